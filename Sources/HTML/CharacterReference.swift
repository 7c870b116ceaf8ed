/// `&amp;`, `&#38;` and `&#x26;` by the rules of HTML.
enum CharacterReference {
  /// What a reference stands for and the place after it.
  struct Match {
    var characters: EncodedCharacters
    var end: Int
  }

  /// The reference whose `&` stands at a place; nil where it is no more than an ampersand.
  /// `byte` gives the page's bytes and 0 behind their end.
  static func match(
    at start: Int, isInAttribute: Bool, _ byte: (Int) -> UInt8
  ) -> Match? {
    let next = byte(start + 1)
    if next == 0x23 { return numeric(at: start + 2, byte) }
    return ASCII.isLetterOrDigit(next) ? named(at: start + 1, isInAttribute, byte) : nil
  }

  private static func named(
    at start: Int, _ isInAttribute: Bool, _ byte: (Int) -> UInt8
  ) -> Match? {
    var name: [UInt8] = []
    var index = start
    while name.count < NamedCharacters.longest, ASCII.isLetterOrDigit(byte(index)) {
      name.append(byte(index))
      index += 1
    }
    if byte(index) == 0x3B { name.append(0x3B) }
    guard let found = NamedCharacters.table.longestMatch(name) else { return nil }
    let end = start + found.length
    if isInAttribute, name[found.length - 1] != 0x3B {
      // "&copy=1" and "&copyright" in an address are not references
      if byte(end) == 0x3D || ASCII.isLetterOrDigit(byte(end)) { return nil }
    }
    return Match(characters: found.characters, end: end)
  }

  private static func numeric(at start: Int, _ byte: (Int) -> UInt8) -> Match? {
    let isHex = byte(start) | 0x20 == 0x78
    var index = isHex ? start + 1 : start
    let first = index
    var code: UInt32 = 0
    while let digit = digit(byte(index), isHex) {
      if code <= 0x10_FFFF { code = code * (isHex ? 16 : 10) + digit }
      index += 1
    }
    guard index > first else { return nil }
    if byte(index) == 0x3B { index += 1 }
    return Match(characters: EncodedCharacters(corrected(code)), end: index)
  }

  private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
    if ASCII.isDigit(byte) { return UInt32(byte - 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHex && letter < 6 ? UInt32(letter) + 10 : nil
  }

  /// What a number stands for: 0, surrogates and what is too large become U+FFFD, 0x80…0x9F what
  /// Windows-1252 has there (the standard's own table).
  private static func corrected(_ code: UInt32) -> UInt32 {
    if code == 0 || code > 0x10_FFFF || (0xD800...0xDFFF).contains(code) { return 0xFFFD }
    return (0x80..<0xA0).contains(code) ? UInt32(Windows1252.upper[Int(code) - 0x80]) : code
  }
}

/// The upper controls as Windows-1252 reads them, by the Encoding Standard's index.
enum Windows1252 {
  static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
