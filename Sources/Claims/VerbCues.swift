import Sentences
import Spans

/// Claims carried by a verb: "said that", "denied", "urged X to", "described it as".
struct VerbCues {
  let tree: SentenceTree
  let finder: SourceFinder
  let edges: ContentEdges
  let extent: CueExtent

  init(_ tree: SentenceTree) {
    self.tree = tree
    finder = SourceFinder(tree: tree)
    edges = ContentEdges(tree: tree)
    extent = CueExtent(tree: tree)
  }

  /// All claims of the sentence's verb cues. O(tokens + cues × their subtree).
  func drafts() -> [Draft] {
    tree.tokens.indices.flatMap { index -> [Draft] in
      guard let entry = entry(at: index) else { return [] }
      return drafts(index, entry)
    }
  }

  /// The cue row of a verb token; in a heading also of a word tagged as a noun with a verb's
  /// ending ("Confirms"), since taggers trained on running text take it for a name.
  func entry(at index: Int) -> CueEntry? {
    let token = tree.tokens[index]
    guard token.tag == .verb || (tree.sentence.isHeading && token.tag != .punct) else {
      return nil
    }
    if isInsideQuotation(index) { return nil }
    guard token.tag == .verb else { return nil }
    return CueLexicon.verb(token)
  }

  func isInsideQuotation(_ index: Int) -> Bool {
    tree.sentence.isQuoted(tree.tokens[index].span.start)
  }

  /// The claims of one cue verb. The first frame that finds content wins; two quotations may
  /// share a cue.
  func drafts(_ verb: Int, _ entry: CueEntry) -> [Draft] {
    let stance = tree.stance(of: verb)
    guard stance != .hypothetical, !isInference(verb, entry), !isLooseAttitude(verb, entry) else {
      return []
    }
    if quotedSpeaker(of: verb) != nil { return [] }
    if isPassive(verb) { return PassiveCues(verbs: self).drafts(verb, entry, stance) }
    let direct = quotations(verb, entry)
    let drafts = direct.isEmpty ? content(verb, entry).map { [$0] } ?? [] : direct
    return drafts.compactMap { StanceRules.applied(stance, to: $0, in: tree) }
  }

  /// The one whom "quoted the mayor as saying" lets speak; the participle carries the claim.
  func quotedSpeaker(of verb: Int) -> Int? {
    guard ["quote", "cite", "record"].contains(tree.lemma(verb)),
      let object = tree.child(of: verb, .obj), object > verb
    else { return nil }
    let window = object + 1..<min(object + 12, tree.tokens.count)
    return window.contains {
      tree.lower($0) == "as" && $0 + 1 < tree.tokens.count && tree.tokens[$0 + 1].xpos == "VBG"
    } ? object : nil
  }

  /// ", signaling a shift", "the move underscores": the writer's reading of an event, not a
  /// statement of its subject.
  func isInference(_ verb: Int, _ entry: CueEntry) -> Bool {
    if let source = finder.source(of: verb), isDeed(source),
      ContentEdges.inference.contains(entry.lemma)
        || ["stress", "acknowledge"].contains(entry.act)
    {
      return true
    }
    guard ContentEdges.inference.contains(entry.lemma) else { return false }
    if tree.tokens[verb].xpos == "VBG", verb > 0, tree.lower(verb - 1) == "," {
      guard tree.child(of: verb, .ccomp) != nil, let above = tree.head(of: verb),
        let governor = CueLexicon.verbs[tree.lemma(above)]
      else { return true }
      return governor.isWide || governor.act == "label"
    }
    guard let source = finder.source(of: verb) else { return true }
    return !Roles.canSpeak(source, in: tree)
  }

  /// "This", "this statement", "the move": what somebody did, not somebody.
  private func isDeed(_ source: Int) -> Bool {
    if ["this", "that", "these", "it"].contains(tree.lower(source)) { return true }
    let isPointed = tree.children(of: source, .det).contains {
      ["this", "that", "these", "such"].contains(tree.lower($0))
    }
    return isPointed
      && [
        "statement", "move", "step", "decision", "stance", "announcement", "remark", "visit",
        "response", "action", "deployment", "gesture",
      ].contains(tree.lemma(source))
  }

  /// Attitudes and acts count only of a finite verb with a person or body as subject.
  private func isLooseAttitude(_ verb: Int, _ entry: CueEntry) -> Bool {
    guard entry.isWide else { return false }
    guard !isToInfinitive(verb), let source = finder.source(of: verb) else { return true }
    return !Roles.canSpeak(source, in: tree) || Roles.isEvidence(tree.lemma(source))
  }

