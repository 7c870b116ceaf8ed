import Sentences
import Spans

/// Reading by word order where the tree gives no content: the commonest shapes of reported
/// speech only, each with a mark that hardly stands for anything else.
extension VerbCues {
  /// The first shape that fits.
  func linear(_ verb: Int, _ entry: CueEntry) -> Draft? {
    complementised(verb, entry) ?? preposedContent(verb, entry) ?? bareContent(verb, entry)
      ?? quotedLabel(verb, entry)
  }

  private func made(
    _ verb: Int, _ entry: CueEntry, source: Int, phrase: Range<Int>? = nil,
    content: Range<Int>, rule: String
  ) -> Draft? {
    guard let trimmed = edges.trimmed(content), !trimmed.contains(source) else { return nil }
    let head =
      trimmed.first { tree.tokens[$0].tag == .verb && tree.isFinite($0) }
      ?? trimmed.lowerBound
    return Draft(
      cueHead: verb, cue: extent.verbGroup(verb), sourceHead: source,
      source: phrase ?? clipped(finder.phrase(of: source), before: extent.verbGroup(verb)),
      contentHead: head, content: trimmed, entry: entry, rule: rule)
  }

  /// "X said on Monday that P": to the end of the sentence.
  private func complementised(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.frames.contains(.that), let that = complementiser(after: verb),
      let source = finder.source(of: verb) ?? nounBefore(verb)
    else { return nil }
    var end = tree.tokens.count
    if ["although", "while", "though", "as", "if", "when", "after"].contains(tree.lower(0)) {
      end = (that..<end).first { tree.lower($0) == "," } ?? end
    }
    return made(verb, entry, source: source, content: that + 1..<end, rule: "verb.linear")
  }

  private static let finite: Set<String> = ["VBD", "VBZ", "VBP", "MD"]

  private func hasFiniteVerb(_ range: Range<Int>) -> Bool {
    range.contains { VerbCues.finite.contains(tree.tokens[$0].xpos) }
  }

  /// "P, X said on Monday."
  private func preposedContent(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.frames.contains(.quote), VerbCues.finite.contains(tree.tokens[verb].xpos),
      tree.tokens.count - verb < 14,
      let comma = (max(0, verb - 14)..<verb).last(where: {
        tree.lower($0) == "," || isClosingMark($0)
      })
    else { return nil }
    let between = comma + 1..<verb
    guard
      let source = between.last(where: {
        [.noun, .propn, .pron].contains(tree.tokens[$0].tag) && Roles.canSpeak($0, in: tree)
      }), !between.contains(where: { [.verb, .aux, .adp, .sconj].contains(tree.tokens[$0].tag) }),
      hasFiniteVerb(0..<comma), !hasFiniteVerb(verb + 1..<tree.tokens.count)
    else { return nil }
    return made(
      verb, entry, source: source, phrase: between, content: 0..<comma + 1,
      rule: "verb.linear-final")
  }

  /// "P, says their leader": the speaker after the verb whom the parser took for its object.
  func inverted(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.frames.contains(.quote), entry.frames.contains(.that), verb > 2,
      VerbCues.finite.contains(tree.tokens[verb].xpos),
      tree.lower(verb - 1) == "," || isClosingMark(verb - 1),
      let object = tree.child(of: verb, .obj), object > verb, !tree.hasSubject(verb),
      tree.tokens[object].tag == .propn || Roles.isHuman(tree.lemma(object)),
      tree.range(object).lowerBound == verb + 1, hasFiniteVerb(0..<verb),
      !hasFiniteVerb(verb + 1..<tree.range(object).upperBound)
    else { return nil }
    return made(
      verb, entry, source: object, phrase: finder.phrase(of: object), content: 0..<verb,
      rule: "verb.inverted")
  }

  private func isClosingMark(_ index: Int) -> Bool { edges.isClosing(index) }

  /// "X said P" where the parser cut the sentence elsewhere.
  private func bareContent(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.frames.contains(.that), entry.frames.contains(.quote),
      VerbCues.finite.contains(tree.tokens[verb].xpos), verb + 3 < tree.tokens.count,
      let source = finder.source(of: verb) ?? nounBefore(verb), source < verb,
      Roles.canSpeak(source, in: tree)
    else { return nil }
    switch tree.tokens[verb + 1].tag {
    case .det, .propn, .noun, .pron, .num, .adj: break
    default: return nil
    }
    let content = verb + 1..<tree.tokens.count
    guard tree.tokens[verb + 1].relation != .obj || tree.tokens[verb + 1].tag == .det,
      hasFiniteVerb(content),
      !["him", "her", "them", "me", "us", "so"]
        .contains(tree.lower(verb + 1))
    else { return nil }
    return made(verb, entry, source: source, content: content, rule: "verb.linear-bare")
  }

  /// `called half of them “deplorable”`, `described it as “grave”`: the quotation is the label.
  private func quotedLabel(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.frames.contains(.label) || entry.frames.contains(.asLabel),
      let source = finder.source(of: verb) ?? nounBefore(verb),
      let quotation = tree.sentence.quotations.first(where: {
        $0.depth == 0 && $0.span.start > tree.tokens[verb].span.start
      })
    else { return nil }
    let range = tree.sentence.tokenRange(in: quotation.span)
    guard range.lowerBound > verb, range.lowerBound - verb < 14, range.count >= 3,
      !hasFiniteVerb(verb + 1..<range.lowerBound)
    else { return nil }
    if Falsehood.isLabel(range, in: tree), let object = tree.child(of: verb, .obj, .iobj) {
      return denied(verb, entry, object, end: range.upperBound)
    }
    return made(verb, entry, source: source, content: range, rule: "verb.linear-label")
  }

  /// The head of the noun phrase right before the verb group.
  func nounBefore(_ verb: Int) -> Int? {
    nounEnding(at: extent.verbGroup(verb).lowerBound - 1)
  }

  /// The head of the noun phrase that ends at this token.
  func nounEnding(at index: Int) -> Int? {
    let verb = index + 1
    guard index >= 0 else { return nil }
    if ["some", "others", "many", "most", "several"].contains(tree.lower(index)) { return index }
    guard [.noun, .propn, .pron].contains(tree.tokens[index].tag) else { return nil }
    var head = index
    for _ in 0..<8 {
      guard let above = tree.head(of: head), above < verb,
        [.noun, .propn].contains(tree.tokens[above].tag)
      else { break }
      head = above
    }
    return head
  }
}
