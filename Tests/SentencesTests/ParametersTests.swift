import Foundation
import Testing

@testable import Sentences

@Suite struct ParametersTests {
  @Test func areThoseTheTrainerWrote() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/CModels/tables")
    let written = try String(
      contentsOf: folder.appendingPathComponent("parameters.tsv"), encoding: .utf8)
    let lines = written.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    #expect(lines == ParameterDigest.compiledIn)
  }

  @Test func staySmall() {
    let sizes = ParameterDigest.compiledIn.compactMap { line in
      Int(line.split(separator: "\t").dropFirst().first ?? "")
    }
    #expect(sizes.reduce(0, +) < 20_000_000)
  }
}
