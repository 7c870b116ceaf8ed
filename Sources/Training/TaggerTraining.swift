import Sentences

/// The labels of the tagger.
enum TaggerTraining {
  /// UPOS and XPOS as one label.
  static func label(of word: AnnotatedSentence.Word) -> String { word.tag + " " + word.xpos }

  /// Labels that occur at least five times, by falling frequency.
  static func labels(of sentences: [AnnotatedSentence]) -> [String] {
    var counts: [String: Int] = [:]
    for sentence in sentences {
      for word in sentence.words { counts[label(of: word), default: 0] += 1 }
    }
    return counts.filter { $0.value >= 5 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// Label numbers by name.
  static func numbers(_ labels: [String]) -> [String: UInt8] {
    Dictionary(uniqueKeysWithValues: zip(labels, (0...).lazy.map { UInt8($0) }))
  }
}

/// Ordinary sentences written as headlines, so that capitals mean less where all words have them.
enum Headline {
  private static let small: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "as", "with",
    "from", "n't", "'s",
  ]

  /// The words with capitals as a headline has them; a final full stop stays.
  static func titled(_ words: [AnnotatedSentence.Word]) -> [String] {
    words.enumerated().map { index, word in
      guard index > 0, !small.contains(word.form) else {
        return index == 0 ? capitalised(word.form) : word.form
      }
      return capitalised(word.form)
    }
  }

  private static func capitalised(_ form: String) -> String {
    form.prefix(1).uppercased() + form.dropFirst()
  }
}
