import Documents
import Spans
import Testing

@testable import Sentences

@Suite struct QuotationTests {
  /// The whole quotations of a text with their depth, and "…" where not closed.
  private func quotations(_ text: String) -> [String] {
    let document = Document(id: "t", text: SourceText(text))
    var wholes: [Quotation] = []
    for quotation in SentenceReader.sentences(in: document).flatMap(\.quotations)
    where !wholes.contains(where: { $0.whole == quotation.whole }) {
      wholes.append(quotation)
    }
    return wholes.map {
      "\($0.depth) " + document.text.string($0.whole) + ($0.isClosed ? "" : "…")
    }
  }

  @Test func pairsStraightAndCurlyMarks() {
    #expect(quotations("He said \"no\" and left.") == ["0 \"no\""])
    #expect(quotations("He said “no” and left.") == ["0 “no”"])
  }

  @Test func nests() {
    #expect(
      quotations("“She said ‘go’ twice,” he wrote.") == ["0 “She said ‘go’ twice,”", "1 ‘go’"])
  }

  @Test func readsApostrophesAsLetters() {
    #expect(quotations("The ’90s weren't Lee's or the workers' time.") == [])
  }

  @Test func runsOverSentencesAndParagraphs() {
    let two = "“We left. We did not look back.\n\n“Nobody followed,” said Ito."
    #expect(quotations(two) == ["0 “We left. We did not look back.\n\n“Nobody followed,”"])
  }

  @Test func endsAnUnclosedQuotationWithItsParagraph() {
    #expect(quotations("He said “we left.\n\nThe ship sank.") == ["0 “we left.…"])
  }

  @Test func clipsToTheSentence() {
    let document = Document(id: "t", text: SourceText("“It rained. It poured,” she said."))
    let parts = SentenceReader.sentences(in: document).map { sentence in
      sentence.quotations.map { document.text.string($0.span) }
    }
    #expect(parts == [["“It rained."], ["It poured,”"]])
  }
}
