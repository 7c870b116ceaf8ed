import Names
import Spans

/// Who is said to gain or fear what, by whom. Spans only.
package struct Interest: Sendable {
  package enum Kind: String, Sendable { case gain, fear }

  package var kind: Kind
  package var reading: Int
  package var sentence: Int
  /// Who gains or fears.
  package var beneficiary: ActorID
  package var beneficiarySpan: Span
  /// What is gained or feared, verbatim.
  package var object: Span
  /// The word that says so ("gain", "benefit", "concerned").
  package var cue: Span
  /// The claim that tells it, by number in the reading.
  package var claim: Int?
  /// Who says so; `[.outlet]` where nobody but the outlet does.
  package var by: [ActorID]
  package var rule: String

  package init(
    kind: Kind, reading: Int, sentence: Int, beneficiary: ActorID, beneficiarySpan: Span,
    object: Span, cue: Span, claim: Int?, by: [ActorID], rule: String
  ) {
    self.kind = kind
    self.reading = reading
    self.sentence = sentence
    self.beneficiary = beneficiary
    self.beneficiarySpan = beneficiarySpan
    self.object = object
    self.cue = cue
    self.claim = claim
    self.by = by
    self.rule = rule
  }
}

/// Interests told in the documents.
package enum Interests {
  /// In document and text order.
  package static func interests(in readings: [Reading]) -> [Interest] { [] }
}
