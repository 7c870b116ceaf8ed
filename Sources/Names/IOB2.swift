import Sentences
import Spans

/// Text with names marked word by word: lines of number, word, label; an empty line after each
/// sentence; "#" lines are kept.
package struct IOB2: Sendable {
  package struct Sentence: Sendable {
    /// The lines as they stand, without the label's column for words.
    package var lines: [String]
    package var words: [String]
    package var labels: [String]
  }

  package private(set) var sentences: [Sentence] = []

  /// O(bytes). Lines with fewer than two columns are skipped.
  package init(_ bytes: [UInt8]) {
    var current = Sentence(lines: [], words: [], labels: [])
    func flush(_ all: inout [Sentence]) {
      if !current.words.isEmpty { all.append(current) }
      current = Sentence(lines: [], words: [], labels: [])
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if text.isEmpty {
        flush(&sentences)
        continue
      }
      let columns = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count >= 2, columns[0].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
        continue
      }
      current.words.append(columns[1])
      current.labels.append(columns.count > 2 ? columns[2] : "O")
    }
    flush(&sentences)
  }

  /// Sentences whose words stand as in running text: hyphens and marks without blanks.
  package func parsed() -> [Sentences.Sentence] {
    var position = 0
    return sentences.map { sentence in
      var tokens: [Token] = []
      let start = position
      for (index, word) in sentence.words.enumerated() {
        if index > 0, IOB2.hasGap(sentence.words[index - 1], word) { position += 1 }
        let lower = word.lowercased().replacing("’", with: "'")
        tokens.append(
          Token(span: Span(position, position + word.utf8.count), text: word, lower: lower))
        position += word.utf8.count
      }
      let span = Span(start, position)
      position += 1
      return Sentences.Sentence(span: span, tokens: tokens)
    }
  }

  /// The file with the learned tagger's labels. Such files don't say where a document ends: twenty
  /// sentences count as one.
  package func marked() -> [UInt8] {
    let sentences = parsed()
    var found: [[NameTagger.Found]] = []
    for start in stride(from: 0, to: sentences.count, by: 20) {
      let end = min(start + 20, sentences.count)
      found += NameTagger.english.names(in: Array(sentences[start..<end]))
    }
    return text(labelled: found)
  }

  private static func hasGap(_ before: String, _ word: String) -> Bool {
    if ["-", "/", "(", "$", "#"].contains(before) { return false }
    if ["-", "/", ")", ",", ".", ":", ";", "!", "?", "'s", "’s", "n't", "%"].contains(word) {
      return false
    }
    return true
  }

  /// The file with the labels of `found`, one list a sentence.
  package func text(labelled found: [[NameTagger.Found]]) -> [UInt8] {
    var output: [UInt8] = []
    for (sentence, names) in zip(sentences, found) {
      var labels = Array(repeating: "O", count: sentence.words.count)
      for name in names {
        for index in name.tokens where labels.indices.contains(index) {
          labels[index] = (index == name.tokens.lowerBound ? "B-" : "I-") + name.kind.code
        }
      }
      for (index, word) in sentence.words.enumerated() {
        output += Array("\(index + 1)\t\(word)\t\(labels[index])\t-\t-\n".utf8)
      }
      output.append(0x0A)
    }
    return output
  }
}
