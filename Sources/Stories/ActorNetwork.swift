import Dates
import Documents
import Events
import Names
import Spans

/// Who is tied to whom by what they did, over all documents of a story.
package struct ActorNetwork: Sendable {
  /// What a tie is made of; the raw value is what a reader sees.
  package enum Kind: String, Sendable, CaseIterable {
    case force, deployment, arms, sanction, threat, refusal, accusation, protest, request
    case aid, cooperation, yielding, pact, support, offer, visit, talks
  }

  /// One side: an identity, or the words of somebody no table knows.
  package struct Node: Sendable, Hashable {
    package var actor: ActorID?
    /// Where its words stand.
    package var reading: Int
    package var span: Span
    /// What makes two sides one: the state or identity, else the words without their article.
    package var key: String

    package static func == (left: Node, right: Node) -> Bool { left.key == right.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  /// What one side did to another, of one kind, with every event behind it.
  package struct Tie: Sendable {
    package var from: Node
    package var to: Node
    package var kind: Kind
    /// Neither side is the one acted on: a pact, talks.
    package var isMutual: Bool
    /// Numbers in the event groups, the best told first.
    package var events: [Int]
    /// The strongest realis of them.
    package var realis: Event.Realis
  }

  /// Deeds before words, more events first.
  package var ties: [Tie]

  /// The ties of a story's events; what was denied, expected or hangs on a condition ties nobody.
  /// O(events × sides²).
  package init(_ groups: [EventGroup], _ readings: [Reading]) {
    var ties: [Tie] = []
    var homes: [String: Int] = [:]
    for (number, group) in groups.enumerated() {
      guard let kind = ActorNetwork.kind(of: group, readings) else { continue }
      for (from, to, isMutual) in ActorNetwork.dyads(of: group, readings) {
        let key = [from.key, to.key, kind.rawValue].joined(separator: "\t")
        if let home = homes[key] {
          ties[home].events.append(number)
          if group.realis == .happened { ties[home].realis = .happened }
        } else {
          homes[key] = ties.count
          ties.append(
            Tie(
              from: from, to: to, kind: kind, isMutual: isMutual, events: [number],
              realis: group.realis))
        }
      }
    }
    let order = Dictionary(
      uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
    self.ties = ties.enumerated().sorted { left, right in
      let a = (order[left.element.kind] ?? 0, -left.element.events.count, left.offset)
      return a < (order[right.element.kind] ?? 0, -right.element.events.count, right.offset)
    }.map(\.element)
  }
}

extension ActorNetwork {
  /// Nil for what ties nobody.
  package static func kind(of group: EventGroup, _ readings: [Reading]) -> Kind? {
    guard [.happened, .reported, .planned].contains(group.realis) else { return nil }
    let event = readings[group.best.reading].events[group.best.event]
    let isTwoSided = event.recipients.isEmpty
    switch event.plover {
    case "ASSAULT"?: return .force
    case "MOBILIZE"?: return .deployment
    case "AID"?:
      return event.matter == "arms" ? .arms : event.matter == "troops" ? .deployment : .aid
    case "SANCTION"?, "COERCE"?: return .sanction
    case "THREATEN"?: return .threat
    case "REJECT"?:
      // Who is named in what is denied is its topic; only an accuser is answered.
      let isAnswer = event.rule.contains("whom:")
      return ["deny", "reject", "dismiss"].contains(event.act) && !isAnswer ? nil : .refusal
    case "ACCUSE"?: return .accusation
    case "PROTEST"?: return .protest
    case "REQUEST"?: return .request
    case "COOPERATE"?: return .cooperation
    case "RETREAT"?, "CONCEDE"?: return .yielding
    case "SUPPORT"?: return isTwoSided ? .pact : .support
    case "AGREE"?: return isTwoSided ? .pact : .offer
    case "CONSULT"?: return event.mode == "visit" ? .visit : .talks
    default: return nil
    }
  }

  /// Pairs of different sides: actor and recipient, or both sides of an act done together.
  package static func dyads(of group: EventGroup, _ readings: [Reading]) -> [(Node, Node, Bool)] {
    let event = readings[group.best.reading].events[group.best.event]
    let actors = nodes(event.actors, group.best.reading, readings)
    let recipients = nodes(event.recipients, group.best.reading, readings)
    var result: [(Node, Node, Bool)] = []
    if recipients.isEmpty, actors.count > 1 {
      let sorted = actors.sorted { $0.key < $1.key }
      for (index, one) in sorted.enumerated() {
        for other in sorted[(index + 1)...] where other != one { result.append((one, other, true)) }
      }
    }
    for one in actors {
      for other in recipients where other != one { result.append((one, other, false)) }
    }
    return result
  }

  /// The sides, each state or identity once. Nobody in particular ("its ambassador", "a team") is
  /// no side of a tie.
  package static func nodes(
    _ parties: [Event.Party], _ reading: Int, _ readings: [Reading]
  ) -> [Node] {
    var seen = Set<String>()
    return parties.compactMap { party in
      let node = node(party, reading, readings)
      return node.flatMap { seen.insert($0.key).inserted ? $0 : nil }
    }
  }

  private static func node(
    _ party: Event.Party, _ reading: Int, _ readings: [Reading]
  ) -> Node? {
    let home = readings[reading]
    if let actor = party.actor {
      return Node(
        actor: actor, reading: reading, span: party.span, key: Sides.key(actor, home.names))
    }
    let words = home.document.text.string(party.span)
    let name = plain(words)
    for other in readings {
      if let known = other.names.actors.values.first(where: { $0.name.lowercased() == name }) {
        return Node(
          actor: known.id, reading: reading, span: party.span,
          key: Sides.key(known.id, other.names))
      }
    }
    guard isName(words) else { return nil }
    return Node(actor: nil, reading: reading, span: party.span, key: name)
  }

  /// A word with a capital, and no indefinite or owning word before it.
  private static func isName(_ words: String) -> Bool {
    let parts = words.split(separator: " ")
    let opening: Set<String> = ["a", "an", "its", "his", "her", "their", "some", "two", "both"]
    guard let first = parts.first, !opening.contains(first.lowercased()) else { return false }
    let rest = first.lowercased() == "the" ? parts.dropFirst() : parts[...]
    return rest.contains { $0.first?.isUppercase ?? false }
  }

  /// Lower case, without an article.
  private static func plain(_ words: String) -> String {
    let lower = words.lowercased()
    for article in ["the ", "a ", "an "] where lower.hasPrefix(article) {
      return String(lower.dropFirst(article.count))
    }
    return lower
  }
}
