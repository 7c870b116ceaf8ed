import Spans

/// Times of day and dates written in digits.
extension TimeGrammar {
  /// "3 p.m.", "10:57", "5:34 AM", "noon", "0300 GMT", "at 11:30 a.m. on Tuesday".
  func clockFirst(at start: Int) -> TimePhrase? {
    guard var match = clock(at: start) else { return nil }
    var at = isMark(match.end, ",") ? match.end + 1 : match.end
    if has(at, .on) { at += 1 }
    if has(at, .the) { at += 1 }
    if let date = dateCore(at: at), date.fields.hasDay {
      var fields = date.fields
      fields.hour = match.fields.hour
      fields.minute = match.fields.minute
      match = (fields, date.end)
    }
    return TimePhrase(start..<match.end, .calendar(match.fields), "time of day")
  }

  /// ":57", glued to what stands before.
  private func sixtieths(at start: Int) -> Int? {
    guard isMark(start, ":"), isGlued(start), isGlued(start + 1),
      let value = plain(start + 1, digits: 2...2), value < 60
    else { return nil }
    return value
  }

  /// The clock alone with its zone.
  func clock(at start: Int) -> Match? {
    guard start < lexemes.count else { return nil }
    var fields = TimeFields()
    if has(start, .clock), !lexemes[start].isCapital || start == 0 {
      fields.hour = code(start)
      fields.minute = 0
      return (fields, start + 1)
    }
    guard let hour = plain(start, digits: 1...4) else { return nil }
    var end = start + 1
    var isMarked = false
    fields.hour = hour
    if hour < 25, let minute = sixtieths(at: end) {
      fields.minute = minute
      end += 2
      isMarked = true
      if sixtieths(at: end) != nil { end += 2 }
    }
    if let half = halfOfDay(at: end) {
      guard hour <= 12, hour > 0 else { return nil }
      fields.hour = hour % 12 + (half.isAfternoon ? 12 : 0)
      end = half.end
      isMarked = true
    } else if isMark(end, "'"), has(end + 1, .oclock) {
      end += 2
      isMarked = true
    }
    let isMilitary = lexemes[start].digits == 4 && hour % 100 < 60 && hour < 2400
    if isMilitary, fields.minute == nil, has(end, .zone) || isHours(end) {
      fields.hour = hour / 100
      fields.minute = hour % 100
      isMarked = true
    }
    guard isMarked, let told = fields.hour, told < 25 else { return nil }
    if isHours(end) { end += 1 }
    if has(end, .zone), isWord(end), lexemes[end].isCapital { end += 1 }
    return (fields, end)
  }

  /// "hrs" after a time of four digits.
  private func isHours(_ at: Int) -> Bool { unit(at) == .hour && has(at, .abbreviation) }

  /// "pm", "p.m.", "A.M."
  private func halfOfDay(at start: Int) -> (isAfternoon: Bool, end: Int)? {
    if has(start, .meridiem), isWord(start), lexemes[start].span.length == 2 {
      return (code(start) == 12, start + 1)
    }
    guard isWord(start), lexemes[start].span.length == 1, has(start, .meridiem), code(start) < 31,
      isMark(start + 1, "."), isWord(start + 2), lexemes[start + 2].span.length == 1,
      isGlued(start + 2)
    else { return nil }
    return (code(start) == 12, afterStop(start + 3))
  }

  /// "2024-10-23", "10/23/2024", "23.10.2024", "2024-10".
  func numericDate(at start: Int) -> TimePhrase? {
    guard isNumber(start), !isMark(start - 1, "-") || !isGlued(start),
      !(isGlued(start) && isWord(start - 1))
    else { return nil }
    return iso(at: start) ?? slashed(at: start)
  }

  private func iso(at start: Int) -> TimePhrase? {
    guard let year = plain(start, digits: 4...4), (1000...2200).contains(year),
      isJoined(start + 1, "-"), let month = plain(start + 2, digits: 2...2)
    else { return nil }
    guard isJoined(start + 3, "-"), let day = plain(start + 4, digits: 2...2) else {
      guard (1...12).contains(month), !isGlued(start + 3) || !isMark(start + 3, "-"),
        month < 13, year % 100 >= month || year >= 2013
      else { return nil }
      var fields = TimeFields()
      (fields.year, fields.month) = (year, month)
      return year % 100 < month
        ? nil : TimePhrase(start..<start + 3, .calendar(fields), "ISO month")
    }
    guard (1...12).contains(month) else {
      return TimePhrase(start..<start + 5, .impossible, "a day that does not exist")
    }
    var fields = TimeFields()
    (fields.year, fields.month, fields.day) = (year, month, day)
    var end = start + 5
    if isWord(end), isGlued(end), lexemes[end].span.length == 1, let clock = clock(at: end + 1) {
      (fields.hour, fields.minute) = (clock.fields.hour, clock.fields.minute)
      end = clock.end
      if isWord(end), isGlued(end), lexemes[end].span.length == 1 { end += 1 }
    }
    guard !isImpossible(fields) else {
      return TimePhrase(start..<end, .impossible, "a day that does not exist")
    }
    return TimePhrase(start..<end, .calendar(fields), "ISO date")
  }

  /// Three numbers with slashes or points. "10/23/2024" has one reading; where both are 12 or
  /// less the American order is taken, which is wrong for most other outlets.
  private func slashed(at start: Int) -> TimePhrase? {
    let mark: Unicode.Scalar = isMark(start + 1, "/") ? "/" : "."
    guard let first = plain(start, digits: 1...2), isJoined(start + 1, mark),
      let second = plain(start + 2, digits: 1...2), isJoined(start + 3, mark),
      let year = plain(start + 4, digits: 4...4), (1000...2200).contains(year),
      !isGlued(start + 5) || lexemes[start + 5].kind == .mark
    else { return nil }
    let isDayFirst = mark == "." || first > 12
    var fields = TimeFields()
    fields.year = year
    (fields.day, fields.month) = isDayFirst ? (first, second) : (second, first)
    guard let month = fields.month, (1...12).contains(month), !isImpossible(fields) else {
      return TimePhrase(start..<start + 5, .impossible, "a day that does not exist")
    }
    let isSure = mark == "." || first > 12 || second > 12
    return TimePhrase(
      start..<start + 5, .calendar(fields),
      isSure ? "day in digits" : "day in digits, month first")
  }

  private func isJoined(_ at: Int, _ mark: Unicode.Scalar) -> Bool {
    isMark(at, mark) && isGlued(at) && isGlued(at + 1)
  }
}
