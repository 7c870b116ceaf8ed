import Spans

/// A parsed page as flat arrays: nodes in document order, each with the end of its subtree.
///
/// Walking down is `index + 1`, skipping a subtree is `end`; no recursion anywhere.
struct PageTree: Sendable {
  struct Node: Sendable {
    var tag: Tag
    /// Index of the parent; -1 for the root.
    var parent: Int32
    /// One past the last node of the subtree.
    var end: Int32
    /// Text of a text node, in `bytes`.
    var text: Span
    /// In `attributes`.
    var attributes: Range<Int32>
    /// The number of the parser's node.
    var place: Int32 = 0
  }

  struct Attribute: Sendable {
    var name: Name
    var value: Span
  }

  /// Attributes that are looked at; others are not kept.
  enum Name: String, Sendable, CaseIterable {
    case id, `class`, role, itemprop, itemtype, itemscope, property, name, content, href, rel
    case datetime, style, hidden, lang, type, title, charset, pubdate, value
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case httpEquiv = "http-equiv"
  }

  /// Elements that are told apart; all others are `other`.
  enum Tag: UInt8, Sendable, CaseIterable {
    case text, other
    case html, head, title, base, link, meta, style, script, noscript, template, body, article
    case section, nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, p, hr, pre
    case blockquote, ol, ul, li, dl, dt, dd, figure, figcaption, main, div, a, em, strong, small
    case cite, q, time, code, span, br, img, iframe, embed, object, video, audio, canvas, svg
    case table, caption, tbody, thead, tfoot, tr, td, th, form, fieldset, label, input, button
    case select, textarea, details, summary, dialog, center, b, i, u, sup, sub, font, option
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// Text and attribute values, valid UTF-8, entities resolved.
  var bytes: [UInt8] = []

  /// The value of an attribute of a node; nil where it has none.
  func attribute(_ name: Name, of node: Int) -> String? {
    let range = nodes[node].attributes
    for index in range where attributes[Int(index)].name == name {
      return string(attributes[Int(index)].value)
    }
    return nil
  }

  /// The bytes of an attribute's value; nil where the node has none.
  func bytes(of name: Name, of node: Int) -> ArraySlice<UInt8>? {
    for index in nodes[node].attributes where attributes[Int(index)].name == name {
      return bytes[attributes[Int(index)].value.range]
    }
    return nil
  }

  func string(_ span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  func parent(of node: Int) -> Int? { nodes[node].parent < 0 ? nil : Int(nodes[node].parent) }

  func end(of node: Int) -> Int { Int(nodes[node].end) }

  /// A number for the kind of an element.
  func code(of node: Int) -> UInt8 { nodes[node].tag.rawValue }

  /// All text below a node, white space collapsed, at most `limit` bytes.
  func text(of node: Int, limit: Int = 10_000) -> String {
    var out: [UInt8] = []
    for index in node..<end(of: node) where nodes[index].tag == .text && out.count < limit {
      let parent = nodes[index].parent
      if parent >= 0, PageTree.isRaw(nodes[Int(parent)].tag), Int(parent) != node { continue }
      PageTree.collapse(bytes[nodes[index].text.range], into: &out)
    }
    while out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text below a node with a line feed where a block begins or ends; at most `limit` bytes.
  func lines(of node: Int, limit: Int) -> String {
    var out: [UInt8] = []
    var blockEnd = node
    var isBroken = false
    for index in node..<end(of: node) where out.count < limit {
      let tag = nodes[index].tag
      if index >= blockEnd, blockEnd > node { (isBroken, blockEnd) = (true, node) }
      if tag == .text {
        let parent = nodes[index].parent
        if parent >= 0, PageTree.isRaw(nodes[Int(parent)].tag) { continue }
        if isBroken, !out.isEmpty, out.last != 0x0A { out.append(0x0A) }
        isBroken = false
        PageTree.collapse(bytes[nodes[index].text.range], into: &out)
      } else if tag == .br || PageBlocks.isBlock(tag) {
        isBroken = true
        blockEnd = max(blockEnd, end(of: index))
      }
    }
    return String(decoding: out, as: UTF8.self).trimming([" ", "\n"])
  }

  /// Elements whose text is not for readers.
  static func isRaw(_ tag: Tag) -> Bool { tag == .script || tag == .style || tag == .template }

  /// Appends text with each run of white space (no-break spaces too) as one blank.
  static func collapse(_ slice: ArraySlice<UInt8>, into out: inout [UInt8]) {
    var index = slice.startIndex
    while index < slice.endIndex {
      let byte = slice[index]
      let isWide = byte == 0xC2 && index + 1 < slice.endIndex && slice[index + 1] == 0xA0
      if isWide || SourceText.isSpace(byte) {
        if let last = out.last, last != 0x20, last != 0x0A { out.append(0x20) }
        index += isWide ? 2 : 1
      } else {
        out.append(byte)
        index += 1
      }
    }
  }
}
