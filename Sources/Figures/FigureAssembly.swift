import Dates
import Documents
import Names
import Sentences
import Spans

/// Puts figures together sentence by sentence, carrying on what one leaves open: the noun of
/// "about 3,000", the owner of "the troops".
struct FigureAssembly {
  let document: Document
  var figures: [Figure] = []
  /// Last counted noun with its owner, for elliptic numbers.
  var owners = Owners()
  let lexicon = FigureLexicon.shared

  init(document: Document) { self.document = document }

  mutating func read(_ scene: FigureScene, dates: ArraySlice<TimeExpression>) {
    let first = figures.count
    owners.enter(scene)
    let quantities =
      scene.lexemes.contains { $0.kind == .number || !$0.trigger.kinds.isEmpty }
      ? QuantityGrammar(scene).quantities() : []
    var places: [Range<Int>] = []
    for quantity in quantities {
      guard let (figure, place) = figure(quantity, scene) else { continue }
      figures.append(figure)
      places.append(place)
    }
    owners.leave(scene)
    addDates(from: first, dates)
    Revisions(scene: scene).mark(&figures, from: first, at: places)
  }

  /// The date right after a figure ("10,000 by December"), else the one right before it, with no
  /// comma and no other figure between.
  private mutating func addDates(from first: Int, _ dates: ArraySlice<TimeExpression>) {
    let calendar = dates.filter { $0.kind == .date && $0.interval != nil }
    guard !calendar.isEmpty else { return }
    var at = 0
    for index in first..<figures.count {
      let span = figures[index].span
      while at < calendar.count, calendar[at].span.start < span.end { at += 1 }
      let next = index + 1 < figures.count ? figures[index + 1].span.start : Int.max
      let last = index > first ? figures[index - 1].span.end : 0
      let after = at < calendar.count ? calendar[at] : nil
      let before = at > 0 && calendar[at - 1].span.end <= span.start ? calendar[at - 1] : nil
      if let after, after.span.start < next, isClose(span.end, after.span.start) {
        figures[index].asOf = after.value
      } else if let before, before.span.start > last, isClose(before.span.end, span.start) {
        figures[index].asOf = before.value
      }
    }
  }

  /// At most 40 bytes apart without a comma, colon or semicolon between.
  private func isClose(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 40, start <= end else { return false }
    return !document.text.bytes[start..<end].contains { $0 == 0x2C || $0 == 0x3A || $0 == 0x3B }
  }

  private func figure(_ quantity: Quantity, _ scene: FigureScene) -> (Figure, Range<Int>)? {
    var quantity = quantity
    let nouns = CountedNounGrammar(scene: scene)
    var noun: CountedNoun?
    let end = quantity.phrase.upperBound
    if quantity.unit == nil {
      noun =
        scene.has(end, .of)
          && (quantity.bound == .vaguePlural || quantity.isFraction
            || isPartitive(end, scene))
        ? nouns.of(at: end + 1) : nouns.noun(at: end)
      if let noun { quantity.phrase = quantity.phrase.lowerBound..<noun.range.upperBound }
    } else if scene.has(end, .of) {
      noun = nouns.of(at: end + 1)
    } else {
      noun = nouns.noun(at: end)
    }
    if noun == nil, quantity.unit == nil, let whole = whole(after: end, scene) {
      noun = whole
      quantity.phrase = quantity.phrase.lowerBound..<whole.range.upperBound
      quantity.isShare = true
    }
    QuantityGrammar(scene).addRate(&quantity)
    guard isFigure(quantity, noun, scene) else { return nil }
    guard let noun else { return withoutNoun(quantity, scene) }
    return made(quantity, noun, scene)
  }

  private func isPartitive(_ end: Int, _ scene: FigureScene) -> Bool {
    scene.has(end + 1, [.the, .this, .that, .possessive])
  }

  /// What is never a figure: "one thing", "the two countries", an age, a name.
  private func isFigure(_ quantity: Quantity, _ noun: CountedNoun?, _ scene: FigureScene) -> Bool {
    // "USD1,700": what stands before the number is its currency, not a name.
    let span = scene.span(quantity.unit == nil ? quantity.number : quantity.phrase)
    let names = scene.mentions(overlapping: span)
    if names.contains(where: {
      $0.span.start < span.start && $0.kind != .reference && $0.kind != .nationality
    }) {
      return false
    }
    if quantity.unit == nil, isAge(quantity, scene) || isYear(quantity, scene) { return false }
    if let noun, quantity.unit == nil, isModel(quantity, noun, scene) { return false }
    guard quantity.isSmallWord, quantity.unit == nil else { return true }
    guard let noun else { return omission(quantity, scene) != nil }
    if quantity.isDefinite || scene.word(quantity.number.lowerBound - 1) == "between" {
      return false
    }
    guard quantity.value == 1 else { return true }
    let unit = lexicon.unit(scene.word(noun.head))
    return unit?.group == "person" && !scene.has(quantity.phrase.upperBound, .of)
  }

