import Sentences
import Spans

/// Contents that are clauses: what a verb of speech governs, and the main clause it hangs on.
extension VerbCues {
  /// "said that P", "said P", "asked whether P", "said: P".
  func clause(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard !entry.frames.isDisjoint(with: [.that, .quote, .question, .order, .infinitive]) else {
      return nil
    }
    let head =
      tree.children(of: verb, .ccomp).first { isOwnClause($0, of: verb) }
      ?? question(verb, entry) ?? afterColon(verb, entry) ?? splitClause(verb, entry)
    guard let head else { return nil }
    if tree.child(of: head, .mark).map({ tree.lower($0) == "as" }) ?? false { return nil }
    if isAfterthought(tree.range(head), of: verb) { return nil }
    if entry.frames.isDisjoint(with: [.that, .quote, .order, .infinitive]),
      !["whether", "if", "how", "what", "who", "why", "where", "when", "which"]
        .contains(tree.lower(tree.range(head).lowerBound))
    {
      return nil
    }
    let colon = tree.lower(max(0, tree.range(head).lowerBound - 1)) == ":"
    var start = tree.range(head).lowerBound
    if let that = complementiser(after: verb), that < head { start = that + 1 }
    return draft(
      verb, entry, head: head, content: start..<max(start, clauseEnd(head, verb)),
      rule: colon ? "verb.colon" : "verb.clause")
  }

  /// A purpose, condition or "where" clause right after the content belongs to it, even where the
  /// parser hung it on the verb of speech.
  private func clauseEnd(_ head: Int, _ verb: Int) -> Int {
    var end = tree.range(head).upperBound
    guard head > verb, end < tree.tokens.count else { return end }
    let first = complementiser(after: verb).map { $0 + 1 } ?? tree.range(head).lowerBound
    if first < tree.tokens.count,
      ["while", "although", "though", "if"]
        .contains(tree.lower(first)), tree.lower(end) == ","
    {
      return tree.tokens.count
    }
    for next in tree.children(of: verb, .advcl, .advclRelcl, .obl, .parataxis)
    where tree.range(next).lowerBound >= end && tree.range(next).lowerBound <= end + 1 {
      let range = tree.range(next)
      let start = tree.lower(range.lowerBound) == "," ? range.lowerBound + 1 : range.lowerBound
      guard start < tree.tokens.count,
        ["to", "if", "unless", "because", "where", "when", "in", "until", "as", "for"]
          .contains(tree.lower(start))
      else { break }
      end = range.upperBound
    }
    return end
  }

  /// "The alarm came late, he said, an hour after the call": what follows a speaker in the middle and
  /// has no verb of its own goes on from the statement before him.
  func isAfterthought(_ range: Range<Int>, of verb: Int) -> Bool {
    let start = extent.verbGroup(verb).lowerBound
    guard range.lowerBound > verb,
      tree.lower(range.lowerBound) == "," || tree.lower(range.lowerBound - 1) == ",",
      let comma = (0..<start).last(where: { tree.lower($0) == "," || edges.isClosing($0) }),
      (0..<comma).contains(where: { isFiniteForm($0) })
    else { return false }
    let own = range.prefix { !["that", "who", "which", "when", "like"].contains(tree.lower($0)) }
    return !own.contains { isFiniteForm($0) }
  }

  private func isOwnClause(_ head: Int, of verb: Int) -> Bool {
    let range = tree.range(head)
    return !range.contains(verb) || range.lowerBound > verb || range.upperBound <= verb
  }

  /// "would not say whether P", whatever relation the parser chose.
  private func question(_ verb: Int, _ entry: CueEntry) -> Int? {
    guard entry.frames.contains(.question) || entry.frames.contains(.that) else { return nil }
    return tree.children(of: verb, .advcl, .xcomp, .parataxis).first { child in
      child > verb
        && tree.children(of: child, .mark, .advmod).contains {
          $0 == tree.range(child).lowerBound && tree.lower($0) == "whether"
        }
    }
  }

