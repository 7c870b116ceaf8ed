import Documents
import Spans

@testable import Origins

/// Invented reports about an invented flood.
enum Fixtures {
  static let wire = """
    The dam above Orvelle gave way on Tuesday night after three days of rain, the regional water \
    board of Tessand said. At least 40 houses were under water by the morning and the road to the \
    coast was cut in two places. "We opened every gate we have and it was still not enough," the \
    board's director Mira Halloran told reporters at the site. Divers were searching the mill \
    quarter for two men who had not been seen since the evening.
    """

  static let other = """
    Parliament in Tessand voted on Monday to raise the tax on timber. The measure had been debated \
    for two years, and growers in the north had promised to march on the capital if it passed. \
    Ministers say that the money will go to schools in the valleys.
    """

  static func document(
    _ id: String, _ text: String, outlet: String? = nil, day: String? = nil,
    passages: [Passage] = [], credits: [Credit] = []
  ) -> Document {
    Document(
      id: id, outlet: outlet,
      published: day.flatMap { CalendarDate(iso: $0) }.map {
        PublicationDate($0, basis: .given)
      } ?? .unknown,
      text: SourceText(text), passages: passages, credits: credits)
  }
}
