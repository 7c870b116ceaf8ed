import Claims
import Documents
import Names
import Spans

/// Counts origins over the documents of one call.
package struct OriginCounter: Sendable {
  let documents: [Document]
  let groups: CopyGroups
  let passages: [SharedPassage]
  let sources: SourceKind

  /// `groups` and `passages` are of the same documents; `actors` knows the ids of the chains.
  package init(
    documents: [Document], groups: CopyGroups, passages: [SharedPassage],
    actors: [ActorID: Actor] = [:]
  ) {
    self.documents = documents
    self.groups = groups
    self.passages = passages
    sources = SourceKind(actors: actors)
  }

  /// As it is known to the names stage.
  package func name(of id: ActorID) -> String? { sources.actors[id]?.name }

  /// What makes two tellings one origin.
  private enum Key: Hashable {
    case state(String)
    case actor(ActorID)
    /// Unnamed informants of one wording, or of one relay.
    case unnamed(ActorID, relay: ActorID?, group: Int?)
    case credit(String)
    case unspecified(ActorID)
    case outlet
  }

  /// The origins behind tellings of one thing. O(n log n) in the tellings and their links.
  package func count(_ tellings: [Telling]) -> OriginCount {
    let ordered = tellings.filter { documents.indices.contains($0.document) }.sorted {
      ($0.document, $0.span) < ($1.document, $1.span)
    }
    var byKey: [Key: [(telling: Telling, actor: ActorID?)]] = [:]
    for telling in ordered {
      for (key, actor) in keys(of: telling) { byKey[key, default: []].append((telling, actor)) }
    }
    let carriers = Array(Set(ordered.map(\.document))).sorted()
    let origins = byKey.compactMap { origin($0, $1) }.sorted(by: OriginCounter.comesFirst)
    let (anonymous, undecided) = separate(origins.filter { $0.basis == .anonymous })
    let named = origins.filter { $0.basis != .anonymous }
    return OriginCount(
      named: named, anonymous: anonymous,
      unresolved: (byKey.compactMap { unresolved($0, $1) } + undecided).sorted {
        ($0.reason.rawValue, $0.actor?.value ?? "") < ($1.reason.rawValue, $1.actor?.value ?? "")
      },
      carriers: carriers, collapsed: collapsed(carriers),
      links: OriginLinks(counter: self).links(ordered, carriers: carriers, named: named),
      independence: independence(ordered))
  }

  /// The innermost speaking body of the chain decides; a ground ("satellite imagery") is nobody,
  /// and of nobody in particular the next body outward that speaks for itself is taken. A medium
  /// is an origin only where it names nobody behind it.
  private func keys(of telling: Telling) -> [(Key, ActorID?)] {
    var vague: ActorID?
    for link in telling.chain.reversed() where !link.isInferred {
      let speakers = link.actors.filter { sources.kind(of: $0) != .evidence }
      for id in speakers where sources.kind(of: id) == .unspecified { vague = vague ?? id }
      let named = speakers.filter { [.named, .anonymous].contains(sources.kind(of: $0)) }
      if !named.isEmpty { return named.map { (key($0, telling), $0) } }
    }
    if let vague { return [(.unspecified(vague), vague)] }
    let media = telling.chain.filter { !$0.isInferred }.flatMap(\.actors)
    if let medium = media.last(where: { sources.kind(of: $0) == .medium }) {
      return [(.actor(medium), medium)]
    }
    return [(outletKey(telling.document), nil)]
  }

  private func key(_ id: ActorID, _ telling: Telling) -> Key {
    if sources.kind(of: id) == .anonymous {
      let relay = telling.chain.flatMap(\.actors).first { sources.kind(of: $0) == .medium }
      let group = relay == nil ? groups.group[telling.document] : nil
      return .unnamed(id, relay: relay, group: group)
    }
    return sources.state(of: id).map(Key.state) ?? .actor(id)
  }

  /// Nobody named: the agency the wording is credited to, in this document or in one whose
  /// wording it shares.
  private func outletKey(_ document: Int) -> Key {
    let group = groups.group[document]
    let family = groups.members[group] ?? [document]
    for member in family {
      if let credit = documents[member].credits.first { return .credit(credit.name) }
    }
    return .outlet
  }

  private func origin(
    _ key: Key, _ tellings: [(telling: Telling, actor: ActorID?)]
  ) -> Origin? {
    let basis: Origin.Basis
    var credit: String?
    switch key {
    case .state, .actor: basis = .authority
    case .unnamed: basis = .anonymous
    case .credit(let name): (basis, credit) = (.credit, name)
    case .unspecified, .outlet: return nil
    }
    return Origin(
      basis: basis, actors: ranked(tellings.compactMap(\.actor)), credit: credit,
      carriers: Array(Set(tellings.map(\.telling.document))).sorted(),
      tellings: tellings.map(\.telling))
  }

  /// Organs and persons before the government they belong to, the more often named first.
  private func ranked(_ ids: [ActorID]) -> [ActorID] {
    var counts: [ActorID: Int] = [:]
    for id in ids { counts[id, default: 0] += 1 }
    func isGeneral(_ id: ActorID) -> Int {
      let parts = id.value.split(separator: ".")
      return parts.count == 1 || parts.last == "gov" ? 1 : 0
    }
    return counts.keys.sorted {
      (isGeneral($0), -(counts[$0] ?? 0), $0.value) < (isGeneral($1), -(counts[$1] ?? 0), $1.value)
    }
  }

  private func unresolved(
    _ key: Key, _ tellings: [(telling: Telling, actor: ActorID?)]
  ) -> Unresolved? {
    let reason: Unresolved.Reason
    switch key {
    case .unspecified: reason = .unspecified
    case .outlet: reason = .outletOnly
    default: return nil
    }
    return Unresolved(
      reason: reason, actor: tellings.first?.actor,
      carriers: Array(Set(tellings.map(\.telling.document))).sorted(),
      tellings: tellings.map(\.telling))
  }

  /// Unnamed informants described alike by texts that share neither wording nor relay may be the
  /// same or others: they stay undecided.
  private func separate(_ origins: [Origin]) -> (anonymous: [Origin], undecided: [Unresolved]) {
    var byActor: [ActorID: [Origin]] = [:]
    for origin in origins {
      if let id = origin.actors.first { byActor[id, default: []].append(origin) }
    }
    var undecided: [Unresolved] = []
    for (id, same) in byActor where same.count > 1 {
      undecided.append(
        Unresolved(
          reason: .sameUnnamed, actor: id,
          carriers: Array(Set(same.flatMap(\.carriers))).sorted(),
          tellings: same.flatMap(\.tellings).sorted {
            ($0.document, $0.span) < ($1.document, $1.span)
          }))
    }
    return (origins.filter { byActor[$0.actors.first ?? .outlet]?.count == 1 }, undecided)
  }

  private func collapsed(_ carriers: [Int]) -> [[Int]] {
    var families: [Int: [Int]] = [:]
    for carrier in carriers { families[groups.group[carrier], default: []].append(carrier) }
    return families.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// "South Korea and Ukraine had independently reported …": joint speakers of a sentence that
  /// says so.
  private func independence(_ tellings: [Telling]) -> [Independence] {
    var found: [Independence] = []
    for telling in tellings {
      guard let sentence = telling.sentence, let link = telling.chain.last, link.actors.count > 1,
        let span = IndependenceWords.find(in: documents[telling.document].text, sentence)
      else { continue }
      let new = Independence(document: telling.document, span: span, actors: link.actors)
      if !found.contains(new) { found.append(new) }
    }
    return found
  }

  /// Most carriers first, then most tellings, then by name.
  private static func comesFirst(_ one: Origin, _ other: Origin) -> Bool {
    func name(_ origin: Origin) -> String { origin.actors.first?.value ?? origin.credit ?? "" }
    return (-one.carriers.count, -one.tellings.count, name(one), one.carriers.first ?? 0) < (
      -other.carriers.count, -other.tellings.count, name(other), other.carriers.first ?? 0
    )
  }
}

/// The words by which a text calls its sources independent.
enum IndependenceWords {
  private static let stem = Array("independent".utf8)

  /// "independently" or "independent of" in the sentence; not "an independent Ukraine".
  static func find(in text: SourceText, _ sentence: Span) -> Span? {
    let high = Swift.min(sentence.end, text.count)
    var at = Swift.max(0, sentence.start)
    while at + stem.count <= high {
      if matches(text.bytes, at) {
        let end = at + stem.count
        for tail in ["ly", " of", " from"] where hasTail(tail, text.bytes, end, high) {
          return Span(at, end + tail.utf8.count)
        }
      }
      at += 1
    }
    return nil
  }

  private static func matches(_ bytes: [UInt8], _ at: Int) -> Bool {
    for (offset, byte) in stem.enumerated() where bytes[at + offset] | 0x20 != byte { return false }
    return true
  }

  private static func hasTail(_ tail: String, _ bytes: [UInt8], _ at: Int, _ high: Int) -> Bool {
    at + tail.utf8.count <= high && bytes[at..<(at + tail.utf8.count)].elementsEqual(tail.utf8)
  }
}
