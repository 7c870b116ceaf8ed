import Dates
import Documents
import Figures
import Names
import Spans

extension FigureSeries {
  /// One figure with where it stands.
  struct Entry {
    var reading: Int
    var figure: Int
    var key: FigureSeriesKey
  }

  /// The series of one story, in the order of their first points. Figures that count informants
  /// are in none. O(figures × keys of the story).
  package static func series(of readings: [Reading]) -> [FigureSeries] {
    let entries = order(of: readings).flatMap { reading in
      let dates = Dictionary(grouping: readings[reading].dates, by: \.sentence)
      return readings[reading].figures.indices.compactMap { figure -> Entry? in
        let read = readings[reading].figures[figure]
        guard read.status != .sourceCount else { return nil }
        let year = history(dates[read.sentence] ?? [], readings[reading].document.published)
        return Entry(
          reading: reading, figure: figure, key: FigureSeriesKey(read, year: year))
      }
    }
    var joining = FigureGroups(entries, readings)
    let groups = joining.groups()
    var used: Set<String> = []
    let all = groups.map { group -> FigureSeries in
      var name = group.key.name
      while !used.insert(name).inserted { name += "'" }
      return series(group.entries, named: name, readings)
    }
    return linked(all, groups.map(\.key))
  }

  /// The year of a figure whose sentence is about the past: the latest of its dates ends two
  /// years or more before its document's. Such a figure is of another event.
  private static func history(
    _ dates: [TimeExpression], _ published: PublicationDate
  ) -> Int? {
    guard let day = published.value ?? published.earliest else { return nil }
    let ends = dates.compactMap { $0.interval?.end }
    guard let last = ends.max(), last.adding(months: 12) < day,
      !dates.contains(where: { $0.kind == .date && $0.interval == nil && $0.value == "PRESENT_REF" }
      )
    else { return nil }
    return last.adding(days: -1).year
  }

  /// Readings by publication date, then id: the order of the call doesn't matter.
  private static func order(of readings: [Reading]) -> [Int] {
    readings.indices.sorted {
      let left = (sortDay(readings[$0].document.published), readings[$0].document.id)
      let right = (sortDay(readings[$1].document.published), readings[$1].document.id)
      return left < right
    }
  }

  /// A day to sort by: known, else the later bound, else the earlier; unknown ones stand last.
  static func sortDay(_ published: PublicationDate) -> Int {
    published.value?.days ?? published.latest?.days ?? published.earliest?.days ?? Int.max
  }

  private static func series(
    _ entries: [Entry], named name: String, _ readings: [Reading]
  ) -> FigureSeries {
    let sorted = FigureRelations.ordered(entries, readings)
    let first = readings[sorted[0].reading].figures[sorted[0].figure]
    return FigureSeries(
      key: name, label: label(sorted, readings), unit: first.unit,
      status: FigureSeriesKey(first).term == .reached ? "stated" : first.status.rawValue,
      points: FigureRelations.points(sorted, readings), links: [])
  }

  /// The words after the number: of the first phrase that names an owner, else of the longest.
  private static func label(_ entries: [Entry], _ readings: [Reading]) -> (
    reading: Int, span: Span
  ) {
    var best: (reading: Int, span: Span)?
    for entry in entries {
      let reading = readings[entry.reading]
      let figure = reading.figures[entry.figure]
      let text = reading.document.text
      var span = text.trimmed(Span(figure.number.end, figure.span.end))
      if text.string(span).hasPrefix("of ") { span.start += 3 }
      if span.isEmpty || span.length > 60 { continue }
      let words = text.bytes[span.range]
      if words.contains(where: { $0 >= 0x41 && $0 <= 0x5A }),
        words.first.map(Lexer.isLetter) == true
      {
        return (entry.reading, span)
      }
      if best.map({ $0.span.length < span.length }) ?? true { best = (entry.reading, span) }
    }
    return best ?? (
      entries[0].reading, readings[entries[0].reading].figures[entries[0].figure].span
    )
  }

  /// Every series with those of the same owner, subject and unit that stand beside it; at most
  /// `maximum` each, so that a hostile text costs no more than its length.
  private static func linked(
    _ all: [FigureSeries], _ keys: [FigureSeriesKey]
  ) -> [FigureSeries] {
    let kin = Dictionary(grouping: all.indices) {
      [keys[$0].owner, keys[$0].subject, all[$0].unit]
    }
    var result = all
    for one in kin.values {
      for own in one {
        for other in one.prefix(maximum) where other != own {
          let isTerm =
            keys[own].scope == keys[other].scope && keys[own].term != keys[other].term
          result[own].links.append(
            Link(series: all[other].key, relation: isTerm ? .otherTerm : .anotherQuantity))
        }
      }
    }
    return result
  }

  private static let maximum = 8
}
