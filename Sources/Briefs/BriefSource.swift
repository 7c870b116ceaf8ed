import Claims
import Dates
import Documents
import Events
import Names
import Origins
import Spans
import Stories

/// Everything a brief is made from: one story's readings in order and what the stories stage says
/// about them.
package struct BriefSource: Sendable {
  package var readings: [Reading]
  package var actors: [ActorID: Actor]
  package var groups: [ClaimGroup]
  package var series: [FigureSeries]
  package var commitments: [CommitmentGroup]
  package var events: [EventGroup]
  package var interests: [Interest]
  package var corrections: [Correction]
  package var documents: [BriefDocument]
  /// Passages the documents share, and who copied whom, by number of the reading.
  package var passages: [SharedPassage]
  package var copies: CopyGroups

  package init(
    readings: [Reading], groups: [ClaimGroup], series: [FigureSeries] = [],
    commitments: [CommitmentGroup] = [],
    events: [EventGroup] = [], interests: [Interest] = [], corrections: [Correction] = [],
    documents: [BriefDocument], passages: [SharedPassage]
  ) {
    self.readings = readings
    actors = readings.actors
    self.groups = groups
    self.series = series
    self.commitments = commitments
    self.events = events
    self.interests = interests
    self.corrections = corrections
    self.documents = documents
    self.passages = passages
    copies = CopyGroups(passages, in: readings.map(\.document))
  }

  /// Claims that stand among the commitments.
  var committed: [ClaimReference] {
    commitments.filter { $0.kind != .prediction }.flatMap(\.mentions).compactMap { place in
      let commitment = readings[place.reading].commitments[place.commitment]
      return commitment.claim.map { ClaimReference(reading: place.reading, claim: $0) }
    }
  }

  /// As the brief prints an actor: as its documents have it, else the gazetteer (an agency that
  /// only a credit names), else its identity.
  func name(of id: ActorID) -> String {
    (actors[id] ?? Gazetteer.standard.actor(id))?.name ?? id.value
  }

  /// A quote of a claim's content, without white space at its ends.
  func quote(_ reference: ClaimReference) -> Brief.Part {
    let claim = readings.claim(reference)
    return quote(reading: reference.reading, claim.content)
  }

  func quote(reading: Int, _ span: Span) -> Brief.Part {
    .quote(Brief.Quote(document: reading, span: readings[reading].document.text.trimmed(span)))
  }

  /// "A and B" as parts. The source's own words where it is nobody in particular or stayed
  /// unresolved; "no source named" where no words name it.
  func names(of claim: Claim, reading: Int) -> [Brief.Part] {
    let known = claim.actors.filter { isParticular($0) }
    guard !known.isEmpty else {
      return claim.source.map { [quote(reading: reading, $0)] } ?? [.label("no source named")]
    }
    return names(known)
  }

  func names(_ ids: [ActorID]) -> [Brief.Part] {
    var parts: [Brief.Part] = []
    for id in ids {
      if !parts.isEmpty { parts.append(.label("and")) }
      parts.append(.name(name(of: id)))
    }
    return parts
  }

  /// Who passed it on ("via"), and who the speaker has it from ("from"). A link that only a credit
  /// line gives is marked.
  func chain(of claim: Claim) -> [Brief.Part] {
    var parts: [Brief.Part] = []
    var isBehind = false
    for link in claim.chain where link.actors != [.outlet] {
      if link.actors == claim.actors {
        isBehind = true
        continue
      }
      let known = link.actors.filter { name(of: $0) != $0.value }
      guard !known.isEmpty else { continue }
      parts.append(.label(isBehind ? "from" : "via"))
      parts += names(known)
      if link.isInferred { parts.append(.label("(inferred from the credit)")) }
    }
    return parts
  }

  /// Somebody with an identity, named or described: not "reports", not a mere ground.
  func isParticular(_ id: ActorID) -> Bool {
    switch actors[id]?.kind {
    case .unspecified, .evidence, nil: false
    default: id != .outlet
    }
  }

  /// When the act took place, if the claim says.
  func date(of claim: Claim, reading: Int) -> Brief.Part? {
    guard let number = claim.date, readings[reading].dates.indices.contains(number) else {
      return nil
    }
    let date = readings[reading].dates[number]
    guard let start = date.interval?.start else { return nil }
    let isDay = date.interval?.end == start.adding(days: 1)
    guard isDay else { return nil }
    return .date(DateLabel.text(start), date.isInferred || isInferred(reading))
  }

  func isInferred(_ reading: Int) -> Bool {
    readings[reading].document.published.basis == .inferred
  }
}

/// Dates as the brief prints them: "23 Oct 2024".
enum DateLabel {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// "24 Oct 2024", "by 23 Oct 2024", "23 Oct 2024 or later", "23 to 25 Oct 2024", "unknown".
  static func text(_ date: PublicationDate) -> String {
    if let value = date.value { return text(value) }
    switch (date.earliest, date.latest) {
    case (let start?, let end?): return "\(text(start)) to \(text(end))"
    case (let start?, nil): return "\(text(start)) or later"
    case (nil, let end?): return "by \(text(end))"
    case (nil, nil): return "unknown"
    }
  }
}
