import Documents
import Spans
import Stories

/// The JSON object `sayso read` prints for one document.
package enum ReadRecord {
  package static func record(of reading: Reading) -> JSONText {
    .object(["id": .string(reading.document.id), "text": .string(reading.document.text.string)])
  }
}
