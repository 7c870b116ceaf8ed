import Dates
import Documents
import Names
import Sentences
import Spans

/// From sentences to figures.
package enum FigureReader {
  /// Figures in text order. Numbers that belong to a date or a name are not figures. O(tokens).
  package static func figures(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression]
  ) -> [Figure] {
    var reader = FigureAssembly(document: document)
    var date = 0
    var mention = 0
    for (number, sentence) in sentences.enumerated() {
      let lexemes = Lexer.lexemes(of: document.text, in: sentence.span)
      let firstDate = date
      while date < dates.count, dates[date].sentence <= number { date += 1 }
      let firstMention = mention
      while mention < names.mentions.count, names.mentions[mention].sentence <= number {
        mention += 1
      }
      let scene = FigureScene(
        text: document.text, sentence: sentence, number: number,
        lexemes: lexemes, dates: Array(dates[firstDate..<date]),
        mentions: Array(names.mentions[firstMention..<mention]))
      reader.read(scene, dates: dates[firstDate..<date])
    }
    return reader.figures
  }
}
