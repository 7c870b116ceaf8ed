import Claims
import Documents
import Figures
import Names
import Sentences
import Spans
import Testing

/// What a torn tree or a senseless text must not do.
@Suite struct HostileInputTests {
  private func token(_ word: String, at start: Int, head: Int) -> Token {
    Token(
      span: Span(start, start + word.utf8.count), text: word, lower: word, lemma: word,
      tag: .verb, xpos: "VBD", head: head, relation: .ccomp)
  }

  private func claims(_ tokens: [Token], _ text: String) -> [Claim] {
    let source = SourceText(text)
    var document = Document(id: "test", text: source)
    document.passages = [Passage(span: source.span, role: .body)]
    let sentence = Sentence(span: source.span, tokens: tokens)
    return ClaimReader.claims(
      in: document, sentences: [sentence], names: NameReading(), dates: []
    ).claims
  }

  @Test func survivesATreeThatIsACircle() {
    let words = ["say", "say", "deny", "say"]
    var start = 0
    let tokens = words.enumerated().map { index, word in
      defer { start += word.utf8.count + 1 }
      return token(word, at: start, head: (index + 1) % words.count)
    }
    _ = claims(tokens, words.joined(separator: " "))
  }

  @Test func survivesHeadsThatDoNotExist() {
    let tokens = [token("say", at: 0, head: 99), token("deny", at: 4, head: -7)]
    _ = claims(tokens, "say deny")
  }

  @Test func isSilentOnEndlessSentences() {
    let text = String(repeating: "said ", count: 20_000)
    let tokens = (0..<20_000).map { token("said", at: $0 * 5, head: $0 - 1) }
    #expect(claims(tokens, text).isEmpty)
  }
}

/// Figures take the source of the claim they stand in.
@Suite struct FigureAttributionTests {
  @Test func takesTheInnermostClaim() {
    let text = SourceText("The mayor said the clerk counted 40 boats.")
    let document = Document(id: "test", text: text)
    var outer = Claim(sentence: 0, content: Span(15, 41), source: Span(0, 9), rule: "verb.clause")
    outer.actors = [ActorID("x.mayor")]
    var inner = Claim(sentence: 0, content: Span(33, 41), source: Span(15, 24), rule: "verb.clause")
    inner.actors = [ActorID("x.clerk")]
    let figure = Figure(
      span: Span(33, 41), number: Span(33, 35), sentence: 0, value: 40, unit: "boat",
      bound: .exact, rule: "test")
    let read = ClaimReader.attribute([figure], to: [outer, inner], in: document)
    #expect(read.first?.attributedTo == ["the clerk"])
    #expect(read.first?.actors == [ActorID("x.clerk")])
  }
}

/// Speech over several sentences, chains and corrections.
@Suite(.enabled(if: MarkedSentence.hasTrees, "no dependency parser in this build"))
struct DiscourseTests {
  @Test func carriesAQuotationOn() {
    let found = MarkedSentence.claims(
      in: "“The dam is safe,” the mayor said. “Nobody has to leave the valley.”")
    let carried = found.filter(\.isContinued)
    #expect(carried.count == 1)
    #expect(carried.first?.source == found.first?.source)
  }

  @Test func keepsANegatedCueFromBecomingAClaim() {
    for text in [
      "The mayor never said that the dam was safe.", "The ministry has not confirmed the deaths.",
      "The general did not deny the strike.",
    ] {
      let modalities = MarkedSentence.claims(in: text).filter(\.isAttributed).map(\.modality)
      #expect(modalities.allSatisfy { $0 == .noPosition }, "\(text) \(modalities)")
    }
  }

  @Test func neverFlipsADenial() {
    for marked in MarkedSentence.all(Fixtures.denial) where marked.modality == "denied" {
      let overlapping = marked.claims().filter { claim in
        claim.isAttributed && (marked.content.map { claim.content.overlaps($0) } ?? false)
      }
      #expect(
        overlapping.allSatisfy { $0.modality == .denied && !$0.isPositive }, "\(marked.text)")
    }
  }

  @Test func takesACorrectionForTheOutletsOwnDenial() {
    let found = MarkedSentence.claims(
      in: "Correction: An earlier version of this article said that forty people were missing.")
    #expect(found.contains { !$0.isAttributed && $0.modality == .denied && !$0.isPositive })
  }

  @Test func passesAClaimThroughItsChain() {
    let found = MarkedSentence.claims(
      in: "The mayor said that engineers believe that the dam will fail.")
    #expect(found.contains { $0.chain.count == 3 })
  }
}
