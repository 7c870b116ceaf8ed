import Foundation
import Testing

/// The briefs of the example sets, byte for byte. `make golden` prints them anew and shows what
/// changed; whoever commits the change has read it.
@Suite(.enabled(if: Recording.isReady)) struct GoldenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var example: String
    var format: String
    var file: String { "\(example).\(Self.endings[format] ?? format)" }
    var testDescription: String { "\(example) as \(format)" }

    static let endings = ["text": "txt", "markdown": "md", "html": "html", "json": "json"]
    static let all = ["ferry", "border"].flatMap { example in
      ["text", "markdown", "html", "json"].map { Case(example: example, format: $0) }
    }
  }

  @Test(arguments: Case.all) func theBriefIsWhatItWas(_ golden: Case) throws {
    let result = try Program.run([
      "brief", "Examples/" + golden.example, "--format", golden.format,
    ])
    try #require(result.code == 0, "\(result.errors)")
    let file = Recording.folder.appendingPathComponent(golden.file)
    if Recording.isOn {
      try FileManager.default.createDirectory(
        at: Recording.folder, withIntermediateDirectories: true)
      try result.output.write(to: file)
    } else {
      let wanted = try Data(contentsOf: file)
      #expect(result.output == wanted, "\(Self.difference(wanted, result.output))")
    }
  }

  @Test(arguments: ["ferry", "border"], ["1", "2", "5"])
  func theBriefDoesNotDependOnOrderOrJobs(_ example: String, _ jobs: String) throws {
    let wanted = try Program.run(["brief", "Examples/" + example])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Program.root.appendingPathComponent("Examples/" + example).path)
    let turned = names.sorted { ($0.last!, $0) > ($1.last!, $1) }.map {
      "Examples/\(example)/\($0)"
    }
    let other = try Program.run(["brief", "--jobs", jobs] + turned)
    #expect(other.output == wanted.output, "\(Self.difference(wanted.output, other.output))")
  }

  /// The first line where two outputs part.
  static func difference(_ wanted: Data, _ found: Data) -> String {
    let old = String(decoding: wanted, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let new = String(decoding: found, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (line, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
      return "line \(line + 1):\n- \(pair.0)\n+ \(pair.1)"
    }
    return "\(old.count) lines were expected, \(new.count) came"
  }
}

/// The briefs on record.
enum Recording {
  /// Whether this run writes the briefs instead of comparing them.
  static let isOn = ProcessInfo.processInfo.environment["SAYSO_RECORD"] != nil
  static let folder = Program.root.appendingPathComponent("Tests/GoldenTests/Briefs")

  /// Whether there is anything to compare with.
  static let isReady: Bool = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return isOn || names?.contains { !$0.hasPrefix(".") } == true
  }()
}
