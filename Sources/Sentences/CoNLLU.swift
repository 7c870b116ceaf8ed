/// A sentence of a CoNLL-U file: its syntactic words in columns.
///
/// See universaldependencies.org/format.html. Ranges of multiword tokens and empty nodes are
/// skipped; comments give the text and where documents and paragraphs begin.
package struct AnnotatedSentence: Sendable {
  package struct Word: Sendable {
    package var form: String
    package var lemma: String
    package var tag: String
    package var xpos: String
    /// Index of the head in the sentence; -1 for the root.
    package var head: Int
    package var relation: String
    package var misc: String
  }

  package var words: [Word] = []
  package var text: String = ""
  package var beginsDocument = false
  package var beginsParagraph = false
}

/// Reads CoNLL-U.
package enum CoNLLU {
  /// The sentences of a file in order. Lines that are no CoNLL-U are skipped. O(bytes).
  package static func sentences(in bytes: [UInt8]) -> [AnnotatedSentence] {
    var result: [AnnotatedSentence] = []
    var current = AnnotatedSentence()
    func flush() {
      guard !current.words.isEmpty else { return }
      let count = current.words.count
      for index in current.words.indices where current.words[index].head >= count {
        current.words[index].head = -1
      }
      result.append(current)
      current = AnnotatedSentence()
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty {
        flush()
      } else if line.first == 0x23 {
        read(comment: String(decoding: line, as: UTF8.self), into: &current)
      } else if let word = word(of: line) {
        current.words.append(word)
      }
    }
    flush()
    return result
  }

  private static func read(comment: String, into sentence: inout AnnotatedSentence) {
    if comment.hasPrefix("# text = ") {
      sentence.text = String(comment.dropFirst(9))
    } else if comment.hasPrefix("# newdoc") {
      sentence.beginsDocument = true
    } else if comment.hasPrefix("# newpar") {
      sentence.beginsParagraph = true
    }
  }

  private static func word(of line: ArraySlice<UInt8>) -> AnnotatedSentence.Word? {
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard cells.count == 10, cells[0].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    func text(_ index: Int) -> String { String(decoding: cells[index], as: UTF8.self) }
    return AnnotatedSentence.Word(
      form: text(1), lemma: text(2), tag: text(3), xpos: text(4), head: (Int(text(6)) ?? 0) - 1,
      relation: text(7), misc: text(9))
  }
}
