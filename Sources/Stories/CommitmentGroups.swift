import Events
import Names
import Spans

/// One commitment over all documents that tell it, with its condition watched.
package struct CommitmentGroup: Sendable {
  /// Where it is told: numbers of the reading and of the commitment in it. Text order; never empty.
  package var mentions: [Place]
  /// The mention whose words show it best: with condition before without, then the shortest.
  package var best: Place
  package var who: [ActorID]
  package var kind: Commitment.Kind
  /// Nil where no mention states a condition.
  package var trigger: Trigger?

  package struct Place: Sendable, Hashable {
    package var reading: Int
    package var commitment: Int

    package init(reading: Int, commitment: Int) {
      self.reading = reading
      self.commitment = commitment
    }
  }

  package init(
    mentions: [Place], best: Place, who: [ActorID], kind: Commitment.Kind, trigger: Trigger?
  ) {
    self.mentions = mentions
    self.best = best
    self.who = who
    self.kind = kind
    self.trigger = trigger
  }
}

/// What the documents tell about the condition of a commitment. A report, never a verdict.
package struct Trigger: Sendable {
  package enum State: String, Sendable {
    case notReported = "not reported"
    case partlyReported = "partly reported"
    case reportedMet = "reported met"
  }

  package var state: State
  /// Full tellings first, then by document and text order.
  package var tellings: [Telling]

  /// One claim or sentence that states the condition, or part of it.
  package struct Telling: Sendable {
    package var reading: Int
    package var sentence: Int
    /// The verbatim words, in that reading's document.
    package var span: Span
    /// The claim that tells it, by number in that reading.
    package var claim: Int?
    /// Who says so; `[.outlet]` where nobody but the outlet does.
    package var by: [ActorID]
    package var isFull: Bool
    /// Words of the condition (lemmas) this telling does not state.
    package var missing: [String]
    /// True where its document is dated before the commitment's: it cannot meet the condition.
    package var isEarlier: Bool
  }

  package init(state: State, tellings: [Telling]) {
    self.state = state
    self.tellings = tellings
  }
}

/// Commitments joined over documents.
package enum CommitmentGroups {
  /// Groups in the order of their first mention. Pure; O(commitments × claims).
  package static func groups(of readings: [Reading]) -> [CommitmentGroup] { [] }
}
