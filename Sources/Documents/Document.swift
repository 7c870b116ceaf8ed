import Spans

/// One report, article, release or transcript as it was taken in.
///
/// For plain text `text` is the input's own text unchanged (furniture and repeats are marked by
/// `passages`, not cut out); for pages it is the extracted article.
package struct Document: Sendable {
  /// File name with extension, or the id the input gave.
  package var id: String
  /// Who published it; nil where the input does not say.
  package var outlet: String?
  package var url: String?
  package var title: String?
  package var authors: [String]
  package var published: PublicationDate
  /// ISO date or date-time of capture as the input stated it; never the clock.
  package var captured: String?
  /// ISO 639-1 code, `und` where it cannot be told.
  package var language: String
  /// Of the input's bytes, lower-case hexadecimal.
  package var sha256: String
  package var text: SourceText
  /// In text order, not overlapping, covering every non-blank byte: one a heading, paragraph,
  /// list item or furniture block.
  package var passages: [Passage]
  /// Who the text is credited to, in text order.
  package var credits: [Credit]
  /// Day and month of a dateline that states no year; nil where none does.
  package var dayWithoutYear: DayOfYear?
  /// Why a page may not show its whole text; nil where nothing says so.
  package var access: PageAccess?

  package init(
    id: String, outlet: String? = nil, url: String? = nil, title: String? = nil,
    authors: [String] = [], published: PublicationDate = .unknown, captured: String? = nil,
    language: String = "en", sha256: String = "", text: SourceText, passages: [Passage] = [],
    credits: [Credit] = [], dayWithoutYear: DayOfYear? = nil
  ) {
    self.dayWithoutYear = dayWithoutYear
    self.id = id
    self.outlet = outlet
    self.url = url
    self.title = title
    self.authors = authors
    self.published = published
    self.captured = captured
    self.language = language
    self.sha256 = sha256
    self.text = text
    self.passages = passages
    self.credits = credits
  }

  /// Whether the later stages read it: only English is analysed, the rest is kept and listed.
  package var isAnalysed: Bool { language == "en" }
}

/// A block of a document's text and the part it plays.
package struct Passage: Sendable, Hashable {
  package enum Role: String, Sendable, CaseIterable {
    case title, body, quote, caption, credit, furniture, `repeat`

    /// Whether statements are read from such a passage.
    package var isRead: Bool { self == .title || self == .body || self == .quote }
  }

  package var span: Span
  package var role: Role
  /// For a repeat: the first copy of these words in the same document.
  package var of: Span?
  /// A heading of the article's body: its own sentence whatever it ends with.
  package var isHeading: Bool
  /// Where the words stand in the page's bytes as they came in, from the first to the last; nil for
  /// text and for words that only metadata has.
  package var bytes: Span?

  package init(
    span: Span, role: Role, of: Span? = nil, isHeading: Bool = false, bytes: Span? = nil
  ) {
    self.bytes = bytes
    self.span = span
    self.role = role
    self.of = of
    self.isHeading = isHeading
  }
}

/// A day of an unknown year, as wire datelines print it ("Oct 18").
package struct DayOfYear: Sendable, Hashable {
  package var month: Int
  package var day: Int

  package init(month: Int, day: Int) {
    self.month = month
    self.day = day
  }

  /// The date with this month and day that is nearest to another; nil for 29 February where none
  /// of the three years around has one.
  package func nearest(to other: CalendarDate) -> CalendarDate? {
    (other.year - 1...other.year + 1)
      .compactMap { CalendarDate(year: $0, month: month, day: day) }
      .min { abs($0.days - other.days) < abs($1.days - other.days) }
  }
}

/// When a document was published, and how that is known.
package struct PublicationDate: Sendable, Hashable {
  package enum Basis: String, Sendable {
    /// The page's metadata; the text itself; the caller; the documents of the story; nothing.
    case metadata, text, given, inferred, unknown
  }

  /// The day, where it is known to the day.
  package var value: CalendarDate?
  /// Bounds, both inclusive; nil where open. Equal to `value` where that is known.
  package var earliest: CalendarDate?
  package var latest: CalendarDate?
  package var basis: Basis
  /// The text opens with the date, in no byline or line of its own: less sure than those.
  package var isOpening = false

  package init(
    value: CalendarDate?, earliest: CalendarDate?, latest: CalendarDate?, basis: Basis
  ) {
    self.value = value
    self.earliest = earliest
    self.latest = latest
    self.basis = basis
  }

  package init(_ day: CalendarDate, basis: Basis) {
    self.init(value: day, earliest: day, latest: day, basis: basis)
  }

  package static let unknown = PublicationDate(
    value: nil, earliest: nil, latest: nil, basis: .unknown)
}
