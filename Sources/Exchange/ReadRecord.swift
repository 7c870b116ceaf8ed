import Claims
import Dates
import Documents
import Events
import Figures
import Names
import Sentences
import Spans
import Stories

/// The JSON object `sayso read` prints for one document. Field names are those of the annotation
/// guidelines; offsets are Unicode code points into `text`.
package struct ReadRecord {
  let reading: Reading
  /// Series label by figure number, joined over all documents of the call.
  let series: [Int: String]
  let withTokens: Bool

  package init(_ reading: Reading, series: [Int: String] = [:], withTokens: Bool = false) {
    self.reading = reading
    self.series = series
    self.withTokens = withTokens
  }

  var document: Document { reading.document }

  package var json: JSONText {
    var members: [String: JSONText] = [
      "id": .string(document.id), "outlet": .optional(document.outlet),
      "url": .optional(document.url), "title": .optional(document.title),
      "authors": .strings(document.authors), "published": published,
      "captured": .optional(document.captured), "language": .string(document.language),
      "sha256": .string(document.sha256), "text": .string(document.text.string),
      "passages": .array(document.passages.map(passage)),
      "sentences": .array(reading.sentences.map { span($0.span) }),
      "names": .array(reading.names.mentions.map(name)),
      "dates": .array(reading.dates.map(date)),
      "figures": .array(reading.figures.indices.map(figure)),
      "claims": .array(reading.claims.map(claim)),
      "events": .array(reading.events.map(event)),
      "commitments": .array(reading.commitments.map(commitment)),
      "credits": .array(document.credits.map(credit)),
    ]
    if let access = document.access { members["access"] = .string(access.rawValue) }
    if withTokens { members["tokens"] = .array(reading.sentences.map(tokens)) }
    return .object(members)
  }

  // MARK: parts

  func span(_ span: Span) -> JSONText {
    let points = document.text.codePoints(of: span)
    return .array([.integer(points.start), .integer(points.end)])
  }

  /// `start` and `end` as members, and the words between them under `key`.
  func place(_ span: Span, words key: String) -> [String: JSONText] {
    let points = document.text.codePoints(of: span)
    return [
      "doc": .string(document.id), "start": .integer(points.start), "end": .integer(points.end),
      key: .string(document.text.string(span)),
    ]
  }

  func words(_ span: Span?) -> JSONText {
    span.map { .string(document.text.string($0)) } ?? .null
  }

  private var published: JSONText {
    let date = document.published
    return .object([
      "value": .optional(date.value?.iso), "earliest": .optional(date.earliest?.iso),
      "latest": .optional(date.latest?.iso), "basis": .string(date.basis.rawValue),
    ])
  }

  private func passage(_ passage: Passage) -> JSONText {
    var members: [String: JSONText] = [
      "span": span(passage.span), "role": .string(passage.role.rawValue),
    ]
    if let first = passage.of { members["of"] = span(first) }
    if let bytes = passage.bytes {
      members["bytes"] = .array([.integer(bytes.start), .integer(bytes.end)])
    }
    return .object(members)
  }

  private func credit(_ credit: Credit) -> JSONText {
    .object([
      "name": .string(credit.name), "span": credit.span.map(span) ?? .null,
      "rule": .string(credit.rule),
    ])
  }

  private func name(_ mention: Mention) -> JSONText {
    var members = place(mention.span, words: "text")
    members["kind"] = .string(mention.kind.rawValue)
    members["actor"] = .optional(mention.actor?.value)
    members["rule"] = .string(mention.rule)
    return .object(members)
  }

  private func date(_ date: TimeExpression) -> JSONText {
    var members = place(date.span, words: "text")
    members["type"] = .string(date.kind.rawValue)
    members["value"] = .string(date.value)
    members["interval"] =
      date.interval.map { .array([.optional($0.start?.iso), .optional($0.end?.iso)]) } ?? .null
    members["rule"] = .string(date.rule)
    members["inferred"] = .bool(date.isInferred)
    return .object(members)
  }

  private func figure(_ number: Int) -> JSONText {
    let figure = reading.figures[number]
    var members = place(figure.span, words: "text")
    members["value"] = .optional(figure.value)
    members["min"] = .optional(figure.min)
    members["max"] = .optional(figure.max)
    members["unit"] = .string(figure.unit)
    members["bound"] = .string(figure.bound.rawValue)
    members["rate"] = .optional(figure.rate)
    members["per"] = .optional(figure.per)
    members["subject"] = .string(figure.subject)
    members["status"] = .string(figure.status.rawValue)
    members["attributed_to"] = .strings(figure.attributedTo)
    members["as_of"] = .optional(figure.asOf)
    members["change"] = .optional(figure.change)
    members["series"] = .optional(series[number])
    members["rule"] = .string(figure.rule)
    return .object(members)
  }

  private func tokens(_ sentence: Sentence) -> JSONText {
    .array(
      sentence.tokens.map { token in
        .object([
          "span": span(token.span), "text": .string(token.text), "lemma": .string(token.lemma),
          "upos": .string(token.tag.rawValue), "head": .integer(token.head + 1),
          "relation": .string(token.relation.rawValue),
        ])
      })
  }
}
