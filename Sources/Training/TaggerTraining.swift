import Sentences

/// Learns the tagger.
enum TaggerTraining {
  static let rounds = 9

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

  /// A sentence as the tagger sees it, with its gold labels.
  private struct Example {
    var words: [WordForm]
    var gold: [Int]
    var style: TaggerFeatures.Style
  }

  static func train(
    _ sentences: [AnnotatedSentence], labels: [String], lexicon: LinearModel, rounds: Int = rounds
  ) -> [LearnedFeature] {
    let numbers = numbers(labels)
    var examples: [Example] = []
    for (index, sentence) in sentences.enumerated() {
      examples.append(example(sentence.words.map(\.form), sentence, numbers, lexicon))
      if index % 8 == 3 {
        examples.append(
          example(Headline.titled(sentence.words), sentence, numbers, lexicon))
      }
    }
    let perceptron = Perceptron(labelCount: labels.count)
    var random = FixedRandom(seed: 1)
    var order = Array(examples.indices)
    for _ in 0..<rounds {
      random.shuffle(&order)
      for index in order { learn(examples[index], perceptron) }
    }
    return perceptron.averages()
  }

  private static func example(
    _ forms: [String], _ sentence: AnnotatedSentence, _ numbers: [String: UInt8],
    _ lexicon: LinearModel
  ) -> Example {
    let words = forms.map { form in
      var word = Language.plainWord(form)
      lexicon.look(up: &word)
      return word
    }
    return Example(
      words: words, gold: sentence.words.map { Int(numbers[label(of: $0)] ?? 0) },
      style: TaggerFeatures.style(of: words))
  }

  private static func learn(_ example: Example, _ perceptron: Perceptron) {
    var tags = [UInt8](repeating: 0, count: example.words.count)
    var scores = [Int32](repeating: 0, count: perceptron.labelCount)
    var keys: [UInt64] = []
    for index in example.words.indices {
      if example.words[index].only != 0, !example.style.isCapitalised {
        tags[index] = example.words[index].only - 1
        continue
      }
      TaggerFeatures.keys(
        of: example.words, at: index, tags: tags, style: example.style, into: &keys)
      perceptron.score(keys, into: &scores)
      var best = 0
      for label in scores.indices where scores[label] > scores[best] { best = label }
      let gold = example.gold[index]
      if best != gold { perceptron.update(keys, towards: gold, awayFrom: best) }
      perceptron.nextStep()
      tags[index] = UInt8(best)
    }
  }
}

/// Tags as a tagger gives them that has not seen the sentence: each part of the corpus is tagged by
/// a tagger trained on the others, so that the parser learns to live with its mistakes.
enum Jackknife {
  static let parts = 4
  static let rounds = 5

  static func tagged(
    _ sentences: [AnnotatedSentence], labels: [String]
  ) -> [(words: [WordForm], tags: [UInt8])] {
    var result = [(words: [WordForm], tags: [UInt8])](
      repeating: ([], []), count: sentences.count)
    let numbers = TaggerTraining.numbers(labels)
    for part in 0..<parts {
      let others = sentences.indices.filter { $0 / 50 % parts != part }.map { sentences[$0] }
      let lexiconBytes = LexiconTraining.train(others, labels: numbers)
      lexiconBytes.withUnsafeBytes { lexiconBytes in
        guard let lexicon = LinearModel(lexiconBytes) else { return }
        let features = TaggerTraining.train(
          others, labels: labels, lexicon: lexicon, rounds: rounds)
        let bytes = ModelWriter.bytes(labels: labels, features: features, scale: 8)
        bytes.withUnsafeBytes { bytes in
          guard let tagger = Tagger(model: LinearModel(bytes), lexicon: lexicon) else { return }
          for index in sentences.indices where index / 50 % parts == part {
            let words = sentences[index].words.map { word in
              var form = Language.plainWord(word.form)
              lexicon.look(up: &form)
              return form
            }
            result[index] = (words, tagger.labels(of: words))
          }
        }
      }
    }
    return result
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
