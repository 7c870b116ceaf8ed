import Sentences
import Spans

/// A stretch of tokens that the gazetteer or the word lists know.
struct NameMark {
  var tokens: Range<Int>
  /// The state, where the words name one, its people, its seat or a town of it.
  var nation: Nation?
  var sense: Gazetteer.Sense?
  /// Number in the gazetteer of a body or person.
  var actor: Int?
  /// The gazetteer's name is too common to count on its own.
  var isCommon = false
  var words: [NameWords.Entry] = []

  func isWord(_ kinds: NameWords.Class...) -> Bool { words.contains { kinds.contains($0.kind) } }
  func word(_ kind: NameWords.Class) -> NameWords.Entry? { words.first { $0.kind == kind } }
  /// Stands before or after a person's name.
  var isTitle: Bool { isWord(.office, .expert, .person) }
  var isNationName: Bool { sense == .country }
  var isPerson: Bool { sense == .person }
}

/// One sentence with what is known of its words before anybody is identified.
struct MarkedSentence {
  let number: Int
  let tokens: [Token]
  private(set) var marks: [NameMark] = []
  /// Number of the mark that covers a token, -1 for none.
  private(set) var markAt: [Int]
  /// Capitalised as a name is, and not marked as anything but a surname.
  private(set) var isName: [Bool]
  /// Most words are capitalised: capitals say nothing.
  let isTitleCase: Bool

  /// O(tokens).
  init(_ sentence: Sentence, number: Int, gazetteer: Gazetteer, votes: CapitalVotes) {
    self.number = number
    tokens = sentence.tokens
    markAt = Array(repeating: -1, count: sentence.tokens.count)
    isName = Array(repeating: false, count: sentence.tokens.count)
    isTitleCase = CapitalVotes.isTitleCase(sentence)
    findMarks(FoldedSentence(sentence), gazetteer)
    for index in tokens.indices { isName[index] = looksLikeName(index, votes) }
  }

  func mark(at index: Int) -> NameMark? {
    guard markAt.indices.contains(index), markAt[index] >= 0 else { return nil }
    return marks[markAt[index]]
  }

  /// The mark that starts at the token.
  func markStarting(at index: Int) -> NameMark? {
    guard let mark = mark(at: index), mark.tokens.lowerBound == index else { return nil }
    return mark
  }

  func lower(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].lower : "" }
  func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }
  func hasGap(before index: Int) -> Bool {
    guard index > 0, index < tokens.count else { return true }
    return tokens[index].span.start > tokens[index - 1].span.end
  }

  /// The words as they stand, runs of blanks as one.
  func text(of range: Range<Int>) -> String {
    var text = ""
    for index in range where tokens.indices.contains(index) {
      if index > range.lowerBound, hasGap(before: index) { text += " " }
      text += tokens[index].text
    }
    return text
  }

  func isPossessive(_ index: Int) -> Bool {
    let lower = lower(index)
    return lower == "'s" || (lower == "'" && !hasGap(before: index))
  }

  /// Whether the token begins a sentence, a quotation or what follows a colon.
  func isOpening(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, MarkedSentence.opening.contains(tokens[before].text) {
      if tokens[before].text != "(" { return true }
      before -= 1
    }
    return before < 0
  }

  private static let opening: Set<String> = [
    "\"", "“", "‘", "«", "(", "-", "–", "—", "•", "*", ":",
  ]

  /// Makes the tokens one nation's name, adjective or seat; marks they overlap stay.
  mutating func add(_ nation: Nation, _ sense: Gazetteer.Sense, at range: Range<Int>) {
    for index in range {
      isName[index] = false
      markAt[index] = marks.count
    }
    marks.append(NameMark(tokens: range, nation: nation, sense: sense))
  }
}

// MARK: - Marking

extension MarkedSentence {
  private mutating func findMarks(_ text: FoldedSentence, _ gazetteer: Gazetteer) {
    var index = 0
    while index < tokens.count {
      guard let mark = longest(at: index, text, gazetteer) else {
        index += 1
        continue
      }
      for token in mark.tokens { markAt[token] = marks.count }
      marks.append(mark)
      index = mark.tokens.upperBound
    }
  }

  private func longest(at start: Int, _ text: FoldedSentence, _ gazetteer: Gazetteer) -> NameMark? {
    var mark: NameMark?
    for match in gazetteer.index.matches(at: start, in: text).reversed() {
      let entries = match.rows.map { gazetteer.entries[$0] }
        .filter { fits($0, start..<match.end) }
      guard let entry = entries.first(where: { !$0.isCommon }) ?? entries.first else { continue }
      mark = NameMark(entry, start..<match.end, gazetteer)
      break
    }
    let words = NameWords.standard
    for match in words.index.matches(at: start, in: text).reversed() {
      guard match.end >= mark?.tokens.upperBound ?? 0 else { break }
      let entries = match.rows.map { words.entries[$0] }.filter { fits($0, at: start) }
      if entries.isEmpty { continue }
      if match.end > mark?.tokens.upperBound ?? 0 { mark = NameMark(tokens: start..<match.end) }
      mark?.words = entries
      break
    }
    return mark
  }

  private func fits(_ entry: Gazetteer.Entry, _ range: Range<Int>) -> Bool {
    if let exact = entry.exact {
      return text(of: range) == exact && !(isTitleCase && exact.utf8.count <= 2 && exact == "IT")
    }
    if entry.needsArticle, lower(range.lowerBound - 1) != "the" { return false }
    let isShout = range.count == 1 && Spelling.isAllCapitals(tokens[range.lowerBound].text)
    if isShout, tokens[range.lowerBound].text.utf8.count <= 3 { return false }
    return range.contains { Spelling.isCapitalized(tokens[$0].text) }
      && (range.count > 1 || Spelling.isCapitalized(tokens[range.lowerBound].text))
  }

