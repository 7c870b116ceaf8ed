/// The scores of one sequence of a linear-chain model, ready to be summed over all ways through.
///
/// Sums are kept as weights, not logarithms, and scaled to one at each place: exact to float
/// precision for scores within ±30 of the best label of a place. O(places × labels²) each call.
package struct Lattice {
  /// Score of each label at each place, `labelCount` numbers a place.
  package let emissions: [Float]
  /// Score of a label after another; the first row is the start.
  package let transitions: [Float]
  package let labelCount: Int
  private let length: Int
  private let emitted: [Float]
  private let moved: [Float]

  package init(emissions: [Float], transitions: [Float], labelCount: Int) {
    self.emissions = emissions
    self.transitions = transitions
    self.labelCount = labelCount
    length = labelCount == 0 ? 0 : emissions.count / labelCount
    moved = transitions.map(Lattice.exponential)
    emitted = Lattice.weights(emissions, length, labelCount)
  }

  /// Each place's best label weighs one.
  private static func weights(_ emissions: [Float], _ length: Int, _ count: Int) -> [Float] {
    var result = emissions
    for place in 0..<length {
      let range = place * count..<(place + 1) * count
      let best = emissions[range].max() ?? 0
      for index in range { result[index] = exponential(emissions[index] - best) }
    }
    return result
  }

  /// e to the x by squaring, |x| held to 30: the same bits on every machine.
  static func exponential(_ x: Float) -> Float {
    var result = 1 + Double(max(-30, min(30, x))) / 65536
    for _ in 0..<16 { result *= result }
    return Float(result)
  }

  /// The labels of the best way; ties go to the lower label.
  package func best() -> [Int] {
    guard length > 0 else { return [] }
    var scores = (0..<labelCount).map { transitions[$0] + emissions[$0] }
    var from: [Int] = []
    for place in 1..<max(1, length) {
      var next: [Float] = []
      for label in 0..<labelCount {
        let last = bestLabel(before: label, scores)
        from.append(last)
        next.append(
          scores[last] + transitions[(last + 1) * labelCount + label]
            + emissions[place * labelCount + label])
      }
      scores = next
    }
    return way(back: from, from: scores)
  }

  private func bestLabel(before label: Int, _ scores: [Float]) -> Int {
    var best = 0
    for last in 1..<max(1, labelCount)
    where scores[last] + transitions[(last + 1) * labelCount + label]
      > scores[best] + transitions[(best + 1) * labelCount + label]
    {
      best = last
    }
    return best
  }

  private func way(back from: [Int], from scores: [Float]) -> [Int] {
    var label = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
    var labels = [label]
    for place in stride(from: length - 1, to: 0, by: -1) {
      label = from[(place - 1) * labelCount + label]
      labels.append(label)
    }
    return labels.reversed()
  }

  /// Sums over the ways to each place.
  private func forward() -> [Float] {
    var sums = [Float](repeating: 0, count: length * labelCount)
    for place in 0..<length {
      for label in 0..<labelCount {
        var sum: Float = place == 0 ? moved[label] : 0
        if place > 0 {
          for last in 0..<labelCount {
            sum += sums[(place - 1) * labelCount + last] * moved[(last + 1) * labelCount + label]
          }
        }
        sums[place * labelCount + label] = sum * emitted[place * labelCount + label]
      }
      normalise(&sums, place)
    }
    return sums
  }

  /// Sums over the ways from each place on.
  private func backward() -> [Float] {
    var sums = [Float](repeating: 1, count: length * labelCount)
    for place in stride(from: length - 2, through: 0, by: -1) {
      for label in 0..<labelCount {
        var sum: Float = 0
        for next in 0..<labelCount {
          let index = (place + 1) * labelCount + next
          sum += sums[index] * moved[(label + 1) * labelCount + next] * emitted[index]
        }
        sums[place * labelCount + label] = sum
      }
      normalise(&sums, place)
    }
    return sums
  }

  private func normalise(_ sums: inout [Float], _ place: Int) {
    let range = place * labelCount..<(place + 1) * labelCount
    let total = sums[range].reduce(0, +)
    guard total > 0 else { return }
    for index in range { sums[index] /= total }
  }

  /// The probability of each label at each place.
  package func marginals() -> [Float] { product(forward(), backward()) }

  private func product(_ before: [Float], _ after: [Float]) -> [Float] {
    var result = before
    for index in result.indices { result[index] *= after[index] }
    for place in 0..<length { normalise(&result, place) }
    return result
  }

  /// What a trainer subtracts from what it saw: the probability of each label at each place, and
  /// of each pair of neighbours summed over the places, in the layout of `transitions`.
  package func expectations() -> (labels: [Float], transitions: [Float]) {
    let (before, after) = (forward(), backward())
    let labels = product(before, after)
    var pairs = [Float](repeating: 0, count: (labelCount + 1) * labelCount)
    guard length > 0 else { return (labels, pairs) }
    for label in 0..<labelCount { pairs[label] = labels[label] }
    for place in 1..<max(1, length) { add(place, before, after, to: &pairs) }
    return (labels, pairs)
  }

  private func add(_ place: Int, _ before: [Float], _ after: [Float], to pairs: inout [Float]) {
    var here = [Float](repeating: 0, count: labelCount * labelCount)
    for last in 0..<labelCount {
      for next in 0..<labelCount {
        let index = place * labelCount + next
        here[last * labelCount + next] =
          before[(place - 1) * labelCount + last] * moved[(last + 1) * labelCount + next]
          * emitted[index] * after[index]
      }
    }
    let total = here.reduce(0, +)
    guard total > 0 else { return }
    for index in here.indices { pairs[labelCount + index] += here[index] / total }
  }
}
