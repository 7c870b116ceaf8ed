import Sentences
import Spans

/// Phrases by the bytes they are written with, for matching against tokens in one pass.
///
/// A phrase is folded and hashed with FNV-1a, 64 bit; so is every beginning of it that may end a
/// token, with no row. Walking from a token onwards stops at the first hash that begins nothing, so
/// looking up a text costs O(tokens × words of the longest phrase that fits). Tokens are joined as
/// they stand in the text (no blank where there is none), so the tokenizer's way with hyphens and
/// points doesn't matter. Two phrases of one hash would be taken for each other; with 10⁴ phrases
/// the odds are 10⁻¹¹.
struct PhraseIndex: Sendable {
  /// First row of a phrase, -1 for a mere beginning.
  private var first: [UInt64: Int32] = [:]
  /// The next row of the same phrase, -1 at the end.
  private var next: [Int32] = []
  /// No phrase has more tokens.
  static let longest = 12

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  mutating func reserve(_ count: Int) { first.reserveCapacity(count) }

  /// Adds `phrase` for the row; rows must come in rising order, one phrase a row.
  mutating func add(_ phrase: String, row: Int, buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    Spelling.fold(phrase, into: &buffer)
    guard !buffer.isEmpty else { return }
    var hash = PhraseIndex.seed
    for (place, byte) in buffer.enumerated() {
      hash = (hash ^ UInt64(byte)) &* PhraseIndex.prime
      let isEnd = place == buffer.count - 1
      if isEnd { break }
      let inWord = Spelling.isAlphanumeric(byte) && Spelling.isAlphanumeric(buffer[place + 1])
      if !inWord, byte != 0x20, first[hash] == nil { first[hash] = -1 }
    }
    while next.count <= row { next.append(-1) }
    link(row, at: hash)
  }

  private mutating func link(_ row: Int, at hash: UInt64) {
    guard let head = first[hash], head >= 0 else {
      first[hash] = Int32(row)
      return
    }
    var last = Int(head)
    while next[last] >= 0 { last = Int(next[last]) }
    if last != row { next[last] = Int32(row) }
  }

  /// Rows of a phrase on its own.
  func rows(of phrase: String) -> [Int] {
    var bytes: [UInt8] = []
    Spelling.fold(phrase, into: &bytes)
    return rows(from: first[PhraseIndex.hash(bytes, from: PhraseIndex.seed)])
  }

  private func rows(from head: Int32?) -> [Int] {
    var rows: [Int] = []
    var row = head ?? -1
    while row >= 0 {
      rows.append(Int(row))
      row = next[Int(row)]
    }
    return rows
  }

  private static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }

  /// Every phrase that starts at the token, shortest first: where it ends and its rows.
  func matches(at start: Int, in text: FoldedSentence) -> [(end: Int, rows: [Int])] {
    var found: [(end: Int, rows: [Int])] = []
    var hash = PhraseIndex.seed
    var index = start
    while index < text.count, index - start < PhraseIndex.longest {
      if index > start, text.hasGap(before: index) { hash = (hash ^ 0x20) &* PhraseIndex.prime }
      hash = PhraseIndex.hash(text.bytes(of: index), from: hash)
      index += 1
      guard let head = first[hash] else { break }
      if head >= 0 { found.append((index, rows(from: head))) }
    }
    return found
  }
}

/// The folded bytes of a sentence's tokens, made once.
struct FoldedSentence {
  private var buffer: [UInt8] = []
  private var ends: [Int] = []
  private var gaps: [Bool] = []

  init(_ sentence: Sentence) {
    buffer.reserveCapacity(sentence.tokens.count * 7)
    ends.reserveCapacity(sentence.tokens.count)
    var last = 0
    for token in sentence.tokens {
      Spelling.fold(token.text, into: &buffer)
      ends.append(buffer.count)
      gaps.append(token.span.start > last)
      last = token.span.end
    }
  }

  var count: Int { ends.count }
  func hasGap(before index: Int) -> Bool { gaps[index] }
  func bytes(of index: Int) -> ArraySlice<UInt8> {
    buffer[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
