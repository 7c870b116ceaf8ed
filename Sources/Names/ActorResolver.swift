import Sentences
import Spans

/// Who is meant by a noun phrase: the question claims and events ask.
package struct ActorResolver: Sendable {
  /// The answer. `actors` holds every actor of `ids`, those included that no mention has made
  /// ("us.officials.anon", "unspec.reports"): add them to the reading.
  package struct Answer: Sendable, Hashable {
    package var ids: [ActorID]
    /// Persons described but unnamed.
    package var isAnonymous: Bool
    package var actors: [Actor]
    /// "mention", "role", "report", "learned", "evidence", "office", "owner", "reference".
    package var rule: String

    package static let none = Answer(ids: [], isAnonymous: false, actors: [], rule: "")
  }

  package let sentences: [Sentence]
  package let names: NameReading
  package let gazetteer: Gazetteer

  package init(
    sentences: [Sentence], names: NameReading, gazetteer: Gazetteer = .standard
  ) {
    self.sentences = sentences
    self.names = names
    self.gazetteer = gazetteer
  }

  /// The actors of the noun phrase that covers `range`, one for each conjunct; no ids where the
  /// text does not tell. A seat of government is taken as the government.
  package func actors(ofNounPhrase range: Range<Int>, inSentence sentence: Int) -> Answer {
    let inside = names.mentions(inSentence: sentence)
      .filter { range.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= range.upperBound }
    guard let id = inside.first?.actor, let actor = names.actors[id] else { return .none }
    return Answer(ids: [id], isAnonymous: false, actors: [actor], rule: "mention")
  }
}
