/// What a byte or a character is to the tokenizer.
enum CharacterKind: UInt8 {
  /// White space, control characters, and marks that print nothing (bidirectional marks, BOM).
  case blank
  case lower
  case upper
  /// A letter without case, or a mark that belongs to the letter before it.
  case letter
  case digit
  case apostrophe
  /// Double quotation marks, straight or curly, and guillemets.
  case quote
  case hyphen
  /// En and em dashes, horizontal bars.
  case dash
  case stop
  case bracket
  case symbol
  /// First byte of a character beyond ASCII: decode to know.
  case beyond

  var isLetter: Bool { self == .lower || self == .upper || self == .letter }
  var isWord: Bool { isLetter || self == .digit }

  /// The kind of each byte; bytes beyond ASCII must be decoded.
  static let ofByte: [CharacterKind] = (0..<256).map { value in
    switch UInt8(value) {
    case 0...0x20, 0x7F: .blank
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      .bracket
    case 0x80...0xFF: .beyond
    default: .symbol
    }
  }

  /// The kind of a character beyond ASCII.
  static func ofScalar(_ value: UInt32) -> CharacterKind {
    switch value {
    case 0x80...0xA0, 0x1680, 0x2000...0x200B, 0x200E, 0x200F, 0x2028...0x202F,
      0x205F...0x206F, 0x3000, 0xFEFF:
      return .blank
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A, 0x300C...0x300F: return .quote
    case 0x2018...0x201B, 0xB4, 0x2BC, 0x2032: return .apostrophe
    case 0x2010, 0x2011: return .hyphen
    case 0x2012...0x2015, 0x2212: return .dash
    case 0x2026, 0x3002: return .stop
    // Soft hyphen, joiners and variation selectors stay with the word they stand in.
    case 0xAD, 0x200C, 0x200D, 0xFE00...0xFE0F: return .letter
    default: return ofProperties(value)
    }
  }

  private static func ofProperties(_ value: UInt32) -> CharacterKind {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    let properties = scalar.properties
    if properties.isUppercase { return .upper }
    if properties.isLowercase { return .lower }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .otherLetter, .modifierLetter,
      .titlecaseLetter:
      return .letter
    case .decimalNumber: return .digit
    case .control, .format: return .blank
    case .openPunctuation, .closePunctuation: return .bracket
    default: return .symbol
    }
  }
}

/// One character of a text: its first byte, the byte after it, its value and kind.
struct Character32 {
  let start: Int
  let end: Int
  let value: UInt32
  let kind: CharacterKind
}

extension Array where Element == UInt8 {
  /// The character that begins at `offset`; nil at `limit` or beyond. Broken UTF-8 gives one
  /// symbol a byte.
  func character(at offset: Int, limit: Int) -> Character32? {
    guard offset >= 0, offset < limit else { return nil }
    let first = self[offset]
    guard first >= 0x80 else {
      return Character32(
        start: offset, end: offset + 1, value: UInt32(first),
        kind: CharacterKind.ofByte[Int(first)])
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, offset + length <= limit else {
      return Character32(start: offset, end: offset + 1, value: 0xFFFD, kind: .symbol)
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in (offset + 1)..<(offset + length) {
      value = value << 6 | UInt32(self[index] & 0x3F)
    }
    return Character32(
      start: offset, end: offset + length, value: value, kind: CharacterKind.ofScalar(value))
  }
}
