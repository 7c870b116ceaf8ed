/// A stretch of a document's text: UTF-8 byte offsets, end exclusive.
///
/// Everything Sayso says points at spans. Outside (JSON, exports) a span is written in Unicode
/// code points through `SourceText.codePoints(of:)`; bytes never leave the program.
package struct Span: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = Swift.max(start, end)
  }

  package init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  package var range: Range<Int> { start..<end }
  package var length: Int { end - start }
  package var isEmpty: Bool { end == start }

  /// True where the other span lies wholly inside this one.
  package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// True where the two share at least one byte.
  package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
  /// The smallest span that covers both.
  package func union(_ other: Span) -> Span {
    Span(Swift.min(start, other.start), Swift.max(end, other.end))
  }
  package func intersection(_ other: Span) -> Span? {
    let low = Swift.max(start, other.start)
    let high = Swift.min(end, other.end)
    return low < high ? Span(low, high) : nil
  }
}

extension Span: Comparable {
  /// Text order: by start, the shorter first.
  package static func < (left: Span, right: Span) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension Span: CustomStringConvertible {
  package var description: String { "[\(start), \(end)]" }
}
