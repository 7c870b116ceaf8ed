import Documents
import Spans

/// The byte-class pass: bytes in, words with their hashes and flags out.
///
/// The arrays are scratch, longer than the document needs; the first `count` entries hold.
struct WordScanner {
  private(set) var hashes: [UInt64] = []
  private(set) var starts: [UInt32] = []
  private(set) var marks: [UInt16] = []
  private(set) var count = 0

  private enum Class {
    static let other: UInt8 = 0
    static let word: UInt8 = 1
    static let blank: UInt8 = 2
    static let line: UInt8 = 3
    static let stop: UInt8 = 4
    static let quote: UInt8 = 5
    static let apostrophe: UInt8 = 6
    static let wide: UInt8 = 7
  }

  private static let classes: [UInt8] = (0..<256).map { value in
    switch UInt8(value) {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return Class.word
    case 0x20, 0x09: return Class.blank
    case 0x0A...0x0D: return Class.line
    case 0x21, 0x2E, 0x3F: return Class.stop
    case 0x22: return Class.quote
    case 0x27: return Class.apostrophe
    case 0x80...0xFF: return Class.wide
    default: return Class.other
    }
  }

  /// Folds eight bytes into a hash (the finishing steps of MurmurHash3).
  @inline(__always) private static func mixed(_ hash: UInt64, _ chunk: UInt64) -> UInt64 {
    var value = (hash ^ chunk) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ (value >> 29)
  }

  /// How many of eight bytes, from the lowest on, are ASCII letters or digits: range tests on all
  /// eight at once, the top bit of each byte being the answer.
  @inline(__always) private static func wordBytes(_ chunk: UInt64) -> Int {
    let tops: UInt64 = 0x8080_8080_8080_8080
    let low = chunk & ~tops
    let lower = low | 0x2020_2020_2020_2020
    let letters = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
    let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
    return (~((letters | digits) & ~chunk) & tops).trailingZeroBitCount / 8
  }

  /// Reads the words of a text. Bytes beyond 4 GiB are left out.
  mutating func scan(_ text: [UInt8]) {
    let most = text.count / 2 + 1
    if hashes.count < most {
      hashes = [UInt64](repeating: 0, count: most * 2)
      starts = [UInt32](repeating: 0, count: most * 2)
      marks = [UInt16](repeating: 0, count: most * 2)
    }
    count = hashes.withUnsafeMutableBufferPointer { hashes in
      starts.withUnsafeMutableBufferPointer { starts in
        marks.withUnsafeMutableBufferPointer { marks in
          text.withUnsafeBufferPointer { text in
            WordScanner.classes.withUnsafeBufferPointer { table in
              var pass = Pass(
                text: text, limit: Swift.min(text.count, Int(UInt32.max)), table: table,
                hashes: hashes, starts: starts, marks: marks)
              return pass.run()
            }
          }
        }
      }
    }
  }

  /// Bytes of the words in this range.
  func span(_ words: Range<Int>) -> Span {
    guard let first = words.first, let last = words.last else { return Span(0, 0) }
    return Span(Int(starts[first]), Int(starts[last]) + Int(marks[last] >> 2))
  }

  /// One hash of all words in order that were not muted: equal for documents of the same words.
  var fingerprint: UInt64 {
    hashes[..<count].reduce(0x9E37_79B9) { $1 == WordScanner.mute ? $0 : WordScanner.mixed($0, $1) }
  }

  /// In place of the hash of a word that matches nothing.
  static let mute: UInt64 = 0

  /// Mutes the words of furniture and repeats, and the shingles that have one.
  mutating func mute(_ passages: [Passage], _ shingles: inout [UInt64]) {
    let silent = passages.filter { $0.role == .furniture || $0.role == .repeat }
    guard !silent.isEmpty else { return }
    var passage = 0
    for word in 0..<count {
      let start = Int(starts[word])
      while passage < silent.count, silent[passage].span.end <= start { passage += 1 }
      guard passage < silent.count else { return }
      guard silent[passage].span.start <= start else { continue }
      hashes[word] = WordScanner.mute
      let first = Swift.max(0, word - Fingerprints.shingle + 1)
      for shingle in first..<Swift.max(first, Swift.min(word + 1, shingles.count)) {
        shingles[shingle] = Fingerprints.silent
      }
    }
  }

  /// One pass over one text.
  private struct Pass {
    let text: UnsafeBufferPointer<UInt8>
    let limit: Int
    let table: UnsafeBufferPointer<UInt8>
    let hashes: UnsafeMutableBufferPointer<UInt64>
    let starts: UnsafeMutableBufferPointer<UInt32>
    let marks: UnsafeMutableBufferPointer<UInt16>
    var count = 0
    // What was seen since the last word.
    var isQuoted = false
    var sawStop = false
    var sawBlank = false
    var sawLine = true
    /// The last word was one or two letters: a stop behind it rather marks an abbreviation.
    var wasShort = false

    @inline(__always) private func kind(_ at: Int) -> UInt8 { table[Int(text[at])] }

    /// The number of words.
    mutating func run() -> Int {
      var at = 0
      while at < limit {
        switch kind(at) {
        case Class.word: at = word(at)
        case Class.blank: (at, sawBlank) = (at + 1, true)
        case Class.line: (at, sawLine, isQuoted) = (at + 1, true, false)
        case Class.stop: (at, sawStop) = (at + 1, true)
        case Class.quote: (at, isQuoted) = (at + 1, !isQuoted)
        case Class.wide: at = punctuation(at) ?? word(at)
        default: at += 1
        }
      }
      return count
    }

