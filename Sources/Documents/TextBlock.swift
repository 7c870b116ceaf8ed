import Spans

/// A block of plain text with the shape the rules look at: a paragraph, heading, list item or
/// line of furniture. Shape is counted once, in one pass over the bytes.
struct TextBlock: Sendable {
  var span: Span
  /// The first 48 words, lower case, ASCII letters folded; longer blocks are judged by their start.
  var words: [String]
  /// One hash a word (FNV-1a of the folded bytes), all of them.
  var hashes: [UInt64]
  /// Words with a capital first letter.
  var capitalised = 0
  /// Words that start with any letter.
  var lettered = 0
  /// Capitalised words of four or more letters, and all such words: title case is judged on these.
  var longCapitalised = 0
  var long = 0
  var digits = 0
  /// Words before the first colon that a blank follows; 0 where there is none.
  var label = 0
  /// Blank lines stand before it (or it is the first).
  var isAfterBlank = true
  /// Starts with a bullet or a list number.
  var isItem = false
  var ending = Ending.none
  /// Sentence ends inside: terminal mark followed by a blank and a capital, plus the last.
  var sentences = 0

  enum Ending: Sendable { case none, terminal, question, ellipsis, open }

  /// Ends as a sentence does.
  var isClosed: Bool { ending == .terminal || ending == .question }
  /// A full paragraph: what an article's body is made of.
  var isParagraph: Bool { isClosed && size >= 20 }
  /// Words, or a sixth of the bytes where a script does not part words by blanks.
  var size: Int { span.length > hashes.count * 18 ? span.length / 6 : hashes.count }
  var count: Int { hashes.count }
  /// Hashes of the words in `words`.
  var keys: ArraySlice<UInt64> { hashes.prefix(TextBlock.wordLimit) }
  /// At least three in five of its longer words are capitalised.
  var isTitleCase: Bool {
    long > 0 ? longCapitalised * 5 >= long * 3 : lettered > 0 && capitalised == lettered
  }
}

extension TextBlock {
  static let wordLimit = 48

  /// Reads the shape of a span.
  init(_ span: Span, in bytes: [UInt8]) {
    self.span = span
    words = []
    hashes = []
    words.reserveCapacity(min(TextBlock.wordLimit, span.length / 6 + 1))
    hashes.reserveCapacity(span.length / 6 + 1)
    readWords(bytes)
    readEnding(bytes)
    isItem = TextBlock.isItem(bytes, span)
  }

  private mutating func readWords(_ bytes: [UInt8]) {
    var index = span.start
    while index < span.end {
      let step = TextBlock.letter(bytes, at: index, limit: span.end)
      if step > 0 {
        let end = wordEnd(bytes, from: index)
        append(bytes, index..<end)
        index = end
      } else {
        let byte = bytes[index]
        if byte == 0x2E || byte == 0x21 || byte == 0x3F { countSentence(bytes, after: index) }
        if byte == 0x3A, label == 0, index + 1 == span.end || bytes[index + 1] == 0x20 {
          label = hashes.count
        }
        index += 1
      }
    }
  }

