import Claims
import Documents
import Names
import Sentences
import Spans

/// Relations of a group's tellings and its status over time.
///
/// Only a telling by another origin than the first raises the status to confirmed; an actor's own
/// "confirmed" changes nothing, and one that names a narrower place is its own line.
enum ClaimStatus {
  /// The group in reading order with relations, headline and status filled in.
  static func completed(_ group: ClaimGroup, in readings: [Reading]) -> ClaimGroup {
    var result = group
    result.tellings.sort { $0.reference < $1.reference }
    relate(&result.tellings, readings)
    result.headline = headline(of: result.tellings, readings)
    result.status = steps(of: result.tellings, readings)
    return result
  }

  private static func relate(_ tellings: inout [ClaimGroup.Telling], _ readings: [Reading]) {
    let statements = tellings.map(\.reference).filter {
      [.asserted, .reported].contains(readings.claim($0).modality)
    }
    let bodies = statements.map { Set(readings.claim($0).actors.map(Proposition.body)) }
    for index in tellings.indices {
      let reference = tellings[index].reference
      let claim = readings.claim(reference)
      let own = Set(claim.actors.map(Proposition.body))
      let isFirst = statements.isEmpty ? index == 0 : reference == statements[0]
      if isRetraction(claim, readings[reference.reading]) {
        tellings[index].relation = .supersedes
        continue
      }
      tellings[index].relation = relation(
        of: claim, isFirst: isFirst,
        isOther: isVoucher(claim, readings[reference.reading].names.actors)
          && (bodies.first?.isDisjoint(with: own) ?? false))
    }
  }

  /// A denial by taking back: "withdrew its report that …".
  private static func isRetraction(_ claim: Claim, _ reading: Reading) -> Bool {
    guard claim.modality == .denied, let cue = claim.cue else { return false }
    let sentence = reading.sentences[claim.sentence]
    return sentence.tokens[sentence.tokenRange(in: cue)].contains {
      ["withdraw", "retract", "recant", "rescind"].contains($0.lemma)
    }
  }

  private static func relation(
    of claim: Claim, isFirst: Bool, isOther: Bool
  ) -> ClaimGroup.Telling.Relation {
    switch claim.modality {
    case .denied: return .denies
    case .noPosition: return .noPosition
    case .unverified: return .unverified
    case .confirmed: return isFirst ? .asserts : isOther ? .confirms : .repeats
    case .possible: return isFirst ? .asserts : .qualifies
    default: return isFirst ? .asserts : .repeats
    }
  }

  /// Somebody the text names or describes: nobody in particular and a mere ground confirm nothing.
  private static func isVoucher(_ claim: Claim, _ actors: [ActorID: Actor]) -> Bool {
    claim.actors.contains { id in
      switch actors[id]?.kind {
      case .unspecified, .evidence, nil: false
      default: id != .outlet
      }
    }
  }

  /// The shortest telling that says it in full: at least as many terms as half of the longest,
  /// not a pointing one, a positive one before a denial.
  private static func headline(of tellings: [ClaimGroup.Telling], _ readings: [Reading]) -> Int {
    func terms(_ telling: ClaimGroup.Telling) -> Int {
      let reading = readings[telling.reference.reading]
      let claim = reading.claims[telling.reference.claim]
      let proposition = Proposition(
        of: claim.content, in: reading.sentences[claim.sentence],
        names: reading.names.mentions(inSentence: claim.sentence), actors: reading.names.actors)
      return proposition.isAnaphoric ? 0 : proposition.terms.count
    }
    let counts = tellings.map(terms)
    let full = (counts.max() ?? 0) / 2
    let order = tellings.indices.sorted { left, right in
      let answers = [left, right].map { index in
        [.denies, .noPosition, .unverified, .qualifies].contains(tellings[index].relation)
          || readings.claim(tellings[index].reference).modality == .possible ? 1 : 0
      }
      let short = [left, right].map { index in
        let isHeading = readings.claim(tellings[index].reference).form == .headline
        return isHeading || counts[index] < Swift.max(2, full) ? 1 : 0
      }
      let length = [left, right].map { readings.claim(tellings[$0].reference).content.length }
      return (short[0], answers[0], length[0], left) < (short[1], answers[1], length[1], right)
    }
    return order.first ?? 0
  }

  private static func steps(of tellings: [ClaimGroup.Telling], _ readings: [Reading])
    -> [StatusStep]
  {
    var steps: [StatusStep] = []
    var seen: Set<StatusStep.Status> = []
    for (index, telling) in tellings.enumerated() {
      let claim = readings.claim(telling.reference)
      guard let status = status(of: telling, isFirst: steps.isEmpty) else { continue }
      let repeats = steps.contains { $0.status == status && $0.by == claim.actors }
      if repeats || (status == .reported && seen.contains(.reported)) { continue }
      seen.insert(status)
      let by = status == .reported ? [] : claim.actors
      steps.append(StatusStep(status: status, by: by, telling: index))
    }
    return steps
  }

  private static func status(of telling: ClaimGroup.Telling, isFirst: Bool) -> StatusStep.Status? {
    switch telling.relation {
    case .asserts, .repeats, .qualifies: return .reported
    case .confirms: return telling.isNarrower ? nil : (isFirst ? .reported : .confirmed)
    case .denies: return .denied
    case .unverified: return .unverified
    case .noPosition: return .noPosition
    case .supersedes: return .retracted
    }
  }
}
