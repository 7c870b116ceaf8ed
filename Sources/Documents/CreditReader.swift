import Spans

/// Finds who a text is credited to: source lines, datelines with an agency, bylines, and
/// "contributed to this report" notes.
///
/// Looks only where such marks stand: in blocks of their own, and at the start of a paragraph.
struct CreditReader {
  private(set) var credits: [Credit] = []
  /// Blocks that are nothing but a credit.
  private(set) var blocks: Set<Int> = []
  private(set) var authors: [String] = []
  /// A full date in a byline or dateline, and a day without a year in a dateline.
  private(set) var date: CalendarDate?
  private(set) var dayWithoutYear: DayOfYear?

  private let bytes: [UInt8]
  private let isPage: Bool

  /// Bylines count near the top and the end of a text, on a page anywhere.
  init(_ textBlocks: [TextBlock], in bytes: [UInt8], isPage: Bool = false) {
    self.bytes = bytes
    self.isPage = isPage
    for (index, block) in textBlocks.enumerated() {
      if readSourceLine(block) || readNote(block) || readByline(block, at: index, of: textBlocks) {
        blocks.insert(index)
      } else if block.count >= 4 {
        readDateline(block)
      }
    }
  }

  private mutating func add(_ name: String, _ span: Span, _ rule: String) {
    guard !credits.contains(where: { $0.name == name && $0.rule == rule }) else { return }
    credits.append(Credit(name: name, span: span, rule: rule))
  }

  private func text(_ span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  /// "(Source: www.example.org)", "Source: Reuters", "Via AP".
  private mutating func readSourceLine(_ block: TextBlock) -> Bool {
    guard block.count >= 2, block.count <= 12,
      ["source", "sources", "via", "courtesy"].contains(block.words[0])
    else { return false }
    let isVia = block.words[0] == "via" || block.words[0] == "courtesy"
    let line = text(block.span)
    let marks: Set<Character> = ["(", "[", ")", "]", " ", "."]
    let inner = line.trimming(marks)
    let name: String
    if let colon = inner.firstIndex(of: ":"), inner[..<colon].count <= 9 {
      name = inner[inner.index(after: colon)...].trimming(marks)
    } else {
      name = inner.drop { $0 != " " }.trimming(marks)
      guard Agencies.agency(named: name) != nil else { return false }
    }
    guard !name.isEmpty, !isVia || Agencies.agency(named: name) != nil else { return false }
    add(name, block.span, "source-line")
    return true
  }

  /// "The Associated Press contributed to this report.", "(Reporting by …; Editing by …)".
  private mutating func readNote(_ block: TextBlock) -> Bool {
    guard block.count <= 60, CreditReader.notes.search(block.keys) > 0 else { return false }
    let isWhole = block.count <= 30 || CreditReader.notes.match(block.keys) > 0
    guard isWhole, block.sentences <= 2 else { return false }
    let known = agencies(in: block)
    for name in known.isEmpty ? singleNames(in: block) : known { add(name, block.span, "note") }
    return true
  }

  /// Names of one capitalised word that reported or contributed: persons have two.
  private func singleNames(in block: TextBlock) -> [String] {
    let line = text(block.span).trimming(["(", ")", "."])
    let part =
      line.contains(" contributed")
      ? line.prefix(before: " contributed") : line.suffix(after: " by ")
    let names = part.prefix(before: ";").replacing(" and ", with: ",").split(separator: ",")
    return names.map { $0.trimming([" "]) }.filter {
      $0.first?.isUppercase == true && !$0.contains(" ") && !$0.contains(where: \.isNumber)
    }
  }

  static let notes = PhraseTable([
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting", "contributed to the report", "additional reporting by", "reporting by",
    "writing by", "editing by", "with inputs from", "with input from", "with files from",
    "with reporting from", "with additional reporting", "was originally published by",
    "was originally published on", "was originally published in", "originally published by",
    "originally appeared on", "originally appeared in", "first appeared on", "first appeared in",
    "was first published", "was produced by", "republished from", "is republished from",
    "republished with permission", "this report includes material from", "with agencies",
    "compiled from agency reports", "from wire reports", "from news services",
    "wire services contributed",
  ])

  /// Agencies named by runs of one to four capitalised words in a block.
  private func agencies(in block: TextBlock) -> [String] {
    let words = text(block.span).split { " ,;()[].:\n\t".contains($0) }
    var names: [String] = []
    var index = 0
    while index < words.count {
      let length = (1...4).reversed().first { length in
        index + length <= words.count
          && Agencies.agency(named: words[index..<index + length].joined(separator: " ")) != nil
      }
      if let length {
        names.append(words[index..<index + length].joined(separator: " "))
      }
      index += length ?? 1
    }
    return names
  }
}

extension CreditReader {
  /// "By Ada Moss and Lin Oke, Associated Press | 3 March 2031".
  private mutating func readByline(_ block: TextBlock, at index: Int, of all: [TextBlock]) -> Bool {
    guard block.count >= 2, block.count <= 20, block.words[0] == "by", !block.isItem,
      block.ending == .none || block.count <= 5, isBylinePlace(index, all)
    else { return false }
    let line = text(block.span).dropFirst(2)
    guard line.first == " " || line.first == ":" else { return false }
    var isByline = false
    for part in line.replacing(" and ", with: ",").split(whereSeparator: {
      ",|/·•&;–—:".contains($0)
    }) {
      isByline = readBylinePart(part.trimming([" ", ".", "-"]), block.span) || isByline
    }
    if let found = PrintedDate.find(in: block.words) { date = date ?? found.day }
    return isByline
  }

  /// Near the top, or after everything else.
  private func isBylinePlace(_ index: Int, _ all: [TextBlock]) -> Bool {
    isPage || index <= 12 || index + 6 >= all.count
  }

