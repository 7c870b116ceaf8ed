import Documents
import Spans

/// Passages that one document tells twice.
enum RepeatedPassages {
  /// Words of the shortest repeat.
  static let shortest = 8

  /// Adds the repeats of one document: those the intake marked, and those found here, word for
  /// word. `shingles` are those of all words the scanner read, furniture included.
  static func add(
    _ document: Document, _ number: Int, _ scanner: WordScanner, _ shingles: [UInt64],
    _ finder: inout RepeatFinder, to result: inout [SharedPassage]
  ) {
    var marked: [Span] = []
    for passage in document.passages where passage.role == .repeat {
      guard let of = passage.of else { continue }
      marked.append(passage.span)
      result.append(self.passage(passage.span, of: of, in: number))
    }
    marked.sort()
    var first = 0
    for run in finder.runs(shingles, of: scanner) {
      let span = scanner.span(run.right..<run.rightEnd)
      // Runs ascend and don't overlap: what ends before one ends before all that follow.
      while first < marked.count, marked[first].end <= span.start { first += 1 }
      let known = marked[first...].prefix { $0.start < span.end }
        .reduce(0) { $0 + ($1.intersection(span)?.length ?? 0) }
      guard known * 5 < span.length * 4 else { continue }
      result.append(
        self.passage(span, of: scanner.span(run.left..<run.leftEnd), in: number))
    }
  }

  private static func passage(_ span: Span, of first: Span, in document: Int) -> SharedPassage {
    SharedPassage(
      document: document, span: span, source: document, sourceSpan: first, kind: .verbatim,
      direction: .sameDocument)
  }
}

/// Finds repeated runs of one document with a table of its five-word shingles.
struct RepeatFinder {
  /// Number of the first word of a shingle, under the number of the document it was noted for.
  private var slots: [UInt64] = []
  private var stamp: UInt64 = 0

  /// Runs of at least `RepeatedPassages.shortest` words whose earlier copy (left) ends before they
  /// start. O(words): only the first place of each shingle is kept, so a third copy is told of the
  /// first.
  mutating func runs(_ shingles: [UInt64], of scanner: WordScanner) -> [Run] {
    guard scanner.count >= RepeatedPassages.shortest * 2 else { return [] }
    let pairs = pairs(shingles)
    guard !pairs.isEmpty else { return [] }
    return scanner.hashes.withUnsafeBufferPointer { hashes in
      var runs: [Run] = []
      var end = 0
      for pair in pairs where pair.right >= end {
        let run = RepeatFinder.extended(
          pair.left, pair.right, 0..<scanner.count, hashes, floor: end)
        guard run.count >= RepeatedPassages.shortest else { continue }
        end = run.rightEnd
        runs.append(run)
      }
      return runs
    }
  }

  /// Places of equal shingles, each with the first such place, in text order.
  private mutating func pairs(_ shingles: [UInt64]) -> [(left: Int, right: Int)] {
    prepare(shingles.count)
    let stamp = stamp
    var pairs: [(left: Int, right: Int)] = []
    slots.withUnsafeMutableBufferPointer { slots in
      shingles.withUnsafeBufferPointer { shingles in
        let mask = slots.count - 1
        for (at, key) in shingles.enumerated() {
          var slot = Int(truncatingIfNeeded: key >> 7) & mask
          while slots[slot] >> 32 == stamp, shingles[Int(slots[slot] & 0xFFFF_FFFF)] != key {
            slot = (slot + 1) & mask
          }
          if slots[slot] >> 32 == stamp {
            pairs.append((Int(slots[slot] & 0xFFFF_FFFF), at))
          } else {
            slots[slot] = stamp << 32 | UInt64(at)
          }
        }
      }
    }
    return pairs
  }

  private mutating func prepare(_ count: Int) {
    var size = 4096
    while size < count * 2 { size *= 2 }
    if slots.count < size {
      slots = [UInt64](repeating: 0, count: size)
      stamp = 0
    }
    stamp += 1
  }

  private static func extended(
    _ left: Int, _ right: Int, _ words: Range<Int>, _ hashes: UnsafeBufferPointer<UInt64>,
    floor: Int
  ) -> Run {
    var low = 0
    while left - low > words.lowerBound, right - low > floor,
      hashes[left - low - 1] == hashes[right - low - 1]
    { low += 1 }
    var high = 0
    while right + high < words.upperBound, left + high < right - low,
      hashes[left + high] == hashes[right + high]
    { high += 1 }
    return Run(left: left - low, right: right - low, count: low + high)
  }
}
