import Spans

/// Days, months, years, seasons and parts of them, written with words.
extension TimeGrammar {
  /// "the end of March", "early 2024", "mid-October", "Tuesday night", "late on Monday".
  func date(at start: Int) -> TimePhrase? {
    if let part = partOfStretch(at: start), let core = dated(at: part.end) ?? runningUnit(part.end)
    {
      guard fits(part.end, core) else { return nil }
      return TimePhrase(
        start..<core.end, .calendar(core.fields), "part of a stretch", modifier: part.modifier)
    }
    let first = has(start, .the) ? start + 1 : start
    guard let core = dated(at: first) else { return nil }
    if first > start, !takesArticle(core.fields) {
      return isImpossible(core.fields)
        ? TimePhrase(start..<core.end, .impossible, "a day that does not exist") : nil
    }
    if isImpossible(core.fields) {
      return TimePhrase(start..<core.end, .impossible, "a day that does not exist")
    }
    return TimePhrase(start..<core.end, .calendar(core.fields), "calendar")
  }

  /// "the 1941 campaign" and "the June offensive" have their article for the noun.
  private func takesArticle(_ fields: TimeFields) -> Bool {
    if fields.dayStep?.anchor == .document || fields.holiday != nil { return false }
    let isPlain = fields.day == nil && fields.dayPart == nil && fields.season == nil
    let isName = fields.yearStep == nil && fields.quarter == nil && fields.half == nil
    return !(isPlain && isName && (fields.year != nil || fields.month != nil))
  }

  /// "the year" in "by the end of the year": the running one.
  private func runningUnit(_ at: Int) -> Match? {
    guard has(at - 1, .the), has(at - 2, .of), !has(at, .plural), let unit = unit(at) else {
      return nil
    }
    var fields = TimeFields()
    let step = TimeStep(count: 0, anchor: .document)
    switch unit {
    case .week: fields.weekStep = step
    case .month: fields.monthStep = step
    case .year: fields.yearStep = step
    case .decade: fields.decadeStep = step
    case .century: fields.centuryStep = step
    default: return nil
    }
    return (fields, at + 1)
  }

  private func fits(_ at: Int, _ core: Match) -> Bool {
    core.fields.hour == nil && (core.fields.dayPart == nil || core.fields.day == nil)
      && !isImpossible(core.fields)
  }

  /// A day of a month that has never so many.
  func isImpossible(_ fields: TimeFields) -> Bool {
    guard let month = fields.month, let day = fields.day else { return false }
    let longest = month == 2 ? 29 : [4, 6, 9, 11].contains(month) ? 30 : 31
    return day < 1 || day > longest
  }

  /// "the end of", "early", "early in", "mid-", "the beginning of", "the rest of".
  private func partOfStretch(at start: Int) -> (modifier: String, end: Int)? {
    var at = has(start, .the) ? start + 1 : start
    let first = at
    var modifier: String
    if has(at, [.start, .early]) {
      modifier = "START"
    } else if has(at, [.mid, .middle]) {
      modifier = "MID"
    } else if has(at, [.end, .late]) {
      modifier = "END"
    } else {
      return nil
    }
    if has(at, [.start, .end, .middle]) {
      guard has(at + 1, .of) else { return nil }
      at += 2
    } else {
      at = afterHyphen(at + 1)
      if has(at, [.in, .on]), has(first, [.early, .late]) { at += 1 }
    }
    if has(at, .the) { at += 1 }
    if has(at, .possessive) { modifier = "MID" }
    return (modifier, at)
  }

  /// A date core with what may follow it: part of the day, time of day.
  private func dated(at start: Int) -> Match? {
    guard var core = nightOf(at: start) ?? dateCore(at: start) else { return nil }
    if core.fields.hasDay, core.fields.dayPart == nil, has(core.end, .dayPart),
      !has(core.end, .plural)
    {
      core.fields.dayPart = code(core.end)
      core.end += 1
    }
    guard core.fields.hasDay else { return core }
    var at = isMark(core.end, ",") ? core.end + 1 : core.end
    if has(at, .at) { at += 1 }
    if let clock = clock(at: at) {
      core.fields.hour = clock.fields.hour
      core.fields.minute = clock.fields.minute
      core.end = clock.end
    }
    return core
  }

