import Names
import Spans

/// One mention of an event: who did what to whom, when, where, and whether it happened.
package struct Event: Sendable {
  package enum Realis: String, Sendable {
    case happened, reported, planned, predicted, conditional, denied
  }

  /// What a time says of an act: it took place then; it is to be done by then; it has gone on
  /// since; or it was known then and began before.
  package enum Bound: String, Sendable {
    case on, by, since, known
  }

  /// One side of an event or commitment. `id` is nil where the surface text did not resolve.
  package struct Party: Sendable, Hashable {
    package var actor: ActorID?
    package var span: Span

    package init(actor: ActorID?, span: Span) {
      self.actor = actor
      self.span = span
    }
  }

  package var sentence: Int
  /// The clause that tells it.
  package var span: Span
  /// The word that names the act.
  package var trigger: Span
  /// Lemma of the act ("deploy").
  package var act: String
  package var actors: [Party]
  package var recipients: [Party]
  /// PLOVER type ("AID"); nil for pure statements.
  package var plover: String?
  package var mode: String?
  /// What is given or moved ("troops", "arms", "aid"); nil for other acts.
  package var matter: String?
  /// CAMEO root ("07").
  package var cameoRoot: String?
  package var realis: Realis
  /// By number in the document's time expressions.
  package var date: Int?
  /// How `date` bounds the act.
  package var bound = Bound.on
  package var places: [Span]
  /// By number in the document's claims: who tells it, if anybody but the outlet.
  package var claim: Int?
  package var rule: String

  package init(
    sentence: Int, span: Span, trigger: Span, act: String, actors: [Party], recipients: [Party],
    plover: String?, mode: String? = nil, matter: String? = nil, cameoRoot: String? = nil,
    realis: Realis,
    date: Int? = nil, places: [Span] = [], claim: Int? = nil, rule: String
  ) {
    self.sentence = sentence
    self.span = span
    self.trigger = trigger
    self.act = act
    self.actors = actors
    self.recipients = recipients
    self.plover = plover
    self.mode = mode
    self.matter = matter
    self.cameoRoot = cameoRoot
    self.realis = realis
    self.date = date
    self.places = places
    self.claim = claim
    self.rule = rule
  }
}

/// One mention of a commitment: somebody would do something if something.
package struct Commitment: Sendable {
  package enum Kind: String, Sendable {
    case commitment, warning, threat, pledge, promise, consideration, prediction
  }

  package var sentence: Int
  /// The whole mention.
  package var span: Span
  package var who: [Event.Party]
  /// What they would do.
  package var act: Span
  /// The trigger words, with their conjunction ("if …"); nil where none is stated.
  package var condition: Span?
  package var to: [Event.Party]
  /// By number in the document's time expressions.
  package var deadline: Int?
  package var kind: Kind
  /// By number in the document's claims.
  package var claim: Int?
  package var rule: String

  package init(
    sentence: Int, span: Span, who: [Event.Party], act: Span, condition: Span?,
    to: [Event.Party] = [], deadline: Int? = nil, kind: Kind, claim: Int? = nil, rule: String
  ) {
    self.sentence = sentence
    self.span = span
    self.who = who
    self.act = act
    self.condition = condition
    self.to = to
    self.deadline = deadline
    self.kind = kind
    self.claim = claim
    self.rule = rule
  }
}
