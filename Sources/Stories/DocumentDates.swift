import Documents
import Spans

/// When the undated documents of a story were published, as far as their own words and the other
/// documents imply it.
package enum DocumentDates {
  /// What was inferred for one document, and from what.
  package struct Inference: Sendable {
    /// Basis `inferred`; bounds may be open, `value` only where both meet.
    package var published: PublicationDate
    /// The rules that gave each bound, in the order they were applied.
    package var rules: [String]
  }

  /// One answer a reading, in order; nil where the date is known or nothing can be said. The
  /// pipeline sets `document.published` to it and reads the dates again.
  package static func inferred(from readings: [Reading]) -> [Inference?] {
    readings.map { _ in nil }
  }
}
