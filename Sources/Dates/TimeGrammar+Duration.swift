import Spans

/// Lengths of time, distances from a point, sets and vague references.
extension TimeGrammar {
  /// An amount of a unit: "two weeks", "several months", "a year", "three-day", "24-hour".
  /// The amount is nil where it is not told.
  private func amount(at start: Int) -> (amount: Double?, unit: TimeUnit, end: Int)? {
    guard start < lexemes.count else { return nil }
    if let numeral = numerals.numeral(at: start), !numeral.isOrdinal {
      guard let (unit, end) = unitAfter(numeral.end) else { return nil }
      guard numeral.min == nil else { return (nil, unit, end) }
      return (numeral.value, unit, end)
    }
    if has(start, .few) {
      let at = has(start + 1, .of) ? start + 2 : start + 1
      guard unit(at) != .quarter else { return nil }
      return unitAfter(at).map { (nil, $0.0, $0.1) }
    }
    if has(start, .article) {
      var at = start + 1
      if has(at, .few) {
        at = has(at + 1, .of) ? at + 2 : at + 1
        return unitAfter(at).map { (nil, $0.0, $0.1) }
      }
      guard let unit = unit(at), !has(at, .plural) else { return nil }
      if has(at + 1, .and), has(at + 2, .article), has(at + 3, .fraction) {
        return (1.5, unit, at + 4)
      }
      return (1, unit, at + 1)
    }
    if has(start, .fraction), has(start + 1, .article), let unit = unit(start + 2) {
      return (0.5, unit, start + 3)
    }
    return nil
  }

  /// The unit after an amount, over a hyphen or one word between ("two more weeks"). "second"
  /// needs digits or a plural, or it is an ordinal.
  private func unitAfter(_ start: Int) -> (TimeUnit, Int)? {
    var at = start
    if isMark(at, "-"), isGlued(at), isGlued(at + 1) || has(at + 1, .unit) { at += 1 }
    if unit(at) == nil, isWord(at), !lexemes[at].isCapital, !isGlued(at),
      lexemes[at].trigger.kinds.isSubset(of: [.within, .past, .next, .previous, .same]),
      has(at + 1, .plural), lexemes[at].span.length > 3
    {
      at += 1
    }
    guard let unit = unit(at), unit != .quarter || has(at, .plural) else { return nil }
    return (unit, at + 1)
  }

  /// "two weeks ago", "three days later", "a month earlier", "in two weeks", "days before".
  func distance(at start: Int) -> TimePhrase? {
    guard let length = amount(at: start) ?? bareUnit(start) else { return nil }
    var end = length.end
    let anchor: TimeAnchor
    let sign: Int
    if has(end, .ago) || (has(end, .from) && has(end + 1, .presentRef)) {
      (sign, anchor) = has(end, .ago) ? (-1, .document) : (1, .document)
      end += has(end, .from) ? 2 : 1
    } else if has(end, .later) {
      (sign, anchor) = (1, .mention)
      end += 1
    } else if has(end, .earlier) || isBefore(end) {
      (sign, anchor) = (-1, .mention)
      end += 1
    } else {
      return nil
    }
    return TimePhrase(
      start..<end,
      .distance(amount: length.amount, unit: length.unit, sign: sign, anchor: anchor), "distance")
  }

  /// "before" that closes the expression: "two years before."
  private func isBefore(_ at: Int) -> Bool { has(at, .before) && !isWord(at + 1) }

  private func bareUnit(_ start: Int) -> (amount: Double?, unit: TimeUnit, end: Int)? {
    guard has(start, .plural), let unit = unit(start), unit != .quarter else { return nil }
    return (nil, unit, start + 1)
  }

