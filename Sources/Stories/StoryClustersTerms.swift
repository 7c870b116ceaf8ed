import CModels
import Tables

/// Words that are no terms. Most terms fail the filter, one bit, and are not looked up.
struct StoryStopwords: Sendable {
  static let filter = StoryStopwords(Table(sayso_table_story_stopwords))

  private let keys: Set<UInt32>
  /// One bit for each value of the lower 13 bits of a hash.
  private let bits: [UInt64]

  init(_ table: Table) {
    keys = Set(table.rows.compactMap { row in row.first.map { TermHash.of($0.utf8) } })
    var bits = [UInt64](repeating: 0, count: 128)
    for key in keys { bits[Int(key >> 6 & 127)] |= 1 << UInt64(key & 63) }
    self.bits = bits
  }

  @inline(__always) func contains(_ term: UInt32) -> Bool {
    bits[Int(term >> 6 & 127)] >> UInt64(term & 63) & 1 == 1 && keys.contains(term)
  }
}

/// 32-bit FNV-1a, as the packed table has it.
enum TermHash {
  static let basis: UInt32 = 0x811C_9DC5
  /// The hash after "^", which marks a term used as a name.
  static let nameBasis: UInt32 = step(basis, 0x5E)

  @inline(__always) static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  /// The hash before this last byte: the step undone, by the inverse of the prime modulo 2³².
  @inline(__always) static func back(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash &* 0x359C_449B) ^ UInt32(byte)
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(basis) { step($0, $1) }
  }
}
