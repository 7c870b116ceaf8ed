import Claims
import Documents
import Names
import Sentences
import Spans

/// Which claims of a story are about one proposition.
///
/// Greedy agglomeration in reading order: a claim joins the group whose members it resembles most
/// on average, if that is enough; else it starts one. Thresholds are set for precision: two lines
/// about one thing cost less than one line about two things. O(claims × groups).
package enum ClaimGroups {
  /// Average Jaccard a plain claim needs to join. Calibrated by eye on our own example stories.
  private static let joins = 0.5
  /// What a denial, confirmation, "no position" or "unverified" needs: it is about something that
  /// is in circulation, so a partial wording is enough.
  private static let answers = 0.34

  /// Groups in order of their first telling.
  package static func groups(of readings: [Reading]) -> [ClaimGroup] {
    var builder = Builder(readings)
    builder.addStatements()
    builder.addAnswers()
    return builder.groups.map { ClaimStatus.completed($0, in: readings) }
  }

  /// Claims that enter groups at all: attributed, and about what is or was so. What may come or
  /// should be done, and opinions, stand in sections of their own.
  static func isGrouped(_ claim: Claim) -> Bool {
    guard claim.isAttributed else { return false }
    switch claim.modality {
    case .denied, .noPosition, .confirmed, .unverified, .reported, .asserted, .possible:
      return true
    case .conditional, .directive, .predicted, .assessment: return false
    }
  }

  /// Claims that answer one that is in circulation.
  static func isAnswer(_ claim: Claim) -> Bool {
    switch claim.modality {
    case .denied, .noPosition, .unverified, .confirmed: return true
    default: return false
    }
  }

  private struct Member {
    var reference: ClaimReference
    var proposition: Proposition
  }

  private struct Builder {
    let readings: [Reading]
    let propositions: [[Proposition?]]
    var members: [[Member]] = []
    var groups: [ClaimGroup] = []

    init(_ readings: [Reading]) {
      self.readings = readings
      propositions = readings.map { reading in
        reading.claims.map { claim in
          guard reading.sentences.indices.contains(claim.sentence) else { return nil }
          let mentions = reading.names.mentions(inSentence: claim.sentence)
          return Proposition(
            of: claim.content, in: reading.sentences[claim.sentence], names: mentions,
            actors: reading.names.actors)
        }
      }
    }

    /// Grouped claims that are (or are not) answers, in reading order.
    func references(answers: Bool) -> [ClaimReference] {
      readings.indices.flatMap { reading in
        readings[reading].claims.indices
          .filter { number in
            let claim = readings[reading].claims[number]
            return ClaimGroups.isGrouped(claim) && ClaimGroups.isAnswer(claim) == answers
          }
          .map { ClaimReference(reading: reading, claim: $0) }
      }
    }

    mutating func addStatements() {
      for reference in references(answers: false) {
        guard let proposition = propositions[reference.reading][reference.claim],
          !proposition.isAnaphoric, proposition.terms.count >= 2
        else { continue }
        let best = nearest(to: proposition, atLeast: ClaimGroups.joins)
        place(reference, proposition, in: best, rule: "same actors and acts")
      }
    }

    /// Answers join what they are about; a pointing one ("the accusations") what was last put
    /// forward before it; one that fits nothing stands alone.
    mutating func addAnswers() {
      for reference in references(answers: true) {
        guard let proposition = propositions[reference.reading][reference.claim] else { continue }
        if proposition.isAnaphoric || proposition.terms.isEmpty {
          guard let group = lastPutForward(before: reference) else { continue }
          place(reference, proposition, in: group, rule: "points back to the claim before it")
        } else {
          let best = nearest(to: proposition, atLeast: ClaimGroups.answers)
          place(reference, proposition, in: best, rule: "answers the claim it names")
        }
      }
    }

    /// The group with the highest mean likeness, if any reaches the threshold.
    func nearest(to proposition: Proposition, atLeast threshold: Double) -> Int? {
      var best: (group: Int, likeness: Double)?
      for (number, group) in members.enumerated() {
        let likeness = group.map { ClaimGroups.likeness(proposition, $0.proposition) }
        let mean = likeness.reduce(0, +) / Double(likeness.count)
        if mean >= threshold, mean > best?.likeness ?? 0 { best = (number, mean) }
      }
      return best?.group
    }

    /// The group of the last claim before this one in the same document, within two sentences.
    func lastPutForward(before reference: ClaimReference) -> Int? {
      let claim = readings.claim(reference)
      var best: (group: Int, claim: Int)?
      for (number, group) in members.enumerated() {
        for member in group where member.reference.reading == reference.reading {
          let other = readings.claim(member.reference)
          guard other.content.end <= claim.content.start, claim.sentence - other.sentence <= 2,
            other.content.end > best?.claim ?? -1
          else { continue }
          best = (number, other.content.end)
        }
      }
      return best?.group
    }

    mutating func place(
      _ reference: ClaimReference, _ proposition: Proposition, in group: Int?, rule: String
    ) {
      let member = Member(reference: reference, proposition: proposition)
      let telling = ClaimGroup.Telling(reference: reference, relation: .asserts, rule: rule)
      if let group {
        members[group].append(member)
        groups[group].tellings.append(telling)
      } else {
        members.append([member])
        groups.append(
          ClaimGroup(
            tellings: [
              ClaimGroup.Telling(reference: reference, relation: .asserts, rule: "first told")
            ],
            headline: 0))
      }
    }
  }

  /// Likeness of two propositions, 0…1. Nothing without a shared actor and a shared act or two
  /// shared other words; containment counts where the shorter says enough to be sure of.
  static func likeness(_ first: Proposition, _ second: Proposition) -> Double {
    let (containment, jaccard, shared) = first.overlap(with: second)
    guard shared >= 2 else { return 0 }
    let common = first.terms.intersection(second.terms)
    guard common.contains(where: { $0.hasPrefix("@") }) || shared >= 3 else { return 0 }
    if !first.places.isEmpty, !second.places.isEmpty, first.places.isDisjoint(with: second.places) {
      return jaccard / 2
    }
    return shared >= 3 ? Swift.max(jaccard, containment * 0.75) : jaccard
  }
}
