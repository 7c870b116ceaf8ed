import Sentences

/// From a cue word to the head of the phrase that names who is responsible.
struct SourceFinder {
  let tree: SentenceTree

  /// Head of the source of an active cue verb: its subject, or the one it shares by
  /// coordination, control, participle or relative clause. Nil where there is none or only an
  /// expletive. At most eight steps up.
  func source(of verb: Int, depth: Int = 0) -> Int? {
    guard depth < 8 else { return nil }
    if let subject = tree.subject(of: verb) { return antecedent(of: subject, verb) }
    guard let above = tree.head(of: verb) else { return nil }
    if let speaker = speakerBeyond(verb, above) { return source(of: speaker, depth: depth + 1) }
    switch tree.relation(verb) {
    case .conj, .advcl, .parataxis, .csubj:
      return tree.tokens[above].tag == .verb || tree.hasSubject(above)
        ? source(of: above, depth: depth + 1) : owner(of: above)
    case .xcomp, .ccomp:
      if let object = tree.child(of: above, .obj, .iobj), object < verb,
        SourceFinder.objectControl.contains(tree.lemma(above))
      {
        return object
      }
      return source(of: above, depth: depth + 1)
    case .acl, .aclRelcl:
      return nominalSource(verb, above)
    default: return nil
    }
  }

  /// "admitted that a doctor had written but denied": a simple past after "but" goes on from the
  /// verb of speech, not from the clause in another tense that it reports.
  private func speakerBeyond(_ verb: Int, _ above: Int) -> Int? {
    guard tree.relation(verb) == .conj, tree.relation(above) == .ccomp,
      tree.tokens[verb].xpos == "VBD" || tree.tokens[verb].xpos == "VBZ",
      tree.child(of: verb, .aux) == nil, tree.child(of: above, .aux) != nil,
      tree.child(of: verb, .cc).map({ tree.lower($0) == "but" }) ?? false,
      let speaker = tree.head(of: above), tree.tokens[speaker].tag == .verb,
      CueLexicon.verb(tree.tokens[speaker]) != nil
    else { return nil }
    return speaker
  }

  /// Verbs whose object does what the infinitive says.
  private static let objectControl: Set<String> = [
    "prompt", "urge", "ask", "force", "allow", "enable", "lead", "push", "tell", "order", "help",
    "encourage", "cause", "get", "let", "make", "want", "expect", "press", "compel", "require",
    "invite", "persuade", "advise", "warn", "drive", "hear", "see", "watch", "catch", "quote",
  ]

  /// A participle on a noun: the noun says it ("intelligence suggesting that …").
  private func nominalSource(_ verb: Int, _ noun: Int) -> Int? {
    if tree.tokens[verb].xpos == "VBN" { return isHeadless(noun) ? noun : nil }
    if tree.tokens[verb].xpos == "VB" {
      if tree.relation(noun) == .obj, let above = tree.head(of: noun),
        tree.tokens[above].tag == .verb
      {
        return SourceFinder.objectControl.contains(tree.lemma(above))
          ? noun : source(of: above, depth: 6)
      }
      if tree.relation(noun) == .conj, let first = tree.head(of: noun) {
        return nominalSource(verb, first)
      }
      return owner(of: noun)
    }
    return noun
  }

  /// A noun the parser made the root of a sentence: its participle is the lost main verb.
  func isHeadless(_ noun: Int) -> Bool {
    tree.relation(noun) == .root && tree.tokens[noun].tag != .verb
      && tree.child(of: noun, .cop) == nil && !tree.hasSubject(noun)
  }

  /// The possessor of a noun or the subject of the verb it is the object of.
  func owner(of noun: Int) -> Int? {
    if let possessor = tree.child(of: noun, .nmodPoss) { return possessor }
    guard let verb = tree.head(of: noun), tree.tokens[verb].tag == .verb,
      tree.relation(noun) == .obj
    else { return nil }
    return source(of: verb, depth: 6)
  }

  /// "who", "which", "that" stand for the noun their clause hangs on; "it" of "it is said" and
  /// "there" for nobody.
  private func antecedent(of subject: Int, _ verb: Int) -> Int? {
    if tree.relation(subject) == .csubj || tree.relation(subject) == .csubjPass { return nil }
    let word = tree.lower(subject)
    if ["who", "which", "that"].contains(word), tree.tokens[subject].tag == .pron {
      var clause = verb
      for _ in 0..<4 {
        if tree.relation(clause) == .aclRelcl { return tree.head(of: clause) }
        guard tree.relation(clause) == .conj, let above = tree.head(of: clause) else { break }
        clause = above
      }
      return word == "that" ? subject : nil
    }
    if ["there", "what", "it's", "we", "you", "i"].contains(word) { return nil }
    return subject
  }

