import Claims
import Dates
import Documents
import Events
import Names
import Spans
import Stories

/// Dated acts and statements in order of time; inferred dates are marked.
struct TimelineSection {
  let source: BriefSource

  private struct Entry {
    var start: CalendarDate
    var end: CalendarDate
    var isInferred: Bool
    var part: Brief.Part
    var key: String
    var rule: String
  }

  func items() -> [Brief.Item] {
    var seen: Set<String> = []
    return entries()
      .sorted { ($0.start, $0.end, $0.key) < ($1.start, $1.end, $1.key) }
      .filter { seen.insert($0.key).inserted }
      .map(item)
  }

  private func entries() -> [Entry] {
    source.readings.indices.flatMap { reading in
      source.readings[reading].events.compactMap { entry($0.date, $0.span, reading, "dated event") }
        + source.readings[reading].claims.filter(\.isAttributed).compactMap {
          entry($0.date, whole($0), reading, "dated statement")
        }
    }
  }

  private func whole(_ claim: Claim) -> Span {
    [claim.source, claim.cue].compactMap { $0 }.reduce(claim.content) { $0.union($1) }
  }

  /// Only what is dated to a month or better.
  private func entry(_ number: Int?, _ span: Span, _ reading: Int, _ rule: String) -> Entry? {
    guard let number, source.readings[reading].dates.indices.contains(number) else { return nil }
    let date = source.readings[reading].dates[number]
    guard let start = date.interval?.start, let end = date.interval?.end,
      end.days - start.days <= 31, start.days < end.days
    else { return nil }
    let text = source.readings[reading].document.text.string(span)
    let key = start.iso + text.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(60)
    return Entry(
      start: start, end: end,
      isInferred: source.isInferred(reading) && date.isInferred,
      part: source.quote(reading: reading, span), key: key, rule: "\(rule): \(date.rule)")
  }

  private func item(_ entry: Entry) -> Brief.Item {
    let days = entry.end.days - entry.start.days
    let label =
      days == 1
      ? DateLabel.text(entry.start)
      : days >= 28 && entry.start.day == 1
        ? DateLabel.month(entry.start)
        : "\(DateLabel.text(entry.start)) to \(DateLabel.text(entry.end.adding(days: -1)))"
    let parts: [Brief.Part] = [.date(label, entry.isInferred), entry.part]
    return Brief.Item(
      rows: [Brief.Row(parts, rule: entry.rule)], priority: 2.2, rule: entry.rule)
  }
}

extension DateLabel {
  /// "Oct 2024".
  static func month(_ date: CalendarDate) -> String {
    String(text(date).drop { $0 != " " }.dropFirst())
  }
}
