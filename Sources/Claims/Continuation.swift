import Documents
import Names
import Sentences
import Spans

/// Sentences that carry on somebody's words without a cue of their own.
struct Continuation {
  let document: Document
  let sentences: [Sentence]

  /// Adds the sentences inside a quotation that another sentence's cue brings, quotations that
  /// follow in the paragraph, and paragraphs that go on after an open one. One pass.
  func extended(_ claims: [Claim]) -> [Claim] {
    var result: [Claim] = []
    var bySentence: [Int: [Claim]] = [:]
    for claim in claims { bySentence[claim.sentence, default: []].append(claim) }
    let owners = quotationOwners(claims)
    var speaker: Claim?
    for (index, sentence) in sentences.enumerated() {
      let own = bySentence[index] ?? []
      if index > 0, sentence.passage != sentences[index - 1].passage, !isOpen(index - 1) {
        speaker = nil
      }
      result += own
      if own.contains(where: { $0.form == .direct && $0.cue != nil }) {
        speaker = own.last { $0.form == .direct }
      } else if own.isEmpty, let quoted = wholeQuotation(sentence) {
        let claim = owners[quoted.whole] ?? speaker
        if let claim { result.append(carriedOn(claim, quoted.span, index)) }
      } else if !own.contains(where: \.isAttributed), let last = previous(index, bySentence),
        let hypothetical = hypothetical(last, index)
      {
        result.removeAll { $0.sentence == index && !$0.isAttributed }
        result.append(hypothetical)
      } else if !own.isEmpty {
        speaker = own.last { $0.isAttributed && $0.rule.hasPrefix("verb") } ?? speaker
      }
    }
    return result
  }

  /// The last attributed claim of the sentence before, in the same passage.
  private func previous(_ index: Int, _ claims: [Int: [Claim]]) -> Claim? {
    guard index > 0, sentences[index - 1].passage == sentences[index].passage else { return nil }
    return claims[index - 1]?.last
  }

  private static let anaphors: Set<String> = ["this", "such", "that", "these", "they", "it"]
  private static let carried: Set<Claim.Modality> = [.possible, .predicted, .conditional]

  /// "This could …" after what analysts or officials said might happen: still their words.
  private func hypothetical(_ claim: Claim, _ index: Int) -> Claim? {
    guard claim.isAttributed, claim.source != nil,
      claim.rule.hasPrefix("verb.clause") || claim.rule.hasPrefix("verb.linear"),
      Continuation.carried.contains(claim.modality),
      let first = sentences[index].tokens.first, Continuation.anaphors.contains(first.lower),
      !claim.actors.contains(where: { $0.value.hasPrefix("evidence.") })
    else { return nil }
    let tree = SentenceTree(sentences[index])
    guard tree.tokens.count < SentenceClaims.longest, let root = sentences[index].root,
      tree.children(of: root, .aux).contains(where: {
        ["could", "may", "might"].contains(tree.lower($0))
      }),
      let content = ContentEdges(tree: tree).trimmed(tree.range(root))
    else { return nil }
    let reading = ModalityReader(tree: tree).result(head: root, content: content)
    var next = carriedOn(claim, tree.span(content), index)
    next.form = .indirect
    next.modality = reading.modality
    next.isPositive = reading.isPositive
    next.condition = reading.condition.map { tree.span($0) }
    next.rule = "continued.hypothetical"
    return next
  }

  /// Which claim brings a quotation, by the whole quotation's span.
  private func quotationOwners(_ claims: [Claim]) -> [Span: Claim] {
    var owners: [Span: Claim] = [:]
    for claim in claims where claim.form == .direct && claim.cue != nil {
      guard sentences.indices.contains(claim.sentence) else { continue }
      for quotation in sentences[claim.sentence].quotations
      where quotation.depth == 0 && quotation.span.overlaps(claim.content) {
        owners[quotation.whole] = owners[quotation.whole] ?? claim
      }
    }
    return owners
  }

  /// The paragraph's last quotation is still open at its end.
  private func isOpen(_ index: Int) -> Bool {
    sentences[index].quotations.contains { !$0.isClosed && $0.depth == 0 }
  }

  /// The quotation that holds nearly all of the sentence.
  private func wholeQuotation(_ sentence: Sentence) -> Quotation? {
    sentence.quotations.first {
      $0.depth == 0 && $0.span.length + 3 >= sentence.span.length
    }
  }

  private func carriedOn(_ claim: Claim, _ span: Span, _ sentence: Int) -> Claim {
    var next = claim
    next.sentence = sentence
    next.content = span
    next.isContinued = true
    next.form = .direct
    next.modality = .asserted
    next.isPositive = true
    next.evidence = []
    next.condition = nil
    next.rule = "continued.quote"
    return next
  }
}
