import Documents
import Spans

/// Finds what documents share: who only repeats whom.
///
/// One byte-class pass gives the words (`WordScanner`); winnowed five-word shingles are sorted and
/// joined into candidate pairs (`CopyIndex`); each candidate is aligned from three-word anchors, and
/// the runs are chained into whole passages (`PairFinder`). Linear in the text as long as a text has a bounded number of copies: see
/// `PostingJoin.widest` for what happens beyond.
package enum SharedPassages {
  /// Shingles of which one is kept; guarantees that shared runs of `window` + 4 words are found.
  package static let window = 8
  /// Words of the shortest passage that is reported, outside and inside quotation marks.
  static let shortest = 12
  static let shortestQuotation = 8

  /// Documents up to which a set is searched thoroughly.
  package static let fewDocuments = 1000

  /// Words of the longest passage that counts as a quotation: beyond it a text quotes a document,
  /// or an opening mark was never closed.
  static let longestQuotation = 100

  /// All shared passages of a set of documents, ordered by document, then span, then source.
  /// Passages repeated inside one document have that document on both sides.
  /// Few documents are searched thoroughly for retold texts.
  package static func find(
    in documents: [Document], window: Int = window, isThorough: Bool? = nil
  ) -> [SharedPassage] {
    var index = CopyIndex(
      window: window, isThorough: isThorough ?? (documents.count <= fewDocuments))
    return settled(index.compare(documents) { _ in nil }.passages, in: documents)
  }

  /// Passages that came in pieces: in order, without the furniture of outlets.
  package static func settled(
    _ passages: [SharedPassage], in documents: [Document]
  ) -> [SharedPassage] {
    OutletFurniture.removed(
      from: passages.sorted(by: SharedPassage.pairComesFirst), in: documents
    ).sorted(by: SharedPassage.comesFirst)
  }
}

extension SharedPassage {
  /// Pairs together, in the order of their documents.
  static func pairComesFirst(_ one: SharedPassage, _ other: SharedPassage) -> Bool {
    (one.document, one.source, one.span, one.sourceSpan)
      < (other.document, other.source, other.span, other.sourceSpan)
  }

  static func comesFirst(_ one: SharedPassage, _ other: SharedPassage) -> Bool {
    (one.document, one.span, one.source, one.sourceSpan)
      < (other.document, other.span, other.source, other.sourceSpan)
  }
}
