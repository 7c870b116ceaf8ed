/// Decides after which tokens a sentence ends.
///
/// Where layout or list marks settle it, rules do; every doubtful place is decided by a perceptron
/// over the tokens around it, trained on web and edited text, because full stops are missing in the
/// one and stand in abbreviations in the other. O(tokens).
///
/// Gets wrong: run-on sentences without a stop and without a capital; a name after "U.S." now and
/// then.
package struct SentenceSplitter: Sendable {
  private let model: LinearModel?

  package init(model: LinearModel?) { self.model = model }

  /// Indices of the tokens that begin a sentence, the first excepted.
  func starts(in paragraph: Paragraph) -> [Int] {
    var starts: [Int] = []
    var start = 0
    var marks = ListMarks()
    var lines = LineBreaks(paragraph)
    var scores = [Int32](repeating: 0, count: 2)
    var keys: [UInt64] = []
    var nesting = Nesting()
    for index in 1..<Swift.max(1, paragraph.tokens.count) {
      nesting.pass(paragraph, index - 1)
      let lineBreak = lines.decision(at: index)
      let begins: Bool
      if marks.begins(at: index, in: paragraph, sentenceStart: start) {
        begins = true
      } else if marks.isInsideMark(index) || !(lineBreak ?? paragraph.mayBegin(at: index)) {
        begins = false
      } else if let lineBreak {
        begins = lineBreak
      } else if let rule = SplitterRules.decision(at: index, start: start, in: paragraph) {
        begins = rule
      } else {
        SplitterFeatures.keys(
          at: index, in: paragraph, start: start, nesting: nesting, into: &keys)
        begins = decide(keys, &scores, at: index, in: paragraph)
      }
      guard begins else { continue }
      starts.append(index)
      start = index
      nesting.restart()
    }
    return starts
  }

  /// Without a stop before it a boundary needs more evidence.
  private func decide(
    _ keys: [UInt64], _ scores: inout [Int32], at index: Int, in paragraph: Paragraph
  ) -> Bool {
    guard let model else { return paragraph.isStopped(before: index) }
    model.score(keys, into: &scores)
    let margin = scores[1] - scores[0]
    return paragraph.isStopped(before: index) ? margin > 0 : margin > SentenceSplitter.caution
  }

  /// Chosen by a sweep over the development parts, sentence F1 of EWT and GUM: 45 gives 89.20 and
  /// 96.71, 60 gives 89.24 and 96.56; with weights learned without a margin 30 to 80 give 88.82 to
  /// 89.08 and 96.36 to 96.41.
  private static let caution: Int32 = 45
}

/// The tokens of one passage or paragraph with what the splitter looks at.
package struct Paragraph {
  let bytes: [UInt8]
  let tokens: [RawToken]
  package let words: [WordForm]

  /// Whether the token at `index` may begin a sentence at all.
  func mayBegin(at index: Int) -> Bool {
    let token = tokens[index]
    if token.isClitic { return false }
    let isGlued = tokens[index - 1].end == token.start
    if isGlued { return isStopped(before: index) && (isCapital(index) || isQuote(index)) }
    return isStopped(before: index) || isMark(index - 1) || isMark(index) || isCapital(index)
      || isDigit(index)
  }

  /// Whether a full stop, question mark or the like stands before the token, be it inside closing
  /// quotation marks or brackets.
  func isStopped(before index: Int) -> Bool {
    var last = index - 1
    var steps = 0
    while last > 0, steps < 3, isQuote(last) || isBracket(last) {
      last -= 1
      steps += 1
    }
    return isStop(last) || tokens[last].abbreviation != nil
  }

  func kind(_ index: Int) -> CharacterKind {
    bytes.character(at: tokens[index].start, limit: bytes.count)?.kind ?? .blank
  }

  func isStop(_ index: Int) -> Bool { kind(index) == .stop }
  func isQuote(_ index: Int) -> Bool {
    let kind = kind(index)
    return kind == .quote || kind == .apostrophe
  }
  func isBracket(_ index: Int) -> Bool { kind(index) == .bracket }
  func isCapital(_ index: Int) -> Bool { kind(index) == .upper }
  func isDigit(_ index: Int) -> Bool { kind(index) == .digit }
  func isMark(_ index: Int) -> Bool { !kind(index).isWord }

  /// Number of line feeds between the token and the one before it, at most 2.
  func lineFeeds(before index: Int) -> Int {
    var count = 0
    for byte in bytes[tokens[index - 1].end..<tokens[index].start] where byte == 0x0A {
      count += 1
      if count == 2 { break }
    }
    return count
  }

  /// 0 glued, 1 a blank, 2 more than one, 3 a new line.
  func gap(before index: Int) -> UInt64 {
    let length = tokens[index].start - tokens[index - 1].end
    guard length > 1 else { return UInt64(length) }
    return lineFeeds(before: index) > 0 ? 3 : 2
  }

  func byte(_ index: Int) -> UInt8 { bytes[tokens[index].start] }
}

/// How deep in brackets and straight quotation marks a place is, since the sentence began.
struct Nesting {
  private(set) var brackets = 0
  private(set) var isQuoted = false

  mutating func pass(_ paragraph: Paragraph, _ index: Int) {
    switch paragraph.byte(index) {
    case 0x28, 0x5B: brackets = Swift.min(3, brackets + 1)
    case 0x29, 0x5D: brackets = Swift.max(0, brackets - 1)
    case 0x22: isQuoted.toggle()
    case 0xE2 where paragraph.kind(index) == .quote:
      isQuoted = paragraph.bytes[paragraph.tokens[index].end - 1] == 0x9C
    default: break
    }
  }

  /// A sentence began: unmatched brackets are forgotten, an open quotation is not.
  mutating func restart() { brackets = 0 }

  var value: UInt64 { UInt64(brackets > 0 ? 2 : 0) | (isQuoted ? 1 : 0) }
}
