import Documents
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
      } else if !own.isEmpty {
        speaker = own.last { $0.isAttributed && $0.rule.hasPrefix("verb") } ?? speaker
      }
    }
    return result
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
