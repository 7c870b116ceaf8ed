import Names
import Spans

/// One content, put forward by one responsible actor (or the outlet itself), with one modality.
package struct Claim: Sendable {
  /// What the actor commits to. The order is the order of the guideline's table.
  package enum Modality: String, Sendable, CaseIterable {
    case denied
    case noPosition = "no_position"
    case confirmed, conditional, directive, unverified, predicted, possible, reported
    case assessment, asserted
  }

  /// How the content is told.
  package enum Form: String, Sendable { case direct, mixed, indirect, headline, narration }

  package var sentence: Int
  package var content: Span
  package var cue: Span?
  package var source: Span?
  /// Jointly responsible actors; `[.outlet]` for the outlet's own statements.
  package var actors: [ActorID]
  /// Outermost first, always starting with the outlet.
  package var chain: [Link]
  package var modality: Modality
  /// False where the proposition itself is negated.
  package var isPositive: Bool
  package var form: Form
  package var isAnonymous: Bool
  package var evidence: [Evidence]
  /// When the act or event took place, by number in the document's time expressions.
  package var date: Int?
  package var condition: Span?
  /// A sentence without cue that carries on the same source's words.
  package var isContinued: Bool
  /// Lemma of the cue ("say"), empty for the outlet's own.
  package var act: String
  /// 0…1: how often claims of this rule are right on development data.
  package var probability: Double
  /// The rule that made it.
  package var rule: String

  /// One step of a chain: the actors that passed it on together.
  package struct Link: Sendable, Hashable {
    package var actors: [ActorID]
    /// True where no words of the claim name it: taken from a credit line.
    package var isInferred: Bool

    package init(_ actors: [ActorID], isInferred: Bool = false) {
      self.actors = actors
      self.isInferred = isInferred
    }
  }

  package init(
    sentence: Int, content: Span, cue: Span? = nil, source: Span? = nil,
    actors: [ActorID] = [.outlet], chain: [Link] = [Link([.outlet])],
    modality: Modality = .asserted, isPositive: Bool = true, form: Form = .indirect,
    isAnonymous: Bool = false, evidence: [Evidence] = [], condition: Span? = nil,
    isContinued: Bool = false, act: String = "", probability: Double = 0.5, rule: String
  ) {
    self.sentence = sentence
    self.content = content
    self.cue = cue
    self.source = source
    self.actors = actors
    self.chain = chain
    self.modality = modality
    self.isPositive = isPositive
    self.form = form
    self.isAnonymous = isAnonymous
    self.evidence = evidence
    self.condition = condition
    self.isContinued = isContinued
    self.act = act
    self.probability = probability
    self.rule = rule
  }

  /// Whether somebody other than the outlet is responsible.
  package var isAttributed: Bool { actors != [.outlet] }
}

/// The ground a text names for a claim.
package struct Evidence: Sendable, Hashable {
  /// satellite_imagery, face_recognition, intelligence_report, intelligence_briefing,
  /// intelligence, treaty, social_media_post, public_address, sighting, document,
  /// unspecified_evidence.
  package var type: String
  package var span: Span

  package init(type: String, span: Span) {
    self.type = type
    self.span = span
  }
}
