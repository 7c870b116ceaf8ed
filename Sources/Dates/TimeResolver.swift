import Spans

/// A temporal expression placed on the calendar.
struct ResolvedTime: Sendable {
  var kind: TimeExpression.Kind
  var value: String
  var interval: DateInterval?
  var rule: String
  var isInferred: Bool
  /// Granularity of a resolved date; nil where it can't serve as an anchor.
  var grain: TimeUnit?

  init(
    _ kind: TimeExpression.Kind, _ value: String, _ rule: String, interval: DateInterval? = nil,
    isInferred: Bool = false, grain: TimeUnit? = nil
  ) {
    self.kind = kind
    self.value = value
    self.rule = rule
    self.interval = interval
    self.isInferred = isInferred
    self.grain = grain
  }
}

/// Places phrases on the calendar: the second of the two steps. Pure: the same phrase, anchors
/// and direction give the same value.
struct TimeResolver: Sendable {
  var anchors: TimeAnchors
  var direction: TimeDirection
  /// Number of the sentence, to judge how far back the date last mentioned stands.
  var sentence: Int

  func resolve(_ phrase: TimePhrase) -> ResolvedTime? {
    switch phrase.meaning {
    case .impossible: return nil
    case .reference(let value):
      // "soon" in a history lies before its writer.
      if anchors.isNarrative, value == "FUTURE_REF", phrase.range.count == 1 { return nil }
      return ResolvedTime(.date, value, phrase.rule)
    case .set(let value): return ResolvedTime(.set, value, phrase.rule)
    case .duration(let amount, let unit):
      return ResolvedTime(.duration, unit.duration(amount), phrase.rule)
    case .distance(let amount, let unit, let sign, let anchor):
      return distance(amount, unit, sign, anchor)
    case .calendar(let fields): return calendar(fields)
    }
  }

  // MARK: Distances

  private func distance(
    _ amount: Double?, _ unit: TimeUnit, _ sign: Int, _ anchor: TimeAnchor
  ) -> ResolvedTime? {
    let vague = sign < 0 ? "PAST_REF" : "FUTURE_REF"
    guard let amount, amount < 100_000 else {
      return ResolvedTime(.date, vague, "distance, number not told")
    }
    guard let (base, grain, isInferred) = base(anchor, for: unit) else {
      return ResolvedTime(.date, Written.unknown(unit), "distance from an unknown date")
    }
    let rule = sign < 0 ? "distance back" : "distance ahead"
    if unit.isClock {
      return dated(.day, base, rule, true, kind: .date)
    }
    guard grain.rawValue <= unit.rawValue || unit == .fortnight || grain == .day else {
      return ResolvedTime(.date, Written.partial(base, grain, unit), rule + ", day not told")
    }
    let (moved, newGrain) = Calendar.move(
      base, unit, amount * Double(sign), exactDay: grain == .day)
    return dated(newGrain, moved, rule + " from \(anchor)", isInferred, kind: .date)
  }

  /// The day a distance is counted from, its granularity, and whether it was inferred.
  private func base(_ anchor: TimeAnchor, for unit: TimeUnit) -> (CalendarDate, TimeUnit, Bool)? {
    if anchor == .mention, let mention = usableMention {
      return (mention.start, mention.grain, true)
    }
    if anchors.isNarrative { return nil }
    guard let day = anchors.day else { return nil }
    return (day, .day, anchors.isInferred || anchor == .mention)
  }

  /// The date last mentioned: anywhere before in a narrative, within three sentences in news.
  var usableMention: TimeAnchors.Mention? {
    guard let mention = anchors.mention else { return nil }
    return anchors.isNarrative || sentence - mention.sentence <= 3 ? mention : nil
  }

  // MARK: Results

  func dated(
    _ grain: TimeUnit, _ start: CalendarDate, _ rule: String, _ isInferred: Bool,
    kind: TimeExpression.Kind
  ) -> ResolvedTime {
    let interval = Calendar.interval(grain, start)
    return ResolvedTime(
      kind, Written.value(grain, start), rule, interval: interval, isInferred: isInferred,
      grain: grain)
  }
}

/// TIMEX3 values.
enum Written {
  static func year(_ year: Int) -> String { CalendarDate.padded(year, 4) }

