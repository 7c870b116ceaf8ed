import Sentences

/// Claims carried by neither verb nor noun: "is concerned about", "reportedly", "according to".
struct PhraseCues {
  let verbs: VerbCues
  private var tree: SentenceTree { verbs.tree }

  func drafts() -> [Draft] {
    tree.tokens.indices.flatMap { index -> [Draft] in
      guard !verbs.isInsideQuotation(index) else { return [] }
      if tree.lower(index) == "according" { return accordingTo(index).map { [$0] } ?? [] }
      if tree.lower(index) == "estimated" { return estimated(index).map { [$0] } ?? [] }
      switch tree.tokens[index].tag {
      case .adj, .verb: return adjective(index).map { [$0] } ?? []
      case .adv: return adverb(index).map { [$0] } ?? []
      default: return []
      }
    }
  }

  // MARK: Adjectives

  /// "is concerned that P", "remains wary of P".
  private func adjective(_ index: Int) -> Draft? {
    let entry = CueLexicon.adjectives[tree.lemma(index)] ?? CueLexicon.adjectives[tree.lower(index)]
    guard let entry, isPredicate(index), let source = verbs.finder.source(of: index),
      !["there", "that", "this"].contains(tree.lower(source)),
      tree.lower(source) != "it"
        || (tree.relation(source) == .nsubj && !["clear", "certain", "sure"].contains(entry.lemma))
    else { return nil }
    for child in tree.children[index] where child > index {
      guard let start = start(of: child, entry) else { continue }
      let cue = cue(index, start)
      let range = verbs.edges.goingOn(start..<max(start + 1, tree.range(child).upperBound))
      guard let content = verbs.edges.trimmed(range, without: cue) else { continue }
      let draft = Draft(
        cueHead: index, cue: cue, sourceHead: source, source: verbs.finder.phrase(of: source),
        contentHead: child, content: content, entry: entry, rule: "adjective")
      return StanceRules.applied(tree.stance(of: index), to: draft, in: tree)
    }
    return nil
  }

  /// Complement of a copula or of "remain", "feel"; or a participle the tagger took for a verb.
  private func isPredicate(_ index: Int) -> Bool {
    if tree.child(of: index, .cop, .auxPass) != nil { return true }
    guard tree.relation(index) == .xcomp, let above = tree.head(of: index) else { return false }
    return ["remain", "feel", "become", "grow", "seem", "stay", "be"].contains(tree.lemma(above))
  }

  private func start(of child: Int, _ entry: CueEntry) -> Int? {
    let range = tree.range(child)
    switch tree.relation(child) {
    case .ccomp, .advcl, .xcomp, .acl, .csubj:
      let marks = tree.children(of: child, .mark)
      if entry.frames.contains(.infinitive), tree.relation(child) == .xcomp,
        let to = marks.first(where: { tree.lower($0) == "to" })
      {
        return to + 1
      }
      if let mark = marks.first(where: { entry.prepositions.contains(tree.lower($0)) }) {
        return mark + 1
      }
      return entry.frames.contains(.that) && tree.relation(child) == .ccomp
        ? range.lowerBound : nil
    case .obl, .nmod, .oblAgent:
      return tree.children(of: child, .case)
        .first { $0 < child && entry.prepositions.contains(tree.lower($0)) }.map { $0 + 1 }
    default: return nil
    }
  }

  private func cue(_ index: Int, _ start: Int) -> Range<Int> {
    var low = index
    let marks: Set<Relation> = [.cop, .aux, .auxPass, .advmod]
    while low > 0, marks.contains(tree.relation(low - 1)) { low -= 1 }
    if let above = tree.head(of: index), tree.relation(index) == .xcomp, above == low - 1 {
      low = above
    }
    return low..<max(index + 1, min(start, index + 3))
  }

  // MARK: Adverbs

  /// "reportedly", "allegedly": the clause, or the quantity it stands before.
  private func adverb(_ index: Int) -> Draft? {
    guard let entry = CueLexicon.adverbs[tree.lower(index)], let head = tree.head(of: index)
    else { return nil }
    switch tree.tokens[head].tag {
    case .verb, .aux: break
    case .adj, .noun, .propn, .num:
      if tree.child(of: head, .cop) == nil, !tree.isClauseHead(head) {
        return quantity(index, head, entry)
      }
    default: return nil
    }
    let clause = tree.clauseHead(of: head)
    var range = tree.range(clause)
    if tree.relation(clause) == .acl, let noun = tree.head(of: clause), noun < clause {
      range = tree.range(noun).lowerBound..<range.upperBound
    }
    guard let content = verbs.edges.trimmed(range), content.contains(clause),
      content.contains(index) || index < content.lowerBound && content.lowerBound - index < 3
    else { return nil }
    return Draft(
      cueHead: index, cue: index..<index + 1, sourceHead: nil, source: nil, contentHead: clause,
      content: content, entry: entry, rule: "adverb")
  }

