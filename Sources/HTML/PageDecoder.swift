/// Bytes of a page to UTF-8, with a map back to where they stood.
///
/// Order of trust: byte order mark, the label its carrier gives, `meta`, zero bytes at every second
/// place (UTF-16 without a mark), Windows-1252. Labels lie: text that has characters beyond ASCII
/// and is valid UTF-8 is read as UTF-8 whatever a single-byte label says, and text labelled or taken
/// for UTF-8 whose sequences are mostly broken is read as Windows-1252.
struct PageDecoder {
  var bytes: [UInt8]
  /// Where text starts, after a byte order mark.
  var start = 0
  var origins = OffsetMap()
  var encoding = "utf-8"

  static func decode(_ bytes: [UInt8], label: String?) -> PageDecoder {
    let (stated, mark) = encoding(of: bytes, label: label)
    if stated.isByteWise, UTF8Check.firstInvalid(bytes, from: mark) == bytes.count {
      return PageDecoder(bytes: bytes, start: mark, encoding: stated.name)
    }
    let encoding = mark > 0 ? stated : corrected(stated, bytes)
    switch encoding.kind {
    case .utf8:
      var writer = DecodedText(capacity: bytes.count)
      UTF8Check.repair(bytes, from: mark, into: &writer)
      return writer.page(encoding, of: bytes.count)
    case .utf16Little, .utf16Big:
      var writer = DecodedText(capacity: bytes.count)
      writer.appendUTF16(bytes, from: mark, isBig: encoding.name == "utf-16be")
      return writer.page(encoding, of: bytes.count)
    case .single(let characters):
      var writer = DecodedText(capacity: bytes.count + bytes.count / 4)
      writer.appendSingle(bytes, characters)
      return writer.page(encoding, of: bytes.count)
    case .multi(let name):
      var writer = DecodedText(capacity: bytes.count + bytes.count / 4)
      guard let table = MultiByteTable(name) else { return decode(bytes, label: "windows-1252") }
      table.append(bytes, isEscaped: encoding.name == "iso-2022-jp", to: &writer)
      return writer.page(encoding, of: bytes.count)
    }
  }

  /// What the page and its carrier state, and the length of the byte order mark.
  static func encoding(of bytes: [UInt8], label: String?) -> (EncodingLabel, mark: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16Big, 2) }
    if let label, let found = EncodingLabel(label) { return (found, 0) }
    if let found = MetaPrescan.label(in: bytes) { return (found, 0) }
    return (unmarkedUTF16(bytes) ?? .windows1252, 0)
  }

  private static func corrected(_ stated: EncodingLabel, _ bytes: [UInt8]) -> EncodingLabel {
    switch stated.kind {
    case .single: return UTF8Check.isMostlyValid(bytes) ? .utf8 : stated
    case .multi: return UTF8Check.isMostlyValid(bytes, leastSequences: 8) ? .utf8 : stated
    case .utf8: return UTF8Check.isMostlyValid(bytes, leastSequences: 0) ? stated : .windows1252
    default: return stated
    }
  }

  /// UTF-16 without a mark: most of the first 4,096 bytes at the even or at the odd places are zero
  /// and few of the others (true of Latin scripts only).
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> EncodingLabel? {
    let sample = bytes.prefix(4096)
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = sample.count / 2
    if zeros[1] * 10 > half * 7, zeros[0] * 20 < half { return .utf16Little }
    if zeros[0] * 10 > half * 7, zeros[1] * 20 < half { return .utf16Big }
    return nil
  }
}

/// Text in the making: UTF-8, and where each stretch of it stood.
struct DecodedText {
  private(set) var bytes: [UInt8] = []
  private var origins = OffsetMap()
  private var shift = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What was decoded from `count` bytes.
  mutating func page(_ encoding: EncodingLabel, of count: Int) -> PageDecoder {
    note(count)
    return PageDecoder(bytes: bytes, origins: origins, encoding: encoding.name)
  }

  /// Appends a character that stood at `origin`.
  mutating func append(_ code: UInt32, origin: Int) {
    note(origin)
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }

  /// Appends bytes that are UTF-8 already.
  mutating func append(_ slice: ArraySlice<UInt8>, origin: Int) {
    note(origin)
    bytes += slice
  }

  private mutating func note(_ origin: Int) {
    guard bytes.count - origin != shift else { return }
    shift = bytes.count - origin
    origins.append(decoded: bytes.count, origin: origin)
  }

  mutating func appendUTF16(_ input: [UInt8], from start: Int, isBig: Bool) {
    var index = start
    func unit(_ place: Int) -> UInt32? {
      guard place + 1 < input.count else { return nil }
      let (first, second) = (UInt32(input[place]), UInt32(input[place + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    while let high = unit(index) {
      if (0xD800..<0xDC00).contains(high), let low = unit(index + 2),
        (0xDC00..<0xE000).contains(low)
      {
        append(0x1_0000 + (high - 0xD800) << 10 + low - 0xDC00, origin: index)
        index += 4
      } else {
        append(high, origin: index)
        index += 2
      }
    }
    if index < input.count { append(0xFFFD, origin: index) }
  }

  mutating func appendSingle(_ input: [UInt8], _ characters: [UInt32]) {
    var index = 0
    while index < input.count {
      let start = index
      while index < input.count, input[index] < 0x80 { index += 1 }
      if index > start { append(input[start..<index], origin: start) }
      guard index < input.count else { return }
      let place = Int(input[index]) - 0x80
      append(place < characters.count ? characters[place] : 0xFFFD, origin: index)
      index += 1
    }
  }
}
