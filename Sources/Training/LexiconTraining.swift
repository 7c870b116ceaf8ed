import Sentences

/// Learns which tags each word may have: classes of words with the same tags, and words that only
/// have one.
enum LexiconTraining {
  /// A word must occur this often to be known: rarer words must look unknown in training too.
  private static let leastCount = 3
  /// And this often, always with one label, to be tagged without scoring.
  private static let certainCount = 25

  /// `labels` are those of the tagger.
  static func train(_ sentences: [AnnotatedSentence], labels: [String: UInt8]) -> [UInt8] {
    var counts: [UInt64: [UInt8: Int]] = [:]
    var order: [UInt64] = []
    for sentence in sentences {
      for word in sentence.words {
        guard let label = labels[TaggerTraining.label(of: word)] else { continue }
        let key = Language.plainWord(word.form).lower
        if counts[key] == nil { order.append(key) }
        counts[key, default: [:]][label, default: 0] += 1
      }
    }
    let names = labels.sorted { $0.value < $1.value }.map(\.key)
    let classes = classes(of: counts, order, names)
    let rows = order.compactMap { key -> (key: UInt64, pairs: [(UInt8, Int8)])? in
      guard let number = classes[key] else { return nil }
      var pairs: [(UInt8, Int8)] = [(0, Int8(number))]
      let seen = counts[key] ?? [:]
      if seen.count == 1, let (label, count) = seen.first, count >= certainCount {
        pairs.append((1, Int8(label + 1)))
      }
      return (key, pairs)
    }
    return ModelWriter.bytes(labels: ["class", "only"], rows: rows)
  }

  /// The number of each word's class, 1...126 by falling frequency; rarer classes are dropped.
  private static func classes(
    of counts: [UInt64: [UInt8: Int]], _ order: [UInt64], _ names: [String]
  ) -> [UInt64: Int] {
    var signatures: [UInt64: String] = [:]
    var sizes: [String: Int] = [:]
    for key in order {
      let seen = counts[key] ?? [:]
      let total = seen.values.reduce(0, +)
      guard total >= leastCount else { continue }
      var tags: [String: Int] = [:]
      for (label, count) in seen { tags[names[Int(label)], default: 0] += count }
      let frequent = tags.filter { $0.value * 20 >= total }
      let ranked = frequent.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      // The most frequent tag counts: "that" and "as" must not fall together.
      let signature =
        (ranked.first?.key ?? "") + "|" + frequent.keys.sorted().joined(separator: " ")
      signatures[key] = signature
      sizes[signature, default: 0] += 1
    }
    let ranked = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(126)
    var numbers: [String: Int] = [:]
    for (index, entry) in ranked.enumerated() { numbers[entry.key] = index + 1 }
    return signatures.compactMapValues { numbers[$0] }
  }
}
