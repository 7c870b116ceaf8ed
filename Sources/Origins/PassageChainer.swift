/// Two stretches of words that tell the same, with the runs they agree on.
struct AlignedPassage {
  /// Word numbers in the table.
  var document: Range<Int>
  var source: Range<Int>
  /// Words on the document's side that stand in a run.
  var matched: Int
  var longestRun: Int
}

/// Chains runs of equal words into whole passages, as an editor would mark them.
///
/// Runs that lie near each other on both sides form one block, whatever their order inside it
/// (a rewritten sentence swaps its clauses). Blocks that follow each other on both sides are
/// joined over a gap the document closed (sentences cut from the source) or over a reworded
/// stretch of similar length, but not over sentences that the document added. Edges then move out
/// to the sentence's edge where most of the sentence is covered.
///
/// It gets wrong: an added aside of fewer than `smallGap` words (kept inside the passage), and a
/// paragraph moved within its neighbours' reach (one passage instead of two).
struct PassageChainer {
  /// Words between two runs of one block, for long runs; short runs must lie nearer.
  static let reach = 20
  /// Unmatched words on the document's side that never split a passage.
  static let smallGap = 12
  /// Unmatched words on both sides, of similar number, that count as reworded.
  static let rewordedGap = 30
  /// Words an editor may have cut from the source inside one passage.
  static let cut = 200
  /// Words of a phrase that may echo a run by chance.
  static let longestEcho = 4
  /// A block needs a run as long as this, or `leastMatched` words in several runs.
  static let leastRun = 8
  static let leastMatched = 12

  let table: WordTable

  /// `runs` are ordered by right word; `isSwapped`: the right side is the source.
  func passages(
    _ runs: [Run], document: Range<Int>, source: Range<Int>, isSwapped: Bool
  ) -> [AlignedPassage] {
    let turned =
      isSwapped ? runs.map { Run(left: $0.right, right: $0.left, count: $0.count) } : runs
    let ordered = isSwapped ? turned.sorted { ($0.right, $0.left) < ($1.right, $1.left) } : turned
    return joined(blocks(ordered)).map { rounded($0, document, source) }
  }

  private struct Block {
    var source: Range<Int>
    var document: Range<Int>
    var matched: Int
    var longestRun: Int
    /// The longest run itself.
    var core: Run

    init(_ run: Run) {
      core = run
      source = run.left..<run.leftEnd
      document = run.right..<run.rightEnd
      matched = run.count
      longestRun = run.count
    }

    mutating func add(_ other: Block) {
      let new =
        other.document.upperBound - Swift.max(other.document.lowerBound, document.upperBound)
      matched += Swift.max(0, Swift.min(new, other.matched))
      if other.longestRun > longestRun { core = other.core }
      longestRun = Swift.max(longestRun, other.longestRun)
      source = PassageChainer.hull(source, other.source)
      document = PassageChainer.hull(document, other.document)
    }

    /// A phrase that only repeats words of the other's longest run on one side.
    func isEcho(of other: Block) -> Bool {
      matched <= PassageChainer.longestEcho
        && (other.core.left <= source.lowerBound && source.upperBound <= other.core.leftEnd
          || other.core.right <= document.lowerBound && document.upperBound <= other.core.rightEnd)
    }

    var isEvidence: Bool {
      longestRun >= PassageChainer.leastRun || matched >= PassageChainer.leastMatched
    }
  }

  private static func hull(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
    Swift.min(one.lowerBound, other.lowerBound)..<Swift.max(one.upperBound, other.upperBound)
  }

  /// Words between two stretches, 0 where they meet or overlap.
  private static func distance(_ one: Range<Int>, _ other: Range<Int>) -> Int {
    Swift.max(
      0, Swift.max(one.lowerBound, other.lowerBound) - Swift.min(one.upperBound, other.upperBound))
  }

  /// One sweep over the runs; at most `reach` × `Aligner.mostPlaces` blocks are open at a time.
  private func blocks(_ runs: [Run]) -> [Block] {
    var open: [Block] = []
    var closed: [Block] = []
    for run in runs {
      for index in open.indices.reversed()
      where open[index].document.upperBound + PassageChainer.reach < run.right {
        closed.append(open.remove(at: index))
      }
      add(Block(run), reach: Swift.min(PassageChainer.reach, 4 + 2 * run.count), to: &open)
    }
    return (closed + open).filter(\.isEvidence).sorted {
      ($0.document.lowerBound, $0.source.lowerBound) < (
        $1.document.lowerBound, $1.source.lowerBound
      )
    }
  }

  /// Puts a run into the open block it lies near, and blocks it connects together.
  private func add(_ run: Block, reach: Int, to open: inout [Block]) {
    var merged: Int?
    for index in open.indices.reversed() {
      guard PassageChainer.distance(open[index].source, run.source) <= reach,
        PassageChainer.distance(open[index].document, run.document) <= reach
      else { continue }
      if run.isEcho(of: open[index]) { return }
      if open[index].isEcho(of: run) {
        open.remove(at: index)
        if let target = merged, target > index { merged = target - 1 }
      } else if let target = merged {
        open[index].add(open[target])
        open.remove(at: target)
        merged = index
      } else {
        open[index].add(run)
        merged = index
      }
    }
    if merged == nil { open.append(run) }
  }

  /// Joins blocks that follow each other on both sides.
  private func joined(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      if let last = result.last, follows(last, block) {
        result[result.count - 1].add(block)
      } else {
        result.append(block)
      }
    }
    return result
  }

  private func follows(_ last: Block, _ next: Block) -> Bool {
    let inDocument = next.document.lowerBound - last.document.upperBound
    let inSource = next.source.lowerBound - last.source.upperBound
    guard inSource >= -PassageChainer.smallGap else { return false }
    if inDocument <= PassageChainer.smallGap { return inSource <= PassageChainer.cut }
    return inDocument <= PassageChainer.rewordedGap && inSource <= PassageChainer.cut
      && inSource * 3 >= inDocument
  }

  /// Moves the edges out to those of their sentences where most of the sentence is covered.
  private func rounded(
    _ block: Block, _ document: Range<Int>, _ source: Range<Int>
  ) -> AlignedPassage {
    var passage = AlignedPassage(
      document: block.document, source: block.source, matched: block.matched,
      longestRun: block.longestRun)
    let isVerbatim = block.matched == block.document.count
    if !isVerbatim || block.source.count != block.document.count {
      passage.document = rounded(block.document, in: document)
      passage.source = rounded(block.source, in: source)
    }
    return passage
  }

  /// Words of a sentence that may be missing at an edge of a passage, in its share.
  private func rounded(_ words: Range<Int>, in all: Range<Int>) -> Range<Int> {
    var low = words.lowerBound
    while low > all.lowerBound, !table.opensSentence(low), words.lowerBound - low < 8 { low -= 1 }
    var high = words.upperBound
    while high < all.upperBound, !table.opensSentence(high), high - words.upperBound < 8 {
      high += 1
    }
    if !table.opensSentence(low), low != all.lowerBound { low = words.lowerBound }
    if high != all.upperBound, !table.opensSentence(high) { high = words.upperBound }
    return low..<high
  }
}
