import Spans

/// A number as it stands in a text: digits, words or both.
package struct Numeral: Sendable {
  /// Nil for a vague plural ("thousands").
  package var value: Double?
  /// Least value of a vague plural: two of the unit it counts in.
  package var min: Double?
  /// First lexeme, and the one after the last.
  package var start = 0
  package var end: Int
  /// Product of the multiplier words at its end: a million for "3 to 5 million".
  package var multiplier = 1.0
  /// True for "third", "21st": a place in an order, not a quantity.
  package var isOrdinal = false
  package var isFraction = false
  /// Written with at least one digit.
  package var hasDigits = false

  package init(value: Double?, end: Int) {
    self.value = value
    self.end = end
  }
}

/// The grammar of numbers over lexemes. Each call looks at a bounded number of lexemes past the
/// number words it consumes, so a scan that skips what it consumed is linear.
package struct NumeralGrammar {
  package let lexemes: [Lexeme]

  package init(_ lexemes: [Lexeme]) { self.lexemes = lexemes }

  private func has(_ at: Int, _ kind: TriggerKind) -> Bool {
    at >= 0 && at < lexemes.count && lexemes[at].has(kind)
  }
  private func isMark(_ at: Int, _ mark: Unicode.Scalar) -> Bool {
    at >= 0 && at < lexemes.count && lexemes[at].isMark(mark)
  }
  private func isGlued(_ at: Int) -> Bool { at < lexemes.count && lexemes[at].isGlued }

  /// The number that starts at this lexeme; articles only where a number word follows
  /// ("a dozen", "a million"). Nil where there is none.
  package func numeral(at start: Int) -> Numeral? {
    guard start >= 0, var result = unplaced(at: start) else { return nil }
    result.start = start
    var last = result.end - 1
    while last > start, has(last, .multiplier), result.end - last <= 3 {
      result.multiplier *= lexemes[last].value
      last -= 1
    }
    return result
  }

  private func unplaced(at start: Int) -> Numeral? {
    guard start < lexemes.count else { return nil }
    if lexemes[start].kind == .number { return digits(at: start) }
    if has(start, .vagueMany) { return vague(at: start) }
    if has(start, .article) { return afterArticle(start) }
    if has(start, .few), has(start + 1, [.multiplier, .vagueMany]) { return few(at: start) }
    if lexemes[start].kind == .mark { return sign(at: start) }
    if has(start, .fraction) { return half(at: start) }
    if has(start, .multiplier), lexemes[start].value <= 1_000_000, !isGlued(start) {
      return words(at: start)
    }
    return has(start, [.cardinal, .ordinal]) ? words(at: start) : nil
  }

  /// "1,500", "8 million", "1.5bn", "2½", "3 1/2", "21st".
  private func digits(at start: Int) -> Numeral? {
    let lexeme = lexemes[start]
    guard lexeme.digits <= 21 else { return nil }
    var result = Numeral(value: lexeme.value, end: start + 1)
    result.hasDigits = true
    if isOrdinalSuffix(start + 1) {
      result.isOrdinal = true
      result.end += 1
      return result
    }
    addFraction(&result)
    multiply(&result)
    return result
  }

  /// "st", "nd", "rd" or "th" glued to the digits, told by length: no other glued word of two
  /// letters is lower case without being a unit, so the letters are compared by the caller's
  /// text only through the lexicon's hash. See `TriggerKind.abbreviation` rows.
  private func isOrdinalSuffix(_ at: Int) -> Bool {
    has(at, .ordinal) && isGlued(at) && lexemes[at].span.length == 2
  }

  /// "½" after digits, or "1/2" after a blank.
  private func addFraction(_ result: inout Numeral) {
    if result.end < lexemes.count, let part = Numeral.vulgar[lexemes[result.end].mark] {
      result.value = (result.value ?? 0) + part
      result.end += 1
    } else if isMark(result.end, "/"), isGlued(result.end), isGlued(result.end + 1),
      result.end + 1 < lexemes.count, lexemes[result.end + 1].isPlainNumber,
      lexemes[result.end + 1].value > 0, !isMark(result.end + 2, "/"),
      let above = result.value, above < lexemes[result.end + 1].value
    {
      result.value = above / lexemes[result.end + 1].value
      result.isFraction = true
      result.end += 2
    } else if result.end < lexemes.count, lexemes[result.end].isPlainNumber,
      !isGlued(result.end), isMark(result.end + 1, "/"), isGlued(result.end + 1),
      let next = digits(at: result.end), next.isFraction
    {
      result.value = (result.value ?? 0) + (next.value ?? 0)
      result.end = next.end
    }
  }

  /// "million", "bn", "and a half million" after a number.
  private func multiply(_ result: inout Numeral) {
    if has(result.end, .and), has(result.end + 1, .article), isHalf(result.end + 2),
      has(result.end + 3, .multiplier)
    {
      result.value = (result.value ?? 0) + 0.5
      result.end += 3
    }
    var steps = 0
    while steps < 3, let factor = multiplier(at: result.end) {
      result.value = (result.value ?? 0) * factor
      result.end += 1
      steps += 1
    }
    if steps > 0, has(result.end, .and), has(result.end + 1, .article), isHalf(result.end + 2),
      result.hasDigits == false, let value = result.value
    {
      result.value = value + 0.5 * lastFactor(result.end - 1)
      result.end += 3
    }
  }

  private func lastFactor(_ at: Int) -> Double { has(at, .multiplier) ? lexemes[at].value : 1 }

  private func isHalf(_ at: Int) -> Bool {
    has(at, .fraction) && at < lexemes.count && lexemes[at].value == 0.5
  }

  /// A multiplier word, or k, m, b, t glued to the digits ("$3m", "10k").
  private func multiplier(at: Int) -> Double? {
    guard at < lexemes.count else { return nil }
    if lexemes[at].has(.multiplier) { return lexemes[at].value }
    if isMark(at, "-"), isGlued(at), has(at + 1, .multiplier), isGlued(at + 1) { return nil }
    return nil
  }

  /// "thousands", "tens of thousands", "hundreds of millions".
  private func vague(at start: Int) -> Numeral? {
    var unit = lexemes[start].value
    var end = start + 1
    while end - start < 6, has(end, .of), has(end + 1, .vagueMany) {
      unit *= lexemes[end + 1].value
      end += 2
    }
    var result = Numeral(value: nil, end: end)
    result.min = unit * 2
    return result
  }

  /// "several thousand", "a few hundred", "many thousands".
  private func few(at start: Int) -> Numeral? {
    var end = start + 1
    var unit = 1.0
    while end - start < 4, has(end, [.multiplier, .vagueMany]) {
      unit *= lexemes[end].value
      end += 1
    }
    var result = Numeral(value: nil, end: end)
    result.min = unit * 2
    return result
  }

  /// "a hundred", "a dozen", "a million and a half", "a third", "a few thousand", "a half".
  private func afterArticle(_ start: Int) -> Numeral? {
    let next = start + 1
    guard next < lexemes.count, !isMark(next, "-") else { return nil }
    if has(next, .few), has(next + 1, .multiplier) { return few(at: next) }
    if has(next, .multiplier) {
      guard lexemes[next].span.length > 3 else { return nil }
      return words(at: next)
    }
    if has(next, .fraction), has(next + 1, .of) || has(next + 1, .multiplier) {
      return half(at: next)
    }
    return nil
  }

  /// "half a million", "half of", "half a dozen".
  private func half(at start: Int) -> Numeral? {
    let part = lexemes[start].value
    guard !has(start, .plural) else { return nil }
    var end = start + 1
    if has(end, .article), has(end + 1, .multiplier) { end += 1 }
    if has(end, .multiplier) {
      return Numeral(value: part * lexemes[end].value, end: end + 1)
    }
    guard isHalf(start) || has(start - 1, .article) else { return nil }
    var result = Numeral(value: part, end: start + 1)
    result.isFraction = true
    return result
  }

  /// "½" alone. A minus sign is left to whoever knows what is counted.
  private func sign(at start: Int) -> Numeral? {
    guard let part = Numeral.vulgar[lexemes[start].mark] else { return nil }
    var result = Numeral(value: part, end: start + 1)
    result.isFraction = true
    return result
  }

  /// Number words: "one hundred and six", "twenty-five", "two-thirds", "three million",
  /// "twenty-first". The reading stops where a word doesn't go on the number ("nine eleven").
  private func words(at start: Int) -> Numeral? {
    var sum = NumberWords()
    var position = start
    while position < lexemes.count, position - start < 40 {
      let lexeme = lexemes[position]
      if lexeme.has(.ordinal), lexeme.span.length > 2 {
        return ordinal(sum, start, position)
      }
      if lexeme.has(.cardinal) {
        guard sum.add(lexeme.value) else { break }
        position += 1
      } else if lexeme.has(.multiplier), !lexeme.has(.fraction) {
        guard sum.multiply(lexeme.value, isFirst: position == start) else { break }
        position += 1
      } else if lexeme.isMark("-"), lexeme.isGlued, isGlued(position + 1), continues(position + 1) {
        position += 1
      } else if lexeme.has(.and), position > start, has(position - 1, .multiplier),
        has(position + 1, .cardinal), lexeme.span.length == 3
      {
        position += 1
      } else {
        break
      }
    }
    guard position > start else { return nil }
    return finished(sum, start, position)
  }

  private func continues(_ at: Int) -> Bool {
    has(at, [.cardinal, .multiplier]) || has(at, .ordinal)
  }

  /// The words so far end in an ordinal: "twenty-first", "third", or "two thirds" as a fraction.
  private func ordinal(_ sum: NumberWords, _ start: Int, _ at: Int) -> Numeral? {
    let value = lexemes[at].value
    if at > start, sum.total + sum.current < 20, sum.total + sum.current > 0 {
      // "one third": a fraction, if something is counted in it.
      guard has(at + 1, .of), value > 2 else { return finished(sum, start, trimmed(at, start)) }
      var result = Numeral(value: (sum.total + sum.current) / value, end: at + 1)
      result.isFraction = true
      return result
    }
    var result = Numeral(value: sum.total + sum.current + value, end: at + 1)
    result.isOrdinal = true
    return result
  }

  /// Without the hyphen or "and" before the word that ended the number.
  private func trimmed(_ end: Int, _ start: Int) -> Int {
    end > start + 1 && (isMark(end - 1, "-") || has(end - 1, .and)) ? end - 1 : end
  }

  private func finished(_ sum: NumberWords, _ start: Int, _ position: Int) -> Numeral? {
    var result = Numeral(value: sum.total + sum.current, end: trimmed(position, start))
    var next = result.end
    if isMark(next, "-"), isGlued(next), isGlued(next + 1) { next += 1 }
    if has(next, .fraction), next < lexemes.count, !has(next, .unit) || has(next, .plural),
      lexemes[next].value != 0.5, let above = result.value, above < 20
    {
      result.value = above * lexemes[next].value
      result.isFraction = true
      result.end = next + 1
    } else if has(result.end, .and), has(result.end + 1, .article), isHalf(result.end + 2) {
      let factor = lastFactor(result.end - 1)
      result.value = (result.value ?? 0) + 0.5 * factor
      result.end += 3
      if factor == 1 { multiply(&result) }
    }
    return result
  }
}