  private mutating func readBylinePart(_ part: String, _ span: Span) -> Bool {
    if Agencies.agency(named: part) != nil {
      add(part, span, "byline")
      return true
    }
    let name = part.prefix(before: " in ").prefix(before: " for ").prefix(before: " of ")
    let words = name.split(separator: " ")
    let isName =
      (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
      && !name.contains(where: \.isNumber)
      && !words.contains { CreditReader.offices.contains($0.lowercased()) }
    if isName, !authors.contains(name) { authors.append(name) }
    return isName || words.contains { CreditReader.offices.contains($0.lowercased()) }
  }

  static let offices: Set<String> = [
    "staff", "writer", "reporter", "correspondent", "editor", "bureau", "desk", "team", "news",
    "editorial", "newsroom", "agencies", "agency", "chief", "contributor", "special", "web",
    "online",
    "service", "services", "reporters", "correspondents", "writers", "editors", "journalists",
    "press", "wire", "senior", "political",
  ]

  /// "NORTHPORT, Oct 18 (Reuters) - …", "(AFP) — …", "LOW HAVEN /PRNewswire/ --".
  private mutating func readDateline(_ block: TextBlock) {
    let head = Span(block.span.start, min(block.span.end, block.span.start + 100))
    guard let open = bytes[head.range].firstIndex(where: { $0 == 0x28 || $0 == 0x2F }),
      let close = bytes[open..<head.end].dropFirst().firstIndex(where: { $0 == 0x29 || $0 == 0x2F }
      ),
      isPlace(Span(head.start, open))
    else { return readPlainDateline(block) }
    let end = dash(after: close + 1, limit: block.span.end)
    guard let end else { return readPlainDateline(block) }
    let name = text(Span(open + 1, close)).trimming([" "])
    guard isAgencyLike(name) || isStrictDateline(Span(head.start, open), name) else { return }
    add(name, Span(open, close + 1), "dateline")
    readDay(Span(head.start, open))
    readDay(Span(close + 1, end))
  }

  /// Where the dash after the agency stands: at once, or after ", June 3".
  private func dash(after close: Int, limit: Int) -> Int? {
    if isDash(after: close, limit: limit) { return close }
    guard close < limit, bytes[close] == 0x2C else { return nil }
    let end = (close..<min(limit, close + 24)).first { isDash(after: $0, limit: limit) }
    guard let end else { return nil }
    let words = PhraseTable.words(text(Span(close, end)))
    return PrintedDate.monthAndDay(words, at: 0) == nil ? nil : end
  }

  /// "AP — …" or "NORTHPORT — …": an agency before the dash counts, a place alone does not.
  private mutating func readPlainDateline(_ block: TextBlock) {
    let head = bytes[block.span.range].prefix(60)
    guard let dash = head.indices.first(where: { isDash(after: $0, limit: block.span.end) }) else {
      return
    }
    let before = Span(block.span.start, dash)
    guard isPlace(before) else { return }
    for part in text(before).split(separator: ",")
    where Agencies.agency(named: part.trimming([" "])) != nil {
      add(part.trimming([" "]), before, "dateline")
    }
    readDay(before)
  }

  private mutating func readDay(_ span: Span) {
    let words = PhraseTable.words(text(span))
    if let found = PrintedDate.find(in: words) {
      date = date ?? found.day
    } else if let index = words.indices.first(where: {
      PrintedDate.monthAndDay(words, at: $0) != nil
    }) {
      if let found = PrintedDate.monthAndDay(words, at: index), dayWithoutYear == nil {
        dayWithoutYear = DayOfYear(month: found.month, day: found.day)
      }
    }
  }

  /// What may stand before an agency: nothing, or a place in capitals, or capitalised words and a day.
  private func isPlace(_ span: Span) -> Bool {
    let words = text(span).split { " ,.;".contains($0) }
    return words.count <= 9
      && words.allSatisfy { word in
        word.first.map { $0.isUppercase || $0.isNumber } == true
      }
  }

  private func isAgencyLike(_ name: String) -> Bool {
    let parts = name.split { "/,&".contains($0) }.map { $0.trimming([" "]) }
    if parts.contains(where: { Agencies.agency(named: $0) != nil }) { return true }
    return (2...6).contains(name.utf8.count) && name.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// A place in capitals before a capitalised name of one to three words: an agency no table has.
  private func isStrictDateline(_ place: Span, _ name: String) -> Bool {
    let first = text(place).prefix { $0 != "," }.trimming([" "])
    let words = name.split(separator: " ")
    return first.count >= 3 && !first.contains(where: \.isLowercase)
      && first.contains(where: \.isLetter)
      && (1...3).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
  }

  /// A dash, after blanks: "-", "--", "–", "—".
  private func isDash(after offset: Int, limit: Int) -> Bool {
    var index = offset
    while index < limit, bytes[index] == 0x20 { index += 1 }
    guard index > offset || index < limit, index < limit else { return false }
    if bytes[index] == 0x2D {
      return index > offset && (index + 1 >= limit || [0x20, 0x2D].contains(bytes[index + 1]))
    }
    return index + 2 < limit && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94)
  }
}

extension StringProtocol {
  /// Without the given characters at either end.
  func trimming(_ characters: Set<Character>) -> String {
    var rest = self[...]
    while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// What stands after the first occurrence; nothing where there is none.
  func suffix(after mark: String) -> String {
    firstRange(of: mark).map { String(self[$0.upperBound...]) } ?? ""
  }

  /// What stands before the first occurrence; everything where there is none.
  func prefix(before mark: String) -> String {
    guard let range = firstRange(of: mark) else { return String(self) }
    return String(self[..<range.lowerBound])
  }
}
