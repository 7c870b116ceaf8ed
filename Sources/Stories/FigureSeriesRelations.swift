import Documents
import Figures
import Names
import Spans

/// Orders the figures of one series in time and tells how each stands to the one before it.
enum FigureRelations {
  /// The figures in the order of time, as far as the texts tell it: dated documents by date; an
  /// undated one beside the points of the same number, else next to the number its own text calls
  /// older or newer, else last.
  static func ordered(
    _ entries: [FigureSeries.Entry], _ readings: [Reading]
  ) -> [FigureSeries.Entry] {
    var steps: [(number: Double, entries: [FigureSeries.Entry])] = []
    let sorted = entries.enumerated().sorted {
      rank($0.element, $0.offset, readings) < rank($1.element, $1.offset, readings)
    }.map(\.element)
    for entry in sorted {
      let number = number(figure(entry, readings))
      if readings[entry.reading].document.published.value != nil {
        if steps.last?.number == number {
          steps[steps.count - 1].entries.append(entry)
        } else {
          steps.append((number, [entry]))
        }
      } else if let same = steps.firstIndex(where: { $0.number == number }) {
        steps[same].entries.append(entry)
      } else {
        let place = place(of: entry, in: steps, readings)
        steps.insert((number, [entry]), at: place ?? steps.count)
      }
    }
    return steps.flatMap(\.entries)
  }

  /// Next to the number a text links this one to: after the older, before the newer.
  private static func place(
    of entry: FigureSeries.Entry, in steps: [(number: Double, entries: [FigureSeries.Entry])],
    _ readings: [Reading]
  ) -> Int? {
    let figures = readings[entry.reading].figures
    let own = figures[entry.figure]
    if let revision = own.revision, let older = figures.first(where: { $0.span == revision.older })
    {
      return steps.lastIndex { $0.number == number(older) }.map { $0 + 1 }
    }
    guard let newer = figures.first(where: { $0.revision?.older == own.span }) else { return nil }
    return steps.firstIndex { $0.number == number(newer) }
  }

  private static func figure(_ entry: FigureSeries.Entry, _ readings: [Reading]) -> Figure {
    readings[entry.reading].figures[entry.figure]
  }

  /// Dated before undated; day, id, overtaken values first within a document, then text order.
  private static func rank(
    _ entry: FigureSeries.Entry, _ offset: Int, _ readings: [Reading]
  ) -> (Int, String, Int, Int) {
    let document = readings[entry.reading].document
    return (
      document.published.value?.days ?? Int.max, document.id,
      figure(entry, readings).status == .superseded ? 0 : 1, offset
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
    guard let day = point.date.start, day.adding(days: 1) == point.date.end,
      let lastDay = last.date.start, lastDay.adding(days: 1) == last.date.end
    else { return .unordered }
    if point.isOneOrigin { return .revised }
    if day > lastDay { return new > old ? .risen : .fallen }
    return figure.actors.isEmpty || before.actors.isEmpty ? .unordered : .inConflict
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
