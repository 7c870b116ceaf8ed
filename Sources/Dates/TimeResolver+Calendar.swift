import Spans

/// Placing calendar fields.
extension TimeResolver {
  func calendar(_ fields: TimeFields) -> ResolvedTime? {
    if fields.isBC { return beforeChrist(fields) }
    if fields.isTimeOnly { return timeOnly(fields) }
    guard var result = day(fields) else { return nil }
    if result.kind == .date, fields.dayPart != nil || fields.isClock {
      result.kind = .time
      if result.value.hasSuffix("_REF") { result.value = Written.unknown(.day) }
      result.value += timeOfDay(fields)
    }
    return result
  }

  private func day(_ fields: TimeFields) -> ResolvedTime? {
    if let step = fields.dayStep { return stepped(.day, step) }
    if let holiday = fields.holiday { return placed(holiday: holiday, fields) }
    if fields.weekday != nil, fields.day == nil { return weekday(fields) }
    if let step = fields.weekStep { return stepped(fields.isWeekend ? .weekend : .week, step) }
    if let season = fields.season { return placed(season: season, fields) }
    if let quarter = fields.quarter {
      return placed(part: "Q\(quarter)", quarter * 3 - 2, 3, fields)
    }
    if let half = fields.half { return placed(part: "H\(half)", half * 6 - 5, 6, fields) }
    if let step = fields.quarterStep { return stepped(.quarter, step) }
    if let month = fields.month { return placed(month: month, fields) }
    if let step = fields.monthStep { return monthStep(step, fields) }
    return years(fields)
  }

  // MARK: Years and longer

  private func years(_ fields: TimeFields) -> ResolvedTime? {
    if let year = fields.year, let start = CalendarDate(year: year, month: 1, day: 1) {
      return dated(.year, start, "year", false, kind: .date)
    }
    if let short = fields.shortYear { return placed(shortYear: short) }
    if let decade = fields.decade, let start = CalendarDate(year: decade * 10, month: 1, day: 1) {
      return dated(.decade, start, "decade", false, kind: .date)
    }
    if let century = fields.century {
      let start = CalendarDate(year: Swift.max(1, century * 100), month: 1, day: 1)
      return start.map { dated(.century, $0, "century", false, kind: .date) }
    }
    if let step = fields.yearStep { return stepped(.year, step) }
    if let step = fields.decadeStep { return stepped(.decade, step) }
    if let step = fields.centuryStep { return stepped(.century, step) }
    return nil
  }

  /// "'99": the latest such year not after the anchor's.
  private func placed(shortYear: Int) -> ResolvedTime? {
    let anchor = (anchors.isNarrative ? anchors.mention?.start : nil) ?? anchors.latest
    guard let anchor else {
      return ResolvedTime(.date, "XX" + CalendarDate.padded(shortYear, 2), "short year")
    }
    var year = anchor.year / 100 * 100 + shortYear
    if year > anchor.year + 5 { year -= 100 }
    guard let start = CalendarDate(year: year, month: 1, day: 1) else { return nil }
    return dated(.year, start, "short year", true, kind: .date)
  }

  // MARK: Steps

  /// "last week", "next year", "that day", "the following month".
  func stepped(_ unit: TimeUnit, _ step: TimeStep) -> ResolvedTime? {
    let rule =
      "\(unit) \(step.count) from the \(step.anchor == .mention ? "date mentioned" : "document's date")"
    if anchors.isNarrative, step.anchor == .document, unit == .day {
      return step.count == 0
        ? ResolvedTime(.date, "PRESENT_REF", "present of a history")
        : ResolvedTime(.date, "XXXX-XX-XX", "day beside the present of a history")
    }
    if step.anchor == .mention || anchors.isNarrative, let mention = usableMention {
      guard mention.grain.rawValue <= unit.rawValue || unit == .weekend else {
        return ResolvedTime(.date, Written.partial(mention.start, mention.grain, unit), rule)
      }
      let moved = Calendar.move(mention.start, unit, Double(step.count), exactDay: false).0
      return dated(unit, Calendar.start(of: unit, moved), rule, true, kind: .date)
    }
    if anchors.isNarrative, step.anchor == .mention {
      return ResolvedTime(.date, Written.unknown(unit), rule)
    }
    let start = anchors.agreed { day in
      Calendar.start(of: unit, Calendar.move(day, unit, Double(step.count), exactDay: false).0)
    }
    guard let start else { return ResolvedTime(.date, Written.unknown(unit), rule) }
    return dated(
      unit, start, rule, anchors.isInferred || step.anchor == .mention || anchors.day == nil,
      kind: .date)
  }

