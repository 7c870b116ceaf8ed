import Documents
import Sentences
import Spans

/// From sentences to calendar dates.
package enum DateReader {
  /// Temporal expressions in text order, resolved against `document.published` (which may be an
  /// interval, inferred or unknown).
  package static func dates(in document: Document, sentences: [Sentence]) -> [TimeExpression] {
    []
  }
}
