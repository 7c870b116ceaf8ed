import Spans

/// The last resort for pages no parser should see: text between tags, a paragraph a block tag.
///
/// Linear in the size. Entities are left as they are; scripts, styles and comments go.
enum TagStripper: PageParser {
  static func tree(of bytes: [UInt8]) -> PageTree {
    var tree = PageTree()
    tree.nodes.append(node(.body, parent: -1))
    var index = 0
    var text: [UInt8] = []
    while index < bytes.count {
      let next = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
      text += bytes[index..<next]
      index = next
      guard index < bytes.count else { break }
      let name = tagName(bytes, at: index)
      if name.isEmpty {
        text.append(0x3C)
        index += 1
        continue
      }
      if raw.contains(name) { index = skip(bytes, from: index, past: name) }
      index = (bytes[index...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1
      if inline.contains(name) { text.append(0x20) } else { flush(&text, into: &tree) }
    }
    flush(&text, into: &tree)
    tree.nodes[0].end = Int32(tree.nodes.count)
    return tree
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "cite", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup",
    "u",
  ]
  private static let raw: Set<String> = ["script", "style", "!--"]

  /// The name of the tag here in lower case, `!--` for a comment; empty where none starts.
  private static func tagName(_ bytes: [UInt8], at start: Int) -> String {
    let head = bytes[start...].dropFirst().prefix(12)
    if head.starts(with: [0x21, 0x2D, 0x2D]) { return "!--" }
    let name = head.first == 0x2F ? head.dropFirst() : head
    if name.first == 0x21 { return "!" }
    let letters = name.prefix { TextBlock.isASCIILetterOrDigit($0) }
    guard let first = letters.first, first > 0x39 else { return "" }
    return String(decoding: letters.map(TextBlock.folded), as: UTF8.self)
  }

  /// Where the end of a comment, or the end tag of a script or style, stands.
  private static func skip(_ bytes: [UInt8], from start: Int, past name: String) -> Int {
    let mark = name == "!--" ? Array("-->".utf8) : Array("</\(name)".utf8)
    var index = start + 1
    while index + mark.count <= bytes.count {
      if bytes[index] | 0x20 == mark[0] | 0x20,
        bytes[index..<index + mark.count].lazy.map(TextBlock.folded).elementsEqual(mark)
      {
        return name == "!--" ? index + 2 : index
      }
      index += 1
    }
    return bytes.count - 1
  }

  private static func node(_ tag: PageTree.Tag, parent: Int32) -> PageTree.Node {
    PageTree.Node(tag: tag, parent: parent, end: 0, text: Span(0, 0), attributes: 0..<0)
  }

  private static func flush(_ text: inout [UInt8], into tree: inout PageTree) {
    defer { text.removeAll(keepingCapacity: true) }
    guard text.contains(where: { !SourceText.isSpace($0) }) else { return }
    let start = tree.bytes.count
    tree.bytes += text
    let index = Int32(tree.nodes.count)
    tree.nodes.append(node(.p, parent: 0))
    tree.nodes[Int(index)].end = index + 2
    tree.nodes.append(node(.text, parent: index))
    tree.nodes[Int(index) + 1].end = index + 2
    tree.nodes[Int(index) + 1].text = Span(start, tree.bytes.count)
  }
}
