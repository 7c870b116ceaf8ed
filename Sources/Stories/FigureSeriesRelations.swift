import Documents
import Figures
import Names
import Spans

/// Orders the figures of one series in time and tells how each stands to the one before it.
enum FigureRelations {
  /// The figures in the order of time, as far as the texts tell it: dated documents by date; an
  /// undated one beside the points of the same number, else next to the number its own text calls
  /// older or newer, else last. O(n log n), and O(n) for each number that a text so links.
  static func ordered(
    _ entries: [FigureSeries.Entry], _ readings: [Reading]
  ) -> [FigureSeries.Entry] {
    var steps = Steps()
    var links: [Int: RevisionLinks] = [:]
    let sorted = entries.enumerated().sorted {
      rank($0.element, $0.offset, readings) < rank($1.element, $1.offset, readings)
    }.map(\.element)
    for entry in sorted {
      let own = figure(entry, readings)
      guard readings[entry.reading].document.published.value == nil else {
        steps.append(entry, number(own))
        continue
      }
      if steps.join(entry, number(own)) { continue }
      let link = links[entry.reading] ?? RevisionLinks(readings[entry.reading].figures)
      links[entry.reading] = link
      if let older = own.revision.flatMap({ link.figures[$0.older] }) {
        steps.insert(entry, number(own), after: number(older))
      } else if let newer = link.newer[own.span] {
        steps.insert(entry, number(own), before: number(newer))
      } else {
        steps.insert(entry, number(own))
      }
    }
    return steps.entries
  }

  /// Figures of one number that follow each other, in the order of time.
  private struct Steps {
    private var steps: [(number: Double, entries: [FigureSeries.Entry])] = []
    /// Places in `steps`, in the order of time.
    private var order: [Int] = []
    /// The first step of a number.
    private var firsts: [Double: Int] = [:]

    var entries: [FigureSeries.Entry] { order.flatMap { steps[$0].entries } }

    /// Of a dated document, later than all so far.
    mutating func append(_ entry: FigureSeries.Entry, _ number: Double) {
      if let last = order.last, steps[last].number == number {
        steps[last].entries.append(entry)
      } else {
        insert(entry, number)
      }
    }

    /// Adds it to the first step of its number; false where there is none.
    mutating func join(_ entry: FigureSeries.Entry, _ number: Double) -> Bool {
      guard let step = firsts[number] else { return false }
      steps[step].entries.append(entry)
      return true
    }

    /// A step of its own behind the last of `older` or before the first of `newer`, else last.
    mutating func insert(
      _ entry: FigureSeries.Entry, _ number: Double, after older: Double? = nil,
      before newer: Double? = nil
    ) {
      var place = order.count
      if let older, firsts[older] != nil {
        place = (order.lastIndex { steps[$0].number == older } ?? order.count - 1) + 1
      } else if let newer, firsts[newer] != nil {
        place = order.firstIndex { steps[$0].number == newer } ?? order.count
      }
      order.insert(steps.count, at: place)
      if firsts[number] == nil { firsts[number] = steps.count }
      steps.append((number, [entry]))
    }
  }

  /// The figures of one document by their places, and by the older value they revise.
  private struct RevisionLinks {
    private(set) var figures: [Span: Figure] = [:]
    private(set) var newer: [Span: Figure] = [:]

    init(_ all: [Figure]) {
      for figure in all {
        if figures[figure.span] == nil { figures[figure.span] = figure }
        if let older = figure.revision?.older, newer[older] == nil { newer[older] = figure }
      }
    }
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
    if point.reading == last.reading {
      return point.isOneOrigin || figure.actors.isEmpty && figure.antecedent == nil
        ? .unordered : .inConflict
    }
    if figure.status == .planned, let one = figure.asOf, let other = before.asOf, one != other {
      return .otherTerm
    }
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
    return first == "org" || first == "unresolved" ? actor.value[...] : first
  }
}