  /// "62-year-old", "a 50 year-old man", "aged 45": ages are left out.
  private func isAge(_ quantity: Quantity, _ scene: FigureScene) -> Bool {
    var at = quantity.number.upperBound
    if scene.word(quantity.number.lowerBound - 1) == "aged" { return true }
    if scene.isMark(at, "-") { at += 1 }
    guard scene.has(at, .unit) else { return false }
    at += 1
    if scene.isMark(at, "-") { at += 1 }
    return scene.word(at) == "old" || (scene.word(at) == "of" && scene.word(at + 1) == "age")
  }

  /// Four plain digits of a recent year, exact, after a name or possessive: "Harbour's 2030 sales".
  private func isYear(_ quantity: Quantity, _ scene: FigureScene) -> Bool {
    let at = quantity.number.lowerBound
    guard quantity.number.count == 1, scene.lexemes[at].isPlainNumber,
      scene.lexemes[at].digits == 4,
      (1900...2100).contains(scene.lexemes[at].value), quantity.bound == .exact
    else { return false }
    return scene.isCapital(at - 1) || scene.word(at - 1) == "s" || scene.isMark(at - 1, "'")
      || scene.has(at - 1, [.the, .possessive])
  }

  /// "787 Dreamliner", "575 Harbour Road", "11 Pro": digits before a name are part of it, unless
  /// the name is of people ("300 Americans").
  private func isModel(_ quantity: Quantity, _ noun: CountedNoun, _ scene: FigureScene) -> Bool {
    let at = quantity.number.lowerBound
    guard quantity.number.count == 1, scene.lexemes[at].isPlainNumber else { return false }
    let mentions = scene.mentions(overlapping: scene.lexemes[noun.head].span)
    guard !mentions.contains(where: { $0.kind == .nationality }) else { return false }
    if scene.isCapital(noun.head), !scene.lexemes[noun.head].endsInS { return true }
    return quantity.bound == .exact && at > 1 && scene.isCapital(at - 1)
      && scene.tag(at - 1) == .propn && scene.isCapital(noun.range.lowerBound)
  }

  private func made(_ quantity: Quantity, _ noun: CountedNoun, _ scene: FigureScene)
    -> (Figure, Range<Int>)?
  {
    let phrase = quantity.phrase
    let unit = lexicon.unit(scene.word(noun.head))
    let context = FigureContext(scene: scene, isOfThings: quantity.unit != nil)
    let verb = context.predicate(of: phrase, noun: noun)
    var figure = base(quantity, scene)
    figure.unit =
      quantity.unit ?? (quantity.isFraction ? "fraction" : nil) ?? unit?.name
      ?? FigureLexicon.singular(scene.word(noun.head))
    figure.subject = subject(noun, scene)
    let owner = owners.owner(of: phrase, noun: noun, scene: scene)
    figure.subjectActor = owner?.actor
    figure.owner = owner?.words ?? ""
    figure.predicate = verb?.lemma ?? ""
    addHolder(&figure, at: phrase, scene)
    figure.isPart = isPart(figure, quantity, noun, scene)
    figure.status = context.status(of: quantity, phrase: phrase, verb: verb)
    figure.per = figure.per ?? distribution(phrase.upperBound, scene)
    figure.rule = "number with counted noun"
    if quantity.unit != nil {
      figure.rule = "number with unit"
      figure.antecedent = antecedent(of: figure, at: phrase, scene)
    }
    return (figure, phrase)
  }

  func base(_ quantity: Quantity, _ scene: FigureScene) -> Figure {
    var figure = Figure(
      span: scene.span(quantity.phrase), number: scene.span(quantity.number),
      sentence: scene.number, value: quantity.value, min: quantity.min, max: quantity.max,
      unit: quantity.unit ?? "", bound: quantity.bound, rate: quantity.rate, rule: "number")
    figure.change = quantity.change
    figure.isStart = scene.has(quantity.phrase.lowerBound - 1, .from)
    figure.isIncrement =
      quantity.modifiers.contains { FigureAssembly.increments.contains($0) }
      || FigureAssembly.increments.contains(scene.word(quantity.number.upperBound))
      || FigureAssembly.increments.contains(scene.word(quantity.number.lowerBound - 1))
    return figure
  }

  /// Lemmas of the counted noun and its modifiers, lower case.
  func subject(_ noun: CountedNoun, _ scene: FigureScene) -> String {
    let words = noun.modifiers.filter { scene.lexemes[$0].kind == .word }
    return (words + [noun.head]).map {
      scene.isCapital($0) ? scene.word($0) : FigureLexicon.singular(scene.word($0))
    }.joined(separator: " ")
  }

  private static let increments: Set<String> = [
    "more", "another", "additional", "further", "extra", "other", "others",
  ]

  /// "in each of two units", "at each site", "each": what the number is counted in.
  private func distribution(_ end: Int, _ scene: FigureScene) -> String? {
    for at in end..<Swift.min(scene.count, end + 3) {
      guard scene.word(at) == "each" || scene.word(at) == "apiece" else { continue }
      let nouns = CountedNounGrammar(scene: scene)
      var next = at + 1
      if scene.has(next, .of) { next += 1 }
      while scene.has(next, [.the, .this, .cardinal]) { next += 1 }
      guard let noun = nouns.noun(at: next) else { return "each" }
      return FigureLexicon.singular(scene.word(noun.head))
    }
    return nil
  }
}
