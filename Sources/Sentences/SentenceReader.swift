import Documents
import Spans

/// From clean text to parsed sentences.
package enum SentenceReader {
  /// Sentences of the passages that are read (title, body, quote), in text order. O(bytes).
  package static func sentences(in document: Document) -> [Sentence] { [] }
}
