/// The bytes of a page, valid UTF-8, with zeros behind the end.
///
/// The scans below look at eight bytes at a time and stop at a zero byte at the latest, so none
/// needs to ask for the end: behind it are sixteen zeros. A zero before `count` is a NUL of the page.
/// Finding the first of up to three bytes in a word is the well-known subtract-and-mask trick (Alan
/// Mycroft, 1987): exact for the lowest byte that matches, which is the one asked for.
struct PageBytes: ~Copyable {
  private let base: UnsafeMutablePointer<UInt8>
  let count: Int

  /// Zeros behind the last byte.
  private static let padding = 16

  /// `bytes` must be valid UTF-8.
  init(_ bytes: ArraySlice<UInt8>) {
    count = bytes.count
    base = .allocate(capacity: count + PageBytes.padding)
    bytes.withUnsafeBufferPointer {
      if let start = $0.baseAddress { base.initialize(from: start, count: $0.count) }
    }
    (base + count).initialize(repeating: 0, count: PageBytes.padding)
  }

  deinit { base.deallocate() }

  /// A byte of the page or one of the eight zeros behind it.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count + 8))
    return base[index]
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// High bits set at the zero bytes of a word; right for the lowest of them.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  /// Place of the first `a` or zero byte from `start` on; `count` where there is none.
  @inline(__always)
  func first(of a: UInt8, from start: Int) -> Int {
    precondition(start >= 0 && start <= count)
    let first = PageBytes.ones &* UInt64(a)
    var index = start
    while true {
      let word = word(at: index)
      let hit = PageBytes.zeros(word ^ first) | PageBytes.zeros(word)
      if hit != 0 { return index + hit.trailingZeroBitCount >> 3 }
      index += 8
    }
  }

  /// Place of the first `a`, `b` or zero byte from `start` on; `count` where there is none.
  @inline(__always)
  func first(of a: UInt8, _ b: UInt8, from start: Int) -> Int {
    precondition(start >= 0 && start <= count)
    let (first, second) = (PageBytes.ones &* UInt64(a), PageBytes.ones &* UInt64(b))
    var index = start
    while true {
      let word = word(at: index)
      let hit =
        PageBytes.zeros(word ^ first) | PageBytes.zeros(word ^ second) | PageBytes.zeros(word)
      if hit != 0 { return index + hit.trailingZeroBitCount >> 3 }
      index += 8
    }
  }

  /// Whether `text`, in lower case, stands at a place, whatever the case of the page's letters.
  func matches(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where ASCII.lower(self[start + offset]) != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether `text` stands at a place, byte for byte.
  func equals(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }
}

/// Classes of single bytes that HTML's grammar asks for.
enum ASCII {
  /// Tab, line feed, form feed, carriage return, blank.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Capital letters become small ones, everything else stays.
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
