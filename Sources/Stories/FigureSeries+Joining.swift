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
      readings[reading].figures.indices.compactMap { figure -> Entry? in
        let read = readings[reading].figures[figure]
        guard read.status != .sourceCount else { return nil }
        return Entry(reading: reading, figure: figure, key: FigureSeriesKey(read))
      }
    }
    let groups = joined(linked(entries, readings))
    var used: Set<String> = []
    let all = groups.map { group -> FigureSeries in
      var name = group.key.name
      while !used.insert(name).inserted { name += "'" }
      return series(group.entries, named: name, readings)
    }
    return all.map { link($0, to: all) }
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

  /// A figure that a text calls the older value of another takes that one's key.
  private static func linked(_ entries: [Entry], _ readings: [Reading]) -> [Entry] {
    var result = entries
    var bySpan: [Int: [Span: Int]] = [:]
    for (number, entry) in entries.enumerated() {
      bySpan[entry.reading, default: [:]][
        readings[entry.reading].figures[entry.figure].span] = number
    }
    for (number, entry) in entries.enumerated() {
      guard let revision = readings[entry.reading].figures[entry.figure].revision,
        let older = bySpan[entry.reading]?[revision.older]
      else { continue }
      if entry.key.isListed || !result[older].key.isListed {
        result[older].key = result[number].key
      } else {
        result[number].key = result[older].key
      }
    }
    return result
  }

  /// Groups by key, then lets groups whose predicate or owner is open join the one group they
  /// can mean: the largest that differs in nothing else.
  private static func joined(_ entries: [Entry]) -> [(key: FigureSeriesKey, entries: [Entry])] {
    var order: [FigureSeriesKey] = []
    var groups: [FigureSeriesKey: [Entry]] = [:]
    for entry in entries {
      if groups[entry.key] == nil { order.append(entry.key) }
      groups[entry.key, default: []].append(entry)
    }
    for key in order where !key.isListed || key.owner.isEmpty {
      let hosts = order.filter { groups[$0] != nil && $0 != key && isHost($0, of: key) }
      guard let host = hosts.max(by: { (groups[$0]?.count ?? 0) < (groups[$1]?.count ?? 0) }),
        let moved = groups.removeValue(forKey: key)
      else { continue }
      groups[host, default: []] += moved
    }
    return order.compactMap { key in groups[key].map { (key, $0) } }
  }

  private static func isHost(_ host: FigureSeriesKey, of key: FigureSeriesKey) -> Bool {
    guard key.isOpenForm(of: host), host.predicate != "size" || key.predicate == "size" else {
      return false
    }
    if key.owner.isEmpty, !host.owner.isEmpty { return key.subject == "forces" }
    return host.isListed && !key.isListed && (host.owner == key.owner)
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

  /// Series of the same subject that stand beside this one.
  private static func link(_ series: FigureSeries, to all: [FigureSeries]) -> FigureSeries {
    var result = series
    let own = parts(series.key)
    for other in all where other.key != series.key && other.unit == series.unit {
      let theirs = parts(other.key)
      guard own.subject == theirs.subject else { continue }
      let isTerm = own.scope == theirs.scope && series.status != other.status
      result.links.append(
        Link(series: other.key, relation: isTerm ? .otherTerm : .anotherQuantity))
    }
    return result
  }

  /// Owner and subject, and the rest, of a key's name.
  private static func parts(_ key: String) -> (subject: String, scope: String) {
    let pieces = key.split(separator: ":")
    let terms: Set<Substring> = ["reached", "planned", "moving"]
    let at = pieces.firstIndex { terms.contains($0) } ?? pieces.endIndex
    let subject = pieces.prefix(Swift.min(2, at)).joined(separator: ":")
    return (subject, pieces.dropFirst(at + 1).joined(separator: ":"))
  }
}
