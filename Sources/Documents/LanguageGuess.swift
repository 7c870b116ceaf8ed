import CModels
import Tables

/// Which language a text is in, by script and function words.
///
/// Looks at the first 20,000 bytes. A Latin text without any function word counts as English, so
/// that a two-word note is still read; close relatives (Danish and Norwegian, Portuguese and
/// Galician) may be taken for each other.
enum LanguageGuess {
  /// ISO 639-1, or `und` for a text without letters.
  static func language(of bytes: [UInt8]) -> String {
    let sample = bytes.prefix(20_000)
    if let code = byScript(sample) { return code }
    return byWords(Array(sample))
  }

  /// Function word → languages that have it, as bits.
  private static let (codes, words): ([String], [String: UInt32]) = {
    var codes: [String] = []
    var words: [String: UInt32] = [:]
    for row in Table(sayso_table_languages).rows where row.count > 1 {
      for word in row[1].split(separator: ",") {
        words[String(word), default: 0] |= 1 << UInt32(codes.count)
      }
      codes.append(row[0])
    }
    return (codes, words)
  }()

  private static func byWords(_ sample: [UInt8]) -> String {
    var hits = [Int](repeating: 0, count: codes.count)
    var start: Int?
    for index in 0...sample.count {
      if index < sample.count, isLetter(sample[index]) {
        start = start ?? index
      } else if let first = start {
        count(sample[first..<index], &hits)
        start = nil
      }
    }
    let best = hits.indices.max { (hits[$0], -$0) < (hits[$1], -$1) } ?? 0
    return codes[hits[best] > hits[0] ? best : 0]
  }

  private static func count(_ word: ArraySlice<UInt8>, _ hits: inout [Int]) {
    guard word.count <= 12 else { return }
    var bits = hashed[hash(word)]
    while bits != 0 {
      hits[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
  }

  /// FNV-1a of a word in small letters.
  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64(TextBlock.folded($1))) &* 0x100_0000_01b3 }
  }

  /// Function words by their hash, open addressing: no string is made for a word of a text.
  private struct HashedWords: Sendable {
    private var slots = [(key: UInt64, bits: UInt32)](repeating: (0, 0), count: 8_192)

    init(_ words: [String: UInt32]) {
      for (word, bits) in words {
        let key = hash(word.utf8)
        var place = Int(key & 8_191)
        while slots[place].bits != 0 { place = (place + 1) & 8_191 }
        slots[place] = (key, bits)
      }
    }

    subscript(key: UInt64) -> UInt32 {
      var place = Int(key & 8_191)
      while slots[place].bits != 0 {
        if slots[place].key == key { return slots[place].bits }
        place = (place + 1) & 8_191
      }
      return 0
    }
  }

  private static let hashed = HashedWords(words)

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0xC3 && byte != 0xE2 || byte == 0x27
      || (byte >= 0x80 && byte < 0xC0)
  }

  /// Languages told by their letters, where these outnumber the Latin ones.
  private static func byScript(_ sample: ArraySlice<UInt8>) -> String? {
    var counts: [String: Int] = [:]
    var latin = 0
    guard sample.contains(where: { $0 >= 0x80 }) else {
      return sample.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ? nil : "und"
    }
    for scalar in String(decoding: sample, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 {
        if (UInt8(scalar.value) | 0x20) &- 0x61 < 26 { latin += 1 }
      } else if scalar.value < 0x250 {
        if scalar.properties.isAlphabetic { latin += 1 }
      } else if let script = script(scalar.value) {
        counts[script, default: 0] += 1
      }
    }
    if latin == 0, counts.isEmpty { return "und" }
    let ideographs = counts["zh", default: 0]
    if counts["ja", default: 0] * 10 > ideographs, counts["ja"] != nil {
      counts["ja", default: 0] += ideographs
    }
    if let ukrainian = counts["uk"], ukrainian * 50 > counts["ru", default: 0] {
      counts["uk"] = ukrainian + counts["ru", default: 0]
    }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return best.value > latin ? best.key : nil
  }

  private static func script(_ value: UInt32) -> String? {
    switch value {
    case 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491: return "uk"
    case 0x400...0x52F: return "ru"
    case 0x370...0x3FF, 0x1F00...0x1FFF: return "el"
    case 0x590...0x5FF: return "he"
    case 0x600...0x6FF, 0x750...0x77F: return "ar"
    case 0x900...0x97F: return "hi"
    case 0x980...0x9FF: return "bn"
    case 0xE00...0xE7F: return "th"
    case 0x10A0...0x10FF: return "ka"
    case 0x530...0x58F: return "hy"
    case 0x3040...0x30FF: return "ja"
    case 0x4E00...0x9FFF: return "zh"
    case 0xAC00...0xD7AF, 0x1100...0x11FF: return "ko"
    default: return nil
    }
  }
}
