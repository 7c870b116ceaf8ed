import Dates
import Spans

/// Money, percentages, measures and ranges.
extension QuantityGrammar {
  /// ISO 4217 code of a currency sign.
  static func sign(_ lexeme: Lexeme) -> String? {
    guard lexeme.kind == .mark else { return nil }
    switch lexeme.mark {
    case 0x24: return "USD"
    case 0x20AC: return "EUR"
    case 0xA3: return "GBP"
    case 0xA5: return "JPY"
    case 0x20A9: return "KRW"
    case 0x20BD: return "RUB"
    case 0x20B9: return "INR"
    case 0x20BA: return "TRY"
    case 0x20B4: return "UAH"
    case 0x20AA: return "ILS"
    default: return nil
    }
  }

  static let dollars = [
    "us": "USD", "u": "USD", "hk": "HKD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD",
    "nz": "NZD", "s": "SGD", "sg": "SGD", "r": "BRL",
  ]

  /// "$50 billion", "US$3m", "EUR 20", "£5".
  func addMoney(_ quantity: inout Quantity) {
    let start = quantity.number.lowerBound
    guard start > 0 else { return }
    let at = quantity.phrase.lowerBound - 1
    let next = quantity.number.upperBound
    if at >= 0, let code = QuantityGrammar.sign(scene.lexemes[at]) {
      quantity.unit = code
      var first = at
      if code == "USD", scene.isWord(at - 1), scene.isCapital(at - 1),
        let other = QuantityGrammar.dollars[scene.word(at - 1)],
        scene.isGlued(at) || scene.word(at - 1).utf8.count > 1
      {
        quantity.unit = other
        first -= 1
      }
      quantity.phrase = first..<quantity.phrase.upperBound
    } else if at > 0, scene.isMark(at - 1, "$"), isMoneyWord(at) {
      quantity.unit = QuantityGrammar.dollars[scene.word(at)]
      quantity.phrase = at - 1..<quantity.phrase.upperBound
    } else if at >= 0, isCode(at) {
      quantity.unit = lexicon.unit(scene.word(at))?.name
      quantity.phrase = at..<quantity.phrase.upperBound
    } else if next < scene.count, scene.isGlued(next),
      let code = QuantityGrammar.sign(scene.lexemes[next])
    {
      quantity.unit = code
      quantity.phrase = quantity.phrase.lowerBound..<next + 1
    }
  }

  /// "5 to 7", "3–5", "between 10 and 20", "$3 billion to $5 billion". A range needs its lower
  /// end first; "from 10 to 20" after a verb of change is two figures.
  func addRange(_ quantity: inout Quantity) {
    let start = quantity.phrase.lowerBound
    let low = quantity.value
    let (unit, end) = unit(after: quantity.number.upperBound)
    let isAmount = unit != nil || quantity.unit != nil
    guard let low, scene.word(start - 1) != "by" || !isAmount, isJoint(quantity, start, end) else {
      return
    }
    var at = end + 1
    let hasSign = at < scene.count && QuantityGrammar.sign(scene.lexemes[at]) != nil
    if hasSign {
      guard QuantityGrammar.sign(scene.lexemes[at]) == quantity.unit else { return }
      at += 1
    }
    guard !scene.dated(at), let other = numerals.numeral(at: at), !other.isOrdinal,
      let high = other.value
    else { return }
    if let unit, self.unit(after: other.end).name != unit { return }
    var least = low
    let isScaled = scene.has(quantity.number.upperBound - 1, .multiplier)
    if low < 1000, other.multiplier > 1, !isScaled, !hasSign { least = low * other.multiplier }
    guard least < high else { return }
    (quantity.min, quantity.max, quantity.value) = (least, high, nil)
    quantity.bound = .range
    quantity.number = quantity.number.lowerBound..<other.end
    let first = scene.word(start - 1) == "between" ? start - 1 : start
    quantity.phrase = first..<other.end
  }

  /// "to", a dash, "and" after "between", "or" between small words.
  private func isJoint(_ quantity: Quantity, _ start: Int, _ end: Int) -> Bool {
    if scene.isMark(end, "-") { return !scene.isWord(end + 1) || scene.has(end + 1, .cardinal) }
    if scene.has(end, .and), scene.word(start - 1) == "between" { return true }
    if scene.word(end) == "or" { return quantity.isSmallWord }
    return scene.word(end) == "to" && !isChange(start)
  }

  /// Percent or a measure right after a number, by name, and the lexeme after it.
  private func unit(after end: Int) -> (name: String?, end: Int) {
    if scene.isMark(end, "%") { return ("percent", end + 1) }
    for length in [2, 1] where end + length <= scene.count && scene.isWord(end) {
      let words = (end..<end + length).map { scene.word($0) }
      if let unit = lexicon.unit(joined(words)), unit.group == "measure" || unit.group == "currency"
      {
        return (unit.name, end + length)
      }
    }
    return (nil, end)
  }

  /// "rose from 10 to 20".
  private func isChange(_ start: Int) -> Bool {
    guard scene.has(start - 1, .from) else { return false }
    return (1...8).contains {
      scene.cue(.up, start - 1 - $0) || scene.cue(.down, start - 1 - $0)
        || scene.cue(.revise, start - 1 - $0)
    }
  }

  /// Percent, currency names and measures after the number; up to three words, longest first.
  func addUnit(_ quantity: inout Quantity) {
    let end = quantity.number.upperBound
    if scene.isMark(end, "%") {
      quantity.unit = "percent"
      quantity.phrase = quantity.phrase.lowerBound..<end + 1
      return
    }
    guard quantity.unit == nil || quantity.phrase.upperBound == end else { return }
    if quantity.unit != nil, !scene.isWord(end) || scene.word(end) != "us" { return }
    let at = scene.isMark(end, "-") && scene.isGlued(end) ? end + 1 : end
    for length in stride(from: 3, through: 1, by: -1) where at + length <= scene.count {
      let words = (at..<at + length).map { scene.word($0) }
      guard words.allSatisfy({ !$0.isEmpty }), scene.isWord(at),
        let unit = lexicon.unit(joined(words)),
        unit.group == "measure" || unit.group == "currency"
      else { continue }
      if length == 1, words[0].utf8.count == 1, scene.isCapital(at) != isUpper(unit.name) {
        continue
      }
      if isShort(words), !scene.isGlued(at), unit.group == "measure", length == 1 { continue }
      quantity.unit = unit.name
      quantity.phrase = quantity.phrase.lowerBound..<at + length
      return
    }
    if let code = quantity.unit, code == "USD", scene.word(end) == "us", scene.isCapital(end) {
      quantity.phrase = quantity.phrase.lowerBound..<end + 1
    }
  }

  /// "kilometers per hour" as one unit of the table: the first noun made singular.
  private func joined(_ words: [String]) -> String {
    guard words.count > 1 else { return words[0] }
    if words[1] == "per" || words[1] == "an" {
      return FigureLexicon.singular(words[0]) + " " + words.dropFirst().joined(separator: " ")
    }
    return words.dropLast().joined(separator: " ") + " " + FigureLexicon.singular(words.last ?? "")
  }

  /// "5G" is no gram and "5w" no watt.
  private func isUpper(_ symbol: String) -> Bool {
    symbol.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// One or two letters ("m", "ha", "pc") are units only right after the digits or in "%" sense.
  private func isShort(_ words: [String]) -> Bool {
    words[0].utf8.count <= 2 && words[0] != "km" && words[0] != "pc"
  }
}
