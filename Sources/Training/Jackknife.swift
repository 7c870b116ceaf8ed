import Sentences

/// Tags as a tagger gives them that has not seen the sentence: each part of the corpus is tagged by
/// a tagger trained on the others, so that what is learned from tags learns to live with its
/// mistakes.
enum Jackknife {
  private static let parts = 3
  private static let rounds = 4

  static func tagged(
    _ sentences: [AnnotatedSentence], labels: [String], vectors: WordVectors
  ) -> [(words: [WordForm], tags: [UInt8])] {
    var result = sentences.map { sentence in
      (words: sentence.words.map { Language.plainWord($0.form) }, tags: [UInt8]())
    }
    for part in 0..<parts {
      let others = sentences.indices.filter { $0 / 50 % parts != part }.map { sentences[$0] }
      var training = ParserTraining(others, labels: labels, vectors: vectors)
      training.rounds = rounds
      training.layers = 1
      training.tagsOnly = true
      training.train().withUnsafeBytes { bytes in
        guard let tagger = Parser(ParserModel(bytes)) else { return }
        for index in sentences.indices where index / 50 % parts == part {
          result[index].tags = tagger.tags(of: result[index].words)
        }
      }
    }
    return result
  }
}
