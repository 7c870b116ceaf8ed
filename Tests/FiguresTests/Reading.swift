import Dates
import Documents
import Names
import Sentences
import Spans

@testable import Figures

/// The figures of one invented text, with their words.
func figures(_ text: String, on day: String = "2031-04-10") -> [(words: String, figure: Figure)] {
  var document = Document(id: "a.txt", text: SourceText(text))
  document.passages = [Passage(span: document.text.span, role: .body)]
  if let date = CalendarDate(iso: day) { document.published = PublicationDate(date, basis: .given) }
  let sentences = SentenceReader.sentences(in: document)
  let found = FigureReader.figures(
    in: document, sentences: sentences,
    names: NameReader.names(in: document, sentences: sentences),
    dates: DateReader.dates(in: document, sentences: sentences))
  return found.map { (document.text.string($0.span), $0) }
}

/// "words | number | unit | bound" of each figure.
func read(_ text: String) -> [String] {
  figures(text).map { words, figure in
    let number = [figure.value, figure.min, figure.max].compactMap { $0 }
      .map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : String($0) }
    return "\(words) | \(number.joined(separator: "-")) | \(figure.unit) | \(figure.bound.rawValue)"
  }
}
