import Dates
import Sentences
import Spans

/// A number with bound and unit as it stands in a sentence, before it is known what is counted.
struct Quantity {
  /// Lexemes of the number alone, both ends of a range included.
  var number: Range<Int>
  /// Lexemes of the whole phrase.
  var phrase: Range<Int>
  var value: Double?
  var min: Double?
  var max: Double?
  var bound: Figure.Bound = .exact
  /// Currency, percent or measure, where the unit is no counted noun.
  var unit: String?
  var isFraction = false
  /// "12 of 17 miners": the noun is that of another number.
  var isShare = false
  /// The number is one word of small value ("two"), or "one".
  var isSmallWord = false
  /// Words between determiner and number: "promised", "estimated", "first".
  var modifiers: [String] = []
  /// "the", "these", "its" directly before a number make it one told before.
  var isDefinite = false
  /// A container before the number: "a force of".
  var container: String?
  var rate: String?
  /// "up" or "down" where a word of change stands right before it.
  var change: String?
  /// True where an article and modifiers stand before the number ("a promised 10,000").
  var hasDeterminer = false
}

/// Reads quantities: number, bound, currency or percent, range. One pass; each number is looked
/// at once with a bounded context.
struct QuantityGrammar {
  let scene: FigureScene
  let numerals: NumeralGrammar
  let lexicon = FigureLexicon.shared

  init(_ scene: FigureScene) {
    self.scene = scene
    numerals = NumeralGrammar(scene.lexemes)
  }

  /// All quantities of the sentence in text order.
  func quantities() -> [Quantity] {
    var result: [Quantity] = []
    var position = 0
    while position < scene.count {
      guard !scene.dated(position), isCandidate(position),
        let numeral = numerals.numeral(at: position)
      else {
        position += 1
        continue
      }
      position = Swift.max(position + 1, numeral.end)
      guard !numeral.isOrdinal, let quantity = quantity(numeral, from: result.last) else {
        continue
      }
      result.append(quantity)
      position = Swift.max(position, quantity.number.upperBound)
    }
    return result
  }

  private func isCandidate(_ at: Int) -> Bool {
    let lexeme = scene.lexemes[at]
    return lexeme.kind == .number || Numeral.isVulgar(lexeme.mark)
      || lexeme.has([.cardinal, .vagueMany, .multiplier, .fraction, .article, .few])
  }

  private func quantity(_ numeral: Numeral, from last: Quantity?) -> Quantity? {
    let start = numeral.end - width(numeral)
    guard let numeral = scaled(numeral), !isCode(start, numeral) else { return nil }
    var result = Quantity(number: start..<numeral.end, phrase: start..<numeral.end)
    result.value = numeral.value
    result.isFraction = numeral.isFraction
    result.isSmallWord = !numeral.hasDigits && (numeral.value ?? 100) < 13 && !numeral.isFraction
    if numeral.value == nil {
      result.min = numeral.min
      result.bound = .vaguePlural
    }
    addSign(&result)
    addMoney(&result)
    addRange(&result)
    addUnit(&result)
    guard !isCode(result) else { return nil }
    addBound(&result)
    addDeterminer(&result)
    addRate(&result)
    addChange(&result)
    return result
  }

  /// "minus 5", "-5" after a blank or a currency sign, "negative 3".
  private func addSign(_ quantity: inout Quantity) {
    let start = quantity.number.lowerBound
    guard let value = quantity.value, start > 0 else { return }
    var at = start - 1
    if scene.isMark(at, "-"), scene.isGlued(start) { at -= scene.has(at - 1, .minus) ? 1 : 0 }
    let isWord = scene.has(at, .minus) && scene.isWord(at)
    let isSign =
      scene.isMark(at, "-") && scene.isGlued(start)
      && (!scene.isGlued(at) || QuantityGrammar.sign(scene.lexemes[Swift.max(0, at - 1)]) != nil)
    guard isWord || isSign, at == start - 1 || isWord else { return }
    quantity.value = -value
    quantity.phrase = at..<quantity.phrase.upperBound
  }

