import Claims
import Events
import Names
import Spans
import Stories

/// Who did what to whom: one item an event, whatever number of documents tell it.
struct EventsSection {
  let source: BriefSource
  let groups: [EventGroup]

  func items() -> [Brief.Item] {
    groups.filter { !$0.actors.isEmpty && $0.realis != .predicted }
      .map(item)
      .enumerated()
      .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element)
  }

  private func item(_ group: EventGroup) -> Brief.Item {
    let place = group.best
    let event = source.readings[place.reading].events[place.event]
    var parts = list(group.actors)
    if !group.recipients.isEmpty { parts += [.label("→")] + list(group.recipients) }
    parts.append(.label(group.realis.rawValue))
    parts.append(source.quote(reading: place.reading, event.span))
    let others = Set(group.mentions.map(\.reading)).subtracting([place.reading]).sorted()
    if !others.isEmpty { parts += [.label("also"), .documents(others)] }
    return Brief.Item(
      rows: [Brief.Row(parts, rule: event.rule)], priority: priority(group),
      rule: "event \(group.plover ?? "")")
  }

  private func list(_ ids: [ActorID]) -> [Brief.Part] {
    var parts: [Brief.Part] = []
    for id in ids {
      if !parts.isEmpty { parts.append(.label("and")) }
      parts.append(.name(source.name(of: id)))
    }
    return parts
  }

  private func priority(_ group: EventGroup) -> Double {
    let done: Double = group.realis == .happened || group.realis == .reported ? 1 : 0
    return 2 + done + Double(group.documents) * 0.5 + (group.recipients.isEmpty ? 0 : 0.5)
  }
}
