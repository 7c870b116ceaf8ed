import Claims
import Names
import Spans
import Stories

/// How many origins stand behind a group: by the authority each claim names.
struct Origination {
  let source: BriefSource

  init(_ source: BriefSource) { self.source = source }

  /// Origins of a group's statements; denials and silence are answers, not origins of it.
  func summary(_ group: ClaimGroup) -> OriginSummary {
    let statements = group.tellings.filter { $0.relation != .denies && $0.relation != .noPosition }
    let references = (statements.isEmpty ? group.tellings : statements).map(\.reference)
    return summary(references.map { (source.readings.claim($0), $0.reading) })
  }

  func summary(_ claims: [(claim: Claim, reading: Int)]) -> OriginSummary {
    var named: [String] = []
    var unnamed: Set<ActorID> = []
    for (claim, _) in claims {
      for id in authority(of: claim) {
        if isNamed(id) {
          let name = source.name(of: id)
          if !named.contains(name) { named.append(name) }
        } else {
          unnamed.insert(id)
        }
      }
    }
    return OriginSummary(
      named: named, unnamed: unnamed.count, carriers: Set(claims.map(\.reading)).count)
  }

  /// The innermost link of the chain: who the words say it comes from.
  private func authority(of claim: Claim) -> [ActorID] {
    claim.chain.last?.actors.filter { $0 != .outlet } ?? []
  }

  private func isNamed(_ id: ActorID) -> Bool {
    switch source.actors[id]?.kind {
    case .unspecified, .anonymous, .evidence, nil: false
    default: true
    }
  }

  /// Every origin named in the story, the most carried first.
  var all: [String] {
    var carriers: [String: Set<Int>] = [:]
    for (number, reading) in source.readings.enumerated() {
      for claim in reading.claims where claim.isAttributed {
        for id in authority(of: claim) where isNamed(id) {
          carriers[source.name(of: id), default: []].insert(number)
        }
      }
    }
    return carriers.keys.sorted {
      (carriers[$1]?.count ?? 0, $0) < (carriers[$0]?.count ?? 0, $1)
    }
  }
}
