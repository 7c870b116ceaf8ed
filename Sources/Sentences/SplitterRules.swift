import CModels
import Tables

/// What needs no learning about the ends of sentences.
enum SplitterRules {
  /// Whether a sentence begins at `index`; nil where it is doubtful.
  static func decision(at index: Int, start: Int, in paragraph: Paragraph) -> Bool? {
    let kind = paragraph.kind(index)
    // Closing marks stay with what they close.
    if kind == .stop { return false }
    if kind == .bracket, [0x29, 0x5D, 0x7D].contains(paragraph.byte(index)) { return false }
    if let abbreviation = paragraph.tokens[index - 1].abbreviation {
      return decision(after: abbreviation, at: index, start: start, in: paragraph)
    }
    if paragraph.isStop(index - 1) {
      return decision(afterStopAt: index, start: start, in: paragraph)
    }
    // "“This is great.” she said."
    if paragraph.isQuote(index - 1), paragraph.isStopped(before: index), kind == .lower {
      return false
    }
    return nil
  }

  private static func decision(
    after abbreviation: Abbreviations.Kind, at index: Int, start: Int, in paragraph: Paragraph
  ) -> Bool? {
    switch abbreviation {
    case .title, .number, .inner: return false
    case .month where paragraph.isDigit(index): return false
    default: break
    }
    guard paragraph.isCapital(index) else {
      return paragraph.kind(index) == .lower ? false : nil
    }
    if isOpener(index, in: paragraph) { return true }
    // "… at 6 p.m. Mr. Lee left": a title begins a sentence, but not after "At 5 a.m.".
    if paragraph.tokens[index].abbreviation == .title, isTimeOfDay(index - 1, in: paragraph) {
      return index - start > 5
    }
    return nil
  }

  private static func decision(
    afterStopAt index: Int, start: Int, in paragraph: Paragraph
  ) -> Bool? {
    if isNameWithMark(index, start: start, in: paragraph) { return false }
    // ". . ." stands for words left out; a fourth stop ends the sentence.
    if spacedStops(before: index, in: paragraph) == 3 { return false }
    // "N°. 12"
    if paragraph.isDigit(index), index > 1, paragraph.words[index - 2].lower == degree {
      return false
    }
    return nil
  }

  /// "She works at Yahoo! in …": a single mark after a capitalised word inside a sentence, and
  /// small letters after it.
  private static func isNameWithMark(
    _ index: Int, start: Int, in paragraph: Paragraph
  ) -> Bool {
    let mark = paragraph.tokens[index - 1]
    guard paragraph.byte(index - 1) == 0x21, mark.end == mark.start + 1,
      paragraph.kind(index) == .lower, index - 2 > start
    else { return false }
    return paragraph.isCapital(index - 2) && paragraph.words[index - 2].hasLower
      && paragraph.kind(index - 3) == .lower
  }

  private static let degree = WordForm("°".utf8).lower

  private static let openers: Set<UInt64> = Set(
    Table(sayso_table_openers).rows.map { WordForm($0[0].utf8).lower })

  /// "The", "How": small words with a capital; not "IT".
  private static func isOpener(_ index: Int, in paragraph: Paragraph) -> Bool {
    let token = paragraph.tokens[index]
    let word = paragraph.words[index]
    return (word.hasLower || token.end == token.start + 1) && openers.contains(word.lower)
  }

  private static func isTimeOfDay(_ index: Int, in paragraph: Paragraph) -> Bool {
    let token = paragraph.tokens[index]
    guard token.end - token.start == 4 else { return false }
    let first = paragraph.bytes[token.start] | 0x20
    return (first == 0x61 || first == 0x70) && paragraph.bytes[token.start + 2] | 0x20 == 0x6D
  }

