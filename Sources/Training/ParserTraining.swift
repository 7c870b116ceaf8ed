import Sentences

/// Learns the model that tags and parses.
struct ParserTraining {
  var rounds = 12
  var hidden = 64
  var layers = 2
  var state = 96
  var batch = 8
  var rate: Float = 0.002
  var drop: Float = 0.33
  var stateDrop: Float = 0.1
  var inputDrop: Float = 0.15
  /// A word met n times is taken for unknown with the probability α / (α + n).
  var unknown: Float = 0.5
  var exploration: Float = 0.9
  /// Learn to tag alone.
  var tagsOnly = false

  let vocabulary: FeatureVocabulary
  let labels: [String]
  let lefts: [UInt8]
  let rights: [UInt8]
  let trees: [GoldTree]

  init(_ sentences: [AnnotatedSentence], labels: [String], vectors: WordVectors) {
    vocabulary = FeatureVocabulary(sentences, vectors: vectors)
    self.labels = labels
    let numbers = TaggerTraining.numbers(labels)
    let vocabulary = vocabulary
    func tree(_ sentence: AnnotatedSentence, _ forms: [String]) -> GoldTree {
      GoldTree(
        sentence, features: vocabulary.rows(of: forms),
        tags: sentence.words.map { Int(numbers[TaggerTraining.label(of: $0)] ?? 0) })
    }
    var trees: [GoldTree] = []
    for (index, sentence) in sentences.enumerated() {
      trees.append(tree(sentence, sentence.words.map(\.form)))
      if index % 10 == 3 { trees.append(tree(sentence, Headline.titled(sentence.words))) }
    }
    self.trees = trees
    (lefts, rights) = ParserTraining.relations(of: trees)
  }

  /// The relations that occur at least three times in each direction, by number.
  private static func relations(of trees: [GoldTree]) -> ([UInt8], [UInt8]) {
    var counts = [[Int]](repeating: Array(repeating: 0, count: Relation.allCases.count), count: 2)
    for tree in trees {
      for index in 0..<tree.count where tree.heads[index] < tree.count {
        counts[index < tree.heads[index] ? 0 : 1][Int(tree.relations[index])] += 1
      }
    }
    let kept = counts.map { counts in counts.indices.filter { counts[$0] >= 3 }.map(UInt8.init) }
    return (kept[0], kept[1])
  }

  /// The bytes of the model. `report` is called after each round.
  func train(report: (Int, ParserLearner) -> Void = { _, _ in }) -> [UInt8] {
    var random = FixedRandom(seed: 5)
    let shape = ParserShape(
      hidden: hidden, layers: layers, state: state, tags: labels.count, lefts: lefts.count,
      rights: rights.count)
    let encoder = EncoderLearner(
      sizes: vocabulary.sizes, hidden: hidden, layers: layers, drop: inputDrop, &random)
    encoder.tables[FeatureVocabulary.groups - 1].freeze(vocabulary.vectors.values)
    let learner = ParserLearner(
      shape: shape, encoder: encoder, lefts: lefts, rights: rights, drop: drop,
      stateDrop: stateDrop, &random)
    var order = Array(trees.indices)
    let steps = (order.count + batch - 1) / batch * rounds
    var step = 0
    for round in 0..<rounds {
      random.shuffle(&order)
      learner.exploration = round > 0 ? exploration : 0
      for start in stride(from: 0, to: order.count, by: batch) {
        for index in order[start..<min(start + batch, order.count)] {
          learner.learn(
            trees[index], features: dropped(trees[index].features, &random), tagsOnly: tagsOnly,
            &random)
        }
        step += 1
        let adam = Adam(rate: rate * (1 - Float(step - 1) / Float(steps)), step: step)
        for tensor in learner.tensors { tensor.update(adam) }
      }
      report(round, learner)
    }
    return bytes(learner)
  }

  /// With rare words taken for unknown at times.
  private func dropped(_ features: [Int], _ random: inout FixedRandom) -> [Int] {
    var result = features
    for place in stride(from: 0, to: result.count, by: FeatureVocabulary.groups) {
      let seen = Float(vocabulary.counts[0][result[place]])
      if random.unit() < unknown / (unknown + seen) { result[place] = 0 }
    }
    return result
  }

  func bytes(_ learner: ParserLearner) -> [UInt8] {
    ParserWriter.bytes(
      learner, tags: labels, lefts: lefts, rights: rights, vocabulary: vocabulary)
  }
}
