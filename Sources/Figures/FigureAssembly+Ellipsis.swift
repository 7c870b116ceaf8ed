import Dates
import Names
import Sentences
import Spans

/// Numbers without a noun: what they count is named before, or told by their predicate.
extension FigureAssembly {
  /// Money and percentages stand alone; "12 dead", "killing 12" and "the toll rose to 12" tell
  /// their predicate; "about 3,000" takes the noun of the figure before it.
  func withoutNoun(_ quantity: Quantity, _ scene: FigureScene) -> (Figure, Range<Int>)? {
    let context = FigureContext(scene: scene, isOfThings: quantity.unit != nil)
    let phrase = quantity.phrase
    let verb = context.predicate(of: phrase)
    var figure = base(quantity, scene)
    figure.status = context.status(of: quantity, phrase: phrase, verb: verb)
    figure.predicate = verb?.lemma ?? ""
    addHolder(&figure, at: phrase, scene)
    figure.isPart = isPart(figure, quantity, nil, scene)
    if quantity.unit != nil {
      figure.subject = topic(before: phrase.lowerBound, scene) ?? ""
      figure.rule = "number with unit"
      figure.antecedent = antecedent(of: figure, at: phrase, scene)
      return (figure, phrase)
    }
    if let other = contrasted(figure, quantity, scene) { return (other, phrase) }
    if isOfPersons(phrase, verb, scene), !quantity.isSmallWord || quantity.value != 1 {
      figure.unit = "person"
      figure.rule = "number with a predicate of persons"
      return (figure, phrase)
    }
    if let counted = countedTopic(before: phrase.lowerBound, scene) {
      return topical(figure, counted, scene).map { ($0, phrase) }
    }
    if let kind = topicClass(before: phrase.lowerBound, scene) {
      figure.unit = "person"
      figure.predicate = kind
      figure.rule = "number of a topic named before"
      return (figure, phrase)
    }
    return elliptic(figure, quantity, scene).map { ($0, phrase) }
  }

  /// The predicate counts persons and stands right at the number.
  private func isOfPersons(
    _ phrase: Range<Int>, _ verb: (lemma: String, at: Int)?, _ scene: FigureScene
  ) -> Bool {
    guard let verb,
      let kind = lexicon.predicateClass(verb.lemma) ?? lexicon.predicateClass(scene.word(verb.at)),
      FigureLexicon.ofPersons.contains(kind)
    else { return false }
    if verb.at >= phrase.upperBound { return true }
    return phrase.lowerBound - verb.at <= 2
  }

  // MARK: Topics

  /// "the number of survivors at 242", "its estimate of Dravian troops to 7,500": the noun after
  /// a topic word, within 24 lexemes before.
  private func countedTopic(before start: Int, _ scene: FigureScene) -> CountedNoun? {
    guard scene.cue(.tollChange, start - 1) else { return nil }
    var at = start - 2
    while at >= 0, start - at < 24, !scene.isMark(at, ";"), !scene.isMark(at, ":") {
      if scene.cue(.topic, at), scene.has(at + 1, .of), scene.word(at) != "toll" {
        return CountedNounGrammar(scene: scene).of(at: at + 2)
      }
      at -= 1
    }
    return nil
  }

  /// A number of the noun named with its topic; a predicate that follows the noun ("people known
  /// to have died") counts.
  private func topical(_ figure: Figure, _ noun: CountedNoun, _ scene: FigureScene) -> Figure? {
    let unit =
      lexicon.unit(scene.word(noun.head)) ?? predicated(noun.head, scene)
      ?? adjectival(noun, scene)
    guard unit != nil || scene.tag(noun.head) == .noun else { return nil }
    var result = figure
    result.unit = unit?.name ?? FigureLexicon.singular(scene.word(noun.head))
    result.subject = subject(noun, scene)
    let owner = owners.owner(of: noun.range, noun: noun, scene: scene)
    result.subjectActor = owner?.actor
    result.owner = owner?.words ?? ""
    let context = FigureContext(scene: scene)
    let end = noun.range.upperBound
    let places = Array(end..<Swift.min(scene.count, end + 5))
    let after = places.lazy.map { scene.word($0) }
      .first { FigureLexicon.ofPersons.contains(lexicon.predicateClass($0) ?? "") }
    let state = context.implied(by: noun) ?? context.state(after: end)
    result.predicate = state?.lemma ?? after ?? ""
    result.rule = "number of a topic with its noun"
    return result
  }

  /// "the injured rose to": the verb after a word for persons is easily read as the noun.
  private func adjectival(_ noun: CountedNoun, _ scene: FigureScene) -> FigureLexicon.Unit? {
    let kinds = noun.modifiers.compactMap { lexicon.nounClass(scene.word($0)) }
    return kinds.first { FigureLexicon.ofPersons.contains($0) }
      .map { FigureLexicon.Unit(name: "person", group: $0) }
  }

  private func predicated(_ head: Int, _ scene: FigureScene) -> FigureLexicon.Unit? {
    guard let kind = lexicon.predicateClass(scene.word(head)) else { return nil }
    return FigureLexicon.Unit(name: "person", group: kind)
  }

