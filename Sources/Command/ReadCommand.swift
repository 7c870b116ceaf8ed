import ArgumentParser
import Documents
import Exchange
import Foundation
import Sayso

/// `sayso read`: the analysis of each document as JSON Lines.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Print the analysis of each document as JSON Lines.")

  @Argument(help: "Files to read.") var paths: [String]

  func run() throws {
    for path in paths {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let name = URL(fileURLWithPath: path).lastPathComponent
      let (documents, _) = DocumentReader.read(
        RawInput(name: name, bytes: Array(data)), settings: IntakeSettings())
      for document in documents {
        print(ReadRecord(Pipeline.reading(of: document)).json.line)
      }
    }
  }
}
