import Documents
import Spans

/// A pair of documents one of which tells at least half of itself in the other's words.
package struct CopyPair: Sendable, Hashable {
  /// Numbers of the documents in the call: the copy, and what it copies or may copy.
  package var document: Int
  package var source: Int
  /// Share of the shorter document's text that stands in shared passages, 0…1.
  package var containment: Double
  /// The same share of the longer document.
  package var shareOfLonger: Double
  /// How it is known which side is the copy.
  package var direction: SharedPassage.Direction

  package var isDirected: Bool { direction.isKnown }
}

/// Documents grouped by copying: a group has one origin of its wording.
package struct CopyGroups: Sendable {
  /// Share of the shorter document from which on a pair counts as copied.
  package static let threshold = 0.5

  package var pairs: [CopyPair]
  /// For each document the lowest number of its group; its own where it is no copy.
  package var group: [Int]
  /// The documents of each group, ascending, by its number.
  package var members: [Int: [Int]]

  /// From the passages of the same documents, in the order of `SharedPassages.find`.
  /// A shared quotation is no copying by the outlet, unless it lies in a copied passage.
  package init(_ passages: [SharedPassage], in documents: [Document]) {
    pairs = CopyGroups.pairs(passages, in: documents)
    group = CopyGroups.groups(pairs, count: documents.count)
    members = Dictionary(grouping: documents.indices) { [group] in group[$0] }
  }

  /// The pairs alone, ordered by copy, then source: for passages that come in pieces. Only documents
  /// with passages are looked at.
  package static func pairs(
    _ passages: [SharedPassage], in documents: [Document]
  ) -> [CopyPair] {
    var byPair: [Pair: [SharedPassage]] = [:]
    for passage in passages where passage.document != passage.source && passage.kind != .quotation {
      byPair[Pair(document: passage.document, source: passage.source), default: []].append(passage)
    }
    var weights: [Int: Int] = [:]
    for number in byPair.keys.flatMap({ [$0.document, $0.source] }) where weights[number] == nil {
      weights[number] = weight(of: documents[number])
    }
    return byPair.compactMap { copy($0, $1, weights) }
      .sorted { ($0.document, $0.source) < ($1.document, $1.source) }
  }

  private struct Pair: Hashable {
    var document: Int
    var source: Int
  }

  /// Bytes that are neither furniture nor repeats.
  private static func weight(of document: Document) -> Int {
    let silent = document.passages.filter { $0.role == .furniture || $0.role == .repeat }
    return document.text.count - silent.reduce(0) { $0 + $1.span.length }
  }

  private static func copy(
    _ pair: Pair, _ passages: [SharedPassage], _ weights: [Int: Int]
  ) -> CopyPair? {
    let (weight, sourceWeight) = (weights[pair.document] ?? 0, weights[pair.source] ?? 0)
    let own = share(passages.map(\.span), of: weight)
    let other = share(passages.map(\.sourceSpan), of: sourceWeight)
    let isShorter = weight <= sourceWeight
    let containment = isShorter ? own : other
    guard containment >= threshold else { return nil }
    return CopyPair(
      document: pair.document, source: pair.source, containment: containment,
      shareOfLonger: isShorter ? other : own, direction: passages.first?.direction ?? .unknown)
  }

  private static func share(_ spans: [Span], of weight: Int) -> Double {
    Swift.min(1, Double(covered(spans)) / Double(Swift.max(1, weight)))
  }

  /// Bytes in the union of spans.
  static func covered(_ spans: [Span]) -> Int {
    var total = 0
    var end = 0
    for span in spans.sorted() where span.end > end {
      total += span.end - Swift.max(span.start, end)
      end = span.end
    }
    return total
  }

  private static func groups(_ pairs: [CopyPair], count: Int) -> [Int] {
    var parent = Array(0..<count)
    func root(_ start: Int) -> Int {
      var at = start
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    for pair in pairs {
      let (one, other) = (root(pair.document), root(pair.source))
      parent[Swift.max(one, other)] = Swift.min(one, other)
    }
    return (0..<count).map(root)
  }
}
