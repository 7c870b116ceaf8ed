import CModels
import Sentences

/// Finds the source and the content of one cue, by learned weights over the parsed sentence.
///
/// Two linear-chain conditional random fields, as in Newell, Margolin and Ruths 2018: first the
/// source, then the content, which sees the source. Every word is described by its way to the cue
/// through the tree, by what stands between, and by what the grammar made of it.
package struct ArgumentTagger: Sendable {
  /// Outside, first word, further word of the argument.
  package static let labels = ["O", "B", "I"]

  static let english = ArgumentTagger(
    sources: ConditionalRandomField(LinearModel(sayso_model_claim_sources)),
    contents: ConditionalRandomField(LinearModel(sayso_model_claim_contents)))

  private let sources: ConditionalRandomField?
  private let contents: ConditionalRandomField?

  package init(sources: ConditionalRandomField?, contents: ConditionalRandomField?) {
    self.sources = sources
    self.contents = contents
  }

  /// Words of an argument with how likely they all are part of it, on average.
  struct Argument: Sendable, Hashable {
    var tokens: [Int]
    var probability: Float
  }

  /// The arguments of a cue; `cues` are all cues of the sentence.
  func arguments(
    of cue: [Int], among cues: [[Int]], in sentence: AttributionSentence
  ) -> (source: Argument, content: Argument)? {
    guard let sources, let contents, sources.labelCount == 3, contents.labelCount == 3 else {
      return nil
    }
    let view = CueView(sentence, cue: cue, cues: cues)
    let source = ArgumentTagger.argument(sources.labels(of: view.sourceKeys()))
    let content = ArgumentTagger.argument(contents.labels(of: view.contentKeys(source.tokens)))
    return (source, content)
  }

  private static func argument(_ labels: (best: [Int], marginals: [Float])) -> Argument {
    let tokens = labels.best.indices.filter { labels.best[$0] > 0 }
    let sum = tokens.reduce(Float(0)) { $0 + 1 - labels.marginals[$1 * 3] }
    return Argument(tokens: tokens, probability: tokens.isEmpty ? 0 : sum / Float(tokens.count))
  }
}
