import Claims
import Documents
import Figures
import Names
import Origins
import Sentences
import Spans
import Stories

/// Figures: one item a series, one row a step, with who gave it and how it stands to the one
/// before.
struct FiguresSection {
  let source: BriefSource
  let series: [FigureSeries]
  let origins: Origination

  func items() -> [Brief.Item] {
    series.map(item)
      .enumerated()
      .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element)
  }

  private func item(_ series: FigureSeries) -> Brief.Item {
    let steps = series.steps
    var rows: [Brief.Row] = []
    if steps.count == 1 {
      rows = [row(series, steps[0], lead: true)]
    } else {
      rows = [headline(series)] + steps.map { row(series, $0, lead: false) }
    }
    return Brief.Item(
      rows: rows, compact: compact(rows.count),
      origins: origins.summary(of: series.points.compactMap(telling)),
      priority: priority(series), rule: "series \(series.key)", chart: chart(series))
  }

  /// Steps the first screen shows: the first and the newest ones.
  private func compact(_ rows: Int) -> [Int]? {
    rows > 8 ? [0, 1, 2] + Array(rows - 5..<rows) : nil
  }

  private func headline(_ series: FigureSeries) -> Brief.Row {
    var parts: [Brief.Part] = [source.quote(reading: series.label.reading, series.label.span)]
    parts.append(.label(Labels.figureStatus(series.status)))
    let values = Set(series.points.map { figure($0).value ?? figure($0).max ?? figure($0).min })
    if values.count > 1 { parts.append(.label("· \(series.steps.count) steps")) }
    return Brief.Row(parts, rule: "series \(series.key)")
  }

  private func row(_ series: FigureSeries, _ step: Range<Int>, lead: Bool) -> Brief.Row {
    let points = series.points[step]
    let point = best(points)
    var parts: [Brief.Part] = [source.quote(reading: point.reading, figure(point).span)]
    if lead, series.status != Figure.Status.stated.rawValue {
      parts.append(.label(Labels.figureStatus(series.status)))
    }
    parts += names(of: points)
    if let relation = Labels.relation(points.first?.relation ?? .first) {
      parts.append(.mark(relation))
    }
    if let words = points.first?.words, let reading = points.first?.reading {
      parts.append(source.quote(reading: reading, words))
    }
    if let date = date(points) { parts.append(date) }
    let others = Set(points.map(\.reading)).subtracting([point.reading]).sorted()
    if !others.isEmpty { parts += [.label("also"), .documents(others)] }
    parts += origin(of: points)
    return Brief.Row(parts, rule: figure(point).rule)
  }

  /// The telling to quote: one with a named source, the first of them.
  private func best(_ points: ArraySlice<FigureSeries.Point>) -> FigureSeries.Point {
    points.first { $0.actors.contains { id in isNamed(id) } } ?? points[points.startIndex]
  }

  private func isNamed(_ id: ActorID) -> Bool {
    switch source.actors[id]?.kind {
    case .unspecified, .anonymous, .evidence, nil: false
    default: id != .outlet
    }
  }

  private func names(of points: ArraySlice<FigureSeries.Point>) -> [Brief.Part] {
    let point = best(points)
    let named = point.actors.filter(source.isParticular)
    guard !named.isEmpty else {
      return point.attributedTo.isEmpty ? [.label("no source named")] : claimSource(point)
    }
    var parts: [Brief.Part] = []
    for id in named {
      if !parts.isEmpty { parts.append(.label("and")) }
      parts.append(.name(source.name(of: id)))
    }
    return parts
  }

  /// The source's own words, where it stayed unresolved.
  private func claimSource(_ point: FigureSeries.Point) -> [Brief.Part] {
    let span = figure(point).span
    let claim = source.readings[point.reading].claims.first {
      $0.content.contains(span) && $0.source != nil
    }
    return claim?.source.map { [source.quote(reading: point.reading, $0)] } ?? []
  }

  private func date(_ points: ArraySlice<FigureSeries.Point>) -> Brief.Part? {
    guard let point = points.first, let start = point.date.start,
      point.date.end == start.adding(days: 1)
    else { return nil }
    return .date(DateLabel.text(start), source.isInferred(point.reading))
  }

  /// "one origin, 4 documents" where several carry what one said.
  private func origin(of points: ArraySlice<FigureSeries.Point>) -> [Brief.Part] {
    let carriers = Set(points.map(\.reading)).count
    guard carriers > 1 else { return [] }
    let summary = origins.summary(of: points.compactMap(telling))
    guard summary.named.count == 1, summary.unnamed == 0 else { return [] }
    let text = "one origin named in \(carriers) documents"
    return [summary.unresolved == 0 ? .mark(text) : .label(text)]
  }

  private func telling(_ point: FigureSeries.Point) -> Telling? {
    let reading = source.readings[point.reading]
    let span = figure(point).span
    let claim = reading.claims.filter { $0.content.contains(span) && $0.isAttributed }
      .min { $0.content.length < $1.content.length }
    return Telling(
      document: point.reading, span: span, sentence: nil,
      chain: claim?.chain ?? [Claim.Link([.outlet])])
  }

  private func figure(_ point: FigureSeries.Point) -> Figure {
    source.readings[point.reading].figures[point.figure]
  }

  private func priority(_ series: FigureSeries) -> Double {
    let moves = series.points.map(\.relation).filter {
      [.revised, .risen, .fallen, .inConflict].contains($0)
    }.count
    let carriers = Set(series.points.map(\.reading)).count
    let isSourced = series.points.contains { $0.actors.contains { id in isNamed(id) } }
    return (moves > 0 ? 7 : 1.5) + Double(moves) + Double(carriers) * 0.5 + (isSourced ? 0.5 : 0)
  }
}

extension FiguresSection {
  /// A chart where a series has at least three steps.
  private func chart(_ series: FigureSeries) -> Chart? {
    guard series.steps.count >= 3 else { return nil }
    var sources: [String] = []
    let points = series.steps.map { step -> Chart.Point in
      let point = best(series.points[step])
      let name =
        point.actors.first { isNamed($0) }.map(source.name) ?? point.attributedTo.first ?? "–"
      if !sources.contains(name) { sources.append(name) }
      let value = figure(point)
      let high = value.value ?? value.max ?? value.min ?? 0
      let low = value.value ?? value.min ?? (value.bound == .upper ? 0 : high)
      return Chart.Point(
        quote: Brief.Quote(document: point.reading, span: value.span), date: point.date.start,
        low: low, high: high, source: sources.firstIndex(of: name) ?? 0,
        isRevision: point.relation != .inConflict && point.relation != .otherTerm)
    }
    return Chart(points: points, sources: sources)
  }
}