  /// How many single stops with blanks before them stand in a row before `index`, at most four.
  private static func spacedStops(before index: Int, in paragraph: Paragraph) -> Int {
    var count = 0
    var last = index - 1
    while last > 0, count < 4, paragraph.byte(last) == 0x2E,
      paragraph.tokens[last].end == paragraph.tokens[last].start + 1,
      paragraph.tokens[last - 1].end < paragraph.tokens[last].start
    {
      count += 1
      last -= 1
    }
    return count
  }
}

/// Marks of list items inside a paragraph: "1. … 2. …", "a) … b) …", "• …".
struct ListMarks {
  /// The mark that would come next, and how marks of this list are written.
  private var expected: Int?
  private var style: [UInt8] = []
  private var isLetter = false
  private var insideUntil = 0

  /// Whether a list item begins at `index`. A list begins at the beginning of a paragraph and goes
  /// on with the next number or letter written in the same way.
  mutating func begins(at index: Int, in paragraph: Paragraph, sentenceStart: Int) -> Bool {
    if index == 1 { open(at: 0, in: paragraph) }
    let isApart = paragraph.tokens[index - 1].end < paragraph.tokens[index].start
    guard isApart, index != insideUntil else { return false }
    if ListMarks.isBullet(index, in: paragraph) {
      open(at: index + 1, in: paragraph)
      return true
    }
    if ListMarks.isBullet(index - 1, in: paragraph) { return false }
    guard let expected, index > insideUntil, let mark = ListMarks.mark(at: index, in: paragraph),
      mark.number == expected, mark.isLetter == isLetter, mark.style == style
    else { return false }
    take(mark)
    return true
  }

  /// Between a mark and its item no sentence begins.
  func isInsideMark(_ index: Int) -> Bool { index <= insideUntil }

  private mutating func open(at index: Int, in paragraph: Paragraph) {
    let first = ListMarks.isBullet(index, in: paragraph) ? index + 1 : index
    if first > index { insideUntil = first }
    guard let mark = ListMarks.mark(at: first, in: paragraph) else { return }
    take(mark)
  }

  private mutating func take(_ mark: Mark) {
    expected = mark.number + 1
    style = mark.style
    isLetter = mark.isLetter
    insideUntil = mark.end
  }

  private struct Mark {
    var number: Int
    var isLetter: Bool
    var style: [UInt8]
    /// The token after the mark.
    var end: Int
  }

  /// A number below 1,000 or a single letter with "." or ")" or both.
  private static func mark(at index: Int, in paragraph: Paragraph) -> Mark? {
    guard index < paragraph.tokens.count else { return nil }
    let token = paragraph.tokens[index]
    let text = paragraph.bytes[token.start..<token.end]
    var style: [UInt8] = []
    var end = index + 1
    while end < paragraph.tokens.count, style.count < 2,
      paragraph.tokens[end].start == paragraph.tokens[end - 1].end,
      [0x2E, 0x29].contains(paragraph.byte(end))
    {
      style.append(paragraph.byte(end))
      end += 1
    }
    guard !style.isEmpty, text.count <= 3 else { return nil }
    if let number = Int(String(decoding: text, as: UTF8.self)), number >= 0 {
      return Mark(number: number, isLetter: false, style: style, end: end)
    }
    guard text.count == 1, let letter = text.first, letter >= 0x61, letter <= 0x7A else {
      return nil
    }
    return Mark(number: Int(letter) - 0x60, isLetter: true, style: style, end: end)
  }

  private static let bullets: Set<UInt32> = [
    0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25AA, 0x25B8, 0x25BA, 0x25CF, 0x25E6, 0x25A0,
    0x25C6, 0x27A2, 0x2713, 0x2714,
  ]

  static func isBullet(_ index: Int, in paragraph: Paragraph) -> Bool {
    guard index < paragraph.tokens.count,
      let first = paragraph.bytes.character(
        at: paragraph.tokens[index].start, limit: paragraph.bytes.count)
    else { return false }
    return bullets.contains(first.value)
  }
}