  private func afterColon(_ verb: Int, _ entry: CueEntry) -> Int? {
    guard entry.frames.contains(.quote) else { return nil }
    return tree.children(of: verb, .parataxis, .dep, .appos).first {
      let start = tree.range($0).lowerBound
      return $0 > verb && start > 0 && tree.lower(start - 1) == ":"
    }
  }

  /// A complement clause the parser took for an open one: "said the ferry sank" with its own
  /// subject under xcomp.
  private func splitClause(_ verb: Int, _ entry: CueEntry) -> Int? {
    guard entry.frames.contains(.that) else { return nil }
    return tree.children(of: verb, .xcomp, .advcl).first {
      $0 > verb && tree.hasSubject($0) && !hasMark($0) && tree.relation($0) == .xcomp
    }
  }

  private func hasMark(_ head: Int) -> Bool {
    tree.children(of: head, .mark).contains { tree.lower($0) != "that" }
  }

  /// "P, he said", "As he said, P": the cue hangs on its content.
  func mainClause(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.lemma != "find", entry.frames.contains(.that),
      entry.frames.contains(.quote) || tree.relation(verb) != .parataxis,
      let main = tree.head(of: verb), tree.tokens[main].tag != .punct
    else { return nil }
    let isAs = tree.child(of: verb, .mark, .case, .advmod).map { tree.lower($0) == "as" } ?? false
    switch tree.relation(verb) {
    case .parataxis, .dep: guard tree.hasSubject(verb), isFramed(verb) else { return nil }
    case .advcl, .advclRelcl:
      guard isAs, tree.hasSubject(verb), entry.frames.contains(.that) else { return nil }
    default: return nil
    }
    let clause = tree.clauseHead(of: main)
    guard clause != verb, !tree.isInside(clause, verb) else { return nil }
    // "had no intention of leaving, as a deputy had said": what he said may be the contrary.
    if isAs, isNegative(clause) { return refused(clause).flatMap { intention(verb, entry, $0) } }
    return draft(
      verb, entry, head: clause, content: without(tree.range(verb), in: tree.range(clause)),
      rule: isAs ? "verb.as" : "verb.main")
  }

  /// What there is "no intention of", "no plan to".
  private func refused(_ clause: Int) -> Int? {
    tree.children(of: clause, .obj).lazy.compactMap { object -> Int? in
      guard tree.children(of: object, .det).contains(where: { tree.lower($0) == "no" }) else {
        return nil
      }
      return tree.children(of: object, .acl, .nmod, .ccomp).first { $0 > object }
    }.first
  }

  private func intention(_ verb: Int, _ entry: CueEntry, _ head: Int) -> Draft? {
    let range = tree.range(head)
    let mark = tree.children(of: head, .mark, .case).first { $0 == range.lowerBound }
    let start = mark.map { $0 + 1 } ?? range.lowerBound
    return draft(verb, entry, head: head, content: start..<range.upperBound, rule: "verb.as")
  }

  /// Negated, or with an argument that is ("no intention").
  private func isNegative(_ clause: Int) -> Bool {
    tree.isNegated(clause)
      || tree.children(of: clause, .nsubj, .nsubjPass, .obj).contains { argument in
        tree.children(of: argument, .det).contains { tree.lower($0) == "no" }
      }
  }

  /// Set off by a comma, dash or quotation mark, or at the sentence's edge.
  private func isFramed(_ verb: Int) -> Bool {
    let range = tree.range(verb)
    if range.lowerBound == 0 { return false }
    return tree.isPunctuation(range.lowerBound - 1)
      || tree.isPunctuation(range.lowerBound)
  }

  /// The part of `range` before or after `hole`; the whole where the hole stands well inside,
  /// since a content is one stretch of text.
  func without(_ hole: Range<Int>, in range: Range<Int>) -> Range<Int> {
    let left = range.lowerBound..<max(range.lowerBound, min(hole.lowerBound, range.upperBound))
    let right = max(range.lowerBound, min(hole.upperBound, range.upperBound))..<range.upperBound
    if left.count <= 3 || right.count <= 2 { return left.count > right.count ? left : right }
    return range
  }
}
