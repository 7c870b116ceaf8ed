import Sentences

/// Claims of headlines, read by word order: "Ministry: 40 dead", "Minister Denies Talks".
///
/// Headlines drop articles and auxiliaries and capitalise, so no tree is trusted here. Silent
/// where more than one cue could govern.
struct HeadingCues {
  let verbs: VerbCues
  private var tree: SentenceTree { verbs.tree }

  func drafts() -> [Draft] {
    guard tree.sentence.isHeading, tree.tokens.count < 40 else { return [] }
    if let colon = colon() { return [colon] }
    return verb().map { [$0] } ?? adverb().map { [$0] } ?? []
  }

  /// "Reportedly" anywhere makes the whole headline reported.
  private func adverb() -> Draft? {
    guard
      let index = tree.tokens.indices.first(where: {
        CueLexicon.adverbs[tree.lower($0)] != nil
      }), let entry = CueLexicon.adverbs[tree.lower(index)]
    else { return nil }
    var start = 0
    if let colon = tree.tokens.indices.first(where: { tree.lower($0) == ":" }), colon < index {
      start = colon + 1
    }
    guard let content = verbs.edges.trimmed(start..<tree.tokens.count) else { return nil }
    return Draft(
      cueHead: index, cue: index..<index + 1, sourceHead: nil, source: nil,
      contentHead: head(of: content), content: content, entry: entry, rule: "heading.adverb")
  }

  private func head(of range: Range<Int>) -> Int {
    range.first { tree.head(of: $0).map { !range.contains($0) } ?? true } ?? range.lowerBound
  }

  /// "Ministry: 40 dead". The part before the colon must name a speaker.
  private func colon() -> Draft? {
    guard let colon = tree.tokens.firstIndex(where: { $0.text == ":" }), colon > 0, colon < 6,
      colon + 2 < tree.tokens.count, let entry = CueLexicon.verbs["say"],
      isSpeaker(0..<colon),
      let content = verbs.edges.trimmed(colon + 1..<tree.tokens.count)
    else { return nil }
    return Draft(
      cueHead: colon, cue: colon..<colon + 1, sourceHead: colon - 1, source: 0..<colon,
      contentHead: head(of: content), content: content, entry: entry, rule: "heading.colon")
  }

  private static let bodies: Set<String> = [
    "ministry", "government", "police", "report", "army", "un", "poll", "survey", "study",
    "agency", "court", "council", "officials", "sources", "experts", "analysts", "navy", "nato",
    "kremlin", "pentagon", "union", "company", "mayor", "minister", "president", "governor",
  ]

  private func isSpeaker(_ range: Range<Int>) -> Bool {
    guard let last = range.last else { return false }
    if range.contains(where: { tree.tokens[$0].tag == .verb || tree.isPunctuation($0) }) {
      return false
    }
    let word = tree.lower(last)
    return HeadingCues.bodies.contains(word) || Roles.isHuman(tree.lemma(last))
      || range.count == 1 && tree.tokens[last].tag == .propn && word.count > 3
  }

  /// "US Confirms Presence": words, a cue in the third person or past, words.
  private func verb() -> Draft? {
    let found = tree.tokens.indices.compactMap { index in
      entry(index).map { (index: index, entry: $0) }
    }
    guard let (index, entry) = found.first, index > 0, index <= 10,
      !found.dropFirst().contains(where: { tree.tokens[$0.index].tag == .verb }),
      index + 1 < tree.tokens.count
    else { return nil }
    var low = index
    while low > 0, !tree.isPunctuation(low - 1) { low -= 1 }
    guard low < index, !(low..<index).contains(where: { tree.tokens[$0].tag == .verb }) else {
      return nil
    }
    let (start, used) = contentStart(index, entry)
    guard let content = verbs.edges.trimmed(start..<contentEnd(start)) else { return nil }
    var draft = Draft(
      cueHead: index, cue: index..<start, sourceHead: index - 1, source: low..<index,
      contentHead: head(of: content), content: content, entry: used, rule: "heading.verb")
    if used.act == "no_comment" { draft.modality = .noPosition }
    return draft
  }

  private func contentEnd(_ start: Int) -> Int {
    (start..<tree.tokens.count).first {
      tree.lower($0) == "," && $0 + 1 < tree.tokens.count
        && tree.lower($0 + 1).hasSuffix("ing")
    } ?? tree.tokens.count
  }

  private static let concern: Set<String> = ["voices", "expresses", "sounds", "voice", "express"]

  /// A third-person or past form whose lemma is a core cue.
  private func entry(_ index: Int) -> CueEntry? {
    let word = tree.lower(index)
    if HeadingCues.concern.contains(word) { return concernEntry(index) }
    guard word.count > 3, word.hasSuffix("s") || word.hasSuffix("ed") || word == "said" else {
      return nil
    }
    for lemma in HeadingCues.lemmas(of: word) {
      guard let entry = CueLexicon.verbs[lemma], !entry.isWide else { continue }
      if [
        "plan", "offer", "address", "report", "claim", "demand", "back", "promise", "request",
        "challenge", "document", "record", "estimate", "press", "project", "signal", "order",
        "call", "hope", "fear", "view", "doubt", "question", "set", "put", "review", "study",
        "point", "post", "show", "find", "rule", "go", "charge", "list", "direct", "detail",
      ].contains(lemma), tree.tokens[index].tag != .verb {
        continue
      }
      return entry
    }
    return nil
  }

  /// "Voices Alarm Over": the noun decides.
  private func concernEntry(_ index: Int) -> CueEntry? {
    for next in index + 1..<min(index + 4, tree.tokens.count) {
      let word = tree.lower(next)
      if let entry = CueLexicon.nouns[word] ?? CueLexicon.nouns[String(word.dropLast())] {
        return entry
      }
    }
    return nil
  }

  static func lemmas(of word: String) -> [String] {
    var result: [String] = []
    if word == "said" { result.append("say") }
    if word.hasSuffix("ies") { result.append(String(word.dropLast(3)) + "y") }
    if word.hasSuffix("ied") { result.append(String(word.dropLast(3)) + "y") }
    if word.hasSuffix("es") { result.append(String(word.dropLast(2))) }
    if word.hasSuffix("s") { result.append(String(word.dropLast())) }
    if word.hasSuffix("ed") {
      result.append(String(word.dropLast(2)))
      result.append(String(word.dropLast()))
    }
    return result
  }

  /// After the cue's own noun and preposition, or "that".
  private func contentStart(_ index: Int, _ entry: CueEntry) -> (Int, CueEntry) {
    var start = index + 1
    if entry.word == .noun {
      while start < tree.tokens.count, start < index + 5,
        !entry.prepositions.contains(tree.lower(start))
      { start += 1 }
      return (min(start + 1, tree.tokens.count), entry)
    }
    if start < tree.tokens.count,
      tree.lower(start) == "that" || entry.prepositions.contains(tree.lower(start))
        || (entry.frames.contains(.infinitive) && tree.lower(start) == "to")
    {
      start += 1
    }
    return (start, entry)
  }
}
