import Sentences

/// Splits a content where modality or polarity changes between its coordinated clauses, or at a
/// leading "while" clause (guideline 6.4). If-clauses, reasons and purposes are never split off.
struct ContentSplit {
  let tree: SentenceTree
  let edges: ContentEdges

  /// The draft itself, or its parts in text order. Direct quotations stay whole.
  func parts(of draft: Draft) -> [Draft] {
    guard !draft.isDirect, draft.modality != .denied, draft.modality != .noPosition,
      draft.modality != .directive
    else { return [draft] }
    if let parts = conjoined(draft) { return parts }
    if let parts = conceded(draft) { return parts }
    return [draft]
  }

  private func stamp(_ head: Int, _ content: Range<Int>) -> (Claim.Modality, Bool) {
    let result = ModalityReader(tree: tree).result(head: head, content: content)
    return (result.modality, result.isPositive)
  }

  /// "remains small and may not alter the course"
  private func conjoined(_ draft: Draft) -> [Draft]? {
    let whole = draft.content
    let heads = [draft.contentHead] + tree.children(of: draft.contentHead, .xcomp)
    let conjunct = heads.flatMap { tree.children(of: $0, .conj) }.first {
      whole.contains($0) && $0 > draft.contentHead
        && [.verb, .aux, .adj].contains(tree.tokens[$0].tag)
    }
    guard let conjunct else { return nil }
    let start = tree.range(conjunct).lowerBound
    let first = whole.lowerBound..<start
    let second = start..<whole.upperBound
    let left = stamp(draft.contentHead, first)
    let right = stamp(conjunct, second)
    guard left != right, left.0 != .conditional, right.0 != .conditional,
      isOwnVerbGroup(conjunct)
    else { return nil }
    return made(draft, (draft.contentHead, first), (conjunct, second))
  }

  /// A conjunct with its own auxiliary or subject: without either it shares the first's modal.
  private func isOwnVerbGroup(_ conjunct: Int) -> Bool {
    tree.hasSubject(conjunct) || tree.child(of: conjunct, .aux, .cop) != nil
  }

  /// "while reports are not verified, the move could …"
  private func conceded(_ draft: Draft) -> [Draft]? {
    let whole = draft.content
    let clause = tree.children(of: draft.contentHead, .advcl).first { child in
      let start = tree.range(child).lowerBound
      return whole.contains(child) && start <= whole.lowerBound + 1
        && child < draft.contentHead
        && tree.children(of: child, .mark).contains {
          ["while", "although", "though"].contains(tree.lower($0))
        }
    }
    guard let clause else { return nil }
    let range = tree.range(clause)
    let isMarked = ["while", "although", "though"].contains(tree.lower(range.lowerBound))
    let first = range.lowerBound + (isMarked ? 1 : 0)..<range.upperBound
    let second = range.upperBound..<whole.upperBound
    guard first.lowerBound < first.upperBound, !second.isEmpty,
      stamp(clause, first) != stamp(draft.contentHead, second)
    else { return nil }
    return made(draft, (clause, first), (draft.contentHead, second))
  }

  private func made(
    _ draft: Draft, _ left: (Int, Range<Int>), _ right: (Int, Range<Int>)
  ) -> [Draft]? {
    guard let first = edges.trimmed(left.1), let second = edges.trimmed(right.1) else {
      return nil
    }
    var parts = [draft, draft]
    (parts[0].contentHead, parts[0].content) = (left.0, first)
    (parts[1].contentHead, parts[1].content) = (right.0, second)
    return parts
  }
}