  /// "for two months", "weeks", "the past decade", "the first ten months of 1915", "three-day".
  func duration(at start: Int) -> TimePhrase? {
    if let pointed = pointedLength(at: start) { return pointed }
    if let length = amount(at: start), !isRate(start, length.end), !isAge(length.end) {
      if has(start, .article) && lexemes[start].span.length < 3, length.amount == 1,
        !isLengthPlace(start, length.end)
      {
        return nil
      }
      return TimePhrase(
        start..<length.end, .duration(amount: length.amount, unit: length.unit), "length of time")
    }
    guard start == 0 || lexemes[start - 1].kind != .number && !has(start - 1, .cardinal),
      let bare = bareUnit(start), isBareLength(start, bare.end),
      unit(start) != .year
        || !isNumber(bare.end)
    else { return nil }
    return TimePhrase(
      start..<bare.end, .duration(amount: nil, unit: bare.unit), "length of time, number not told")
  }

  /// "the last two weeks", "the next few days", "the following months", "the first two years".
  private func pointedLength(at start: Int) -> TimePhrase? {
    let at = has(start, .the) ? start + 1 : start
    guard
      has(at, [.last, .past, .next, .previous, .following, .this])
        || has(at, .ordinal)
          && at > start
    else { return nil }
    var next = at + 1
    if has(next, .few) || has(next, .article) { next += has(next, .article) ? 2 : 1 }
    if let length = amount(at: at + 1) {
      return TimePhrase(
        start..<length.end, .duration(amount: length.amount, unit: length.unit),
        "length of time next to a point")
    }
    if has(at, .past), at > start, !has(next, .plural), let unit = unit(next),
      unit.rawValue >= TimeUnit.year.rawValue
    {
      return TimePhrase(start..<next + 1, .duration(amount: 1, unit: unit), "length of time")
    }
    guard has(next, .plural), let unit = unit(next), !has(at, .ordinal) else { return nil }
    return TimePhrase(
      start..<next + 1, .duration(amount: nil, unit: unit), "length of time, number not told")
  }

  /// "a day", "a year" as a length, not as a rate ("$20 a day") and not "a day of rest".
  private func isLengthPlace(_ start: Int, _ end: Int) -> Bool {
    has(start - 1, [.for, .in, .within, .after, .before, .until])
      || has(end, [.later, .earlier, .ago, .after, .before, .long])
  }

  /// "1,200 a day", "$20 per week": the rate of a figure, not a time.
  private func isRate(_ start: Int, _ end: Int) -> Bool {
    guard has(start, .article) else { return false }
    return start > 0 && (lexemes[start - 1].kind == .number || isMark(start - 1, "%"))
  }

  private func isAge(_ end: Int) -> Bool {
    let at = afterHyphen(end)
    return has(at, .long) && at < lexemes.count && lexemes[at].span.length == 3
  }

  /// "for months", "years of war", "decades": a plural unit alone is a length only where one
  /// stands; "the days of" and "in his years" are not.
  private func isBareLength(_ start: Int, _ end: Int) -> Bool {
    if has(start - 1, [.for, .within, .after, .until]) { return true }
    if has(start - 1, [.in, .of, .before, .by, .from]) { return has(start - 1, .in) }
    if has(end, .of) || has(end, .long) { return !has(start - 1, [.the, .that, .possessive]) }
    if isMark(end, "-"), has(end + 1, .long) { return true }
    return start == 0 && has(end, [.after, .before])
  }

