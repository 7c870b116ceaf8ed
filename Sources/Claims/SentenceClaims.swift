import Names
import Sentences

/// All claim drafts of one sentence, duplicates and stacked cues resolved.
struct SentenceClaims {
  let tree: SentenceTree

  /// Longer sentences are furniture or hostile; they give no claims.
  static let longest = 250

  init?(_ sentence: Sentence) {
    guard sentence.tokens.count > 1, sentence.tokens.count <= SentenceClaims.longest else {
      return nil
    }
    tree = SentenceTree(sentence)
  }

  /// The grammar's and the learned drafts together, without those that tell nothing.
  func drafts(learned: LearnedDrafts, mentions: [Mention]) -> [Draft] {
    let empty = EmptyDrafts(tree: tree)
    return learned.drafts(drafts(), in: tree, mentions: mentions).filter { !empty.contains($0) }
  }

  /// In the order of their cues.
  func drafts() -> [Draft] {
    let verbs = VerbCues(tree)
    if tree.sentence.isHeading {
      let found = HeadingCues(verbs: verbs).drafts()
      if !found.isEmpty { return found }
    }
    var drafts = RetractionCues(verbs: verbs).drafts() + NoPositionCues(verbs: verbs).drafts()
    drafts += verbs.drafts()
    drafts += NounCues(verbs: verbs).drafts()
    drafts += PhraseCues(verbs: verbs).drafts()
    let split = ContentSplit(tree: tree, edges: verbs.edges)
    return resolved(drafts).flatMap { split.parts(of: $0) }
      .sorted { ($0.cueHead, $0.content.lowerBound) < ($1.cueHead, $1.content.lowerBound) }
  }

  /// Drops a nominal cue whose phrase is another cue's content ("denied reports of"), an adverb
  /// inside attributed content, and second drafts of one cue with overlapping content.
  private func resolved(_ drafts: [Draft]) -> [Draft] {
    var kept: [Draft] = []
    for (number, draft) in drafts.enumerated() {
      let isUnder = drafts.enumerated().contains { other, outer in
        other != number && isStacked(draft, in: outer)
      }
      let isDouble = kept.contains {
        $0.cueHead == draft.cueHead && $0.content.overlaps(draft.content)
          || ($0.content == draft.content || $0.rule == "no-position")
            && $0.cue.overlaps(draft.cue)
      }
      if !isUnder, !isDouble { kept.append(draft) }
    }
    return kept
  }

  private func isStacked(_ draft: Draft, in outer: Draft) -> Bool {
    guard outer.content.contains(draft.cueHead), outer.cueHead != draft.cueHead else {
      return false
    }
    if ["correction", "retraction", "no-position"].contains(outer.rule) { return true }
    if draft.entry.word == .adv { return true }
    return draft.entry.word == .noun
      && (outer.contentHead == draft.cueHead || draft.sourceHead == nil && outer.isDirect)
  }
}
