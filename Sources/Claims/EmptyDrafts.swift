import Sentences

/// Drafts that look like claims and tell nothing about the event: on what terms somebody spoke, and
/// whom an outlet cites.
struct EmptyDrafts {
  let tree: SentenceTree

  func contains(_ draft: Draft) -> Bool {
    isAnonymity(draft) || isCited(draft) || isRetelling(draft) || isUndergone(draft)
      || isOwnName(draft) || isRule(draft)
  }

  /// What one acts by, not who says something: "according to custom".
  static let rules: Set<String> = [
    "custom", "tradition", "law", "rule", "plan", "schedule", "practice", "procedure", "protocol",
    "need", "taste", "size", "age", "rank", "type", "wish", "principle", "constitution",
  ]

  private func isRule(_ draft: Draft) -> Bool {
    guard
      tree.lower(draft.cueHead) == "according" || tree.lower(draft.cue.lowerBound) == "according",
      let source = draft.source
    else { return false }
    return EmptyDrafts.rules.contains(tree.lemma(draft.sourceHead ?? source.upperBound - 1))
  }

  private static let undergone: Set<String> = ["ask", "press", "question", "deny", "tell", "warn"]

  /// "Asked whether …", "Denied entry, the band …": a participle of the main clause's subject, to
  /// whom it was done.
  private func isUndergone(_ draft: Draft) -> Bool {
    let verb = draft.cueHead
    let opens = verb == 0 || tree.relation(verb) == .advcl
    return draft.source == nil && tree.tokens[verb].xpos == "VBN" && opens
      && EmptyDrafts.undergone.contains(tree.lemma(verb))
      && tree.children(of: verb, .aux, .nsubj).isEmpty
  }

  /// "a group calling itself the Guard"
  private func isOwnName(_ draft: Draft) -> Bool {
    guard ["call", "name", "style", "dub"].contains(tree.lemma(draft.cueHead)) else { return false }
    return (draft.cueHead + 1..<min(draft.cueHead + 2, tree.tokens.count)).contains {
      ["itself", "himself", "herself", "themselves"].contains(tree.lower($0))
    }
  }

  private static let terms: Set<String> = [
    "anonymity", "anonymous", "anonymously", "unnamed", "unidentified",
  ]
  private static let asked: Set<String> = [
    "ask", "insist", "request", "speak", "talk", "decline", "refuse", "want", "prefer", "wish",
    "agree", "condition", "demand", "say",
  ]

  /// "asked not to be named", "on condition that her name not be used", "insisted on anonymity".
  private func isAnonymity(_ draft: Draft) -> Bool {
    guard draft.content.count <= 12 else { return false }
    let lemmas = Set(draft.cue.map { tree.lemma($0) })
    guard !lemmas.isDisjoint(with: EmptyDrafts.asked) else { return false }
    let words = Set(draft.content.map { tree.lower($0) })
    if !words.isDisjoint(with: EmptyDrafts.terms) { return draft.content.count <= 6 }
    let isWithheld =
      !words.isDisjoint(with: ["not", "n't", "without"])
      || draft.cue.contains { ["not", "decline", "refuse"].contains(tree.lemma($0)) }
    let isNaming = !words.isDisjoint(with: ["named", "identified", "quoted"])
    let isName =
      words.contains("name")
      && !words.isDisjoint(with: ["used", "published", "printed", "withheld"])
      || words.contains("name") && words.contains("left") && words.contains("out")
    return isWithheld && (isNaming || isName) || isName && words.contains("left")
  }

  /// "the paper reported, citing officials": a link of the chain, no content.
  private func isCited(_ draft: Draft) -> Bool {
    guard tree.lemma(draft.cueHead) == "cite", tree.tokens[draft.cueHead].tag == .verb else {
      return false
    }
    return Roles.canSpeak(draft.contentHead, in: tree)
  }

  /// "did not repeat the statement": what somebody leaves unsaid, on no question.
  private func isRetelling(_ draft: Draft) -> Bool {
    draft.stance == .negated && draft.modality == .noPosition
      && ["repeat", "reiterate", "mention"].contains(tree.lemma(draft.cueHead))
  }
}