  private func fits(_ entry: NameWords.Entry, at index: Int) -> Bool {
    switch entry.kind {
    case .weapon, .world, .supra, .notnation: Spelling.isCapitalized(tokens[index].text)
    default: true
    }
  }

  private func looksLikeName(_ index: Int, _ votes: CapitalVotes) -> Bool {
    let token = tokens[index]
    guard Spelling.isCapitalized(token.text), !CapitalVotes.never.contains(token.lower) else {
      return false
    }
    if let mark = mark(at: index) {
      let isPart = mark.sense == .surname || mark.words.contains { $0.kind == .act }
      guard isPart || (mark.sense == nil && mark.isWord(.notnation)) else { return false }
    }
    if isTitleCase { return votes.names.contains(token.text) }
    guard isOpening(index) else { return true }
    if votes.names.contains(token.text) { return true }
    if votes.lower.contains(token.lower) { return false }
    let opens: Set<Tag> = [.propn, .x]
    let mayOpen: Set<Tag> = [.noun, .adj, .verb, .intj, .det]
    let isFollowed = index + 1 < tokens.count && Spelling.isCapitalized(tokens[index + 1].text)
    let isDemonym =
      token.text.utf8.count >= 6 && (token.lower.hasSuffix("ian") || token.lower.hasSuffix("ese"))
    return opens.contains(token.tag) || isDemonym || (isFollowed && mayOpen.contains(token.tag))
  }
}

extension NameMark {
  init(_ entry: Gazetteer.Entry, _ range: Range<Int>, _ gazetteer: Gazetteer) {
    self.init(tokens: range, sense: entry.sense, isCommon: entry.isCommon)
    switch entry.sense {
    case .country, .adjective, .people, .capital, .town: nation = gazetteer.nations[entry.target]
    case .actor, .person, .surname: actor = entry.target
    }
  }
}

/// How a document writes its words: what it also writes small, and what it capitalises inside a
/// sentence. A capital at the beginning of a sentence alone says nothing.
struct CapitalVotes {
  private(set) var lower: Set<String> = []
  private(set) var names: Set<String> = []

  /// O(tokens).
  init(_ sentences: [Sentence]) {
    for sentence in sentences where !CapitalVotes.isTitleCase(sentence) {
      for (index, token) in sentence.tokens.enumerated() {
        if !Spelling.isCapitalized(token.text) {
          lower.insert(token.lower)
        } else if index > 0, isInside(sentence.tokens[index - 1]) {
          names.insert(token.text)
        }
      }
    }
  }

  private func isInside(_ before: Token) -> Bool {
    guard let first = before.text.utf8.first else { return false }
    let isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
    return isLetter || first == 0x2C || first >= 0x30 && first <= 0x39
  }

  /// A headline: more than three in five of its longer words are capitalised, and no full stop
  /// ends it.
  static func isTitleCase(_ sentence: Sentence) -> Bool {
    let tokens = sentence.tokens
    let isStopped = tokens.suffix(2).contains { [".", "!"].contains($0.text) }
    if isStopped, !sentence.isHeading { return false }
    var words = 0
    var capitals = 0
    for token in tokens where token.text.utf8.count > 3 {
      guard let first = token.text.utf8.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A
      else { continue }
      words += 1
      if Spelling.isCapitalized(token.text) { capitals += 1 }
    }
    return words >= 3 && capitals * 5 > words * 3
  }

  /// Capitalised in English without being names of anybody; words that open sentences.
  static let never: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "i", "the", "a", "an", "this", "that", "these", "those", "he", "she",
    "it", "they", "we", "you", "his", "her", "its", "their", "our", "my", "your", "but", "and",
    "or", "if", "in", "on", "at", "by", "for", "from", "with", "as", "to", "of", "no", "not",
    "what", "when", "where", "who", "why", "how", "which", "while", "after", "before", "since",
    "although", "though", "because", "however", "meanwhile", "there", "here", "some", "many",
    "most", "several", "both", "all", "other", "others", "another", "such", "one", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "mr", "mrs", "ms", "yes", "so", "then",
    "also", "under", "over", "between", "during", "until", "despite", "according", "earlier",
    "later", "last", "next", "more", "only", "still", "yet", "even", "just", "once", "about",
    "nearly", "around", "at least", "neither", "nor", "either", "each", "every", "any", "within",
    "without", "amid", "among", "against", "through", "throughout", "asked", "speaking", "us",
  ]
}

extension MarkedSentence {
  /// The last subject before `end` that is headed by a common noun for a person ("a senior manager",
  /// "her lawyer") or a word like a name of which `isNamed`, given the head, knows nobody and
  /// `isBody` no organisation or place. O(tokens).
  func unnamedPersonAsSubject(
    before end: Int, isNamed: (Int) -> Bool, isBody: (Int) -> Bool
  ) -> Int? {
    tokens.indices.prefix(Swift.max(0, end)).last { index in
      guard [.nsubj, .nsubjPass].contains(tokens[index].relation), !isNamed(index) else {
        return false
      }
      switch tokens[index].tag {
      case .noun: return mark(at: index)?.isWord(.office, .expert, .person, .role) == true
      case .propn: return isName[index] && mark(at: index) == nil && !isBody(index)
      default: return false
      }
    }
  }

  /// The noun phrase that ends in its head: what stands before it and hangs on it.
  func phrase(endingAt head: Int) -> Range<Int> {
    var start = head
    while start > 0, head - start < 8, tokens[start - 1].tag != .verb,
      (start...head).contains(tokens[start - 1].head)
    {
      start -= 1
    }
    return start..<head + 1
  }
}