extension Numeral {
  package static func isVulgar(_ scalar: UInt32) -> Bool { vulgar[scalar] != nil }

  /// Unicode's vulgar fractions.
  static let vulgar: [UInt32: Double] = [
    0xBC: 0.25, 0xBD: 0.5, 0xBE: 0.75, 0x2153: 1 / 3.0, 0x2154: 2 / 3.0, 0x2155: 0.2,
    0x215B: 0.125, 0x215C: 0.375, 0x215D: 0.625, 0x215E: 0.875,
  ]
}

/// Adds number words up: units and tens to the current group, multipliers close groups.
private struct NumberWords {
  var total = 0.0
  var current = 0.0
  private var lastAdded = 1000.0

  /// False where the word can't go on: "five three", "twenty thirty".
  mutating func add(_ value: Double) -> Bool {
    guard value < lastAdded, !(value >= 10 && lastAdded < 100), !(lastAdded < 20) else {
      return false
    }
    current += value
    lastAdded = value == 0 ? 0 : value
    return true
  }

  /// "hundred" multiplies the group, larger ones close it.
  mutating func multiply(_ factor: Double, isFirst: Bool) -> Bool {
    if current == 0 {
      guard isFirst || total == 0 else {
        total *= factor
        return total < 1e18
      }
      current = 1
    }
    current *= factor
    if factor > 100 {
      total += current
      current = 0
    }
    lastAdded = 1000
    return true
  }
}
