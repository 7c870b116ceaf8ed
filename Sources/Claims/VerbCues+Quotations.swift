import Sentences
import Spans

/// Direct speech: which quotation belongs to which cue verb.
extension VerbCues {
  /// One draft for each quotation the verb brings or follows.
  func quotations(_ verb: Int, _ entry: CueEntry) -> [Draft] {
    guard entry.frames.contains(.quote) else { return [] }
    return directQuotations.compactMap { range in
      guard isDirect(range, verb), owner(of: range) == verb, !isAfterthought(range, of: verb) else {
        return nil
      }
      let words = range.filter { !tree.isPunctuation($0) }
      let head =
        words.first { tree.head(of: $0).map { !range.contains($0) } ?? true }
        ?? range.lowerBound
      let source = source(of: verb) ?? invertedSource(verb)
      if let source, range.contains(source) { return nil }
      var draft = Draft(
        cueHead: verb, cue: extent.verbGroup(verb), sourceHead: source,
        source: source.map { finder.phrase(of: $0) }, contentHead: head, content: range,
        entry: entry, rule: "verb.quote")
      draft.isDirect = true
      return draft
    }
  }

  /// Token ranges of the outer quotations that are more than a word or two, marks included.
  private var directQuotations: [Range<Int>] {
    tree.sentence.quotations.compactMap { quotation in
      guard quotation.depth == 0 else { return nil }
      let range = tree.sentence.tokenRange(in: quotation.span)
      return range.count >= 4 ? range : nil
    }
  }

  /// The nearest verb of speech outside the quotation that could bring it.
  private func owner(of range: Range<Int>) -> Int? {
    var best: (distance: Int, verb: Int)?
    for index in max(0, range.lowerBound - 30)..<min(tree.tokens.count, range.upperBound + 16)
    where !range.contains(index) {
      guard let entry = entry(at: index), entry.frames.contains(.quote), isDirect(range, index)
      else { continue }
      let distance =
        index < range.lowerBound
        ? range.lowerBound - index : index - range.upperBound
      if best.map({ distance < $0.distance }) ?? true { best = (distance, index) }
    }
    return best?.verb
  }

  /// `“Q,” he said`, `He said, “Q”`, `He said: “Q”`, `He said that “Q.”`.
  private func isDirect(_ range: Range<Int>, _ verb: Int) -> Bool {
    verb < range.lowerBound ? isBrought(range, by: verb) : isFollowed(range, by: verb)
  }

  private func isBrought(_ range: Range<Int>, by verb: Int) -> Bool {
    let before = range.lowerBound - 1
    guard range.lowerBound - verb < 30, before >= 0 else { return false }
    if [",", ":"].contains(tree.lower(before)) { return !hasClauseBetween(verb, before) }
    guard before == verb || tree.lower(before) == "that" && before <= verb + 2 else {
      return false
    }
    let after = range.upperBound
    return after >= tree.tokens.count || tree.isPunctuation(after)
      || tree.tokens[after].tag == .cconj
  }

  private func hasClauseBetween(_ verb: Int, _ end: Int) -> Bool {
    (verb + 1..<max(verb + 1, end)).contains {
      tree.lower($0) == "that" && tree.relation($0) == .mark
    }
  }

  private func isFollowed(_ range: Range<Int>, by verb: Int) -> Bool {
    let after = range.upperBound
    guard verb - after < 16, after <= verb, opensSentence(range),
      tree.tokens[verb].xpos != "VBG" || tree.hasSubject(verb)
    else { return false }
    let last = range.upperBound - 2
    let ends = last >= 0 && tree.isPunctuation(last)
    let comma = after < tree.tokens.count && [",", "—", "-", "–"].contains(tree.lower(after))
    guard ends || comma else { return false }
    return !(after..<verb).contains { [";", ":"].contains(tree.lower($0)) }
  }

  /// Nothing but a connective, or another quotation and its cue, stands before the quotation.
  private func opensSentence(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    if start <= 1 { return true }
    return [",", ":"].contains(tree.lower(start - 1))
  }

  /// `said Ann Berg` where the parser made the speaker an object.
  private func invertedSource(_ verb: Int) -> Int? {
    guard let object = tree.child(of: verb, .obj), object > verb else { return nil }
    return tree.tokens[object].tag == .propn || Roles.isHuman(tree.lemma(object)) ? object : nil
  }
}
