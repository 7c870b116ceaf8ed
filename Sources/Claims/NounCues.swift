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
    "objection", "assessment", "vow", "news", "forecast", "estimate", "rejection", "call",
  ]

  func drafts() -> [Draft] {
    tree.tokens.indices.compactMap { index in
      guard tree.tokens[index].tag == .noun, !verbs.isInsideQuotation(index),
        let entry = CueLexicon.nouns[tree.lemma(index)], !isCalledUntrue(index)
      else { return nil }
      return colon(index, entry) ?? draft(index, entry) ?? raised(index, entry)
    }
  }

  /// "Suggestions that the gates stood open are false": the sentence is the denial.
  private func isCalledUntrue(_ noun: Int) -> Bool {
    guard [.nsubj, .nsubjPass].contains(tree.relation(noun)), let head = tree.head(of: noun) else {
      return false
    }
    return Falsehood.isDenied(by: head, in: tree)
  }

  /// "The appeals reflect a broader fear: P"
  private func colon(_ noun: Int, _ entry: CueEntry) -> Draft? {
    guard
      let colon = (noun + 1..<min(noun + 6, tree.tokens.count))
        .first(where: { tree.lower($0) == ":" }),
      let verb = tree.head(of: noun), tree.tokens[verb].tag == .verb, verb < noun,
      tree.stance(of: verb) == .said, let holder = verbs.source(of: verb),
      let content = verbs.edges.trimmed(colon + 1..<tree.tokens.count)
    else { return nil }
    let cue = verbs.extent.verbGroup(verb).lowerBound..<colon + 1
    return Draft(
      cueHead: noun, cue: cue, sourceHead: holder,
      source: verbs.clipped(phrase(of: holder), before: cue),
      contentHead: head(of: content), content: content, entry: entry, rule: "noun.colon")
  }

  private func head(of range: Range<Int>) -> Int {
    range.first { tree.tokens[$0].tag == .verb && tree.isFinite($0) } ?? range.lowerBound
  }

  /// "The tests raised alarm in the valley", "P raises concerns for X": the subject is what is
  /// feared; the holder stands in a phrase on the noun, or nobody is named.
  private func raised(_ noun: Int, _ entry: CueEntry) -> Draft? {
    guard entry.act == "concern", let verb = raisingVerb(noun),
      let subject = tree.subject(of: verb), tree.stance(of: verb) == .said,
      !["it", "this", "that", "which"].contains(tree.lower(subject)),
      let content = verbs.edges.trimmed(proposition(subject))
    else { return nil }
    let holder = (tree.children(of: noun, .nmod) + tree.children(of: verb, .obl)).first { child in
      child > noun && tree.child(of: child, .case).map { tree.lower($0) == "for" } ?? false
        && Roles.canSpeak(child, in: tree)
    }
    var end = noun + 1
    if let holder { end = phrase(of: holder).lowerBound }
    let cue = verbs.extent.verbGroup(verb).lowerBound..<max(noun + 1, end)
    var draft = Draft(
      cueHead: noun, cue: cue, sourceHead: holder, source: holder.map { phrase(of: $0) },
      contentHead: subject, content: content, entry: entry, rule: "noun.raised")
    draft.modality = nil
    draft.modality = isUntested(subject) ? .possible : entry.modality
    return draft
  }

  private func raisingVerb(_ noun: Int) -> Int? {
    var object = noun
    if tree.relation(noun) == .compound, let above = tree.head(of: noun) { object = above }
    guard tree.relation(object) == .obj, let verb = tree.head(of: object),
      NounCues.impersonal.contains(tree.lemma(verb)), verb < object
    else { return nil }
    return verb
  }

  /// "The idea of P", "the prospect that P" raise concerns: P does.
  private func proposition(_ subject: Int) -> Range<Int> {
    let range = tree.range(subject)
    guard isUntested(subject),
      ["idea", "prospect", "possibility", "thought", "notion"]
        .contains(tree.lemma(subject)), subject + 2 < range.upperBound
    else { return range }
    return subject + 2..<range.upperBound
  }

  private func isUntested(_ subject: Int) -> Bool {
    ["idea", "prospect", "possibility", "thought", "notion", "risk"].contains(tree.lemma(subject))
  }

  private func draft(_ noun: Int, _ entry: CueEntry) -> Draft? {
    guard let (head, start) = content(of: noun, entry) else { return nil }
    let holder = holder(of: noun)
    if holder == nil, NounCues.needHolder.contains(entry.lemma) { return nil }
    if tree.isNegated(noun) || isDenied(noun) { return nil }
    let cue = cue(noun, start)
    let range = verbs.edges.goingOn(start..<tree.range(head).upperBound)
    guard let content = verbs.edges.trimmed(range, without: cue) else { return nil }
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
        if let start = clauseStart(child, range, entry) ?? tornStart(child, range, entry) {
          return (child, start)
        }
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

  private static let grounds: Set<String> = [
    "sign", "evidence", "indication", "proof", "fear", "concern", "worry", "hope", "doubt",
    "rumor", "rumour", "speculation", "suspicion", "possibility", "hint",
  ]

  /// "signs that the strike is ending", taken by the parser for a relative clause: these nouns are
  /// nobody's object, so a clause with a subject of its own is what they say.
  private func tornStart(_ child: Int, _ range: Range<Int>, _ entry: CueEntry) -> Int? {
    guard entry.frames.contains(.that), NounCues.grounds.contains(entry.lemma),
      tree.relation(child) == .aclRelcl, tree.lower(range.lowerBound) == "that",
      let subject = tree.subject(of: child), subject > range.lowerBound
    else { return nil }
    return range.lowerBound
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
        || tree.relation(noun) == .nsubjPass, CueLexicon.verb(tree.tokens[verb]) == nil
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
    if let expresser = expresser(noun) { return expresser }
    if let possessor = tree.child(of: noun, .nmodPoss), isPossessive(possessor) {
      return possessor
    }
    let among = tree.children(of: noun, .nmod).first { child in
      tree.child(of: child, .case).map {
        ["among", "from", "by", "within", "amongst"].contains(tree.lower($0))
      } ?? false
    }
    if let among { return among }
    return participleHolder(noun)
  }

  /// ", warning of P" read as a noun: the subject of the clause it hangs on speaks.
  private func participleHolder(_ noun: Int) -> Int? {
    guard noun > 1, tree.lower(noun) == "warning", tree.lower(noun - 1) == "," else { return nil }
    let clause = tree.clauseHead(of: tree.head(of: noun) ?? noun)
    return finder.source(of: clause)
  }

  /// The light verb the noun is the object of, by the tree or else right before it.
  private func lightVerb(_ noun: Int) -> Int? {
    if let verb = tree.head(of: noun), tree.relation(noun) == .obj,
      NounCues.personal.union(NounCues.impersonal).contains(tree.lemma(verb)), verb < noun
    {
      return verb
    }
    for index in stride(from: noun - 1, through: max(0, noun - 4), by: -1) {
      if [.adj, .det, .adv, .pron].contains(tree.tokens[index].tag)
        || tree.tokens[index].tag == .noun && CueLexicon.nouns[tree.lemma(index)] != nil
        || tree.tokens[index].tag == .cconj
      {
        continue
      }
      let isLight = NounCues.personal.union(NounCues.impersonal).contains(tree.lemma(index))
      return isLight && tree.tokens[index].tag == .verb ? index : nil
    }
    return nil
  }

  /// Whoever expresses the concern.
  private func expresser(_ noun: Int) -> Int? {
    guard let verb = lightVerb(noun), NounCues.personal.contains(tree.lemma(verb)),
      tree.stance(of: verb) == .said
    else { return nil }
    let found =
      verbs.source(of: verb)
      ?? verbs.nounEnding(at: verbs.extent.verbGroup(verb).lowerBound - 1)
    return found.flatMap { Roles.canSpeak($0, in: tree) ? $0 : nil }
  }

  private func isPossessive(_ index: Int) -> Bool {
    tree.tokens[index].tag == .pron
      || tree.children(of: index, .case).contains {
        ["'s", "’s", "'", "’"].contains(tree.lower($0))
      }
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
    if let verb = lightVerb(noun) { low = verbs.extent.verbGroup(verb).lowerBound }
    return low..<max(noun + 1, min(start, noun + 4))
  }
}
