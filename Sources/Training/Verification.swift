import ArgumentParser
import Foundation

/// Whether training still gives the parameters that stand in a folder, byte for byte.
struct Verification {
  let folder: String

  /// Trains into a temporary folder and compares the digests. Takes as long as training.
  func run(corpora: String) throws {
    let old = URL(fileURLWithPath: folder)
    let new = FileManager.default.temporaryDirectory.appendingPathComponent(
      "sayso-parameters-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: new) }
    // What people wrote and training reads.
    let table = "inflections.tsv"
    try FileManager.default.copyItem(
      at: old.appendingPathComponent(table), to: new.appendingPathComponent(table))
    let parameters = Parameters(folder: new.path, corpora: corpora)
    try parameters.learnAll()
    try parameters.learnClaims(folder: corpora)
    try parameters.writeDigests()
    let differing = Set(try lines(of: old)).symmetricDifference(try lines(of: new)).sorted()
    guard differing.isEmpty else {
      for line in differing { parameters.note("differs: " + line) }
      throw ExitCode.failure
    }
    parameters.note("training gives the same bytes")
  }

  private func lines(of folder: URL) throws -> [String] {
    try String(
      contentsOf: folder.appendingPathComponent("parameters.tsv"), encoding: .utf8
    ).split(separator: "\n").map(String.init)
  }
}
