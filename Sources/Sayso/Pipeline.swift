import Briefs
import Claims
import Dates
import Documents
import Events
import Figures
import Names
import Origins
import Sentences
import Spans
import Stories

/// The pipeline, in order. Two stages meet here and nowhere else.
package enum Pipeline {
  /// The confidence of a brief: claims that are right less than once in ten times are left out.
  package static let briefConfidence = 0.1

  /// Everything that is read from one document on its own, without the claims less likely to be
  /// right than `confidence`. `lap` hears of each stage as it ends, so that a benchmark can time it.
  package static func reading(
    of document: Document, gazetteer: Gazetteer = .standard, confidence: Double = 0,
    lap: (String) -> Void = { _ in }
  ) -> Reading {
    guard document.isAnalysed else { return Reading(document: document) }
    let sentences = SentenceReader.sentences(in: document)
    lap("sentences")
    let names = NameReader.names(
      in: document, sentences: sentences, gazetteer: gazetteer)
    lap("names")
    let dates = DateReader.dates(in: document, sentences: sentences)
    lap("dates")
    let figures = FigureReader.figures(
      in: document, sentences: sentences, names: names, dates: dates)
    lap("figures")
    let (every, allNames) = ClaimReader.claims(
      in: document, sentences: sentences, names: names, dates: dates)
    let claims = every.filter { $0.probability >= confidence }
    lap("claims")
    let events = EventReader.events(
      in: document, sentences: sentences, names: allNames, dates: dates, claims: claims)
    let commitments = EventReader.commitments(
      in: document, sentences: sentences, names: allNames, dates: dates, claims: claims)
    lap("events")
    var reading = Reading(
      document: document, sentences: sentences, names: allNames, dates: dates,
      figures: ClaimReader.attribute(figures, to: claims, in: document), claims: claims,
      events: events, commitments: commitments)
    reading.confidence = confidence
    return reading
  }
}
