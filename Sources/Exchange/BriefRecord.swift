import Briefs
import Documents
import Spans

/// The JSON object `sayso brief --format json` prints. Offsets are Unicode code points.
package struct BriefRecord {
  let brief: Brief

  package init(_ brief: Brief) { self.brief = brief }

  package var json: JSONText {
    let (shown, total) = brief.counts
    var sections: [String: JSONText] = [:]
    for section in brief.sections {
      sections[section.kind.rawValue] = .array(section.items.prefix(section.shown).map(item))
    }
    return .object([
      "story": .strings(brief.story), "as_of": asOf,
      "documents": .array(brief.documents.map(document)), "origins": .strings(brief.origins),
      "sections": .object(sections),
      "left_out": .object(["shown": .integer(shown), "total": .integer(total)]),
    ])
  }

  private var asOf: JSONText {
    .object([
      "date": .optional(brief.asOf.date?.iso), "inferred": .bool(brief.asOf.isInferred),
    ])
  }

  private func document(_ entry: BriefDocument) -> JSONText {
    let document = entry.document
    return .object([
      "id": .string(document.id), "outlet": .optional(document.outlet),
      "title": .optional(document.title), "url": .optional(document.url),
      "published": .optional(document.published.value?.iso),
      "earliest": .optional(document.published.earliest?.iso),
      "latest": .optional(document.published.latest?.iso),
      "basis": .string(document.published.basis.rawValue),
      "language": .string(document.language), "analysed": .bool(document.isAnalysed),
      "repeated": .number((entry.repeated * 1000).rounded() / 1000),
      "shared_with": .strings(entry.sharedWith.map { brief.documents[$0].document.id }),
      "credits": .strings(document.credits.map(\.name)), "sha256": .string(document.sha256),
    ])
  }

  private func item(_ item: Brief.Item) -> JSONText {
    .object([
      "quotes": .array(item.quotes.map(quote)), "lines": .array(item.rows.map(row)),
      "origins": item.origins.map(origins) ?? .null, "grade": item.grade.map(grade) ?? .null,
      "rule": .string(item.rule), "facts": .object(item.facts.mapValues { .string($0) }),
    ])
  }

  private func quote(_ quote: Brief.Quote) -> JSONText {
    let document = brief.documents[quote.document].document
    let points = document.text.codePoints(of: quote.span)
    return .object([
      "doc": .string(document.id),
      "span": .array([.integer(points.start), .integer(points.end)]),
      "text": .string(document.text.string(quote.span)),
    ])
  }

  /// A printed line as its parts, so that a reader can lay it out again.
  private func row(_ row: Brief.Row) -> JSONText {
    .object(["parts": .array(row.parts.map(part)), "rule": .string(row.rule)])
  }

  private func part(_ part: Brief.Part) -> JSONText {
    switch part {
    case .label(let text): .object(["label": .string(text)])
    case .mark(let text): .object(["mark": .string(text)])
    case .name(let text): .object(["name": .string(text)])
    case .date(let text, let inferred):
      .object(["date": .string(text), "inferred": .bool(inferred)])
    case .documents(let numbers):
      .object(["documents": .strings(numbers.map { brief.documents[$0].document.id })])
    case .quote(let value): .object(["quote": quote(value)])
    }
  }

  private func origins(_ origins: OriginSummary) -> JSONText {
    .object([
      "named": .strings(origins.named), "unnamed": .integer(origins.unnamed),
      "unresolved": .integer(origins.unresolved),
      "independent_by": origins.independence.map(quote) ?? .null,
      "carriers": .integer(origins.carriers),
    ])
  }

  private func grade(_ grade: Grade) -> JSONText {
    .object([
      "credibility": .integer(grade.credibility), "reliability": .string(grade.reliability),
      "row": .string(grade.row.rawValue),
    ])
  }
}
