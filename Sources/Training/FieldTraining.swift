import Claims
import Sentences

/// Learns a linear-chain conditional random field: AdaGrad (Duchi, Hazan, Singer 2011) on the
/// likelihood of the gold labels, one sequence at a time, in a fixed order.
final class FieldTraining {
  /// Sequences with their features, flat: those of place p lie in
  /// `features[starts[p] ..< starts[p + 1]]`.
  private struct Sequences {
    var features: [UInt32] = []
    var starts: [Int] = [0]
    var gold: [UInt8] = []
    /// First place of each sequence; one more than there are sequences.
    var bounds: [Int] = [0]
  }

  private let labelCount: Int
  private let leastCount: UInt8
  private var keys: [UInt64] = []
  private var keyStarts: [Int] = [0]
  private var sequences = Sequences()
  private var numbers: [UInt64: UInt32] = [:]

  /// Features seen fewer than `leastCount` times learn nothing.
  init(labelCount: Int, leastCount: UInt8) {
    self.labelCount = labelCount
    self.leastCount = leastCount
  }

  /// Adds a sequence: the keys and the gold label of each place.
  func add(_ places: [[UInt64]], gold: [UInt8]) {
    guard !places.isEmpty, places.count == gold.count else { return }
    for place in places {
      keys += place
      keyStarts.append(keys.count)
    }
    sequences.gold += gold
    sequences.bounds.append(sequences.gold.count)
  }

  /// Weights of the features that count, ordered by key.
  func learn(rounds: Int, rate: Float, decay: Float) -> [LearnedFeature] {
    number()
    var weights = [Float](repeating: 0, count: numbers.count * labelCount)
    var squares = [Float](repeating: 1e-3, count: weights.count)
    var transitions = [Float](repeating: 0, count: (labelCount + 1) * labelCount)
    var transitionSquares = [Float](repeating: 1e-1, count: transitions.count)
    var random = FixedRandom(seed: 11)
    var order = Array(0..<sequences.bounds.count - 1)
    for _ in 0..<rounds {
      random.shuffle(&order)
      for number in order {
        let places = sequences.bounds[number]..<sequences.bounds[number + 1]
        let lattice = Lattice(
          emissions: emissions(places, weights), transitions: transitions, labelCount: labelCount)
        let expected = lattice.expectations()
        step(places, expected.labels, &weights, &squares, rate)
        step(places, expected.transitions, transitions: &transitions, &transitionSquares, rate)
      }
      for index in weights.indices { weights[index] *= decay }
    }
    return learned(weights, transitions)
  }

  /// Numbers the features that are seen often enough, and forgets the keys.
  private func number() {
    var seen = [UInt8](repeating: 0, count: 1 << 26)
    let mask = UInt64(seen.count - 1)
    for key in keys {
      let slot = Int(key >> 13 & mask)
      if seen[slot] < 255 { seen[slot] += 1 }
    }
    sequences.features.reserveCapacity(keys.count)
    for place in 0..<keyStarts.count - 1 {
      for key in keys[keyStarts[place]..<keyStarts[place + 1]]
      where seen[Int(key >> 13 & mask)] >= leastCount {
        let number = numbers[key] ?? UInt32(numbers.count)
        numbers[key] = number
        sequences.features.append(number)
      }
      sequences.starts.append(sequences.features.count)
    }
    keys = []
    keyStarts = [0]
  }

  private func emissions(_ places: Range<Int>, _ weights: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: places.count * labelCount)
    for place in places {
      let base = (place - places.lowerBound) * labelCount
      for feature in sequences.features[sequences.starts[place]..<sequences.starts[place + 1]] {
        for label in 0..<labelCount {
          result[base + label] += weights[Int(feature) * labelCount + label]
        }
      }
    }
    return result
  }

  private func step(
    _ places: Range<Int>, _ expected: [Float], _ weights: inout [Float],
    _ squares: inout [Float], _ rate: Float
  ) {
    for place in places {
      let base = (place - places.lowerBound) * labelCount
      let gold = Int(sequences.gold[place])
      if expected[base + gold] > 0.999 { continue }
      for feature in sequences.features[sequences.starts[place]..<sequences.starts[place + 1]] {
        for label in 0..<labelCount {
          let slope = (label == gold ? 1 : 0) - expected[base + label]
          let index = Int(feature) * labelCount + label
          squares[index] += slope * slope
          weights[index] += rate * slope / squares[index].squareRoot()
        }
      }
    }
  }

  private func step(
    _ places: Range<Int>, _ expected: [Float], transitions: inout [Float],
    _ squares: inout [Float], _ rate: Float
  ) {
    var seen = [Float](repeating: 0, count: transitions.count)
    var last = 0
    for place in places {
      seen[last * labelCount + Int(sequences.gold[place])] += 1
      last = Int(sequences.gold[place]) + 1
    }
    for index in transitions.indices {
      let slope = seen[index] - expected[index]
      squares[index] += slope * slope
      transitions[index] += rate * slope / squares[index].squareRoot()
    }
  }

  private func learned(_ weights: [Float], _ transitions: [Float]) -> [LearnedFeature] {
    var features = numbers.sorted { $0.key < $1.key }.map { key, number in
      LearnedFeature(
        key: key,
        weights: (0..<labelCount).map { label in
          (label: Int32(label), weight: weights[Int(number) * labelCount + label])
        })
    }
    for last in 0...labelCount {
      features.append(
        LearnedFeature(
          key: ConditionalRandomField.transitionKey(last),
          weights: (0..<labelCount).map {
            (label: Int32($0), weight: transitions[last * labelCount + $0])
          }))
    }
    return features
  }
}