  /// "the 13th", "the 28th of that month", "later that month".
  private func monthStep(_ step: TimeStep, _ fields: TimeFields) -> ResolvedTime? {
    guard let day = fields.day else { return stepped(.month, step) }
    guard let month = stepped(.month, step), let start = month.interval?.start,
      let date = CalendarDate(year: start.year, month: start.month, day: day)
    else {
      return ResolvedTime(
        .date, "XXXX-XX-" + CalendarDate.padded(day, 2), "day of an unknown month")
    }
    return dated(.day, date, "day of the month mentioned", true, kind: .date)
  }

  // MARK: Weekdays

  /// Latest such weekday on or before the document's date in the past, first on or after it in
  /// the future; "last" and "next" exclude the day itself.
  private func weekday(_ fields: TimeFields) -> ResolvedTime? {
    guard let weekday = fields.weekday else { return nil }
    let step = fields.weekdayStep
    let isAhead = step == 1 || (step ?? 0 == 0 && direction == .future)
    let rule =
      isAhead
      ? "first such weekday on or after the document's date"
      : "latest such weekday on or before the document's date"
    func place(_ anchor: CalendarDate) -> CalendarDate {
      var delta = (weekday - anchor.weekday + 7) % 7
      if isAhead { return anchor.adding(days: delta == 0 && step == 1 ? 7 : delta) }
      delta = (anchor.weekday - weekday + 7) % 7
      return anchor.adding(days: -(delta == 0 && step == -1 ? 7 : delta))
    }
    if anchors.isNarrative, let mention = usableMention {
      guard mention.grain == .day else { return ResolvedTime(.date, "XXXX-WXX-\(weekday)", rule) }
      return dated(.day, place(mention.start), rule + " mentioned", true, kind: .date)
    }
    guard let day = anchors.day else {
      return ResolvedTime(.date, "XXXX-WXX-\(weekday)", "weekday, document's date unknown")
    }
    let isSure = step != nil || direction != .unknown
    return dated(.day, place(day), rule, anchors.isInferred || !isSure, kind: .date)
  }

  // MARK: Time of day

  /// Letters of TIMEX3: "TNI", "T15:00".
  private func timeOfDay(_ fields: TimeFields) -> String {
    if let hour = fields.hour {
      let text = "T" + CalendarDate.padded(hour, 2)
      return text + ":" + CalendarDate.padded(fields.minute ?? 0, 2)
    }
    let letters = ["NI", "MO", "MI", "AF", "EV", "NI", "DT"]
    return "T"
      + (letters.indices.contains(fields.dayPart ?? 0) ? letters[fields.dayPart ?? 0] : "NI")
  }

  /// A clock time alone belongs to the date last mentioned, or the document's in news.
  private func timeOnly(_ fields: TimeFields) -> ResolvedTime? {
    let time = timeOfDay(fields)
    if let mention = usableMention, mention.grain == .day {
      var result = dated(.day, mention.start, "time on the date mentioned", true, kind: .time)
      result.value += time
      return result
    }
    return ResolvedTime(.time, "XXXX-XX-XX" + time, "time, day not told")
  }

  /// Years before Christ have no interval: the calendar starts at the year 1.
  private func beforeChrist(_ fields: TimeFields) -> ResolvedTime? {
    var value = "BC"
    if let century = fields.century {
      value += CalendarDate.padded(century, 2)
    } else if let decade = fields.decade {
      value += CalendarDate.padded(decade, 3)
    } else if let year = fields.year {
      value += CalendarDate.padded(year, 4)
      if let season = fields.season, season < 5 { value += "-" + Written.seasons[season] }
      if let month = fields.month { value += "-" + CalendarDate.padded(month, 2) }
      if let day = fields.day { value += "-" + CalendarDate.padded(day, 2) }
    } else {
      return nil
    }
    return ResolvedTime(.date, value, "before Christ")
  }
}
