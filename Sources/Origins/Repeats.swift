import Documents
import Spans

/// Passages that one document tells twice.
enum Repeats {
  /// Words of the shortest repeat.
  static let shortest = 8

  /// Repeats of every document: those the intake marked, and those found here, word for word.
  static func find(in documents: [Document], table: WordTable) -> [SharedPassage] {
    var result: [SharedPassage] = []
    var finder = RepeatFinder()
    for (number, document) in documents.enumerated() {
      for passage in document.passages where passage.role == .repeat {
        guard let of = passage.of else { continue }
        result.append(self.passage(passage.span, of: of, in: number))
      }
      for run in finder.runs(table.words(of: number), in: table) {
        result.append(
          self.passage(
            span(run.right..<run.rightEnd, in: table), of: span(run.left..<run.leftEnd, in: table),
            in: number))
      }
    }
    return result
  }

  private static func passage(_ span: Span, of first: Span, in document: Int) -> SharedPassage {
    SharedPassage(
      document: document, span: span, source: document, sourceSpan: first, kind: .verbatim,
      isDirected: true)
  }

  private static func span(_ words: Range<Int>, in table: WordTable) -> Span {
    Span(Int(table.starts[words.lowerBound]), table.end(words.upperBound - 1))
  }
}

/// Finds repeated runs of one document with a table of its five-word shingles.
struct RepeatFinder {
  private static let length = 5
  private var slots: [UInt32] = []
  private var stamps: [UInt32] = []
  private var stamp: UInt32 = 0

  /// Runs of at least `Repeats.shortest` words whose earlier copy (left) ends before they start.
  /// O(words): only the first place of each shingle is kept, so a third copy is told of the first.
  mutating func runs(_ words: Range<Int>, in table: WordTable) -> [Run] {
    guard words.count >= Repeats.shortest * 2 else { return [] }
    prepare(words.count)
    return table.hashes.withUnsafeBufferPointer { hashes in
      var runs: [Run] = []
      var end = words.lowerBound
      for at in words.lowerBound...(words.upperBound - RepeatFinder.length) {
        guard let left = place(at, hashes, base: words.lowerBound), at >= end else { continue }
        let run = RepeatFinder.extended(left, at, words, hashes, floor: end)
        guard run.count >= Repeats.shortest else { continue }
        end = run.rightEnd
        runs.append(run)
      }
      return runs
    }
  }

  private mutating func prepare(_ count: Int) {
    var size = 1024
    while size < count * 2 { size *= 2 }
    if slots.count < size {
      slots = [UInt32](repeating: 0, count: size)
      stamps = [UInt32](repeating: 0, count: size)
      stamp = 0
    }
    stamp += 1
  }

  /// The first place of the shingle at this word, if it is an earlier one; else notes this one.
  private mutating func place(
    _ at: Int, _ hashes: UnsafeBufferPointer<UInt32>, base: Int
  ) -> Int? {
    var key: UInt64 = 0
    for offset in 0..<RepeatFinder.length {
      key = (key ^ UInt64(hashes[at + offset])) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
    }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 7) & mask
    while stamps[slot] == stamp {
      let left = base + Int(slots[slot])
      if (0..<RepeatFinder.length).allSatisfy({ hashes[left + $0] == hashes[at + $0] }) {
        return left
      }
      slot = (slot + 1) & mask
    }
    stamps[slot] = stamp
    slots[slot] = UInt32(at - base)
    return nil
  }

  private static func extended(
    _ left: Int, _ right: Int, _ words: Range<Int>, _ hashes: UnsafeBufferPointer<UInt32>,
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
