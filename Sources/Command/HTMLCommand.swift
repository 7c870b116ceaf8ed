import ArgumentParser
import HTML

/// `sayso html`: what the page parser makes of given bytes; hidden, for the conformance tests.
///
/// Reads lines of a task and bytes in base 16, parted by tabs, and answers each with a line in base
/// 16: `tree` and `tree-scripting` with the tree as html5lib prints it, `encoding` with the
/// encoding's name, `tokens STATE TAG` with a line a token.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Print trees, tokens and encodings of pages on standard input.",
    shouldDisplay: false)

  func run() throws {
    while let line = readLine() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count > 1 else { continue }
      Terminal.write(Hex.text(answer(String(parts[0]), parts, Hex.bytes(parts[1]))) + "\n")
    }
  }

  private func answer(_ task: String, _ parts: [Substring], _ bytes: [UInt8]) -> [UInt8] {
    switch task {
    case "tree", "tree-scripting":
      let tree = HTMLParser.tree(of: bytes, isScripting: task == "tree-scripting")
      return TreeDump.lines(of: tree)
    case "encoding": return Array(HTMLParser.encoding(of: bytes).utf8)
    case "tokens" where parts.count > 3:
      let start = TokenDump.Start(rawValue: String(parts[2])) ?? .data
      return TokenDump.lines(of: bytes, from: start, after: String(parts[3]))
    default: return []
    }
  }
}