  /// "daily", "every day", "each Monday", "every two weeks", "on Mondays".
  func set(at start: Int) -> TimePhrase? {
    if has(start, .setAdverb) {
      let value = TimeGrammar.everyValue(code(start))
      return TimePhrase(start..<start + 1, .set(value), "set")
    }
    if has(start, .weekday), has(start, .plural), lexemes[start].isCapital {
      return TimePhrase(start..<start + 1, .set("XXXX-WXX-\(code(start))"), "set of weekdays")
    }
    if has(start, .dayPart), code(start) == 5, !has(start, .plural), has(start - 1, [.at, .by]) {
      return TimePhrase(start..<start + 1, .set("XXXX-XX-XXTNI"), "part of any day")
    }
    guard has(start, .every) else { return nil }
    let at = start + 1
    if has(at, .weekday) {
      return TimePhrase(start..<at + 1, .set("XXXX-WXX-\(code(at))"), "set of weekdays")
    }
    if let month = month(at: at) {
      let value = "XXXX-" + two(month.month)
      return TimePhrase(start..<month.end, .set(value), "set of months")
    }
    if let unit = unit(at), !has(at, .plural) {
      return TimePhrase(start..<at + 1, .set(TimeGrammar.everyValue(unit.rawValue)), "set")
    }
    if has(at, .season) {
      let value = "XXXX-" + ["", "SP", "SU", "FA", "WI"][code(at)]
      return TimePhrase(start..<at + 1, .set(value), "set of seasons")
    }
    if has(at, .dayPart) {
      return TimePhrase(start..<at + 1, .set("XXXX-XX-XXT" + dayPartLetters(code(at))), "set")
    }
    guard let length = amount(at: at) else { return nil }
    return TimePhrase(start..<length.end, .set(length.unit.duration(length.amount)), "set")
  }

  static func everyValue(_ unit: Int) -> String {
    switch unit {
    case 3: "XXXX-XX-XXTXX"
    case 4: "XXXX-XX-XX"
    case 5: "XXXX-WXX"
    case 6: "XXXX-XX"
    case 7: "XXXX-QX"
    case 8: "XXXX"
    case 14: "XXXX-XX-XXTNI"
    default: TimeUnit(rawValue: unit)?.duration(1) ?? "P1D"
    }
  }

  /// "now", "recently", "soon", "in the future", "at the moment", "these days".
  func reference(at start: Int) -> TimePhrase? {
    if has(start + 1, .presentRef), has(start, .ambiguous), lexemes[start].span.length == 5,
      trigger(start) == .ambiguous
    {
      return TimePhrase(start..<start + 2, .reference("PRESENT_REF"), "vague present")
    }
    if has(start, .presentRef) {
      return TimePhrase(start..<start + 1, .reference("PRESENT_REF"), "vague present")
    }
    if has(start, .pastRef) {
      return TimePhrase(start..<start + 1, .reference("PAST_REF"), "vague past")
    }
    if has(start, .futureRef), !has(start, .ambiguous) || !has(start + 1, [.after, .before]) {
      return TimePhrase(start..<start + 1, .reference("FUTURE_REF"), "vague future")
    }
    if has(start, .this), has(start, .plural) || lexemes[start].span.length == 5,
      unit(start + 1) == .day, has(start + 1, .plural)
    {
      return TimePhrase(start..<start + 2, .reference("PRESENT_REF"), "vague present")
    }
    return referenceNoun(at: start)
  }

  /// "the future", "the near future", "the past", "the moment", "present".
  private func referenceNoun(at start: Int) -> TimePhrase? {
    guard has(start, .the) else { return nil }
    var at = start + 1
    if isWord(at), lexemes[at].trigger.kinds.isEmpty, has(at + 1, .referenceNoun) { at += 1 }
    guard has(at, .referenceNoun), has(start - 1, [.in, .for, .at, .of, .from, .until, .to, .by])
    else { return nil }
    guard
      !isWord(at + 1) || has(at + 1, [.and, .of, .to, .by, .on, .in, .for])
        || at + 1 >= lexemes.count
        || !has(at, .past)
    else { return nil }
    switch code(at) {
    case 1:
      return TimePhrase(start..<at + 1, .reference("FUTURE_REF"), "vague future")
    case 2:
      return TimePhrase(start..<at + 1, .reference("PAST_REF"), "vague past")
    default:
      guard has(start - 1, [.for, .at]) else { return nil }
      return TimePhrase(start..<at + 1, .reference("PRESENT_REF"), "vague present")
    }
  }

  private func trigger(_ at: Int) -> TriggerKind { lexemes[at].trigger.kinds }

  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  func dayPartLetters(_ code: Int) -> String {
    code >= 0 && code < 7 ? ["NI", "MO", "MI", "AF", "EV", "NI", "DT"][code] : "NI"
  }
}
