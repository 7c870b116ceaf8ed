import Spans

/// A passage two documents share.
package struct SharedPassage: Sendable, Hashable {
  package enum Kind: String, Sendable { case verbatim, edited, reworded, quotation }

  /// How it is known which side is the source.
  package enum Direction: String, Sendable {
    /// By dates of publication; by a credit; by both; or not: nothing tells, or the two disagree.
    case date, credit
    case dateAndCredit = "date_and_credit"
    case unknown, disputed
    /// Both sides stand in one document.
    case sameDocument = "same_document"

    package var isKnown: Bool { self != .unknown && self != .disputed }
  }

  /// Numbers of the documents in the call, and the spans on both sides. `source` is the earlier or
  /// credited one where that is known (`isDirected`), else the longer one.
  package var document: Int
  package var span: Span
  package var source: Int
  package var sourceSpan: Span
  package var kind: Kind
  package var direction: Direction

  package init(
    document: Int, span: Span, source: Int, sourceSpan: Span, kind: Kind, direction: Direction
  ) {
    self.document = document
    self.span = span
    self.source = source
    self.sourceSpan = sourceSpan
    self.kind = kind
    self.direction = direction
  }

  package var isDirected: Bool { direction.isKnown }
}
