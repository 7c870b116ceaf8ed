import Sentences
import Spans

/// A condition in a sentence: its words, and the clause that hangs on it.
struct StatedCondition {
  enum Form: String {
    case ifClause = "if"
    case unless
    case until
    case once
    case inversion = "should"
    case event = "in the event of"
    case depending = "depending on"
    case asLongAs = "as long as"
    case provided
    case anySubject = "any … would"
  }

  var form: Form
  /// Tokens of the condition, conjunction included; for "any … would" the subject.
  var tokens: [Int]
  /// The predicate of what would follow.
  var consequence: Int
}

/// Finds conditions: clauses with a conditional conjunction, inversions, phrases, and subjects
/// with "any" under "would" or "will".
struct ConditionReader {
  let tree: ClauseTree

  init(_ tree: ClauseTree) { self.tree = tree }

  /// In text order, at most one a consequence and form.
  func conditions() -> [StatedCondition] {
    var found: [StatedCondition] = []
    for index in tree.tokens.indices {
      guard let condition = condition(at: index) else { continue }
      if !found.contains(where: { $0.consequence == condition.consequence }) {
        found.append(condition)
      }
    }
    return found
  }

  private func condition(at index: Int) -> StatedCondition? {
    switch tree.token(index).lower {
    case "if": return clause(index, .ifClause)
    case "unless": return clause(index, .unless)
    case "provided", "providing", "assuming": return clause(index, .provided)
    case "once": return clause(index, .once)
    case "until": return clause(index, .until)
    case "should": return inversion(index)
    case "event", "case": return phrase(index)
    case "depending": return depending(index)
    case "long": return asLongAs(index)
    case "any": return anySubject(index)
    default: return nil
    }
  }

  /// "if …": the conjunction's clause. "Even if" and "as if" state no condition, a bare "if
  /// possible" nothing that could be watched, and "asked if" is a question.
  private func clause(_ mark: Int, _ form: StatedCondition.Form) -> StatedCondition? {
    let isProvided =
      form == .provided && mark + 1 < tree.tokens.count
      && tree.token(mark + 1).lower == "that"
    guard isProvided || isConjunction(mark) || [.mark, .advmod].contains(tree.relation(mark)),
      !isQuestion(mark),
      let protasis = protasis(mark)
    else { return nil }
    let tokens = extent(from: mark, over: protasis)
    guard tokens.count > 2 || tree.token(protasis).tag == .verb,
      let consequence = consequence(of: protasis, tokens)
    else { return nil }
    if form == .until || form == .once, !isNegatedOrFuture(consequence, form) { return nil }
    return StatedCondition(form: form, tokens: withOnly(tokens), consequence: consequence)
  }

  private func isConjunction(_ mark: Int) -> Bool {
    tree.token(mark).tag == .sconj || tree.token(mark).lower == "if"
  }

  private static let questions: Set<String> = [
    "ask", "wonder", "know", "see", "tell", "check", "decide", "determine", "question", "unclear",
    "sure", "certain", "doubt",
  ]

  /// "even if", "as if", "asked if".
  private func isQuestion(_ mark: Int) -> Bool {
    guard mark > 0 else { return false }
    let before = tree.token(mark - 1)
    return ["even", "as", "what"].contains(before.lower)
      || tree.token(mark).lower == "if" && ConditionReader.questions.contains(before.lemma)
  }

  /// The predicate of the condition: what the conjunction hangs on, or the first verb after it.
  private func protasis(_ mark: Int) -> Int? {
    var end = min(tree.tokens.count, mark + 40)
    if let comma = (mark..<end).first(where: { tree.token($0).lower == "," }), comma > mark + 1 {
      end = comma
    }
    if let head = tree.head(mark), head > mark, head < end, tree.token(head).tag != .punct {
      return head
    }
    guard mark + 1 < end else { return nil }
    return (mark + 1..<end).first { tree.isVerb($0) } ?? (end < tree.tokens.count ? end - 1 : nil)
  }

