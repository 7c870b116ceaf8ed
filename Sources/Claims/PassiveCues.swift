import Sentences

/// Claims of a passive cue: "was confirmed by", "is seen as", "It was reported that".
struct PassiveCues {
  let verbs: VerbCues
  private var tree: SentenceTree { verbs.tree }

  init(verbs: VerbCues) { self.verbs = verbs }

  /// Verbs whose passive subject is the hearer, not the content.
  private static let heard: Set<String> = [
    "tell", "ask", "urge", "inform", "warn", "assure", "remind", "notify", "advise", "brief",
    "order", "instruct", "encourage", "invite", "beg", "press", "convince", "persuade",
  ]

  func drafts(_ verb: Int, _ entry: CueEntry, _ stance: CueStance) -> [Draft] {
    let agent = agent(of: verb)
    if PassiveCues.heard.contains(entry.lemma), agent == nil { return [] }
    if entry.isWide || isDeprived(verb, entry), agent == nil { return [] }
    guard var draft = content(verb, entry, agent) else { return [] }
    draft.sourceHead = agent
    draft.source = agent.map { phrase(of: $0) }
    if let source = draft.source, source.overlaps(draft.content) { return [] }
    guard let result = StanceRules.applied(stance, to: draft, in: tree) else { return [] }
    return [result]
  }

  /// "was denied a visa": the subject is refused something, nothing is said to be untrue.
  private func isDeprived(_ verb: Int, _ entry: CueEntry) -> Bool {
    guard entry.act == "deny" else { return false }
    if tree.child(of: verb, .obj, .iobj) != nil { return true }
    guard let subject = passiveSubject(verb) else { return true }
    return tree.tokens[subject].tag == .propn || tree.tokens[subject].tag == .pron
      || Roles.isHuman(tree.lemma(subject)) || VerbCues.granted.contains(tree.lemma(subject))
  }

  private func agent(of verb: Int) -> Int? {
    tree.children[verb].first { child in
      guard child > verb else { return false }
      if tree.relation(child) == .oblAgent { return true }
      return tree.relation(child) == .obl
        && (tree.child(of: child, .case).map { tree.lower($0) == "by" } ?? false)
        && [.noun, .propn, .pron].contains(tree.tokens[child].tag)
    }
  }

  private func phrase(of head: Int) -> Range<Int> {
    let range = verbs.finder.phrase(of: head)
    guard let by = tree.children(of: head, .case).first(where: { $0 < head }) else { return range }
    return max(by + 1, range.lowerBound)..<range.upperBound
  }

  private func content(_ verb: Int, _ entry: CueEntry, _ agent: Int?) -> Draft? {
    let end = agent.map { phrase(of: $0).lowerBound }
    return clause(verb, entry, end) ?? label(verb, entry) ?? infinitive(verb, entry)
      ?? preposed(verb, entry, end) ?? noun(verb, entry, end) ?? quantity(verb, entry)
      ?? subject(verb, entry, end)
  }

  /// "It was announced that P."
  private func clause(_ verb: Int, _ entry: CueEntry, _ end: Int?) -> Draft? {
    guard entry.frames.contains(.that) else { return nil }
    if let that = verbs.complementiser(after: verb) {
      let content = that + 1..<tree.tokens.count
      let head = tree.child(of: verb, .ccomp, .csubj, .csubjPass) ?? verbs.finiteHead(content)
      return verbs.draft(verb, entry, head: head, content: content, rule: "passive.clause")
    }
    guard let head = tree.child(of: verb, .ccomp, .csubj, .csubjPass), head > verb else {
      return nil
    }
    return verbs.draft(
      verb, entry, head: head, content: tree.range(head), rule: "passive.clause")
  }

  /// "is seen as P", "are considered P", "was called a P".
  private func label(_ verb: Int, _ entry: CueEntry) -> Draft? {
    let names = !entry.frames.isDisjoint(with: [.label, .asLabel])
    let isBare = tree.child(of: verb, .auxPass) == nil
    guard names, !(isBare && ["call", "name", "dub", "term"].contains(entry.lemma)) else {
      return nil
    }
    for child in tree.children[verb] where child > verb {
      let mark = tree.child(of: child, .case, .mark, .advmod).flatMap { $0 < child ? $0 : nil }
      let isAs = mark.map { tree.lower($0) == "as" } ?? false
      let isQuoted = tree.range(child).lowerBound == verb + 1 && verbs.edges.isOpening(verb + 1)
      let isComplement =
        (tree.relation(child) == .xcomp || isQuoted)
        && !verbs.isToInfinitive(child)
      guard isAs || (entry.frames.contains(.label) && isComplement && mark == nil) else {
        continue
      }
      let start = isAs ? (mark ?? child) + 1 : tree.range(child).lowerBound
      var end = tree.range(child).upperBound
      if isQuoted,
        let close = (verb + 2..<tree.tokens.count).first(where: {
          verbs.edges.isClosing($0)
        })
      {
        end = close + 1
      }
      if let clause = tree.children(of: child, .conj).first(where: { tree.hasSubject($0) }) {
        end = tree.range(clause).lowerBound
      }
      guard start < end,
        var draft = verbs.draft(
          verb, entry, head: child, content: verbs.edges.goingOn(start..<end),
          rule: "passive.label", cueEnd: start)
      else { return nil }
      if draft.modality != .denied { draft.modality = .assessment }
      return draft
    }
    return nil
  }

