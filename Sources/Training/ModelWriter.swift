import Sentences

/// Writes learned weights in the layout of `LinearModel`.
enum ModelWriter {
  /// Scales the weights into 8 bits and drops those that round to less than `cut` steps,
  /// and features none of whose weights reaches `rowCut` steps.
  ///
  /// `scale` is the number of steps a weight of one averaged update takes. A weight
  /// beyond ±127 steps becomes several pairs of the same label, which are added up again.
  static func bytes(
    labels: [String], features: [LearnedFeature], scale: Float, cut: Int = 1,
    rowCut: Int = 1
  ) -> [UInt8] {
    var quantized: [(key: UInt64, pairs: [(UInt8, Int8)])] = []
    for feature in features {
      var pairs: [(UInt8, Int8)] = []
      for (label, weight) in feature.weights.sorted(by: { $0.label < $1.label }) {
        var rest = Int((weight * scale).rounded())
        guard abs(rest) >= cut else { continue }
        while rest != 0 {
          let part = Swift.max(-127, Swift.min(127, rest))
          pairs.append((UInt8(label), Int8(part)))
          rest -= part
        }
      }
      let strongest = feature.weights.reduce(0) { Swift.max($0, abs($1.weight)) } * scale
      if !pairs.isEmpty, strongest >= Float(rowCut) { quantized.append((feature.key, pairs)) }
    }
    return bytes(labels: labels, rows: quantized)
  }

  /// Rows of exact values, as for a lexicon. `isDistinct` makes the table so large that no two
  /// rows look alike.
  static func bytes(
    labels: [String], rows: [(key: UInt64, pairs: [(UInt8, Int8)])], isDistinct: Bool = false
  ) -> [UInt8] {
    var bits: UInt8 = 4
    while 1 << Int(bits) < rows.count / 3, bits < 24 { bits += 1 }
    while isDistinct, bits < 16, hasTwins(rows.map(\.key), bits) { bits += 1 }
    var result: [UInt8] = Array("SLM1".utf8) + [bits, UInt8(labels.count)]
    for label in labels {
      result.append(UInt8(label.utf8.count))
      result += label.utf8
    }
    while result.count % 4 != 0 { result.append(0) }
    let sorted = rows.sorted { $0.key < $1.key }
    var entries: [UInt8] = []
    var offsets: [UInt32] = []
    for row in sorted {
      let bucket = Int(row.key >> (64 - UInt64(bits)))
      while offsets.count <= bucket { offsets.append(UInt32(entries.count)) }
      let fingerprint = FeatureKey.fingerprint(row.key)
      entries += [
        UInt8(fingerprint & 255), UInt8(fingerprint >> 8), UInt8(Swift.min(255, row.pairs.count)),
      ]
      for (label, weight) in row.pairs.prefix(255) {
        entries += [label, UInt8(bitPattern: weight)]
      }
    }
    while offsets.count <= 1 << Int(bits) { offsets.append(UInt32(entries.count)) }
    for offset in offsets {
      for shift in [0, 8, 16, 24] { result.append(UInt8(offset >> UInt32(shift) & 255)) }
    }
    return result + entries
  }

  /// Whether two keys share bucket and fingerprint.
  private static func hasTwins(_ keys: [UInt64], _ bits: UInt8) -> Bool {
    var seen: Set<UInt64> = []
    return keys.contains { key in
      let bucket = key >> (64 - UInt64(bits))
      return !seen.insert(bucket << 16 | UInt64(FeatureKey.fingerprint(key))).inserted
    }
  }
}
