import Claims
import Documents
import Events
import Names
import Sentences
import Spans

/// Watches conditions: which claims or sentences of any document state what a commitment waits for.
///
/// Precision first. A telling counts only when its act is told as happened or reported, by no claim
/// that denies, doubts, expects or supposes it; its subject is of the condition's side; and its
/// concept is the condition's or one that states part of it ("presence" of "taking part"). It is a
/// full telling only when every content word of the condition is accounted for: predicate,
/// participants and object agree. Else it says what is missing.
struct TriggerWatch {
  private let readings: [Reading]
  private let predications: [[Predication]]

  /// Reads all sentences once, if there is a condition to watch.
  init(_ readings: [Reading]) {
    self.readings = readings
    let isNeeded = readings.contains { reading in
      reading.commitments.contains { $0.condition != nil && $0.kind != .prediction }
    }
    predications = readings.map { reading in
      guard isNeeded else { return [] }
      return EventReader.predications(
        in: reading.sentences, names: reading.names, claims: reading.claims)
    }
  }

  /// Nil where no mention states a condition that can be watched.
  func trigger(of places: [CommitmentGroup.Place]) -> Trigger? {
    var tellings: [Trigger.Telling] = []
    var hasCondition = false
    for place in places {
      let item = CommitmentGroups.commitment(place, readings)
      guard let condition = item.condition else { continue }
      hasCondition = true
      for found in self.tellings(of: condition, of: item, at: place) {
        let isKnown = tellings.contains { $0.reading == found.reading && $0.span == found.span }
        if !isKnown { tellings.append(found) }
      }
    }
    guard hasCondition else { return nil }
    tellings.sort { rank($0) < rank($1) }
    return Trigger(state: state(tellings), tellings: tellings)
  }

  private func state(_ tellings: [Trigger.Telling]) -> Trigger.State {
    if tellings.contains(where: { $0.isFull && !$0.isEarlier }) { return .reportedMet }
    return tellings.isEmpty ? .notReported : .partlyReported
  }

  private func rank(_ telling: Trigger.Telling) -> (Int, Int, Int) {
    (telling.isFull ? 0 : 1, telling.reading, telling.span.start)
  }

  private func tellings(
    of condition: Span, of item: Commitment, at place: CommitmentGroup.Place
  ) -> [Trigger.Telling] {
    let home = readings[place.reading]
    guard home.sentences.indices.contains(item.sentence),
      let asked = EventReader.predication(
        ofCondition: condition, in: home.sentences[item.sentence], item.sentence, names: home.names)
    else { return [] }
    var found: [Trigger.Telling] = []
    for (number, list) in predications.enumerated() {
      for told in list where number != place.reading || told.sentence != item.sentence {
        guard let match = match(asked, told, home, readings[number]) else { continue }
        var telling = telling(told, number, match, after: home.document.published)
        telling.missingWords = match.words
        telling.home = place.reading
        found.append(telling)
      }
    }
    return found
  }

  private func telling(
    _ told: Predication, _ number: Int, _ match: Match, after published: PublicationDate
  ) -> Trigger.Telling {
    let reading = readings[number]
    let by = told.claim.map { reading.claims[$0].actors } ?? [.outlet]
    return Trigger.Telling(
      reading: number, sentence: told.sentence, span: told.span, claim: told.claim, by: by,
      isFull: match.isFull, missing: match.missing,
      isEarlier: isEarlier(reading.document.published, than: published))
  }

  /// Dated before, without doubt.
  private func isEarlier(_ date: PublicationDate, than other: PublicationDate) -> Bool {
    guard let latest = date.latest, let earliest = other.earliest else { return false }
    return latest < earliest
  }
}

/// Matching.
extension TriggerWatch {
  struct Match {
    var isFull: Bool
    var missing: [String]
    /// The words of the condition the telling does not say.
    var words: [Span] = []
  }

  private func match(
    _ asked: Predication, _ told: Predication, _ home: Reading, _ other: Reading
  ) -> Match? {
    guard isTold(told, other), sharesSubject(asked, told, home, other) else { return nil }
    guard told.concept == asked.concept else {
      guard Concepts.shared.isWeaker(told.concept, than: asked.concept) else { return nil }
      let open = asked.asked.filter { !isTold($0, by: told, home, other) }
      return Match(isFull: false, missing: [asked.concept], words: open.map(\.span))
    }
    let lost = missingObjects(asked, told, home, other)
    let open = asked.asked.filter { !isTold($0, by: told, home, other) }
    if lost.isEmpty, open.isEmpty { return Match(isFull: true, missing: []) }
    // Without an object in common two acts of one side are two acts.
    guard asked.object.words.isEmpty || lost.count < asked.object.words.count else { return nil }
    return Match(
      isFull: false, missing: lost.isEmpty ? open.map(\.lemma) : lost, words: open.map(\.span))
  }

  /// Whether the telling accounts for a word of the condition: its actor takes part, or it says the
  /// word or one for the same matter.
  private func isTold(
    _ word: Predication.AskedWord, by told: Predication, _ home: Reading, _ other: Reading
  ) -> Bool {
    if let actor = word.actor {
      return (told.subject.actors + told.object.actors).contains {
        Sides.isSame(actor, $0, home.names, other.names)
      }
    }
    let words = told.subject.words.union(told.object.words)
    return words.contains(word.lemma)
      || words.contains { EventReader.isSameMatter(word.lemma, $0) }
  }

  /// Told as a fact or a report, by a claim that stands by it.
  private func isTold(_ told: Predication, _ reading: Reading) -> Bool {
    guard told.realis == .happened || told.realis == .reported else { return false }
    guard let claim = told.claim else { return true }
    switch reading.claims[claim].modality {
    case .confirmed, .asserted, .reported, .assessment: return reading.claims[claim].isPositive
    default: return false
    }
  }

  /// The actors of both subjects are of one side; where the condition names none, its words must
  /// all stand in the subject ("the fuel talks").
  private func sharesSubject(
    _ asked: Predication, _ told: Predication, _ home: Reading, _ other: Reading
  ) -> Bool {
    if asked.subject.actors.isEmpty {
      guard !asked.subject.words.isEmpty else { return hasSameObject(asked, told) }
      return asked.subject.words.isSubset(of: told.subject.words.union(told.object.words))
    }
    return asked.subject.actors.contains { mine in
      told.subject.actors.contains { Sides.isSame(mine, $0, home.names, other.names) }
    }
  }

  private func hasSameObject(_ asked: Predication, _ told: Predication) -> Bool {
    !asked.object.words.isEmpty && asked.object.words.isSubset(of: told.object.words)
  }

  /// What the complement of the condition names and the telling does not: actors by side, words by
  /// lemma. Nouns of one concept's own complement ("war", "battlefield") count as one another.
  private func missingObjects(
    _ asked: Predication, _ told: Predication, _ home: Reading, _ other: Reading
  ) -> [String] {
    asked.object.words.sorted().filter { word in
      let words = told.object.words.union(told.subject.words)
      if words.contains(word) { return false }
      if let actor = asked.object.actors.first(where: { $0.value == word }) {
        return !told.object.actors.contains {
          Sides.isSame(actor, $0, home.names, other.names)
        }
      }
      return !words.contains { EventReader.isSameMatter(word, $0) }
    }
  }
}
