import Documents
import Spans

/// One sentence: tokens in order, parsed, with its quotation marks resolved.
package struct Sentence: Sendable {
  package var span: Span
  package var tokens: [Token]
  /// Number of the passage it stands in, in `Document.passages`.
  package var passage: Int
  package var role: Passage.Role
  /// A headline, sub-heading or title: no full stop needed, often without a verb.
  package var isHeading: Bool
  /// Stretches inside quotation marks, marks included, clipped to this sentence. A quotation that
  /// runs over several sentences gives one in each.
  package var quotations: [Quotation]

  package init(
    span: Span, tokens: [Token], passage: Int = 0, role: Passage.Role = .body,
    isHeading: Bool = false, quotations: [Quotation] = []
  ) {
    self.span = span
    self.tokens = tokens
    self.passage = passage
    self.role = role
    self.isHeading = isHeading
    self.quotations = quotations
  }
}

/// A stretch inside quotation marks, marks included.
package struct Quotation: Sendable, Hashable {
  /// Clipped to the sentence.
  package var span: Span
  /// The whole quotation in the document, which may run over sentences and paragraphs.
  package var whole: Span
  /// 0 for an outer quotation, 1 for one inside it.
  package var depth: Int
  /// False where the closing mark is missing: the span then ends with its paragraph.
  package var isClosed: Bool

  package init(span: Span, whole: Span, depth: Int = 0, isClosed: Bool = true) {
    self.span = span
    self.whole = whole
    self.depth = depth
    self.isClosed = isClosed
  }
}
