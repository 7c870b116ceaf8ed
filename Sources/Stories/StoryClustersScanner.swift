/// How often each term was read: open addressing with linear probing, cleared in O(terms).
struct TermCounts {
  private(set) var terms: [UInt32] = []
  private(set) var counts: [Float] = []
  /// Number of the term in each slot, plus one; 0 where the slot is free.
  private var slots: [UInt32]

  /// `slots` is a power of two.
  init(slots: Int = 2048) { self.slots = [UInt32](repeating: 0, count: slots) }

  mutating func add(_ term: UInt32, _ value: Float) {
    let mask = slots.count - 1
    var slot = Int(term &* 0x9E37_79B1 >> 8) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if terms[number] == term {
        counts[number] += value
        return
      }
      slot = (slot + 1) & mask
    }
    terms.append(term)
    counts.append(value)
    slots[slot] = UInt32(truncatingIfNeeded: terms.count)
    if terms.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, term) in terms.enumerated() {
      var slot = Int(term &* 0x9E37_79B1 >> 8) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
  }

  mutating func removeAll() {
    if terms.count * 8 > slots.count {
      for slot in slots.indices { slots[slot] = 0 }
    } else {
      let mask = slots.count - 1
      for term in terms {
        var slot = Int(term &* 0x9E37_79B1 >> 8) & mask
        // Every slot from the first one of a term up to a free one is taken by terms to clear.
        while slots[slot] != 0 {
          slots[slot] = 0
          slot = (slot + 1) & mask
        }
      }
    }
    terms.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
  }
}

/// Reads one term: letters and digits, with single marks inside ("u.s", "3,000", "half-built").
enum TermScanner {
  struct Term {
    var end: Int
    /// Hash of the folded term without plural s and possessive.
    var word: UInt32
    /// Hash of the folded term as it stands.
    var full: UInt32
    /// False for a single letter or digit.
    var isTerm: Bool
  }

  /// A longer term is cut.
  private static let longest = 64

  /// For each byte what it is folded to in a term, 0 where it stands in none. What may only go on
  /// with a letter, and not begin one, is left out.
  static let folded: [UInt8] = (0..<256).map { value in
    switch UInt8(value) {
    case 0x41...0x5A: UInt8(value) + 32
    case 0x61...0x7A, 0x30...0x39, 0xC3...0xE1, 0xE3...0xFF: UInt8(value)
    default: 0
    }
  }

  /// Behind such a byte a capital says nothing.
  @inline(__always) static func isBreak(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x22 || byte == 0x3A || byte == 0x0A
      || byte == 0xE2
  }

  /// The term that starts here, hashed from this basis on; `table` is `folded`.
  @inline(__always) static func term(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ basis: UInt32,
    _ table: UnsafeBufferPointer<UInt8>
  ) -> Term {
    var at = start
    var hash = basis
    var (last, last2): (UInt8, UInt8) = (0, 0)
    var count = 0
    let end = Swift.min(limit, start + longest)
    while at < end {
      let byte = bytes[at]
      var folded = table[Int(byte)]
      if folded != 0 {
        at += 1
      } else if byte >= 0x80 && byte < 0xC0 && at > start {
        folded = byte
        at += 1
      } else if let next = joint(bytes, at, end, table) {
        folded = byte == 0xE2 ? 0x27 : byte
        at = next
      } else {
        break
      }
      (last2, last) = (last, folded)
      hash = TermHash.step(hash, folded)
      count += 1
    }
    let full = hash
    if last == 0x73, last2 == 0x27 {
      (hash, count) = (TermHash.back(TermHash.back(hash, last), last2), count - 2)
    } else if last == 0x73, last2 != 0x73, count > 3 {
      (hash, count) = (TermHash.back(hash, last), count - 1)
    }
    return Term(end: Swift.max(at, start + 1), word: hash, full: full, isTerm: count > 1)
  }

  /// Behind a mark that joins two parts of a term: . , - ' ’ directly between letters.
  @inline(__always) private static func joint(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int,
    _ table: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let byte = bytes[at]
    if byte == 0x27 || byte == 0x2D || byte == 0x2E || byte == 0x2C {
      return at + 1 < end && table[Int(bytes[at + 1])] != 0 ? at + 1 : nil
    }
    guard byte == 0xE2, at + 3 < end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 else {
      return nil
    }
    return table[Int(bytes[at + 3])] != 0 ? at + 3 : nil
  }
}

/// Puts the lowest `most` keys first, in no order: partitions around medians of three. O(n) as a
/// rule; after 64 rounds it sorts, so that no input makes it quadratic.
func selectLowest(_ keys: inout [UInt64], _ most: Int) {
  guard most > 0, keys.count > most else { return }
  var (low, high, rounds) = (0, keys.count - 1, 0)
  while low < high {
    rounds += 1
    if rounds > 64 {
      keys.sort()
      return
    }
    let (a, b, c) = (keys[low], keys[(low + high) / 2], keys[high])
    let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
    var (left, right) = (low, high)
    while left <= right {
      while keys[left] < pivot { left += 1 }
      while keys[right] > pivot { right -= 1 }
      if left <= right {
        keys.swapAt(left, right)
        left += 1
        right -= 1
      }
    }
    if most - 1 <= right { high = right } else if most - 1 >= left { low = left } else { return }
  }
}
