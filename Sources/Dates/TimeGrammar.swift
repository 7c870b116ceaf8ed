import Spans

/// Finds temporal expressions in the lexemes of one sentence.
///
/// A longest-match grammar: every rule looks at a bounded number of lexemes, and what a phrase
/// consumes is not looked at again, so a scan is linear in the sentence.
struct TimeGrammar {
  let lexemes: [Lexeme]
  let numerals: NumeralGrammar

  init(_ lexemes: [Lexeme]) {
    self.lexemes = lexemes
    numerals = NumeralGrammar(lexemes)
  }

  /// Fields read so far and the lexeme after them.
  typealias Match = (fields: TimeFields, end: Int)

  /// All phrases, in text order, not overlapping.
  func phrases() -> [TimePhrase] {
    var result: [TimePhrase] = []
    var position = 0
    while position < lexemes.count {
      let lexeme = lexemes[position]
      guard lexeme.kind == .number || !lexeme.trigger.kinds.isEmpty || lexeme.isMark("'") else {
        position += 1
        continue
      }
      if let first = firstDay(at: position) {
        result.append(first)
        position += 2
        continue
      }
      guard let phrase = phrase(at: position) else {
        position = next(position)
        continue
      }
      result.append(phrase)
      position = phrase.range.upperBound
      position = addRangeEnd(after: phrase, at: position, to: &result)
    }
    return result
  }

  /// The lexeme to go on with after none matched: past a number read as a whole, so that
  /// "two hundred May" is not read again from "hundred".
  private func next(_ position: Int) -> Int {
    guard lexemes[position].has(.cardinal), let numeral = numerals.numeral(at: position) else {
      return position + 1
    }
    return Swift.max(position + 1, numeral.end)
  }

  /// The longest reading from this lexeme; the earlier rule wins a tie.
  private func phrase(at start: Int) -> TimePhrase? {
    var best: TimePhrase?
    func offer(_ phrase: TimePhrase?) {
      guard let phrase, phrase.range.upperBound > (best?.range.upperBound ?? start) else {
        return
      }
      best = phrase
    }
    offer(numericDate(at: start))
    offer(date(at: start))
    offer(clockFirst(at: start))
    offer(distance(at: start))
    offer(duration(at: start))
    offer(set(at: start))
    offer(reference(at: start))
    return best
  }

  /// "22" of "22–25 April 1951": the first day of a range takes month and year of the second.
  private func firstDay(at start: Int) -> TimePhrase? {
    guard let first = plain(start, digits: 1...2), isMark(start + 1, "-"), !isGlued(start),
      let last = plain(start + 2, digits: 1...2), first >= 1, first < last,
      case .calendar(var fields)? = date(at: start + 2)?.meaning, fields.month != nil,
      fields.day == last
    else { return nil }
    fields.day = first
    return TimePhrase(start..<start + 1, .calendar(fields), "first day of a range")
  }

  /// "September 12-15", "1939–45", "May 3 and 4": the second end of a range shares the first's
  /// month or century. Returns the lexeme to go on with.
  private func addRangeEnd(
    after phrase: TimePhrase, at end: Int, to result: inout [TimePhrase]
  ) -> Int {
    guard case .calendar(let fields) = phrase.meaning, isMark(end, "-"), end + 1 < lexemes.count,
      lexemes[end + 1].isPlainNumber
    else { return end }
    let value = Int(lexemes[end + 1].value)
    var other = fields
    if fields.day != nil, fields.month != nil, (1...31).contains(value),
      lexemes[end + 1].digits <= 2, value > fields.day ?? 31, month(at: end + 2) == nil
    {
      other.day = value
      let year = yearAfterDay(end + 2)
      if let year { other.year = year.year }
      if year != nil, fields.year == nil, let last = result.indices.last {
        other.year = year?.year
        var first = fields
        first.year = year?.year
        result[last].meaning = .calendar(first)
      }
      let range = end + 1..<(year?.end ?? end + 2)
      result.append(TimePhrase(range, .calendar(other), "second day of a range"))
      return range.upperBound
    }
    if fields.month == nil, fields.day == nil, let year = fields.year,
      lexemes[end + 1].digits == 2, year % 100 < value
    {
      other.year = year / 100 * 100 + value
      result.append(TimePhrase(end + 1..<end + 2, .calendar(other), "second year of a range"))
      return end + 2
    }
    return end
  }
}

/// Looking at lexemes; every index may be out of range.
extension TimeGrammar {
  func has(_ at: Int, _ kind: TriggerKind) -> Bool {
    at >= 0 && at < lexemes.count && lexemes[at].has(kind)
  }
  func isMark(_ at: Int, _ mark: Unicode.Scalar) -> Bool {
    at >= 0 && at < lexemes.count && lexemes[at].isMark(mark)
  }
  func isGlued(_ at: Int) -> Bool { at >= 0 && at < lexemes.count && lexemes[at].isGlued }
  func isWord(_ at: Int) -> Bool { at >= 0 && at < lexemes.count && lexemes[at].kind == .word }
  func isNumber(_ at: Int) -> Bool {
    at >= 0 && at < lexemes.count && lexemes[at].isPlainNumber
  }
  func code(_ at: Int) -> Int { at < lexemes.count ? lexemes[at].trigger.code : 0 }
  /// Value of digits without point or comma; nil for anything else.
  func plain(_ at: Int, digits: ClosedRange<Int>) -> Int? {
    guard isNumber(at), digits.contains(lexemes[at].digits) else { return nil }
    return Int(lexemes[at].value)
  }
  func unit(_ at: Int) -> TimeUnit? { has(at, .unit) ? TimeUnit(rawValue: code(at)) : nil }
  /// Past a full stop glued to an abbreviation: "Oct." and "a.m."
  func afterStop(_ at: Int) -> Int { isMark(at, ".") && isGlued(at) ? at + 1 : at }
  /// Past one hyphen.
  func afterHyphen(_ at: Int) -> Int { isMark(at, "-") ? at + 1 : at }
  /// Past "'s".
  func afterPossessive(_ at: Int) -> Int {
    isMark(at, "'") && isGlued(at) && has(at + 1, .possessive) && isGlued(at + 1)
      && lexemes[at + 1].span.length == 1 ? at + 2 : at
  }
}
