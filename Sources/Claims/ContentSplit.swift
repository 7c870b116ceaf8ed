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
    guard ["while", "although", "though"].contains(tree.lower(whole.lowerBound)),
      let verb = whole.first(where: { isFinite($0) }),
      let comma = whole.first(where: { $0 > verb && tree.lower($0) == "," }),
      (comma..<whole.upperBound).contains(where: { isFinite($0) })
    else { return nil }
    let first = whole.lowerBound + 1..<comma
    let second = comma + 1..<whole.upperBound
    let heads = (head(of: first), head(of: second))
    guard stamp(heads.0, first) != stamp(heads.1, second) else { return nil }
    return made(draft, (heads.0, first), (heads.1, second))
  }

  private func isFinite(_ index: Int) -> Bool {
    ["VBD", "VBZ", "VBP", "MD"].contains(tree.tokens[index].xpos)
  }

  /// The token the first finite auxiliary hangs on, or the first finite verb.
  private func head(of range: Range<Int>) -> Int {
    guard let first = range.first(where: { isFinite($0) }) else { return range.lowerBound }
    if tree.tokens[first].tag == .aux, let above = tree.head(of: first), range.contains(above) {
      return above
    }
    return first
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
