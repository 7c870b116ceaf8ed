import Dates
import Sentences
import Spans

/// Predicate and status of a figure, from the words around it.
struct FigureContext {
  let scene: FigureScene
  let lexicon = FigureLexicon.shared
  /// The number is money or a measure: nothing that is told of persons is told of it.
  var isOfThings = false

  /// How far a clause is looked through, in lexemes.
  private static let reach = 16

  /// What is told of the counted thing, a listed class before any other verb: the verb or phrase
  /// after it where it is the subject, else what its noun and modifiers imply, else the nearest
  /// listed verb or noun before it, else the nearest verb.
  func predicate(of phrase: Range<Int>, noun: CountedNoun? = nil) -> (lemma: String, at: Int)? {
    let head = noun?.head
    let governor = head.flatMap(governor).flatMap { $0.at >= phrase.upperBound ? $0 : nil }
    let end = isOfThings ? noun?.range.upperBound ?? phrase.upperBound : phrase.upperBound
    let after = governor ?? verbAfter(end)
    let kind = after.flatMap { lexicon.predicateClass($0.lemma) }
    if isOfThings, let after, kind == "escaped" || kind == "freed" { return ("spilled", after.at) }
    if let after, let kind, FigureLexicon.ofPersons.contains(kind), isFit(kind) { return after }
    if let state = state(after: phrase.upperBound), isFit(state.lemma) { return state }
    if let after, let kind, isFit(kind) { return after }
    return named(phrase, noun) ?? after ?? verbBefore(phrase.lowerBound)
  }

