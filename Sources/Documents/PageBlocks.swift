import Spans

/// A run of text on a page that a reader sees as one paragraph, heading, item or cell.
struct PageBlock: Sendable {
  /// The innermost block element around it.
  var node: Int
  var tag: PageTree.Tag
  /// Its words; the span points into `PageBlocks.text`.
  var shape: TextBlock
  /// Bytes inside links.
  var linked: Int
  /// The first and the last node of its text.
  var texts: Range<Int32> = 0..<0

  var linkShare: Double { shape.span.length == 0 ? 0 : Double(linked) / Double(shape.span.length) }
  var isHeading: Bool { [.h1, .h2, .h3, .h4, .h5, .h6].contains(tag) }
}

/// All blocks of a page in document order, with their text, white space collapsed. One pass.
struct PageBlocks {
  private(set) var blocks: [PageBlock] = []
  private(set) var text: [UInt8] = []

  private let tree: PageTree
  private var open: [Int] = []
  private var start = 0
  private var linked = 0
  private var linkEnd = 0
  private var breaks = 0
  private var firstText: Int32 = -1
  private var lastText: Int32 = -1

  /// Elements marked `never` are left out whole.
  init(_ tree: PageTree, marks: PageMarks) {
    self.tree = tree
    var index = 0
    while index < tree.nodes.count {
      close(before: index)
      if marks.own[index].contains(.never) {
        index = tree.end(of: index)
        continue
      }
      visit(index)
      index += 1
    }
    flush()
  }

  private mutating func close(before index: Int) {
    while let last = open.last, tree.end(of: last) <= index {
      flush()
      open.removeLast()
    }
  }

  private mutating func visit(_ index: Int) {
    let node = tree.nodes[index]
    switch node.tag {
    case .text:
      let before = text.count
      PageTree.collapse(tree.bytes[node.text.range], into: &text)
      if text.count > before {
        breaks = 0
        if text[before...].contains(where: { $0 != 0x20 }) {
          if firstText < 0 { firstText = Int32(index) }
          lastText = Int32(index)
        }
      }
      if index < linkEnd { linked += text.count - before }
    case .br:
      breaks += 1
      if breaks > 1 { flush() } else { appendBlank() }
    case .a: linkEnd = max(linkEnd, tree.end(of: index))
    case let tag where PageBlocks.isBlock(tag):
      flush()
      open.append(index)
    default: break
    }
  }

  private mutating func appendBlank() {
    if text.count > start, text.last != 0x20 { text.append(0x20) }
  }

  private mutating func flush() {
    breaks = 0
    let span = TextBlocks.trimmed(Span(start, text.count), text)
    if !span.isEmpty {
      let node = open.last ?? 0
      let tag = tree.nodes.indices.contains(node) ? tree.nodes[node].tag : .other
      blocks.append(
        PageBlock(
          node: node, tag: tag, shape: TextBlock(span, in: text), linked: linked,
          texts: max(0, firstText)..<max(0, lastText) + 1))
    }
    text.append(0x0A)
    start = text.count
    linked = 0
    (firstText, lastText) = (-1, -1)
  }

  static func isBlock(_ tag: PageTree.Tag) -> Bool {
    switch tag {
    case .html, .body, .article, .section, .nav, .aside, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup,
      .header, .footer, .address, .p, .hr, .pre, .blockquote, .ol, .ul, .li, .dl, .dt, .dd, .figure,
      .figcaption, .main, .div, .table, .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .form,
      .fieldset, .details, .summary, .dialog, .center, .iframe, .head, .title:
      return true
    default: return false
    }
  }
}
