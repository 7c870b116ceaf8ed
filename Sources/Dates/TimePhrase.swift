/// What a step counts from: the document's date, or the date last mentioned in the text.
enum TimeAnchor: Sendable { case document, mention }

/// A step over whole units: "last" -1, "this" 0, "next" +1.
struct TimeStep: Sendable, Equatable {
  var count: Int
  var anchor: TimeAnchor
}

/// The parts of a calendar expression as the text gives them, before they are placed.
struct TimeFields: Sendable {
  var year: Int?
  /// "'99": two digits, the century left to the reader.
  var shortYear: Int?
  var yearStep: TimeStep?
  /// Before Christ.
  var isBC = false
  var month: Int?
  var monthStep: TimeStep?
  var day: Int?
  var dayStep: TimeStep?
  var weekday: Int?
  /// "last Tuesday" -1, "this" 0, "next" +1.
  var weekdayStep: Int?
  var weekStep: TimeStep?
  var isWeekend = false
  var season: Int?
  var quarter: Int?
  var quarterStep: TimeStep?
  var half: Int?
  /// 193 for the 1930s.
  var decade: Int?
  var decadeStep: TimeStep?
  /// 18 for the nineteenth century.
  var century: Int?
  var centuryStep: TimeStep?
  var holiday: Int?
  var dayPart: Int?
  var hour: Int?
  var minute: Int?
  var isClock: Bool { hour != nil }
  /// Nothing told but the time of day.
  var isTimeOnly: Bool {
    (hour != nil || dayPart != nil) && !hasDay && year == nil && month == nil
  }
  /// A day is told in some way.
  var hasDay: Bool { day != nil || dayStep != nil || weekday != nil || holiday != nil }
  /// Names its own year and so can serve as an anchor without guessing.
  var hasYear: Bool { year != nil || decade != nil || century != nil }
}

/// What a temporal expression says, before it is placed on a calendar.
enum TimeMeaning: Sendable {
  case calendar(TimeFields)
  /// "two weeks ago": sign -1; amount nil where not told ("months earlier").
  case distance(amount: Double?, unit: TimeUnit, sign: Int, anchor: TimeAnchor)
  case duration(amount: Double?, unit: TimeUnit)
  case set(String)
  case reference(String)
  /// Looks like a date and is none ("31 February"): consumed, not reported.
  case impossible
}

/// A temporal expression as found: lexemes and meaning.
struct TimePhrase: Sendable {
  /// Lexemes of the sentence it covers.
  var range: Range<Int>
  var meaning: TimeMeaning
  /// TIMEX3 modifier: START, MID, END, BEFORE, …
  var modifier: String?
  /// The rule of the grammar that found it.
  var rule: String

  init(_ range: Range<Int>, _ meaning: TimeMeaning, _ rule: String, modifier: String? = nil) {
    self.range = range
    self.meaning = meaning
    self.rule = rule
    self.modifier = modifier
  }
}
