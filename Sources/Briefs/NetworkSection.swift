import Documents
import Events
import Names
import Spans
import Stories

/// Who is tied to whom, by what kind of act, with the sentences behind each tie.
struct NetworkSection {
  /// Sentences shown behind one tie.
  private static let sentences = 5

  let source: BriefSource
  let groups: [EventGroup]
  let network: ActorNetwork

  init(source: BriefSource, groups: [EventGroup]) {
    self.source = source
    self.groups = groups
    network = ActorNetwork(groups, source.readings)
  }

  /// The drawing with what it counts, then one item a tie.
  func items() -> [Brief.Item] {
    guard !network.ties.isEmpty else { return [] }
    let caveat = Brief.Row(
      [.label(Coverage.sentence(source.readings.count))], rule: "what a chart counts")
    let drawing = NetworkDrawing(
      ties: network.ties.map { tie in
        NetworkDrawing.Edge(
          from: source.words(tie.from), to: source.words(tie.to), kind: tie.kind,
          isMutual: tie.isMutual, isPlanned: tie.realis == .planned, count: tie.events.count)
      })
    return [
      Brief.Item(rows: [caveat], priority: 1, rule: "network", drawing: .network(drawing))
    ] + network.ties.map(item)
  }

  private func item(_ tie: ActorNetwork.Tie) -> Brief.Item {
    var parts = source.part(tie.from) + [.label(tie.isMutual ? "↔" : "→")] + source.part(tie.to)
    parts.append(.mark(tie.kind.rawValue))
    if tie.realis == .planned { parts.append(.label("planned")) }
    let count = tie.events.count
    parts.append(.label(count == 1 ? "1 event" : "\(count) events"))
    let rows = tie.events.prefix(Self.sentences).map { source.row(of: groups[$0]) }
    var item = Brief.Item(
      rows: [Brief.Row(parts, rule: "tie: \(tie.kind.rawValue)")] + rows, priority: 1,
      rule: "tie")
    item.facts = [
      "from": source.words(tie.from), "to": source.words(tie.to), "kind": tie.kind.rawValue,
      "mutual": tie.isMutual ? "yes" : "no", "realis": tie.realis.rawValue,
      "events": String(count),
    ]
    return item
  }
}

/// What every count of events must say of itself.
enum Coverage {
  static func sentence(_ documents: Int) -> String {
    let what = documents == 1 ? "this 1 document tells" : "these \(documents) documents tell"
    return
      "Counts of events that \(what), each event once; what nobody reported here is not counted."
  }
}

extension BriefSource {
  /// A side of a tie: its name, or its own words.
  func part(_ node: ActorNetwork.Node) -> [Brief.Part] {
    if let actor = node.actor, name(of: actor) != actor.value { return [.name(name(of: actor))] }
    return [quote(reading: node.reading, node.span)]
  }

  func words(_ node: ActorNetwork.Node) -> String {
    if let actor = node.actor, name(of: actor) != actor.value { return name(of: actor) }
    return readings[node.reading].document.text.string(node.span)
  }

  /// An event as one line: day, realis, the words that show it best, who else tells it.
  func row(of group: EventGroup) -> Brief.Row {
    let event = readings[group.best.reading].events[group.best.event]
    var parts: [Brief.Part] = []
    if let day = EventCourse.day(of: group, readings) {
      parts.append(.date(DateLabel.text(day), isInferred(group.best.reading)))
    }
    parts.append(.label(group.realis.rawValue))
    parts.append(quote(reading: group.best.reading, event.span))
    let others = Set(group.mentions.map(\.reading)).subtracting([group.best.reading]).sorted()
    if !others.isEmpty { parts += [.label("also"), .documents(others)] }
    return Brief.Row(parts, rule: event.rule)
  }
}
