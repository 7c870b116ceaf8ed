import Documents
import HTML

/// Markdown: front matter gives title, author and date; marks go, words stay.
enum MarkdownReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let bytes = LeafReader.whole(item, intake) else { return }
    let text = TransferEncoding.utf8(bytes, charset: item.hints.charset)
    var hints = item.hints
    let body = frontMatter(text, &hints)
    LeafReader.emit(
      DocumentReader.text(
        id: item.id, text: plain(body), sha256: DocumentReader.sha256(bytes), hints: hints,
        settings: intake.settings.intake),
      item, intake)
  }

  /// The lines between two `---` at the start, `key: value` each; gives what follows.
  private static func frontMatter(
    _ text: [UInt8], _ hints: inout DocumentHints
  ) -> ArraySlice<UInt8> {
    guard text.starts(with: "---\n".utf8) || text.starts(with: "---\r\n".utf8) else {
      return text[...]
    }
    var rest = text.drop { $0 != 0x0A }.dropFirst()
    for _ in 0..<200 {
      let line = rest.prefix { $0 != 0x0A }
      guard line.endIndex < text.endIndex else { return text[...] }
      rest = text[(line.endIndex + 1)...]
      let words = String(decoding: line, as: UTF8.self).filled ?? ""
      if words == "---" || words == "..." { return rest }
      guard let colon = words.firstIndex(of: ":") else { continue }
      let value = String(words[words.index(after: colon)...]).filter { $0 != "\"" }.filled
      if let value { put(value, words[..<colon].lowercased(), &hints) }
    }
    return text[...]
  }

  private static func put(_ value: String, _ key: String, _ hints: inout DocumentHints) {
    switch key {
    case "title": hints.title = value
    case "author", "authors":
      let names = value.filter { $0 != "[" && $0 != "]" }.split(separator: ",")
      hints.authors = names.compactMap { String($0).filled }
    case "date", "published": hints.published = StatedDate.day(value)
    case "url", "link", "canonical_url": hints.url = value
    case "source", "outlet", "site", "publication": hints.outlet = value
    case "lang", "language": hints.language = Language.code(value)
    default: break
    }
  }

  /// The words: headings and list items on lines of their own, links by their text, code and
  /// pictures left out. O(size).
  static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var fence: [UInt8]?
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let body = line.drop { $0 == 0x20 || $0 == 0x09 }
      if let open = fence {
        if body.starts(with: open) { fence = nil }
        continue
      }
      if body.starts(with: "```".utf8) || body.starts(with: "~~~".utf8) {
        fence = Array(body.prefix(3))
        continue
      }
      if isRule(body) {
        out.append(0x0A)
        continue
      }
      let block = block(body)
      if block.isOwn, !out.isEmpty, !out.suffix(2).elementsEqual([0x0A, 0x0A]) { out.append(0x0A) }
      appendInline(block.words, to: &out)
      out.append(0x0A)
      if block.isOwn { out.append(0x0A) }
    }
    return out
  }

  /// A line of three or more `-`, `*`, `_` or `=`: a rule or the mark under a heading.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.filter { !ASCII.isBlank($0) }
    guard marks.count >= 3, let first = marks.first, [0x2D, 0x2A, 0x5F, 0x3D].contains(first)
    else { return false }
    return marks.allSatisfy { $0 == first }
  }

  /// A line without the mark of its block, and whether it is a block of its own.
  private static func block(_ line: ArraySlice<UInt8>) -> (words: ArraySlice<UInt8>, isOwn: Bool) {
    var line = line
    while line.first == 0x3E { line = line.dropFirst().drop { $0 == 0x20 } }
    let heading = line.prefix { $0 == 0x23 }
    if (1...6).contains(heading.count), line.dropFirst(heading.count).first == 0x20 {
      var words = line.dropFirst(heading.count + 1)
      while let last = words.last, last == 0x23 || ASCII.isBlank(last) { words = words.dropLast() }
      return (words, true)
    }
    if let first = line.first, [0x2D, 0x2A, 0x2B].contains(first), line.dropFirst().first == 0x20 {
      return (line.dropFirst(2), true)
    }
    let number = line.prefix(while: ASCII.isDigit)
    let mark = line.dropFirst(number.count)
    if (1...3).contains(number.count), mark.first == 0x2E, mark.dropFirst().first == 0x20 {
      return (mark.dropFirst(2), true)
    }
    return (line, false)
  }

  /// Words of a line: `**bold**`, `[text](address)`, `![picture](…)`, `<https://…>`, `` `code` ``,
  /// `\*`, `&amp;`.
  private static func appendInline(_ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    let bytes = Array(line)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x5C where index + 1 < bytes.count && !ASCII.isLetter(bytes[index + 1]):
        out.append(bytes[index + 1])
        index += 2
      case 0x2A, 0x60: index += 1
      case 0x5F where isEdge(bytes, index): index += 1
      case 0x21 where index + 1 < bytes.count && bytes[index + 1] == 0x5B:
        index = MarkdownLink(bytes, at: index + 1)?.end ?? appendOne(byte, index, &out)
      case 0x5B:
        guard let link = MarkdownLink(bytes, at: index) else {
          index = appendOne(byte, index, &out)
          continue
        }
        out += bytes[link.text].filter { $0 != 0x2A && $0 != 0x60 }
        index = link.end
      case 0x26:
        guard let (utf8, end) = CarriedText.reference(at: index, in: bytes) else {
          index = appendOne(byte, index, &out)
          continue
        }
        out += utf8
        index = end
      default: index = appendOne(byte, index, &out)
      }
    }
  }

  private static func appendOne(_ byte: UInt8, _ index: Int, _ out: inout [UInt8]) -> Int {
    out.append(byte)
    return index + 1
  }

  /// An underscore at the edge of a word marks stress; one inside is part of it.
  private static func isEdge(_ bytes: [UInt8], _ index: Int) -> Bool {
    func isWord(_ place: Int) -> Bool {
      guard bytes.indices.contains(place) else { return false }
      return ASCII.isLetter(bytes[place]) || ASCII.isDigit(bytes[place])
    }
    return !(isWord(index - 1) && isWord(index + 1))
  }
}

/// `[text](address)` or `[text][label]`.
private struct MarkdownLink {
  var text: Range<Int>
  var end: Int

  /// Looks at most 2,000 bytes ahead for each end, so that a line of brackets stays linear.
  init?(_ bytes: [UInt8], at open: Int) {
    var depth = 0
    var close: Int?
    for index in open..<min(bytes.count, open + 2000) {
      if bytes[index] == 0x5B { depth += 1 }
      if bytes[index] == 0x5D { depth -= 1 }
      if depth == 0 {
        close = index
        break
      }
    }
    guard let close, close + 1 < bytes.count, bytes[close + 1] == 0x28 || bytes[close + 1] == 0x5B
    else { return nil }
    let mark: UInt8 = bytes[close + 1] == 0x28 ? 0x29 : 0x5D
    guard
      let end = bytes[(close + 1)..<min(bytes.count, close + 2000)].firstIndex(of: mark)
    else { return nil }
    text = open + 1..<close
    self.end = end + 1
  }
}
