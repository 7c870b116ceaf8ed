import Documents
import Spans

/// The words of all documents of a call, one after the other: 10 bytes a word.
///
/// One pass over the bytes. A word is a stretch of letters and digits, folded to lower case
/// (ASCII only); apostrophes inside it, straight or curly, do not count, so that "don't" is one
/// word however it was typeset. In scripts written without blanks each character is a word.
/// Words of furniture, and of passages a document repeats, match nothing.
struct WordTable {
  /// 32 bits of each word's hash: enough inside a candidate pair, where neighbours must agree.
  var hashes: [UInt32] = []
  /// Byte offset of the word in its document.
  var starts: [UInt32] = []
  /// Length in bytes (14 bits) above two flags.
  var marks: [UInt16] = []
  /// Number of the first word of each document, and behind the last the number of all words.
  var firsts: [Int] = [0]

  /// The word opens a sentence or a line.
  static let opensSentence: UInt16 = 1
  /// The word stands between quotation marks.
  static let isQuoted: UInt16 = 2
  /// A longer word is cut.
  static let longestWord = 16_383

  var documentCount: Int { firsts.count - 1 }

  func words(of document: Int) -> Range<Int> { firsts[document]..<firsts[document + 1] }

  func end(_ word: Int) -> Int { Int(starts[word]) + Int(marks[word] >> 2) }

  func opensSentence(_ word: Int) -> Bool { marks[word] & WordTable.opensSentence != 0 }

  func isQuoted(_ word: Int) -> Bool { marks[word] & WordTable.isQuoted != 0 }
}

/// The byte-class pass that fills a `WordTable`.
struct WordScanner {
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

  private static let folded: [UInt8] = (0..<256).map { value in
    (0x41...0x5A).contains(value) ? UInt8(value + 32) : UInt8(value)
  }

  /// What the scanner has seen since the last word.
  private struct State {
    var isQuoted = false
    var sawStop = false
    var sawBlank = false
    var sawLine = true
    /// The last word was one or two letters: a stop behind it rather marks an abbreviation.
    var wasShort = false
  }

  /// Scratch: 64-bit hashes of the words of the document read last.
  private(set) var hashes: [UInt64] = []

  /// Adds one document's words to the table. O(bytes).
  mutating func add(_ document: Document, to table: inout WordTable) {
    let first = table.hashes.count
    hashes.removeAll(keepingCapacity: true)
    document.text.bytes.withUnsafeBufferPointer { scan($0, into: &table) }
    table.firsts.append(table.hashes.count)
    mute(document, from: first, in: &table)
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, into table: inout WordTable) {
    var state = State()
    var at = 0
    let count = Swift.min(bytes.count, Int(UInt32.max))
    WordScanner.classes.withUnsafeBufferPointer { classes in
      WordScanner.folded.withUnsafeBufferPointer { folded in
        while at < count {
          let byte = bytes[at]
          switch classes[Int(byte)] {
          case Class.word:
            at = word(at, count, bytes, classes, folded, &state, &table)
          case Class.blank: (at, state.sawBlank) = (at + 1, true)
          case Class.line: (at, state.sawLine, state.isQuoted) = (at + 1, true, false)
          case Class.stop: (at, state.sawStop) = (at + 1, true)
          case Class.quote: (at, state.isQuoted) = (at + 1, !state.isQuoted)
          case Class.wide:
            if let next = WordScanner.punctuation(at, count, bytes, &state) {
              at = next
            } else {
              at = word(at, count, bytes, classes, folded, &state, &table)
            }
          default: at += 1
          }
        }
      }
    }
  }

  /// Skips one character of general punctuation (U+2000–U+206F), CJK punctuation or Latin-1
  /// signs, and notes what it means; nil where a letter stands here.
  private static func punctuation(
    _ at: Int, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ state: inout State
  ) -> Int? {
    guard at + 1 < count else { return at + 1 }
    switch (bytes[at], bytes[at + 1]) {
    case (0xE2, 0x80), (0xE2, 0x81):
      let last = at + 2 < count ? bytes[at + 2] : 0
      if bytes[at + 1] == 0x80 {
        if last == 0x9C { state.isQuoted = true }
        if last == 0x9D { state.isQuoted = false }
        if last <= 0x8A { state.sawBlank = true }
      }
      return at + 3
    case (0xC2, _):
      if bytes[at + 1] == 0xA0 { state.sawBlank = true }
      if bytes[at + 1] == 0xAB { state.isQuoted = true }
      if bytes[at + 1] == 0xBB { state.isQuoted = false }
      return at + 2
    case (0xE3, 0x80):
      state.sawStop = true
      state.sawBlank = true
      return at + 3
    default: return nil
    }
  }