  /// "2024", "2024-10", "2024-W43", "2024-10-23", "193" by granularity.
  static func value(_ grain: TimeUnit, _ start: CalendarDate) -> String {
    let (year, month, _) = start.components
    switch grain {
    case .century: return CalendarDate.padded(year / 100, 2)
    case .decade: return CalendarDate.padded(year / 10, 3)
    case .year: return Written.year(year)
    case .quarter: return Written.year(year) + "-Q\((month - 1) / 3 + 1)"
    case .month: return Written.year(year) + "-" + CalendarDate.padded(month, 2)
    case .week, .fortnight, .weekend:
      let (weekYear, week) = Calendar.isoWeek(start)
      let text = Written.year(weekYear) + "-W" + CalendarDate.padded(week, 2)
      return grain == .weekend ? text + "-WE" : text
    default: return start.iso
    }
  }

  /// A value with nothing known.
  static func unknown(_ unit: TimeUnit) -> String {
    switch unit {
    case .century: "XX"
    case .decade: "XXX"
    case .year: "XXXX"
    case .quarter: "XXXX-QX"
    case .month: "XXXX-XX"
    case .week, .fortnight: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    default: "XXXX-XX-XX"
    }
  }

  /// A finer unit inside a coarser known one: days inside 1915-10 are "1915-XX-XX".
  static func partial(_ start: CalendarDate, _ grain: TimeUnit, _ unit: TimeUnit) -> String {
    grain.rawValue <= TimeUnit.year.rawValue
      ? Written.year(start.year) + unknown(unit).dropFirst(4) : unknown(unit)
  }

  static let seasons = ["", "SP", "SU", "FA", "WI"]
}

/// Arithmetic over calendar units.
enum Calendar {
  /// Moves a day by an amount of units. Years and months keep their own granularity unless a
  /// whole number of them is counted from an exact day by days or weeks.
  static func move(
    _ day: CalendarDate, _ unit: TimeUnit, _ amount: Double, exactDay: Bool
  ) -> (CalendarDate, TimeUnit) {
    let whole = Int(amount.rounded(.toNearestOrAwayFromZero))
    switch unit {
    case .day: return (day.adding(days: whole), .day)
    case .week:
      return (day.adding(days: Int((amount * 7).rounded())), exactDay ? .day : .week)
    case .fortnight: return (day.adding(days: whole * 14), .week)
    case .weekend: return (day.adding(days: whole * 7), .weekend)
    case .month: return (clamped(day, months: whole), .month)
    case .quarter: return (clamped(day, months: whole * 3), .quarter)
    case .year: return (clamped(day, months: Int((amount * 12).rounded())), .year)
    case .decade: return (clamped(day, months: whole * 120), .decade)
    case .century, .millennium: return (clamped(day, months: whole * 1200), .century)
    default: return (day, .day)
    }
  }

  private static func clamped(_ day: CalendarDate, months: Int) -> CalendarDate {
    day.adding(months: Swift.max(-120_000, Swift.min(120_000, months)))
  }

  /// First day of the unit in which the day lies.
  static func start(of grain: TimeUnit, _ day: CalendarDate) -> CalendarDate {
    let (year, month, _) = day.components
    switch grain {
    case .week, .fortnight: return day.adding(days: 1 - day.weekday)
    case .weekend: return day.adding(days: 6 - day.weekday)
    case .month: return first(year, month)
    case .quarter: return first(year, (month - 1) / 3 * 3 + 1)
    case .year: return first(year, 1)
    case .decade: return first(Swift.max(1, year / 10 * 10), 1)
    case .century, .millennium: return first(Swift.max(1, year / 100 * 100), 1)
    default: return day
    }
  }

  static func first(_ year: Int, _ month: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(days: 0)
  }

  /// First day and the day after the last of the unit in which the day lies.
  static func interval(_ grain: TimeUnit, _ day: CalendarDate) -> DateInterval {
    let start = start(of: grain, day)
    let end: CalendarDate
    switch grain {
    case .week: end = start.adding(days: 7)
    case .fortnight: end = start.adding(days: 14)
    case .weekend: end = start.adding(days: 2)
    case .month: end = start.adding(months: 1)
    case .quarter: end = start.adding(months: 3)
    case .year: end = start.adding(months: 12)
    case .decade: end = start.adding(months: 120)
    case .century: end = start.adding(months: 1200)
    case .millennium: end = start.adding(months: 12_000)
    default: end = start.adding(days: 1)
    }
    return DateInterval(start: start, end: end)
  }

  /// ISO 8601 week and the year it belongs to.
  static func isoWeek(_ day: CalendarDate) -> (year: Int, week: Int) {
    let thursday = day.adding(days: 4 - day.weekday)
    let year = thursday.year
    return (year, (thursday.days - first(year, 1).days) / 7 + 1)
  }
}
