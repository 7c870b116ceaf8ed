import Dates
import Documents
import Names
import Sentences
import Spans

/// From sentences to figures.
package enum FigureReader {
  /// Figures in text order. Numbers that belong to a date or a name are not figures.
  package static func figures(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression]
  ) -> [Figure] { [] }
}
