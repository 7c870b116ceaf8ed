import Documents

/// An index of what documents say word for word, which grows as documents come in.
///
/// It holds no text: about 50 postings of 12 bytes for a report of 5 kB (`window` 32), so a million
/// reports need 0.6 GB. A new document is looked up and aligned with those it shares something
/// with; their texts are asked for. Postings stand in sorted runs of growing size that are merged
/// now and then, so that adding costs O(log n) a posting over time; a single call that merges the
/// largest runs costs O(n).
///
/// Against `SharedPassages.find`, which selects more shingles (`window` 8), this index is sure to
/// find shared runs of 36 words, not 12; of shorter ones most. With the same window, passages are
/// the same, however the documents are split into calls. In another order they are the same, too,
/// as long as no shingle stands in more than `PostingJoin.widest` documents (or `perDay` of one
/// outlet and day) and no document has more than `mostPartners`; beyond that, which copies of a
/// text are listed as pairs depends on the order, the groups they form do not.
package struct CopyIndex: Sendable {
  /// Shingles of which one is kept.
  package let window: Int
  /// Looks for retold texts on weaker signs, too: five times the cost where reports of one event
  /// abound.
  package let isThorough: Bool
  private(set) var issues: [Issue] = []
  /// Of ascending documents, the oldest first, each at least `growth` times as long as the next.
  private(set) var runs: [PostingRun] = []

  package static let defaultWindow = 32
  /// Earlier documents that a document is aligned with: those with the most shingles in common.
  static let mostPartners = 128
  private static let growth = 4

  package init(window: Int = CopyIndex.defaultWindow, isThorough: Bool = false) {
    self.window = Swift.max(1, window)
    self.isThorough = isThorough
  }

  init(window: Int, isThorough: Bool, issues: [Issue], runs: [PostingRun]) {
    self.window = window
    self.isThorough = isThorough
    self.issues = issues
    self.runs = runs
  }

  /// Documents in the index. The next one gets this number.
  package var count: Int { issues.count }

  /// Which outlet brought a document out on which day, as far as it is known: 8 bytes.
  struct Issue: Sendable, Hashable {
    /// 25 bits of the outlet's hash, 0 where there is none; a bit for short documents; six bits
    /// with the number of name pairs kept.
    private(set) var outlet: UInt32
    var day: Int32

    private static let own: UInt32 = 127

    init(outlet: UInt32, day: Int32, isShort: Bool, names: Int) {
      self.outlet =
        outlet & ~Issue.own | (isShort ? 64 : 0) | UInt32(Swift.max(0, Swift.min(63, names)))
      self.day = day
    }

    init(outlet: UInt32, day: Int32) {
      self.outlet = outlet
      self.day = day
    }

    var isShort: Bool { outlet & 64 != 0 }
    var names: Int { Int(outlet & 63) }
    var hasOutlet: Bool { outlet > Issue.own }
    /// Days within which a text is retold: later reports only repeat what is known.
    private static let daysOfRetelling = 3

    /// Near enough in time that one may retell the other, or not dated.
    func isNear(_ other: Issue) -> Bool {
      guard day != .min, other.day != .min else { return true }
      return abs(Int(day) - Int(other.day)) <= Issue.daysOfRetelling
    }

    /// Of the same outlet, on whichever day.
    func isSame(_ other: Issue) -> Bool { outlet | Issue.own == other.outlet | Issue.own }
  }

  /// Adds documents and gives the passages they share with earlier ones and with each other, in no
  /// order, with the numbers of the index. Furniture of an outlet is not taken out: that needs all
  /// passages of a document (`OutletFurniture`). `earlier` gives the document of a number; where it
  /// gives nil, nothing is compared with that one.
  package mutating func add(
    _ documents: [Document], earlier: (Int) -> Document? = { _ in nil }
  ) -> [SharedPassage] {
    let (passages, kept) = compare(documents, earlier: earlier)
    append(kept)
    return passages
  }

  /// The passages, and the postings that would have to be kept.
  mutating func compare(
    _ documents: [Document], earlier: (Int) -> Document?
  ) -> (passages: [SharedPassage], kept: [Posting]) {
    let base = count
    var batch = CopyBatch(documents, base: base, window: window)
    issues += batch.issues
    var join = PostingJoin(base: base)
    join.join(batch.takePostings(), with: runs, issues: issues)
    let pairs = candidates(join.seeds, batch)
    let kept = join.kept
    join = PostingJoin(base: base)
    return (batch.passages(of: pairs, earlier: earlier), kept)
  }

  /// Adds a run, and merges it and its predecessors while they are not much longer.
  private mutating func append(_ postings: [Posting]) {
    guard !postings.isEmpty else { return }
    var run = PostingRun(postings)
    while let last = runs.last, last.postings.count < CopyIndex.growth * run.postings.count {
      run = last.merged(with: run)
      runs.removeLast()
    }
    runs.append(run)
  }

  /// The pairs worth aligning, ordered by later, then earlier document.
  private func candidates(_ seeds: [Seed], _ batch: CopyBatch) -> [CandidatePair] {
    var seeds = seeds
    RadixSort.sort(&seeds, bits: RadixSort.bits(count)) { UInt64($0.earlier) }
    RadixSort.sort(&seeds, bits: RadixSort.bits(batch.issues.count)) { UInt64($0.later) }
    var pairs: [CandidatePair] = []
    var start = 0
    var first = 0
    while start < seeds.count {
      let seed = seeds[start]
      var end = start + 1
      while end < seeds.count, seeds[end].later == seed.later, seeds[end].earlier == seed.earlier {
        end += 1
      }
      if let last = pairs.last, last.later != Int(seed.later) {
        CandidatePair.limit(&pairs, from: first)
        first = pairs.count
      }
      if let pair = candidate(seeds[start..<end], batch) { pairs.append(pair) }
      start = end
    }
    CandidatePair.limit(&pairs, from: first)
    return pairs
  }

  /// One shingle that seems to go on for long, or two; in a short document less weighs as much. Of
  /// shingles that many share, a sixteenth of those selected of the later document. Or two pairs of
  /// names.
  private func candidate(_ seeds: ArraySlice<Seed>, _ batch: CopyBatch) -> CandidatePair? {
    guard let seed = seeds.first else { return nil }
    var (rare, common, names) = (0, 0, 0)
    var longest = Seed.common
    for seed in seeds {
      switch seed.agreement {
      case Seed.names: names += 1
      case Seed.common: common += 1
      default:
        rare += 1
        longest = Swift.max(longest, seed.agreement)
      }
    }
    let (issue, other) = (batch.issues[Int(seed.later)], issues[Int(seed.earlier)])
    let isShort = issue.isShort || other.isShort
    let isAlike =
      rare > 1 || longest >= (isShort ? 1 : 3)
      || rare + common >= Swift.max(3, batch.selected[Int(seed.later)] / 16)
    let mayBeReworded =
      issue.isNear(other)
      && names
        >= NamePairs.least(
          of: Swift.min(issue.names, other.names), isShort: isShort, isThorough: isThorough)
    guard isAlike || mayBeReworded else { return nil }
    return CandidatePair(
      later: Int(seed.later), earlier: Int(seed.earlier), shared: seeds.count, isAlike: isAlike,
      mayBeReworded: mayBeReworded)
  }
}

/// Two documents to be aligned.
struct CandidatePair {
  /// Number of the later document, counted from the batch's first.
  var later: Int
  /// Number of the earlier document in the index.
  var earlier: Int
  /// Shingles and pairs of names both have.
  var shared: Int
  /// Enough words in a row, and enough names together, that both have in common.
  var isAlike: Bool
  var mayBeReworded: Bool

  /// Keeps the `CopyIndex.mostPartners` pairs with the most in common of those from here on.
  static func limit(_ pairs: inout [CandidatePair], from first: Int) {
    guard pairs.count - first > CopyIndex.mostPartners else { return }
    let best = pairs[first...].sorted { ($1.shared, $0.earlier) < ($0.shared, $1.earlier) }
      .prefix(CopyIndex.mostPartners)
    pairs.replaceSubrange(first..., with: best.sorted { $0.earlier < $1.earlier })
  }
}
