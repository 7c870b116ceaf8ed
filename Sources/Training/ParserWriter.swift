import CKernels
import Sentences

/// Writes the model in the layout of `ParserModel`.
enum ParserWriter {
  static func bytes(
    _ learner: ParserLearner, tags: [String], lefts: [UInt8], rights: [UInt8],
    vocabulary: FeatureVocabulary
  ) -> [UInt8] {
    let shape = learner.shape
    let relations = (lefts + rights).map { Relation.allCases[Int($0)].rawValue }
    let names = Array((tags + relations).map { $0 + "\n" }.joined().utf8)
    let rows = rows(learner, vocabulary)
    let bits = slotBits(rows.count)
    var result = Array("SNN1".utf8)
    for number in [
      shape.hidden, shape.layers, shape.state, shape.tags, shape.lefts, shape.rights, rows.count,
      bits, names.count,
    ] { result.append(word: UInt32(number)) }
    result += names
    while result.count % 4 != 0 { result.append(0) }
    for matrix in matrices(learner) {
      for number in matrix { result.append(word: number.bitPattern) }
    }
    let slots = slots(rows.map(\.key), unknown: EncoderFeatures.groups, bits)
    for slot in slots {
      result.append(word: slot.check)
      result.append(word: slot.row)
    }
    for row in rows { result.append(word: row.scale.bitPattern) }
    for row in rows { result += row.weights.lazy.map { UInt8(bitPattern: $0) } }
    return result
  }

  private static func matrices(_ learner: ParserLearner) -> [[Float]] {
    func numbers(_ tensor: Tensor) -> [Float] {
      Array(UnsafeBufferPointer(start: tensor.value, count: tensor.rows * tensor.columns))
    }
    var all: [[Float]] = []
    for (number, layer) in learner.encoder.layers.enumerated() {
      all.append(number == 0 ? [] : numbers(layer.input))
      all += ([layer.bias] + layer.recurrences).map(numbers)
    }
    return all
      + (0..<10).compactMap { ParserShape.Matrix(rawValue: $0).map { numbers(learner[$0]) } }
  }

  private struct Row {
    var key: UInt64
    var scale: Float
    var weights: [Int8]
  }

  /// The vectors of the features times their part of the input matrix, in 8 bits: first the unknown
  /// of each group, then group by group.
  private static func rows(_ learner: ParserLearner, _ vocabulary: FeatureVocabulary) -> [Row] {
    var unknown: [Row] = []
    var known: [Row] = []
    for group in 0..<EncoderFeatures.groups {
      let entries =
        group == 0
        ? vocabulary.words
        : vocabulary.keys[group].indices.map { (vocabulary.keys[group][$0], $0, 0) }
      for (index, entry) in entries.enumerated() {
        var sums = [Float](repeating: 0, count: 6 * learner.shape.hidden)
        add(learner.encoder, group, entry.1, to: &sums)
        if group == 0 { add(learner.encoder, EncoderFeatures.groups, entry.2, to: &sums) }
        let row = quantized(sums, key: entry.0)
        if index == 0 { unknown.append(row) } else { known.append(row) }
      }
    }
    return unknown + known
  }

  /// A row of a group's table times the group's part of the input matrix.
  private static func add(
    _ encoder: EncoderLearner, _ group: Int, _ row: Int, to sums: inout [Float]
  ) {
    let start = EncoderLearner.widths.prefix(group).reduce(0, +)
    let (table, input) = (encoder.tables[group], encoder.layers[0].input)
    sayso_multiply(
      table.value + row * table.columns, 0, 1, input.value + start * input.columns, input.columns,
      &sums, 0, 1, table.columns, input.columns)
  }

  private static func quantized(_ sums: [Float], key: UInt64) -> Row {
    let scale = max(1e-12, sums.reduce(0) { max($0, abs($1)) } / 127)
    return Row(key: key, scale: scale, weights: sums.map { Int8(($0 / scale).rounded()) })
  }

  private static func slotBits(_ count: Int) -> Int {
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    return bits
  }

  /// Open addressing; the first `unknown` rows are found without a key.
  private static func slots(
    _ keys: [UInt64], unknown: Int, _ bits: Int
  ) -> [(check: UInt32, row: UInt32)] {
    let mask = (1 << bits) - 1
    var slots = [(check: UInt32, row: UInt32)](repeating: (0, UInt32.max), count: mask + 1)
    for row in unknown..<keys.count {
      var (place, check) = ParserModel.slot(of: keys[row])
      place &= mask
      while slots[place].row != UInt32.max { place = (place + 1) & mask }
      slots[place] = (check, UInt32(row))
    }
    return slots
  }
}

extension [UInt8] {
  /// Little endian.
  fileprivate mutating func append(word number: UInt32) {
    for shift in [0, 8, 16, 24] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
