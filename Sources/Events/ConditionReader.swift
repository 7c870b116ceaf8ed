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

  /// "if …": the conjunction's clause, where it hangs on another as an adverbial. "Even if" and
  /// "as if" state no condition, a bare "if possible" nothing that could be watched.
  private func clause(_ mark: Int, _ form: StatedCondition.Form) -> StatedCondition? {
    guard tree.relation(mark) == .mark || tree.relation(mark) == .advmod,
      let protasis = tree.head(mark), tree.relation(protasis) == .advcl,
      let head = tree.head(protasis), !tree.has(protasis, "even", .advmod)
    else { return nil }
    if mark > 0, ["as", "even"].contains(tree.token(mark - 1).lower) { return nil }
    let consequence = consequence(head, after: protasis)
    if form == .until || form == .once, !isNegatedOrFuture(consequence, form) { return nil }
    var tokens = trimmed(tree.subtree(protasis), from: mark)
    guard tokens.count > 2 || tree.token(protasis).tag == .verb else { return nil }
    if let first = tokens.first, first > 0, tree.token(first - 1).lower == "only" {
      tokens.insert(first - 1, at: 0)
    }
    return StatedCondition(form: form, tokens: tokens, consequence: consequence)
  }

  /// "until" states a condition of a refusal, "once" one of an announcement.
  private func isNegatedOrFuture(_ predicate: Int, _ form: StatedCondition.Form) -> Bool {
    let effects = RealisReader(tree).own(predicate).map(\.0)
    return form == .until
      ? effects.contains(.denied) && effects.contains(.planned) : effects.contains(.planned)
  }

  /// The clause that hangs on a condition. A parser often hangs "said it would … if …" on "said":
  /// then it is the content clause before the condition.
  private func consequence(_ head: Int, after protasis: Int) -> Int {
    guard let content = tree.dependent(head, .ccomp), content < protasis,
      RealisReader.effect("V", tree.lemma(head)) != nil,
      RealisReader(tree).own(content).contains(where: { $0.0 == .planned || $0.0 == .predicted })
    else { return head }
    return content
  }

  /// "Should Norland attack, …".
  private func inversion(_ modal: Int) -> StatedCondition? {
    guard tree.relation(modal) == .aux, let protasis = tree.head(modal),
      tree.relation(protasis) == .advcl, RealisReader(tree).isShould(protasis),
      let head = tree.head(protasis)
    else { return nil }
    return StatedCondition(
      form: .inversion, tokens: trimmed(tree.subtree(protasis), from: modal), consequence: head)
  }

  /// "in the event of an attack", "in case of war", "in the event that …".
  private func phrase(_ noun: Int) -> StatedCondition? {
    guard let start = sequence(before: noun), noun + 1 < tree.tokens.count,
      ["of", "that"].contains(tree.token(noun + 1).lower)
    else { return nil }
    let inside = tree.subtree(noun)
    guard var head = tree.head(noun) ?? tree.head(start), inside.count > 3 else { return nil }
    if !tree.isVerb(head), tree.relation(noun) == .nmod { head = climbToVerb(head) ?? head }
    return StatedCondition(
      form: .event, tokens: trimmed(inside, from: start), consequence: head)
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

  /// "any ship that crosses would …".
  private func anySubject(_ word: Int) -> StatedCondition? {
    guard tree.relation(word) == .det, let noun = tree.head(word),
      [.nsubj, .nsubjPass].contains(tree.relation(noun)), let predicate = tree.head(noun),
      tree.dependents(predicate, .aux).contains(where: {
        ["would", "will"].contains(tree.token($0).lower)
      })
    else { return nil }
    let tokens = tree.subtree(noun)
    guard tokens.count > 2 else { return nil }
    return StatedCondition(form: .anySubject, tokens: tokens, consequence: predicate)
  }

  /// From `first` on, without punctuation at either end.
  private func trimmed(_ tokens: [Int], from first: Int) -> [Int] {
    var result = tokens.filter { $0 >= first }
    if !result.contains(first) { result.insert(first, at: 0) }
    while let last = result.last, tree.token(last).tag == .punct { result.removeLast() }
    return result
  }
}
