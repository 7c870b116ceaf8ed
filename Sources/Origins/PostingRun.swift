/// Postings of a range of documents, sorted by key, with a directory over the upper bits.
struct PostingRun: Sendable {
  private(set) var postings: [Posting]
  /// For each value of the upper bits, where its postings start; one entry more than values.
  private var directory: [UInt32]
  /// Bits of the key's upper half that the directory leaves out.
  private var shift: UInt32

  /// Postings of one directory entry, on average at most.
  private static let perEntry = 16

  /// `postings` should be sorted by key and hold fewer than 2³² members. Where they are not
  /// sorted, as in bytes somebody tampered with, lookups miss; they never leave the array.
  init(_ postings: [Posting]) {
    self.postings = postings
    var bits: UInt32 = 0
    while bits < 28, postings.count >> Int(bits) > PostingRun.perEntry { bits += 1 }
    shift = 32 - bits
    directory = [UInt32](repeating: UInt32(postings.count), count: (1 << Int(bits)) + 1)
    var next = 0
    for (at, posting) in postings.enumerated() {
      let entry = Int(UInt64(posting.high) >> UInt64(shift))
      while next <= entry {
        directory[next] = UInt32(at)
        next += 1
      }
    }
  }

  /// Where the postings of a key stand. O(log) of the entry's postings.
  func range(of key: UInt64) -> Range<Int> {
    let entry = Int((key >> 16) >> UInt64(shift))
    guard entry + 1 < directory.count else { return 0..<0 }
    var low = Int(directory[entry])
    let end = Swift.max(low, Int(directory[entry + 1]))
    low = postings.withUnsafeBufferPointer { postings in
      PostingRun.firstIndex(in: low..<end, of: key, postings)
    }
    var high = low
    while high < end, postings[high].key == key, high - low < 8 { high += 1 }
    guard high - low == 8 else { return low..<high }
    return
      low..<postings.withUnsafeBufferPointer { postings in
        PostingRun.firstIndex(in: high..<end, of: key + 1, postings)
      }
  }

  private static func firstIndex(
    in range: Range<Int>, of key: UInt64, _ postings: UnsafeBufferPointer<Posting>
  ) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if postings[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// This run and one of later documents. O(n).
  func merged(with later: PostingRun) -> PostingRun {
    let count = postings.count + later.postings.count
    let merged = [Posting](unsafeUninitializedCapacity: count) { target, filled in
      postings.withUnsafeBufferPointer { one in
        later.postings.withUnsafeBufferPointer { other in
          var (left, right) = (0, 0)
          while left < one.count, right < other.count {
            if one[left].key <= other[right].key {
              target[left + right] = one[left]
              left += 1
            } else {
              target[left + right] = other[right]
              right += 1
            }
          }
          for at in left..<one.count { target[at + right] = one[at] }
          for at in right..<other.count { target[one.count + at] = other[at] }
        }
      }
      filled = count
    }
    return PostingRun(merged)
  }
}
