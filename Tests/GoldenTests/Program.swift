import Foundation

/// The built program, run as a person runs it.
enum Program {
  struct Result {
    var code: Int32
    var output: Data
    var errors: String
  }

  /// Two above Tests/GoldenTests.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the test bundle: `swift build --build-tests` makes both.
  static let path = Bundle.main.executableURL!.resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("sayso")

  /// Runs the program in the package's root folder, so that printed paths are the same everywhere.
  static func run(_ arguments: [String]) throws -> Result {
    let process = Process()
    let output = Pipe()
    let errors = FileManager.default.temporaryDirectory
      .appendingPathComponent("sayso-golden-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.executableURL = path
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let told = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return Result(code: process.terminationStatus, output: data, errors: told)
  }
}
