import Foundation
import Names
import Sentences

/// Learns the tagger of names.
enum NameTraining {
  static let rounds = 12
  /// One word in this many is learned from as if nobody knew it: names in news are mostly new.
  static let unknownEvery = 8
  /// Sentences taken as one document where the corpus does not say.
  static let block = 20

  private struct Example {
    var words: [NameFeatures.Word]
    var gold: [UInt8]
  }

  /// Files of `folder`/ner with open licences. Not re3d, whose BBC parts may not be shipped and can't
  /// be told apart; not WNUT 2017, which is annotated otherwise: bodies are found better without.
  static let files = ["uner-ewt-train.iob2", "gum-train-by.iob2", "wikigold.iob2"]

  static func train(
    folder: String, language: Language, rounds: Int = rounds
  ) throws -> [LearnedFeature] {
    var examples: [Example] = []
    for file in files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent("ner/" + file)
      examples += self.examples(IOB2(Array(try Data(contentsOf: url))), language)
    }
    let perceptron = Perceptron(labelCount: NameTagger.labels.count)
    var random = FixedRandom(seed: 7)
    var order = Array(examples.indices)
    for _ in 0..<rounds {
      random.shuffle(&order)
      for index in order {
        var example = examples[index]
        for place in example.words.indices where random.below(unknownEvery) == 0 {
          example.words[place].forget()
        }
        learn(example, perceptron)
      }
    }
    return perceptron.averages()
  }

  private static func examples(_ text: IOB2, _ language: Language) -> [Example] {
    let sentences = text.parsed()
    var examples: [Example] = []
    for start in stride(from: 0, to: sentences.count, by: block) {
      let end = min(start + block, sentences.count)
      let words = NameFeatures.words(
        of: Array(sentences[start..<end]), language: language)
      for (offset, words) in words.enumerated() {
        let gold = text.sentences[start + offset].labels.map {
          UInt8(NameTagger.labels.firstIndex(of: $0) ?? 0)
        }
        examples.append(Example(words: words, gold: gold))
      }
    }
    return examples
  }

  private static func learn(_ example: Example, _ perceptron: Perceptron) {
    var labels = [UInt8](repeating: 0, count: example.words.count)
    var scores = [Int32](repeating: 0, count: perceptron.labelCount)
    var keys: [UInt64] = []
    for index in example.words.indices {
      NameFeatures.keys(of: example.words, at: index, labels: labels, into: &keys)
      perceptron.score(keys, into: &scores)
      let last = index > 0 ? labels[index - 1] : 0
      let best = NameTagger.best(scores, after: last)
      // After a wrong label the inside of a name can't follow: then its rest begins a name.
      let isCutOff =
        example.gold[index] > 0 && example.gold[index] % 2 == 0
        && last != example.gold[index] && last != example.gold[index] - 1
      let gold = isCutOff ? example.gold[index] - 1 : example.gold[index]
      if best != gold { perceptron.update(keys, towards: Int(gold), awayFrom: Int(best)) }
      perceptron.nextStep()
      labels[index] = best
    }
  }
}

extension Parameters {
  /// Names come last: they need the lexicon in the folder.
  func learnNames(folder corpora: String) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent("lexicon.bin")
    try Array(try Data(contentsOf: url)).withUnsafeBytes { bytes in
      guard let lexicon = LinearModel(bytes) else { return }
      let features = try NameTraining.train(
        folder: corpora, language: Language(lexicon: lexicon))
      note("names: \(features.count) features")
      try write(
        ModelWriter.bytes(labels: NameTagger.labels, features: features, scale: 4), "names.bin")
    }
  }
}
