import Claims
import Testing

/// A lattice against sums over all its ways, one by one.
@Suite struct LatticeTests {
  private let lattice = Lattice(
    emissions: [0.5, -1, 2, 0, 1.5, -0.5, -2, 0.25, 1, 0.75, -0.25, 0],
    transitions: [0.1, -3, 0, 1, 0.5, -1, -0.5, 2, 0.3, 0, 0.7, -0.2], labelCount: 3)

  /// All label sequences of four places with their weights.
  private var ways: [(labels: [Int], score: Float)] {
    (0..<81).map { number in
      let labels = [number / 27, number / 9 % 3, number / 3 % 3, number % 3]
      var score = lattice.transitions[labels[0]]
      for (place, label) in labels.enumerated() {
        score += lattice.emissions[place * 3 + label]
        if place > 0 { score += lattice.transitions[(labels[place - 1] + 1) * 3 + label] }
      }
      return (labels, score)
    }
  }

  @Test func findsTheBestWay() {
    let best = ways.max { $0.score < $1.score }
    #expect(lattice.best() == best?.labels)
  }

  @Test func marginalsAreTheShareOfTheWays() {
    let weights = ways.map { (labels: $0.labels, weight: exponential($0.score)) }
    let total = weights.reduce(0) { $0 + $1.weight }
    let marginals = lattice.marginals()
    for place in 0..<4 {
      for label in 0..<3 {
        let share = weights.filter { $0.labels[place] == label }.reduce(0) { $0 + $1.weight }
        #expect(abs(marginals[place * 3 + label] - share / total) < 0.001)
      }
    }
  }

  @Test func expectsEachStepOnce() {
    let expected = lattice.expectations()
    #expect(expected.labels == lattice.marginals())
    #expect(abs(expected.transitions.prefix(3).reduce(0, +) - 1) < 0.001)
    #expect(abs(expected.transitions.dropFirst(3).reduce(0, +) - 3) < 0.001)
  }

  @Test func anEmptySequenceHasNoLabels() {
    let empty = Lattice(emissions: [], transitions: lattice.transitions, labelCount: 3)
    #expect(empty.best().isEmpty)
    #expect(empty.marginals().isEmpty)
    #expect(empty.expectations().labels.isEmpty)
  }

  /// By its series: the tests import no mathematics.
  private func exponential(_ x: Float) -> Float {
    var sum: Float = 1
    var term: Float = 1
    for number in 1..<40 {
      term *= x / Float(number)
      sum += term
    }
    return sum
  }
}
