import Claims
import Documents
import Events
import Names
import Spans
import Stories

/// Who would do what, if what, and what the documents tell about the condition.
struct CommitmentsSection {
  let source: BriefSource
  let groups: [CommitmentGroup]

  func items() -> [Brief.Item] {
    groups.filter { $0.kind != .prediction }
      .map(item)
      .enumerated()
      .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element)
  }

  private func item(_ group: CommitmentGroup) -> Brief.Item {
    var rows = [headline(group)]
    if let trigger = group.trigger { rows += self.rows(of: trigger) }
    return Brief.Item(rows: rows, priority: priority(group), rule: "commitment")
  }

  private func headline(_ group: CommitmentGroup) -> Brief.Row {
    let place = group.best
    let commitment = source.readings[place.reading].commitments[place.commitment]
    var parts = names(group, commitment, place.reading)
    parts.append(.label(Labels.commitment(group.kind)))
    parts.append(source.quote(reading: place.reading, words(commitment)))
    if let condition = commitment.condition, !words(commitment).overlaps(condition) {
      parts += [.mark("condition"), source.quote(reading: place.reading, condition)]
    }
    let others = Set(group.mentions.map(\.reading)).subtracting([place.reading]).sorted()
    if !others.isEmpty { parts += [.label("also"), .documents(others)] }
    return Brief.Row(parts, rule: commitment.rule)
  }

  private func names(
    _ group: CommitmentGroup, _ commitment: Commitment, _ reading: Int
  ) -> [Brief.Part] {
    guard !group.who.isEmpty else {
      return commitment.who.map { source.quote(reading: reading, $0.span) }
    }
    var parts: [Brief.Part] = []
    for id in group.who {
      if !parts.isEmpty { parts.append(.label("and")) }
      parts.append(.name(source.name(of: id)))
    }
    return parts
  }

  /// The act without the condition where one follows the other, so that each prints once.
  private func words(_ commitment: Commitment) -> Span {
    guard let condition = commitment.condition, commitment.act.overlaps(condition) else {
      return commitment.act
    }
    if condition.start > commitment.act.start {
      return Span(commitment.act.start, condition.start)
    }
    return Span(condition.end, commitment.act.end)
  }

  private func rows(of trigger: Trigger) -> [Brief.Row] {
    guard trigger.state != .notReported else {
      return [Brief.Row([.label("not reported in these documents")], rule: "condition watched")]
    }
    return trigger.tellings.prefix(2).map { telling in
      var parts: [Brief.Part] = [
        trigger.state == .reportedMet && telling.isFull && !telling.isEarlier
          ? .mark("reported met") : .label("partly reported")
      ]
      let named = telling.by.filter(source.isParticular)
      if !named.isEmpty { parts.append(.label("by")) }
      parts += named.map { .name(source.name(of: $0)) }
      parts.append(source.quote(reading: telling.reading, telling.span))
      if telling.isEarlier {
        parts.append(.label("earlier than the commitment"))
      } else if !telling.isFull {
        parts += missing(telling)
      }
      return Brief.Row(parts, rule: "a statement with the condition's actor and act")
    }
  }

  /// The words of the condition that a telling leaves open.
  private func missing(_ telling: Trigger.Telling) -> [Brief.Part] {
    guard !telling.missingWords.isEmpty else { return [.label("· part of the condition")] }
    return [.label("· not said:")]
      + telling.missingWords.prefix(4).map { source.quote(reading: telling.home, $0) }
  }

  private func priority(_ group: CommitmentGroup) -> Double {
    var score = group.trigger == nil ? 3.5 : 6
    switch group.trigger?.state {
    case .reportedMet: score += 6
    case .partlyReported: score += 2
    default: break
    }
    return score + Double(Set(group.mentions.map(\.reading)).count) * 0.5
  }
}
