import Documents
import Spans

/// Finds what documents share.
package enum SharedPassages {
  /// All shared passages of a set of documents, ordered by document, then span.
  package static func find(in documents: [Document]) -> [SharedPassage] { [] }
}