    /// Skips one character of general punctuation (U+2000–U+207F), CJK punctuation or Latin-1
    /// signs, and notes what it means; nil where a letter stands here.
    private mutating func punctuation(_ at: Int) -> Int? {
      guard at + 2 < limit else { return at + 1 }
      switch (text[at], text[at + 1]) {
      case (0xE2, 0x80):
        let last = text[at + 2]
        if last == 0x9C { isQuoted = true }
        if last == 0x9D { isQuoted = false }
        if last <= 0x8A { sawBlank = true }
        return at + 3
      case (0xE2, 0x81): return at + 3
      case (0xC2, let sign):
        if sign == 0xA0 { sawBlank = true }
        if sign == 0xAB || sign == 0xBB { isQuoted = sign == 0xAB }
        return at + 2
      case (0xE3, 0x80):
        (sawStop, sawBlank) = (true, true)
        return at + 3
      default: return nil
      }
    }

    /// Reads the word that starts here and returns the offset behind it. Eight bytes at a time;
    /// every letter and digit of ASCII has bit 5 set in lower case, which folds it.
    @inline(__always)
    private mutating func word(_ start: Int) -> Int {
      let end = Swift.min(limit, start + WordTable.longestWord)
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var at = start
      var count = 8
      while count == 8, at < end {
        let chunk = chunk(at, end)
        count = WordScanner.wordBytes(chunk)
        guard count > 0 else { break }
        let kept = chunk & (UInt64.max >> UInt64(64 - 8 * count))
        hash = WordScanner.mixed(hash, kept | 0x2020_2020_2020_2020)
        at += count
      }
      if at == end || kind(at) != Class.wide && kind(at) != Class.apostrophe {
        append(hash, start, at)
        return at
      }
      return mixedWord(start, end)
    }

    /// The eight bytes from here on, zeros behind the end.
    @inline(__always) private func chunk(_ at: Int, _ end: Int) -> UInt64 {
      if at + 8 <= end {
        return UnsafeRawPointer(text.baseAddress!).loadUnaligned(
          fromByteOffset: at, as: UInt64.self)
      }
      var chunk: UInt64 = 0
      for place in at..<end { chunk |= UInt64(text[place]) << UInt64(8 * (place - at)) }
      return chunk
    }

    /// The same hash for bytes that do not stand together.
    private func hash(_ bytes: [UInt8]) -> UInt64 {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for start in stride(from: 0, to: bytes.count, by: 8) {
        var chunk: UInt64 = 0
        for (place, byte) in bytes[start..<Swift.min(bytes.count, start + 8)].enumerated() {
          chunk |= UInt64(byte) << UInt64(8 * place)
        }
        hash = WordScanner.mixed(hash, chunk | 0x2020_2020_2020_2020)
      }
      return hash
    }

    /// A word with apostrophes, which do not count, or with characters beyond ASCII.
    private mutating func mixedWord(_ start: Int, _ end: Int) -> Int {
      let isWide = text[start] >= 0xE3 && text[start] <= 0xED
      var bytes: [UInt8] = []
      var at = start
      while at < end {
        let kind = kind(at)
        if kind == Class.word {
          bytes.append(text[at])
          at += 1
        } else if kind == Class.wide {
          let length = letter(at, end, isWide: isWide, isFirst: at == start)
          guard let length else { break }
          if length > 0 { bytes += text[at..<(at + length)] }
          at += length > 0 ? length : 3
        } else if kind == Class.apostrophe, at + 1 < end, self.kind(at + 1) == Class.word {
          at += 1
        } else {
          break
        }
      }
      at = Swift.max(at, start + 1)
      append(hash(bytes), start, at)
      return at
    }

    /// Bytes of the character beyond ASCII that stands here; 0 for a curly apostrophe between
    /// letters; nil where the word ends before it.
    private func letter(_ at: Int, _ end: Int, isWide: Bool, isFirst: Bool) -> Int? {
      let lead = text[at]
      if lead == 0xE2, at + 3 < end, text[at + 1] == 0x80 || text[at + 1] == 0x81 {
        let isApostrophe = text[at + 1] == 0x80 && (text[at + 2] == 0x99 || text[at + 2] == 0x98)
        return isApostrophe && !isFirst && kind(at + 3) == Class.word ? 0 : nil
      }
      if lead == 0xC2 || lead == 0xE2 && at + 3 >= end { return nil }
      if !isFirst, isWide || lead >= 0xE3 && lead <= 0xED { return nil }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
      return Swift.min(end - at, length)
    }

    @inline(__always)
    private mutating func append(_ hash: UInt64, _ start: Int, _ end: Int) {
      let isLower = text[start] >= 0x61 && text[start] <= 0x7A
      let opens = sawLine || sawStop && sawBlank && !wasShort && !isLower
      var mark = UInt16(truncatingIfNeeded: end - start) << 2
      if opens { mark |= WordTable.opensSentence }
      if isQuoted { mark |= WordTable.isQuoted }
      hashes[count] = hash
      starts[count] = UInt32(truncatingIfNeeded: start)
      marks[count] = mark
      count += 1
      (sawLine, sawStop, sawBlank) = (false, false, false)
      wasShort = end - start <= 2
    }
  }
}