  /// The source's words: title, name, affiliation and coordinated names, without relative
  /// clauses and what the writer adds after a comma.
  func phrase(of head: Int) -> Range<Int> {
    var low = head
    var high = head
    var open = [head]
    var steps = 0
    while let next = open.popLast(), steps < 80 {
      steps += 1
      low = min(low, next)
      high = max(high, next)
      open += tree.children[next].filter { belongs($0, to: next, top: head) }
    }
    if let colon = (low..<head).last(where: { tree.lower($0) == ":" }) { low = colon + 1 }
    while low > 0, isLeading(low - 1, head) || isNamePart(low - 1, low) { low -= 1 }
    if let comma = (low..<head).last(where: { tree.lower($0) == "," }) { low = comma + 1 }
    while low < head, isDroppedAtStart(low) { low += 1 }
    if let comma = (head..<high + 1).first(where: { isAddition($0, high) }) { high = comma - 1 }
    while high > head, tree.isPunctuation(high), tree.lower(high) != ")" { high -= 1 }
    return closed(low..<high + 1)
  }

  /// Two proper nouns side by side are one name, whatever the tree says.
  private func isNamePart(_ index: Int, _ next: Int) -> Bool {
    tree.tokens[index].tag == .propn && tree.tokens[next].tag == .propn
      && tree.tokens[index].relation != .oblUnmarked
  }

  private func isDroppedAtStart(_ index: Int) -> Bool {
    if tree.isPunctuation(index) { return tree.lower(index) != "(" }
    return tree.tokens[index].tag == .cconj && tree.relation(index) != .ccPreconj
  }

  /// "One", "the" left out by the parser right before the phrase.
  private func isLeading(_ index: Int, _ head: Int) -> Bool {
    [.det, .num].contains(tree.tokens[index].tag) && tree.range(head).contains(index)
      || tree.tokens[index].tag == .num && tree.tokens[index].text.first?.isUppercase ?? false
  }

  /// ", a close ally": cut off unless it says what the person is.
  private func isAddition(_ index: Int, _ high: Int) -> Bool {
    guard tree.lower(index) == ",", index + 1 <= high else { return false }
    let next = tree.tokens[index + 1]
    if ["VBG", "VBN"].contains(next.xpos) || ["who", "which", "as", "while"].contains(next.lower) {
      return true
    }
    guard ["a", "an"].contains(next.lower) else { return false }
    return !(index + 1..<high + 1).contains { Roles.isHuman(tree.lemma($0)) }
  }

  private func belongs(_ index: Int, to parent: Int, top: Int) -> Bool {
    switch tree.relation(index) {
    case .det, .detPredet, .amod, .compound, .nmod, .nmodPoss, .nmodDesc, .nummod, .flat,
      .fixed, .cc, .ccPreconj, .goeswith, .nmodUnmarked, .list:
      return !isLoose(index, after: parent)
    case .conj: return true
    case .case: return parent != top || tree.lower(index) == "'s" || tree.lower(index) == "'"
    case .appos: return isAffiliation(index, parent)
    case .acl:
      return index == parent + 1
        && (tree.tokens[index].xpos == "VBN" || tree.tokens[index].tag == .adj)
    case .advmod, .punct:
      return parent != top || (tree.relation(index) == .advmod && index < parent)
    default: return parent != top && tree.relation(index) == .obl
    }
  }

  /// After a comma and after the head: the writer's addition.
  private func isLoose(_ index: Int, after parent: Int) -> Bool {
    guard index > parent else { return false }
    let start = tree.range(index).lowerBound
    return start > 0 && tree.lower(start - 1) == "," && tree.relation(index) != .flat
      && tree.relation(index) != .conj && tree.relation(index) != .cc
  }

  /// "(NIS)", "a spokesman for the ministry" after a person's name; not "a close ally".
  private func isAffiliation(_ index: Int, _ parent: Int) -> Bool {
    let start = tree.range(index).lowerBound
    if start > 0, tree.lower(start - 1) == "(" { return true }
    if start == parent + 1 { return true }
    return tree.tokens[parent].tag == .propn && Roles.isHuman(tree.lemma(index))
  }

