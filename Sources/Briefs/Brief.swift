import Spans
import Stories

/// What the record says about a story as of a time.
package struct Brief: Sendable {
  package init() {}
}
