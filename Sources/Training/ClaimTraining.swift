import Claims
import Sentences

/// Learns where attributions are, what their arguments are, and how far a draft can be trusted.
enum ClaimTraining {
  typealias Document = [AttributionCorpus.Example]

  /// The bytes of the three models.
  struct Models {
    var cues: [UInt8]
    var sources: [UInt8]
    var contents: [UInt8]
  }

  private static let rounds = 8
  private static let rate: Float = 0.1
  /// All weights shrink by this after each round.
  private static let decay: Float = 0.97
  /// Features seen less often are left out.
  private static let leastCount: UInt8 = 4

  static func models(_ corpus: [Document]) -> Models {
    Models(
      cues: bytes(cues(corpus), CueTagger.labels),
      sources: bytes(
        arguments(corpus) { example, part, view in (view.sourceKeys(), part.source) },
        ArgumentTagger.labels),
      contents: bytes(
        arguments(corpus) { _, part, view in (view.contentKeys(part.source), part.content) },
        ArgumentTagger.labels))
  }

  private static func bytes(_ features: [LearnedFeature], _ labels: [String]) -> [UInt8] {
    ModelWriter.bytes(
      labels: labels, features: features, scale: ConditionalRandomField.scale, cut: 1, rowCut: 2)
  }

  private static func cues(_ corpus: [Document]) -> [LearnedFeature] {
    let training = FieldTraining(labelCount: CueTagger.labels.count, leastCount: leastCount)
    for example in corpus.joined() {
      var gold = [UInt8](repeating: 0, count: example.sentence.count)
      for attribution in example.attributions { mark(attribution.cue, in: &gold) }
      training.add(
        gold.indices.map { CueTagger.keys(example.sentence, at: $0) }, gold: gold)
    }
    return training.learn(rounds: rounds, rate: rate, decay: decay)
  }

  private static func arguments(
    _ corpus: [Document],
    _ task: (AttributionCorpus.Example, AttributionCorpus.Parts, CueView) -> ([[UInt64]], [Int])
  ) -> [LearnedFeature] {
    let training = FieldTraining(labelCount: ArgumentTagger.labels.count, leastCount: leastCount)
    for example in corpus.joined() {
      let cues = example.attributions.map(\.cue)
      for part in example.attributions {
        let (keys, tokens) = task(
          example, part, CueView(example.sentence, cue: part.cue, cues: cues))
        var gold = [UInt8](repeating: 0, count: example.sentence.count)
        mark(tokens, in: &gold)
        training.add(keys, gold: gold)
      }
    }
    return training.learn(rounds: rounds, rate: rate, decay: decay)
  }

  private static func mark(_ tokens: [Int], in gold: inout [UInt8]) {
    for (number, index) in tokens.enumerated() where gold[index] == 0 {
      gold[index] = number == 0 ? 1 : 2
    }
  }
}

/// Learns the table of rates: how often drafts with these features are right, on documents that
/// the taggers at work have not seen.
enum RateTraining {
  /// Folds of the documents; each is judged by models learned from the others.
  private static let folds = 3
  private static let rounds = 12
  /// Features seen less often are left out.
  private static let leastCount = 12

  private struct Example {
    var features: [String]
    var isRight: Bool
  }

  /// Lines of feature and weight, in the order of the features.
  static func table(_ corpus: [ClaimTraining.Document]) -> String {
    var examples: [Example] = []
    for fold in 0..<folds {
      let others = corpus.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let learned = ClaimTraining.models(others).learned
      for (number, document) in corpus.enumerated() where number % folds == fold {
        examples += document.flatMap { self.examples($0, learned) }
      }
    }
    let weights = learn(examples)
    let lines = weights.keys.sorted().map { "\($0)\t\(Double(Int(weights[$0]! * 1000)) / 1000)" }
    return "# feature of a draft and its weight in the logistic estimate that it is right\n"
      + lines.joined(separator: "\n") + "\n"
  }

  private static func examples(
    _ example: AttributionCorpus.Example, _ learned: LearnedDrafts
  ) -> [Example] {
    ClaimReader.examples(in: example.plain, mentions: example.mentions, learned: learned).map {
      draft in
      Example(
        features: draft.features,
        isRight: example.attributions.contains { isLinked(draft, $0) })
    }
  }

  /// Cue and source share words (or both lack a source) and the contents share half of their words.
  private static func isLinked(_ draft: ClaimReader.Example, _ gold: AttributionCorpus.Parts)
    -> Bool
  {
    guard gold.cue.contains(where: draft.cue.contains) else { return false }
    let hasSource = draft.source.map { gold.source.contains(where: $0.contains) }
    guard hasSource ?? gold.source.isEmpty else { return false }
    return gold.content.contains(where: draft.content.contains)
  }

  /// Logistic regression by AdaGrad, in a fixed order.
  private static func learn(_ examples: [Example]) -> [String: Double] {
    var counts: [String: Int] = [:]
    for example in examples { for feature in example.features { counts[feature, default: 0] += 1 } }
    var weights: [String: Double] = ["bias": 0]
    var squares: [String: Double] = [:]
    for _ in 0..<rounds {
      for example in examples {
        let features = ["bias"] + example.features.filter { counts[$0, default: 0] >= leastCount }
        let sum = features.reduce(0) { $0 + weights[$1, default: 0] }
        let slope = (example.isRight ? 1 : 0) - Rates.chance(sum)
        for feature in features {
          let own = slope - 0.0005 * weights[feature, default: 0]
          squares[feature, default: 1] += own * own
          weights[feature, default: 0] += 0.1 * own / squares[feature, default: 1].squareRoot()
        }
      }
    }
    return weights
  }
}

extension ClaimTraining.Models {
  /// The models at work. The bytes are copied and kept for the life of the process.
  var learned: LearnedDrafts {
    LearnedDrafts(
      tagger: CueTagger(ConditionalRandomField(LinearModel(kept(cues)))),
      arguments: ArgumentTagger(
        sources: ConditionalRandomField(LinearModel(kept(sources))),
        contents: ConditionalRandomField(LinearModel(kept(contents)))))
  }

  private func kept(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(copy)
  }
}

extension Parameters {
  /// Claims come after parser and names: they are learned from what those make of the text.
  func learnClaims(folder: String) throws {
    let corpus = try AttributionCorpus(folder: folder + "/polnear/train").documents
    let models = ClaimTraining.models(corpus)
    try write(models.cues, "claim_cues.bin")
    try write(models.sources, "claim_sources.bin")
    try write(models.contents, "claim_contents.bin")
    try write(Array(RateTraining.table(corpus).utf8), "claim_rates.tsv")
  }
}
