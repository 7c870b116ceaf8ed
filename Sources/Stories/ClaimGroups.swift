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
  /// Average likeness from which on two groups are one.
  private static let merges = 0.45
  /// Average Jaccard a plain claim needs to join. Calibrated by eye on our own example stories.
  private static let joins = 0.5
  /// What a denial, confirmation, "no position" or "unverified" needs: it is about something that
  /// is in circulation, so a partial wording is enough.
  private static let answers = 0.34

  /// Groups in order of their first telling.
  package static func groups(of readings: [Reading]) -> [ClaimGroup] {
    var builder = Builder(readings)
    builder.addStatements()
    builder.mergeGroups()
    builder.addAnswers()
    builder.mergeGroups()
    return builder.groups.filter { !$0.tellings.isEmpty }.map {
      ClaimStatus.completed($0, in: readings)
    }
  }

  /// Claims that enter groups at all: attributed, and about what is or was so. What may come or
  /// should be done, and opinions, stand in sections of their own.
  static func isGrouped(_ claim: Claim) -> Bool {
    guard claim.isAttributed else { return false }
    switch claim.modality {
    case .denied, .noPosition, .confirmed, .unverified, .reported, .asserted: return true
    case .conditional, .directive, .predicted, .possible, .assessment: return false
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
    /// By group: members that name no place below a state.
    var wideCount: [Int] = []
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

    /// Statements that name no place below a state first: the others are narrower tellings.
    mutating func addStatements() {
      let all = references(answers: false)
      for isNarrow in [false, true] {
        for reference in all {
          guard let proposition = propositions[reference.reading][reference.claim],
            proposition.places.isEmpty != isNarrow, !proposition.isAnaphoric,
            proposition.terms.count >= 2
          else { continue }
          let best = nearest(to: proposition, atLeast: ClaimGroups.joins)
          place(reference, proposition, in: best, rule: "same actors and acts")
        }
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
          let best = nearest(
            to: proposition, atLeast: ClaimGroups.answers, answerBy: readings.claim(reference))
          let isOwn = best.map { isNarrower(reference, proposition, than: $0) } ?? false
          place(
            reference, proposition, in: isOwn ? nil : best, rule: "answers the claim it names")
          if isOwn { groups[groups.count - 1].isNarrow = true }
        }
      }
    }

    /// A confirmation for a place that nobody else in the group names confirms only that place.
    func isNarrower(
      _ reference: ClaimReference, _ proposition: Proposition, than group: Int
    ) -> Bool {
      guard readings.claim(reference).modality == .confirmed, !proposition.places.isEmpty else {
        return false
      }
      return !members.indices.contains { entry in
        groupOf[entry] == group && !members[entry].places.isDisjoint(with: proposition.places)
      }
    }

    /// The group with the highest mean likeness, if any reaches the threshold: over all members,
    /// or over those that name no place below a state.
    mutating func nearest(
      to proposition: Proposition, atLeast threshold: Double, answerBy answer: Claim? = nil
    ) -> Int? {
      let isAnswer = answer != nil
      let terms = index.terms(of: proposition)
      var all: [Int: Double] = [:]
      var wide: [Int: Double] = [:]
      for entry in index.candidates(for: terms) {
        let likeness = likeness(
          terms, proposition.places, members[entry], isAnswer: isAnswer)
        all[groupOf[entry], default: 0] += likeness
        if members[entry].places.isEmpty { wide[groupOf[entry], default: 0] += likeness }
      }
      var best: (group: Int, likeness: Double)?
      for group in all.keys.sorted() {
        // Of groups it fits alike, an answer is about the one that more tell.
        if let answer, isOwn(answer, group) { continue }
        let bonus = isAnswer ? 0.02 * Double(Swift.min(10, groups[group].tellings.count)) : 0
        let mean =
          bonus
          + Swift.max(
            (all[group] ?? 0) / Double(groups[group].tellings.count),
            (wide[group] ?? 0) / Double(Swift.max(1, wideCount[group])))
        if mean >= threshold, mean > best?.likeness ?? 0 { best = (group, mean) }
      }
      return best?.group
    }

    /// Nobody denies or confirms what only he himself puts forward.
    func isOwn(_ answer: Claim, _ group: Int) -> Bool {
      let bodies = Set(answer.actors.map(Proposition.body))
      return groups[group].tellings.allSatisfy { telling in
        let actors = readings.claim(telling.reference).actors.map(Proposition.body)
        return actors.allSatisfy(bodies.contains)
      }
    }

    /// Average-link agglomeration of what the greedy pass left apart: the most alike pair of
    /// groups is merged until none reaches the threshold.
    mutating func mergeGroups() {
      var sums = pairSums()
      while let (pair, _) = mostAlike(sums) {
        merge(pair.second, into: pair.first, &sums)
      }
    }

    struct Pair: Hashable {
      var first: Int
      var second: Int
      init(_ one: Int, _ other: Int) {
        first = Swift.min(one, other)
        second = Swift.max(one, other)
      }
    }

    /// Summed likeness of the members of each pair of groups that share terms.
    func pairSums() -> [Pair: Double] {
      var sums: [Pair: Double] = [:]
      for (entry, member) in members.enumerated() {
        for other in index.candidates(for: member.terms)
        where other < entry && groupOf[other] != groupOf[entry] {
          let alike = likeness(member.terms, member.places, members[other], isAnswer: false)
          if alike > 0 { sums[Pair(groupOf[entry], groupOf[other]), default: 0] += alike }
        }
      }
      return sums
    }

    func mostAlike(_ sums: [Pair: Double]) -> (Pair, Double)? {
      var best: (pair: Pair, mean: Double)?
      for (pair, sum) in sums {
        let size = groups[pair.first].tellings.count * groups[pair.second].tellings.count
        let mean = sum / Double(Swift.max(1, size))
        guard mean >= ClaimGroups.merges, !isKeptApart(pair) else { continue }
        let key = (mean, -pair.first, -pair.second)
        if let found = best, key <= (found.mean, -found.pair.first, -found.pair.second) { continue }
        best = (pair, mean)
      }
      return best
    }

    /// A confirmed narrower claim keeps its own line.
    func isKeptApart(_ pair: Pair) -> Bool {
      groups[pair.first].isNarrow != groups[pair.second].isNarrow
    }

    mutating func merge(_ second: Int, into first: Int, _ sums: inout [Pair: Double]) {
      groups[first].tellings += groups[second].tellings
      groups[second].tellings = []
      wideCount[first] += wideCount[second]
      for entry in members.indices where groupOf[entry] == second { groupOf[entry] = first }
      for (pair, sum) in sums where pair.first == second || pair.second == second {
        sums[pair] = nil
        let other = pair.first == second ? pair.second : pair.first
        if other != first { sums[Pair(first, other), default: 0] += sum }
      }
    }

    /// Likeness of two propositions, 0…1: nothing without a shared act, and a shared actor, three
    /// shared words or nearly all of them. An answer may name what it answers by another act ("involvement").
    /// Containment counts where the shorter says enough to be sure of.
    func likeness(
      _ terms: [Int], _ places: Set<String>, _ member: Member, isAnswer: Bool
    ) -> Double {
      let (containment, jaccard, common) = index.overlap(terms, member.terms)
      let hasActor = common.contains(where: index.isActor)
      guard common.count >= 2, common.count >= 3 || hasActor || jaccard >= 0.66 else { return 0 }
      guard common.contains(where: index.isAct) else {
        let hasThing = common.contains { !index.isActor($0) }
        let isFull = Swift.min(terms.count, member.terms.count) >= 3
        return isAnswer && hasActor && hasThing && isFull && containment >= 0.6
          ? containment * 0.6 : 0
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
        wideCount.append(0)
      } else {
        groups[number].tellings.append(telling)
      }
      let terms = index.terms(of: proposition)
      index.add(terms)
      members.append(Member(reference: reference, terms: terms, places: proposition.places))
      groupOf.append(number)
      if proposition.places.isEmpty { wideCount[number] += 1 }
    }
  }
}
