import Foundation
import Names
import Sentences

/// Learns the tagger of names.
enum NameTraining {
  static let rounds = 8
  /// Sentences taken as one document where the corpus does not say.
  static let block = 20

  private struct Example {
    var words: [NameFeatures.Word]
    var gold: [UInt8]
  }

  /// Files of `folder`/ner with open licences; the BBC parts of re3d may not be shipped.
  static let files = [
    "uner-ewt-train.iob2", "gum-train-by.iob2", "wikigold.iob2", "wnut17-train.iob2",
  ]

  static func train(folder: String, rounds: Int = rounds) throws -> [LearnedFeature] {
    var examples: [Example] = []
    for file in files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent("ner/" + file)
      examples += self.examples(IOB2(Array(try Data(contentsOf: url))))
    }
    let perceptron = Perceptron(labelCount: NameTagger.labels.count)
    var random = FixedRandom(seed: 7)
    var order = Array(examples.indices)
    for _ in 0..<rounds {
      random.shuffle(&order)
      for index in order { learn(examples[index], perceptron) }
    }
    return perceptron.averages()
  }

  private static func examples(_ text: IOB2) -> [Example] {
    let sentences = text.parsed()
    var examples: [Example] = []
    for start in stride(from: 0, to: sentences.count, by: block) {
      let end = min(start + block, sentences.count)
      let words = NameFeatures.words(of: Array(sentences[start..<end]))
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
  /// Names come last: they need nothing learned before.
  func learnNames(folder: String) throws {
    let features = try NameTraining.train(folder: folder)
    note("names: \(features.count) features")
    try write(
      ModelWriter.bytes(labels: NameTagger.labels, features: features, scale: 4), "names.bin")
  }
}