  /// "the night of 8 February", "morning of May 3", "eve".
  private func nightOf(at start: Int) -> Match? {
    guard has(start, .dayPart), has(start + 1, [.of, .on]) else { return nil }
    let at = has(start + 2, .the) ? start + 3 : start + 2
    guard var core = dateCore(at: at), core.fields.hasDay else { return nil }
    core.fields.dayPart = code(start)
    return core
  }

  /// The alternatives of a date without its time; the first that fits.
  func dateCore(at start: Int) -> Match? {
    guard start < lexemes.count else { return nil }
    let kinds = lexemes[start].trigger.kinds
    if lexemes[start].kind == .number {
      return dayFirst(at: start) ?? yearCore(at: start)
    }
    if kinds.contains(.weekday), let match = weekdayCore(at: start) { return match }
    if kinds.contains(.month), let match = monthCore(at: start) { return match }
    if let match = pointed(at: start) { return match }
    if kinds.contains(.season), let match = seasonCore(at: start) { return match }
    if kinds.contains(.deicticDay) { return deicticDay(at: start) }
    if kinds.contains(.holiday), let match = holidayCore(at: start) { return match }
    if !kinds.isDisjoint(with: [.ordinal, .fraction]) { return ordinalCore(at: start) }
    if isMark(start, "'"), let year = plain(start + 1, digits: 2...2), isGlued(start + 1),
      !isGlued(start + 2) || !isWord(start + 2), has(start - 1, [.in, .since, .of, .by, .until])
    {
      var fields = TimeFields()
      fields.shortYear = year
      return (fields, start + 2)
    }
    if unit(start) == .year, let year = yearNumber(start + 1) {
      var fields = TimeFields()
      fields.year = year.year
      fields.isBC = year.isBC
      return (fields, year.end)
    }
    return nil
  }

  // MARK: Months

  /// "October", "Oct.", and for words that are more than a month only in a dated place.
  func month(at start: Int) -> (month: Int, end: Int)? {
    guard has(start, .month), lexemes[start].isCapital || isShouted(start) else { return nil }
    let stop = has(start, .abbreviation) ? afterStop(start + 1) : start + 1
    if has(start, .abbreviation), stop == start + 1, !isNumber(stop), !isNumber(start - 1) {
      return nil
    }
    if has(start, .ambiguous) {
      let near: TriggerKind = [
        .in, .of, .since, .by, .until, .early, .mid, .late, .last, .next, .this, .before, .after,
        .from,
      ]
      let dated = isNumber(stop) && (plain(stop, digits: 4...4) != nil || dayNumber(stop) != nil)
      guard
        dated || isNumber(start - 1) || has(start - 1, near) || has(start - 1, .ordinal)
          || has(start - 2, .month) && has(start - 1, [.and, .to])
          || isMark(start - 1, "-") && has(start - 2, .mid)
      else { return nil }
      if has(start - 1, .of) || has(start - 1, .by), !dated, isCapitalWord(stop) { return nil }
    }
    return (code(start), stop)
  }

  private func isShouted(_ at: Int) -> Bool { !has(at, .ambiguous) && lexemes[at].span.length > 3 }
  private func isCapitalWord(_ at: Int) -> Bool { isWord(at) && lexemes[at].isCapital }

