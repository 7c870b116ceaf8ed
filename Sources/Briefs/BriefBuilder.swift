import Claims
import Documents
import Names
import Spans
import Stories

extension Brief {
  /// The whole brief of a story, every item in it; `Selection` cuts it to the first screen.
  package init(_ source: BriefSource) {
    let origins = Origination(source)
    let claims = ClaimsSection(source: source, origins: origins.summary)
    let denied = DeniedSection(source: source)
    let told = source.groups.filter(claims.isMain).flatMap { $0.tellings.map(\.reference) }
    let used = Set(told + source.committed)
    story = Headline.names(source)
    asOf = Headline.asOf(source)
    documents = source.documents
    self.origins = origins.all
    sections = [
      Section(
        .corrections,
        CorrectionsSection(source: source, corrections: source.corrections).items()),
      Section(.claims, claims.items()),
      Section(
        .figures, FiguresSection(source: source, series: source.series, origins: origins).items()),
      Section(.disputed, denied.disputed()),
      Section(.denied, denied.denied()),
      Section(
        .commitments, CommitmentsSection(source: source, groups: source.commitments).items()),
      Section(.expected, ExpectedSection(source: source, used: used).items()),
      Section(
        .interests, InterestsSection(source: source, interests: source.interests).items()),
      Section(.events, EventsSection(source: source, groups: source.events).items()),
      Section(.network, NetworkSection(source: source, groups: source.events).items()),
      Section(
        .course,
        CourseSection(source: source, groups: source.events, commitments: source.commitments)
          .items()),
      Section(.timeline, TimelineSection(source: source).items()),
      Section(.sources, SourcesSection(source: source).items()),
    ]
  }
}

/// What stands over a brief: whom it is about, and as of when.
enum Headline {
  /// The three states, bodies or places most documents name, most mentions first on a tie.
  static func names(_ source: BriefSource) -> [String] {
    var documents: [ActorID: Int] = [:]
    var mentions: [ActorID: Int] = [:]
    for reading in source.readings {
      let ids = reading.names.mentions.compactMap(\.actor)
      for id in ids { mentions[id, default: 0] += 1 }
      for id in Set(ids) { documents[id, default: 0] += 1 }
    }
    let candidates = mentions.keys.filter { isNameable($0, source) }
    let ranked = candidates.sorted {
      (documents[$1] ?? 0, mentions[$1] ?? 0, $0) < (documents[$0] ?? 0, mentions[$0] ?? 0, $1)
    }
    return ranked.prefix(3).map(source.name)
  }

  private static func isNameable(_ id: ActorID, _ source: BriefSource) -> Bool {
    switch source.actors[id]?.kind {
    case .state, .government, .organ, .organisation, .group, .place: true
    default: false
    }
  }

  static func asOf(_ source: BriefSource) -> Brief.AsOf {
    var newest: (date: CalendarDate, isInferred: Bool)?
    for reading in source.readings {
      let published = reading.document.published
      guard let date = published.value ?? published.earliest else { continue }
      if date > newest?.date ?? CalendarDate(days: Int.min / 2) {
        newest = (date, published.basis == .inferred)
      }
    }
    return Brief.AsOf(date: newest?.date, isInferred: newest?.isInferred ?? false)
  }
}
