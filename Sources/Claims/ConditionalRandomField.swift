import Sentences

/// A linear-chain conditional random field over hashed features (Lafferty, McCallum, Pereira 2001),
/// as it is read: the best labels of a sequence and how likely each label is at each place.
///
/// The weights lie in a `LinearModel`: those of a feature under its own key, those between
/// neighbouring labels under `transitionKey`. They are stored in steps of 1/`scale`.
package struct ConditionalRandomField: Sendable {
  /// Steps of a stored weight that make one natural unit of score.
  package static let scale: Float = 16

  private let model: LinearModel
  package let labelCount: Int
  /// Score of `next` after `last` at `last * labelCount + next`; the first row stands for the start.
  private let transitions: [Float]

  /// Nil where the model was not trained.
  package init?(_ model: LinearModel?) {
    guard let model, !model.labels.isEmpty else { return nil }
    self.model = model
    labelCount = model.labels.count
    var transitions: [Float] = []
    for last in 0...model.labels.count {
      var scores = [Int32](repeating: 0, count: model.labels.count)
      model.score([ConditionalRandomField.transitionKey(last)], into: &scores)
      transitions += scores.map { Float($0) / ConditionalRandomField.scale }
    }
    self.transitions = transitions
  }

  /// Key of the weights after a label: 0 is the start of the sequence, label + 1 a label.
  package static func transitionKey(_ last: Int) -> UInt64 { FeatureKey.key(999, UInt64(last)) }

  /// The scores of each label at each place, `labelCount` numbers a place.
  package func emissions(_ keys: [[UInt64]]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(keys.count * labelCount)
    var scores = [Int32](repeating: 0, count: labelCount)
    for keys in keys {
      model.score(keys, into: &scores)
      for score in scores { result.append(Float(score) / ConditionalRandomField.scale) }
    }
    return result
  }

  /// The most likely labels and, for each place, the probability of each label.
  ///
  /// Viterbi and forward-backward, O(places × labels²).
  package func labels(of keys: [[UInt64]]) -> (best: [Int], marginals: [Float]) {
    let emissions = emissions(keys)
    let lattice = Lattice(emissions: emissions, transitions: transitions, labelCount: labelCount)
    return (lattice.best(), lattice.marginals())
  }
}
