import Spans

/// What partial dates are placed against: the document's date and the date last mentioned.
struct TimeAnchors: Sendable {
  /// Bounds of the document's date, both inclusive; equal where it is known to the day.
  var earliest: CalendarDate?
  var latest: CalendarDate?
  /// True where the document's date is anything but stated.
  var isInferred: Bool
  /// History told in order: partial dates hang on the date last mentioned.
  var isNarrative = false
  /// The date last mentioned, to the granularity in which it was.
  var mention: Mention?

  /// A year far from the scene that was named once, waiting for a second to confirm it.
  private var stray: Int?

  init(earliest: CalendarDate?, latest: CalendarDate?, isInferred: Bool) {
    self.earliest = earliest
    self.latest = latest
    self.isInferred = isInferred
  }

  /// Makes a resolved date the one last mentioned. In a history one bare year far from the scene
  /// ("as in 1812") moves nothing until another follows.
  mutating func remember(_ new: Mention) {
    defer { mention = mention ?? new }
    guard isNarrative, let old = mention, new.grain.rawValue >= TimeUnit.year.rawValue,
      abs(new.start.year - old.start.year) > TimeAnchors.scene
    else {
      stray = nil
      mention = new
      return
    }
    if let stray, abs(stray - new.start.year) <= TimeAnchors.scene { mention = new }
    stray = new.start.year
  }

  /// How many years a history goes on by without a sign: chosen on WikiWars dev.
  private static let scene = 3

  struct Mention: Sendable {
    var start: CalendarDate
    var grain: TimeUnit
    /// Sentence it stood in; a mention far back is no anchor in news.
    var sentence: Int
  }

  /// The document's day, where known to the day.
  var day: CalendarDate? { earliest == latest ? earliest : nil }

  /// The value of a function of the document's day, if both bounds of that day agree on it.
  func agreed<Value: Equatable>(_ body: (CalendarDate) -> Value) -> Value? {
    guard let earliest, let latest else { return nil }
    let low = body(earliest)
    return low == body(latest) ? low : nil
  }
}

/// Which way from its anchor a partial date lies.
enum TimeDirection: Sendable { case past, future, unknown }
