import Names
import Sentences
import Spans

/// From drafts of one sentence to claims: modality, evidence, actors and nesting.
struct ClaimBuilder {
  let tree: SentenceTree
  let sentence: Int
  let speakers: Speakers
  let text: SourceText

  func claims(_ drafts: [Draft]) -> (claims: [Claim], actors: [Actor]) {
    var actors: [Actor] = []
    var claims: [Claim] = []
    for draft in drafts {
      let (claim, made) = claim(draft)
      claims.append(claim)
      actors += made
    }
    for number in claims.indices {
      claims[number].chain = chain(of: number, claims, drafts)
    }
    return (claims, actors)
  }

  private func claim(_ draft: Draft) -> (Claim, [Actor]) {
    let answer = speakers(of: draft)
    let actors = answer.actors
    let ids = actors.map(\.id)
    let reading = ModalityReader(tree: tree).result(
      head: draft.contentHead, content: draft.content, act: draft.act, given: draft.modality,
      isPositive: draft.isPositive, isReportedBy: isHearsay(draft), isExpert: isExpert(draft))
    var modality = reading.modality
    let evidence = evidence(draft)
    if draft.act == "identify", !evidence.isEmpty, modality == .asserted { modality = .confirmed }
    let claim = Claim(
      sentence: sentence, content: tree.span(draft.content), cue: tree.span(draft.cue),
      source: draft.source.map { tree.span($0) }, actors: ids, modality: modality,
      isPositive: reading.isPositive, form: form(draft),
      isAnonymous: answer.isAnonymous, evidence: evidence,
      condition: reading.condition.map { tree.span($0) }, act: draft.act,
      probability: Rates.probability(ClaimFeatures.features(of: draft, in: tree)), rule: draft.rule)
    return (claim, actors)
  }

  private func speakers(of draft: Draft) -> Speakers.Answer {
    if draft.rule == "correction" {
      return Speakers.Answer(
        actors: [Actor(id: .outlet, name: "outlet", kind: .outlet)], isAnonymous: false)
    }
    guard let phrase = draft.source else {
      return Speakers.Answer(
        actors: [Speakers.unnamed(act: draft.act, lemma: draft.entry.lemma, rule: draft.rule)],
        isAnonymous: false)
    }
    let words = tree.span(phrase)
    return speakers.speakers(phrase, words: text.string(words))
  }

  private func form(_ draft: Draft) -> Claim.Form {
    if tree.sentence.isHeading { return .headline }
    let span = tree.span(draft.content)
    let quotations = tree.sentence.quotations.filter { $0.span.overlaps(span) }
    if quotations.contains(where: { $0.span.contains(span) }) { return .direct }
    return quotations.isEmpty ? .indirect : .mixed
  }

  private static let hearsay: Set<String> = [
    "report", "intelligence", "evidence", "rumor", "rumour", "account", "claim", "allegation",
    "leak", "datum", "sign", "indication",
  ]

  /// "Reports claim", "intelligence suggests": relayed at a distance.
  private func isHearsay(_ draft: Draft) -> Bool {
    guard let head = draft.sourceHead, draft.entry.word == .verb, draft.rule != "according",
      ["suggest", "indicate", "show", "claim", "say", "point", "hint", "allege", "report"]
        .contains(draft.entry.lemma)
    else { return false }
    return ClaimBuilder.hearsay.contains(tree.lemma(head))
  }

  private static let experts: Set<String> = [
    "analyst", "expert", "professor", "scholar", "academic", "researcher", "historian",
    "institute", "center", "centre", "forum", "fellow", "economist", "think-tank", "observer",
    "strategist", "lecturer", "university",
  ]

  private func isExpert(_ draft: Draft) -> Bool {
    guard let source = draft.source else { return false }
    return source.contains { ClaimBuilder.experts.contains(tree.lemma($0)) }
  }

  /// Evidence in the source phrase, in the cue's own obliques and at the start of the sentence.
  private func evidence(_ draft: Draft) -> [Evidence] {
    var ranges = draft.sourceHead.map { [tree.range($0)] } ?? []
    ranges += grounds(of: draft.cueHead)
    if tree.tokens[draft.cueHead].tag == .verb, let above = tree.head(of: draft.cueHead),
      [.advcl, .xcomp].contains(tree.relation(draft.cueHead))
    {
      ranges += grounds(of: above)
    }
    ranges = ranges.flatMap { pieces($0, without: draft.content) }
    if draft.entry.word == .noun, ["sign", "evidence", "indication"].contains(draft.entry.lemma) {
      ranges.append(draft.cueHead..<draft.cueHead + 1)
    }
    return EvidenceReader(tree: tree).evidence(in: ranges, excluding: draft.content)
  }

  /// Phrases of a verb that may name what its subject goes by.
  private func grounds(of verb: Int) -> [Range<Int>] {
    tree.children(of: verb, .obl, .nmod, .obj, .oblUnmarked).map { tree.range($0) }
  }

  private func pieces(_ range: Range<Int>, without hole: Range<Int>) -> [Range<Int>] {
    guard range.overlaps(hole) else { return [range] }
    return [
      range.lowerBound..<max(range.lowerBound, hole.lowerBound),
      min(hole.upperBound, range.upperBound)..<range.upperBound,
    ].filter { !$0.isEmpty }
  }

  /// The claims whose content this claim's cue stands in pass it on, outermost first.
  private func chain(of number: Int, _ claims: [Claim], _ drafts: [Draft]) -> [Claim.Link] {
    let cue = drafts[number].cueHead
    let outer = drafts.indices.filter {
      $0 != number && drafts[$0].content.contains(cue) && drafts[$0].cueHead != cue
        && !drafts[number].content.contains(drafts[$0].cueHead)
    }.sorted { drafts[$0].content.count > drafts[$1].content.count }
    var links = [Claim.Link([.outlet])]
    for index in outer + [number] where claims[index].isAttributed {
      let link = Claim.Link(claims[index].actors)
      if links.last?.actors != link.actors { links.append(link) }
    }
    return links
  }
}
