import Claims
import Documents
import Names
import Origins
import Sentences
import Spans
import Stories

/// How many origins stand behind what a brief prints, in the words the brief uses.
struct Origination {
  let source: BriefSource
  let counter: OriginCounter

  init(_ source: BriefSource) {
    self.source = source
    counter = OriginCounter(
      documents: source.readings.map(\.document), groups: source.copies,
      passages: source.passages, actors: source.actors)
  }

  /// Origins of a group's statements; denials and silence are answers, not origins of it.
  func summary(_ group: ClaimGroup) -> OriginSummary {
    let statements = group.tellings.filter { $0.relation != .denies && $0.relation != .noPosition }
    return summary((statements.isEmpty ? group.tellings : statements).map(\.reference))
  }

  func summary(_ references: [ClaimReference]) -> OriginSummary {
    summary(of: references.map(telling))
  }

  func summary(of tellings: [Telling]) -> OriginSummary {
    let count = counter.count(tellings)
    return OriginSummary(
      named: count.named.map(name), unnamed: count.anonymous.count,
      unresolved: count.unresolved.count, carriers: count.carriers.count,
      independence: count.independence.first.map {
        Brief.Quote(document: $0.document, span: $0.span)
      },
      isLinked: count.links.contains { $0.kind == .relay || $0.kind == .sameState })
  }

  private func telling(_ reference: ClaimReference) -> Telling {
    let claim = source.readings.claim(reference)
    let sentences = source.readings[reference.reading].sentences
    let sentence = sentences.indices.contains(claim.sentence) ? sentences[claim.sentence].span : nil
    return Telling(claim, in: reference.reading, sentence: sentence)
  }

  private func name(_ origin: Origin) -> String {
    origin.actors.first.map(source.name) ?? origin.credit ?? ""
  }

  /// Every origin named in the story, the most carried first.
  var all: [String] {
    let references = source.readings.indices.flatMap { reading in
      source.readings[reading].claims.indices
        .filter { source.readings[reading].claims[$0].isAttributed }
        .map { ClaimReference(reading: reading, claim: $0) }
    }
    return counter.count(references.map(telling)).named.filter { $0.basis == .authority }.map(name)
  }
}
