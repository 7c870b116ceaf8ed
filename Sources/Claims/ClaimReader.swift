import Dates
import Documents
import Figures
import Names
import Sentences
import Spans

/// From sentences to claims.
package enum ClaimReader {
  /// Claims in text order. `names` comes back with the actors that only claims make
  /// ("unspec.reports", "us.officials.anon").
  package static func claims(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression]
  ) -> (claims: [Claim], names: NameReading) { ([], names) }

  /// The figures with `attributedTo` and `actors` taken from the claims they stand in.
  package static func attribute(_ figures: [Figure], to claims: [Claim], in document: Document)
    -> [Figure]
  { figures }
}