  /// From the conjunction to the first comma, dash or end after the predicate; a comma inside a
  /// list is taken for the end.
  private func extent(from mark: Int, over protasis: Int) -> [Int] {
    var end = max(mark, protasis) + 1
    let stops: Set<String> = [",", ";", ":", "—", "–", ".", "”", "\"", "?", "!", "''"]
    while end < tree.tokens.count, !stops.contains(tree.token(end).lower) { end += 1 }
    return trimmed(Array(mark..<end), from: mark)
  }

  private func withOnly(_ tokens: [Int]) -> [Int] {
    guard let first = tokens.first, first > 0, tree.token(first - 1).lower == "only" else {
      return tokens
    }
    return [first - 1] + tokens
  }

  /// What hangs on the condition: the head of its clause if that is in the future, else the
  /// nearest predicate with a modal, before the condition or, where it opens the sentence, after.
  private func consequence(of protasis: Int, _ tokens: [Int]) -> Int? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    if let head = tree.head(protasis), head < first || head > last {
      if isFuture(head) { return head }
      if let content = tree.dependent(head, .ccomp), content < first, isFuture(content) {
        return content
      }
      if isReady(head), let content = tree.dependent(head, .xcomp), content < first {
        return content
      }
    }
    let outside = tree.tokens.indices.filter { $0 < first || $0 > last }
    let future = outside.filter(isFuture)
    let before = future.last { $0 < first && !tree.tokens[$0..<first].contains { $0.lower == ";" } }
    if let found = before ?? future.first(where: { $0 > last }) { return found }
    if let head = tree.head(protasis), head < first || head > last { return head }
    return (0..<first).last { tree.isVerb($0) }
  }

  /// A predicate with a modal of the future or of possibility.
  private func isFuture(_ index: Int) -> Bool {
    guard tree.token(index).tag != .aux else { return false }
    return tree.dependents(index, .aux, .auxPass).contains {
      ConditionReader.modals.contains(tree.token($0).lower)
    }
  }

  private static let modals: Set<String> = [
    "will", "would", "shall", "may", "might", "could", "can", "'ll", "’ll", "wo",
  ]

  private func isReady(_ index: Int) -> Bool {
    ["ready", "prepared", "willing", "set"].contains(tree.token(index).lower)
  }

  /// "until" states a condition of a refusal, "once" one of an announcement.
  private func isNegatedOrFuture(_ predicate: Int, _ form: StatedCondition.Form) -> Bool {
    let effects = RealisReader(tree).own(predicate).map(\.0)
    return form == .until
      ? effects.contains(.denied) && effects.contains(.planned) : effects.contains(.planned)
  }

  /// "Should Norland attack, …": the modal opens the clause, and a comma closes it.
  private func inversion(_ modal: Int) -> StatedCondition? {
    let opens = modal == 0 || [",", "that", "“", "\"", "``"].contains(tree.token(modal - 1).lower)
    guard opens, modal + 2 < tree.tokens.count,
      let protasis = (modal + 2..<min(tree.tokens.count, modal + 12)).first(where: {
        [.verb, .adj].contains(tree.token($0).tag)
      }), tree.tokens.last?.lower != "?"
    else { return nil }
    let tokens = extent(from: modal, over: protasis)
    guard tokens.count > 2, let consequence = consequence(of: protasis, tokens) else { return nil }
    return StatedCondition(form: .inversion, tokens: tokens, consequence: consequence)
  }

  /// "in the event of an attack", "in case of war", "in the event that …".
  private func phrase(_ noun: Int) -> StatedCondition? {
    guard let start = sequence(before: noun), noun + 1 < tree.tokens.count,
      ["of", "that"].contains(tree.token(noun + 1).lower)
    else { return nil }
    let tokens = extent(from: start, over: noun + 1)
    guard tokens.count > 3 else { return nil }
    let before = (0..<start).last { tree.isVerb($0) }
    let after = tree.tokens.indices.first { $0 > (tokens.last ?? noun) && isFuture($0) }
    guard let head = before ?? after else { return nil }
    return StatedCondition(form: .event, tokens: tokens, consequence: head)
  }

  private func climbToVerb(_ index: Int) -> Int? {
    var current = index
    for _ in 0..<ClauseTree.maximumClimb {
      if tree.isVerb(current) { return current }
      guard let next = tree.head(current) else { return nil }
      current = next
    }
    return nil
  }

  /// Start of "in the event", "in case".
  private func sequence(before noun: Int) -> Int? {
    let isEvent = tree.token(noun).lower == "event"
    let start = noun - (isEvent ? 2 : 1)
    guard start >= 0, tree.token(start).lower == "in" else { return nil }
    return !isEvent || tree.token(noun - 1).lower == "the" ? start : nil
  }

  /// "depending on how events unfold": the participle's phrase, or what it is the preposition of.
  private func depending(_ word: Int) -> StatedCondition? {
    guard word + 1 < tree.tokens.count, ["on", "upon"].contains(tree.token(word + 1).lower),
      var head = tree.head(word)
    else { return nil }
    var phrase = word
    if tree.relation(word) == .case || tree.relation(word) == .mark {
      phrase = head
      guard let above = tree.head(head) else { return nil }
      head = above
    }
    let consequence = climbToVerb(head) ?? head
    return StatedCondition(
      form: .depending, tokens: trimmed(tree.subtree(phrase), from: word),
      consequence: consequence)
  }

  /// "as long as …", "so long as …".
  private func asLongAs(_ word: Int) -> StatedCondition? {
    guard word > 0, word + 1 < tree.tokens.count, tree.token(word + 1).lower == "as",
      ["as", "so"].contains(tree.token(word - 1).lower)
    else { return nil }
    guard let clause = tree.dependent(word, .advcl) ?? tree.head(word + 1),
      let head = tree.head(word) ?? tree.head(clause), clause > word, head != clause
    else { return nil }
    return StatedCondition(
      form: .asLongAs, tokens: trimmed(tree.subtree(clause), from: word - 1), consequence: head)
  }

  /// "will fire on any boat that crosses the line": an object with its own clause.
  private func anyObject(_ noun: Int, from word: Int) -> StatedCondition? {
    guard [.obj, .obl].contains(tree.relation(noun)), let predicate = tree.head(noun),
      predicate < word, isFuture(predicate),
      let clause = tree.dependent(noun, .aclRelcl, .acl), clause > noun
    else { return nil }
    return StatedCondition(
      form: .anySubject, tokens: extent(from: word, over: clause), consequence: predicate)
  }

  /// "any ship that crosses would …": the words up to the modal.
  private func anySubject(_ word: Int) -> StatedCondition? {
    guard tree.relation(word) == .det, let noun = tree.head(word), noun > word else { return nil }
    if let object = anyObject(noun, from: word) { return object }
    let end = min(tree.tokens.count, word + 30)
    guard
      let modal = (noun..<max(noun, end)).first(where: { index in
        tree.token(index).tag == .aux && ["would", "will"].contains(tree.token(index).lower)
      }), let predicate = tree.head(modal), predicate > modal,
      !tree.tokens[word..<modal].contains(where: { $0.tag == .punct && $0.lower != "-" }),
      modal - word > 2
    else { return nil }
    if let subject = tree.dependent(predicate, .nsubj, .nsubjPass), subject != noun,
      !(word..<modal).contains(subject)
    {
      return nil
    }
    return StatedCondition(
      form: .anySubject, tokens: Array(word..<modal), consequence: predicate)
  }

  /// From `first` on, without punctuation at either end.
  private func trimmed(_ tokens: [Int], from first: Int) -> [Int] {
    var result = tokens.filter { $0 >= first }
    if !result.contains(first) { result.insert(first, at: 0) }
    while let last = result.last, tree.token(last).tag == .punct { result.removeLast() }
    return result
  }
}
