import Foundation

/// The files of this checkout, as the house tests look at them.
enum Checkout {
  /// The package's root folder: two above this file's.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Gold, corpora and seeds beside the project; nil where they are not.
  static let shared: URL? = {
    let beside =
      ProcessInfo.processInfo.environment["SAYSO_SHARED"].map(URL.init(fileURLWithPath:))
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: beside.path) ? beside : nil
  }()

  static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

  /// Paths under `folder`, relative to the root, sorted; hidden folders and build products left
  /// out. Walks the disk, not git: a file not yet added is held to the rules as well.
  static func files(in folder: String, endingIn suffix: String = "") -> [String] {
    let skipped: Set = [".git", ".build", "dist"]
    var found: [String] = []
    var open = [folder]
    while let next = open.popLast() {
      let path = root.appendingPathComponent(next).path
      for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
        if skipped.contains(name) || name.hasPrefix(".build") { continue }
        let child = next.isEmpty ? name : next + "/" + name
        if isFolder(child) {
          if name != "__pycache__" { open.append(child) }
        } else if child.hasSuffix(suffix) {
          found.append(child)
        }
      }
    }
    return found.sorted()
  }

  static func folders(in folder: String) -> [String] {
    let path = root.appendingPathComponent(folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { isFolder(folder + "/" + $0) && !$0.hasPrefix(".") }.sorted()
  }

  /// A file's text; empty for what is not UTF-8, such as learned parameters.
  static func text(of path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  static func lines(of path: String) -> [Substring] {
    text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func isFolder(_ path: String) -> Bool {
    var answer: ObjCBool = false
    let full = root.appendingPathComponent(path).path
    return FileManager.default.fileExists(atPath: full, isDirectory: &answer) && answer.boolValue
  }
}