  private func wordEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < span.end {
      let step = TextBlock.letter(bytes, at: index, limit: span.end)
      if step > 0 {
        index += step
      } else if isApostrophe(bytes, index) {
        index += bytes[index] == 0x27 ? 1 : 3
      } else {
        break
      }
    }
    return index
  }

  /// A straight or curly apostrophe with a letter after it.
  private func isApostrophe(_ bytes: [UInt8], _ index: Int) -> Bool {
    if bytes[index] == 0x27 { return TextBlock.letter(bytes, at: index + 1, limit: span.end) > 0 }
    return index + 3 < span.end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && bytes[index + 2] == 0x99 && TextBlock.letter(bytes, at: index + 3, limit: span.end) > 0
  }

  private mutating func countSentence(_ bytes: [UInt8], after index: Int) {
    var next = index + 1
    while next < span.end, bytes[next] == 0x22 || bytes[next] == 0x27 || bytes[next] >= 0x80 {
      next += 1
    }
    if next >= span.end || (bytes[next] == 0x20 && next + 1 < span.end && !isLower(bytes[next + 1]))
    {
      sentences += 1
    }
  }

  private func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(TextBlock.folded(bytes[index]))) &* 0x100_0000_01b3 }
    hashes.append(hash)
    let first = bytes[range.lowerBound]
    let isCapital = first >= 0x41 && first <= 0x5A
    if isCapital { capitalised += 1 }
    if isCapital || isLower(first) || first >= 0x80 { lettered += 1 }
    if first >= 0x30, first <= 0x39 { digits += 1 }
    if range.count >= 4, isCapital || isLower(first) {
      long += 1
      if isCapital { longCapitalised += 1 }
    }
    guard words.count < TextBlock.wordLimit else { return }
    let word = String(unsafeUninitializedCapacity: range.count) { buffer in
      for index in range { buffer[index - range.lowerBound] = TextBlock.folded(bytes[index]) }
      return range.count
    }
    words.append(word)
  }

  /// Number of bytes of the letter or digit here, 0 where there is none. Beyond ASCII every
  /// character counts as a letter but Latin-1 signs, U+2000…U+2FFF and CJK punctuation.
  static func letter(_ bytes: [UInt8], at index: Int, limit: Int) -> Int {
    guard index < limit else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 { return isASCIILetterOrDigit(byte) ? 1 : 0 }
    if byte < 0xC3 || byte == 0xE2 { return 0 }
    if byte == 0xE3, index + 1 < limit, bytes[index + 1] == 0x80 { return 0 }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    return min(length, limit - index)
  }

  static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A)
      || (byte >= 0x30 && byte <= 0x39)
  }

  static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}

extension TextBlock {
  /// How the block ends, closing quotes and brackets aside.
  private mutating func readEnding(_ bytes: [UInt8]) {
    var index = span.end
    while index > span.start, let step = TextBlock.closer(bytes, before: index, from: span.start) {
      index -= step
    }
    guard index > span.start else { return }
    let tail = bytes[max(span.start, index - 3)..<index]
    switch bytes[index - 1] {
    case 0x2E: ending = tail.elementsEqual([0x2E, 0x2E, 0x2E]) ? .ellipsis : .terminal
    case 0x21: ending = .terminal
    case 0x3F: ending = .question
    case 0x2C, 0x3A, 0x3B, 0x2D: ending = .open
    default: readWideEnding(Array(tail))
    }
  }

  /// An ellipsis in one character, and the full stops of Chinese, Japanese and Hindi.
  private mutating func readWideEnding(_ tail: [UInt8]) {
    switch tail {
    case [0xE2, 0x80, 0xA6]: ending = .ellipsis
    case [0xE3, 0x80, 0x82], [0xE0, 0xA5, 0xA4], [0xEF, 0xBC, 0x81]: ending = .terminal
    case [0xEF, 0xBC, 0x9F], [0xD8, 0x9F]: ending = .question
    default: break
    }
  }

  /// Bytes of the closing quote or bracket that ends here; nil where there is none.
  private static func closer(_ bytes: [UInt8], before end: Int, from start: Int) -> Int? {
    if [0x22, 0x27, 0x29, 0x5D].contains(bytes[end - 1]) { return 1 }
    guard end - 3 >= start, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 else { return nil }
    return bytes[end - 1] == 0x99 || bytes[end - 1] == 0x9D ? 3 : nil
  }

  /// Bullets, dashes with a blank, and "1." or "2)" at the start of a line.
  static func isItem(_ bytes: [UInt8], _ span: Span) -> Bool {
    guard span.length > 2 else { return false }
    let (first, second) = (bytes[span.start], bytes[span.start + 1])
    if [0x2A, 0x2D, 0x2B].contains(first) { return second == 0x20 || second == 0x09 }
    if first == 0xC2, second == 0xB7 { return true }
    if first == 0xE2 {
      let code = (Int(second) & 0x3F) << 6 | Int(bytes[span.start + 2]) & 0x3F
      return [0x022, 0x043, 0x5A0, 0x5AA, 0x5B8, 0x5CF, 0x5CB, 0x5E6].contains(code)
        || (0x013...0x014).contains(code) && span.length > 3 && bytes[span.start + 3] == 0x20
    }
    var index = span.start
    while index < span.end, index < span.start + 2, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      index += 1
    }
    return index > span.start && index + 1 < span.end && [0x2E, 0x29].contains(bytes[index])
      && bytes[index + 1] == 0x20
  }
}
