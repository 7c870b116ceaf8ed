import Claims
import Dates
import Documents
import Events
import Figures
import Names
import Sentences

/// One document with all that was read from it: what the stages before stories hand on.
package struct Reading: Sendable {
  package var document: Document
  package var sentences: [Sentence]
  package var names: NameReading
  package var dates: [TimeExpression]
  package var figures: [Figure]
  package var claims: [Claim]
  package var events: [Event]
  package var commitments: [Commitment]
  /// Claims less likely to be right than this were left out.
  package var confidence = 0.0

  package init(
    document: Document, sentences: [Sentence] = [], names: NameReading = NameReading(),
    dates: [TimeExpression] = [], figures: [Figure] = [], claims: [Claim] = [],
    events: [Event] = [], commitments: [Commitment] = []
  ) {
    self.document = document
    self.sentences = sentences
    self.names = names
    self.dates = dates
    self.figures = figures
    self.claims = claims
    self.events = events
    self.commitments = commitments
  }
}
