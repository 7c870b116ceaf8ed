import CModels
import Sentences

/// Finds the words that carry attributions where no rule does, by learned weights.
///
/// A linear-chain conditional random field over the parsed sentence. It sees what the grammar
/// found, so it learns where the grammar is right and what it leaves out. Gets wrong: verbs of
/// attitude ("wants", "backs"), which annotators themselves take for attributions only at times.
package struct CueTagger: Sendable {
  /// Outside, first word, further word of a cue.
  package static let labels = ["O", "B", "I"]

  static let english = CueTagger(ConditionalRandomField(LinearModel(sayso_model_claim_cues)))

  private let field: ConditionalRandomField?

  package init(_ field: ConditionalRandomField?) { self.field = field }

  /// A cue's words and how likely its first word begins one.
  struct Cue: Sendable, Hashable {
    var tokens: [Int]
    var probability: Float
  }

  /// Cues in text order, and for each word the probability that it is part of one.
  func cues(in sentence: AttributionSentence) -> (cues: [Cue], chances: [Float]) {
    guard let field, field.labelCount == 3 else { return ([], []) }
    let keys = sentence.words.indices.map { CueTagger.keys(sentence, at: $0) }
    let (best, marginals) = field.labels(of: keys)
    let chances = best.indices.map { 1 - marginals[$0 * 3] }
    var cues: [Cue] = []
    for (index, label) in best.enumerated() where label > 0 {
      if label == 2, let last = cues.last?.tokens.last, index - last < 4 {
        cues[cues.count - 1].tokens.append(index)
      } else {
        cues.append(Cue(tokens: [index], probability: chances[index]))
      }
    }
    for index in cues.indices {
      cues[index].probability = cues[index].tokens.map { chances[$0] }.max() ?? 0
    }
    return (cues, chances)
  }
}
