import Spans

/// Plain text in, a document out: the text unchanged, every block of it with its role.
enum PlainTextReader {
  /// `text` must be valid UTF-8 (`Encoding.utf8`). O(size).
  static func document(
    id: String, text: SourceText, sha256: String, settings: IntakeSettings
  ) -> Document {
    let blocks = TextBlocks.blocks(in: text.bytes)
    let repeats = Repeats.find(in: blocks)
    let credits = CreditReader(blocks, in: text.bytes)
    let roles = TextRoles(blocks, in: text.bytes, repeats: repeats, credits: credits.blocks)
    let opening = OpeningDate(blocks, in: text.bytes)
    return Document(
      id: id, outlet: roles.masthead.map { text.string(blocks[$0].span) },
      title: roles.title.map { text.string(blocks[$0].span) },
      authors: authors(credits, roles, text),
      published: published(credits, roles, opening, settings),
      language: LanguageGuess.language(of: text.bytes),
      sha256: sha256, text: text, passages: passages(roles, repeats), credits: credits.credits,
      dayWithoutYear: credits.dayWithoutYear ?? opening.dayWithoutYear)
  }

  private static func passages(_ roles: TextRoles, _ repeats: [Int?]) -> [Passage] {
    roles.blocks.indices.map { index in
      let role = roles.roles[index] ?? .body
      let source = role == .repeat ? repeats[index] ?? roles.title : nil
      return Passage(
        span: roles.blocks[index].span, role: role, of: source.map { roles.blocks[$0].span },
        isHeading: roles.isHeading[index] && role.isRead)
    }
  }

  private static func authors(_ credits: CreditReader, _ roles: TextRoles, _ text: SourceText)
    -> [String]
  {
    guard credits.authors.isEmpty, let title = roles.title else { return credits.authors }
    let names = roles.blocks.indices.filter { $0 > title && $0 < roles.first && roles.isByline($0) }
    return names.prefix(1).map { text.string(roles.blocks[$0].span) }
  }

  /// When the text says it was published.
  ///
  /// A byline, a dateline or a date line of its own gives the day. A date beside a temperature or
  /// a place is the page's clock: the day it was fetched, an upper bound, and the day itself only
  /// where the article names the same weekday or day.
  private static func published(
    _ credits: CreditReader, _ roles: TextRoles, _ opening: OpeningDate,
    _ settings: IntakeSettings
  ) -> PublicationDate {
    if let day = credits.date { return PublicationDate(day, basis: .text) }
    if let found = roles.dates.indices.first(where: { isStated($0, roles) }),
      let date = roles.dates[found]
    {
      let isClock = roles.isClock(found)
      if !isClock || roles.names(date.day) { return PublicationDate(date.day, basis: .text) }
      if settings.published == nil {
        return PublicationDate(value: nil, earliest: nil, latest: date.day, basis: .text)
      }
    }
    if let day = opening.date {
      var date = PublicationDate(day, basis: .text)
      date.isOpening = true
      return date
    }
    return given(settings, credits.dayWithoutYear ?? opening.dayWithoutYear)
  }

  /// The caller's date; the dateline's day in the year that puts it last before that date.
  private static func given(_ settings: IntakeSettings, _ day: DayOfYear?) -> PublicationDate {
    guard let given = settings.published else { return .unknown }
    guard let day else { return PublicationDate(given, basis: .given) }
    let candidates = [given.year, given.year - 1].compactMap {
      CalendarDate(year: $0, month: day.month, day: day.day)
    }
    let stated = candidates.first { $0 <= given.adding(days: 1) }
    return PublicationDate(stated ?? given, basis: stated == nil ? .given : .text)
  }

  /// A date line outside the article's paragraphs.
  private static func isStated(_ index: Int, _ roles: TextRoles) -> Bool {
    roles.dates[index] != nil && (index < roles.first || index > roles.last)
  }
}

extension TextRoles {
  /// A date line that is part of a page's header: a temperature stands within two lines of it.
  func isClock(_ index: Int) -> Bool {
    (index - 2...index + 2).contains {
      blocks.indices.contains($0) && FurnitureShape.isWeather(blocks[$0])
    }
  }

  /// Whether the article names this weekday, or this day of the month.
  func names(_ date: CalendarDate) -> Bool {
    blocks.indices.contains { index in
      guard roles[index] == nil || roles[index] == .title else { return false }
      let words = blocks[index].words
      return words.indices.contains { place in
        words[place].utf8.count > 5 && PrintedDate.weekday(words[place]) == date.weekday
          || PrintedDate.monthAndDay(words, at: place).map { $0 == (date.month, date.day) } == true
      }
    }
  }
}
