import Sentences

/// Claims carried by a noun: "reports of", "concerns that", "the ministry's claim that".
struct NounCues {
  let verbs: VerbCues
  private var tree: SentenceTree { verbs.tree }
  private var finder: SourceFinder { verbs.finder }

  /// Verbs that only lend the noun a subject, who then is the holder.
  private static let personal: Set<String> = [
    "express", "voice", "share", "have", "hold", "air", "convey", "sound", "issue", "make",
    "give", "offer", "reiterate", "repeat", "state", "register", "show", "harbor", "harbour",
    "deliver", "send", "renew", "publish", "release",
  ]
  /// Verbs by which an event makes people fear: nobody in particular holds the concern.
  private static let impersonal: Set<String> = [
    "raise", "spark", "fuel", "stoke", "prompt", "trigger", "cause", "heighten", "intensify",
    "deepen", "fan", "provoke", "ignite", "draw", "create", "increase", "amplify",
  ]
  /// Only a holder makes these an attribution; otherwise they hedge inside somebody's content.
  private static let needHolder: Set<String> = [
    "possibility", "prospect", "notion", "idea", "theory", "plan", "view", "hope", "request",
    "demand", "belief", "argument", "conclusion", "question", "support", "opposition",
    "commitment", "opinion", "promise", "pledge", "decision", "comment", "remark", "doubt",
    "expectation", "criticism", "appeal", "proposal", "recommendation", "assurance", "guarantee",
    "admission", "finding", "threat", "uncertainty", "denial", "confirmation", "statement",
    "objection", "assessment", "vow", "forecast", "estimate", "rejection", "call",
  ]

  func drafts() -> [Draft] {
    tree.tokens.indices.compactMap { index in
      guard tree.tokens[index].tag == .noun, !verbs.isInsideQuotation(index),
        let entry = CueLexicon.nouns[tree.lemma(index)]
      else { return nil }
      return draft(index, entry)
    }
  }

  private func draft(_ noun: Int, _ entry: CueEntry) -> Draft? {
    guard let (head, start) = content(of: noun, entry) else { return nil }
    let holder = holder(of: noun)
    if holder == nil, NounCues.needHolder.contains(entry.lemma) { return nil }
    if tree.isNegated(noun) || isDenied(noun) { return nil }
    let cue = cue(noun, start)
    guard let content = verbs.edges.trimmed(start..<tree.range(head).upperBound, without: cue)
    else { return nil }
    if let holder, content.contains(holder) { return nil }
    return Draft(
      cueHead: noun, cue: cue, sourceHead: holder,
      source: holder.map { phrase(of: $0) }, contentHead: head, content: content, entry: entry,
      rule: holder == nil ? "noun.unheld" : "noun.held")
  }

  /// "no reports of", "little evidence that": not claimed.
  private func isDenied(_ noun: Int) -> Bool {
    let determiners = tree.children(of: noun, .det, .amod).map { tree.lower($0) }
    if determiners.contains(where: { ["no", "little", "any", "few"].contains($0) }) {
      return true
    }
    guard let above = tree.head(of: noun), tree.relation(noun) == .obj else { return false }
    return tree.stance(of: above) != .said
  }

  /// The content's head and its first token, after "that", "to" or the preposition.
  private func content(of noun: Int, _ entry: CueEntry) -> (Int, Int)? {
    for child in tree.children[noun] where child > noun {
      let range = tree.range(child)
      switch tree.relation(child) {
      case .acl, .ccomp, .aclRelcl, .csubj:
        if let start = clauseStart(child, range, entry) { return (child, start) }
      case .nmod, .obl:
        if let start = phraseStart(child, entry) { return (child, start) }
      default: continue
      }
    }
    return outside(noun, entry)
  }

  private func clauseStart(_ child: Int, _ range: Range<Int>, _ entry: CueEntry) -> Int? {
    let marks = tree.children(of: child, .mark)
    if entry.frames.contains(.that), marks.contains(where: { tree.lower($0) == "that" }) {
      return range.lowerBound
    }
    if entry.frames.contains(.infinitive), let to = marks.first(where: { tree.lower($0) == "to" }) {
      return to + 1
    }
    return marks.first { entry.prepositions.contains(tree.lower($0)) }.map { $0 + 1 }
  }

  private func phraseStart(_ child: Int, _ entry: CueEntry) -> Int? {
    tree.children(of: child, .case)
      .first { $0 < child && entry.prepositions.contains(tree.lower($0)) }.map { $0 + 1 }
  }

  /// The content hangs on the light verb instead: "expressed concern over P",
  /// "worries exist about P".
  private func outside(_ noun: Int, _ entry: CueEntry) -> (Int, Int)? {
    guard let verb = tree.head(of: noun), tree.tokens[verb].tag == .verb,
      tree.relation(noun) == .obj || tree.relation(noun) == .nsubj
        || tree.relation(noun) == .nsubjPass
    else { return nil }
    for child in tree.children[verb] where child > max(noun, verb) {
      let range = tree.range(child)
      switch tree.relation(child) {
      case .obl: if let start = phraseStart(child, entry) { return (child, start) }
      case .ccomp, .advcl:
        if let start = clauseStart(child, range, entry) { return (child, start) }
      default: continue
      }
    }
    return nil
  }

  /// Who has the concern or makes the claim: possessor, "among allies", or the light verb's
  /// subject.
  private func holder(of noun: Int) -> Int? {
    if let possessor = tree.child(of: noun, .nmodPoss) { return possessor }
    let among = tree.children(of: noun, .nmod).first { child in
      tree.child(of: child, .case).map {
        ["among", "from", "by", "within", "amongst"].contains(tree.lower($0))
      } ?? false
    }
    if let among { return among }
    guard let verb = tree.head(of: noun), tree.tokens[verb].tag == .verb else { return nil }
    if tree.relation(noun) == .obj, NounCues.personal.contains(tree.lemma(verb)) {
      return finder.source(of: verb)
    }
    return nil
  }

  private func phrase(of head: Int) -> Range<Int> {
    let range = finder.phrase(of: head)
    guard tree.relation(head) == .nmodPoss, let last = range.last,
      tree.lower(last).hasPrefix("'") || tree.lower(last).hasPrefix("’")
    else { return range }
    return range.count > 1 ? range.lowerBound..<last : range
  }

  /// The light verb's group, the noun and what introduces the content.
  private func cue(_ noun: Int, _ start: Int) -> Range<Int> {
    var low = noun
    while low > 0, tree.relation(low - 1) == .amod, tree.head(of: low - 1) == noun { low -= 1 }
    if let verb = tree.head(of: noun), tree.relation(noun) == .obj, verb < noun,
      NounCues.personal.union(NounCues.impersonal).contains(tree.lemma(verb))
    {
      low = verbs.extent.verbGroup(verb).lowerBound
    }
    return low..<max(noun + 1, min(start, noun + 4))
  }
}
