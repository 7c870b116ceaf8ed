import Documents
import Names
import Sentences
import Spans

/// A text read up to its names; "⟦" and "⟧" mark a noun phrase and are cut out.
struct Fixture {
  let document: Document
  let sentences: [Sentence]
  let names: NameReading
  let marked: [Span]

  init(_ text: String) {
    var plain: [UInt8] = []
    var spans: [Span] = []
    var start = 0
    for character in text {
      switch character {
      case "⟦": start = plain.count
      case "⟧": spans.append(Span(start, plain.count))
      default: plain += Array(String(character).utf8)
      }
    }
    let input = RawInput(name: "fixture.txt", bytes: plain)
    document =
      DocumentReader.read(input, settings: IntakeSettings()).documents.first
      ?? Document(id: "fixture.txt", text: SourceText(""))
    sentences = SentenceReader.sentences(in: document)
    names = NameReader.names(in: document, sentences: sentences)
    marked = spans
  }

  /// The ids of the marked noun phrase, "?" where there are none.
  var answer: String {
    guard let span = marked.first,
      let number = sentences.firstIndex(where: { $0.span.contains(span) })
    else { return "no such phrase" }
    let resolver = ActorResolver(sentences: sentences, names: names)
    let range = sentences[number].tokenRange(in: span)
    let answer = resolver.actors(ofNounPhrase: range, inSentence: number)
    if answer.ids.isEmpty { return "?" }
    return answer.ids.map(\.value).joined(separator: " ") + (answer.isAnonymous ? " anonymous" : "")
  }

  /// "words=id" of every mention with these words.
  func ids(_ words: String) -> [String] {
    names.mentions.filter { document.text.string($0.span) == words }
      .map { $0.actor?.value ?? "?" }
  }
}
