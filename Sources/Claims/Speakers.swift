import Names
import Sentences
import Spans

/// From a source phrase of one sentence to the actors it names.
struct Speakers {
  let resolver: ActorResolver
  let sentence: Int

  /// Who speaks, and whether it is somebody described but unnamed.
  struct Answer {
    var actors: [Actor]
    var isAnonymous: Bool
  }

  /// One actor for each coordinated name. Where the text does not tell who is meant the surface
  /// form is kept under `unresolved.`: nobody is guessed.
  func speakers(_ phrase: Range<Int>, words: String) -> Answer {
    let answer = resolver.actors(ofNounPhrase: phrase, inSentence: sentence)
    if !answer.ids.isEmpty {
      let actors = answer.ids.map { id in
        answer.actors.first { $0.id == id } ?? Actor(id: id, name: words, kind: .unspecified)
      }
      return Answer(actors: actors, isAnonymous: answer.isAnonymous)
    }
    let slug = words.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return Answer(
      actors: [
        Actor(id: ActorID("unresolved." + String(slug)), name: words, kind: .unspecified)
      ], isAnonymous: false)
  }

  /// Who stands behind a claim without a source phrase.
  static func unnamed(act: String, lemma: String, rule: String) -> Actor {
    let id: String
    switch (act, lemma) {
    case (_, "sign"), (_, "evidence"), (_, "indication"), (_, "proof"):
      return Actor(
        id: ActorID("evidence.unspecified_evidence"), name: "evidence", kind: .evidence)
    case _ where rule.hasPrefix("passive.label"): id = "unspec.opinion"
    case ("concern", _), ("warn", _): id = "unspec.concern"
    case ("label", _), ("believe", _), ("assess", _), ("criticise", _), ("doubt", _):
      id = "unspec.opinion"
    case ("estimate", _): id = "unspec.estimate"
    default: id = "unspec.reports"
    }
    return Actor(id: ActorID(id), name: String(id.dropFirst(7)), kind: .unspecified)
  }
}
