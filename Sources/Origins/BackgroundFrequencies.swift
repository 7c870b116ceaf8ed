import CModels
import Tables

/// How rare a term is in news at large: document frequencies of 67,000 terms over 9,389 articles.
///
/// Terms are kept as 32-bit FNV-1a hashes; two terms that share a hash share the larger count.
package struct BackgroundFrequencies: Sendable {
  package static let news = BackgroundFrequencies(Table.bytes(sayso_background_idf))

  private let keys: [UInt32]
  /// 16 × log2 of the document frequency.
  private let levels: [UInt8]
  /// Rarity of a term that no article had: log2 of twice their number.
  private let unknown: Float
  /// First key of each value of the upper 16 bits, so that a look-up touches a key or two.
  private let pages: [Int32]

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    func number(_ at: Int) -> UInt32 {
      guard at + 4 <= bytes.count else { return 0 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    }
    let count = Swift.min(Int(number(4)), Swift.max(0, bytes.count - 8) / 5)
    unknown = BackgroundFrequencies.log2(Float(Swift.max(1, number(0)))) + 1
    keys = (0..<count).map { number(8 + 4 * $0) }
    levels = (0..<count).map { bytes[8 + 4 * count + $0] }
    var pages = [Int32](repeating: Int32(count), count: 65_537)
    for (index, key) in keys.enumerated().reversed() { pages[Int(key >> 16)] = Int32(index) }
    for page in (0..<65_536).reversed() { pages[page] = Swift.min(pages[page], pages[page + 1]) }
    self.pages = pages
  }

  /// log2 of the share of documents without the term: 0 for a word in every article, about 14 for
  /// one that no article had.
  package func rarity(of key: UInt32) -> Float {
    guard let level = level(of: key) else { return unknown }
    return Swift.max(0, unknown - 1 - Float(level) / 16)
  }

  /// 16 × log2 of the articles that have a term; nil where none had. O(1).
  @inline(__always) package func level(of key: UInt32) -> UInt8? {
    var low = Int(pages[Int(key >> 16)])
    let end = Int(pages[Int(key >> 16) + 1])
    while low < end, keys[low] < key { low += 1 }
    return low < end && keys[low] == key ? levels[low] : nil
  }

  /// Accurate to 0.01, without a maths library: exponent plus a quadratic for the mantissa.
  package static func log2(_ value: Float) -> Float {
    let bits = value.bitPattern
    let exponent = Float(Int32(bits >> 23) - 127)
    let mantissa = Float(bitPattern: bits & 0x007F_FFFF | 0x3F80_0000)
    return exponent + (-0.344_845 * mantissa + 2.024_658) * mantissa - 1.674_877
  }
}
