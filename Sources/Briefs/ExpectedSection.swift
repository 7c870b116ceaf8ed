import Claims
import Documents
import Names
import Spans
import Stories

/// What is expected or assessed, and by whom: forecasts, judgements, warnings without a promise.
/// The outlet's own are left out.
struct ExpectedSection {
  let source: BriefSource
  /// Claims that stand in another section already.
  let used: Set<ClaimReference>

  func items() -> [Brief.Item] {
    var seen: Set<String> = []
    return references()
      .filter { seen.insert(key($0)).inserted }
      .map(item)
      .enumerated()
      .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element)
  }

  private func references() -> [ClaimReference] {
    source.readings.indices.flatMap { reading in
      source.readings[reading].claims.indices
        .map { ClaimReference(reading: reading, claim: $0) }
        .filter { !used.contains($0) && isExpected(source.readings.claim($0)) }
    }
  }

  private func isExpected(_ claim: Claim) -> Bool {
    guard claim.isAttributed, claim.content.length >= 12 else { return false }
    switch claim.modality {
    case .predicted, .possible, .assessment, .conditional, .unverified: return isHeld(claim)
    default: return false
    }
  }

  /// Held by somebody the text names or describes; impersonal fears have no holder to show.
  private func isHeld(_ claim: Claim) -> Bool {
    claim.actors.contains { id in
      let kind = source.actors[id]?.kind
      return kind != .evidence && kind != .unspecified && kind != nil
    } || (claim.source != nil && claim.isAnonymous)
  }

  /// Words of the content in lower case: copies of one sentence are one item.
  private func key(_ reference: ClaimReference) -> String {
    let claim = source.readings.claim(reference)
    let text = source.readings[reference.reading].document.text.string(claim.content)
    return text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private func item(_ reference: ClaimReference) -> Brief.Item {
    let claim = source.readings.claim(reference)
    var parts: [Brief.Part] = []
    if let words = title(of: claim, reading: reference.reading) {
      parts.append(source.quote(reading: reference.reading, words))
    } else {
      parts += source.names(of: claim, reading: reference.reading)
    }
    parts.append(.label(Labels.modality(claim)))
    parts.append(source.quote(reference))
    return Brief.Item(
      rows: [Brief.Row(parts, rule: claim.rule)], priority: priority(claim),
      rule: "forecast or judgement with its holder")
  }

  /// A person's name with office as the text gives it, where it says more than the name alone.
  private func title(of claim: Claim, reading: Int) -> Span? {
    guard let words = claim.source, let id = claim.actors.first,
      source.actors[id]?.kind == .person
    else { return nil }
    let text = source.readings[reading].document.text.string(words)
    let isLonger = text.utf8.count > source.name(of: id).utf8.count
    return isLonger && text.utf8.count <= 90 ? words : nil
  }

  private func priority(_ claim: Claim) -> Double {
    let isNamed = claim.actors.contains { source.actors[$0]?.kind == .person }
    let form: Double = claim.form == .indirect ? 0 : 0.5
    switch claim.modality {
    case .predicted: return 3 + form + (isNamed ? 1 : 0)
    case .possible, .conditional: return 2.5 + form + (isNamed ? 1 : 0)
    default: return 2 + form + (isNamed ? 1 : 0)
    }
  }
}
