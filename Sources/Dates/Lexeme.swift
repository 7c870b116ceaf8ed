import Spans

/// A piece of text as the grammars of dates and numbers see it: a word, a number or a mark.
///
/// Cut from the bytes of a sentence, not from its tokens, so that "4pm", "mid-October", "$50bn"
/// and "2024-10-23" fall into the same pieces whatever the tokenizer made of them.
package struct Lexeme: Sendable {
  package enum Kind: UInt8, Sendable { case word, number, mark }

  package var span: Span
  package var kind: Kind
  /// What the lexicon knows of a word; for a number only `value` counts.
  package var trigger: Trigger
  /// True where no blank stands before it.
  package var isGlued: Bool
  /// A word that starts with an ASCII capital.
  package var isCapital: Bool
  /// A word of four letters or more that ends in "s": plural, where nothing else is known.
  package var endsInS: Bool
  /// Of a number: how many digits it has, and whether it was written "1,500" or "1.5".
  package var digits: Int
  package var isGrouped: Bool
  package var isDecimal: Bool
  /// Of a mark: its scalar, with dashes folded to "-", apostrophes to "'", quotes to '"'.
  package var mark: UInt32

  package init(span: Span, kind: Kind, isGlued: Bool) {
    self.span = span
    self.kind = kind
    self.isGlued = isGlued
    trigger = Trigger()
    isCapital = false
    endsInS = false
    digits = 0
    isGrouped = false
    isDecimal = false
    mark = 0
  }

  /// Value of a number or number word; 0 where it has none.
  package var value: Double { trigger.value }
  package func has(_ kind: TriggerKind) -> Bool { !trigger.kinds.isDisjoint(with: kind) }
  package func isMark(_ character: Unicode.Scalar) -> Bool {
    kind == .mark && mark == character.value
  }
  /// A number written in digits alone, as years and days are.
  package var isPlainNumber: Bool { kind == .number && !isGrouped && !isDecimal }
}

