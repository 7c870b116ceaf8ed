import Spans

/// Years, decades, centuries and parts of years.
extension TimeGrammar {
  /// A four-digit year, "493 BC", "AD 60".
  func yearNumber(_ start: Int) -> (year: Int, isBC: Bool, end: Int)? {
    guard let value = plain(start, digits: 1...4) else { return nil }
    let end = start + 1
    if let era = era(at: end) {
      return value > 0 ? (value, era.isBC, era.end) : nil
    }
    guard lexemes[start].digits == 4, (1000...2100).contains(value) else { return nil }
    guard !isGlued(end) || lexemes[end].kind == .mark, !isMark(end, "%") else { return nil }
    if isGlued(end), isMark(end, ":") || isMark(end, "/"), isNumber(end + 1) { return nil }
    return (value, false, end)
  }

  /// "BC", "B.C.", "BCE", "AD".
  func era(at start: Int) -> (isBC: Bool, end: Int)? {
    if has(start, .era) { return (code(start) < 0, start + 1) }
    // B . C .
    guard has(start, .meridiem), code(start) == 31, lexemes[start].isCapital,
      isMark(start + 1, "."), isGlued(start + 1), has(start + 2, .meridiem), isGlued(start + 2),
      code(start + 2) == 32
    else { return nil }
    return (true, afterStop(start + 3))
  }

  /// "June 1940", "June, 1940", "June of 1940".
  func yearAfterMonth(_ end: Int) -> (year: Int, isBC: Bool, end: Int)? {
    var at = end
    if isMark(at, ",") || has(at, .of) { at += 1 }
    return yearNumber(at)
  }

  /// "May 10, 1940", "May 10 1940", "May 10 of 1940".
  func yearAfterDay(_ end: Int) -> (year: Int, isBC: Bool, end: Int)? {
    yearAfterMonth(end)
  }

  /// A year alone, a decade ("1990s", "the '60s") or a century ("21st century").
  func yearCore(at start: Int) -> Match? {
    if let decade = decadeCore(at: start) { return decade }
    if let century = centuryCore(at: start) { return century }
    if let half = ordinalCore(at: start) { return half }
    guard let year = yearNumber(start), !isGlued(start) || !isWord(start - 1),
      isYearPlace(start, year.year, year.end) || year.isBC
    else { return nil }
    var fields = TimeFields()
    fields.year = year.year
    fields.isBC = year.isBC
    return (fields, year.end)
  }

  /// Whether a bare number of four digits stands where years stand, not counts.
  private func isYearPlace(_ at: Int, _ value: Int, _ end: Int) -> Bool {
    if has(end, .unit) || has(end, .multiplier) || isMark(at - 1, "$") { return false }
    if has(end, .zone) { return false }
    let isCounted = isCountedNoun(end)
    if has(at - 1, [.in, .since, .until]) { return !isCounted || value >= 1900 }
    if isCounted { return false }
    let before: TriggerKind = [
      .in, .since, .until, .by, .from, .of, .early, .mid, .late, .to, .before, .after, .season,
      .and,
    ]
    if has(at - 1, before) || (has(at - 1, .the) && has(at - 2, before)) { return true }
    if isMark(at - 1, "-") || isMark(at - 1, "(") || isMark(end, ")") { return true }
    return (1900...2060).contains(value)
  }

  /// A lower-case plural right after four digits is more often counted than dated ("2000
  /// soldiers", "1500 people"): those words are left to the figures.
  private func isCountedNoun(_ at: Int) -> Bool {
    guard isWord(at), !lexemes[at].isCapital else { return false }
    return lexemes[at].trigger.kinds.isEmpty
      ? lexemes[at].endsInS : lexemes[at].trigger.kinds == .plural
  }

  private func decadeCore(at start: Int) -> Match? {
    guard let value = plain(start, digits: 2...4), value % 10 == 0 else { return nil }
    var end = start + 1
    if isMark(end, "'"), isGlued(end) { end += 1 }
    guard has(end, .possessive), isGlued(end), lexemes[end].span.length == 1 else { return nil }
    end += 1
    var fields = TimeFields()
    if lexemes[start].digits == 4 {
      fields.decade = value / 10
    } else if lexemes[start].digits == 2, isMark(start - 1, "'") || has(start - 1, .the) {
      fields.decade = (value >= 20 ? 190 : 200) + value / 10
    } else {
      let era = era(at: end)
      guard era != nil else { return nil }
      fields.decade = value / 10
    }
    if let era = era(at: end) {
      fields.isBC = era.isBC
      end = era.end
    }
    return (fields, end)
  }
}
