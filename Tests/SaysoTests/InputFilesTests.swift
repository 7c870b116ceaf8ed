import Documents
import Foundation
import Testing

@testable import Sayso

/// A folder that lasts as long as a test.
private final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sayso-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders it needs, and returns its path.
  @discardableResult func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    let parent = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}

@Suite struct InputFilesTests {
  private let text = Array(
    "The harbour board said on Tuesday that the ferry had struck the mole.".utf8)

  @Test func foldersAreWalkedInNameOrder() throws {
    let folder = try Folder()
    for name in ["b.txt", "a/z.txt", "a/.hidden.txt", ".secret/c.txt", "c.html", "d.xyz", "é.txt"] {
      try folder.write(name, text)
    }
    let (inputs, faults) = InputFiles.inputs(at: [folder.path])
    #expect(inputs.map(\.name) == ["z.txt", "b.txt", "c.html", "é.txt"])
    #expect(faults.isEmpty)
  }

  @Test func unknownEndingsAreReadWhenNamed() throws {
    let folder = try Folder()
    let file = try folder.write("report.xyz", text)
    #expect(InputFiles.inputs(at: [file]).inputs.count == 1)
    #expect(
      InputFiles.inputs(at: [folder.path]).faults == [.noReadableDocument(folder: folder.path)])
  }

  @Test func eachFaultIsNamedAndTheRestIsRead() throws {
    let folder = try Folder()
    let good = try folder.write("good.txt", text)
    let empty = try folder.write("empty.txt", [])
    let binary = try folder.write("binary.txt", [UInt8](repeating: 0, count: 100))
    let missing = folder.path + "/none.txt"
    let (documents, faults) = InputFiles.documents(
      at: [missing, empty, binary, good], settings: IntakeSettings())
    #expect(documents.map(\.id) == ["good.txt"])
    #expect(faults == [.missing(path: missing), .empty(path: empty), .binary(path: binary)])
  }

  @Test func aFileThatMayNotBeReadIsAFault() throws {
    guard getuid() != 0 else { return }
    let folder = try Folder()
    let file = try folder.write("closed.txt", text)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    let (_, faults) = InputFiles.inputs(at: [file])
    #expect(faults == [.unreadable(path: file, reason: "Permission denied")])
  }

  @Test func aFileAboveTheLimitIsRefusedByItsSize() throws {
    let folder = try Folder()
    let file = try folder.write("huge.txt", [])
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    try handle.truncate(atOffset: 200 << 20)
    try handle.close()
    let (inputs, faults) = InputFiles.inputs(at: [file])
    #expect(inputs.isEmpty)
    #expect(faults == [.tooLarge(path: file, bytes: 200 << 20, limit: InputFiles.largest)])
  }

  @Test func aFileReachedTwiceIsReadOnce() throws {
    let folder = try Folder()
    let file = try folder.write("a.txt", text)
    #expect(InputFiles.inputs(at: [file, folder.path, file]).inputs.count == 1)
  }

  @Test func equalNamesArePartedByTheirFolders() throws {
    let folder = try Folder()
    let files = try ["north/a.txt", "south/a.txt", "b.txt"].map { try folder.write($0, text) }
    func ids(_ paths: [String]) -> [String] {
      InputFiles.documents(at: paths, settings: IntakeSettings()).documents.map(\.id).sorted()
    }
    #expect(ids(files) == ["b.txt", "north/a.txt", "south/a.txt"])
    #expect(ids(files.reversed()) == ids(files))
  }
}
