import Claims
import Documents
import Names
import Spans
import Stories

/// Who is said to gain or fear what, and by whom.
struct InterestsSection {
  let source: BriefSource
  let interests: [Interest]

  /// One item for a beneficiary, a kind and the words, in order of the documents.
  func items() -> [Brief.Item] {
    var seen: Set<String> = []
    return interests.filter { interest in
      let words = source.readings[interest.reading].document.text.string(interest.object)
      return seen.insert(
        interest.beneficiary.value + interest.kind.rawValue + words.lowercased()
      ).inserted
    }
    .map(item)
  }

  private func item(_ interest: Interest) -> Brief.Item {
    var parts: [Brief.Part] = [
      .name(source.name(of: interest.beneficiary)),
      .label(interest.kind == .gain ? "may gain:" : "may fear:"),
      source.quote(reading: interest.reading, interest.object),
    ]
    let by = interest.by.filter { $0 != .outlet && $0 != interest.beneficiary }
    if !by.isEmpty { parts.append(.label("according to")) }
    parts += by.map { .name(source.name(of: $0)) }
    if by.isEmpty, interest.by == [.outlet] { parts.append(.label("(the outlet's own words)")) }
    return Brief.Item(
      rows: [Brief.Row(parts, rule: interest.rule)], priority: 1.5, rule: "interest")
  }
}
