import Dates
import Documents
import Figures
import Names
import Sentences
import Spans

/// From sentences to claims.
package enum ClaimReader {
  /// Claims in text order. `names` comes back with the actors that only claims make
  /// ("unspec.reports", "us.officials.anon").
  package static func claims(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression]
  ) -> (claims: [Claim], names: NameReading) {
    var names = names
    var mentions: [Int: [Mention]] = [:]
    for mention in names.mentions { mentions[mention.sentence, default: []].append(mention) }
    let resolver = ActorResolver(sentences: sentences, names: names)
    var claims: [Claim] = []
    var open: Claim?
    for (index, sentence) in sentences.enumerated() {
      if var claim = open, !sentence.isHeading {
        let said = OpenCue.content(of: sentence)
        (claim.sentence, claim.content) = (index, said.span)
        claim.form = said.isDirect ? .direct : .indirect
        claims.append(claim)
      }
      open = nil
      guard let reader = SentenceClaims(sentence) else { continue }
      let builder = ClaimBuilder(
        tree: reader.tree, sentence: index,
        speakers: Speakers(resolver: resolver, sentence: index), text: document.text)
      let drafts = reader.drafts()
      let (made, actors) = builder.claims(drafts)
      if let cue = OpenCue(reader.tree),
        !drafts.contains(where: {
          $0.cueHead == cue.draft.cueHead
        })
      {
        let (waiting, actors) = builder.claims([cue.draft])
        open = waiting.first
        for actor in actors where names.actors[actor.id] == nil { names.actors[actor.id] = actor }
      }
      let narration = Narration(
        tree: reader.tree, sentence: index, named: (mentions[index] ?? []).map(\.tokens))
      claims += made + narration.claims(beside: drafts)
      for actor in actors where names.actors[actor.id] == nil { names.actors[actor.id] = actor }
    }
    claims = Continuation(document: document, sentences: sentences).extended(claims)
    claims = Chains(document: document).linked(claims)
    claims = ClaimDates.dated(claims, sentences: sentences, dates: dates)
    return (claims, names)
  }
}

extension ClaimReader {
  /// The features of every draft of one sentence with its cue, source and content: what the
  /// weights of the probability are learned from.
  package static func examples(in sentence: Sentence) -> [Example] {
    guard let reader = SentenceClaims(sentence) else { return [] }
    return reader.drafts().map { draft in
      Example(
        cue: reader.tree.span(draft.cue), source: draft.source.map { reader.tree.span($0) },
        content: reader.tree.span(draft.content),
        features: ClaimFeatures.features(of: draft, in: reader.tree))
    }
  }

  /// One draft as a training example.
  package struct Example: Sendable {
    package var cue: Span
    package var source: Span?
    package var content: Span
    package var features: [String]
  }
}
