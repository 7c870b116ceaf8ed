import CKernels
import Sentences

/// Vectors of words learned from running text alone, so that a word the trees hold rarely or never
/// still looks like those that stand where it stands.
///
/// Skip-gram with negative samples (Mikolov et al. 2013), where each of the four places around the
/// word has its own vectors of neighbours (Ling et al. 2015): nearness then means syntax rather
/// than topic.
struct WordVectors {
  static let width = 48
  /// Times a word must occur.
  private static let least = 8
  private static let rounds = 5
  private static let negatives = 5
  private static let places = [-2, -1, 1, 2]
  private static let rate: Float = 0.03

  /// By row; row 0 stands for all words without a vector, and is zero.
  private(set) var keys: [UInt64] = [0]
  private(set) var rows: [UInt64: Int] = [:]
  private(set) var values: [Float] = []

  /// `texts` are stretches of running text as keys of words (`EncoderFeatures`, group 0).
  init(_ texts: [[UInt64]]) {
    var counts: [UInt64: Int] = [:]
    var order: [UInt64] = []
    for key in texts.joined() {
      if counts[key] == nil { order.append(key) }
      counts[key, default: 0] += 1
    }
    let kept = order.filter { counts[$0, default: 0] >= WordVectors.least }
    keys += kept
    rows = Dictionary(uniqueKeysWithValues: zip(kept, 1...))
    var learner = Learner([0] + kept.map { counts[$0, default: 0] })
    let numbers = texts.map { $0.map { rows[$0] ?? 0 } }
    for round in 0..<WordVectors.rounds {
      learner.rate = WordVectors.rate * (1 - Float(round) / Float(WordVectors.rounds))
      for text in numbers { learner.learn(text) }
    }
    values = learner.scaled()
  }

  private struct Learner {
    var rate: Float = 0
    private var random = FixedRandom(seed: 11)
    private let counts: [Int]
    private let total: Int
    /// Rows drawn with probabilities that grow with the count to the power ¾.
    private var urn: [Int32] = []
    private var words: [Float]
    private var contexts: [Float]
    private var slope = [Float](repeating: 0, count: WordVectors.width)

    init(_ counts: [Int]) {
      self.counts = counts
      total = counts.reduce(0, +)
      words = counts.map { _ in 0 }.flatMap { [Float](repeating: $0, count: WordVectors.width) }
      for index in WordVectors.width..<words.count {
        words[index] = (random.unit() - 0.5) / Float(WordVectors.width)
      }
      contexts = Array(repeating: 0, count: words.count * WordVectors.places.count)
      for (row, count) in counts.enumerated() where row > 0 {
        // count^¾ by two square roots, which are the same on every machine.
        let root = Double(count).squareRoot()
        let share = Int((root * root.squareRoot()).rounded())
        urn += Array(repeating: Int32(row), count: share)
      }
    }

    mutating func learn(_ text: [Int]) {
      // Of very frequent words only some occurrences are used.
      for (index, word) in text.enumerated() where word > 0 && isDrawn(word) {
        for (number, place) in WordVectors.places.enumerated() {
          let other = index + place
          guard text.indices.contains(other), text[other] > 0 else { continue }
          learn(word, text[other], number)
        }
      }
    }

    private mutating func isDrawn(_ word: Int) -> Bool {
      let share = Float(counts[word]) / Float(total)
      return share < 1e-3 || random.unit() < (1e-3 / share).squareRoot()
    }

    private mutating func learn(_ word: Int, _ neighbour: Int, _ place: Int) {
      let width = WordVectors.width
      for index in 0..<width { slope[index] = 0 }
      for sample in 0...WordVectors.negatives {
        let other = sample == 0 ? neighbour : Int(urn[random.below(urn.count)])
        if sample > 0, other == neighbour { continue }
        let start = (other * WordVectors.places.count + place) * width
        var sum: Float = 0
        for index in 0..<width { sum += words[word * width + index] * contexts[start + index] }
        let step = rate * ((sample == 0 ? 1 : 0) - 1 / (1 + sayso_exp(-sum)))
        for index in 0..<width {
          slope[index] += step * contexts[start + index]
          contexts[start + index] += step * words[word * width + index]
        }
      }
      for index in 0..<width { words[word * width + index] += slope[index] }
    }

    /// Scaled to a mean square of a tenth, as the other vectors begin.
    func scaled() -> [Float] {
      let square = words.reduce(0) { $0 + $1 * $1 }
      let count = Float(words.count - WordVectors.width)
      let scale = (0.04 * count / max(square, 1e-9)).squareRoot()
      return words.map { $0 * scale }
    }
  }
}
