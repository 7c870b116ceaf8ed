import Documents
import Exchange
import Figures
import Spans
import Stories

/// One series as a record: what the table, CSV and JSON print.
struct FigureRecord {
  let series: FigureSeries
  let readings: [Reading]
  let story: Int

  static let columns = [
    "story", "series", "unit", "status", "document", "start", "end", "text", "value", "min", "max",
    "bound", "attributed_to", "date", "as_of", "relation", "one_origin",
  ]

  /// The words that name what is counted, verbatim.
  var label: String { words(series.label.reading, series.label.span) }

  var json: JSONText {
    .object([
      "story": .integer(story), "series": .string(series.key), "label": .string(label),
      "unit": .string(series.unit), "status": .string(series.status),
      "points": .array(series.points.map(point)),
      "links": .array(
        series.links.map {
          .object(["series": .string($0.series), "relation": .string($0.relation.rawValue)])
        }),
    ])
  }

  private func point(_ point: FigureSeries.Point) -> JSONText {
    let figure = figure(point)
    let (start, end) = readings[point.reading].document.text.codePoints(of: figure.span)
    return .object([
      "doc": .string(readings[point.reading].document.id), "start": .integer(start),
      "end": .integer(end), "text": .string(words(point.reading, figure.span)),
      "value": number(figure.value), "min": number(figure.min), "max": number(figure.max),
      "bound": .string(figure.bound.rawValue),
      "attributed_to": .array(point.attributedTo.map { .string($0) }),
      "date": .optional(day(point)), "as_of": .optional(figure.asOf),
      "relation": .string(point.relation.rawValue), "one_origin": .bool(point.isOneOrigin),
      "words": .optional(point.words.map { words(point.reading, $0) }),
    ])
  }

  private func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }

  /// One row a point, in the order of `columns`.
  var rows: [[String]] {
    series.points.map { point in
      let figure = figure(point)
      let text = readings[point.reading].document.text
      let (start, end) = text.codePoints(of: figure.span)
      let numbers = [figure.value, figure.min, figure.max].map { value in
        value.map { JSONText.number($0).line } ?? ""
      }
      return [String(story), series.key, series.unit, series.status]
        + [readings[point.reading].document.id, String(start), String(end)]
        + [words(point.reading, figure.span)] + numbers
        + [figure.bound.rawValue, point.attributedTo.joined(separator: "; "), day(point) ?? ""]
        + [figure.asOf ?? "", point.relation.rawValue, point.isOneOrigin ? "yes" : "no"]
    }
  }

  func figure(_ point: FigureSeries.Point) -> Figure {
    readings[point.reading].figures[point.figure]
  }

  /// The day the number was told, where it is known to the day.
  func day(_ point: FigureSeries.Point) -> String? {
    guard let start = point.date.start, point.date.end == start.adding(days: 1) else { return nil }
    return start.iso
  }

  func words(_ reading: Int, _ span: Span) -> String {
    readings[reading].document.text.string(span).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
