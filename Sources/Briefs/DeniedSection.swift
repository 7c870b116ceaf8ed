import Claims
import Names
import Spans
import Stories

/// What is disputed (denied by one, asserted or confirmed by another) and what is only denied or
/// left open.
struct DeniedSection {
  let source: BriefSource

  /// One item for each denial of something others put forward, with what it stands against.
  func disputed() -> [Brief.Item] {
    source.groups.flatMap { group -> [Brief.Item] in
      guard let against = strongestStatement(of: group) else { return [] }
      return denials(of: group).map { item($0.telling, also: $0.also, against: against) }
    }
    .sorted { $0.priority > $1.priority }
  }

  /// Denials and "no position" of what nobody else in these documents puts forward; what stands
  /// against somebody's statement comes first.
  func denied() -> [Brief.Item] {
    let items = source.groups.flatMap { group -> [Brief.Item] in
      let statement = strongestStatement(of: group)
      let answers = group.tellings.filter {
        isHeld($0) && ($0.relation == .noPosition || $0.relation == .denies && statement == nil)
      }
      return told(answers).map { item($0.telling, also: $0.also, against: statement) }
    }
    return items.filter { $0.rows.count > 1 } + items.filter { $0.rows.count == 1 }
  }

  /// One of the answers that one body gives to one claim; the others as documents.
  private func told(
    _ answers: [ClaimGroup.Telling]
  ) -> [(telling: ClaimGroup.Telling, also: [Int])] {
    var result: [(telling: ClaimGroup.Telling, also: [Int])] = []
    for answer in answers {
      let claim = source.readings.claim(answer.reference)
      let same = result.firstIndex {
        let other = source.readings.claim($0.telling.reference)
        return other.actors == claim.actors && other.modality == claim.modality
          && claim.actors.contains(where: source.isParticular)
      }
      if let same {
        result[same].also.append(answer.reference.reading)
      } else {
        result.append((answer, []))
      }
    }
    return result
  }

  private func isPointing(_ telling: ClaimGroup.Telling) -> Bool {
    telling.rule.hasPrefix("points back")
  }

  /// Somebody's denial: words of the text say whose.
  private func isHeld(_ telling: ClaimGroup.Telling) -> Bool {
    let claim = source.readings.claim(telling.reference)
    return claim.source != nil || claim.actors.contains(where: source.isParticular)
  }

  private func denials(
    of group: ClaimGroup
  ) -> [(telling: ClaimGroup.Telling, also: [Int])] {
    told(group.tellings.filter { $0.relation == .denies && isHeld($0) })
  }

  /// A confirmation by another if there is one, else the headline if somebody asserts it.
  private func strongestStatement(of group: ClaimGroup) -> ClaimGroup.Telling? {
    if let confirmed = group.tellings.first(where: { $0.relation == .confirms }) {
      return confirmed
    }
    let statements = group.tellings.filter { telling in
      let claim = source.readings.claim(telling.reference)
      return [.asserts, .repeats].contains(telling.relation)
        && [.asserted, .reported, .confirmed].contains(claim.modality)
    }
    return statements.first { telling in
      source.readings.claim(telling.reference).actors.contains(where: source.isParticular)
    } ?? statements.first
  }

  private func item(
    _ telling: ClaimGroup.Telling, also: [Int], against: ClaimGroup.Telling?
  ) -> Brief.Item {
    let claim = source.readings.claim(telling.reference)
    var parts = source.names(of: claim, reading: telling.reference.reading)
    parts.append(.mark(claim.modality == .denied ? "denied" : "no position"))
    if let date = source.date(of: claim, reading: telling.reference.reading) { parts.append(date) }
    parts.append(words(of: claim, reading: telling.reference.reading))
    let others = Set(also).subtracting([telling.reference.reading]).sorted()
    if !others.isEmpty { parts += [.label("also"), .documents(others)] }
    var rows = [Brief.Row(parts, rule: "\(claim.rule); \(telling.rule)")]
    // "Declined to comment on the matter" does not say on what: nothing is set against it.
    if let against, claim.modality == .denied || !isPointing(telling) { rows.append(row(against)) }
    return Brief.Item(
      rows: rows, priority: claim.modality == .denied ? 9 : 7, rule: "denial beside its claim")
  }

  /// Cue and content together where they stand together: "has neither confirmed nor denied …".
  private func words(of claim: Claim, reading: Int) -> Brief.Part {
    guard let cue = claim.cue, cue.end <= claim.content.start, claim.content.start - cue.end < 40
    else { return source.quote(reading: reading, claim.content) }
    return source.quote(reading: reading, cue.union(claim.content))
  }

  private func row(_ telling: ClaimGroup.Telling) -> Brief.Row {
    let claim = source.readings.claim(telling.reference)
    var parts: [Brief.Part] = [.label("against: \(Labels.modality(claim)) by")]
    parts += source.names(of: claim, reading: telling.reference.reading)
    parts.append(source.quote(telling.reference))
    return Brief.Row(parts, rule: claim.rule)
  }
}