  /// "rose 8%", "down 3 points", "fell by about 10": a word of change right before the phrase.
  private func addChange(_ quantity: inout Quantity) {
    let at = quantity.phrase.lowerBound - 1
    let verb = scene.word(at) == "by" || scene.word(at) == "another" ? at - 1 : at
    if scene.cue(.up, verb) { quantity.change = "up" }
    if scene.cue(.down, verb) { quantity.change = "down" }
  }

  /// Number of lexemes of a numeral: found again from its end, as a numeral knows no start.
  private func width(_ numeral: Numeral) -> Int { numeral.end - numeral.start }

  /// "$3m", "10k", "€2.5bn": a multiplier letter glued to digits, after a currency sign or as k.
  private func scaled(_ numeral: Numeral) -> Numeral? {
    guard numeral.hasDigits, scene.isGlued(numeral.end), scene.isWord(numeral.end) else {
      return numeral
    }
    var result = numeral
    let before = numeral.start - 1
    let isMoney =
      before >= 0 && (QuantityGrammar.sign(scene.lexemes[before]) != nil || isMoneyWord(before))
    let factors = ["k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12]
    guard let factor = factors[scene.word(numeral.end)],
      isMoney || scene.word(numeral.end) == "k"
        || (scene.word(numeral.end) == "m" && scene.isCapital(numeral.end))
    else { return numeral }
    result.value = numeral.value.map { $0 * factor }
    result.end += 1
    return result
  }

  // MARK: Codes, labels and other numbers that count nothing

  /// Numbers of names and codes: "G7", "COVID-19", "Article 5", "1.2.3", "#4", list markers.
  private func isCode(_ start: Int, _ numeral: Numeral) -> Bool {
    guard numeral.hasDigits else { return false }
    if scene.isGlued(start), start > 0 {
      let before = scene.lexemes[start - 1]
      if before.kind == .word && !isMoneyWord(start - 1) || before.isMark("#") || before.isMark("@")
        || before.isMark("_")
        || before.isMark("/") || before.isMark("=") || before.isMark("&")
      {
        return true
      }
      if before.isMark("-"), before.isGlued, scene.isWord(start - 2),
        !scene.has(start - 2, [.mid, .early, .late, .minus])
      {
        return true
      }
      if before.isMark("."), before.isGlued, start > 1, scene.lexemes[start - 2].kind == .number {
        return true
      }
      if before.isMark(":") && before.isGlued { return true }
    }
    if scene.isMark(numeral.end, "."), scene.isGlued(numeral.end), numeral.end + 1 < scene.count,
      scene.isGlued(numeral.end + 1), scene.lexemes[numeral.end + 1].kind == .number
    {
      return true
    }
    if start == 0, scene.isMark(numeral.end, ".") || scene.isMark(numeral.end, ")"),
      numeral.end < scene.count - 1
    {
      return true
    }
    return isLabelled(start)
  }

  /// "USD10m", "$US55", "HK$5": letters of a currency right at the number.
  func isMoneyWord(_ at: Int) -> Bool {
    guard at >= 0, scene.isWord(at) else { return false }
    if at > 0, scene.isMark(at - 1, "$"), scene.isGlued(at) {
      return QuantityGrammar.dollars[scene.word(at)] != nil
    }
    return isCode(at)
  }

  /// Three capitals that are an ISO 4217 code of the table of units.
  func isCode(_ at: Int) -> Bool {
    guard at >= 0, scene.isWord(at), scene.word(at).utf8.count == 3,
      scene.text.string(scene.lexemes[at].span).utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
    else { return false }
    return lexicon.unit(scene.word(at))?.group == "currency"
  }

  /// "Article 5", "Flight 370", "page 3": a label before digits, capital or not at the start.
  private func isLabelled(_ start: Int) -> Bool {
    guard start > 0, scene.cue(.label, start - 1) else { return false }
    let word = scene.word(start - 1)
    return scene.isCapital(start - 1)
      || ["page", "chapter", "article", "no", "number"].contains(word)
  }

  /// Glued to letters that are no unit ("5G"), or a score ("2-1").
  private func isCode(_ quantity: Quantity) -> Bool {
    let end = quantity.number.upperBound
    guard quantity.unit == nil, scene.isGlued(end) else { return false }
    if scene.isWord(end) { return true }
    if scene.isMark(end, "-"), scene.isGlued(end + 1), end + 1 < scene.count {
      return scene.lexemes[end + 1].kind == .number
    }
    return scene.isMark(end, ":") && scene.isGlued(end + 1)
  }

  // MARK: Bound and determiner

  private func addBound(_ quantity: inout Quantity) {
    var start = quantity.phrase.lowerBound
    var bound: Figure.Bound?
    if scene.isMark(start - 1, "~") {
      (bound, start) = (.approx, start - 1)
    } else if scene.isMark(start - 1, ">") || scene.isMark(start - 1, "<") {
      (bound, start) = (scene.isMark(start - 1, ">") ? .lower : .upper, start - 1)
    }
    for _ in 0..<3 {
      guard let found = lexicon.bound(endingBefore: start, in: scene.words),
        !(found.bound == .exact)
      else { break }
      if found.start == start - 1, isPlace(found.start) { break }
      start = found.start
      bound = strongest(bound, found.bound)
    }
    if scene.word(start - 1) == "at", scene.cue(.approximating, start - 2) {
      bound = strongest(bound, .approx)
    }
    let end = quantity.phrase.upperBound
    if scene.isMark(end, "+") && scene.isGlued(end) { bound = .lower }
    if scene.has(end, .and), scene.word(end) == "or" {
      if scene.word(end + 1) == "so" { bound = strongest(bound, .approx) }
      if scene.word(end + 1) == "more" { bound = .lower }
      if scene.word(end + 1) == "fewer" || scene.word(end + 1) == "less" { bound = .upper }
    }
    quantity.phrase = start..<end
    apply(bound, to: &quantity)
  }

  /// "over" and "under" as places: "a bridge over two rivers" is not told apart; "near" a number
  /// that counts things is.
  private func isPlace(_ at: Int) -> Bool { scene.word(at) == "near" }

  private func strongest(_ left: Figure.Bound?, _ right: Figure.Bound) -> Figure.Bound {
    guard let left, left != .approx else { return right }
    return left
  }

  private func apply(_ bound: Figure.Bound?, to quantity: inout Quantity) {
    guard let bound, quantity.bound != .vaguePlural, quantity.bound != .range else { return }
    quantity.bound = bound
    switch bound {
    case .upper: (quantity.max, quantity.value) = (quantity.value, nil)
    case .lower: (quantity.min, quantity.value) = (quantity.value, nil)
    default: break
    }
  }

  /// "the first", "a promised", "the estimated", "a total of", "a force of".
  private func addDeterminer(_ quantity: inout Quantity) {
    var at = quantity.phrase.lowerBound
    if scene.has(at - 1, .of), scene.cue(.container, at - 2) { return addContainer(&quantity) }
    var modifiers: [String] = []
    while modifiers.count < 3, isModifier(at - 1) {
      at -= 1
      modifiers.append(scene.word(at))
    }
    let isDetermined = isDeterminer(at - 1)
    guard
      isDetermined
        || (modifiers.count > 0 && quantity.phrase.lowerBound - at > 0
          && scene.cue(.approximating, at))
    else {
      if isDeterminer(quantity.phrase.lowerBound - 1) { quantity.isDefinite = true }
      return
    }
    if !modifiers.isEmpty || !scene.has(at - 1, .article) {
      quantity.isDefinite = !scene.has(at - 1, .article) && isDetermined
      quantity.phrase = (isDetermined ? at - 1 : at)..<quantity.phrase.upperBound
    }
    quantity.hasDeterminer = isDetermined
    quantity.modifiers = modifiers
    if modifiers.contains(where: { lexicon.has(.approximating, $0) }) {
      apply(.approx, to: &quantity)
    }
  }

  private func addContainer(_ quantity: inout Quantity) {
    var at = quantity.phrase.lowerBound - 2
    quantity.container = scene.word(at)
    if isModifier(at - 1) { at -= 1 }
    if scene.has(at - 1, [.article, .the]) {
      at -= 1
      quantity.phrase = at..<quantity.phrase.upperBound
      quantity.hasDeterminer = true
    }
  }

  private func isModifier(_ at: Int) -> Bool {
    guard at >= 0, scene.isWord(at), !scene.dated(at) else { return false }
    if scene.has(at, [.ordinal, .last, .next, .past, .previous, .following]) { return true }
    if scene.cue(.planned, at) || scene.cue(.approximating, at) || scene.cue(.superseded, at) {
      return isDeterminer(at - 1) || scene.tag(at) == .adj
    }
    return ["additional", "further", "extra", "remaining", "reported", "alleged", "mere", "other"]
      .contains(scene.word(at)) || scene.tag(at) == .adj && !scene.isCapital(at)
  }

  private func isDeterminer(_ at: Int) -> Bool {
    guard at >= 0 else { return false }
    if scene.has(at, [.article, .the, .this, .possessive]), scene.isWord(at) { return true }
    return scene.word(at) == "these" || scene.word(at) == "those" || scene.word(at) == "another"
      || scene.word(at) == "both"
  }

  /// "per day", "a day", "each week", "daily" after the phrase; the noun is added by the caller.
  func addRate(_ quantity: inout Quantity) {
    let end = quantity.phrase.upperBound
    guard let (rate, next) = rate(at: end, quantity) else { return }
    quantity.rate = rate
    quantity.phrase = quantity.phrase.lowerBound..<next
  }

  /// What has a price: "68 crowns a share".
  private static let priced: Set<String> = [
    "share", "barrel", "tonne", "ton", "litre", "liter", "gallon", "kilo", "kilogram", "head",
    "person", "ticket", "piece", "unit", "household", "family", "ounce", "bottle", "vote",
  ]

  func rate(at end: Int, _ quantity: Quantity) -> (String, Int)? {
    let isPer =
      scene.word(end) == "per" || scene.word(end) == "an" || scene.word(end) == "a"
      || scene.word(end) == "each" || scene.word(end) == "every"
    if isPer, scene.has(end + 1, .unit), !scene.has(end + 1, .plural) {
      return ("per " + scene.word(end + 1), end + 2)
    }
    if isPer, end + 2 < scene.count,
      let unit = lexicon.unit(
        scene.word(end + 1) + " " + FigureLexicon.singular(scene.word(end + 2))),
      unit.group == "measure"
    {
      return ("per " + unit.name, end + 3)
    }
    if isPer, scene.word(end) == "per" || scene.word(end).utf8.count < 3,
      let unit = lexicon.unit(scene.word(end + 1)), unit.group == "measure"
    {
      return ("per " + unit.name, end + 2)
    }
    if scene.word(end) == "for", scene.word(end + 1) == "each" || scene.word(end + 1) == "every",
      QuantityGrammar.priced.contains(scene.word(end + 2))
    {
      return ("per " + scene.word(end + 2), end + 3)
    }
    if isPer, let unit = quantity.unit, lexicon.isCurrency(unit),
      QuantityGrammar.priced.contains(scene.word(end + 1))
    {
      return ("per " + scene.word(end + 1), end + 2)
    }
    if scene.word(end) == "per", scene.isWord(end + 1), scene.word(end + 1) != "cent" {
      return ("per " + FigureLexicon.singular(scene.word(end + 1)), end + 2)
    }
    return nil
  }
}
