import Dates
import Sentences
import Spans

/// Predicates that no single verb tells: "on the run", "taken to the district hospital",
/// "suspected cases".
extension FigureContext {
  /// How far after a number its state is looked for, in lexemes.
  private static let ahead = 9

  /// A listed phrase after the number, before the clause ends and before any other number.
  func state(after end: Int) -> (lemma: String, at: Int)? {
    var at = end
    while at < scene.count, at - end < FigureContext.ahead, !scene.isBreak(at),
      scene.lexemes[at].kind != .number, scene.word(at) != "and"
    {
      if let found = lexicon.predicatePhrase(at: at, in: scene.words) { return (found.kind, at) }
      if isCare(at) { return ("injured", at) }
      at += 1
    }
    return nil
  }

  /// "had no contact with 17 people", "stole the records of 2 million patients".
  func state(before start: Int) -> (lemma: String, at: Int)? {
    for at in stride(from: start - 1, to: Swift.max(-1, start - 6), by: -1) {
      guard let found = lexicon.predicatePhrase(at: at, in: scene.words),
        start - at - found.count <= 1
      else { continue }
      return (found.kind, at)
    }
    return nil
  }

  /// "taken to St Anne's hospital": a verb of care, and a hospital within eight lexemes.
  private func isCare(_ at: Int) -> Bool {
    guard FigureContext.care.contains(scene.lemma(at)) else { return false }
    return (at + 1...at + 8).contains {
      ["hospital", "hospitals", "clinic", "clinics"].contains(scene.word($0))
    }
  }

  private static let care: Set<String> = [
    "take", "bring", "rush", "admit", "treat", "airlift", "fly", "transfer",
  ]

  func isFit(_ kind: String) -> Bool {
    !isOfThings || !(FigureLexicon.ofPersons.contains(kind) || kind == "voted")
  }

  /// What the noun says, the listed verb right before the number, what modifiers say, a phrase
  /// that ends at the number, in this order.
  func named(_ phrase: Range<Int>, _ noun: CountedNoun?) -> (lemma: String, at: Int)? {
    let implied = noun.flatMap(implied).flatMap { isFit($0.lemma) ? $0 : nil }
    if let implied, implied.at == noun?.head { return implied }
    let before = phrase.lowerBound - 1
    if scene.tag(before) == .verb, let kind = lexicon.predicateClass(scene.lemma(before)),
      FigureLexicon.ofPersons.contains(kind), isFit(kind)
    {
      return (kind, before)
    }
    if let implied { return implied }
    return state(before: phrase.lowerBound).flatMap { isFit($0.lemma) ? $0 : nil }
  }

  /// "the figure of 24 dead … was too high": a number its text corrects.
  func isCorrected(_ phrase: Range<Int>) -> Bool {
    guard (1...4).contains(where: { scene.cue(.topic, phrase.lowerBound - $0) }) else {
      return false
    }
    for at in phrase.upperBound..<Swift.min(scene.count, phrase.upperBound + 12) {
      let isDegree = scene.word(at) == "too" && ["high", "low"].contains(scene.word(at + 1))
      if isDegree || ["wrong", "incorrect", "mistaken", "premature"].contains(scene.word(at)) {
        return true
      }
    }
    return false
  }

  /// "had spoken of 450 million", "had forecast at least 200": told before what is told now.
  func isPast(_ before: Int) -> Bool {
    let verb = ["of", "for", "at"].contains(scene.word(before)) ? before - 1 : before
    return scene.word(verb - 1) == "had" && FigureContext.told.contains(scene.word(verb))
  }

  private static let told: Set<String> = [
    "spoken", "said", "put", "forecast", "given", "named", "reported", "estimated", "announced",
    "promised", "offered", "asked", "demanded",
  ]

  /// What the noun or a participle before it says: "deaths", "injured riders", "job cuts".
  /// "Suspected cases" are suspected before they are cases.
  func implied(by noun: CountedNoun) -> (lemma: String, at: Int)? {
    let head = lexicon.nounClass(scene.word(noun.head))
    if let head, head != "infected" { return (head, noun.head) }
    for at in noun.modifiers.reversed() {
      let isState = scene.tag(at) == .verb || scene.tag(at) == .adj
      let found =
        isState ? lexicon.predicateClass(scene.word(at)) : lexicon.nounClass(scene.word(at))
      if let found, found != "size", found != "sent" { return (found, at) }
    }
    return head.map { ($0, noun.head) }
  }
}