  /// "death toll rose to 12", "the number of missing fell to 9", "confirmed cases stood at 36".
  private func topicClass(before start: Int, _ scene: FigureScene) -> String? {
    guard scene.cue(.tollChange, start - 1) else { return nil }
    var at = start - 1
    var kind: String?
    var isTopic = false
    while at >= 0, start - at < 14, !scene.isMark(at, ";") {
      if scene.cue(.topic, at) { isTopic = true }
      if let found = lexicon.predicateClass(scene.word(at)), isMoreExact(found, than: kind) {
        kind = found
      }
      if isTopic, let kind, at == 0 || !isState(at - 1, scene) { return kind }
      at -= 1
    }
    return nil
  }

  /// "confirmed cases" are confirmed before they are infected, "missing" outdoes "toll".
  private func isMoreExact(_ found: String, than kind: String?) -> Bool {
    guard FigureLexicon.ofPersons.contains(found) else { return false }
    return kind == nil || kind == "infected" || (kind == "killed" && found != "infected")
  }

  private func isState(_ at: Int, _ scene: FigureScene) -> Bool {
    FigureLexicon.ofPersons.contains(lexicon.predicateClass(scene.word(at)) ?? "")
  }

  /// Lemmas of the noun before "of $50 billion": "financial package".
  private func topic(before start: Int, _ scene: FigureScene) -> String? {
    guard scene.has(start - 1, .of), scene.tag(start - 2) == .noun else { return nil }
    let noun = FigureLexicon.singular(scene.word(start - 2))
    guard scene.tag(start - 3) == .adj || scene.tag(start - 3) == .noun else { return noun }
    return FigureLexicon.singular(scene.word(start - 3)) + " " + noun
  }

  // MARK: Numbers of the figure before

  /// How a number without a noun refers to the figure before it.
  enum Omission {
    /// "not nine", "rather than 300", "from 49": another number of the same thing, overtaken.
    case contrast
    /// "the company puts the figure at 180", "the union speaks of 28": another number of it.
    case told
    /// "seven are at large", "leaving two on the run", "killing two": its own predicate.
    case state
    /// "the 180 it offered".
    case definite
    /// "the toll rose to five".
    case topic
  }

  /// The relation of a number without a noun; nil where nothing around tells one.
  func omission(_ quantity: Quantity, _ scene: FigureScene) -> Omission? {
    let start = quantity.phrase.lowerBound
    let end = quantity.phrase.upperBound
    guard !isCounted(scene, quantity) else { return nil }
    if isContrast(start, scene) { return .contrast }
    if isTold(start, end, scene) { return .told }
    if quantity.isDefinite || quantity.hasDeterminer {
      return scene.tag(end) == .pron ? .definite : nil
    }
    let verb = FigureContext(scene: scene).predicate(of: quantity.phrase)
    if isOfPersons(quantity.phrase, verb, scene), quantity.value != 1 { return .state }
    if countedTopic(before: start, scene) != nil || topicClass(before: start, scene) != nil {
      return .topic
    }
    return isSubject(quantity, scene) && quantity.value != 1 ? .state : nil
  }

  private func isContrast(_ start: Int, _ scene: FigureScene) -> Bool {
    let word = scene.word(start - 1)
    return word == "not" || (word == "than" && scene.word(start - 2) == "rather")
      || (word == "of" && scene.word(start - 2) == "instead")
  }

  /// A verb of saying right before the number, and the clause ends after it.
  private func isTold(_ start: Int, _ end: Int, _ scene: FigureScene) -> Bool {
    guard end >= scene.count || scene.lexemes[end].kind == .mark || scene.has(end, .and),
      !scene.isMark(end, "%")
    else { return false }
    let word = scene.word(start - 1)
    if FigureAssembly.telling.contains(word) { return true }
    if word == "of" { return FigureAssembly.speaking.contains(scene.word(start - 2)) }
    guard word == "at" || word == "was" || word == "is" || word == "to" else { return false }
    return (2...9).contains {
      let other = scene.word(start - $0)
      return scene.cue(.topic, start - $0) || other == "put" || other == "puts"
        || other == "estimated" || other == "estimates"
    }
  }

  private static let telling: Set<String> = [
    "say", "says", "said", "give", "gives", "gave", "counts", "counted", "estimates", "estimated",
    "confirmed", "reports",
  ]
  private static let speaking: Set<String> = [
    "speak", "speaks", "spoke", "spoken", "talk", "talks", "talked", "know", "knows", "knew",
    "aware", "estimate", "figure", "count", "number",
  ]

  /// At the start of a clause with a verb right after: "Two were able to leave".
  private func isSubject(_ quantity: Quantity, _ scene: FigureScene) -> Bool {
    let start = quantity.phrase.lowerBound
    let end = quantity.phrase.upperBound
    guard scene.tag(end) == .aux || scene.tag(end) == .verb && scene.xpos(end).hasPrefix("VBD")
    else { return false }
    return start == 0 || scene.isBreak(start - 1)
      || ["all", "so", "and", "but", "only", "another", "still"].contains(scene.word(start - 1))
  }

