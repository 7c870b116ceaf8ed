import Spans

/// The date a text opens with, where it is no line of its own: "Port Ellery, 4 March 2031. The
/// ministry …", "Bulletin 2 - 4 March 2031", "04.03.2031, 06:40".
///
/// Looks at the first four blocks. Digits with points are read day first, as the countries that
/// write points do. Wrong where a heading ends in the date of what it tells.
struct OpeningDate {
  private(set) var date: CalendarDate?
  private(set) var dayWithoutYear: DayOfYear?

  private static let blocks = 4
  /// How many words of a block are looked at.
  private static let reach = 24

  init(_ blocks: [TextBlock], in bytes: [UInt8]) {
    for (index, block) in blocks.prefix(OpeningDate.blocks).enumerated() where block.digits > 0 {
      let end = min(block.span.end, block.span.start + 240)
      let words = String(decoding: bytes[block.span.start..<end], as: UTF8.self)
        .split { $0 == " " || $0 == "\n" || $0 == "\t" }.prefix(OpeningDate.reach).map(Word.init)
      let isWhole = block.count <= OpeningDate.reach && end == block.span.end
      for at in words.indices where date == nil {
        date = full(words, at, isLine: isWhole && !block.isClosed)
      }
      if dayWithoutYear == nil, isWhole, !block.isClosed {
        dayWithoutYear = day(words, isFirst: index == 0)
      }
    }
  }

  /// A word with the mark it ends in.
  private struct Word {
    var folded: String
    var mark: Character?
    var isLower: Bool

    init(_ word: Substring) {
      let marks: Set<Character> = [",", ".", ":", ";", "|", "-", "–", "—", "(", ")"]
      mark = word.last.flatMap { marks.contains($0) ? $0 : nil }
      folded = String(word).trimming(marks).lowercased()
      isLower = word.first?.isLowercase == true
    }

    var isWeekday: Bool { PrintedDate.weekday(folded) != nil }
  }

  /// A date with a year: opening the block or after a place, and parted from what follows; or
  /// closing a line.
  private func full(_ words: [Word], _ at: Int, isLine: Bool) -> CalendarDate? {
    let (found, end) =
      OpeningDate.dotted(words[at].folded).map { ($0, at) }
      ?? OpeningDate.named(words, at) ?? (nil, at)
    guard let found else { return nil }
    let isParted = at == 0 || words[at - 1].mark != nil || words[at - 1].isWeekday
    let isLast = end == words.count - 1
    // "On Tuesday, 4 March 2031, …" tells when something happened; "— Ana Berg, 4 March 2031" signs
    // a post.
    if let first = words.first,
      first.folded.isEmpty || at > 0 && OpeningDate.prepositions.contains(first.folded)
    {
      return nil
    }
    let isOpening = at <= 4 && isParted && !words[..<at].contains { $0.isLower }
    let isClosed = words[end].mark != nil || isLast
    return (isOpening && isClosed) || (isLine && isLast && isParted) ? found : nil
  }

  private static let prepositions: Set<String> = [
    "on", "in", "by", "since", "from", "until", "after", "before", "of", "at", "around", "to",
  ]

  /// "04.03.2031".
  private static func dotted(_ word: String) -> CalendarDate? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4, parts[0].utf8.count <= 2,
      parts[1].utf8.count <= 2, let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2]), (1900...2199).contains(year)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private static func named(_ words: [Word], _ at: Int) -> (CalendarDate?, Int)? {
    guard at + 2 < words.count else { return nil }
    let folded = words[at...at + 2].map(\.folded)
    guard let found = PrintedDate.find(in: folded), found.words == 0..<3 else { return nil }
    return (found.day, at + 2)
  }

  /// "Friday, 4 March", "Port Ellery, Sunday evening, 4 March": a line with no year and little
  /// else; the first line of a text only with a weekday.
  private func day(_ words: [Word], isFirst: Bool) -> DayOfYear? {
    guard words.count <= 10, words.filter(\.isLower).count <= 3 else { return nil }
    let folded = words.map(\.folded)
    guard let at = folded.indices.first(where: { PrintedDate.monthAndDay(folded, at: $0) != nil }),
      let found = PrintedDate.monthAndDay(folded, at: at),
      at == 0 || words[at - 1].mark != nil || words[at - 1].isWeekday,
      at + 2 == words.count || words[at + 1].mark != nil
    else { return nil }
    guard !isFirst || words[..<at].contains(where: { $0.isWeekday }) else { return nil }
    return DayOfYear(month: found.month, day: found.day)
  }
}
