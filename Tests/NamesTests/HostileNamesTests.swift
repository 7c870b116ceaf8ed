import Documents
import Sentences
import Spans
import Testing

@testable import Names

/// Texts nobody writes: names are found in bounded time, inside their sentences.
@Suite struct HostileNamesTests {
  @Test(arguments: [
    "he said she said the agency said it ", "Alpha Beta Gamma ", "Mr Aaa Bbb said ", "NATO ",
    "U.S. ", "the foreign minister of ", "شرطة Aldport ", "👍🏽 Mr ", "(NIS) ", "and Brandt and ",
  ])
  func takeBoundedTime(_ unit: String) {
    let text = SourceText(String(repeating: unit, count: 12_000 / unit.utf8.count))
    let document = Document(id: "t", text: text)
    let sentences = SentenceReader.sentences(in: document)
    let clock = ContinuousClock()
    var names = NameReading()
    let time = clock.measure { names = NameReader.names(in: document, sentences: sentences) }
    #expect(time < .seconds(20))
    #expect(names.mentions.allSatisfy { sentences[$0.sentence].span.contains($0.span) })
  }
}
