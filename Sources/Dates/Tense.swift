import Sentences
import Spans

/// Reads which way a partial date lies from the tense of the verb next to it.
///
/// With a parse the governing verb decides; with tags only, the nearest verb to the left in the
/// clause, else to the right; with neither, words of the future tense ("will", "expected").
struct Tense {
  let sentence: Sentence
  let lexemes: [Lexeme]
  /// Whether the sentence has tags, and a past auxiliary ("had", "was").
  private let isTagged: Bool
  private let hasPastAuxiliary: Bool

  init(sentence: Sentence, lexemes: [Lexeme]) {
    self.sentence = sentence
    self.lexemes = lexemes
    isTagged = sentence.tokens.contains { $0.tag == .verb || $0.tag == .aux }
    hasPastAuxiliary = sentence.tokens.contains {
      $0.lower == "had" || $0.lower == "were" || $0.lower == "was"
    }
  }

  /// How many tokens to each side are looked at.
  private static let reach = 24

  func direction(of phrase: TimePhrase) -> TimeDirection {
    let first = phrase.range.lowerBound
    if let stated = stated(before: first) { return stated }
    guard let token = token(at: lexemes[first].span.start) else { return lexical(first) }
    if let verb = governor(of: token) { return tense(of: verb) }
    guard isTagged else { return lexical(first) }
    let low = Swift.max(0, token - Tense.reach)
    for index in stride(from: token - 1, through: low, by: -1) {
      if sentence.tokens[index].tag == .verb { return tense(of: index) }
    }
    let high = Swift.min(sentence.tokens.count, token + Tense.reach)
    for index in token..<Swift.max(token, high) where sentence.tokens[index].tag == .verb {
      return tense(of: index)
    }
    return .unknown
  }

  /// "by December" is a deadline unless the clause is told in the past perfect.
  private func stated(before first: Int) -> TimeDirection? {
    guard first > 0 else { return nil }
    let at = lexemes[first - 1].has(.the) ? first - 2 : first - 1
    guard at >= 0 else { return nil }
    if lexemes[at].has(.since) { return .past }
    guard lexemes[at].has(.by) || lexemes[at].has(.until) else { return nil }
    return hasPastAuxiliary ? nil : .future
  }

  /// Index of the token that starts at or before the offset.
  private func token(at offset: Int) -> Int? {
    let tokens = sentence.tokens
    guard !tokens.isEmpty else { return nil }
    var low = 0
    var high = tokens.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if tokens[middle].span.start <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// First verb on the way to the root; nil without a parse.
  private func governor(of token: Int) -> Int? {
    var current = token
    for _ in 0..<32 {
      let head = sentence.tokens[current].head
      guard head >= 0, head < sentence.tokens.count, head != current else { break }
      if sentence.tokens[current].relation == .dep { return nil }
      current = head
      if sentence.tokens[current].tag == .verb { return current }
    }
    return nil
  }

  /// Tense of a verb from its Penn tag and the words before it.
  private func tense(of verb: Int) -> TimeDirection {
    let tokens = sentence.tokens
    switch tokens[verb].xpos {
    case "VBD": return .past
    case "VBN":
      return auxiliaries(before: verb).contains(where: Tense.isFuture) ? .future : .past
    case "VB":
      let before = auxiliaries(before: verb)
      if before.contains(where: Tense.isFuture) { return .future }
      return before.contains("did") || before.contains("could") ? .past : .unknown
    case "VBG":
      return auxiliaries(before: verb).contains(where: Tense.isFuture) ? .future : .unknown
    default: return .unknown
    }
  }

  /// Lower-cased words of the four tokens before the verb.
  private func auxiliaries(before verb: Int) -> [String] {
    sentence.tokens[Swift.max(0, verb - 4)..<verb].map(\.lower)
  }

  private static let futureWords: Set<String> = [
    "will", "shall", "'ll", "wo", "going", "set", "due", "expected", "scheduled", "plan", "plans",
    "planned", "planning", "poised", "intends", "intend", "likely", "vowed", "promised",
    "pledged", "promise", "pledge", "vow", "ready", "about", "hopes", "aims", "would",
  ]
  private static func isFuture(_ word: String) -> Bool { futureWords.contains(word) }

  /// Without tags: a word of the future within twelve lexemes to the left, eight to the right.
  private func lexical(_ first: Int) -> TimeDirection {
    let low = Swift.max(0, first - 12)
    let high = Swift.min(lexemes.count, first + 8)
    return lexemes[low..<high].contains { $0.has(.future) } ? .future : .unknown
  }
}
