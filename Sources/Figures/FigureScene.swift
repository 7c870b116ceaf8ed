import Dates
import Documents
import Names
import Sentences
import Spans

/// One sentence as figures are read from it: lexemes with their words, tags and what else stands
/// there. Made only for sentences with a number; O(tokens).
struct FigureScene {
  let text: SourceText
  let sentence: Sentence
  let number: Int
  let lexemes: [Lexeme]
  /// Each lexeme's words in lower case, in the order of `lexemes`.
  let words: [String]
  /// Token that covers each lexeme; -1 where none does.
  let tokenOf: [Int]
  /// Lexemes inside a date: no part of a figure.
  let isDated: [Bool]
  let mentions: [Mention]

  init(
    text: SourceText, sentence: Sentence, number: Int, lexemes: [Lexeme], dates: [TimeExpression],
    mentions: [Mention]
  ) {
    self.text = text
    self.sentence = sentence
    self.number = number
    self.lexemes = lexemes
    self.mentions = mentions
    words = lexemes.map { text.string($0.span).lowercased() }
    tokenOf = FigureScene.alignment(lexemes, sentence.tokens)
    var isDated = [Bool](repeating: false, count: lexemes.count)
    var at = 0
    for date in dates {
      while at < lexemes.count, lexemes[at].span.end <= date.span.start { at += 1 }
      while at < lexemes.count, lexemes[at].span.start < date.span.end {
        isDated[at] = true
        at += 1
      }
    }
    self.isDated = isDated
  }

  private static func alignment(_ lexemes: [Lexeme], _ tokens: [Token]) -> [Int] {
    var result = [Int](repeating: -1, count: lexemes.count)
    var token = 0
    for (index, lexeme) in lexemes.enumerated() {
      while token < tokens.count, tokens[token].span.end <= lexeme.span.start { token += 1 }
      guard token < tokens.count else { break }
      if tokens[token].span.start <= lexeme.span.start { result[index] = token }
    }
    return result
  }

  var count: Int { lexemes.count }
  func word(_ at: Int) -> String { at >= 0 && at < count ? words[at] : "" }
  func has(_ at: Int, _ kind: TriggerKind) -> Bool {
    at >= 0 && at < count && lexemes[at].has(kind)
  }
  func isMark(_ at: Int, _ mark: Unicode.Scalar) -> Bool {
    at >= 0 && at < count && lexemes[at].isMark(mark)
  }
  func isWord(_ at: Int) -> Bool { at >= 0 && at < count && lexemes[at].kind == .word }
  func isGlued(_ at: Int) -> Bool { at >= 0 && at < count && lexemes[at].isGlued }
  func isCapital(_ at: Int) -> Bool { at >= 0 && at < count && lexemes[at].isCapital }
  func dated(_ at: Int) -> Bool { at >= 0 && at < count && isDated[at] }
  func cue(_ cue: FigureLexicon.Cue, _ at: Int) -> Bool {
    FigureLexicon.shared.has(cue, word(at))
  }

  /// Tag of the token a lexeme stands in; X where there is none.
  func tag(_ at: Int) -> Tag {
    guard at >= 0, at < count, tokenOf[at] >= 0 else { return .x }
    return sentence.tokens[tokenOf[at]].tag
  }
  func xpos(_ at: Int) -> String {
    guard at >= 0, at < count, tokenOf[at] >= 0 else { return "" }
    return sentence.tokens[tokenOf[at]].xpos
  }
  func lemma(_ at: Int) -> String {
    guard at >= 0, at < count, tokenOf[at] >= 0 else { return word(at) }
    let lemma = sentence.tokens[tokenOf[at]].lemma
    return lemma.isEmpty ? word(at) : lemma.lowercased()
  }

  func span(_ range: Range<Int>) -> Span {
    Span(lexemes[range.lowerBound].span.start, lexemes[range.upperBound - 1].span.end)
  }

  /// Mentions that share a byte with the span. O(log mentions): they stand in text order and
  /// nest at most a few deep.
  func mentions(overlapping span: Span) -> [Mention] {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.start < span.end { low = middle + 1 } else { high = middle }
    }
    return mentions[Swift.max(0, low - 6)..<low].filter { $0.span.overlaps(span) }
  }

  /// A comma, semicolon, colon, dash or bracket: where a clause may end.
  func isBreak(_ at: Int) -> Bool {
    guard at >= 0, at < count, lexemes[at].kind == .mark else { return false }
    switch lexemes[at].mark {
    case 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x2014, 0x2E: return true
    case 0x2D: return !isGlued(at)
    default: return false
    }
  }
}
