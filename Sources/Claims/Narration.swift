import Names
import Sentences
import Spans

/// What the outlet states in its own voice: finite main clauses that could be true or false.
///
/// Conservative: silent on questions, on sentences to the reader, on padding ("time will tell")
/// and on clauses that name nobody and nothing countable.
struct Narration {
  let tree: SentenceTree
  let sentence: Int
  /// Tokens covered by names.
  let named: [Range<Int>]

  /// Claims of the outlet beside the attributed drafts of the same sentence.
  func claims(beside drafts: [Draft]) -> [Claim] {
    guard !tree.sentence.isHeading, !isQuestion, let root = tree.sentence.root else { return [] }
    var claims: [Claim] = []
    if let main = main(root, drafts) { claims.append(main) }
    claims += inferences(drafts)
    return claims
  }

  private var isQuestion: Bool {
    tree.tokens.last { $0.tag != .punct || $0.text == "?" }?.text == "?"
  }

  /// The root clause, up to the first attributed cue phrase.
  private func main(_ root: Int, _ drafts: [Draft]) -> Claim? {
    guard tree.hasSubject(root), tree.isFinite(root), !isToReader(root), !isPadding(root),
      !tree.sentence.isQuoted(tree.tokens[root].span.start)
    else { return nil }
    let isTaken = drafts.contains {
      $0.cueHead == root || $0.content.contains(root)
        || tree.head(of: $0.cueHead) == root
          && tree.relation($0.cueHead) == .xcomp
        || tree.child(of: root, .obj) == $0.cueHead || tree.subject(of: root) == $0.cueHead
        || $0.cue.contains(root)
    }
    if isTaken { return nil }
    var range = tree.range(root)
    for draft in drafts where draft.cue.lowerBound > root {
      range = range.lowerBound..<min(range.upperBound, draft.cue.lowerBound)
    }
    return made(root, range, cue: nil, rule: "narration")
  }

  private func made(_ head: Int, _ range: Range<Int>, cue: Range<Int>?, rule: String) -> Claim? {
    guard let content = ContentEdges(tree: tree).trimmed(range), content.count >= 5 || cue != nil,
      cue != nil || hasSubstance(content, head)
    else { return nil }
    var reading = ModalityReader(tree: tree).result(head: head, content: content)
    if cue != nil, reading.modality == .asserted { reading.modality = .assessment }
    return Claim(
      sentence: sentence, content: tree.span(content), cue: cue.map { tree.span($0) },
      modality: reading.modality, isPositive: reading.isPositive, form: .narration,
      condition: reading.condition.map { tree.span($0) }, act: cue == nil ? "" : "infer",
      probability: 0.5, rule: rule)
  }

  /// Names somebody, or counts something.
  private func hasSubstance(_ content: Range<Int>, _ head: Int) -> Bool {
    named.contains { content.overlaps($0) }
      || content.contains { tree.tokens[$0].tag == .num || tree.tokens[$0].tag == .propn }
  }

  /// "we", "you" and imperatives.
  private func isToReader(_ root: Int) -> Bool {
    guard let subject = tree.subject(of: root) else { return true }
    return ["we", "you", "i", "here", "us"].contains(tree.lower(subject))
  }

  private static let padding: [(String, Set<String>)] = [
    ("tell", ["time", "history"]), ("watch", ["world", "eyes", "all"]),
    ("remain", ["question", "questions"]), ("know", ["one", "nobody"]),
  ]

  /// "Time will tell", "the world will be watching", "one thing is clear".
  private func isPadding(_ root: Int) -> Bool {
    guard let subject = tree.subject(of: root) else { return true }
    let word = tree.lower(subject)
    if word == "thing" || word == "what" { return true }
    return Narration.padding.contains { $0.0 == tree.lemma(root) && $0.1.contains(word) }
  }

  /// ", suggesting that P", ", marking a P": the writer's own reading.
  private func inferences(_ drafts: [Draft]) -> [Claim] {
    tree.tokens.indices.compactMap { index in
      guard index > 2, tree.lower(index - 1) == ",", tree.tokens[index].xpos == "VBG",
        ContentEdges.inference.contains(tree.lemma(index)),
        !drafts.contains(where: { $0.cueHead == index || $0.content.contains(index) })
      else { return nil }
      let range = tree.range(index)
      guard index + 1 < range.upperBound else { return nil }
      let head = tree.child(of: index, .ccomp, .obj, .xcomp) ?? index + 1
      return made(
        head, index + 1..<range.upperBound, cue: index..<index + 1, rule: "narration.inference")
    }
  }
}
