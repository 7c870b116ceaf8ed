import Claims
import Dates
import Documents
import Names
import Sentences
import Spans

/// From sentences and claims to events and commitments.
package enum EventReader {
  /// Event mentions in text order.
  package static func events(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression],
    claims: [Claim]
  ) -> [Event] { [] }

  /// Mentions of commitments in text order.
  package static func commitments(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression],
    claims: [Claim]
  ) -> [Commitment] { [] }
}
