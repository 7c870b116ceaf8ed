import Claims
import Documents
import Sayso
import Spans
import Stories

/// Short invented reports, read through the whole pipeline.
enum Told {
  /// One report a text, published on consecutive days of May 2024.
  static func readings(_ texts: String...) -> [Reading] {
    let read = texts.enumerated().flatMap { number, text -> [Reading] in
      let settings = IntakeSettings(
        published: CalendarDate(year: 2024, month: 5, day: 1 + number))
      let (documents, _) = DocumentReader.read(
        RawInput(name: "\(number).txt", bytes: Array(text.utf8)), settings: settings)
      return documents.map { Pipeline.reading(of: $0) }
    }
    return ReadingOrder.sorted(read)
  }

  /// The words of a telling's content.
  static func words(_ telling: ClaimGroup.Telling, _ readings: [Reading]) -> String {
    let claim = readings.claim(telling.reference)
    return readings[telling.reference.reading].document.text.string(claim.content)
  }
}
