import Claims
import Names
import Spans
import Stories

/// Corrections and retractions, newest first: they stand on top.
struct CorrectionsSection {
  let source: BriefSource
  let corrections: [Correction]

  func items() -> [Brief.Item] {
    corrections.reversed().map { correction in
      var parts: [Brief.Part] = [
        .mark(correction.kind == .correction ? "corrected" : "withdrawn")
      ]
      parts.append(source.quote(reading: correction.reading, correction.span))
      return Brief.Item(
        rows: [Brief.Row(parts, rule: correction.rule)], priority: 20, rule: correction.rule)
    }
  }
}
