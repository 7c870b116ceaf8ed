import Documents
import Figures
import Names
import Spans

/// Orders the figures of one series in time and tells how each stands to the one before it.
enum FigureRelations {
  /// Day, overtaken values first within a document, then text order.
  static func rank(
    _ entry: FigureSeries.Entry, _ offset: Int, _ readings: [Reading]
  ) -> (Int, String, Int, Int) {
    let reading = readings[entry.reading]
    let figure = reading.figures[entry.figure]
    return (
      FigureSeries.sortDay(reading.document.published), reading.document.id,
      figure.status == .superseded ? 0 : 1, offset
    )
  }

  static func points(
    _ entries: [FigureSeries.Entry], _ readings: [Reading]
  ) -> [FigureSeries.Point] {
    var result: [FigureSeries.Point] = []
    var before: Figure?
    for entry in entries {
      let reading = readings[entry.reading]
      let figure = reading.figures[entry.figure]
      var point = FigureSeries.Point(
        reading: entry.reading, figure: entry.figure, date: date(reading.document.published),
        attributedTo: figure.attributedTo, actors: figure.actors, words: figure.revision?.words)
      if let before, let last = result.last {
        point.isOneOrigin = isOneOrigin(before.actors, figure.actors)
        point.relation = relation(of: figure, to: before, point, last)
      }
      result.append(point)
      before = figure
    }
    return result
  }

  private static func date(_ published: PublicationDate) -> DateInterval {
    DateInterval(
      start: published.value ?? published.earliest,
      end: (published.value ?? published.latest)?.adding(days: 1))
  }

  /// The number a figure is compared by: its value, or the bound it gives.
  static func number(_ figure: Figure) -> Double {
    if let min = figure.min, let max = figure.max { return (min + max) / 2 }
    return figure.value ?? figure.max ?? figure.min ?? 0
  }

  private static func relation(
    of figure: Figure, to before: Figure, _ point: FigureSeries.Point, _ last: FigureSeries.Point
  ) -> FigureSeries.Relation {
    let (old, new) = (number(before), number(figure))
    if old == new { return .repeated }
    if figure.status == .superseded { return .superseded }
    if figure.revision != nil || (before.status == .superseded && point.reading == last.reading) {
      return .revised
    }
    if figure.status == .planned, figure.asOf != before.asOf { return .otherTerm }
    if point.isOneOrigin { return .revised }
    let isLater = (point.date.start?.days ?? 0) > (last.date.start?.days ?? 0)
    if isLater || point.date.start == nil || last.date.start == nil {
      return new > old ? .risen : .fallen
    }
    return figure.actors.isEmpty && before.actors.isEmpty
      ? (new > old ? .risen : .fallen) : .inConflict
  }

  /// The same actor, or two organs of one state. Unspecified actors are never known to be one.
  static func isOneOrigin(_ left: [ActorID], _ right: [ActorID]) -> Bool {
    let states = Set(left.compactMap(state))
    return right.contains { actor in state(actor).map { states.contains($0) } ?? false }
  }

  /// First part of an id; nil for the outlet and for nobody in particular.
  private static func state(_ actor: ActorID) -> Substring? {
    let first = actor.value.prefix { $0 != "." }
    if first == "unspec" || actor == .outlet { return nil }
    return first == "org" ? actor.value[...] : first
  }
}