  /// "The ferry is said to have sunk": the whole clause, cue and all.
  private func infinitive(_ verb: Int, _ entry: CueEntry) -> Draft? {
    let fits = !entry.frames.isDisjoint(with: [.that, .infinitive, .order, .label])
    guard fits, let head = tree.child(of: verb, .xcomp), verbs.isToInfinitive(head), head > verb,
      let subject = tree.subject(of: verb)
    else { return nil }
    guard ["request", "deny", "commit"].contains(entry.act) == false || entry.act == "commit"
    else { return nil }
    let range = tree.range(subject).lowerBound..<tree.range(head).upperBound
    guard
      var draft = verbs.draft(
        verb, entry, head: head, content: tree.range(head), rule: "passive.infinitive")
    else { return nil }
    if let whole = verbs.edges.trimmed(range) { draft.content = whole }
    return draft
  }

  /// "P, as reported by X", "as cited by X".
  private func preposed(_ verb: Int, _ entry: CueEntry, _ end: Int?) -> Draft? {
    let first = verbs.extent.verbGroup(verb).lowerBound
    let asMark = tree.lower(first) == "as" ? first : first - 1
    guard asMark >= 0, tree.lower(asMark) == "as" else { return nil }
    let before = 0..<asMark
    guard before.count > 3, before.contains(where: { verbs.isFiniteForm($0) }) else { return nil }
    return verbs.draft(
      verb, entry, head: verbs.finiteHead(before), content: before, rule: "passive.as",
      cueEnd: end)
  }

  /// "a development previously reported by X": the noun the participle hangs on, or what that
  /// noun stands in apposition to.
  private func noun(_ verb: Int, _ entry: CueEntry, _ end: Int?) -> Draft? {
    guard tree.relation(verb) == .acl, var noun = tree.head(of: verb), noun < verb, end != nil,
      entry.frames.contains(.object), !["label", "criticise", "assess"].contains(entry.act)
    else { return nil }
    var high = verbs.extent.verbGroup(verb).lowerBound
    if tree.relation(noun) == .appos, let antecedent = tree.head(of: noun) {
      high = tree.range(noun).lowerBound
      noun = antecedent
    }
    return verbs.draft(
      verb, entry, head: noun, content: tree.range(noun).lowerBound..<high,
      rule: "passive.noun", cueEnd: end)
  }

  /// "estimated at N", "was accused of P".
  private func quantity(_ verb: Int, _ entry: CueEntry) -> Draft? {
    verbs.preposition(verb, entry).map {
      var draft = $0
      draft.rule = "passive.preposition"
      return draft
    }
  }

  /// "The deployment was confirmed by X."
  private func subject(_ verb: Int, _ entry: CueEntry, _ end: Int?) -> Draft? {
    guard entry.frames.contains(.object) || entry.frames.contains(.that),
      let subject = passiveSubject(verb),
      ["it", "that", "this"].contains(tree.lower(subject))
        == false || end != nil
    else { return nil }
    guard end != nil || isOwnAnnouncement(entry) && !tree.isNegated(verb) else { return nil }
    return verbs.draft(
      verb, entry, head: subject, content: tree.range(subject), rule: "passive.subject",
      cueEnd: end)
  }

  private func passiveSubject(_ verb: Int) -> Int? {
    if let own = tree.child(of: verb, .nsubjPass, .nsubj) { return own }
    guard tree.relation(verb) == .conj || tree.relation(verb) == .advcl,
      let above = tree.head(of: verb)
    else { return nil }
    return tree.child(of: above, .nsubjPass, .nsubj)
  }

  /// Without an agent only acts that leave no doubt that somebody said something.
  private func isOwnAnnouncement(_ entry: CueEntry) -> Bool {
    ["report", "confirm", "announce", "deny", "reject", "dismiss", "verify"]
      .contains(entry.lemma)
  }
}
