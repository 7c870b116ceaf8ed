import Claims
import Documents
import Names
import Spans

/// Who stands behind something told in several documents.
///
/// Counted in this order: the authority the tellings name (the innermost speaking body of the
/// chain), then who copied whose wording, then the agency a text is credited to. What is counted is
/// *origins named*: `named.count`. That two of them are independent is said only in
/// `independence`, and only because a text says so.
package struct OriginCount: Sendable {
  /// Named authorities and credited agencies, the one with the most carriers first.
  package var named: [Origin]
  /// Described but unnamed informants, one for each telling that can be told apart.
  package var anonymous: [Origin]
  /// What names no origin: counted apart, never added to `named`.
  package var unresolved: [Unresolved]
  /// Documents that tell it, by number, ascending.
  package var carriers: [Int]
  /// Carriers that share one wording, where a group has several.
  package var collapsed: [[Int]]
  /// Every link a text shows between carriers and origins.
  package var links: [OriginLink]
  /// Where a text calls origins independent of each other.
  package var independence: [Independence]

  /// Whether all of it rests on one origin, named or not, as far as texts show.
  package var restsOnOneOrigin: Bool { named.count + anonymous.count <= 1 && unresolved.isEmpty }
}

/// Where a wording or a claim first comes from.
package struct Origin: Sendable, Hashable {
  package enum Basis: String, Sendable { case authority, anonymous, credit }

  package var basis: Basis
  /// The bodies that speak for this origin, the most often named first, a particular organ before
  /// its government: one for a person or body, several for the organs of one state. Empty for a
  /// credited agency.
  package var actors: [ActorID]
  /// The agency as the credit prints it.
  package var credit: String?
  /// Documents that carry it, by number, ascending.
  package var carriers: [Int]
  /// The tellings it was read from, in document and text order.
  package var tellings: [Telling]
}

/// Tellings without an origin that could be counted.
package struct Unresolved: Sendable, Hashable {
  package enum Reason: String, Sendable {
    /// "Reports", "analysts": nobody in particular.
    case unspecified
    /// Documents that each cite such unnamed informants: the same ones or others, no text tells.
    case sameUnnamed
    /// The outlet says it in its own voice and names nobody.
    case outletOnly
  }

  package var reason: Reason
  /// Who is named instead of an origin; nil for the outlet itself.
  package var actor: ActorID?
  package var carriers: [Int]
  package var tellings: [Telling]
}

/// A link between carriers or origins, with the words that show it.
package struct OriginLink: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// Two carriers share the wording.
    case copy
    /// One body passes on what another says.
    case relay
    /// A carrier credits an agency.
    case credit
    /// Two organs of one state.
    case sameState = "same_state"
    /// Named together as saying it.
    case jointly
  }

  package var kind: Kind
  /// For a copy the two carriers; else the document that shows the link.
  package var documents: [Int]
  /// The two bodies, the one that passes on first; empty for a copy.
  package var actors: [ActorID]
  package var credit: String?
  /// Where the first of `documents` shows it; nil where no words do.
  package var span: Span?
  /// Taken from a credit line, not from the words of the telling.
  package var isInferred: Bool
}

/// Words that call the origins of a telling independent of each other.
package struct Independence: Sendable, Hashable {
  package var document: Int
  package var span: Span
  package var actors: [ActorID]
}
