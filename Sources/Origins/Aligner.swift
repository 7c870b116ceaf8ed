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

  /// The words of a run as long as this are not looked up one by one.
  static let longRun = 16

  private var left: Range<Int>?
  private var size = 0
  /// Open addressing: word number + 1 of the anchor that stands last in the left document.
  private var slots: [UInt32] = []
  /// For each left word, the previous place of the same anchor, as word number in the document
  /// + 1; 0 where there is none.
  private var previous: [UInt32] = []
  private var places: [UInt8] = []
  /// A bit for each anchor of the left document, 16 bits a word: most words of the right document
  /// are told from them by one look.
  private var marks: [UInt64] = []
  /// For each diagonal, the right word up to which it has been covered.
  private var covered: [Int32] = []

  /// All maximal runs of at least three words, ordered by right word. O(left + right) for texts,
  /// at most `mostPlaces` + the extension for each right word.
  mutating func runs(_ left: Range<Int>, _ right: Range<Int>, in table: WordTable) -> [Run] {
    guard left.count >= Aligner.anchor, right.count >= Aligner.anchor else { return [] }
    return table.hashes.withUnsafeBufferPointer { hashes in
      if self.left != left { prepare(left, hashes) }
      clear(left.count + right.count)
      return slots.withUnsafeBufferPointer { slots in
        previous.withUnsafeBufferPointer { previous in
          covered.withUnsafeMutableBufferPointer { covered in
            var match = AnchorMatch(
              hashes: hashes, slots: UnsafeBufferPointer(rebasing: slots[..<size]),
              previous: previous, covered: covered, left: left, right: right)
            return marks.withUnsafeBufferPointer { match.run(places, $0, size: size) }
          }
        }
      }
    }
  }

  private mutating func clear(_ count: Int) {
    if covered.count < count { covered = [Int32](repeating: 0, count: count * 2) }
    covered.withUnsafeMutableBufferPointer { covered in
      covered[..<count].update(repeating: 0)
    }
  }

  private mutating func mark(_ words: Range<Int>, _ hashes: UnsafeBufferPointer<UInt32>) {
    let count = size / 8
    if marks.count < count { marks = [UInt64](repeating: 0, count: count) }
    marks.withUnsafeMutableBufferPointer { marks in
      marks[..<count].update(repeating: 0)
      for at in words.lowerBound...(words.upperBound - Aligner.anchor) {
        let bit = AnchorMatch.bit(at, hashes, size: size)
        marks[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// Fills the table of the left document's anchors.
  private mutating func prepare(_ words: Range<Int>, _ hashes: UnsafeBufferPointer<UInt32>) {
    left = words
    size = 16
    while size < words.count * 2 { size *= 2 }
    if slots.count < size { slots = [UInt32](repeating: 0, count: size) }
    if previous.count < words.count {
      previous = [UInt32](repeating: 0, count: words.count * 2)
      places = [UInt8](repeating: 0, count: words.count * 2)
    }
    mark(words, hashes)
    slots.withUnsafeMutableBufferPointer { all in
      let slots = UnsafeMutableBufferPointer(rebasing: all[..<size])
      slots.update(repeating: 0)
      previous.withUnsafeMutableBufferPointer { previous in
        places.withUnsafeMutableBufferPointer { places in
          let reader = UnsafeBufferPointer(slots)
          for at in words.lowerBound...(words.upperBound - Aligner.anchor) {
            let slot = AnchorMatch.find(at, hashes, reader, base: words.lowerBound)
            let place = at - words.lowerBound
            let last = Int(slots[slot])
            previous[place] = UInt32(truncatingIfNeeded: last)
            places[place] = last == 0 ? 1 : Swift.min(200, places[last - 1] + 1)
            slots[slot] = UInt32(truncatingIfNeeded: place + 1)
          }
        }
      }
    }
  }
}

/// One walk of the right document over the anchors of the left.
private struct AnchorMatch {
  let hashes: UnsafeBufferPointer<UInt32>
  let slots: UnsafeBufferPointer<UInt32>
  let previous: UnsafeBufferPointer<UInt32>
  let covered: UnsafeMutableBufferPointer<Int32>
  let left: Range<Int>
  let right: Range<Int>
  var runs: [Run] = []
  /// Behind a long run the walk goes on from here: its words need no second place.
  private var skipped = 0

  init(
    hashes: UnsafeBufferPointer<UInt32>, slots: UnsafeBufferPointer<UInt32>,
    previous: UnsafeBufferPointer<UInt32>, covered: UnsafeMutableBufferPointer<Int32>,
    left: Range<Int>, right: Range<Int>
  ) {
    self.hashes = hashes
    self.slots = slots
    self.previous = previous
    self.covered = covered
    self.left = left
    self.right = right
  }

  /// The slot of the anchor at this word, or the free one where it belongs.
  @inline(__always) static func find(
    _ at: Int, _ hashes: UnsafeBufferPointer<UInt32>, _ slots: UnsafeBufferPointer<UInt32>,
    base: Int
  ) -> Int {
    let (one, two, three) = (hashes[at], hashes[at + 1], hashes[at + 2])
    var key = UInt64(one) &* 0x9E37_79B9_7F4A_7C15
    key = (key ^ UInt64(two)) &* 0xBF58_476D_1CE4_E5B9
    key = (key ^ UInt64(three)) &* 0x94D0_49BB_1331_11EB
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 32) & mask
    while slots[slot] != 0 {
      let other = base + Int(slots[slot]) - 1
      if hashes[other] == one, hashes[other + 1] == two, hashes[other + 2] == three { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// The bit of the anchor at this word, of 8 a slot.
  @inline(__always) static func bit(
    _ at: Int, _ hashes: UnsafeBufferPointer<UInt32>, size: Int
  ) -> Int {
    let mixed =
      (hashes[at] &* 0x9E37_79B1) ^ (hashes[at + 1] &* 0x85EB_CA77)
      ^ (hashes[at + 2] &* 0xC2B2_AE3D)
    return Int(mixed ^ (mixed >> 15)) & (size * 8 - 1)
  }

  mutating func run(
    _ places: [UInt8], _ marks: UnsafeBufferPointer<UInt64>, size: Int
  ) -> [Run] {
    places.withUnsafeBufferPointer { places in
      var at = right.lowerBound
      let end = right.upperBound - Aligner.anchor
      while at <= end {
        if at < skipped {
          at = skipped
          continue
        }
        let bit = AnchorMatch.bit(at, hashes, size: size)
        guard marks[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else {
          at += 1
          continue
        }
        var place = Int(slots[AnchorMatch.find(at, hashes, slots, base: left.lowerBound)])
        if place != 0, Int(places[place - 1]) <= Aligner.mostPlaces {
          while place != 0 {
            extend(left.lowerBound + place - 1, at)
            place = Int(previous[place - 1])
          }
        }
        at += 1
      }
    }
    return runs.sorted { ($0.right, $0.left) < ($1.right, $1.left) }
  }

  /// Extends an anchor both ways and adds the run, unless its diagonal is covered there.
  private mutating func extend(_ leftWord: Int, _ rightWord: Int) {
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
    if high >= Aligner.longRun { skipped = rightWord + high - Aligner.anchor + 1 }
  }
}
