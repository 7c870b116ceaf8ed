import Sentences

/// Learns where doubtful sentence boundaries are.
enum SplitterTraining {
  static let rounds = 12
  /// The right label must lead by more than this: of 0, 3 and 8 the best on both dev sets.
  static let margin: Int32 = 8

  static func train(_ corpus: Corpus, language: Language) -> [LearnedFeature] {
    var examples: [BoundaryExample] = []
    for (text, ends) in corpus.paragraphs() {
      examples += language.boundaryExamples(in: text, ends: ends)
    }
    let perceptron = Perceptron(labelCount: 2)
    var random = FixedRandom(seed: 2)
    var order = Array(examples.indices)
    var scores: [Int32] = [0, 0]
    for _ in 0..<rounds {
      random.shuffle(&order)
      for index in order {
        let example = examples[index]
        perceptron.score(example.keys, into: &scores)
        let gold = example.begins ? 1 : 0
        if scores[gold] <= scores[1 - gold] + margin {
          perceptron.update(example.keys, towards: gold, awayFrom: 1 - gold)
        }
        perceptron.nextStep()
      }
    }
    return perceptron.averages()
  }
}
