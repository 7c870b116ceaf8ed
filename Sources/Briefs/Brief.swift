import Documents
import Names
import Spans
import Stories

/// What is on record about a story as of a time: sections of items, each made of fixed labels and
/// verbatim spans. The one thing every format prints.
package struct Brief: Sendable {
  /// Names of the actors it is mostly about.
  package var story: [String]
  package var asOf: AsOf
  package var documents: [BriefDocument]
  /// Names of the origins the claims and figures name, most carried first.
  package var origins: [String]
  /// In print order.
  package var sections: [Section]
  /// Cut to the first screen: items show their compact rows.
  package var isCompact = false

  /// The newest publication date of its documents.
  package struct AsOf: Sendable {
    package var date: CalendarDate?
    package var isInferred: Bool

    package init(date: CalendarDate?, isInferred: Bool) {
      self.date = date
      self.isInferred = isInferred
    }
  }

  package init(
    story: [String], asOf: AsOf, documents: [BriefDocument], origins: [String],
    sections: [Section]
  ) {
    self.story = story
    self.asOf = asOf
    self.documents = documents
    self.origins = origins
    self.sections = sections
  }

  package struct Section: Sendable {
    package var kind: SectionKind
    /// All items, most important first; the front end shows `shown` of them.
    package var items: [Item]
    /// How many of the first items are shown; all with `--all`.
    package var shown: Int

    package init(_ kind: SectionKind, _ items: [Item]) {
      self.kind = kind
      self.items = items
      shown = items.count
    }
  }

  /// One numbered thing a section says.
  package struct Item: Sendable {
    package var rows: [Row]
    /// Numbers of the rows the first screen shows; all where nil.
    package var compact: [Int]?
    package var origins: OriginSummary?
    package var grade: Grade?
    /// How much it matters for the first screen; only compared.
    package var priority: Double
    package var rule: String
    /// The points of a figure series, drawn as a chart where a format can.
    package var chart: Chart?
    /// A picture of the whole section, where a format can.
    package var drawing: Drawing?
    /// What the item says, by key, for other programs; names stand as they are printed.
    package var facts: [String: String] = [:]

    package init(
      rows: [Row], compact: [Int]? = nil, origins: OriginSummary? = nil, grade: Grade? = nil,
      priority: Double,
      rule: String, chart: Chart? = nil, drawing: Drawing? = nil
    ) {
      self.drawing = drawing
      self.rows = rows
      self.compact = compact
      self.origins = origins
      self.grade = grade
      self.priority = priority
      self.rule = rule
      self.chart = chart
    }
  }

  package enum Drawing: Sendable {
    case network(NetworkDrawing)
    case course(CourseDrawing)
  }

  /// One line: labels, names and quotes. The first row of an item is its headline.
  package struct Row: Sendable {
    package var parts: [Part]
    /// Why this line stands here, for `--explain`.
    package var rule: String

    package init(_ parts: [Part], rule: String) {
      self.parts = parts
      self.rule = rule
    }
  }

  package enum Part: Sendable, Hashable {
    /// Fixed words.
    case label(String)
    /// Fixed words that must be seen: "DENIED", "RESTS ON ONE ORIGIN".
    case mark(String)
    /// Name of an actor as the ledger has it.
    case name(String)
    case quote(Quote)
    /// A date, true where it was inferred.
    case date(String, Bool)
    /// Numbers of documents that carry the same.
    case documents([Int])
  }

  /// A verbatim span of a stored document.
  package struct Quote: Sendable, Hashable {
    /// Index into `documents`.
    package var document: Int
    package var span: Span

    package init(document: Int, span: Span) {
      self.document = document
      self.span = span
    }
  }
}

/// The sections of a brief in print order; the raw value is the key in JSON.
package enum SectionKind: String, Sendable, CaseIterable {
  case corrections, claims, figures, disputed, denied, commitments, expected, interests, events
  case network, course, timeline, sources

  /// Sections a first screen has no room for: `--all` and their own commands print them.
  package var isWide: Bool { self == .network || self == .course }

  /// Sections that stand only where there is something in them.
  package var isOptional: Bool { isWide || self == .corrections }

  package var heading: String {
    switch self {
    case .corrections: "Corrected, withdrawn"
    case .claims: "Main claims"
    case .figures: "Figures"
    case .disputed: "Disputed"
    case .denied: "Denied, no position"
    case .commitments: "Commitments"
    case .expected: "Expected, assessed"
    case .interests: "Interests"
    case .events: "Who did what"
    case .network: "Who is tied to whom"
    case .course: "How it went on"
    case .timeline: "Timeline"
    case .sources: "Sources"
    }
  }
}

