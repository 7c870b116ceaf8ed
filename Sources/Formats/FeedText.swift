import Documents
import HTML
import Spans

/// Text of the pieces of HTML that feeds carry.
enum FeedText {
  /// A title: its text in one line; nil where it is empty.
  static func line(_ field: FeedField) -> String? {
    let html = field.html
    let text = html.contains(0x3C) || html.contains(0x26) ? paragraphs(of: html) : html
    return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").filled
  }

  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr",
    "table", "section", "article", "figure", "figcaption", "hr", "pre", "dd", "dt",
  ]
  private static let hidden: Set<String> = ["script", "style", "template", "head", "noscript"]

  /// All text, a blank line between blocks. O(size).
  static func paragraphs(of html: [UInt8]) -> [UInt8] {
    let tree = HTMLParser.tree(of: [0xEF, 0xBB, 0xBF] + html)
    var out: [UInt8] = []
    var stack: [(node: Int, isEnd: Bool)] = [(0, false)]
    while let (node, isEnd) = stack.popLast() {
      let kind = tree.nodes[node].kind
      if kind == .text {
        tree.appendText(of: node, to: &out)
        continue
      }
      let name = kind == .element ? tree.names.name(tree.nodes[node].name) : ""
      if hidden.contains(name), name != "head" { continue }
      if blocks.contains(name) { breakParagraph(&out) }
      guard !isEnd else { continue }
      stack.append((node, true))
      var child = Int(tree.nodes[node].last)
      while child >= 0 {
        stack.append((child, false))
        child = Int(tree.nodes[child].previous)
      }
    }
    return out
  }

  private static func breakParagraph(_ out: inout [UInt8]) {
    while let last = out.last, ASCII.isBlank(last) { out.removeLast() }
    if !out.isEmpty { out += [0x0A, 0x0A] }
  }

  /// A piece of HTML with its title as a page of its own, for the reader of pages.
  static func page(title: String?, html: [UInt8]) -> [UInt8] {
    let title = FeedField.escaped(Array((title ?? "").utf8))
    var page = Array("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>".utf8)
    page += title + Array("</title></head><body><article><h1>".utf8)
    page += title + Array("</h1>\n<div>".utf8) + html
    return page + Array("</div></article></body></html>".utf8)
  }

  /// A piece of HTML with its title as a document. Where the reader of pages would keep less than
  /// half of it (teasers of a line), all of it is kept.
  static func document(
    id: String, html: [UInt8], hints: DocumentHints, settings: IntakeSettings
  ) -> Document {
    var document = DocumentReader.page(
      id: id, bytes: page(title: hints.title, html: html), hints: hints, settings: settings)
    let text = paragraphs(of: html)
    let kept = document.passages.reduce(0) { $0 + ($1.role.isRead ? $1.span.length : 0) }
    let title = hints.title.map { Array($0.utf8) } ?? []
    if kept < title.count + text.count / 2 {
      let whole = title + (title.isEmpty ? [] : [0x0A, 0x0A]) + text
      document = DocumentReader.text(
        id: id, text: whole, sha256: "", hints: hints, settings: settings)
    }
    document.sha256 = DocumentReader.sha256(html.isEmpty ? title : html)
    return document
  }
}
