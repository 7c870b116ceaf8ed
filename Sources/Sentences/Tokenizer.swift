import Spans

/// A token as it is cut from the text, before anything is known about it.
struct RawToken {
  var start: Int
  var end: Int
  /// The second part of one written word: "n't" of "don't", "'s" of "Lee's".
  var isClitic = false
  /// An abbreviation with its full stop, and what kind.
  var abbreviation: Abbreviations.Kind?
}

/// Cuts text into tokens by the conventions of UD English (EWT). One pass over the bytes, O(bytes).
///
/// Gets wrong: a full stop that ends both an abbreviation and a sentence stays with the
/// abbreviation (as in EWT); "Plan B." keeps its stop like an initial; "workers'" before a closing
/// single quotation mark is read as a genitive.
struct Tokenizer {
  let bytes: [UInt8]
  let limit: Int
  var position: Int
  var tokens: [RawToken] = []

  init(_ text: SourceText, _ span: Span) {
    bytes = text.bytes
    limit = Swift.min(span.end, text.count)
    position = Swift.max(0, span.start)
  }

  /// Tokens of a stretch of text, in order.
  static func tokens(in text: SourceText, _ span: Span) -> [RawToken] {
    var tokenizer = Tokenizer(text, span)
    tokenizer.tokens.reserveCapacity(span.length / 5 + 4)
    while let next = tokenizer.bytes.character(at: tokenizer.position, limit: tokenizer.limit) {
      tokenizer.read(next)
    }
    return tokenizer.tokens
  }

  private mutating func read(_ first: Character32) {
    switch first.kind {
    case .blank: position = first.end
    case .lower, .upper, .letter: readWord()
    case .digit: readNumber()
    default: readMark(first)
    }
  }

  func character(at offset: Int) -> Character32? { bytes.character(at: offset, limit: limit) }

  /// The kind of the character at an offset; `blank` at the end of the text.
  func kind(at offset: Int) -> CharacterKind {
    guard offset >= 0, offset < limit else { return .blank }
    let kind = CharacterKind.ofByte[Int(bytes[offset])]
    return kind == .beyond ? character(at: offset)?.kind ?? .symbol : kind
  }

  /// The byte at an offset; 0 outside the text.
  func byte(at offset: Int) -> UInt8 { offset >= 0 && offset < limit ? bytes[offset] : 0 }

  mutating func emit(
    to end: Int, isClitic: Bool = false, abbreviation: Abbreviations.Kind? = nil
  ) {
    guard end > position else { return }
    tokens.append(
      RawToken(start: position, end: end, isClitic: isClitic, abbreviation: abbreviation))
    position = end
  }

  /// Whether a blank, or nothing, stands before the current position.
  var isAtBlank: Bool {
    guard let last = tokens.last else { return true }
    return last.end < position
  }

  /// End of the run of characters of which `belongs` is true.
  func run(from start: Int, while belongs: (Character32) -> Bool) -> Int {
    var end = start
    while let next = character(at: end), belongs(next) { end = next.end }
    return end
  }

  /// End of the stretch without blanks.
  func endOfChunk(from start: Int) -> Int { run(from: start) { $0.kind != .blank } }
}
