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
      let drafts = reader.drafts(learned: .english, mentions: mentions[index] ?? [])
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
  /// The drafts of one sentence as training examples: what the weights of the probability are
  /// learned from. `learned` must not have seen the sentence.
  package static func examples(
    in sentence: Sentence, mentions: [Mention], learned: LearnedDrafts
  ) -> [Example] {
    guard let reader = SentenceClaims(sentence) else { return [] }
    let drafts = reader.drafts(learned: learned, mentions: mentions)
    return drafts.map { draft in
      Example(
        cue: draft.cue, source: draft.source, content: draft.content,
        features: ClaimFeatures.features(of: draft, in: reader.tree))
    }
  }

  /// One draft as a training example: its parts as token ranges.
  package struct Example: Sendable {
    package var cue: Range<Int>
    package var source: Range<Int>?
    package var content: Range<Int>
    package var features: [String]
  }
}
