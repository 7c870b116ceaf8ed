import Documents
import Spans
import Testing

@testable import Sentences

@Suite struct SentenceReaderTests {
  private func sentences(_ text: String) -> [String] {
    let document = Document(id: "t", text: SourceText(text))
    return SentenceReader.sentences(in: document).map { document.text.string($0.span) }
  }

  @Test func splitsAtFullStopsNotAtAbbreviations() {
    #expect(
      sentences("Gen. Marl met Mr. Ito in the U.S. on Friday. He left at 5 p.m. on Sunday.")
        == ["Gen. Marl met Mr. Ito in the U.S. on Friday.", "He left at 5 p.m. on Sunday."])
    #expect(sentences("They live in the U.S. How far is it?").count == 2)
  }

  @Test func goesOnInSmallLettersAfterAQuotationOrAName() {
    #expect(sentences("The pilot rose. \"We wait.\" he said.").count == 2)
    #expect(sentences("Ana Brandt works at Zing! in the harbour office.").count == 1)
    #expect(sentences("Stop! The bridge is closed.").count == 2)
  }

  @Test func neverRunsOverAParagraph() {
    #expect(
      sentences("Troops Move North\n\nThe army moved.") == ["Troops Move North", "The army moved."])
    #expect(sentences("1. Dig a well. 2. Drink.") == ["1. Dig a well.", "2. Drink."])
    #expect(sentences("• Wells were dug • Roads were laid").count == 2)
  }

  @Test func marksHeadings() {
    let text = SourceText("Talks Resume\nThe talks resumed on Monday.")
    let document = Document(
      id: "t", text: text,
      passages: [
        Passage(span: Span(0, 12), role: .body, isHeading: true),
        Passage(span: Span(13, text.count), role: .body),
      ])
    let read = SentenceReader.sentences(in: document)
    #expect(read.map(\.isHeading) == [true, false])
    #expect(read.map(\.passage) == [0, 1])
  }

  @Test func tagsAndLemmatizes() {
    let document = Document(id: "t", text: SourceText("The ministers said that ships were seen."))
    let tokens = SentenceReader.sentences(in: document).flatMap(\.tokens)
    #expect(
      tokens.map(\.lemma) == ["the", "minister", "say", "that", "ship", "be", "see", "."])
    #expect(tokens.map(\.tag) == [.det, .noun, .verb, .sconj, .noun, .aux, .verb, .punct])
    #expect(tokens[2].xpos == "VBD")
  }
}
