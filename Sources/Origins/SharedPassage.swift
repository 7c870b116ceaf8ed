import Spans

/// A passage two documents share.
package struct SharedPassage: Sendable, Hashable {
  package enum Kind: String, Sendable { case verbatim, edited, reworded, quotation }

  /// Numbers of the documents in the call, and the spans on both sides. `source` is the earlier or
  /// credited one where that is known (`isDirected`), else the one with the lower number.
  package var document: Int
  package var span: Span
  package var source: Int
  package var sourceSpan: Span
  package var kind: Kind
  package var isDirected: Bool

  package init(
    document: Int, span: Span, source: Int, sourceSpan: Span, kind: Kind, isDirected: Bool
  ) {
    self.document = document
    self.span = span
    self.source = source
    self.sourceSpan = sourceSpan
    self.kind = kind
    self.isDirected = isDirected
  }
}
