import Spans

/// Expressions that point: weekdays, seasons, "last year", "that day", "tomorrow".
extension TimeGrammar {
  /// "Tuesday", "last Tuesday", "Saturday, June 24, 1950", "Friday the 13th".
  func weekdayCore(at start: Int) -> Match? {
    guard lexemes[start].isCapital || !has(start, .abbreviation), !has(start, .plural) else {
      return nil
    }
    let end = has(start, .abbreviation) ? afterStop(start + 1) : start + 1
    var fields = TimeFields()
    fields.weekday = code(start)
    var at = isMark(end, ",") ? end + 1 : end
    if has(at, .the) { at += 1 }
    if let date = dateCore(at: at), date.fields.day != nil, date.fields.weekday == nil {
      fields = date.fields
      fields.weekday = fields.month == nil ? code(start) : nil
      return (fields, date.end)
    }
    if has(start, .abbreviation) {
      guard !has(start, .ambiguous) || end > start + 1 && has(start - 1, .on) else { return nil }
    }
    if let week = pointed(at: has(end, .of) ? end + 1 : end), let step = week.fields.weekStep {
      fields.weekdayStep = step.count
      return (fields, week.end)
    }
    return (fields, end)
  }

  /// "in autumn", "the summer of 1940", "winter 2023", "spring".
  func seasonCore(at start: Int) -> Match? {
    guard isSeason(start) else { return nil }
    var fields = TimeFields()
    fields.season = code(start)
    var at = start + 1
    if has(at, .of) || isMark(at, ",") { at += 1 }
    if let year = yearNumber(at) {
      fields.year = year.year
      fields.isBC = year.isBC
      return (fields, year.end)
    }
    let isOf = has(start + 1, .of)
    if isOf, has(at, .the) { at += 1 }
    if isOf, let pointed = pointed(at: at), let step = pointed.fields.yearStep {
      fields.yearStep = step
      return (fields, pointed.end)
    }
    if has(start, .ambiguous), isOf { return nil }
    return (fields, start + 1)
  }

  /// "spring" and "fall" are seasons only where seasons stand.
  private func isSeason(_ at: Int) -> Bool {
    guard has(at, .ambiguous) else {
      return !lexemes[at].isCapital || at == 0 || !isWord(at + 1) || !lexemes[at + 1].isCapital
    }
    if yearNumber(at + 1) != nil || (has(at + 1, .of) && yearNumber(at + 2) != nil) {
      return true
    }
    let before: TriggerKind = [
      .in, .this, .last, .next, .by, .early, .mid, .late, .since, .until, .every, .previous,
      .following, .that,
    ]
    if has(at - 1, before) { return true }
    return has(at - 1, .the) && has(at - 2, [.in, .by, .since, .until]) && code(at) == 1
  }

  /// "last night", "next Monday", "this week", "the previous year", "that same day".
  func pointed(at start: Int) -> Match? {
    guard let (step, next) = pointer(at: start) else { return nil }
    var fields = TimeFields()
    if has(next, .unit), !has(next, .plural), let unit = unit(next) {
      guard set(unit, step, &fields) else { return nil }
      return afterPointedUnit(fields, next + 1)
    }
    if has(next, .dayPart), !has(next, .plural) { return pointedPart(step, next) }
    if has(next, .weekday), !has(next, .plural), has(start, [.last, .next, .this, .past]) {
      fields.weekday = code(next)
      fields.weekdayStep = step.count
      return (fields, next + 1)
    }
    if has(next, .weekday), has(start, [.previous, .following]) {
      fields.weekday = code(next)
      fields.weekdayStep = step.count
      return (fields, next + 1)
    }
    if has(next, .season) {
      fields.season = code(next)
      fields.yearStep = step
      return (fields, next + 1)
    }
    if let month = month(at: next), dayNumber(month.end) == nil {
      fields.month = month.month
      fields.yearStep = step
      return (fields, month.end)
    }
    return nil
  }

  /// The pointing words: how far, from where, and the lexeme they point with.
  private func pointer(at start: Int) -> (TimeStep, Int)? {
    guard start < lexemes.count else { return nil }
    var next = start + 1
    let step: TimeStep
    if has(start, .last) {
      step = TimeStep(count: -1, anchor: .document)
    } else if has(start, .this) {
      step = TimeStep(count: 0, anchor: unit(next) == .day ? .mention : .document)
    } else if has(start, .past), !has(next, .plural), !has(start - 1, .the) {
      step = TimeStep(count: -1, anchor: .document)
    } else if has(start, .next) {
      let isNarrative = has(start - 1, .the)
      step = TimeStep(count: 1, anchor: isNarrative ? .mention : .document)
    } else if has(start, .previous) {
      step = TimeStep(count: -1, anchor: .mention)
    } else if has(start, .following) {
      step = TimeStep(count: 1, anchor: .mention)
    } else if has(start, [.that, .same]) {
      step = TimeStep(count: 0, anchor: .mention)
    } else {
      return nil
    }
    if has(next, .same), has(start, [.that, .this]) { next += 1 }
    if has(start, .this), has(next, [.past, .last, .next]) {
      return pointer(at: next)
    }
    return (step, next)
  }

  private func set(_ unit: TimeUnit, _ step: TimeStep, _ fields: inout TimeFields) -> Bool {
    switch unit {
    case .day: fields.dayStep = step
    case .week: fields.weekStep = step
    case .month: fields.monthStep = step
    case .quarter: fields.quarterStep = step
    case .year: fields.yearStep = step
    case .decade: fields.decadeStep = step
    case .century: fields.centuryStep = step
    case .weekend:
      fields.weekStep = step
      fields.isWeekend = true
    default: return false
    }
    return true
  }

  /// "last week of"? No; but "last year's spring" and "this week Friday" go on.
  private func afterPointedUnit(_ fields: TimeFields, _ end: Int) -> Match {
    let at = afterPossessive(end)
    guard at > end, fields.yearStep != nil, has(at, .season) else { return (fields, end) }
    var result = fields
    result.season = code(at)
    return (result, at + 1)
  }

  /// "last night", "this morning", "the next morning", "that afternoon".
  private func pointedPart(_ step: TimeStep, _ at: Int) -> Match {
    var fields = TimeFields()
    fields.dayPart = code(at)
    fields.dayStep = step
    return (fields, at + 1)
  }

  /// "today", "yesterday morning", "tonight", "the day after tomorrow".
  func deicticDay(at start: Int) -> Match? {
    var fields = TimeFields()
    fields.dayStep = TimeStep(count: code(start), anchor: .document)
    if lexemes[start].span.length == 7, has(start, .dayPart) { fields.dayPart = 5 }
    return (fields, start + 1)
  }

  /// "Christmas 1963", "Christmas Day", "New Year's Eve".
  func holidayCore(at start: Int) -> Match? {
    guard lexemes[start].isCapital else { return nil }
    var fields = TimeFields()
    fields.holiday = code(start)
    var end = start + 1
    if unit(end) == .day, !has(end, .plural) { end += 1 }
    if has(end, .end), isWord(end), lexemes[end].isCapital {
      fields.holiday = code(start) == 1 ? 6 : code(start)
      end += 1
    }
    if has(end, .weekday) { end += 1 }
    var at = end
    if has(at, .of) || isMark(at, ",") { at += 1 }
    guard let year = yearNumber(at) else { return (fields, end) }
    fields.year = year.year
    return (fields, year.end)
  }
}
