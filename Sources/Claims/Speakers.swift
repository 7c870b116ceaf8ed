import Names
import Sentences
import Spans

/// From a source phrase to the actors it names.
struct Speakers {
  let names: NameReading
  let sentence: Int
  let tree: SentenceTree
  private let mentions: [Mention]

  init(names: NameReading, mentions: [Mention], sentence: Int, tree: SentenceTree) {
    self.names = names
    self.sentence = sentence
    self.tree = tree
    self.mentions = mentions
  }

  /// One actor for each coordinated name; described but unnamed speakers get an id of their own.
  func actors(head: Int, phrase: Range<Int>) -> [Actor] {
    let heads = [head] + tree.children(of: head, .conj).filter { phrase.contains($0) }
    var result: [Actor] = []
    for (number, part) in heads.enumerated() {
      let end = number + 1 < heads.count ? heads[number + 1] : phrase.upperBound
      guard let actor = actor(part, phrase.clamped(to: phrase.lowerBound..<max(part + 1, end)))
      else { continue }
      if !result.contains(actor) { result.append(actor) }
    }
    return result
  }

  private func actor(_ head: Int, _ phrase: Range<Int>) -> Actor? {
    if let mention = mentions.last(where: { $0.tokens.contains(head) }), let id = mention.actor {
      return names.actors[id] ?? Actor(id: id, name: id.value, kind: .organisation)
    }
    let words = phrase.filter { tree.tokens[$0].tag != .punct }.map { tree.lower($0) }
    let slug = words.suffix(3).joined(separator: "_").filter { $0.isLetter || $0 == "_" }
    guard !slug.isEmpty else { return nil }
    return Actor(
      id: ActorID("anon." + slug), name: tree.sentence.tokens[head].text, kind: .anonymous)
  }

  /// Who stands behind a claim without a source phrase.
  static func unnamed(act: String, rule: String) -> Actor {
    let id: String
    switch act {
    case "concern", "warn": id = "unspec.concern"
    case "label", "believe", "assess", "criticise", "doubt": id = "unspec.opinion"
    case "estimate": id = "unspec.estimate"
    default: id = "unspec.reports"
    }
    return Actor(id: ActorID(id), name: String(id.dropFirst(7)), kind: .unspecified)
  }
}