  /// "—reportedly over a million soldiers—"
  private func quantity(_ adverb: Int, _ head: Int, _ entry: CueEntry) -> Draft? {
    var noun = head
    if tree.tokens[head].tag == .num, let above = tree.head(of: head), above > head {
      noun = above
    }
    var end = tree.range(noun).upperBound
    if let mark = (adverb + 1..<max(adverb + 1, end)).first(where: { tree.isPunctuation($0) }) {
      end = mark
    }
    guard adverb < noun, tree.child(of: noun, .nummod) != nil || tree.tokens[noun].tag == .num,
      let content = verbs.edges.trimmed(adverb + 1..<end)
    else { return nil }
    return Draft(
      cueHead: adverb, cue: adverb..<adverb + 1, sourceHead: nil, source: nil, contentHead: noun,
      content: content, entry: entry, rule: "adverb.quantity")
  }

  /// "an estimated 70 shipments"
  private func estimated(_ index: Int) -> Draft? {
    guard index + 2 < tree.tokens.count, let entry = CueLexicon.verbs["estimate"],
      tree.relation(index) == .amod || tree.tokens[index + 1].tag == .num,
      let noun = tree.head(of: index), noun > index,
      (index + 1..<noun).contains(where: { tree.tokens[$0].tag == .num }),
      let content = verbs.edges.trimmed(index + 1..<participleEnd(tree.range(noun).upperBound))
    else { return nil }
    return Draft(
      cueHead: index, cue: index..<index + 1, sourceHead: nil, source: nil, contentHead: noun,
      content: content, entry: entry, rule: "adjective.estimated")
  }

  /// "600 people |currently living in the valley|": a participle right after the counted noun goes
  /// with it, wherever the parser hung it.
  private func participleEnd(_ end: Int) -> Int {
    var next = end
    while next < tree.tokens.count, tree.tokens[next].tag == .adv { next += 1 }
    guard next < tree.tokens.count, ["VBN", "VBG"].contains(tree.tokens[next].xpos),
      tree.children(of: next, .aux, .auxPass, .nsubj).isEmpty
    else { return end }
    return max(end, tree.range(next).upperBound)
  }

  // MARK: According to

  /// "according to X, P" and "P, according to X".
  private func accordingTo(_ index: Int) -> Draft? {
    guard index + 2 < tree.tokens.count, tree.lower(index + 1) == "to",
      !["which", "whom"].contains(tree.lower(index + 2)),
      let entry = CueLexicon.verbs["say"],
      let source = accordingSource(index)
    else { return nil }
    let hole = index..<end(of: source, from: index)
    guard let above = governor(of: source, outside: hole),
      !EmptyDrafts.rules.contains(tree.lemma(source))
    else { return nil }
    let clause = tree.clauseHead(of: above)
    let count = tree.tokens.count
    let isLast = !(hole.upperBound..<count).contains { !tree.isPunctuation($0) }
    var range = verbs.without(hole, in: tree.range(clause))
    if hole.lowerBound <= 2 { range = hole.upperBound..<count }
    if isLast { range = tree.range(tree.sentence.root ?? clause).lowerBound..<hole.lowerBound }
    guard let content = verbs.edges.trimmed(range) else { return nil }
    var phrase = verbs.finder.phrase(of: source)
    phrase = max(index + 2, phrase.lowerBound)..<phrase.upperBound
    if isLast { phrase = phrase.lowerBound..<max(phrase.upperBound, listEnd(hole.upperBound)) }
    return Draft(
      cueHead: index, cue: index..<index + 2, sourceHead: source, source: phrase,
      contentHead: clause, content: content, entry: entry, rule: "according")
  }

  /// Where "according to X" ends: with its noun phrase, or with the sentence where nothing but
  /// names in a list follows.
  private func end(of source: Int, from index: Int) -> Int {
    let end = max(tree.range(source).upperBound, source + 1)
    let rest = end..<tree.tokens.count
    let isList =
      rest.count < 12
      && rest.allSatisfy {
        [.propn, .noun, .adj, .cconj, .punct, .det, .adp].contains(tree.tokens[$0].tag)
      } && index > 2
    return isList ? tree.tokens.count : end
  }

  private func listEnd(_ end: Int) -> Int {
    var end = min(end, tree.tokens.count)
    while end > 0, tree.isPunctuation(end - 1) { end -= 1 }
    return end
  }

  /// The noun that heads what follows "according to": climbs from the first word after it while
  /// the head stays to the right.
  private func accordingSource(_ index: Int) -> Int? {
    var current = index + 2
    for _ in 0..<12 {
      guard let above = tree.head(of: current), above > index + 1,
        ![.verb, .aux].contains(tree.tokens[above].tag), tree.range(above).contains(current),
        tree.relation(current) != .conj, tree.relation(current) != .nsubj,
        tree.range(above).lowerBound >= index - 1
      else { break }
      current = above
    }
    return [.noun, .propn, .pron, .num, .adj].contains(tree.tokens[current].tag) ? current : nil
  }

  private func governor(of source: Int, outside hole: Range<Int>) -> Int? {
    var current = source
    for _ in 0..<12 {
      guard let above = tree.head(of: current) else { return nil }
      if !hole.contains(above) { return above }
      current = above
    }
    return nil
  }
}
