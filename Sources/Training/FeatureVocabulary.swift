import Sentences

/// Which features get a row of their own. After the groups of `EncoderFeatures` comes a group of
/// vectors of words that are learned before and stay as they are.
struct FeatureVocabulary {
  static let groups = EncoderFeatures.groups + 1

  /// Times a word must occur to be known, and an ending.
  private static let least = [2, 4, 4, 4, 4]

  /// By group: the keys by row; row 0 is the unknown one.
  private(set) var keys: [[UInt64]] = []
  /// How often each row occurs.
  private(set) var counts: [[Int]] = []
  private var rows: [[UInt64: Int]] = []

  let vectors: WordVectors

  init(_ sentences: [AnnotatedSentence], vectors: WordVectors) {
    self.vectors = vectors
    let words = sentences.flatMap { $0.words.map { Language.plainWord($0.form) } }
    for group in 0..<EncoderFeatures.groups {
      var seen: [UInt64: Int] = [:]
      var order: [UInt64] = []
      for word in words {
        let key = EncoderFeatures.key(group, of: word)
        if seen[key] == nil { order.append(key) }
        seen[key, default: 0] += 1
      }
      let kept = order.filter { seen[$0, default: 0] >= FeatureVocabulary.least[group] }
      keys.append([0] + kept)
      counts.append([0] + kept.map { seen[$0, default: 0] })
      rows.append(Dictionary(uniqueKeysWithValues: zip(kept, 1...)))
    }
  }

  var sizes: [Int] { keys.map(\.count) + [vectors.keys.count] }

  /// The words of group 0: those of the trees, then those that only have a vector.
  var words: [(key: UInt64, row: Int, vector: Int)] {
    keys[0].indices.map { (keys[0][$0], $0, vectors.rows[keys[0][$0]] ?? 0) }
      + vectors.keys.indices.dropFirst().filter { rows[0][vectors.keys[$0]] == nil }
      .map { (vectors.keys[$0], 0, $0) }
  }

  func rows(of forms: [String]) -> [Int] {
    forms.flatMap { form in
      let word = Language.plainWord(form)
      return (0..<EncoderFeatures.groups).map { rows[$0][EncoderFeatures.key($0, of: word)] ?? 0 }
        + [vectors.rows[EncoderFeatures.key(0, of: word)] ?? 0]
    }
  }
}
