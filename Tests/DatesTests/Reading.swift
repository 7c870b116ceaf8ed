import Documents
import Sentences
import Spans

@testable import Dates

/// The dates of one invented text, one sentence a line, without tags: "words = value".
func read(_ text: String, on day: String? = nil) -> [String] {
  expressions(text, on: day).map { $0.words + " = " + $0.time.value }
}

func expressions(_ text: String, on day: String? = nil) -> [(words: String, time: TimeExpression)] {
  let source = SourceText(text)
  var document = Document(id: "a.txt", text: source)
  if let day, let date = CalendarDate(iso: day) {
    document.published = PublicationDate(date, basis: .given)
  }
  var sentences: [Sentence] = []
  var start = 0
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let end = start + line.utf8.count
    if end > start { sentences.append(Sentence(span: Span(start, end), tokens: [])) }
    start = end + 1
  }
  return DateReader.dates(in: document, sentences: sentences).map { (source.string($0.span), $0) }
}
