import Tables

/// A learned linear classifier over hashed features, as it lies in the binary.
///
/// A feature is a 64-bit key; a key has a short list of (label, weight) pairs. Scoring adds the
/// lists of the keys at hand. Keys fall into buckets by their high bits; inside a bucket a key is
/// known by a 16-bit fingerprint, so of the features never seen about 1 in 15,000 is taken for
/// another. Nothing is copied or decoded at load, but for the label names.
///
/// Layout, little endian: magic "SLM1"; u8 bits of the bucket number; u8 label count; per label a
/// u8 length and its name; zero padding to a multiple of 4; u32 offset per bucket (one more than
/// there are buckets) into the entries; entries: u16 fingerprint, u8 pair count, pairs of u8 label
/// and i8 weight.
package struct LinearModel: @unchecked Sendable {
  // Sendable: the bytes are compiled in and never written.
  package let labels: [String]
  private let offsets: UnsafeRawPointer
  private let entries: UnsafeRawPointer
  private let shift: UInt64

  /// Nil where the bytes are no model (an empty file stands for "not trained yet").
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 8, let base = bytes.baseAddress,
      bytes[0] == 0x53, bytes[1] == 0x4C, bytes[2] == 0x4D, bytes[3] == 0x31
    else { return nil }
    let bits = UInt64(bytes[4])
    var labels: [String] = []
    var position = 6
    for _ in 0..<bytes[5] {
      let length = Int(bytes[position])
      labels.append(
        String(decoding: bytes[(position + 1)..<(position + 1 + length)], as: UTF8.self))
      position += 1 + length
    }
    position = (position + 3) & ~3
    self.labels = labels
    shift = 64 - bits
    offsets = base + position
    entries = base + position + ((1 << Int(bits)) + 1) * 4
  }

  /// A model compiled into the binary.
  package init?(_ resource: Table.Resource) {
    self.init(UnsafeRawBufferPointer(Table.bytes(resource)))
  }

  /// Adds the weights of a feature to the scores, one a label. O(1) expected.
  func add(_ key: UInt64, to scores: UnsafeMutablePointer<Int32>) {
    let bucket = Int(key >> shift) * 4
    add(
      FeatureKey.fingerprint(key),
      from: Int(offsets.loadUnaligned(fromByteOffset: bucket, as: UInt32.self)),
      to: Int(offsets.loadUnaligned(fromByteOffset: bucket + 4, as: UInt32.self)), scores: scores)
  }

  /// Looks for the fingerprint among the entries of a bucket.
  @inline(__always)
  private func add(
    _ fingerprint: UInt16, from start: Int, to end: Int, scores: UnsafeMutablePointer<Int32>
  ) {
    var entry = start
    while entry < end {
      let count = Int(entries.load(fromByteOffset: entry + 2, as: UInt8.self))
      if entries.loadUnaligned(fromByteOffset: entry, as: UInt16.self) == fingerprint {
        var pair = entry + 3
        for _ in 0..<count {
          let label = Int(entries.load(fromByteOffset: pair, as: UInt8.self))
          scores[label] &+= Int32(entries.load(fromByteOffset: pair + 1, as: Int8.self))
          pair += 2
        }
        return
      }
      entry += 3 + 2 * count
    }
  }

  /// The first label of a feature and its weight, for tables of exact values; nil where the
  /// feature is not known.
  func first(_ key: UInt64) -> (label: Int, value: Int)? {
    let bucket = Int(key >> shift)
    var entry = Int(offsets.loadUnaligned(fromByteOffset: bucket * 4, as: UInt32.self))
    let end = Int(offsets.loadUnaligned(fromByteOffset: bucket * 4 + 4, as: UInt32.self))
    let fingerprint = FeatureKey.fingerprint(key)
    while entry < end {
      if entries.loadUnaligned(fromByteOffset: entry, as: UInt16.self) == fingerprint {
        return (
          Int(entries.load(fromByteOffset: entry + 3, as: UInt8.self)),
          Int(entries.load(fromByteOffset: entry + 4, as: Int8.self))
        )
      }
      entry += 3 + 2 * Int(entries.load(fromByteOffset: entry + 2, as: UInt8.self))
    }
    return nil
  }

  /// The scores of a set of features. `scores` must hold one number a label.
  ///
  /// The offsets of all buckets are fetched before the first bucket is read, so that the waits for
  /// memory overlap.
  package func score(_ keys: borrowing [UInt64], into scores: inout [Int32]) {
    precondition(scores.count >= labels.count)
    let count = keys.count
    scores.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      base.update(repeating: 0, count: buffer.count)
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count * 2) { places in
        for index in 0..<count {
          let bucket = Int(keys[index] >> shift) * 4
          places[index * 2] = offsets.loadUnaligned(fromByteOffset: bucket, as: UInt32.self)
          places[index * 2 + 1] = offsets.loadUnaligned(fromByteOffset: bucket + 4, as: UInt32.self)
        }
        for index in 0..<count {
          add(
            FeatureKey.fingerprint(keys[index]), from: Int(places[index * 2]),
            to: Int(places[index * 2 + 1]), scores: base)
        }
      }
    }
  }
}

extension LinearModel {
  /// Read as a lexicon: fills in the class of a word and its only label.
  package func look(up word: inout WordForm) {
    var values: (Int32, Int32) = (0, 0)
    withUnsafeMutablePointer(to: &values) { pointer in
      pointer.withMemoryRebound(to: Int32.self, capacity: 2) { add(word.lower, to: $0) }
    }
    word.lexical = UInt64(UInt32(bitPattern: values.0))
    word.only = UInt8(truncatingIfNeeded: values.1)
  }
}

/// Making feature keys: a template's number mixed with up to four values.
///
/// Multiply-xorshift as in MurmurHash3's finalizer. Equal on every machine.
package enum FeatureKey {
  @inline(__always)
  package static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }

  @inline(__always)
  package static func key(_ template: UInt64, _ a: UInt64) -> UInt64 {
    mix(template &* 0xC2B2_AE3D_27D4_EB4F, a) &* 0xFF51_AFD7_ED55_8CCD
  }

  @inline(__always)
  package static func key(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    mix(mix(template &* 0xC2B2_AE3D_27D4_EB4F, a), b) &* 0xFF51_AFD7_ED55_8CCD
  }

  @inline(__always)
  package static func key(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    mix(mix(mix(template &* 0xC2B2_AE3D_27D4_EB4F, a), b), c) &* 0xFF51_AFD7_ED55_8CCD
  }

  @inline(__always)
  package static func key(
    _ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64
  ) -> UInt64 {
    mix(mix(mix(mix(template &* 0xC2B2_AE3D_27D4_EB4F, a), b), c), d) &* 0xFF51_AFD7_ED55_8CCD
  }

  /// The bits that tell keys of one bucket apart; not those that chose the bucket.
  @inline(__always)
  package static func fingerprint(_ key: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: (key ^ (key >> 32)) >> 8)
  }
}
