/// Spans of one text, kept so that those that hold a given span are found without looking at all:
/// ascending by start, each with the furthest end that any span before it reaches.
///
/// Building is O(n log n). A query walks back from the span's start until no earlier span reaches
/// its end: O(log n + spans walked), which is a handful where spans are as long as sentences, and
/// all of them in the worst case, where one span covers the whole text.
package struct SpanIndex: Sendable {
  private let spans: [(span: Span, number: Int)]
  private let reach: [Int]

  /// An index of the spans; a span's number is its place in this array.
  package init(_ spans: [Span]) {
    self.spans = spans.enumerated().map { ($0.element, $0.offset) }
      .sorted { ($0.span.start, $0.number) < ($1.span.start, $1.number) }
    var furthest = Int.min
    reach = self.spans.map {
      furthest = Swift.max(furthest, $0.span.end)
      return furthest
    }
  }

  /// Numbers of the spans that contain `inner`, ascending.
  package func holding(_ inner: Span) -> [Int] {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].span.start <= inner.start { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    while low > 0, reach[low - 1] >= inner.end {
      low -= 1
      if spans[low].span.contains(inner) { found.append(spans[low].number) }
    }
    return found.sorted()
  }
}