  /// Reads the word that starts here and returns the offset behind it.
  private mutating func word(
    _ start: Int, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ classes: UnsafeBufferPointer<UInt8>, _ folded: UnsafeBufferPointer<UInt8>,
    _ state: inout State, _ table: inout WordTable
  ) -> Int {
    var at = start
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let limit = Swift.min(count, start + WordTable.longestWord)
    let isSolid = bytes[start] >= 0xE3 && bytes[start] <= 0xED
    while at < limit {
      let byte = bytes[at]
      let kind = classes[Int(byte)]
      if kind == Class.word {
        hash = (hash ^ UInt64(folded[Int(byte)])) &* 0x9E37_79B9_7F4A_7C15
        at += 1
      } else if kind == Class.wide {
        guard
          let next = WordScanner.letter(
            at, limit, bytes, classes, isSolid: isSolid, isFirst: at == start, &hash)
        else { break }
        at = next
      } else if kind == Class.apostrophe, at + 1 < limit, classes[Int(bytes[at + 1])] == Class.word
      {
        at += 1
      } else {
        break
      }
    }
    at = Swift.max(at, start + 1)
    append(hash, start, at, bytes[start], &state, &table)
    return at
  }

  /// Adds one character beyond ASCII to the word, or skips a curly apostrophe between letters;
  /// nil where the word ends before it.
  private static func letter(
    _ at: Int, _ limit: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ classes: UnsafeBufferPointer<UInt8>, isSolid: Bool, isFirst: Bool, _ hash: inout UInt64
  ) -> Int? {
    let lead = bytes[at]
    if lead == 0xE2, at + 3 < limit, bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 {
      let isApostrophe = bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x99 || bytes[at + 2] == 0x98)
      return isApostrophe && !isFirst && classes[Int(bytes[at + 3])] == Class.word ? at + 3 : nil
    }
    if lead == 0xC2 || lead == 0xE2 && at + 3 >= limit { return nil }
    if !isFirst, isSolid || lead >= 0xE3 && lead <= 0xED { return nil }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    let end = Swift.min(limit, at + length)
    for byte in bytes[at..<end] { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
    return end
  }

  private mutating func append(
    _ hash: UInt64, _ start: Int, _ end: Int, _ initial: UInt8, _ state: inout State,
    _ table: inout WordTable
  ) {
    let isLower = initial >= 0x61 && initial <= 0x7A
    let opens = state.sawLine || state.sawStop && state.sawBlank && !state.wasShort && !isLower
    var mark = UInt16(truncatingIfNeeded: end - start) << 2
    if opens { mark |= WordTable.opensSentence }
    if state.isQuoted { mark |= WordTable.isQuoted }
    let mixed = hash ^ (hash >> 29)
    hashes.append(mixed)
    table.hashes.append(UInt32(truncatingIfNeeded: mixed >> 24))
    table.starts.append(UInt32(truncatingIfNeeded: start))
    table.marks.append(mark)
    state.sawLine = false
    state.sawStop = false
    state.sawBlank = false
    state.wasShort = end - start <= 2
  }

  /// Gives the words of furniture and repeats hashes that occur nowhere else.
  private mutating func mute(_ document: Document, from first: Int, in table: inout WordTable) {
    let silent = document.passages.filter { $0.role == .furniture || $0.role == .repeat }
    guard !silent.isEmpty else { return }
    var passage = 0
    for word in first..<table.hashes.count {
      let start = Int(table.starts[word])
      while passage < silent.count, silent[passage].span.end <= start { passage += 1 }
      guard passage < silent.count else { return }
      guard silent[passage].span.start <= start else { continue }
      let unique = (UInt64(word) &+ 1) &* 0xD6E8_FEB8_6659_FD93
      hashes[word - first] = unique
      table.hashes[word] = UInt32(truncatingIfNeeded: unique >> 24)
    }
  }
}
