import Claims
import Dates
import Documents
import Events
import Names
import Spans
import Stories

/// Claims, events and commitments of a `sayso read` record.
extension ReadRecord {
  func claim(_ claim: Claim) -> JSONText {
    let points = document.text.codePoints(of: claim.content)
    return .object([
      "doc": .string(document.id), "start": .integer(points.start), "end": .integer(points.end),
      "content": words(claim.content), "content_span": span(claim.content),
      "cue": words(claim.cue), "cue_span": claim.cue.map(span) ?? .null,
      "source": words(claim.source), "source_span": claim.source.map(span) ?? .null,
      "actor": .strings(claim.actors.map(\.value)),
      "chain": .array(claim.chain.map { .strings($0.actors.map(\.value)) }),
      "chain_inferred": .array(claim.chain.map { .bool($0.isInferred) }),
      "modality": .string(claim.modality.rawValue),
      "polarity": .string(claim.isPositive ? "+" : "-"), "form": .string(claim.form.rawValue),
      "anonymous": .bool(claim.isAnonymous), "evidence": .array(claim.evidence.map(evidence)),
      "date": date(of: claim), "condition": words(claim.condition),
      "continued": .bool(claim.isContinued), "probability": .number(claim.probability),
      "rule": .string(claim.rule),
    ])
  }

  private func evidence(_ evidence: Evidence) -> JSONText {
    .object([
      "type": .string(evidence.type), "text": words(evidence.span), "span": span(evidence.span),
    ])
  }

  private func date(of claim: Claim) -> JSONText {
    guard let number = claim.date, reading.dates.indices.contains(number) else { return .null }
    let date = reading.dates[number]
    return .object([
      "value": .string(date.value), "text": words(date.span), "span": span(date.span),
    ])
  }

  func event(_ event: Event) -> JSONText {
    var members = place(event.span, words: "quote")
    members["key"] = .string(key(of: event))
    members["trigger"] = words(event.trigger)
    members["trigger_span"] = span(event.trigger)
    members["attributed_to"] = .strings(
      event.claim.map { reading.claims[$0].actors.map(\.value) } ?? [])
    members["actor"] = .array(event.actors.map(party))
    members["recipient"] = .array(event.recipients.map(party))
    members["plover"] = .optional(event.plover)
    members["mode"] = .optional(event.mode)
    members["cameo_root"] = .optional(event.cameoRoot)
    members["realis"] = .string(event.realis.rawValue)
    members["date"] = interval(of: event.date, bound: event.bound)
    members["place"] = .array(event.places.map { words($0) })
    members["rule"] = .string(event.rule)
    return .object(members)
  }

  /// Joins the mentions of one event: sides, type and what is moved ("RUS>PRK:AID:troops").
  private func key(of event: Event) -> String {
    let sides = [event.actors, event.recipients].map { side in
      side.map(code).sorted().joined(separator: "+")
    }
    let type = [event.plover ?? "-", event.matter].compactMap { $0 }.joined(separator: ":")
    return sides.joined(separator: ">") + ":" + type
  }

  /// The state of a party, else its identity, else its words.
  private func code(_ party: Event.Party) -> String {
    guard let id = party.actor else { return document.text.string(party.span) }
    let code = reading.names.actors[id]?.code ?? "---"
    return ["---", "IGO", "EUR"].contains(code) ? id.value : code
  }

  /// First and last day; open where the text gives one end only.
  private func interval(of number: Int?, bound: Event.Bound = .on) -> JSONText {
    guard let number, reading.dates.indices.contains(number) else {
      return .object(["expr": .null, "start": .null, "end": .null])
    }
    let date = reading.dates[number]
    let first = date.interval?.start
    let last = date.interval?.end?.adding(days: -1)
    let published = document.published.value
    let (start, end): (CalendarDate?, CalendarDate?) =
      switch bound {
      case .on: (first, last)
      case .by: (nil, first)
      case .since: (first, published)
      case .known: (nil, last)
      }
    return .object([
      "expr": words(date.span), "start": .optional(start?.iso), "end": .optional(end?.iso),
    ])
  }

  func commitment(_ commitment: Commitment) -> JSONText {
    var members = place(commitment.span, words: "quote")
    members["who"] = .array(commitment.who.map(party))
    members["would"] = words(commitment.act)
    members["condition"] = words(commitment.condition)
    members["explicit_condition"] = .bool(commitment.condition != nil)
    members["key"] = .string(
      commitment.who.map(code).sorted().joined(separator: "+") + ":" + commitment.kind.rawValue)
    members["to"] = .array(commitment.to.map(party))
    members["type"] = .string(commitment.kind.rawValue)
    members["deadline"] = interval(of: commitment.deadline)
    members["rule"] = .string(commitment.rule)
    return .object(members)
  }

  private func party(_ party: Event.Party) -> JSONText {
    let actor = party.actor.flatMap { reading.names.actors[$0] }
    return .object([
      "id": .optional(party.actor?.value), "code": .string(actor?.code ?? "---"),
      "sector": .strings(actor?.sectors ?? []), "span": span(party.span),
      "name": actor.map { .string($0.name) } ?? words(party.span),
    ])
  }
}
