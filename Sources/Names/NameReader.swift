import Documents
import Sentences
import Spans

/// From sentences to mentions and actors.
package enum NameReader {
  /// Mentions in text order; every actor they resolve to is in `actors`.
  package static func names(in document: Document, sentences: [Sentence]) -> NameReading {
    NameReading()
  }
}
