import Names
import Spans

/// A quantity a text states: number, bound, unit, subject, scope and term.
package struct Figure: Sendable {
  package enum Bound: String, Sendable {
    case exact, approx, lower, upper, range
    case vaguePlural = "vague-plural"
    case vagueSmall = "vague-small"
    case unquantified
  }

  /// Of what the number is counted: these keep figures of one subject in different series.
  package enum Status: String, Sendable {
    /// Done or in being: sent, killed, held, present.
    case stated
    /// Promised, planned, expected, possible in future.
    case planned
    /// On the way: moving, heading.
    case moving
    /// An older value the text itself calls overtaken ("initially", "previous estimates of").
    case superseded
    /// Counts of informants ("two officials"): not figures of the story.
    case sourceCount = "source-count"
  }

  /// The quantity phrase: approximator, number and head noun with its modifiers.
  package var span: Span
  /// The number alone.
  package var number: Span
  package var sentence: Int
  package var value: Double?
  package var min: Double?
  package var max: Double?
  /// Singular English noun or symbol: person, round, shipment, USD, percent, km.
  package var unit: String
  package var bound: Bound
  /// "per day"; nil where it is no rate.
  package var rate: String?
  /// The distribution: "unit" in "in each of two units".
  package var per: String?
  /// Lemmas of the counted noun and its modifiers, folded: "north korean troop".
  package var subject: String
  /// The actor that owns or is the subject ("kp" in "North Korean troops"), if resolved.
  package var subjectActor: ActorID?
  /// Whose it is, as a key: the actor's id, or the words that name an owner not resolved, lower
  /// case; empty where none is named.
  package var owner = ""
  /// Lemma of the predicate that governs it: "deploy", "kill", "arrive".
  package var predicate: String
  package var status: Status
  /// Source noun phrases of the claims it stands in, verbatim; filled by the claims stage.
  package var attributedTo: [String]
  /// Their identities, the responsible actor of the claim.
  package var actors: [ActorID]
  /// The date the number holds for, in words of `TimeExpression.value`, if stated.
  package var asOf: String?
  /// Comes on top of others: "six more bodies", "another 40", "eleven other guards".
  package var isIncrement = false
  /// A share of another figure: "eleven of the dead", "12 of 17 miners", "of whom three".
  package var isPart = false
  /// Where a change starts: "fell to 141 million from 207 million".
  package var isStart = false
  /// The figure of the same document whose noun it takes, where it is another number of the same
  /// thing: "the company put the figure at 180", "not nine".
  package var antecedent: Span?
  /// "up" or "down" where the number is a change by so much or to it ("rose 8%").
  package var change: String?
  /// The rule that read it.
  package var rule: String
  /// What the text says about an earlier value: "revised", "risen", "fallen"; the span of the
  /// older figure in the same document.
  package var revision: Revision?

  package struct Revision: Sendable, Hashable {
    package var words: Span
    package var older: Span

    package init(words: Span, older: Span) {
      self.words = words
      self.older = older
    }
  }

  package init(
    span: Span, number: Span, sentence: Int, value: Double? = nil, min: Double? = nil,
    max: Double? = nil, unit: String, bound: Bound, rate: String? = nil, per: String? = nil,
    subject: String = "", subjectActor: ActorID? = nil, predicate: String = "",
    status: Status = .stated, rule: String
  ) {
    self.span = span
    self.number = number
    self.sentence = sentence
    self.value = value
    self.min = min
    self.max = max
    self.unit = unit
    self.bound = bound
    self.rate = rate
    self.per = per
    self.subject = subject
    self.subjectActor = subjectActor
    self.predicate = predicate
    self.status = status
    attributedTo = []
    actors = []
    self.rule = rule
  }
}
