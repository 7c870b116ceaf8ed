/// A shingle that two documents share: the words where it stands.
struct Seed {
  /// The earlier number in the call, then the later one.
  var first: UInt32
  var second: UInt32
  var firstWord: UInt32
  var secondWord: UInt32

  var pair: UInt64 { UInt64(first) << 32 | UInt64(second) }
}

/// Joins postings of equal hash into seeds, grouped by pair of documents.
enum PostingJoin {
  /// Up to this many documents that share a shingle, each is paired with each. Beyond it each
  /// is paired with the first and its nearest `reach`: the copies of one text stay connected,
  /// at linear cost, but not every pair of them is listed.
  static let widest = 64
  static let reach = 8
  /// Occurrences of one shingle that count in one document.
  static let perDocument = 2

  /// Seeds ordered by pair. O(postings) plus O(seeds).
  static func seeds(of postings: inout [Posting], documents: Int) -> [Seed] {
    let bits = 64 - UInt64(Swift.max(1, postings.count)).leadingZeroBitCount + 12
    RadixSort.sort(&postings, bits: bits) { $0.hash }
    var seeds: [Seed] = []
    var group: [Posting] = []
    let mask = bits >= 64 ? UInt64.max : (1 << UInt64(bits)) - 1
    var start = 0
    while start < postings.count {
      var end = start + 1
      let key = postings[start].hash & mask
      while end < postings.count, postings[end].hash & mask == key { end += 1 }
      if end - start > 1 { join(postings, start..<end, &group, &seeds) }
      start = end
    }
    let width = 64 - UInt64(Swift.max(1, documents)).leadingZeroBitCount
    RadixSort.sort(&seeds, bits: width) { UInt64($0.second) }
    RadixSort.sort(&seeds, bits: width) { UInt64($0.first) }
    return seeds
  }

  /// Splits a run of equal low bits by whole hash (almost always one) and joins each.
  private static func join(
    _ postings: [Posting], _ range: Range<Int>, _ group: inout [Posting], _ seeds: inout [Seed]
  ) {
    let hash = postings[range.lowerBound].hash
    group.removeAll(keepingCapacity: true)
    var others: [Posting] = []
    for posting in postings[range] {
      if posting.hash == hash { keep(posting, in: &group) } else { others.append(posting) }
    }
    pair(group, into: &seeds)
    others.sort { ($0.hash, $0.document, $0.word) < ($1.hash, $1.document, $1.word) }
    var start = 0
    while start < others.count {
      group.removeAll(keepingCapacity: true)
      let next = others[start].hash
      while start < others.count, others[start].hash == next {
        keep(others[start], in: &group)
        start += 1
      }
      pair(group, into: &seeds)
    }
  }

  private static func keep(_ posting: Posting, in group: inout [Posting]) {
    let isFull =
      group.count >= perDocument
      && group[group.count - perDocument].document == posting.document
    if !isFull { group.append(posting) }
  }

  private static func pair(_ group: [Posting], into seeds: inout [Seed]) {
    let isWide = group.count > widest
    for (index, later) in group.enumerated() where index > 0 {
      let low = isWide ? Swift.max(0, index - reach) : 0
      for earlier in group[low..<index] { append(earlier, later, to: &seeds) }
      if low > 0 { append(group[0], later, to: &seeds) }
    }
  }

  private static func append(_ earlier: Posting, _ later: Posting, to seeds: inout [Seed]) {
    guard earlier.document != later.document else { return }
    seeds.append(
      Seed(
        first: earlier.document, second: later.document, firstWord: earlier.word,
        secondWord: later.word))
  }
}

/// Stable least-significant-digit radix sort, eleven bits a pass.
enum RadixSort {
  /// Sorts by the lowest `bits` bits of the key. O(bits / 11 × count), one buffer of `count`.
  static func sort<Element>(
    _ elements: inout [Element], bits: Int, by key: (Element) -> UInt64
  ) {
    guard elements.count > 1 else { return }
    var source = elements
    var target = elements
    var shift: UInt64 = 0
    while shift < UInt64(Swift.min(64, bits)) {
      pass(source, &target, shift, key)
      swap(&source, &target)
      shift += 11
    }
    elements = source
  }

  private static func pass<Element>(
    _ source: [Element], _ target: inout [Element], _ shift: UInt64, _ key: (Element) -> UInt64
  ) {
    var counts = [Int](repeating: 0, count: 2049)
    source.withUnsafeBufferPointer { source in
      for element in source { counts[Int((key(element) >> shift) & 2047) + 1] += 1 }
      for digit in 1...2048 { counts[digit] += counts[digit - 1] }
      target.withUnsafeMutableBufferPointer { target in
        for element in source {
          let digit = Int((key(element) >> shift) & 2047)
          target[counts[digit]] = element
          counts[digit] += 1
        }
      }
    }
  }
}
