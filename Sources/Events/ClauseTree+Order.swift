import Sentences

/// Repairs by word order, where a tree is silent about a finite verb or odd around commas. Each is
/// narrow: what stands between must be of the shape that names it.
extension ClauseTree {
  /// A verb with an auxiliary, or in the past or third person; not a participle after a noun alone.
  func isFinite(_ verb: Int) -> Bool {
    if dependent(verb, .aux, .auxPass) != nil { return true }
    guard token(verb).tag == .verb, !isGerund(verb), !marks(verb).contains("to") else {
      return false
    }
    return token(verb).lower != lemma(verb)
  }

  /// First token of the verb group: auxiliaries, negation and adverbs before the verb.
  private func groupStart(_ verb: Int) -> Int {
    var start = verb
    while start > 0, verb - start < 6,
      [.aux, .adv].contains(token(start - 1).tag) || token(start - 1).lower == "not"
    {
      start -= 1
    }
    return start
  }

  /// The noun phrase right before a finite verb that has no subject in the tree.
  func subjectByOrder(_ verb: Int) -> Int? {
    guard token(verb).tag == .verb, isFinite(verb) else { return nil }
    let start = groupStart(verb)
    guard start > 0 else { return nil }
    return phraseHead(start - 1, before: start)
  }

  /// "Norland, a close ally, has …", "the league, while cautious, has …": the noun before an
  /// insertion between commas that ends at the verb.
  func subjectBeforeInsertion(_ verb: Int) -> Int? {
    guard token(verb).tag == .verb, isFinite(verb) else { return nil }
    let start = groupStart(verb)
    guard start > 3, token(start - 1).lower == "," else { return nil }
    let close = start - 1
    let first = max(1, close - 20)
    guard let open = (first..<close).last(where: { token($0).lower == "," }), open + 1 < close,
      isInsertion(token(open + 1))
    else { return nil }
    return phraseHead(open - 1, before: open)
  }

  /// How an insertion opens: an article, a relative pronoun, a conjunction, a participle.
  private func isInsertion(_ word: Token) -> Bool {
    word.tag == .det
      || ["who", "which", "while", "whose", "already", "directly"].contains(word.lower)
  }

  /// Head of the noun phrase that ends at `last`: out of its prepositional phrases and compounds.
  private func phraseHead(_ last: Int, before limit: Int) -> Int? {
    guard [.noun, .propn, .pron].contains(token(last).tag),
      !["who", "which", "that", "what"].contains(token(last).lower)
    else { return nil }
    let inner: Set<Relation> = [
      .nmod, .compound, .flat, .nmodPoss, .conj, .amod, .nmodDesc, .nummod,
    ]
    var current = last
    for _ in 0..<ClauseTree.maximumClimb {
      guard inner.contains(relation(current)), let next = head(current), next < limit,
        [.noun, .propn].contains(token(next).tag),
        relation(current) != .nmod || preposition(current) != nil
      else { break }
      current = next
    }
    return current
  }

  /// The noun a relative pronoun follows, with or without a comma.
  func nounBefore(_ pronoun: Int) -> Int? {
    var index = pronoun - 1
    if index > 0, token(index).lower == "," { index -= 1 }
    guard index >= 0 else { return nil }
    return phraseHead(index, before: pronoun)
  }

  private static let causing: Set<String> = [
    "prompt", "force", "lead", "push", "compel", "embolden", "enable", "encourage", "press",
    "urge", "ask", "order", "help", "cause", "oblige", "require", "invite", "allow",
  ]

  /// "prompting Norland to request …": the verb and object an infinitive belongs to by its place.
  func control(of infinitive: Int) -> (verb: Int, object: Int)? {
    guard relation(infinitive) != .xcomp, relation(infinitive) != .conj,
      let mark = dependents(infinitive, .mark).first(where: { token($0).lower == "to" }), mark > 1
    else { return nil }
    let object = mark - 1
    guard [.noun, .propn].contains(token(object).tag), let verb = head(object),
      [.obj, .iobj].contains(relation(object)), ClauseTree.causing.contains(lemma(verb))
    else { return nil }
    return (verb, object)
  }

  /// The same for an infinitive coordinated with one that is controlled: "… to request shells and
  /// seek sanctions".
  func control(ofShared clause: Int) -> (verb: Int, object: Int)? {
    guard relation(clause) == .conj, let first = head(clause), first < clause, isVerb(first),
      dependent(clause, .nsubj, .nsubjPass, .aux) == nil
    else { return nil }
    return control(of: first)
  }
}
