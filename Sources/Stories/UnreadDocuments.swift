import Documents
import Spans

/// Which story a document belongs to that is kept but not analysed, because of its language.
///
/// By the capitalised words it shares with the documents of each story: names mostly survive
/// translation. It gets wrong a report in a script of its own, which goes to the first story.
package enum UnreadDocuments {
  /// Number of the story, by words shared with at least two of its documents where it has two.
  package static func story(of document: Document, among stories: [[Document]]) -> Int {
    let words = names(in: document)
    let scores = stories.map { documents in
      documents.map { names(in: $0).intersection(words).count }.max() ?? 0
    }
    let best = scores.max() ?? 0
    return scores.firstIndex(of: best) ?? 0
  }

  /// Words of four letters or more that start with a capital.
  private static func names(in document: Document) -> Set<String> {
    var result: Set<String> = []
    for word in document.text.string.split(whereSeparator: { !$0.isLetter }) {
      guard word.utf8.count >= 4, word.first?.isUppercase == true else { continue }
      result.insert(word.lowercased())
    }
    return result
  }
}
