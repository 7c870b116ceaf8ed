/// A shingle that two documents share.
struct Seed {
  /// Number of the later document, counted from the batch's first.
  var later: UInt32
  /// Number of the earlier document in the index.
  var earlier: UInt32
  /// Words by which the run of equal words may go on around the shingle (`ShingleContext`);
  /// `Seed.common` where too many documents share it to be evidence alone.
  var agreement: Int32

  static let common: Int32 = -1
  /// Two names, or numbers, that stand together in both (`NamePairs`).
  static let names: Int32 = -2
}

/// Which documents that share a shingle are paired.
///
/// The rule looks at earlier documents only, so that the pairs are the same whether documents come
/// one by one or all at once: the document that follows `widest` others with its shingle is paired
/// with the first of them and the last `reach`. The copies of one text stay connected, at linear
/// cost, but not every pair of them is listed. Of one outlet and day at most `perDay` documents
/// are remembered for a shingle: what an outlet prints on every page costs nothing.
struct PostingJoin {
  /// Up to this many earlier documents each is paired with.
  static let widest = 64
  static let reach = 8
  /// Documents from which on a shingle is no evidence by itself, unless all its context agrees: a
  /// phrase of eight words that many use.
  static let few = 8
  /// Documents of one outlet and day that a shingle is remembered of.
  static let perDay = 4
  /// Documents of one outlet from which on a shingle counts as its furniture.
  static let perOutlet = 4

  /// The documents remembered of one shingle: all while there are `widest` at most, else the first
  /// and the last `widest`.
  private var known: [Posting] = []
  private var total = 0
  private let base: Int
  private(set) var seeds: [Seed] = []
  /// What the index is to remember, sorted by key.
  private(set) var kept: [Posting] = []

  /// `base`: number of the batch's first document.
  init(base: Int) { self.base = base }

  /// Pairs the postings of one batch, sorted by key, with each other and with those of the runs,
  /// which hold earlier documents, the oldest run first.
  mutating func join(
    _ postings: [Posting], with runs: [PostingRun], issues: [CopyIndex.Issue]
  ) {
    kept.reserveCapacity(postings.count)
    var start = 0
    while start < postings.count {
      let key = postings[start].key
      var end = start + 1
      while end < postings.count, postings[end].key == key { end += 1 }
      recall(key, from: runs)
      if end - start == 1, total == 0 {
        kept.append(postings[start])
      } else {
        for at in start..<end
        where at == start || postings[at].document != postings[at - 1].document {
          pair(postings[at], issues)
        }
      }
      start = end
    }
  }

  private mutating func recall(_ key: UInt64, from runs: [PostingRun]) {
    known.removeAll(keepingCapacity: true)
    total = 0
    for run in runs {
      let range = run.range(of: key)
      guard !range.isEmpty else { continue }
      if total == 0, range.count > PostingJoin.widest {
        known.append(run.postings[range.lowerBound])
      }
      total += range.count
      known += run.postings[range.suffix(PostingJoin.widest)]
    }
    trim()
  }

  /// Keeps the first and the last `widest`.
  private mutating func trim() {
    let extra = known.count - PostingJoin.widest - 1
    if extra > 0 { known.removeSubrange(1...extra) }
  }

  private mutating func pair(_ posting: Posting, _ issues: [CopyIndex.Issue]) {
    let isCommon = total >= PostingJoin.widest
    let (outlet, day) = kin(of: issues[Int(posting.document)], issues)
    let isFurniture = outlet >= PostingJoin.perOutlet
    func append(_ other: Posting) {
      let isSame = isFurniture && issues[Int(other.document)].isSame(issues[Int(posting.document)])
      self.append(other, posting, isCommon: isCommon || isSame)
    }
    if isCommon { append(known[0]) }
    for other in isCommon ? known.suffix(PostingJoin.reach) : known[...] { append(other) }
    guard day < PostingJoin.perDay else { return }
    kept.append(posting)
    known.append(posting)
    total += 1
    if known.count > 2 * PostingJoin.widest { trim() }
  }

  private mutating func append(_ earlier: Posting, _ later: Posting, isCommon: Bool) {
    var agreement =
      isCommon ? Seed.common : Int32(ShingleContext.agreement(earlier.context, later.context))
    if earlier.isName {
      guard !isCommon else { return }
      agreement = Seed.names
    } else if total >= PostingJoin.few, agreement < ShingleContext.whole {
      agreement = min(agreement, 0)
    }
    seeds.append(
      Seed(
        later: later.document &- UInt32(truncatingIfNeeded: base), earlier: earlier.document,
        agreement: agreement))
  }

  /// How many of the last `widest` came from this outlet, and how many of those on this day.
  private func kin(
    of issue: CopyIndex.Issue, _ issues: [CopyIndex.Issue]
  ) -> (outlet: Int, day: Int) {
    guard known.count >= PostingJoin.perOutlet, issue.hasOutlet else { return (0, 0) }
    var (outlet, day) = (0, 0)
    for other in known.suffix(PostingJoin.widest) {
      let other = issues[Int(other.document)]
      guard other.isSame(issue) else { continue }
      outlet += 1
      if other.day == issue.day, issue.day != .min { day += 1 }
    }
    return (outlet, day)
  }
}

/// Stable least-significant-digit radix sort, eleven bits a pass.
enum RadixSort {
  /// Bits of numbers below `count`.
  static func bits(_ count: Int) -> Int { 64 - UInt64(Swift.max(1, count)).leadingZeroBitCount }

  /// Elements up to which comparing is cheaper than counting.
  private static let few = 512

  /// Sorts by the lowest `bits` bits of the key. O(bits / 11 × count), one buffer of `count`.
  static func sort<Element>(
    _ elements: inout [Element], bits: Int, by key: (Element) -> UInt64
  ) {
    guard elements.count > 1 else { return }
    if elements.count < few { return sortFew(&elements, key) }
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

  private static func sortFew<Element>(_ elements: inout [Element], _ key: (Element) -> UInt64) {
    let order = elements.indices.sorted {
      (key(elements[$0]), $0) < (key(elements[$1]), $1)
    }
    elements = order.map { elements[$0] }
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
