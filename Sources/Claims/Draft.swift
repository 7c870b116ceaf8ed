import Sentences
import Spans

/// A claim as the rules of one sentence see it: token ranges, before modality, actors and chain.
struct Draft {
  /// The word that carries the attribution.
  var cueHead: Int
  /// The cue's words; may be cut into by the source ("has, officials said").
  var cue: Range<Int>
  /// Head of the source phrase, where the sentence has one.
  var sourceHead: Int?
  var source: Range<Int>?
  var contentHead: Int
  var content: Range<Int>
  var entry: CueEntry
  var act: String
  /// Set by a rule that knows; else the content decides.
  var modality: Claim.Modality?
  var isPositive: Bool
  /// Whole content inside quotation marks.
  var isDirect = false
  var rule: String
  /// Explicit span where the content ends outside the token grid (clipped quotations).
  var stance: CueStance = .said
  /// How likely the learned tagger takes the cue for one; nil where nothing was learned.
  var support: Float?
  var sourceSupport = Support.none
  var contentSupport = Support.none

  /// What the learned taggers say of an argument: nothing, that there is none either, the same
  /// words, some of them, others.
  enum Support: String { case none, bothNone, agrees, overlaps, differs }

  init(
    cueHead: Int, cue: Range<Int>, sourceHead: Int?, source: Range<Int>?, contentHead: Int,
    content: Range<Int>, entry: CueEntry, rule: String
  ) {
    self.cueHead = cueHead
    self.cue = cue
    self.sourceHead = sourceHead
    self.source = source
    self.contentHead = contentHead
    self.content = content
    self.entry = entry
    act = entry.act
    modality = entry.modality
    isPositive = entry.isPositive
    self.rule = rule
  }
}

/// Whether the act of saying took place at all.
enum CueStance {
  /// "said"
  case said
  /// "did not say", "has yet to announce"
  case negated
  /// "neither confirmed nor denied", "declined to comment", "would not say"
  case withheld
  /// "could not confirm"
  case unable
  /// "will announce", "is to announce"
  case future
  /// "if he says", "might say", "Did he say?": nobody has said it
  case hypothetical
}

extension SentenceTree {
  /// Reads auxiliaries, negation and embedding of a cue word.
  ///
  /// Looks at the word's own dependents and, for a conjunct or an open complement without its own
  /// auxiliaries, at the governor's. Wrong where a modal takes scope over the first conjunct only.
  func stance(of cue: Int) -> CueStance {
    if let embedded = embeddedStance(of: cue) { return embedded }
    var auxiliaries = children(of: cue, .aux).filter { isInGroup($0, of: cue) }
    var negated = isNegated(cue)
    if relation(cue) == .conj, auxiliaries.isEmpty, !hasSubject(cue), let first = head(of: cue) {
      if isNeitherNor(cue) { return .withheld }
      auxiliaries = children(of: first, .aux).filter { isInGroup($0, of: first) }
      negated = negated || (sharesNegation(cue, with: first) && isNegated(first))
    }
    if isNeitherNor(cue) { return .withheld }
    if isInverted(auxiliaries, cue) || isCondition(cue) { return .hypothetical }
    let modals = Set(auxiliaries.map { lemma($0) })
    return stance(modals: modals, words: Set(auxiliaries.map { lower($0) }), negated: negated)
  }

  private func stance(modals: Set<String>, words: Set<String>, negated: Bool) -> CueStance {
    if negated {
      if !words.isDisjoint(with: ["could", "can", "ca"]) { return .unable }
      if !words.isDisjoint(with: ["would", "wo", "will", "'d"]) { return .withheld }
      if !words.isDisjoint(with: ["should", "must", "may", "might"]) { return .hypothetical }
      return .negated
    }
    if !words.isDisjoint(with: ["could", "may", "might", "should", "must", "would"]) {
      return .hypothetical
    }
    if !words.isDisjoint(with: ["will", "'ll", "shall"]) { return .future }
    return .said
  }

  /// An open complement takes its standing from the verb above: "declined to say".
  private func embeddedStance(of cue: Int) -> CueStance? {
    guard relation(cue) == .xcomp || relation(cue) == .ccomp, !hasSubject(cue),
      let above = head(of: cue)
    else { return nil }
    if relation(cue) == .xcomp, tokens[above].tag == .adj || isPassive(above) {
      return ["quick", "keen", "careful", "right"].contains(lower(above)) ? nil : .hypothetical
    }
    switch lemma(above) {
    case "decline", "refuse": return .withheld
    case "fail", "forget", "stop", "avoid": return .negated
    case "want", "wish", "plan", "intend", "hope", "expect", "prepare", "threaten", "seem",
      "appear", "need", "try", "attempt", "seek", "promise", "like":
      return .hypothetical
    case "go", "continue", "begin", "start", "come", "rush", "use", "proceed", "prompt", "keep":
      return stance(of: above) == .said ? nil : stance(of: above)
    case "have":
      return (child(of: above, .advmod).map { lower($0) == "yet" } ?? false) ? .negated : nil
    default: return nil
    }
  }

  /// "neither X nor Y", "to X or Y" under a refusal.
  private func isNeitherNor(_ cue: Int) -> Bool {
    let start = max(0, range(cue).lowerBound - 6)
    let own = (start..<cue).contains { lower($0) == "neither" }
    return own && (relation(cue) == .conj || children[cue].contains { relation($0) == .conj })
  }

  /// A negation of the first conjunct reaches the second only under "or" and "nor".
  private func sharesNegation(_ cue: Int, with first: Int) -> Bool {
    child(of: cue, .cc).map { lower($0) == "or" || lower($0) == "nor" } ?? false
  }

  /// "Did he say", "Has the ministry confirmed": the auxiliary stands before the subject.
  private func isInverted(_ auxiliaries: [Int], _ cue: Int) -> Bool {
    guard let last = tokens.last(where: { $0.tag != .punct || $0.text == "?" }), last.text == "?",
      let subject = subject(of: cue), let auxiliary = auxiliaries.first
    else { return false }
    return auxiliary < subject
  }

  /// "If the ministry confirms", "unless", "whether": the cue heads a condition.
  private func isCondition(_ cue: Int) -> Bool {
    children(of: cue, .mark).contains {
      ["if", "unless", "whether", "lest"].contains(lower($0))
    }
  }

  /// Whether an auxiliary or negation can belong to the verb: before it, no verb, quotation mark
  /// or long stretch between. A torn parse must not lend a cue the negation of its content.
  func isInGroup(_ index: Int, of verb: Int) -> Bool {
    if index > verb { return index <= verb + 2 }
    guard verb - index < 9 else { return false }
    return !(index + 1..<max(index + 1, verb)).contains {
      let isMark = tokens[$0].tag == .punct && lower($0) != ","
      return isMark || tokens[$0].tag == .verb
    }
  }

  /// A negation word among the dependents.
  func isNegated(_ head: Int) -> Bool {
    children[head].contains {
      guard isInGroup($0, of: head) || tokens[head].tag != .verb else { return false }
      let word = lower($0)
      switch word {
      case "not", "n't", "never", "nor", "n’t", "neither": return true
      case "no": return relation($0) == .advmod
      case "longer": return $0 > 0 && lower($0 - 1) == "no"
      default: return false
      }
    }
  }
}
