import Claims
import Documents
import Names
import Spans

/// Collects every link that the texts show behind one count.
struct OriginLinks {
  let counter: OriginCounter

  /// In the order copy, relay, credit, same state, jointly; each once a document.
  func links(_ tellings: [Telling], carriers: [Int], named: [Origin]) -> [OriginLink] {
    var links = copies(among: carriers)
    for telling in tellings { links += relays(of: telling) }
    for carrier in carriers { links += credits(of: carrier) }
    links += states(named)
    for telling in tellings { links += joint(telling) }
    var seen: Set<OriginLink> = []
    return links.filter { seen.insert($0).inserted }
  }

  private func copies(among carriers: [Int]) -> [OriginLink] {
    let carriers = Set(carriers)
    return counter.groups.pairs.filter {
      carriers.contains($0.document) && carriers.contains($0.source)
    }.map { pair in
      OriginLink(
        kind: .copy, documents: [pair.document, pair.source], actors: [], credit: nil,
        span: longest(pair)?.span, isInferred: false)
    }
  }

  /// The longest passage of the pair. The passages are ordered by document.
  private func longest(_ pair: CopyPair) -> SharedPassage? {
    let passages = counter.passages
    var low = 0
    var high = passages.count
    while low < high {
      let middle = (low + high) / 2
      if passages[middle].document < pair.document { low = middle + 1 } else { high = middle }
    }
    return passages[low...].prefix { $0.document == pair.document }
      .filter { $0.source == pair.source }
      .max { ($0.span.length, $1.span.start) < ($1.span.length, $0.span.start) }
  }

  /// Neighbours in the chain behind the outlet.
  private func relays(of telling: Telling) -> [OriginLink] {
    var links: [OriginLink] = []
    let steps = telling.chain.filter { link in
      link.actors.contains { ![.outlet, .evidence].contains(counter.sources.kind(of: $0)) }
    }
    for (outer, inner) in zip(steps, steps.dropFirst()) {
      for one in outer.actors {
        for other in inner.actors where one != other {
          links.append(
            OriginLink(
              kind: outer.isInferred ? .credit : .relay, documents: [telling.document],
              actors: [one, other], credit: nil, span: telling.span,
              isInferred: outer.isInferred || inner.isInferred))
        }
      }
    }
    return links
  }

  private func credits(of document: Int) -> [OriginLink] {
    counter.documents[document].credits.map {
      OriginLink(
        kind: .credit, documents: [document], actors: [], credit: $0.name, span: $0.span,
        isInferred: true)
    }
  }

  private func states(_ named: [Origin]) -> [OriginLink] {
    named.filter { $0.actors.count > 1 }.flatMap { origin in
      origin.actors.dropFirst().map { other in
        OriginLink(
          kind: .sameState, documents: origin.carriers, actors: [origin.actors[0], other],
          credit: nil,
          span: nil, isInferred: true)
      }
    }
  }

  private func joint(_ telling: Telling) -> [OriginLink] {
    guard let last = telling.chain.last, last.actors.count > 1, last.actors.count <= 8 else {
      return []
    }
    return [
      OriginLink(
        kind: .jointly, documents: [telling.document], actors: last.actors, credit: nil,
        span: telling.span,
        isInferred: false)
    ]
  }
}
