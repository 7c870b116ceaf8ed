import Sentences
import Spans

/// Where a content begins and ends: the guideline's edges.
///
/// Without the complementiser and leading connectives, without final punctuation unless it stands
/// inside the quotation, without participles and appositions the writer tacks on, with quotation
/// marks balanced.
struct ContentEdges {
  let tree: SentenceTree

  /// The content's tokens, or nil where nothing but function words is left.
  func trimmed(_ range: Range<Int>, without cue: Range<Int>? = nil) -> Range<Int>? {
    var range = range.clamped(to: 0..<tree.tokens.count)
    if let cue { range = cut(range, by: cue) }
    range = withoutTail(range)
    range = balanced(withoutEdges(range))
    guard range.contains(where: { isContentWord($0) }) else { return nil }
    return range
  }

  /// A noun phrase with the prepositional phrases and the participle that go on from it right
  /// away, wherever the parser hung them.
  func goingOn(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for _ in 0..<4 {
      guard end < tree.tokens.count, let next = stretch(from: end, after: range) else { break }
      end = max(end + 1, next)
    }
    return range.lowerBound..<end
  }

  /// End of what goes on at `start`: a participle, a defining relative clause, a limiting
  /// phrase, a list with "including", a condition. Nil where something new begins.
  private func stretch(from start: Int, after range: Range<Int>) -> Int? {
    let token = tree.tokens[start]
    if tree.isPunctuation(start) {
      guard token.lower == ",", start + 1 < tree.tokens.count,
        ["including", "depending"].contains(tree.lower(start + 1))
      else { return nil }
      return max(tree.range(start + 1).upperBound, listEnd(start + 1))
    }
    if ["including", "depending", "if", "unless"].contains(token.lower) {
      return max(tree.range(tree.head(of: start) ?? start).upperBound, listEnd(start))
    }
    if token.xpos == "VBG" { return tree.range(start).upperBound }
    if ["that", "which", "who"].contains(token.lower), token.tag == .pron || token.xpos == "WDT" {
      return tree.head(of: start).map { tree.range($0).upperBound }
    }
    if range.count == 1, ["what", "how", "who"].contains(tree.lower(range.lowerBound)) {
      return listEnd(start)
    }
    return obliqueStarting(at: start).map { tree.range($0).upperBound }
  }

  /// To the end of the sentence, or a semicolon.
  private func listEnd(_ start: Int) -> Int {
    (start..<tree.tokens.count).first { tree.lower($0) == ";" } ?? tree.tokens.count
  }

  private static let limiting: Set<String> = [
    "of", "to", "for", "from", "with", "between", "in", "against", "within", "across", "into",
    "toward", "towards", "near", "per", "during", "on",
  ]

  private func obliqueStarting(at index: Int) -> Int? {
    guard ContentEdges.limiting.contains(tree.lower(index)), tree.relation(index) == .case,
      let noun = tree.head(of: index), noun > index, tree.range(noun).lowerBound == index,
      !ContentEdges.telling.contains(tree.lemma(noun))
    else { return nil }
    return noun
  }

  /// Nouns that say when or where somebody spoke.
  static let telling: Set<String> = [
    "statement", "interview", "conference", "briefing", "speech", "email", "letter", "post",
    "tweet", "x", "twitter", "address", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "week", "month", "day", "year", "reporter", "journalist",
  ]

  private func isContentWord(_ index: Int) -> Bool {
    switch tree.tokens[index].tag {
    case .noun, .propn, .verb, .adj, .num: true
    case .pron: !["it", "this", "that", "so"].contains(tree.lower(index))
    default: false
    }
  }

  /// The longer side of a range the cue stands in; all of it where both sides are long.
  private func cut(_ range: Range<Int>, by cue: Range<Int>) -> Range<Int> {
    guard range.overlaps(cue) else { return range }
    let left = range.lowerBound..<max(range.lowerBound, cue.lowerBound)
    let right = min(cue.upperBound, range.upperBound)..<range.upperBound
    if left.count > 4, right.count > 4 { return range }
    return left.count > right.count ? left : right
  }

  private static let leading: Set<String> = [
    "that", "and", "but", "or", "while", "however", "moreover", "additionally", "meanwhile",
    "furthermore", "also", "though", "although", "then", "nevertheless", "nonetheless", "still",
    "yet", "so", "instead",
  ]

  private func withoutEdges(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isDroppedAtStart(low, high) { low += 1 }
    while high > low, isDroppedAtEnd(high - 1, low) { high -= 1 }
    return low..<high
  }

  private func isDroppedAtStart(_ index: Int, _ end: Int) -> Bool {
    let word = tree.lower(index)
    if isOpening(index) || word == "(" || word == "$" { return false }
    if tree.isPunctuation(index) { return true }
    guard ContentEdges.leading.contains(word), index + 1 < end else { return false }
    // The parser knows the complementiser better than the tagger after a date ("said on Monday
    // that").
    if word == "that", tree.relation(index) == .mark { return true }
    switch tree.tokens[index].tag {
    case .sconj: return word == "that"
    case .cconj: return true
    case .adv: return tree.lower(index + 1) == "," || word == "so"
    default: return false
    }
  }

  private func isDroppedAtEnd(_ index: Int, _ start: Int) -> Bool {
    if tree.lower(index) == ")" { return !(start..<index).contains { tree.lower($0) == "(" } }
    if isClosing(index) { return false }
    return tree.isPunctuation(index)
      || (tree.tokens[index].tag == .cconj && tree.relation(index) == .cc)
  }

  /// Whether this token opens, or closes, a quotation of the sentence.
  func isOpening(_ index: Int) -> Bool {
    let start = tree.tokens[index].span.start
    return tree.sentence.quotations.contains { $0.span.start == start && $0.whole.start == start }
  }

