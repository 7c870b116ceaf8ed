/// How the bytes of an input stand for characters.
///
/// Order of trust: byte order mark, a label the page or its header states, zero bytes at every
/// second place (UTF-16 without a mark), validity as UTF-8, Windows-1252 for the rest. The last
/// is what the WHATWG Encoding Standard reads for `latin1` too. Other single-byte encodings are
/// read as Windows-1252 unless labelled: their accented letters come out wrong, ASCII does not.
enum Encoding: Sendable, Hashable {
  case utf8, utf16Little, utf16Big, windows1252

  /// The encoding and the number of bytes its mark takes.
  static func detect(_ bytes: [UInt8], label: Encoding? = nil) -> (Encoding, mark: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16Little, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16Big, 2) }
    if let guess = utf16(bytes) { return (guess, 0) }
    if let label, label == .windows1252, !isMostlyUTF8(bytes) { return (label, 0) }
    return (isMostlyUTF8(bytes) ? .utf8 : .windows1252, 0)
  }

  /// Valid UTF-8, without the mark. What cannot be read becomes U+FFFD; line ends and everything
  /// else stay as they are. O(size).
  static func utf8(from bytes: [UInt8], label: Encoding? = nil) -> [UInt8] {
    let (encoding, mark) = detect(bytes, label: label)
    let rest = bytes[mark...]
    switch encoding {
    case .utf8: return repaired(rest)
    case .utf16Little, .utf16Big: return fromUTF16(rest, isBig: encoding == .utf16Big)
    case .windows1252: return fromWindows1252(rest)
    }
  }

  private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
      index += 2
    }
    if index < bytes.endIndex { units.append(0xFFFD) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// 0x80…0x9F of Windows-1252, by the WHATWG index; the rest is Latin-1.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let units = bytes.map { (0x80..<0xA0).contains($0) ? upper[Int($0) - 0x80] : UInt16($0) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// UTF-16 without a mark: most of the first 4,096 bytes at the even or at the odd places are
  /// zero and few of the others (true of Latin scripts only).
  private static func utf16(_ bytes: [UInt8]) -> Encoding? {
    let sample = bytes.prefix(4096)
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let half = sample.count / 2
    if zeros[1] * 10 > half * 7, zeros[0] * 20 < half { return .utf16Little }
    if zeros[0] * 10 > half * 7, zeros[1] * 20 < half { return .utf16Big }
    return nil
  }

  /// True where sound multi-byte sequences outnumber broken ones four to one: a damaged UTF-8
  /// file, not another encoding.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var sound = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      if length > 0 { sound += 1 } else { broken += 1 }
      index += max(1, length)
    }
    return broken == 0 || sound >= 4 * broken
  }

  /// Length of the sound sequence of two to four bytes that starts here, 0 where there is none.
  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    let length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
    guard length > 0, lead < 0xF5, index + length <= bytes.count else { return 0 }
    for step in 1..<length where bytes[index + step] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The encoding a label names (`charset=…`); nil for one that is not known here.
  init?(label: some StringProtocol) {
    switch label.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    case "utf-16", "utf-16le", "ucs-2": self = .utf16Little
    case "utf-16be": self = .utf16Big
    case "iso-8859-1", "iso8859-1", "iso-8859-15", "latin1", "latin-1", "ascii", "us-ascii",
      "windows-1252", "cp1252", "x-cp1252":
      self = .windows1252
    default: return nil
    }
  }
}

/// Tells text from other data.
enum ContentKind {
  /// First bytes of formats that are never text, as `file(1)` knows them.
  private static let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x1F, 0x8B],
    [0x7F, 0x45, 0x4C, 0x46],
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x28, 0xB5, 0x2F, 0xFD],
    Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0xD0, 0xCF, 0x11, 0xE0], Array("RIFF".utf8),
    Array("SQLite format 3".utf8), Array("OggS".utf8), Array("ID3".utf8), [0x00, 0x61, 0x73, 0x6D],
  ]

  /// A known signature, or more than one control character in a hundred of the first 64 KiB.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
    let (encoding, _) = Encoding.detect(Array(bytes.prefix(4096)))
    if encoding == .utf16Little || encoding == .utf16Big { return false }
    let sample = bytes.prefix(65_536)
    let controls = sample.reduce(0) {
      $0 + ($1 < 0x20 && !($1 >= 9 && $1 <= 13) && $1 != 0x1B ? 1 : 0)
    }
    return controls * 100 > sample.count
  }

  /// Whether bytes (valid UTF-8) are a page: a tag that only HTML has, near the start.
  static func isPage(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.hasPrefix("<") else { return false }
    return [
      "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<script", "<div", "<article",
    ]
    .contains { start.contains($0) }
  }
}
