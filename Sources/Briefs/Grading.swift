import Claims
import Documents
import Names
import Spans
import Stories

/// Facts about a claim group for the credibility table in the design.
enum Grading {
  static func grade(of group: ClaimGroup, in source: BriefSource, origins: OriginSummary) -> Grade {
    var facts = Grade.Facts()
    let relations = group.tellings.map(\.relation)
    facts.isRetracted = relations.contains(.supersedes)
    facts.isConfirmedByAnother = relations.contains(.confirms)
    facts.isDenied = relations.contains(.denies)
    facts.isDeniedByOther = group.tellings.contains { telling in
      telling.relation == .denies && !isAccused(telling, of: group, source)
    }
    facts.hasEvidence = group.tellings.contains {
      !source.readings.claim($0.reference).evidence.isEmpty
    }
    facts.namedOrigins = origins.named.count
    facts.unnamedOrigins = origins.unnamed
    facts.hasLinkedOrigins = origins.isLinked
    return Grade(facts)
  }

  /// Whether the denier is a party the claim is about: its state or body is named in the headline.
  private static func isAccused(
    _ telling: ClaimGroup.Telling, of group: ClaimGroup, _ source: BriefSource
  ) -> Bool {
    let headline = group.tellings[group.headline].reference
    let claim = source.readings.claim(headline)
    let reading = source.readings[headline.reading]
    let named = reading.names.mentions
      .filter { claim.content.contains($0.span) }
      .compactMap(\.actor?.country)
    let denier = source.readings.claim(telling.reference).actors.map(\.country)
    return denier.contains { named.contains($0) }
  }
}

extension ActorID {
  /// The part before the first dot: the country for everything of a state.
  fileprivate var country: Substring { value.prefix { $0 != "." } }
}
