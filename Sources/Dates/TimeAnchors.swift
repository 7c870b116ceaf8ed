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
