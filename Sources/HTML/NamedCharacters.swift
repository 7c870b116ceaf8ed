import CModels
import Tables

/// The named character references of HTML (`&eacute;`), from entities.tsv: names of up to 32 bytes to
/// one or two code points, as UTF-8 of at most six bytes.
struct NamedCharacters: Sendable {
  private struct Slot {
    var sum: UInt64 = 0
    var start: UInt32 = 0
    var length: UInt8 = 0
    var characters = EncodedCharacters()
  }

  private var slots: [Slot]
  private let source: [UInt8]

  /// The longest name, with its semicolon.
  static let longest = 32
  /// The longest name that counts without a semicolon.
  private static let longestOpen = 6

  static let table = NamedCharacters(
    Array(Table.bytes(sayso_table_entities)))

  private init(_ source: [UInt8]) {
    self.source = source
    slots = Array(repeating: Slot(), count: 8192)
    for line in source.split(separator: 0x0A) where line.first != 0x23 {
      guard let tab = line.firstIndex(of: 0x09) else { continue }
      var characters = EncodedCharacters()
      for code in line[(tab + 1)...].split(separator: 0x20) {
        let value = UInt32(String(decoding: code, as: UTF8.self), radix: 16) ?? 0xFFFD
        characters.append(value)
      }
      add(line.startIndex..<tab, characters)
    }
  }

  private mutating func add(_ name: Range<Int>, _ characters: EncodedCharacters) {
    let sum = NamedCharacters.sum(source[name])
    var place = Int(truncatingIfNeeded: sum >> 40) & 8191
    while slots[place].length > 0 { place = (place + 1) & 8191 }
    slots[place] = Slot(
      sum: sum, start: UInt32(name.lowerBound), length: UInt8(name.count), characters: characters)
  }

  private static func sum(_ name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15 }
  }

  private func find(_ name: ArraySlice<UInt8>) -> EncodedCharacters? {
    let sum = NamedCharacters.sum(name)
    var place = Int(truncatingIfNeeded: sum >> 40) & 8191
    while slots[place].length > 0 {
      let slot = slots[place]
      if slot.sum == sum, Int(slot.length) == name.count {
        let start = Int(slot.start)
        if source[start..<start + name.count] == name { return slot.characters }
      }
      place = (place + 1) & 8191
    }
    return nil
  }

  /// The longest name that starts the bytes (letters and digits, then perhaps a semicolon).
  func longestMatch(_ bytes: [UInt8]) -> (characters: EncodedCharacters, length: Int)? {
    if bytes.last == 0x3B, let found = find(bytes[...]) { return (found, bytes.count) }
    var length = min(bytes.count, NamedCharacters.longestOpen)
    while length >= 2 {
      if let found = find(bytes[..<length]) { return (found, length) }
      length -= 1
    }
    return nil
  }
}

/// One or two characters as UTF-8, at most eight bytes in one word.
struct EncodedCharacters: Sendable, BitwiseCopyable {
  private(set) var bytes: UInt64 = 0
  private(set) var count = 0

  init() {}

  init(_ code: UInt32) { append(code) }

  mutating func append(_ code: UInt32) {
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter where count < 8 {
      bytes |= UInt64(byte) << UInt64(count * 8)
      count += 1
    }
  }

  subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes >> UInt64(index * 8)) }

  /// A single white-space character.
  var isSpace: Bool { count == 1 && ASCII.isSpace(self[0]) }
}
