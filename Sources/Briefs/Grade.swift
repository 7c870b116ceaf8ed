import Claims
import Names
import Stories

/// Credibility of a claim on the Admiralty scale, with the row of the table that gave it.
///
/// Reliability of sources is a person's judgement and stays F until one is made. 6 and F print as
/// "not judged".
package struct Grade: Sendable, Hashable {
  package enum Row: String, Sendable, CaseIterable {
    case retracted, disputed, established, confirmed, several
    case oneWithEvidence = "one with evidence"
    case one, unplaced

    package var credibility: Int {
      switch self {
      case .retracted: 5
      case .disputed: 4
      case .established: 1
      case .confirmed, .several: 2
      case .oneWithEvidence, .one: 3
      case .unplaced: 6
      }
    }
  }

  package var row: Row
  package var credibility: Int { row.credibility }
  package var reliability: String { "F" }

  package init(_ row: Row) { self.row = row }

  /// What the rule table asks about a group.
  package struct Facts: Sendable {
    package var isRetracted = false
    package var isConfirmedByAnother = false
    /// Denied by somebody who is not the party the claim is about.
    package var isDeniedByOther = false
    package var isDenied = false
    package var hasEvidence = false
    package var namedOrigins = 0
    package var unnamedOrigins = 0
    package var hasLinkedOrigins = false

    package init() {}
  }

  /// The first row that fits. O(1).
  package init(_ facts: Facts) {
    let isClear = !facts.isDeniedByOther
    if facts.isRetracted {
      row = .retracted
    } else if facts.isDeniedByOther, !facts.isConfirmedByAnother {
      row = .disputed
    } else if facts.isConfirmedByAnother, facts.hasEvidence, isClear {
      row = .established
    } else if facts.isConfirmedByAnother, isClear {
      row = .confirmed
    } else {
      row = Grade.withoutConfirmation(facts)
    }
  }

  private static func withoutConfirmation(_ facts: Facts) -> Row {
    guard !facts.isDeniedByOther else { return .unplaced }
    if facts.namedOrigins >= 2, !facts.hasLinkedOrigins, !facts.isDenied { return .several }
    if facts.namedOrigins == 1, facts.hasEvidence, !facts.isDenied { return .oneWithEvidence }
    if facts.namedOrigins == 1 || facts.unnamedOrigins >= 2 { return .one }
    return .unplaced
  }
}
