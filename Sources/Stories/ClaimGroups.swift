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
    var terms: [Int]
    var places: Set<String>
  }

  private struct Builder {
    let readings: [Reading]
    let propositions: [[Proposition?]]
    var index = TermIndex()
    /// By entry of the index: the member and its group.
    var members: [Member] = []
    var groupOf: [Int] = []
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
    mutating func nearest(to proposition: Proposition, atLeast threshold: Double) -> Int? {
      let terms = index.terms(of: proposition)
      var sums: [Int: Double] = [:]
      for entry in index.candidates(for: terms) {
        let likeness = likeness(terms, proposition.places, members[entry])
        sums[groupOf[entry], default: 0] += likeness
      }
      var best: (group: Int, likeness: Double)?
      for group in sums.keys.sorted() {
        let mean = (sums[group] ?? 0) / Double(groups[group].tellings.count)
        if mean >= threshold, mean > best?.likeness ?? 0 { best = (group, mean) }
      }
      return best?.group
    }

    /// Likeness of two propositions, 0…1. Nothing without a shared actor or three shared words;
    /// containment counts where the shorter says enough to be sure of.
    func likeness(_ terms: [Int], _ places: Set<String>, _ member: Member) -> Double {
      let (containment, jaccard, common) = index.overlap(terms, member.terms)
      guard common.count >= 2, common.count >= 3 || common.contains(where: index.isActor) else {
        return 0
      }
      if !places.isEmpty, !member.places.isEmpty, places.isDisjoint(with: member.places) {
        return jaccard / 2
      }
      return common.count >= 3 ? Swift.max(jaccard, containment * 0.75) : jaccard
    }

    /// The group of the last claim before this one in the same document, within two sentences.
    func lastPutForward(before reference: ClaimReference) -> Int? {
      let claim = readings.claim(reference)
      var best: (group: Int, end: Int)?
      for (entry, member) in members.enumerated()
      where member.reference.reading == reference.reading {
        let other = readings.claim(member.reference)
        guard other.content.end <= claim.content.start, claim.sentence - other.sentence <= 2,
          other.content.end > best?.end ?? -1
        else { continue }
        best = (groupOf[entry], other.content.end)
      }
      return best?.group
    }

    mutating func place(
      _ reference: ClaimReference, _ proposition: Proposition, in group: Int?, rule: String
    ) {
      let number = group ?? groups.count
      let rule = group == nil ? "first told" : rule
      let telling = ClaimGroup.Telling(reference: reference, relation: .asserts, rule: rule)
      if group == nil {
        groups.append(ClaimGroup(tellings: [telling], headline: 0))
      } else {
        groups[number].tellings.append(telling)
      }
      let terms = index.terms(of: proposition)
      index.add(terms)
      members.append(Member(reference: reference, terms: terms, places: proposition.places))
      groupOf.append(number)
    }
  }
}
