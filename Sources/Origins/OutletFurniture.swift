import Documents
import Spans

/// Passages that one outlet prints over and over: no evidence that a document repeats another.
///
/// A stretch counts as such when at least two other documents of the same outlet share it that
/// share little else with this one. Quotations don't count: a statement may be quoted every day.
/// It gets wrong: a background paragraph that an agency reuses is dropped, too.
enum OutletFurniture {
  /// Other documents of the outlet that must print it.
  static let leastOthers = 2
  /// Share of the shorter document up to which a pair shares little.
  static let littleShare = 0.4

  /// The passages without those that lie mostly in furniture on one side. O(n log n).
  static func removed(
    from passages: [SharedPassage], in documents: [Document]
  ) -> [SharedPassage] {
    let spans = furniture(passages, documents)
    guard !spans.isEmpty else { return passages }
    return passages.filter { passage in
      passage.document == passage.source
        || !isMostly(passage.span, within: spans[passage.document] ?? [])
          && !isMostly(passage.sourceSpan, within: spans[passage.source] ?? [])
    }
  }

  /// By document: the stretches that enough others of its outlet print, in text order.
  private static func furniture(
    _ passages: [SharedPassage], _ documents: [Document]
  ) -> [Int: [Span]] {
    var edges: [Int: [(at: Int, change: Int)]] = [:]
    var start = 0
    while start < passages.count {
      var end = start + 1
      while end < passages.count, passages[end].document == passages[start].document,
        passages[end].source == passages[start].source
      { end += 1 }
      let pair = passages[start..<end]
      if isPairOfOneOutlet(pair, documents) {
        for passage in pair where passage.kind != .quotation {
          edges[passage.document, default: []] += [
            (passage.span.start, 1), (passage.span.end, -1),
          ]
          edges[passage.source, default: []] += [
            (passage.sourceSpan.start, 1), (passage.sourceSpan.end, -1),
          ]
        }
      }
      start = end
    }
    return edges.mapValues(stretches).filter { !$0.value.isEmpty }
  }

  private static func isPairOfOneOutlet(
    _ pair: ArraySlice<SharedPassage>, _ documents: [Document]
  ) -> Bool {
    guard let first = pair.first, first.document != first.source else { return false }
    let (one, other) = (documents[first.document], documents[first.source])
    guard let outlet = one.outlet, !outlet.isEmpty, outlet == other.outlet else { return false }
    let shorter = Swift.min(one.text.count, other.text.count)
    let shared = CopyGroups.covered(pair.map(\.span))
    return Double(shared) <= littleShare * Double(shorter)
  }

  /// Where at least `leastOthers` spans overlap.
  private static func stretches(_ edges: [(at: Int, change: Int)]) -> [Span] {
    var result: [Span] = []
    var depth = 0
    var start = 0
    for edge in edges.sorted(by: { ($0.at, $0.change) < ($1.at, $1.change) }) {
      let before = depth
      depth += edge.change
      if before < leastOthers, depth >= leastOthers { start = edge.at }
      if before >= leastOthers, depth < leastOthers, edge.at > start {
        result.append(Span(start, edge.at))
      }
    }
    return result
  }

  /// At least 60 % of the span.
  private static func isMostly(_ span: Span, within stretches: [Span]) -> Bool {
    let inside = stretches.reduce(0) { $0 + ($1.intersection(span)?.length ?? 0) }
    return inside * 5 >= span.length * 3
  }
}
