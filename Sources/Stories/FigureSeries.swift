import Names
import Spans

/// The figures about one thing, over sources and time.
///
/// Joined by subject, predicate, status and scope (rate, distribution), never by the number; an
/// old value stays beside the new one.
package struct FigureSeries: Sendable {
  /// How a point stands to the one before it.
  package enum Relation: String, Sendable, CaseIterable {
    /// Nothing stands before it.
    case first
    /// The same number again.
    case repeated
    /// Another number by the same source, or one a text calls a revision.
    case revised
    case risen, fallen
    /// Another number by another source for the same term.
    case inConflict = "in conflict"
    /// Another number, and no text tells which came first.
    case unordered = "order not known"
    /// A number for another date or term: "by December", "eventually".
    case otherTerm = "other term"
    /// A number its own text calls overtaken.
    case superseded
    /// A share of the other: "the first 1,500", "of whom".
    case partOf = "part of"
    /// Not comparable: another unit, rate or scope.
    case anotherQuantity = "another quantity"
  }

  /// One figure of one document.
  package struct Point: Sendable {
    /// Number of the reading, and of the figure in it.
    package var reading: Int
    package var figure: Int
    /// When the number held: its as-of date where stated, else its document's. Open where unknown.
    package var date: DateInterval
    /// As the text names them, and who they are.
    package var attributedTo: [String]
    package var actors: [ActorID]
    package var relation: Relation
    /// Whether it goes back to the same origin as the point before it, as far as the texts show.
    package var isOneOrigin: Bool
    /// What the text says of the change ("later revising this figure upwards to"), if it does.
    package var words: Span?

    package init(
      reading: Int, figure: Int, date: DateInterval, attributedTo: [String], actors: [ActorID],
      relation: Relation = .first, isOneOrigin: Bool = false, words: Span? = nil
    ) {
      self.reading = reading
      self.figure = figure
      self.date = date
      self.attributedTo = attributedTo
      self.actors = actors
      self.relation = relation
      self.isOneOrigin = isOneOrigin
      self.words = words
    }
  }

  /// How another series stands to this one: "part of", "other term", "another quantity".
  package struct Link: Sendable, Hashable {
    package var series: String
    package var relation: Relation
  }

  /// Subject, predicate, status and scope, joined by colons: the same over any order of documents.
  package var key: String
  /// Words of a figure phrase that name the subject, verbatim: where they stand.
  package var label: (reading: Int, span: Span)
  package var unit: String
  package var status: String
  /// In the order of time; earlier documents first where the numbers name no date.
  package var points: [Point]
  package var links: [Link]

  /// Runs of points with one number: "1,500 (four documents), then 3,000".
  package var steps: [Range<Int>] {
    var result: [Range<Int>] = []
    for (index, point) in points.enumerated() {
      if point.relation == .repeated, let last = result.last {
        result[result.count - 1] = last.lowerBound..<index + 1
      } else {
        result.append(index..<index + 1)
      }
    }
    return result
  }
}
