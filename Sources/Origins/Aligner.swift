/// A run of equal words in two documents. Word numbers are those of the whole `WordTable`.
struct Run {
  var left: Int
  var right: Int
  var count: Int

  var leftEnd: Int { left + count }
  var rightEnd: Int { right + count }
}

/// Finds the runs of equal words of a pair of documents: from three-word anchors, extended as far
/// as the words agree. The anchors of the left document are kept while its partners change.
struct Aligner {
  /// Words in an anchor.
  static let anchor = 3
  /// An anchor that stands more often than this in the left document is no evidence of place.
  static let mostPlaces = 4

  private var left: Range<Int>?
  /// Open addressing: word number + 1 of the anchor that stands last in the left document.
  private var slots: [UInt32] = []
  /// For each left word, the previous place of the same anchor, as word number in the document
  /// + 1; 0 where there is none.
  private var previous: [UInt32] = []
  private var places: [UInt8] = []
  /// For each diagonal, the right word up to which it has been covered.
  private var covered: [Int32] = []

  /// All maximal runs of at least three words, ordered by right word. O(left + right) for texts,
  /// at most `mostPlaces` + the extension for each right word.
  mutating func runs(_ left: Range<Int>, _ right: Range<Int>, in table: WordTable) -> [Run] {
    guard left.count >= Aligner.anchor, right.count >= Aligner.anchor else { return [] }
    return table.hashes.withUnsafeBufferPointer { hashes in
      if self.left != left { index(left, hashes) }
      return match(left, right, hashes)
    }
  }

  @inline(__always) private static func key(
    _ hashes: UnsafeBufferPointer<UInt32>, _ at: Int
  ) -> UInt64 {
    var key = UInt64(hashes[at]) &* 0x9E37_79B9_7F4A_7C15
    key = (key ^ UInt64(hashes[at + 1])) &* 0xBF58_476D_1CE4_E5B9
    key = (key ^ UInt64(hashes[at + 2])) &* 0x94D0_49BB_1331_11EB
    return key ^ (key >> 32)
  }

  private static func isSame(
    _ hashes: UnsafeBufferPointer<UInt32>, _ left: Int, _ right: Int
  ) -> Bool {
    hashes[left] == hashes[right] && hashes[left + 1] == hashes[right + 1]
      && hashes[left + 2] == hashes[right + 2]
  }

  private mutating func index(_ words: Range<Int>, _ hashes: UnsafeBufferPointer<UInt32>) {
    left = words
    var size = 16
    while size < words.count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    previous = [UInt32](repeating: 0, count: words.count)
    places = [UInt8](repeating: 1, count: words.count)
    for at in words.lowerBound...(words.upperBound - Aligner.anchor) {
      let slot = find(at, hashes, base: words.lowerBound)
      let number = UInt32(at - words.lowerBound + 1)
      if slots[slot] != 0 {
        let last = Int(slots[slot]) - 1
        previous[Int(number) - 1] = slots[slot]
        places[Int(number) - 1] = Swift.min(200, places[last] + 1)
      }
      slots[slot] = number
    }
  }

  /// The slot of the anchor at this word, or the free one where it belongs.
  private func find(
    _ at: Int, _ hashes: UnsafeBufferPointer<UInt32>, base: Int
  ) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Aligner.key(hashes, at)) & mask
    while slots[slot] != 0, !Aligner.isSame(hashes, base + Int(slots[slot]) - 1, at) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func match(
    _ left: Range<Int>, _ right: Range<Int>, _ hashes: UnsafeBufferPointer<UInt32>
  ) -> [Run] {
    covered = [Int32](repeating: 0, count: left.count + right.count)
    var runs: [Run] = []
    for at in right.lowerBound...(right.upperBound - Aligner.anchor) {
      var place = Int(slots[find(at, hashes, base: left.lowerBound)])
      guard place != 0, Int(places[place - 1]) <= Aligner.mostPlaces else { continue }
      while place != 0 {
        extend(left.lowerBound + place - 1, at, left, right, hashes, &runs)
        place = Int(previous[place - 1])
      }
    }
    return runs.sorted { ($0.right, $0.left) < ($1.right, $1.left) }
  }

  /// Extends an anchor both ways and adds the run, unless its diagonal is covered there.
  private mutating func extend(
    _ leftWord: Int, _ rightWord: Int, _ left: Range<Int>, _ right: Range<Int>,
    _ hashes: UnsafeBufferPointer<UInt32>, _ runs: inout [Run]
  ) {
    let diagonal = (leftWord - left.lowerBound) - (rightWord - right.lowerBound) + right.count
    guard Int(covered[diagonal]) <= rightWord - right.lowerBound else { return }
    var low = 0
    while leftWord - low > left.lowerBound, rightWord - low > right.lowerBound,
      hashes[leftWord - low - 1] == hashes[rightWord - low - 1]
    { low += 1 }
    var high = Aligner.anchor
    while leftWord + high < left.upperBound, rightWord + high < right.upperBound,
      hashes[leftWord + high] == hashes[rightWord + high]
    { high += 1 }
    covered[diagonal] = Int32(truncatingIfNeeded: rightWord + high - right.lowerBound)
    runs.append(Run(left: leftWord - low, right: rightWord - low, count: low + high))
  }
}
