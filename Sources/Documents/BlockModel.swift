import CModels
import Tables

/// Boosted trees over `BlockFeatures`: how sure a block is part of the article's text.
///
/// Learned by `sayso-train --only blocks` on two thirds of the domains of annotated pages. A table
/// that does not fit the features says nothing about any block.
struct BlockModel: Sendable {
  static let standard = BlockModel(Table.bytes(sayso_table_blocks))

  private let depth: Int
  private let splits: [(feature: UInt8, threshold: Int16)]
  private let leaves: [Int16]
  let trees: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = Reader(bytes: bytes, place: 4)
    let isTable = bytes.count > 7 && bytes.prefix(4).elementsEqual("SBT1".utf8)
    let stated = isTable ? Int(reader.short()) : 0
    let depth = isTable ? Int(reader.byte()) : 1
    let size = ((1 << depth) - 1) * 3 + (1 << depth) * 2
    trees = depth < 9 && stated >= 0 && bytes.count == 7 + stated * size ? stated : 0
    self.depth = depth
    var splits: [(feature: UInt8, threshold: Int16)] = []
    var leaves: [Int16] = []
    for _ in 0..<trees {
      for _ in 0..<(1 << depth) - 1 {
        let feature = reader.byte()
        splits.append((min(feature, UInt8(BlockFeatures.count - 1)), reader.short()))
      }
      for _ in 0..<1 << depth { leaves.append(reader.short()) }
    }
    (self.splits, self.leaves) = (splits, leaves)
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var place: Int

    mutating func byte() -> UInt8 {
      place += 1
      return bytes[place - 1]
    }

    mutating func short() -> Int16 {
      let low = UInt16(byte())
      return Int16(bitPattern: low | UInt16(byte()) << 8)
    }
  }

  /// Thousandths of the logarithm of the odds that a block is text. O(trees × depth).
  func score(_ row: [Int16]) -> Int {
    var sum = 0
    let inner = (1 << depth) - 1
    for tree in 0..<trees {
      var node = 0
      for _ in 0..<depth {
        let split = splits[tree * inner + node]
        node = node * 2 + (row[Int(split.feature)] > split.threshold ? 2 : 1)
      }
      sum += Int(leaves[tree * (inner + 1) + node - inner])
    }
    return sum
  }
}
