import Claims
import Names

/// One proposition over the documents of a story: everybody who puts it forward, confirms it,
/// denies it or takes no position on it.
package struct ClaimGroup: Sendable {
  /// In the order of the readings, then of the text.
  package var tellings: [Telling]
  /// Index into `tellings` of the one whose content is the headline: the shortest full telling.
  package var headline: Int
  package var status: [StatusStep]
  /// A confirmation for a place that no other telling of the wider claim names.
  package var isNarrow = false

  package init(tellings: [Telling], headline: Int, status: [StatusStep] = []) {
    self.tellings = tellings
    self.headline = headline
    self.status = status
  }
}

extension ClaimGroup {
  /// One claim as a member of a group.
  package struct Telling: Sendable, Hashable {
    /// How it stands to the first telling.
    package enum Relation: String, Sendable {
      case asserts, repeats, confirms, denies, qualifies, supersedes
      case noPosition = "no_position"
      case unverified
    }

    package var reference: ClaimReference
    package var relation: Relation
    /// Why it was put into this group.
    package var rule: String
    /// It names a place the headline does not: it can neither confirm nor be confirmed by the rest.
    package var isNarrower: Bool

    package init(
      reference: ClaimReference, relation: Relation, rule: String, isNarrower: Bool = false
    ) {
      self.reference = reference
      self.relation = relation
      self.rule = rule
      self.isNarrower = isNarrower
    }
  }
}

/// One step of a group's status over time.
package struct StatusStep: Sendable, Hashable {
  package enum Status: String, Sendable {
    case reported, unverified, confirmed, denied
    case noPosition = "no_position"
    case retracted
  }

  package var status: Status
  /// Who confirmed, denied …; empty for `reported`.
  package var by: [ActorID]
  /// Index into the group's tellings.
  package var telling: Int

  package init(status: Status, by: [ActorID], telling: Int) {
    self.status = status
    self.by = by
    self.telling = telling
  }
}