  /// Takes in the bracket or quotation mark that closes what the range opened.
  private func closed(_ range: Range<Int>) -> Range<Int> {
    var depth = 0
    for index in range {
      if tree.lower(index) == "(" { depth += 1 }
      if tree.lower(index) == ")" { depth -= 1 }
    }
    var end = range.upperBound
    if depth > 0, end < tree.tokens.count, tree.lower(end) == ")" { end += 1 }
    var low = range.lowerBound
    if depth == 0, low > 0, end < tree.tokens.count, tree.lower(low - 1) == "(",
      tree.lower(end) == ")", false
    {
      low -= 1
    }
    return low..<end
  }
}

/// Nouns for people who speak, by lemma.
enum Roles {
  static let speakers: Set<String> = [
    "spokesman", "spokeswoman", "spokesperson", "official", "officer", "analyst", "expert",
    "diplomat", "lawmaker", "minister", "president", "secretary", "ambassador", "envoy",
    "professor", "director", "chief", "head", "leader", "adviser", "advisor", "aide", "senator",
    "governor", "general", "commander", "researcher", "scholar", "fellow", "strategist",
    "economist", "source", "member", "chairman", "chairwoman", "chair", "witness", "resident",
    "lawyer", "attorney", "judge", "activist", "historian", "scientist", "engineer", "doctor",
    "manager", "editor", "reporter", "journalist", "author", "mayor", "deputy", "captain",
    "colonel", "critic", "supporter", "observer", "insider", "executive", "representative",
    "delegate", "candidate", "person", "people", "man", "woman", "farmer", "worker", "survivor",
    "voter", "pilot", "founder", "president-elect", "chancellor", "king", "inspector",
  ]

  static func isHuman(_ lemma: String) -> Bool { speakers.contains(lemma) }

  /// Bodies, groups and texts that are said to say something.
  static let bodies: Set<String> = [
    "government", "ministry", "agency", "office", "service", "department", "army", "military",
    "navy", "police", "court", "committee", "commission", "council", "parliament", "congress",
    "senate", "cabinet", "administration", "authority", "bank", "company", "firm", "group",
    "organisation", "organization", "institute", "university", "center", "centre", "union",
    "party", "campaign", "coalition", "alliance", "bloc", "embassy", "delegation", "team",
    "panel", "board", "agency", "newspaper", "network", "media", "outlet", "website", "report",
    "study", "poll", "survey", "document", "statement", "letter", "memo", "article", "paper",
    "intelligence", "imagery", "evidence", "image", "datum", "data", "record", "finding", "other",
    "country", "nation", "state", "side", "ally", "neighbour", "neighbor", "opposition", "regime",
    "force", "unit", "command", "family", "community", "public", "majority", "many", "some",
    "others", "number", "bureau", "foundation", "watchdog", "monitor", "tribunal", "mission",
    "kremlin", "palace", "crowd", "movement", "rebel", "militia", "guard", "brigade", "editorial",
    "account", "filing", "complaint", "lawsuit", "transcript", "email", "tweet", "post", "video",
    "islander", "villager", "neighbor", "teacher", "student", "friend", "wife", "husband",
    "mother", "father", "son", "daughter", "brother", "sister", "colleague", "rival", "partner",
    "investigator", "prosecutor", "broadcaster", "publication", "magazine", "assessment",
    "analysis", "audit", "review", "investigation", "inquiry", "figure", "estimate", "forecast",
    "republican", "democrat", "conservative", "liberal", "nominee", "billionaire", "businessman",
    "staffer", "pollster", "operative", "veteran", "american", "economist", "forecaster",
    "resident", "voter", "villager", "seoul", "operator", "clerk", "inspector", "bishop",
    "engineer", "islander", "city", "town", "region", "province", "county", "church", "school",
  ]

  /// Grounds that show something but hold no attitude.
  static func isEvidence(_ lemma: String) -> Bool {
    [
      "image", "imagery", "evidence", "data", "datum", "record", "video", "document", "figure",
      "finding", "study", "report", "poll", "survey",
    ].contains(lemma)
  }

  /// Whether this token can head the name of somebody who says something: names, personal
  /// pronouns, people, bodies and texts.
  static func canSpeak(_ head: Int, in tree: SentenceTree) -> Bool {
    switch tree.tokens[head].tag {
    case .propn: true
    case .pron:
      [
        "he", "she", "they", "who", "some", "many", "others", "both", "which", "all",
        "none", "several", "it", "one", "another",
      ].contains(tree.lower(head))
    case .noun: isHuman(tree.lemma(head)) || bodies.contains(tree.lemma(head))
    case .adj, .det, .num:
      [
        "some", "many", "others", "several", "few", "two", "three", "most",
        "other", "both",
      ].contains(tree.lower(head))
    default: false
    }
  }
}
