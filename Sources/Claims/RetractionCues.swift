import Sentences

/// Claims taken back: "withdrew its report that P", "Correction: an earlier version said that P".
///
/// Whoever takes a statement back rejects it: modality denied, and never the contrary. Silent
/// where the withdrawn statement cannot be told from the words around it.
struct RetractionCues {
  let verbs: VerbCues
  private var tree: SentenceTree { verbs.tree }

  private static let verbForms: Set<String> = [
    "withdrew", "retracted", "withdrawn", "retracts", "withdraws", "recanted", "withdrawing",
    "retracting", "disowned", "rescinded",
  ]
  private static let told: Set<String> = [
    "report", "reports", "claim", "claims", "allegation", "allegations", "statement",
    "statements", "story", "accusation", "accusations", "article", "estimate", "assertion",
    "testimony", "confession", "figure", "remarks",
  ]

  func drafts() -> [Draft] {
    tree.tokens.indices.compactMap { index in
      if RetractionCues.verbForms.contains(tree.lower(index)) { return withdrawal(index) }
      return tree.lower(index) == "version" ? correction(index) : nil
    }
  }

  /// The object runs from the verb to the end of its clause when it names something told.
  private func withdrawal(_ verb: Int) -> Draft? {
    guard tree.stance(of: verb) == .said, let entry = CueLexicon.verbs["retract"],
      let source = verbs.finder.source(of: verb) ?? verbs.nounBefore(verb), source < verb,
      let noun = (verb + 1..<max(verb + 1, min(verb + 6, tree.tokens.count)))
        .first(where: { RetractionCues.told.contains(tree.lower($0)) }),
      let content = verbs.edges.trimmed(verb + 1..<end(after: noun))
    else { return nil }
    let cue = verbs.extent.verbGroup(verb)
    return Draft(
      cueHead: verb, cue: cue, sourceHead: source,
      source: verbs.clipped(verbs.finder.phrase(of: source), before: cue), contentHead: noun,
      content: content, entry: entry, rule: "retraction")
  }

  /// To the sentence's end, or the first comma or "after", "and" that leaves the withdrawn words.
  private func end(after noun: Int) -> Int {
    (noun + 1..<tree.tokens.count).first {
      ["after", "following", "when"].contains(tree.lower($0)) || tree.lower($0) == ";"
        || tree.lower($0) == "," && $0 > noun + 1
    } ?? tree.tokens.count
  }

  private static let wrong: Set<String> = [
    "said", "stated", "misstated", "reported", "misreported", "claimed", "gave", "misidentified",
    "suggested",
  ]

  /// "An earlier version of this article said that P": the outlet takes P back.
  private func correction(_ version: Int) -> Draft? {
    guard version > 0, ["earlier", "previous", "original"].contains(tree.lower(version - 1)),
      let entry = CueLexicon.verbs["retract"],
      let verb = (version + 1..<max(version + 1, min(version + 10, tree.tokens.count)))
        .first(where: { RetractionCues.wrong.contains(tree.lower($0)) }),
      let content = verbs.edges.trimmed(verb + 1..<tree.tokens.count)
    else { return nil }
    var draft = Draft(
      cueHead: verb, cue: version - 1..<verb + 1, sourceHead: nil, source: nil,
      contentHead: head(of: content), content: content, entry: entry, rule: "correction")
    draft.act = "correct"
    return draft
  }

  private func head(of range: Range<Int>) -> Int {
    range.first { tree.tokens[$0].tag == .verb && tree.isFinite($0) } ?? range.lowerBound
  }
}
