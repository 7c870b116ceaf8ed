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

  private static let dollars = [
    "us": "USD", "u": "USD", "hk": "HKD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD",
    "nz": "NZD", "s": "SGD", "sg": "SGD", "r": "BRL",
  ]

  /// "$50 billion", "US$3m", "EUR 20", "£5".
  func addMoney(_ quantity: inout Quantity) {
    let start = quantity.number.lowerBound
    guard start > 0 else { return }
    if let code = QuantityGrammar.sign(scene.lexemes[start - 1]) {
      quantity.unit = code
      var first = start - 1
      if code == "USD", scene.isGlued(first), scene.isWord(first - 1),
        let other = QuantityGrammar.dollars[scene.word(first - 1)]
      {
        quantity.unit = other
        first -= 1
      }
      quantity.phrase = first..<quantity.phrase.upperBound
    } else if scene.isWord(start - 1), scene.word(start - 1).utf8.count == 3,
      scene.text.string(scene.lexemes[start - 1].span).utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }
      ),
      let unit = lexicon.unit(scene.word(start - 1)), unit.group == "currency"
    {
      quantity.unit = unit.name
      quantity.phrase = start - 1..<quantity.phrase.upperBound
    }
  }

  /// "5 to 7", "3–5", "between 10 and 20", "$3 billion to $5 billion". A range needs its lower
  /// end first; "from 10 to 20" after a verb of change is two figures.
  func addRange(_ quantity: inout Quantity) {
    let start = quantity.phrase.lowerBound
    let end = quantity.number.upperBound
    guard let low = quantity.value else { return }
    let isBetween = scene.word(start - 1) == "between"
    let isDash = scene.isMark(end, "-")
    guard
      isDash || (isBetween && scene.has(end, .and)) || (scene.has(end, .to) && !isChange(start))
        || (scene.word(end) == "or" && quantity.isSmallWord)
    else { return }
    var at = end + 1
    if at < scene.count, QuantityGrammar.sign(scene.lexemes[at]) == quantity.unit,
      quantity.unit != nil
    {
      at += 1
    }
    guard !scene.dated(at), let other = numerals.numeral(at: at), !other.isOrdinal,
      let high = other.value
    else { return }
    let scale = other.multiplier
    var least = low
    if low < 1000, scale > 1, !scene.has(end - 1, .multiplier) { least = low * scale }
    guard least < high else { return }
    quantity.min = least
    quantity.max = high
    quantity.value = nil
    quantity.bound = .range
    quantity.number = quantity.number.lowerBound..<other.end
    quantity.phrase = (isBetween ? start - 1 : start)..<other.end
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
    let at = scene.isMark(end, "-") && scene.isGlued(end) ? end + 1 : end
    for length in stride(from: 3, through: 1, by: -1) where at + length <= scene.count {
      let words = (at..<at + length).map { scene.word($0) }
      guard words.allSatisfy({ !$0.isEmpty }), scene.isWord(at),
        let unit = lexicon.unit(joined(words)),
        unit.group == "measure" || unit.group == "currency"
      else { continue }
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

  /// One or two letters ("m", "ha", "pc") are units only right after the digits or in "%" sense.
  private func isShort(_ words: [String]) -> Bool {
    words[0].utf8.count <= 2 && words[0] != "km" && words[0] != "pc"
  }
}