  /// A number set against the one before it in its sentence.
  private func contrasted(_ figure: Figure, _ quantity: Quantity, _ scene: FigureScene) -> Figure? {
    guard isContrast(quantity.phrase.lowerBound, scene), !isCounted(scene, quantity),
      let last = figures.last, last.sentence == scene.number, last.status != .sourceCount
    else { return nil }
    var result = taking(last, for: figure)
    result.predicate = last.predicate
    result.status = .superseded
    result.antecedent = last.span
    result.rule = "number set against the one before"
    return result
  }

  private func taking(_ last: Figure, for figure: Figure) -> Figure {
    var result = figure
    result.unit = last.unit
    result.subject = last.subject
    result.subjectActor = last.subjectActor
    result.owner = last.owner
    if figure.isStart, result.rate == nil { result.rate = last.rate }
    result.rule = "number without noun, that of the figure before"
    return result
  }

  /// Takes unit, subject, owner and predicate of the last figure with a noun, in this sentence
  /// or the one before; two before where the words tell that it is another number of it.
  private func elliptic(_ figure: Figure, _ quantity: Quantity, _ scene: FigureScene) -> Figure? {
    let omission = omission(quantity, scene)
    let isChange = scene.has(quantity.phrase.lowerBound - 1, [.from, .to])
    let isMoney = (quantity.value ?? quantity.min ?? quantity.max ?? 0) >= 100_000
    guard
      let last = figures.suffix(12).last(where: {
        !["percent", "fraction"].contains($0.unit) && $0.status != .sourceCount
          && ($0.rate == nil || $0.rate == figure.rate || isChange)
          && (isMoney || omission == .definite || !lexicon.isCurrency($0.unit)
            || isChange && $0.sentence == scene.number)
          && (omission != .state || $0.unit == "person")
      }),
      scene.number - last.sentence <= (omission == nil || omission == .told ? 1 : 2),
      last.span.start < figure.span.start, !isCounted(scene, quantity)
    else { return nil }
    let size = quantity.value ?? quantity.max ?? quantity.min ?? 0
    let isLarge = size >= 100 || quantity.bound != .exact || quantity.hasDeterminer
    guard isLarge || isChange || omission != nil else { return nil }
    var result = taking(last, for: figure)
    if omission == .told, let own = ownTopic(before: quantity.phrase.lowerBound, scene),
      own != lexicon.predicateClass(last.predicate)
    {
      return ofPersons(figure, own)
    }
    switch omission {
    case .told, .definite, .topic:
      result.predicate = last.predicate
      if last.rate == figure.rate { result.antecedent = last.span }
      if omission == .definite, isAwaited(quantity.phrase.upperBound, scene) {
        result.status = .planned
      }
    case .state: result.isPart = result.predicate.isEmpty
    default:
      if result.predicate.isEmpty || lexicon.predicateClass(result.predicate) == nil {
        result.predicate = last.predicate
      }
    }
    return result
  }

  private func ofPersons(_ figure: Figure, _ kind: String) -> Figure? {
    guard FigureLexicon.ofPersons.contains(kind) || kind == "aboard" else { return nil }
    var result = figure
    result.unit = "person"
    result.predicate = kind
    return result
  }

  /// What the sentence says it is about: "On board: the line says 312".
  private func ownTopic(before start: Int, _ scene: FigureScene) -> String? {
    for at in Swift.max(0, start - 16)..<Swift.max(0, start) {
      if let found = lexicon.predicatePhrase(at: at, in: scene.words) { return found.kind }
      if scene.tag(at) == .noun, let found = lexicon.nounClass(scene.word(at)) { return found }
    }
    return nil
  }

  /// "the 9 million a day it had feared".
  private func isAwaited(_ end: Int, _ scene: FigureScene) -> Bool {
    (end..<end + 4).contains { scene.cue(.planned, $0) || scene.word($0) == "feared" }
  }

  /// The figure of the same unit told before "puts the sum at 1.3 million crowns".
  func antecedent(of figure: Figure, at phrase: Range<Int>, _ scene: FigureScene) -> Span? {
    let start = phrase.lowerBound
    guard scene.word(start - 1) == "at",
      (2...7).contains(where: { ["put", "puts"].contains(scene.word(start - $0)) }),
      let last = figures.last(where: { $0.sentence >= scene.number - 2 }),
      last.unit == figure.unit, last.rate == figure.rate
    else { return nil }
    return last.span
  }

  /// A word follows that the number may count after all: not elliptic.
  private func isCounted(_ scene: FigureScene, _ quantity: Quantity) -> Bool {
    let end = quantity.phrase.upperBound
    return scene.tag(end) == .noun || scene.tag(end) == .propn || scene.tag(end) == .num
      || scene.isMark(end, "-") && scene.isGlued(end) || scene.isMark(end, "/")
  }
}
