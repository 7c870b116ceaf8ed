/// One selected shingle of one document: 12 bytes, in memory as in an index's bytes.
///
/// `context` has a few bits of each of the three words before and the three behind the shingle, so
/// that most phrases that two documents share by chance are told from longer runs without their
/// texts.
struct Posting: Sendable, Hashable {
  /// The upper 32 of the key's 48 bits.
  private(set) var high: UInt32
  /// The lower 16 bits of the key, above the context.
  private(set) var low: UInt32
  /// Number of the document in the index.
  var document: UInt32

  /// Bytes of one posting.
  static let width = 12

  init(high: UInt32, low: UInt32, document: UInt32) {
    self.high = high
    self.low = low
    self.document = document
  }

  init(hash: UInt64, context: UInt16, document: Int) {
    high = UInt32(truncatingIfNeeded: hash >> 32)
    low = UInt32(truncatingIfNeeded: hash) & 0xFFFE_0000 | UInt32(context)
    self.document = UInt32(truncatingIfNeeded: document)
  }

  /// A pair of names: told from shingles by the lowest bit of the key.
  init(name hash: UInt64, document: Int) {
    self.init(hash: hash, context: 0, document: document)
    low |= 1 << 16
  }

  @inline(__always) var isName: Bool { low & 1 << 16 != 0 }

  /// 48 bits of the shingle's hash: a million documents have a false match in a thousand.
  @inline(__always) var key: UInt64 { UInt64(high) << 16 | UInt64(low >> 16) }

  @inline(__always) var context: UInt16 { UInt16(truncatingIfNeeded: low) }

  /// By key, then document.
  @inline(__always) static func comesFirst(_ one: Posting, _ other: Posting) -> Bool {
    one.key != other.key ? one.key < other.key : one.document < other.document
  }

  /// Sorts by key; postings of one key stay in their order. O(n).
  static func sort(_ postings: inout [Posting]) {
    RadixSort.sort(&postings, bits: 32) { UInt64($0.high) }
    var start = 0
    while start < postings.count {
      var end = start + 1
      var isMixed = false
      while end < postings.count, postings[end].high == postings[start].high {
        isMixed = isMixed || postings[end].key != postings[start].key
        end += 1
      }
      if isMixed { postings[start..<end].sort(by: comesFirst) }
      start = end
    }
  }
}

/// The neighbours of a shingle in 16 bits: 3, 3 and 2 bits of the words before it, nearest first,
/// and the same of the words behind it.
enum ShingleContext {
  static func of(_ shingle: Int, in words: UnsafeBufferPointer<UInt64>) -> UInt16 {
    let behind = shingle + Fingerprints.shingle
    var context: UInt16 = 0
    if shingle >= 3, behind + 3 <= words.count {
      context = part(words[shingle - 1]) & 7 | (part(words[shingle - 2]) & 7) << 3
      context |= (part(words[shingle - 3]) & 3) << 6 | (part(words[behind]) & 7) << 8
      return context | (part(words[behind + 1]) & 7) << 11 | (part(words[behind + 2]) & 3) << 14
    }
    if shingle >= 1 { context |= part(words[shingle - 1]) & 7 }
    if shingle >= 2 { context |= (part(words[shingle - 2]) & 7) << 3 }
    if shingle >= 3 { context |= (part(words[shingle - 3]) & 3) << 6 }
    if behind < words.count { context |= (part(words[behind]) & 7) << 8 }
    if behind + 1 < words.count { context |= (part(words[behind + 1]) & 7) << 11 }
    if behind + 2 < words.count { context |= (part(words[behind + 2]) & 3) << 14 }
    return context
  }

  @inline(__always) private static func part(_ hash: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: hash >> 40)
  }

  /// All of the context agrees.
  static let whole: Int32 = 6

  /// Words by which two equal shingles may go on, to either side, as far as the bits tell: 0…6.
  static func agreement(_ one: UInt16, _ other: UInt16) -> Int {
    let difference = one ^ other
    return agreement(difference & 0xFF) + agreement(difference >> 8)
  }

  private static func agreement(_ difference: UInt16) -> Int {
    if difference == 0 { return 3 }
    return difference & 7 != 0 ? 0 : difference & 0x38 != 0 ? 1 : 2
  }
}