/// One document of a brief.
package struct BriefDocument: Sendable {
  package var document: Document
  /// Share of its words that repeat words of the same document, 0…1.
  package var repeated: Double
  /// Numbers of the documents it shares at least half of its words with.
  package var sharedWith: [Int]

  package init(document: Document, repeated: Double = 0, sharedWith: [Int] = []) {
    self.document = document
    self.repeated = repeated
    self.sharedWith = sharedWith
  }
}

/// How many stand behind a line.
package struct OriginSummary: Sendable, Hashable {
  /// Names of the origins named, the most carried first.
  package var named: [String]
  /// Informants described but not named.
  package var unnamed: Int
  /// Sources that could not be counted: nobody in particular, or perhaps the same unnamed ones.
  package var unresolved: Int
  /// Number of documents that carry it.
  package var carriers: Int
  /// Where a text calls the origins independent of each other.
  package var independence: Brief.Quote?
  /// A text shows that one of them passes on another, or they are organs of one state.
  package var isLinked: Bool

  package init(
    named: [String], unnamed: Int = 0, unresolved: Int = 0, carriers: Int,
    independence: Brief.Quote? = nil, isLinked: Bool = false
  ) {
    self.named = named
    self.unnamed = unnamed
    self.unresolved = unresolved
    self.carriers = carriers
    self.independence = independence
    self.isLinked = isLinked
  }

  /// One origin behind it, named or not, as far as the texts show.
  package var restsOnOne: Bool { named.count + unnamed == 1 && unresolved == 0 }
}

/// What a chart of one series needs.
package struct Chart: Sendable {
  package struct Point: Sendable {
    package var quote: Brief.Quote
    package var date: CalendarDate?
    package var low: Double
    package var high: Double
    /// Index into `sources`.
    package var source: Int
    /// The line the chart connects it to: the one before it in the series.
    package var isRevision: Bool

    package init(
      quote: Brief.Quote, date: CalendarDate?, low: Double, high: Double, source: Int,
      isRevision: Bool
    ) {
      self.quote = quote
      self.date = date
      self.low = low
      self.high = high
      self.source = source
      self.isRevision = isRevision
    }
  }

  package var points: [Point]
  package var sources: [String]

  package init(points: [Point], sources: [String]) {
    self.points = points
    self.sources = sources
  }
}

extension Brief {
  /// The words of a quote.
  package func words(_ quote: Quote) -> String {
    documents[quote.document].document.text.string(quote.span)
  }

  /// Items in all sections, and those shown; sources are not statements.
  package var counts: (shown: Int, total: Int) {
    let statements = sections.filter { $0.kind != .sources }
    return (
      statements.reduce(0) { $0 + $1.shown }, statements.reduce(0) { $0 + $1.items.count }
    )
  }
}

extension Brief.Row {
  /// Whether a quote's document number must be printed: not in a line that starts with it.
  func numbers(_ quote: Brief.Quote) -> Bool {
    guard case .documents(let numbers)? = parts.first else { return true }
    return numbers != [quote.document]
  }
}

extension Brief {
  /// The rows of an item to print, and how many are left out.
  package func rows(of item: Item) -> (shown: [Row], more: Int) {
    guard isCompact, let compact = item.compact else { return (item.rows, 0) }
    return (compact.map { item.rows[$0] }, item.rows.count - compact.count)
  }
}

extension Brief.Item {
  /// Every span the item rests on, in print order, each once.
  package var quotes: [Brief.Quote] {
    var seen: Set<Brief.Quote> = []
    return rows.flatMap(\.parts).compactMap { part in
      guard case .quote(let quote) = part, seen.insert(quote).inserted else { return nil }
      return quote
    }
  }
}