  /// A number that can be a day of a month: one or two digits, "3rd", or an ordinal word.
  func dayNumber(_ at: Int) -> (day: Int, end: Int)? {
    if let day = plain(at, digits: 1...2), (1...40).contains(day) {
      if has(at + 1, .ordinal), isGlued(at + 1), lexemes[at + 1].span.length == 2 {
        return (day, at + 2)
      }
      guard !isGlued(at + 1) || lexemes[at + 1].kind == .mark, !isMark(at + 1, "%"),
        !(isMark(at + 1, ":") && isGlued(at + 1)), !has(at + 1, .multiplier)
      else { return nil }
      return (day, at + 1)
    }
    guard has(at, [.ordinal, .cardinal]), let numeral = numerals.numeral(at: at),
      numeral.isOrdinal, let value = numeral.value, value >= 1, value <= 31
    else { return nil }
    return (Int(value), numeral.end)
  }

  /// "May 10, 1940", "October 2024", "June of that year", "September".
  private func monthCore(at start: Int) -> Match? {
    guard let (number, end) = month(at: start) else { return nil }
    var fields = TimeFields()
    fields.month = number
    let at = has(end, .the) && isNumber(end + 1) ? end + 1 : end
    if let year = yearAfterMonth(end) {
      fields.year = year.year
      fields.isBC = year.isBC
      return (fields, year.end)
    }
    if let day = dayNumber(afterHyphen(at)), !isCount(afterHyphen(at), day.end) {
      fields.day = day.day
      return withYear(fields, yearAfterDay(day.end), day.end)
    }
    return yearPointer(fields, end)
  }

  /// "3 May" counts a day, "May 3 people died" a number: a day is not followed by a plain noun
  /// in the same breath. Only digit runs directly before a lower-case word that is no joint are
  /// doubted, and only for ambiguous months.
  private func isCount(_ at: Int, _ end: Int) -> Bool {
    has(end, .multiplier) || isMark(end, "%") || (has(end, .unit) && !has(end, .dayPart))
  }

  func withYear(
    _ fields: TimeFields, _ year: (year: Int, isBC: Bool, end: Int)?, _ end: Int
  ) -> Match {
    var result = fields
    guard let year else { return yearPointer(fields, end) }
    result.year = year.year
    result.isBC = year.isBC
    return (result, year.end)
  }

  /// "of that year", "of the previous year", "last year", "this year", "next year".
  func yearPointer(_ fields: TimeFields, _ end: Int) -> Match {
    var at = end
    if has(at, [.of, .in]) { at += 1 }
    if isMark(at, ",") { return (fields, end) }
    if has(at, .the) { at += 1 }
    guard let pointed = pointed(at: at), let step = pointed.fields.yearStep,
      pointed.fields.season == nil, pointed.fields.month == nil
    else { return (fields, end) }
    var result = fields
    result.yearStep = step
    return (result, pointed.end)
  }

  /// "3 May 1940", "the 20th of September", "25th", "the 28th of that month".
  func dayFirst(at start: Int) -> Match? {
    guard let day = dayNumber(start), !isGlued(start) || !isWord(start - 1) else { return nil }
    var at = afterHyphen(day.end)
    if has(at, .of) { at += 1 }
    var fields = TimeFields()
    fields.day = day.day
    if let month = month(at: at) {
      fields.month = month.month
      var end = month.end
      if isMark(end, ",") { end += 1 }
      if let year = yearNumber(end) { return withYear(fields, year, end) }
      return yearPointer(fields, month.end)
    }
    let isSuffixed = day.end > start + 1 || has(start, .ordinal)
    guard isSuffixed, has(start - 1, .the), day.day <= 31 else { return nil }
    if has(day.end, .of) {
      let pointer = has(day.end + 1, .the) ? day.end + 2 : day.end + 1
      guard let pointed = pointed(at: pointer), let step = pointed.fields.monthStep else {
        return nil
      }
      fields.monthStep = step
      return (fields, pointed.end)
    }
    guard has(start - 2, [.on, .by, .until, .before, .after, .since, .of, .and]),
      !has(start, .ordinal) || lexemes[start].kind == .number,
      !isWord(day.end)
        || has(day.end, [.at, .and, .in, .of, .by, .to]),
      !has(day.end, .unit)
    else { return nil }
    fields.monthStep = TimeStep(count: 0, anchor: .mention)
    return (fields, day.end)
  }
}
