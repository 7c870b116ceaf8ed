/// Shingles of five words and their winnowing.
///
/// Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) keeps the smallest hash of every
/// `window` neighbouring shingles: about 2 / (window + 1) of them, and at least one of any shared
/// run of window + 4 words.
enum Fingerprints {
  /// Words in a shingle.
  static let shingle = 5
  /// Stands for a shingle that matches nothing; no window selects it.
  static let silent = UInt64.max

  /// Hashes of all shingles of a document, one a start word. O(words).
  static func shingles(_ words: ArraySlice<UInt64>, into result: inout [UInt64]) {
    result.removeAll(keepingCapacity: true)
    guard words.count >= shingle else { return }
    words.withUnsafeBufferPointer { words in
      result.reserveCapacity(words.count)
      result.append(
        contentsOf: (0...(words.count - shingle)).lazy.map { at in
          var hash = words[at]
          for next in 1..<shingle { hash = rotate(hash) &+ words[at + next] }
          hash = (hash ^ (hash >> 31)) &* 0xBF58_476D_1CE4_E5B9
          return hash ^ (hash >> 32)
        })
    }
  }

  @inline(__always) private static func rotate(_ value: UInt64) -> UInt64 {
    (value << 13 | value >> 51) &* 5
  }

  /// Adds the selected shingles of one document. A run of equal hashes (one word repeated) gives
  /// one a window. A document shorter than the window gives its smallest shingle.
  static func winnow(
    _ shingles: [UInt64], of words: ArraySlice<UInt64>, window: Int, document: Int,
    into postings: inout [Posting]
  ) {
    guard !shingles.isEmpty else { return }
    shingles.withUnsafeBufferPointer { shingles in
      words.withUnsafeBufferPointer { words in
        var best = -1
        for last in Swift.min(window, shingles.count) - 1..<shingles.count {
          let first = Swift.max(0, last - window + 1)
          let previous = best
          if best < first {
            best = first
            for at in first...last where shingles[at] < shingles[best] { best = at }
          } else if shingles[last] < shingles[best] {
            best = last
          }
          if best != previous, shingles[best] != silent {
            postings.append(
              Posting(
                hash: shingles[best], context: ShingleContext.of(best, in: words),
                document: document))
          }
        }
      }
    }
  }
}