  func isClosing(_ index: Int) -> Bool {
    let end = tree.tokens[index].span.end
    return tree.sentence.quotations.contains { $0.span.end == end && $0.isClosed }
  }

  /// A quotation that begins inside is taken in whole where it ends within four tokens, and one
  /// that ends inside where it begins right before.
  private func balanced(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return range }
    var span = tree.span(range)
    for quotation in tree.sentence.quotations where quotation.span.overlaps(span) {
      let tokens = tree.sentence.tokenRange(in: quotation.span)
      if quotation.span.contains(span) {
        continue
      }
      if tokens.upperBound > range.upperBound, tokens.upperBound <= range.upperBound + 4 {
        span.end = quotation.span.end
      }
      if tokens.lowerBound < range.lowerBound, tokens.lowerBound >= range.lowerBound - 2 {
        span.start = quotation.span.start
      }
    }
    return wrapped(tree.sentence.tokenRange(in: span))
  }

  /// Content that is exactly what stands between quotation marks takes the marks with it.
  private func wrapped(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return range }
    if first > 0, last + 1 < tree.tokens.count, isOpening(first - 1), isClosing(last + 1) {
      return first - 1..<last + 2
    }
    if first > 0, last + 2 < tree.tokens.count, isOpening(first - 1), isClosing(last + 2),
      tree.isPunctuation(last + 1)
    {
      return first - 1..<last + 3
    }
    return range
  }

  static let inference: Set<String> = [
    "mark", "signal", "suggest", "indicate", "reflect", "show", "underscore", "highlight",
    "demonstrate", "signify", "underline",
  ]

  /// Cuts ", marking a …" and ", a significant step …" off the end.
  private func withoutTail(_ range: Range<Int>) -> Range<Int> {
    if let cut = predicateJoined(range) { return range.lowerBound..<cut }
    guard range.count > 6 else { return range }
    for index in (range.lowerBound + 3)..<range.upperBound where tree.lower(index) == "," {
      guard index + 2 < range.upperBound, !isInsideQuotation(index) else { continue }
      if isInference(index + 1) || isAddedApposition(index + 1, range.upperBound)
        || isNextCue(index + 1) || isWithClause(index + 1)
      {
        return range.lowerBound..<index
      }
    }
    return range
  }

  private func isInsideQuotation(_ index: Int) -> Bool {
    tree.sentence.isQuoted(tree.tokens[index].span.start)
  }

  private func isInference(_ index: Int) -> Bool {
    let token = tree.tokens[index]
    return token.lower.hasSuffix("ing") && ContentEdges.inference.contains(tree.lemma(index))
  }

  /// "“grave” and has also said": a second predicate after a stretch without any verb of its own.
  private func predicateJoined(_ range: Range<Int>) -> Int? {
    let finite = range.first { ["VBD", "VBZ", "VBP", "MD"].contains(tree.tokens[$0].xpos) }
    guard let finite, finite > range.lowerBound + 1 else { return nil }
    var before = finite - 1
    while before > range.lowerBound, tree.tokens[before].tag == .adv { before -= 1 }
    guard tree.tokens[before].tag == .cconj, tree.tokens[finite].tag == .aux,
      !(range.lowerBound..<before).contains(where: {
        tree.tokens[$0].tag == .verb
          && !isInsideQuotation($0)
      })
    else { return nil }
    return before
  }

  /// ", adding", ", warning of": the next attribution begins.
  private func isNextCue(_ index: Int) -> Bool {
    guard tree.lower(index).hasSuffix("ing"), index + 1 < tree.tokens.count else { return false }
    if tree.lower(index) == "warning" || tree.lower(index) == "adding" { return true }
    guard tree.tokens[index].tag == .verb, let entry = CueLexicon.verb(tree.tokens[index]) else {
      return false
    }
    return !entry.isWide && !entry.frames.isDisjoint(with: [.that, .quote, .label, .asLabel])
  }

  /// ", with some evidence pointing to": a clause of the writer's own.
  private func isWithClause(_ index: Int) -> Bool {
    guard tree.lower(index) == "with" else { return false }
    let window = index + 1..<min(tree.tokens.count, index + 12)
    guard
      let mark = window.first(where: {
        tree.isPunctuation($0) || ["VBG", "VBN"].contains(tree.tokens[$0].xpos)
      })
    else { return false }
    return !tree.isPunctuation(mark) && mark > index + 1
  }

  /// ", a …" to the end of the range with no further comma-bound clause after it.
  private func isAddedApposition(_ index: Int, _ end: Int) -> Bool {
    guard ["a", "an"].contains(tree.lower(index)) else { return false }
    guard let head = tree.head(of: index), tree.relation(index) == .det else { return false }
    switch tree.relation(head) {
    case .nsubj, .nsubjPass: return isRelative(after: head)
    case .conj, .obj, .root: return false
    default: break
    }
    return tree.range(head).upperBound >= end - 1
      || isBareInfinitiveJoined(tree.range(head).upperBound)
  }

  /// "and seek": a bare infinitive goes on from a "to" before it, wherever the parser hung it.
  private func isBareInfinitiveJoined(_ index: Int) -> Bool {
    index + 1 < tree.tokens.count && tree.tokens[index].tag == .cconj
      && tree.tokens[index + 1].xpos == "VB"
  }

  /// "an area where storms have struck": a noun the parser made the subject of its own relative
  /// clause.
  private func isRelative(after noun: Int) -> Bool {
    guard let verb = tree.head(of: noun), verb > noun else { return false }
    return (noun + 1..<verb).contains {
      ["where", "who", "which", "whose"].contains(tree.lower($0))
    }
  }
}
