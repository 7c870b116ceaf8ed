import Sentences

/// What the estimate of a claim's probability looks at: the rule, the words and the shape.
enum ClaimFeatures {
  /// Names of the features that hold for a draft; each has a weight in the table of rates.
  static func features(of draft: Draft, in tree: SentenceTree) -> [String] {
    let lemma = draft.entry.lemma
    let rule = draft.rule
    let source = sourceKind(draft, tree)
    var features = [
      "rule=\(rule)", "cue=\(lemma)/\(rule)", "lemma=\(lemma)", "source=\(source)",
      "rule+source=\(rule)/\(kind(draft, tree))", "head=\(tree.tokens[draft.contentHead].tag)",
      "length=\(bucket(draft.content.count))", "form=\(form(draft, tree))",
      "relation=\(tree.relation(draft.cueHead).rawValue)",
    ]
    if tree.sentence.isHeading { features.append("heading") }
    if tree.isFinite(draft.cueHead) { features.append("finite") }
    if draft.isDirect { features.append("direct") }
    features += support(draft)
    if tree.children(of: draft.cueHead, .mark).contains(where: { tree.lower($0) == "to" }) {
      features.append("to-infinitive/\(rule)")
    }
    return features
  }

  /// What the learned taggers make of it; nothing where they are silent.
  private static func support(_ draft: Draft) -> [String] {
    guard let support = draft.support else { return [] }
    let tenth = min(9, Int(support * 10))
    let arguments = "\(draft.sourceSupport)/\(draft.contentSupport)"
    return [
      "support=\(tenth)", "support+rule=\(tenth / 2)/\(draft.rule)", "arguments=\(arguments)",
      "support+arguments=\(tenth / 3)/\(arguments)",
    ]
  }

  private static func kind(_ draft: Draft, _ tree: SentenceTree) -> String {
    guard let head = draft.sourceHead else { return "none" }
    return tree.tokens[head].tag.rawValue
  }

  private static func sourceKind(_ draft: Draft, _ tree: SentenceTree) -> String {
    guard let head = draft.sourceHead else { return "none" }
    switch tree.tokens[head].tag {
    case .noun: return Roles.isHuman(tree.lemma(head)) ? "human" : tree.lemma(head)
    case .pron: return tree.lower(head)
    default: return tree.tokens[head].tag.rawValue
    }
  }

  private static func bucket(_ count: Int) -> Int {
    switch count {
    case ..<3: 2
    case 3..<6: 5
    case 6..<12: 11
    default: 12
    }
  }

  private static func form(_ draft: Draft, _ tree: SentenceTree) -> String {
    let token = tree.tokens[draft.cueHead]
    return token.tag == .verb ? token.xpos : token.tag.rawValue
  }
}
