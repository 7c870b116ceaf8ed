import Spans

/// Finds blocks that a document prints twice, word for word or nearly.
///
/// A block of eight words or more repeats an earlier one when four in five of its runs of three
/// words stand in that one and their lengths differ by less than a fifth. A shorter block counts
/// only beside such a repeat, where the earlier neighbour is the same too. Each run remembers the
/// first block that has it, so the time is O(words); a block made of pieces of several earlier
/// ones is no repeat.
enum Repeats {
  static let shortest = 8

  /// For each block the earlier block it repeats.
  static func find(in blocks: [TextBlock]) -> [Int?] {
    var origin = [Int?](repeating: nil, count: blocks.count)
    var first: [UInt64: Int] = [:]
    for (index, block) in blocks.enumerated() where block.count >= shortest {
      let runs = self.runs(block.hashes)
      origin[index] = earlier(runs, first, block, blocks)
      if origin[index] == nil {
        for run in runs where first[run] == nil { first[run] = index }
      }
    }
    spread(&origin, blocks)
    return origin
  }

  private static func runs(_ hashes: [UInt64]) -> [UInt64] {
    guard hashes.count > 2 else { return [] }
    return hashes.indices.dropLast(2).map { index -> UInt64 in
      let pair: UInt64 = hashes[index] &* 31 &+ hashes[index + 1]
      return pair &* 0x9E37_79B9_7F4A_7C15 &+ hashes[index + 2]
    }
  }

  private static func earlier(
    _ runs: [UInt64], _ first: [UInt64: Int], _ block: TextBlock, _ blocks: [TextBlock]
  ) -> Int? {
    var hits: [Int: Int] = [:]
    for run in runs { if let found = first[run] { hits[found, default: 0] += 1 } }
    guard let best = hits.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    let length = blocks[best.key].count
    guard best.value * 5 >= runs.count * 4, abs(length - block.count) * 5 < max(length, block.count)
    else { return nil }
    return best.key
  }

  /// Takes headings and one-liners between repeats along, forwards and backwards.
  private static func spread(_ origin: inout [Int?], _ blocks: [TextBlock]) {
    for index in blocks.indices.dropFirst() where origin[index] == nil {
      if let before = origin[index - 1], before + 1 < index { take(before + 1) }
      func take(_ candidate: Int) {
        if blocks[candidate].hashes == blocks[index].hashes, !blocks[index].hashes.isEmpty {
          origin[index] = candidate
        }
      }
    }
    for index in blocks.indices.dropLast().reversed() where origin[index] == nil {
      guard let after = origin[index + 1], after > 0, after - 1 < index,
        blocks[after - 1].hashes == blocks[index].hashes, !blocks[index].hashes.isEmpty
      else { continue }
      origin[index] = after - 1
    }
  }
}
