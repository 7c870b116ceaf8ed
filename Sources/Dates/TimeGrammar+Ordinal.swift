import Spans

/// Centuries, quarters and halves, by their ordinal.
extension TimeGrammar {
  func centuryCore(at start: Int) -> Match? {
    guard let day = dayNumber(start) else { return nil }
    let at = afterHyphen(day.end)
    guard unit(at) == .century, !has(at, .plural) else { return nil }
    var fields = TimeFields()
    fields.century = day.day - 1
    guard let era = era(at: at + 1) else { return (fields, at + 1) }
    fields.isBC = era.isBC
    return (fields, era.end)
  }

  /// "nineteenth century", "third quarter of 2016", "second half of 2008", "first half".
  func ordinalCore(at start: Int) -> Match? {
    if let century = centuryCore(at: start) { return century }
    guard let numeral = numerals.numeral(at: start), numeral.isOrdinal,
      let value = numeral.value, value >= 1, value <= 31
    else {
      return nil
    }
    let at = afterHyphen(numeral.end)
    var fields = TimeFields()
    if unit(at) == .quarter, value <= 4 { fields.quarter = Int(value) }
    if has(at, .fraction), at < lexemes.count, lexemes[at].value == 0.5, value <= 2 {
      fields.half = Int(value)
    }
    guard fields.quarter != nil || fields.half != nil else {
      return has(start, .ordinal) ? dayFirst(at: start) : nil
    }
    let match = withYear(fields, yearAfterMonth(at + 1), at + 1)
    if match.fields.year == nil, match.fields.yearStep == nil, fields.half != nil { return nil }
    return match
  }
}