  /// A passive has its auxiliary, or is a bare past participle on a noun.
  private func isPassive(_ verb: Int) -> Bool {
    switch auxiliaryBefore(verb) {
    case "have"?: return false
    case "be"?: return tree.tokens[verb].xpos == "VBN" || tree.isPassive(verb)
    default: break
    }
    if let subject = tree.child(of: verb, .nsubjPass), tree.child(of: verb, .auxPass) == nil,
      Roles.canSpeak(subject, in: tree), tree.child(of: verb, .oblAgent) == nil
    {
      return false
    }
    if tree.isPassive(verb) { return tree.tokens[verb].xpos == "VBN" }
    guard tree.tokens[verb].xpos == "VBN", tree.child(of: verb, .aux) == nil else { return false }
    if isMistagged(verb) { return false }
    switch tree.relation(verb) {
    case .acl, .amod: return true
    case .conj: return tree.head(of: verb).map { tree.isPassive($0) } ?? false
    case .advcl: return verb > 0 && tree.lower(verb - 1) == "as"
    default: return false
    }
  }

  /// The frames in the order of their strength.
  private func content(_ verb: Int, _ entry: CueEntry) -> Draft? {
    clause(verb, entry) ?? labelOrOrder(verb, entry) ?? preposition(verb, entry)
      ?? inverted(verb, entry) ?? object(verb, entry) ?? mainClause(verb, entry)
      ?? linear(verb, entry)
  }

  /// A draft with source and cue filled in.
  func draft(
    _ verb: Int, _ entry: CueEntry, head: Int, content: Range<Int>, rule: String,
    cueEnd: Int? = nil
  ) -> Draft? {
    var cue = extent.verbGroup(verb)
    if let first = tree.head(of: verb), tree.relation(verb) == .conj,
      finder.tree.stance(of: verb) == .withheld
    {
      cue = extent.joined(first, verb)
    }
    if let cueEnd { cue = extent.extended(cue, to: cueEnd) }
    guard let content = edges.trimmed(content, without: cue) else { return nil }
    let source = source(of: verb)
    if let source, content.contains(source), source != head { return nil }
    return Draft(
      cueHead: verb, cue: cue, sourceHead: source,
      source: source.map { clipped(finder.phrase(of: $0), before: cue) }, contentHead: head,
      content: content, entry: entry, rule: rule)
  }

  /// "have" or "be" right before the verb, adverbs aside: what a torn tree may have lost.
  private func auxiliaryBefore(_ verb: Int) -> String? {
    for index in stride(from: verb - 1, through: max(0, verb - 4), by: -1) {
      switch tree.lower(index) {
      case "has", "have", "had", "'ve", "having": return "have"
      case "is", "are", "was", "were", "been", "be", "being", "'s", "'re": return "be"
      default: if tree.tokens[index].tag != .adv && tree.tokens[index].tag != .part { return nil }
      }
    }
    return nil
  }

  /// "officials confirmed on Tuesday that": a past tense read as a participle, told by the "that"
  /// of its complement and the missing agent.
  private func isMistagged(_ verb: Int) -> Bool {
    if tree.relation(verb) == .acl, let noun = tree.head(of: verb), finder.isHeadless(noun),
      Roles.canSpeak(noun, in: tree), noun < verb,
      verb + 1 >= tree.tokens.count || tree.lower(verb + 1) != "by"
    {
      return true
    }
    guard let that = complementiser(after: verb) else { return false }
    return !(verb + 1..<that).contains { tree.lower($0) == "by" }
  }

  /// "that" within six tokens with no other verb and no comma pair between.
  func complementiser(after verb: Int) -> Int? {
    var depth = 0
    for index in verb + 1..<max(verb + 1, min(verb + 11, tree.tokens.count)) {
      let word = tree.lower(index)
      if word == "that" {
        return index + 1 < tree.tokens.count && tree.tokens[index].tag != .pron ? index : nil
      }
      if word == "(" { depth += 1 }
      if tree.tokens[index].tag == .verb && depth == 0
        || tree.isPunctuation(index) && !["(", ")"].contains(word)
      {
        return nil
      }
      if word == ")" { depth -= 1 }
    }
    return nil
  }