/// Cuts bytes into lexemes in one pass, O(bytes).
package struct Lexer {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private var lexemes: [Lexeme] = []
  private let lexicon = TriggerLexicon.shared

  /// The lexemes of one stretch of the text.
  package static func lexemes(of text: SourceText, in span: Span) -> [Lexeme] {
    var lexer = Lexer(text.bytes, span)
    return lexer.run()
  }

  private init(_ bytes: [UInt8], _ span: Span) {
    self.bytes = bytes
    position = Swift.max(0, span.start)
    end = Swift.min(span.end, bytes.count)
    lexemes.reserveCapacity(Swift.max(8, span.length / 5))
  }

  private mutating func run() -> [Lexeme] {
    var blank = true
    while position < end {
      let byte = bytes[position]
      if SourceText.isSpace(byte) {
        position += 1
        blank = true
        continue
      }
      let before = lexemes.count
      if Lexer.isDigit(byte) || isPointFirst(byte, blank) {
        number(glued: !blank)
      } else if Lexer.isLetter(byte) {
        word(glued: !blank)
      } else {
        markOrWord(glued: !blank)
      }
      if lexemes.count > before { blank = false } else { blank = true }
    }
    return lexemes
  }

  /// ".001" after a blank or an opening mark.
  private func isPointFirst(_ byte: UInt8, _ blank: Bool) -> Bool {
    byte == 0x2E && blank && position + 1 < end && Lexer.isDigit(bytes[position + 1])
  }

  private mutating func word(glued: Bool) {
    let start = position
    var hash = TriggerLexicon.seed
    while position < end {
      let byte = bytes[position]
      guard Lexer.isLetter(byte) || (byte >= 0x80 && !isSpecial(position)) else { break }
      hash = TriggerLexicon.mixed(hash, byte)
      position += 1
    }
    var lexeme = Lexeme(span: Span(start, position), kind: .word, isGlued: glued)
    lexeme.isCapital = bytes[start] >= 0x41 && bytes[start] <= 0x5A
    lexeme.endsInS = position - start > 3 && bytes[position - 1] | 0x20 == 0x73
    lexeme.trigger = lexicon.trigger(bytes, start..<position, hash)
    lexemes.append(lexeme)
  }

  /// Digits with well-formed thousands groups and at most one decimal point. A second point
  /// ("1.2.3", "23.10.2024") leaves the pieces as single numbers with marks between them.
  private mutating func number(glued: Bool) {
    let start = position
    var value = 0.0
    var digits = 0
    func digit(_ offset: Int) -> Bool { offset < end && Lexer.isDigit(bytes[offset]) }
    while digit(position) {
      value = value * 10 + Double(bytes[position] - 0x30)
      digits += 1
      position += 1
    }
    var lexeme = Lexeme(span: Span(start, position), kind: .number, isGlued: glued)
    while digits <= 21, digits > 0, position < end,
      bytes[position] == 0x2C, lexeme.isGrouped || (digits <= 3 && bytes[start] != 0x30),
      digit(position + 1), digit(position + 2), digit(position + 3), !digit(position + 4)
    {
      for offset in 1...3 { value = value * 10 + Double(bytes[position + offset] - 0x30) }
      digits += 3
      position += 4
      lexeme.isGrouped = true
    }
    if position < end, bytes[position] == 0x2E, digit(position + 1), isLastPoint(position + 1) {
      position += 1
      var scale = 0.1
      while digit(position) {
        value += Double(bytes[position] - 0x30) * scale
        scale /= 10
        position += 1
      }
      lexeme.isDecimal = true
      value = Lexer.decimal(bytes[start..<position]) ?? value
    }
    if digits > 15 { value = Lexer.decimal(bytes[start..<position]) ?? value }
    lexeme.span = Span(start, position)
    lexeme.digits = digits
    lexeme.trigger.value = value.isFinite ? value : 0
    lexemes.append(lexeme)
  }

  /// The correctly rounded value of "1,234.5"; nil for more than 40 bytes.
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard bytes.count <= 40 else { return nil }
    return Double(String(decoding: bytes.filter { $0 != 0x2C }, as: UTF8.self))
  }

  /// Whether the digits from here end without another ".digit", and none stood before.
  private func isLastPoint(_ start: Int) -> Bool {
    var offset = start
    while offset < end, Lexer.isDigit(bytes[offset]) { offset += 1 }
    let again =
      offset + 1 < end && bytes[offset] == 0x2E && Lexer.isDigit(bytes[offset + 1])
    let chained =
      lexemes.count > 1 && lexemes[lexemes.count - 1].isMark(".")
      && lexemes[lexemes.count - 1].isGlued && lexemes[lexemes.count - 2].kind == .number
    return !again && !chained
  }

  private mutating func markOrWord(glued: Bool) {
    let start = position
    let (scalar, length) = Lexer.scalar(bytes, position, end)
    if scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009 {
      position += length
      return
    }
    if scalar >= 0x80, !isSpecial(position) {
      word(glued: glued)
      return
    }
    position += length
    var lexeme = Lexeme(span: Span(start, position), kind: .mark, isGlued: glued)
    lexeme.mark = Lexer.folded(scalar)
    lexemes.append(lexeme)
  }

  /// Punctuation, currency signs, fractions and blanks beyond ASCII: not part of a word.
  private func isSpecial(_ offset: Int) -> Bool {
    let scalar = Lexer.scalar(bytes, offset, end).0
    return (0x80...0xBF).contains(scalar) && scalar != 0xAA && scalar != 0xB5 && scalar != 0xBA
      || (0x2000...0x20CF).contains(scalar) || (0x2150...0x215E).contains(scalar)
      || scalar == 0x2212
  }

  /// One scalar of valid UTF-8 and its length; a stray byte counts as itself.
  private static func scalar(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[at])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, at + length <= end else { return (first, 1) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[at + offset] & 0x3F) }
    return (value, length)
  }

  private static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2010...0x2013, 0x2212: 0x2D
    case 0x2018, 0x2019, 0x201B: 0x27
    case 0x201C...0x201F: 0x22
    default: scalar
    }
  }

  package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
