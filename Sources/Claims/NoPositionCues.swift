import Sentences

/// "neither confirmed nor denied P", "declined to comment on P", by word order: the commonest way
/// of taking no position, too often torn apart by a parser to be left to the tree.
struct NoPositionCues {
  let verbs: VerbCues
  private var tree: SentenceTree { verbs.tree }

  func drafts() -> [Draft] {
    tree.tokens.indices.compactMap { index in
      switch tree.lower(index) {
      case "neither": return neitherNor(index)
      case "declined", "refused", "declining", "refusing", "declines", "refuses":
        return declined(index)
      case "would", "will": return unwilling(index)
      default: return nil
      }
    }
  }

  private func isTaking(_ index: Int, _ act: String) -> Bool {
    guard tree.tokens.indices.contains(index) else { return false }
    return HeadingCues.lemmas(of: tree.lower(index)).contains(act) || tree.lower(index) == act
  }

  /// "neither confirmed nor denied", in either order of the verbs.
  private func neitherNor(_ index: Int) -> Draft? {
    guard index + 3 < tree.tokens.count, tree.lower(index + 2) == "nor",
      isTaking(index + 1, "confirm") && isTaking(index + 3, "deny")
        || isTaking(index + 1, "deny") && isTaking(index + 3, "confirm")
    else { return nil }
    return draft(from: index, verb: index + 1, end: min(index + 4, tree.tokens.count))
  }

  /// "declined to confirm or deny P", "declined to comment on P".
  private func declined(_ index: Int) -> Draft? {
    guard index + 2 < tree.tokens.count, tree.lower(index + 1) == "to" else { return nil }
    let last = index + 3 >= tree.tokens.count || tree.isPunctuation(index + 3)
    if tree.lower(index + 2) == "comment", last {
      return draft(from: index, verb: index, end: index + 3)
    }
    guard index + 4 < tree.tokens.count else { return nil }
    if tree.lower(index + 2) == "comment" {
      guard ["on", "about"].contains(tree.lower(index + 3)) else { return nil }
      return draft(from: index, verb: index, end: index + 4)
    }
    if NoPositionCues.telling.contains(tree.lower(index + 2)) {
      return draft(from: index, verb: index, end: index + 3)
    }
    guard index + 4 < tree.tokens.count, isTaking(index + 2, "confirm"),
      ["or", "nor"].contains(tree.lower(index + 3)), isTaking(index + 4, "deny")
    else { return nil }
    return draft(from: index, verb: index, end: min(index + 5, tree.tokens.count))
  }

  /// "would not comment on P", "would not be drawn on P"; "neither A nor B would comment on P".
  private func unwilling(_ index: Int) -> Draft? {
    var next = index + 1
    let isNot = ["not", "n't", "never"].contains(tree.lower(min(next, tree.tokens.count - 1)))
    if isNot { next += 1 }
    guard next + 2 < tree.tokens.count,
      isNot || (0..<index).contains(where: { tree.lower($0) == "neither" })
    else { return nil }
    let isDrawn = tree.lower(next) == "be" && tree.lower(next + 1) == "drawn"
    guard isDrawn || tree.lower(next) == "comment" else { return nil }
    let preposition = next + (isDrawn ? 2 : 1)
    guard preposition + 1 < tree.tokens.count,
      ["on", "about"].contains(tree.lower(preposition))
    else { return nil }
    return draft(from: index, verb: next, end: preposition + 1)
  }

  private static let telling: Set<String> = ["say", "disclose", "reveal", "discuss", "specify"]

  /// "Asked whether P, the mayor declined to comment": what nobody took a position on stands in the
  /// question.
  private func asked() -> Range<Int>? {
    guard let asked = tree.tokens.indices.first(where: { tree.lower($0) == "asked" }),
      asked + 2 < tree.tokens.count, asked == 0 || tree.lower(asked - 1) == "when",
      ["whether", "if", "about"].contains(tree.lower(asked + 1))
    else { return nil }
    let start = asked + 2
    let end = (start..<tree.tokens.count).first { tree.lower($0) == "," } ?? tree.tokens.count
    return verbs.edges.trimmed(start..<end)
  }

  /// Content to the next comma outside brackets, source before the verb group.
  private func draft(from start: Int, verb: Int, end: Int) -> Draft? {
    guard let entry = CueLexicon.verbs["confirm"] else { return nil }
    var low = start
    while low > 0, [.aux, .adv].contains(tree.tokens[low - 1].tag) || tree.lower(low - 1) == "has" {
      low -= 1
    }
    let stop =
      (end..<tree.tokens.count).first { tree.lower($0) == "," || tree.lower($0) == ";" }
      ?? tree.tokens.count
    let own = end < stop ? verbs.edges.trimmed(end..<stop) : nil
    guard let content = own ?? asked(), !content.overlaps(low..<end) else { return nil }
    let source = source(before: low)
    var draft = Draft(
      cueHead: verb, cue: low..<end, sourceHead: source,
      source: source.map { verbs.clipped(verbs.finder.phrase(of: $0), before: low..<end) },
      contentHead: content.lowerBound, content: content, entry: entry, rule: "no-position")
    draft.modality = .noPosition
    draft.act = "no_comment"
    return draft
  }

  /// The noun right before, or the one "which" and "who" stand for.
  private func source(before low: Int) -> Int? {
    guard low > 0 else { return nil }
    var before = low
    if ["which", "who", "that"].contains(tree.lower(low - 1)) { before = low - 1 }
    while before > 0, tree.isPunctuation(before - 1) { before -= 1 }
    return before > 0 ? verbs.nounEnding(at: before - 1) : nil
  }
}
