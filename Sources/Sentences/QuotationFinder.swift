import Spans

/// Pairs the quotation marks of a document.
///
/// Curly marks say themselves whether they open or close; straight ones are read by what stands
/// beside them. A quotation that is still open where its paragraph ends goes on if the next
/// paragraph begins with an opening mark (the press's way of quoting several paragraphs) or closes
/// before it opens; else it ends with its paragraph and is not closed. O(tokens).
///
/// Gets wrong: a genitive plural inside single quotation marks ("the ‘workers’ demands’").
struct QuotationFinder {
  private enum Family { case double, single, angle }
  private enum Side { case opens, closes, either }

  private struct Mark {
    var span: Span
    var family: Family
    var side: Side
    /// Stands before every word of its paragraph.
    var isFirst: Bool
    /// May as well be a genitive's apostrophe.
    var isDoubtful: Bool
  }

  private struct Open {
    var start: Int
    var family: Family
  }

  private(set) var quotations: [Quotation] = []
  private var open: [Open] = []
  private var paragraphEnd = 0

  /// Reads the next paragraph.
  mutating func read(_ paragraph: Paragraph) {
    let marks = QuotationFinder.marks(in: paragraph)
    var rest = marks[...]
    if !open.isEmpty { rest = carry(over: rest) }
    let lastSingle = marks.last { $0.family == .single && $0.side != .opens && !$0.isDoubtful }
    for mark in rest {
      let mayBeGenitive = mark.isDoubtful && (lastSingle.map { $0.span > mark.span } ?? false)
      if !mayBeGenitive { take(mark) }
    }
    paragraphEnd = paragraph.tokens.last?.end ?? paragraphEnd
  }

  /// What an open quotation makes of the next paragraph; its own marks are used up.
  private mutating func carry(over marks: ArraySlice<Mark>) -> ArraySlice<Mark> {
    guard let first = marks.first, let outer = open.first, first.family == outer.family else {
      closeAll()
      return marks
    }
    if first.isFirst, first.side != .closes { return marks.dropFirst() }
    if first.side == .closes { return marks }
    closeAll()
    return marks
  }

  private mutating func take(_ mark: Mark) {
    let matching = open.lastIndex { $0.family == mark.family }
    let closes = mark.side == .closes || (mark.side == .either && matching != nil)
    if closes {
      guard let matching else { return }
      for depth in (matching..<open.count).reversed() {
        append(depth: depth, end: mark.span.end, isClosed: depth == matching)
      }
      open.removeSubrange(matching...)
    } else if open.count < 4, !(mark.isDoubtful) {
      open.append(Open(start: mark.span.start, family: mark.family))
    }
  }

  private mutating func append(depth: Int, end: Int, isClosed: Bool) {
    let whole = Span(open[depth].start, end)
    quotations.append(Quotation(span: whole, whole: whole, depth: depth, isClosed: isClosed))
  }

  /// Ends every open quotation where its paragraph ended.
  private mutating func closeAll() {
    for depth in open.indices.reversed() {
      append(depth: depth, end: paragraphEnd, isClosed: false)
    }
    open.removeAll()
  }

  /// The document is read to its end.
  mutating func finish() {
    closeAll()
    quotations.sort { ($0.whole.start, $0.depth) < ($1.whole.start, $1.depth) }
  }

  // MARK: Marks

  private static func marks(in paragraph: Paragraph) -> [Mark] {
    var marks: [Mark] = []
    var isFirst = true
    for index in paragraph.tokens.indices {
      let kind = paragraph.kind(index)
      if kind == .quote || kind == .apostrophe,
        let mark = mark(at: index, in: paragraph, isFirst: isFirst)
      {
        marks.append(mark)
      }
      if kind.isWord { isFirst = false }
    }
    return marks
  }

  private static func mark(
    at index: Int, in paragraph: Paragraph, isFirst: Bool
  ) -> Mark? {
    let token = paragraph.tokens[index]
    guard
      let first = paragraph.bytes.character(at: token.start, limit: paragraph.bytes.count)
    else { return nil }
    let isWhole = first.end == token.end
    let isDouble = token.end == first.end + 1 && first.value == 0x27 || first.value == 0x60
    guard isWhole || isDouble else { return nil }
    let (family, side) = reading(of: first.value, isDouble: isDouble && !isWhole)
    guard let family else { return nil }
    return Mark(
      span: Span(token.start, token.end), family: family,
      side: side == .either ? self.side(at: index, in: paragraph) : side, isFirst: isFirst,
      isDoubtful: token.isClitic)
  }

  private static func reading(of value: UInt32, isDouble: Bool) -> (Family?, Side) {
    switch value {
    case 0x22: (.double, .either)
    case 0x27: isDouble ? (.double, .either) : (.single, .either)
    case 0x60: (isDouble ? .double : .single, .opens)
    case 0x201C, 0x201E, 0x201F: (.double, .opens)
    case 0x201D: (.double, .closes)
    case 0x2018, 0x201A, 0x201B: (.single, .opens)
    case 0x2019: (.single, .closes)
    case 0xAB, 0x2039, 0x300C, 0x300E: (.angle, .opens)
    case 0xBB, 0x203A, 0x300D, 0x300F: (.angle, .closes)
    default: (nil, .either)
    }
  }

  /// A straight mark after a blank and before a word opens; one after a word closes.
  private static func side(at index: Int, in paragraph: Paragraph) -> Side {
    let token = paragraph.tokens[index]
    let isGluedBefore = index > 0 && paragraph.tokens[index - 1].end == token.start
    let isGluedAfter =
      index + 1 < paragraph.tokens.count && paragraph.tokens[index + 1].start == token.end
    if !isGluedBefore && isGluedAfter { return .opens }
    if isGluedBefore && !isGluedAfter {
      let isOpener =
        paragraph.isBracket(index - 1) && [0x28, 0x5B].contains(paragraph.byte(index - 1))
      return isOpener ? .either : .closes
    }
    if isGluedBefore, isGluedAfter,
      paragraph.isBracket(index - 1) || paragraph.kind(index - 1) == .dash,
      paragraph.kind(index + 1).isWord
    {
      return .opens
    }
    return .either
  }

  // MARK: Sentences

  /// Gives each sentence its parts of the quotations. O(sentences + quotations × sentences each).
  func place(in sentences: inout [Sentence]) {
    var first = 0
    for quotation in quotations {
      while first < sentences.count, sentences[first].span.end <= quotation.whole.start {
        first += 1
      }
      var index = first
      while index < sentences.count, sentences[index].span.start < quotation.whole.end {
        if let part = sentences[index].span.intersection(quotation.whole) {
          var clipped = quotation
          clipped.span = part
          sentences[index].quotations.append(clipped)
        }
        index += 1
      }
    }
  }
}
