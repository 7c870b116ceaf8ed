import Claims
import Documents
import Names
import Sentences
import Spans

/// A claim by its place: which reading of the story, which claim of it.
package struct ClaimReference: Hashable, Sendable, Comparable {
  package var reading: Int
  package var claim: Int

  package init(reading: Int, claim: Int) {
    self.reading = reading
    self.claim = claim
  }

  package static func < (left: ClaimReference, right: ClaimReference) -> Bool {
    (left.reading, left.claim) < (right.reading, right.claim)
  }
}

/// Putting the readings of a story into one order, the same whatever order they came in.
package enum ReadingOrder {
  /// By publication, then by id. A known day stands before "that day or later"; what is known
  /// only to more than a month, or not at all, comes last.
  package static func sorted(_ readings: [Reading]) -> [Reading] {
    readings.sorted { key($0.document) < key($1.document) }
  }

  private static func key(_ document: Document) -> (Int, Int, String) {
    let published = document.published
    if let day = published.value { return (day.days, 0, document.id) }
    switch (published.earliest, published.latest) {
    case (let start?, let end?) where end.days - start.days <= 31:
      return (start.days, 1, document.id)
    case (let start?, nil): return (start.days, 2, document.id)
    case (nil, let end?): return (end.days, -1, document.id)
    default: return (Int.max, 0, document.id)
    }
  }

  /// Whether the first document is known to be published before the second.
  package static func isKnownEarlier(_ first: Document, than second: Document) -> Bool {
    guard let last = first.published.latest, let start = second.published.earliest else {
      return false
    }
    return last < start
  }
}

extension Array where Element == Reading {
  package func claim(_ reference: ClaimReference) -> Claim {
    self[reference.reading].claims[reference.claim]
  }

  /// Every actor any document names; the first telling of a name wins.
  package var actors: [ActorID: Actor] {
    var result: [ActorID: Actor] = [:]
    for reading in self { result.merge(reading.names.actors) { first, _ in first } }
    return result
  }
}
