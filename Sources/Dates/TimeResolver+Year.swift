import Spans

/// Finding the year of a month, season, quarter or holiday that names none.
extension TimeResolver {
  /// The year of a stretch of months: given, pointed at, that of the date mentioned in a
  /// narrative, or the one on the right side of the document's date.
  ///
  /// `isPast` says whether the stretch of a year lies (at least partly) on or before a day.
  private func year(
    _ fields: TimeFields, on place: (Int) -> DateInterval?
  ) -> (year: Int, isInferred: Bool, rule: String)? {
    if let year = fields.year { return (year, false, "year given") }
    if let step = fields.yearStep, let interval = stepped(.year, step)?.interval,
      let start = interval.start
    {
      if fields.month != nil || fields.season != nil, step.anchor == .document, step.count != 0 {
        return relative(step, place) ?? (start.year, true, "year pointed at")
      }
      return (start.year, true, "year pointed at")
    }
    if fields.yearStep != nil { return nil }
    if anchors.isNarrative || anchors.latest == nil, let mention = anchors.mention,
      mention.grain.rawValue <= TimeUnit.year.rawValue
    {
      return (afterMention(mention, place), true, "year of the date mentioned")
    }
    if anchors.isNarrative { return nil }
    let found = anchors.agreed { nearest($0, place) }
    return found.map {
      (
        $0, true,
        direction == .future
          ? "first on or after the document's date"
          : "latest on or before the document's date"
      )
    }
  }

  /// A history goes on: a stretch that lies far before the day or month last mentioned belongs to
  /// the year after ("December 1916 … in January").
  private func afterMention(
    _ mention: TimeAnchors.Mention, _ place: (Int) -> DateInterval?
  ) -> Int {
    let year = mention.start.year
    guard mention.grain.rawValue <= TimeUnit.month.rawValue, let start = place(year)?.start,
      mention.start.days - start.days > TimeResolver.turn
    else { return year }
    return year + 1
  }

  /// Days back from which a stretch is read as the next year's: chosen on WikiWars dev.
  static let turn = 240

  /// "last June" and "next autumn" count stretches, not calendar years: the latest that ended
  /// before the document's date, the first that starts after it.
  private func relative(
    _ step: TimeStep, _ place: (Int) -> DateInterval?
  ) -> (year: Int, isInferred: Bool, rule: String)? {
    let found = anchors.agreed { day -> Int in
      let year = day.year
      for candidate in step.count < 0 ? [year, year - 1, year - 2] : [year, year + 1] {
        guard let stretch = place(candidate), let start = stretch.start, let end = stretch.end
        else { continue }
        if step.count < 0 ? end <= day : start > day { return candidate }
      }
      return year + step.count
    }
    return found.map { ($0, true, step.count < 0 ? "latest before" : "first after") }
  }

  private func nearest(_ day: CalendarDate, _ place: (Int) -> DateInterval?) -> Int {
    let year = day.year
    guard let stretch = place(year), let start = stretch.start, let end = stretch.end else {
      return year
    }
    if direction == .future { return end <= day ? year + 1 : year }
    return start > day ? year - 1 : year
  }

  func placed(month: Int, _ fields: TimeFields) -> ResolvedTime? {
    let stretch: (Int) -> DateInterval? = { year in
      guard let day = fields.day else {
        return CalendarDate(year: year, month: month, day: 1).map { Calendar.interval(.month, $0) }
      }
      let length = CalendarDate.length(ofMonth: month, year: year)
      return CalendarDate(year: year, month: month, day: Swift.min(day, length)).map {
        DateInterval($0)
      }
    }
    guard let (year, isInferred, rule) = year(fields, on: stretch) else {
      let day = fields.day.map { "-" + CalendarDate.padded($0, 2) } ?? ""
      let month = CalendarDate.padded(month, 2)
      return ResolvedTime(.date, "XXXX-" + month + day, "month, year unknown")
    }
    if let day = fields.day {
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      return dated(.day, date, "day: " + rule, inferred(isInferred, fields), kind: .date)
    }
    guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return dated(.month, start, "month: " + rule, inferred(isInferred, fields), kind: .date)
  }

  private func inferred(_ isInferred: Bool, _ fields: TimeFields) -> Bool {
    isInferred && fields.year == nil
  }

  /// Northern hemisphere; the running year. Winter starts in December of the year before.
  func placed(season: Int, _ fields: TimeFields) -> ResolvedTime? {
    guard (1...4).contains(season) else { return nil }
    let months = [1: 3, 2: 6, 3: 9, 4: 12]
    let running: (Int) -> DateInterval? = { year in
      guard let month = months[season],
        let start = CalendarDate(year: year, month: month, day: 1)
      else { return nil }
      return DateInterval(start: start, end: start.adding(months: 3))
    }
    let place: (Int) -> DateInterval? =
      fields.yearStep == nil
      ? { year in Calendar.interval(.year, Calendar.first(year, 1)) } : running
    guard let (year, isInferred, rule) = year(fields, on: place) else {
      return ResolvedTime(.date, "XXXX-" + Written.seasons[season], "season, year unknown")
    }
    return ResolvedTime(
      .date, Written.year(year) + "-" + Written.seasons[season], "season: " + rule,
      interval: running(year), isInferred: isInferred, grain: .quarter)
  }

  /// Quarters and halves of a year.
  func placed(part: String, _ month: Int, _ length: Int, _ fields: TimeFields) -> ResolvedTime? {
    let place: (Int) -> DateInterval? = { year in
      let start = CalendarDate(year: year, month: month, day: 1)
      return start.map { DateInterval(start: $0, end: $0.adding(months: length)) }
    }
    guard let (year, isInferred, rule) = year(fields, on: place) else {
      return ResolvedTime(.date, "XXXX-" + part, "part of an unknown year")
    }
    return ResolvedTime(
      .date, Written.year(year) + "-" + part, "part of the year: " + rule, interval: place(year),
      isInferred: isInferred, grain: .quarter)
  }

  func placed(holiday: Int, _ fields: TimeFields) -> ResolvedTime? {
    let place: (Int) -> DateInterval? = { year in
      Holiday.date(holiday, year: year).map { DateInterval($0) }
    }
    guard Holiday.date(holiday, year: 2000) != nil,
      let (year, isInferred, rule) = year(fields, on: place), let day = place(year)?.start
    else { return ResolvedTime(.date, "XXXX-XX-XX", "holiday, day unknown") }
    return dated(.day, day, "holiday: " + rule, isInferred, kind: .date)
  }
}

/// Days with names whose date follows from the year. Numbers as in the table of triggers.
enum Holiday {
  static func date(_ number: Int, year: Int) -> CalendarDate? {
    switch number {
    case 1: CalendarDate(year: year, month: 12, day: 25)
    case 2: easter(year)
    case 3: CalendarDate(year: year, month: 10, day: 31)
    case 4: nth(4, weekday: 4, month: 11, year: year)
    case 6: CalendarDate(year: year, month: 12, day: 24)
    default: nil
    }
  }

  private static func nth(_ count: Int, weekday: Int, month: Int, year: Int) -> CalendarDate? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (count - 1))
  }

  /// Western Easter Sunday, by the anonymous Gregorian computus (Meeus 1991, chapter 8).
  private static func easter(_ year: Int) -> CalendarDate? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
