/// What the learned stages look at in a single word: hashes and packed bytes, no strings.
///
/// Digits count as "0", curly apostrophes as straight ones.
package struct WordForm: Sendable {
  /// Hash of the word as written.
  var form: UInt64 = 0
  /// Hash of the word in ASCII lower case.
  package var lower: UInt64 = 0
  /// The first and the last eight bytes in lower case; the outermost byte is the lowest.
  var head: UInt64 = 0
  var tail: UInt64 = 0
  /// Runs of upper case, lower case, digits and others, at most seven, with how it begins.
  var shape: UInt64 = 0
  /// What the lexicon knows: a class of words that may have the same tags; 0 for unknown words.
  package var lexical: UInt64 = 0
  /// The tag number plus one of a word that only ever has this tag; 0 for others.
  package var only: UInt8 = 0
  var isCapitalised = false
  var hasLower = false
  package var isWord = false
  var startsWithDigit = false

  package init() {}

  /// O(bytes).
  package init(_ bytes: some Collection<UInt8>) {
    var form: UInt64 = 0xCBF2_9CE4_8422_2325
    var lower = form
    var count: UInt64 = 0
    var lastClass: UInt64 = 0
    for byte in bytes {
      let plain = WordForm.plain[Int(byte)]
      let small = plain >= 0x41 && plain <= 0x5A ? plain | 0x20 : plain
      form = (form ^ UInt64(plain)) &* 0x100_0000_01B3
      lower = (lower ^ UInt64(small)) &* 0x100_0000_01B3
      if count < 8 { head |= UInt64(small) << (8 * count) }
      tail = tail << 8 | UInt64(small)
      let group = WordForm.group[Int(byte)]
      if group != lastClass, shape < 1 << 28 { shape = shape << 4 | group }
      lastClass = group
      if count == 0 {
        isCapitalised = group == 1
        startsWithDigit = group == 3
      }
      if group == 2 { hasLower = true }
      if group <= 2 || byte >= 0x80 { isWord = true }
      count += 1
    }
    self.form = form
    self.lower = lower
    if count == 1 { shape |= 1 << 32 }
  }

  /// The last `length` bytes.
  func suffix(_ length: UInt64) -> UInt64 { tail & ((1 << (8 * length)) - 1) }
  func prefix(_ length: UInt64) -> UInt64 { head & ((1 << (8 * length)) - 1) }

  private static let plain: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    return byte >= 0x30 && byte <= 0x39 ? 0x30 : byte == 0x60 ? 0x27 : byte
  }

  /// 1 upper case, 2 lower case, 3 digit, 4 stop or comma, 5 hyphen, 6 apostrophe, 7 other, 8
  /// beyond ASCII.
  private static let group: [UInt64] = (0..<256).map { value in
    switch UInt8(value) {
    case 0x41...0x5A: 1
    case 0x61...0x7A: 2
    case 0x30...0x39: 3
    case 0x2E, 0x2C: 4
    case 0x2D: 5
    case 0x27: 6
    case 0x80...0xFF: 8
    default: 7
    }
  }
}