  /// The verb whose subject the counted noun is, by the parse ("two soldiers of the guard were
  /// killed"); nil for other functions, whose verb stands before.
  private func governor(of head: Int) -> (lemma: String, at: Int)? {
    guard head < scene.count, scene.tokenOf[head] >= 0 else { return nil }
    let token = scene.sentence.tokens[scene.tokenOf[head]]
    guard token.relation == .nsubjPass || token.relation == .nsubj,
      scene.sentence.tokens.indices.contains(token.head)
    else { return nil }
    let span = scene.sentence.tokens[token.head].span
    var low = head
    var high = scene.count - 1
    while low < high {
      let middle = (low + high) / 2
      if scene.lexemes[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    guard scene.lexemes[low].span.start == span.start else { return nil }
    return complement(of: low) ?? (listed(low), low)
  }

  /// "… troops may have been deployed", "… fighters had already arrived", "12 dead".
  private func verbAfter(_ end: Int) -> (lemma: String, at: Int)? {
    var at = end
    var isVerbGroup = false
    while at < scene.count, at - end < 7 {
      let tag = scene.tag(at)
      if tag == .aux || scene.word(at) == "be" || scene.word(at) == "been" {
        isVerbGroup = true
      } else if tag == .verb {
        let form = scene.xpos(at)
        guard
          isVerbGroup || form == "VBD" || form == "VBN" || form == "VBG" || form == "VBP"
            || form == "VBZ" || form.isEmpty
        else { return nil }
        return complement(of: at) ?? (listed(at), at)
      } else if tag == .adj, lexicon.predicateClass(scene.word(at)) != nil {
        return (scene.word(at), at)
      } else if tag != .adv && tag != .part {
        return nil
      }
      at += 1
    }
    return nil
  }

  /// The lemma, or the form itself where only that is listed ("missing", not "miss").
  private func listed(_ at: Int) -> String {
    let lemma = scene.lemma(at)
    return lexicon.predicateClass(lemma) == nil && lexicon.predicateClass(scene.word(at)) != nil
      ? scene.word(at) : lemma
  }

  /// "remain missing", "are feared dead", "were reported killed": what the verb only introduces.
  private func complement(of verb: Int) -> (lemma: String, at: Int)? {
    guard lexicon.predicateClass(listed(verb)) == nil else { return nil }
    for at in verb + 1...verb + 2 where lexicon.predicateClass(scene.word(at)) != nil {
      guard scene.tag(at) == .adj || scene.xpos(at) == "VBN" || scene.word(at) == "missing" else {
        continue
      }
      return (scene.word(at), at)
    }
    return nil
  }

  private func verbBefore(_ start: Int) -> (lemma: String, at: Int)? {
    var nearest: (lemma: String, at: Int)?
    var at = start - 1
    while at >= 0, start - at < FigureContext.reach {
      if scene.isMark(at, ";") { break }
      if scene.tag(at) == .verb
        || (scene.tag(at) == .x && lexicon.predicateClass(scene.word(at)) != nil)
      {
        let lemma = listed(at)
        if let kind = lexicon.predicateClass(lemma), isFit(kind) { return (lemma, at) }
        nearest = nearest ?? (lemma, at)
      } else if scene.tag(at) == .noun
        ? lexicon.nounClass(scene.word(at)).map(isFit) ?? false
        : scene.tag(at) == .adj && lexicon.predicateClass(scene.word(at)) != nil
          && lexicon.predicateClass(scene.word(at)) != "size"
      {
        return (scene.word(at), at)
      }
      at -= 1
    }
    return nearest
  }

  // MARK: Status

  func status(of quantity: Quantity, phrase: Range<Int>, verb: (lemma: String, at: Int)?)
    -> Figure.Status
  {
    if isSource(phrase, verb) { return .sourceCount }
    if quantity.modifiers.contains(where: { lexicon.has(.superseded, $0) }) { return .superseded }
    if quantity.modifiers.contains(where: { lexicon.has(.planned, $0) }) { return .planned }
    let start = clauseStart(phrase.lowerBound)
    if isSuperseded(start, phrase) { return .superseded }
    if isPlanned(start, phrase, verb) { return .planned }
    if let verb, verb.at >= phrase.upperBound || phrase.lowerBound - verb.at < 4,
      isMoving(verb)
    {
      return .moving
    }
    return .stated
  }

  /// Start of the clause before the phrase: after the last break or conjunction, at most `reach`
  /// back.
  private func clauseStart(_ start: Int) -> Int {
    var at = start
    while at > 0, start - at < FigureContext.reach, !scene.isBreak(at - 1),
      !FigureContext.conjunctions.contains(scene.word(at - 1)),
      !(scene.word(at - 1) == "and" && !scene.has(at, .article) && start - at > 6)
    {
      at -= 1
    }
    return at
  }

  /// What a modal before them says is not said of the clause they open.
  private static let conjunctions: Set<String> = [
    "unless", "because", "although", "though", "while", "whether", "after", "if",
  ]

  private func isMoving(_ verb: (lemma: String, at: Int)) -> Bool {
    let word = scene.word(verb.at)
    return lexicon.predicateClass(word) == "moving"
      || (["head", "march", "advance", "travel"].contains(verb.lemma) && word.hasSuffix("ing"))
  }

  /// "initially", "previous estimates of", "up from", "rather than the 300 first reported".
  private func isSuperseded(_ start: Int, _ phrase: Range<Int>) -> Bool {
    for at in start..<phrase.lowerBound where scene.cue(.superseded, at) { return true }
    let before = phrase.lowerBound - 1
    if scene.has(before, .from), scene.word(before - 1) == "up" || scene.word(before - 1) == "down"
    {
      return true
    }
    if scene.word(before) == "than", scene.word(before - 1) == "rather" { return true }
    if isCorrected(phrase) || isPast(before) { return true }
    for at in phrase.upperBound..<Swift.min(scene.count, phrase.upperBound + 2) {
      let next = scene.word(at + 1)
      if ["first", "initially", "previously", "originally", "earlier"].contains(scene.word(at)),
        ["reported", "announced", "estimated", "given", "thought", "feared", "stated", "named"]
          .contains(next)
      {
        return true
      }
    }
    return false
  }

  /// Promised, expected, possible in future: "could grow to", "plans to send", "a promised".
  /// "may have been deployed" is of the past.
  private func isPlanned(_ start: Int, _ phrase: Range<Int>, _ verb: (lemma: String, at: Int)?)
    -> Bool
  {
    for at in start..<phrase.lowerBound {
      if scene.cue(.modal, at) {
        if !hasPerfect(after: at), !scene.cue(.report, at + 1) { return true }
      } else if scene.cue(.planned, at), isForward(at) {
        return true
      }
    }
    guard let verb, verb.at >= phrase.upperBound else { return false }
    for at in phrase.upperBound..<verb.at {
      if scene.cue(.modal, at), !hasPerfect(after: at) { return true }
      if scene.cue(.planned, at) { return true }
    }
    return scene.cue(.planned, verb.at) && scene.xpos(verb.at) != "VBD"
      && scene.has(verb.at + 1, .to)
  }

  /// "set" and "ready" plan only with "to" after them.
  private func isForward(_ at: Int) -> Bool {
    ["set", "ready", "agreed", "aim", "target"].contains(scene.word(at))
      ? scene.has(at + 1, .to) || scene.has(at + 1, .of) : true
  }

  private func hasPerfect(after at: Int) -> Bool {
    (1...3).contains { scene.word(at + $0) == "have" }
  }

  /// "Two officials said": the figure counts informants.
  private func isSource(_ phrase: Range<Int>, _ verb: (lemma: String, at: Int)?) -> Bool {
    var at = phrase.upperBound - 1
    while at > phrase.lowerBound, scene.lexemes[at].kind == .mark { at -= 1 }
    guard lexicon.has(.source, FigureLexicon.singular(scene.word(at))) else { return false }
    if let verb, verb.at >= phrase.upperBound,
      lexicon.has(.report, scene.word(verb.at)) || lexicon.has(.report, verb.lemma)
    {
      return true
    }
    for step in 0..<3 where lexicon.has(.report, scene.word(phrase.upperBound + step)) {
      return true
    }
    let before = phrase.lowerBound - 1
    return (scene.word(before) == "to" && scene.word(before - 1) == "according")
      || (scene.word(before) == "by" && lexicon.has(.report, scene.word(before - 1)))
  }
}
