import Spans

/// What a negated, withheld or future cue makes of its claim. A denial or negation must never
/// come out as its contrary: what has no safe reading gives no claim.
enum StanceRules {
  /// Nil where nobody is committed to anything.
  static func applied(_ stance: CueStance, to draft: Draft, in tree: SentenceTree) -> Draft? {
    var draft = draft
    draft.stance = stance
    switch stance {
    case .said: return draft
    case .hypothetical: return nil
    case .future:
      draft.modality = draft.modality == .denied ? .denied : .predicted
      draft.rule += ".future"
      return draft
    case .withheld, .negated: return withheld(draft, isPlain: stance == .negated)
    case .unable:
      draft.modality = .unverified
      draft.isPositive = true
      draft.rule += ".unable"
      return draft
    }
  }

  private static func withheld(_ draft: Draft, isPlain: Bool) -> Draft? {
    var draft = draft
    draft.rule += isPlain ? ".negated" : ".withheld"
    switch draft.act {
    case "believe", "assess", "label":
      guard isPlain, draft.act != "label" else { return isPlain ? nil : draft }
      if draft.entry.lemma == "know" { return unknown(draft) }
      if draft.entry.lemma == "doubt" { return nil }
      draft.modality = draft.modality ?? .assessment
      draft.isPositive = false
    case "doubt", "concern", "criticise", "warn", "consider", "argue": return nil
    case "request", "commit": return isPlain ? nil : refused(draft)
    default:
      draft.modality = .noPosition
      draft.isPositive = true
      draft.act = "no_comment"
    }
    return draft
  }

  /// "does not know whether P"
  private static func unknown(_ draft: Draft) -> Draft {
    var draft = draft
    draft.modality = .unverified
    return draft
  }

  /// "would not commit to P"
  private static func refused(_ draft: Draft) -> Draft? {
    var draft = draft
    draft.modality = .predicted
    draft.isPositive = false
    return draft
  }
}
