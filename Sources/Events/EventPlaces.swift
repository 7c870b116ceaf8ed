import Dates
import Names
import Sentences
import Spans

/// Where in the text an event stands, when it was and where.
extension Context {
  /// The clause that tells it: from its subject to its last complement, without further clauses.
  func clause(of frame: Frame, _ tree: ClauseTree) -> Span {
    let excluded: Set<Relation> = [.conj, .cc, .parataxis, .punct, .ccomp, .mark, .discourse]
    var inside = tree.subtree(frame.carrier, without: excluded)
    inside.removeAll { token in
      tree.dependents(frame.carrier, .advcl).contains {
        tree.isInside(token, $0) && !tree.marks($0).contains("to")
      }
    }
    if frame.predicate != frame.carrier {
      inside += tree.subtree(frame.predicate, without: excluded)
    }
    if let content = tree.dependent(frame.carrier, .ccomp, .xcomp) {
      inside += tree.subtree(content, without: excluded)
    }
    if let subject = tree.subject(of: frame.carrier), isBeside(subject, frame.carrier, tree) {
      inside += tree.subtree(subject, without: excluded.union([.aclRelcl, .acl]))
    }
    inside += governing(frame.carrier, tree)
    return tree.span(trimmed(inside.sorted(), tree))
  }

  /// "Norland continues to arm": the verb over an infinitive and its subject belong to the words,
  /// where they stand close before it.
  private func governing(_ predicate: Int, _ tree: ClauseTree) -> [Int] {
    guard tree.relation(predicate) == .xcomp, let head = tree.head(predicate), head < predicate,
      predicate - head < 6, let subject = tree.dependent(head, .nsubj, .nsubjPass), subject < head,
      head - subject < 8
    else { return [] }
    return tree.subtree(subject, without: [.aclRelcl, .acl, .case, .parataxis, .appos]) + [head]
  }

  /// Without connectives and punctuation at the start and punctuation at the end.
  private func trimmed(_ tokens: [Int], _ tree: ClauseTree) -> [Int] {
    var result = tokens
    while let first = result.first, result.count > 1,
      [.sconj, .cconj, .punct].contains(tree.token(first).tag) || isOpening(first, tree)
        || tree.token(first).tag == .adp && tree.head(first).map(tree.relation) != .obl
    {
      result.removeFirst()
    }
    while let last = result.last, result.count > 1,
      [.adp, .punct, .cconj].contains(tree.token(last).tag)
    {
      result.removeLast()
    }
    return result
  }

  /// "Meanwhile, …".
  private func isOpening(_ index: Int, _ tree: ClauseTree) -> Bool {
    tree.token(index).tag == .adv && index + 1 < tree.tokens.count
      && tree.token(index + 1).tag == .punct
  }

  /// Whether the subject belongs to the clause's own words: its own, or a noun it hangs on.
  private func isBeside(_ subject: Int, _ predicate: Int, _ tree: ClauseTree) -> Bool {
    tree.head(subject) == predicate || tree.head(predicate) == subject
  }

  /// The time expression in the clause; failing that the one at the verb that reports it.
  func date(of frame: Frame, _ tree: ClauseTree, _ sentence: Int) -> Int? {
    let candidates = dateNumbers(in: sentence)
    guard !candidates.isEmpty else { return nil }
    let nested: Set<Relation> = [.ccomp, .aclRelcl, .parataxis, .conj]
    for head in [frame.predicate, frame.carrier] {
      if let found = date(candidates, in: tree.subtree(head, without: nested), tree) {
        return found
      }
    }
    return dateAbove(frame.carrier, candidates, tree)
  }

  /// The time of a clause above: of the verb that reports the act, of the act it follows from
  /// ("…, prompting Norland to ask for …"). A coordinated clause has a time of its own.
  private func dateAbove(_ clause: Int, _ candidates: [Int], _ tree: ClauseTree) -> Int? {
    let nested: Set<Relation> = [.ccomp, .aclRelcl, .parataxis, .conj, .advcl]
    var current = clause
    for _ in 0..<ClauseTree.maximumClimb {
      let link = tree.relation(current)
      guard let next = tree.head(current),
        Context.sharing.contains(link) || link == .conj && tree.control(ofShared: current) != nil
      else { return nil }
      current = next
      guard tree.isVerb(current) else { continue }
      if let found = date(candidates, in: tree.subtree(current, without: nested), tree) {
        return found
      }
    }
    return nil
  }

  /// Links along which what stands below happens when what stands above does.
  private static let sharing: Set<Relation> = [
    .ccomp, .xcomp, .advcl, .acl, .appos, .obj, .parataxis,
  ]

  /// How the time binds the act: a state told "on Tuesday" began by then; "by December" is the
  /// latest day; "since May" is the first.
  func bound(of number: Int?, _ frame: Frame, _ tree: ClauseTree) -> Event.Bound {
    guard let number, dates.indices.contains(number) else { return .on }
    let before = tree.sentence.tokenRange(in: dates[number].span).first.map { $0 - 1 } ?? -1
    let opening = before >= 0 ? tree.token(before).lower : ""
    let modifier = dates[number].modifier
    if modifier == "BEFORE" || ["by", "until", "till", "before"].contains(opening) { return .by }
    if modifier == "AFTER" || opening == "since" { return .since }
    let isState = !tree.isVerb(frame.predicate) && tree.dependent(frame.predicate, .cop) != nil
    let isInside = tree.subtree(frame.predicate, without: [.ccomp]).contains {
      dates[number].span.contains(tree.token($0).span.start)
    }
    return isState && !isInside ? .known : .on
  }

  private func date(_ candidates: [Int], in tokens: [Int], _ tree: ClauseTree) -> Int? {
    candidates.first { number in
      dates[number].isCalendar
        && tokens.contains { dates[number].span.contains(tree.token($0).span.start) }
    }
  }

  /// Places named in prepositional phrases of the clause.
  func places(of frame: Frame, _ tree: ClauseTree, _ sentence: Int) -> [Span] {
    let prepositions: Set<String> = [
      "in", "at", "near", "to", "into", "along", "on", "off", "toward", "towards", "from",
    ]
    let phrases =
      tree.dependents(frame.carrier, .obl)
      + tree.dependents(frame.predicate, .nmod, .obl)
    var result: [Span] = []
    for phrase in phrases where tree.preposition(phrase).map(prepositions.contains) ?? false {
      let inside = tree.subtree(phrase, without: [.acl, .aclRelcl, .advcl, .conj])
      for mention in mentions(in: sentence) where mention.kind == .place {
        if inside.contains(where: mention.tokens.contains), !result.contains(mention.span) {
          result.append(mention.span)
        }
      }
    }
    return result.sorted()
  }
}