  /// The tree's subject; for a participle without one, or with one inside a quotation, that of
  /// the last cue verb before it; else the noun right before a finite verb.
  func source(of verb: Int) -> Int? {
    if tree.tokens[verb].xpos == "VBG", verb > 0, tree.lower(verb - 1) == "as",
      let quoting = (max(0, verb - 14)..<verb).last(where: { quotedSpeaker(of: $0) != nil })
    {
      return quotedSpeaker(of: quoting)
    }
    if let after = speakerAfter(verb) { return after }
    let found = finder.source(of: verb)
    let isParticiple = tree.tokens[verb].xpos == "VBG" && !tree.hasSubject(verb)
    if isParticiple, let near = nounBefore(verb),
      tree.child(of: near, .case).map({ tree.lower($0) == "with" }) ?? false
    {
      return near
    }
    if !isParticiple, let nearer = nearerSource(verb, than: found) { return nearer }
    if let found, !(isParticiple && isInsideQuotation(found)) { return found }
    return isParticiple || isLinked(verb)
      ? earlierSource(verb) : adjacentSource(verb)
  }

  /// "The reactor, said its former chief, was safe": the speaker right after a finite verb of
  /// speech between commas, up to the next comma or the end.
  private func speakerAfter(_ verb: Int) -> Int? {
    guard verb > 1, ["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos),
      tree.lower(verb - 1) == "," || edges.isClosing(verb - 1),
      CueLexicon.verb(tree.tokens[verb])?.frames.contains(.quote) == true
    else { return nil }
    let end =
      (verb + 1..<tree.tokens.count).first { tree.isPunctuation($0) } ?? tree.tokens.count
    let phrase = verb + 1..<end
    let names: Set<Tag> = [.det, .adj, .noun, .propn, .num, .pron, .part, .adp]
    guard (1...10).contains(phrase.count),
      phrase.allSatisfy({ names.contains(tree.tokens[$0].tag) })
    else { return nil }
    let stop = phrase.first { tree.tokens[$0].tag == .adp } ?? end
    guard stop > verb + 1, [.noun, .propn].contains(tree.tokens[stop - 1].tag) else { return nil }
    return nounEnding(at: stop - 1).flatMap {
      $0 > verb && Roles.canSpeak($0, in: tree) ? $0 : nil
    }
  }

  /// "and analysts suggest", "Confirmation: the government has confirmed": a speaker right before
  /// the verb beats a subject shared from elsewhere or cut off by a colon.
  private func nearerSource(_ verb: Int, than found: Int?) -> Int? {
    guard let found, let near = nounBefore(verb), near != found, near > found,
      Roles.canSpeak(near, in: tree), tree.relation(near) != .nmodPoss
    else { return nil }
    let between = (found + 1..<near).map { tree.lower($0) }
    if between.contains(":") { return near }
    let start = finder.phrase(of: near).lowerBound
    return !tree.hasSubject(verb) && start > 0 && tree.tokens[start - 1].tag == .cconj
      ? near : nil
  }

  /// Joined to what stands before: "and has also stated", "to corroborate".
  private func isLinked(_ verb: Int) -> Bool {
    let start = extent.verbGroup(verb).lowerBound
    return start > 0 && (tree.tokens[start - 1].tag == .cconj || isToInfinitive(verb))
  }

  /// The source of the last cue verb before this one that is no participle itself.
  private func earlierSource(_ verb: Int) -> Int? {
    for index in stride(from: verb - 1, through: 0, by: -1)
    where tree.tokens[index].xpos != "VBG" && entry(at: index) != nil {
      return finder.source(of: index) ?? adjacentSource(index)
    }
    guard let root = tree.sentence.root, let subject = tree.subject(of: root),
      Roles.canSpeak(subject, in: tree), subject < verb
    else { return nil }
    return subject
  }

  /// A source phrase ends where the cue begins.
  func clipped(_ phrase: Range<Int>, before cue: Range<Int>) -> Range<Int> {
    guard phrase.lowerBound < cue.lowerBound, phrase.upperBound > cue.lowerBound else {
      return phrase
    }
    var end = cue.lowerBound
    while end > phrase.lowerBound + 1, tree.isPunctuation(end - 1) { end -= 1 }
    return phrase.lowerBound..<end
  }

  /// The speaker right before a finite verb the parser left without a subject.
  private func adjacentSource(_ verb: Int) -> Int? {
    guard tree.relation(verb) == .root || tree.relation(verb) == .ccomp,
      let noun = nounBefore(verb), Roles.canSpeak(noun, in: tree)
    else { return nil }
    return noun
  }
}
