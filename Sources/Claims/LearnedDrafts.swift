import Names
import Sentences

/// What learned weights add to the drafts of the grammar: how far each is trusted, arguments the
/// grammar missed or mistook, and drafts of cues that no rule knows.
package struct LearnedDrafts: Sendable {
  private let tagger: CueTagger
  private let arguments: ArgumentTagger

  static let english = LearnedDrafts(tagger: .english, arguments: .english)

  package init(tagger: CueTagger, arguments: ArgumentTagger) {
    self.tagger = tagger
    self.arguments = arguments
  }

  /// A cue less likely than this gives no draft of its own.
  private static let leastCue: Float = 0.5
  /// From here on learned arguments overrule the grammar's that share no word with them.
  private static let sureArgument: Float = 0.7

  /// The grammar's drafts with their support, and the new ones, in the order of their cues.
  func drafts(_ drafts: [Draft], in tree: SentenceTree, mentions: [Mention]) -> [Draft] {
    let sentence = AttributionSentence(tree: tree, drafts: drafts, mentions: mentions)
    let (cues, chances) = tagger.cues(in: sentence)
    guard !chances.isEmpty else { return drafts }
    var result = drafts
    for index in result.indices {
      result[index].support = result[index].cue.map { chances[$0] }.max() ?? 0
    }
    let all = cues.map(\.tokens)
    for cue in cues {
      let known = drafts.indices.filter { index in
        cue.tokens.contains { drafts[index].cue.contains($0) }
      }
      guard !known.isEmpty || cue.probability >= LearnedDrafts.leastCue,
        let found = arguments.arguments(of: cue.tokens, among: all, in: sentence)
      else { continue }
      for index in known {
        result[index] = revised(result[index], found.source, found.content, known.count, tree)
      }
      if known.isEmpty { result += made(cue, found.source, found.content, tree) }
    }
    return result.sorted {
      ($0.cueHead, $0.content.lowerBound) < ($1.cueHead, $1.content.lowerBound)
    }
  }

  /// A draft of the grammar with the source it lacks, and with a source or content that the
  /// weights are sure of in place of one that shares no word with it.
  private func revised(
    _ draft: Draft, _ source: ArgumentTagger.Argument, _ content: ArgumentTagger.Argument,
    _ siblings: Int, _ tree: SentenceTree
  ) -> Draft {
    var draft = draft
    draft.sourceSupport = LearnedDrafts.support(of: draft.source, source)
    draft.contentSupport = LearnedDrafts.support(of: draft.content, content)
    guard draft.rule.hasPrefix("verb"), siblings == 1 else { return draft }
    let verbs = VerbCues(tree)
    if draft.sourceSupport == .differs, source.probability >= LearnedDrafts.sureArgument,
      let phrase = LearnedDrafts.speaker(source.tokens, tree, verbs.finder),
      !phrase.overlaps(draft.content)
    {
      draft.source = phrase
      draft.sourceHead = LearnedDrafts.head(of: phrase, tree)
      draft.rule += "+source"
    }
    if draft.contentSupport == .differs, content.probability >= LearnedDrafts.sureArgument,
      let run = LearnedDrafts.runs(content.tokens, in: tree).max(by: { $0.count < $1.count }),
      let range = verbs.edges.trimmed(run, without: draft.cue),
      LearnedDrafts.saysSomething(range, tree)
    {
      draft.content = range
      draft.contentHead = LearnedDrafts.head(of: range, tree)
      draft.rule += "+content"
    }
    return draft
  }

  /// Whether an argument of the grammar shares words with the learned one; for contents half of
  /// either.
  private static func support(
    of range: Range<Int>?, _ argument: ArgumentTagger.Argument
  ) -> Draft.Support {
    guard let range else { return argument.tokens.isEmpty ? .bothNone : .differs }
    if argument.tokens.isEmpty { return .none }
    let shared = argument.tokens.filter(range.contains).count
    return shared * 2 >= min(range.count, argument.tokens.count)
      && shared * 3 >= max(range.count, argument.tokens.count)
      ? .agrees : shared > 0 ? .overlaps : .differs
  }

  /// One draft for each part of the content; none where a negation of the cue leaves nothing said,
  /// where it is the writer's own inference, or where a verb has nobody who speaks.
  private func made(
    _ cue: CueTagger.Cue, _ source: ArgumentTagger.Argument, _ content: ArgumentTagger.Argument,
    _ tree: SentenceTree
  ) -> [Draft] {
    let runs = LearnedDrafts.runs(cue.tokens, in: tree)
    guard let words = runs.max(by: { $0.count < $1.count }), !content.tokens.isEmpty else {
      return []
    }
    let verbs = VerbCues(tree)
    let head = LearnedDrafts.head(of: words, tree)
    let entry = LearnedDrafts.entry(at: head, tree)
    let speaker = LearnedDrafts.speaker(source.tokens, tree, verbs.finder)
    let stance = tree.stance(of: head)
    guard stance != .hypothetical, !verbs.isInference(head, entry),
      speaker != nil || tree.tokens[head].tag != .verb
    else { return [] }
    return LearnedDrafts.contents(content.tokens, around: words, in: tree).compactMap { run in
      guard let range = verbs.edges.trimmed(run), LearnedDrafts.saysSomething(range, tree) else {
        return nil
      }
      var draft = Draft(
        cueHead: head, cue: words, sourceHead: speaker.map { LearnedDrafts.head(of: $0, tree) },
        source: speaker, contentHead: LearnedDrafts.head(of: range, tree), content: range,
        entry: entry, rule: "learned")
      draft.support = cue.probability
      draft.sourceSupport = speaker == nil ? .bothNone : .agrees
      draft.contentSupport = .agrees
      return StanceRules.applied(stance, to: draft, in: tree)
    }
  }

  /// The longest run of the source's words; for "who" and "which" the noun they stand for.
  private static func speaker(
    _ tokens: [Int], _ tree: SentenceTree, _ finder: SourceFinder
  ) -> Range<Int>? {
    guard let run = runs(tokens, in: tree).max(by: { $0.count < $1.count }) else { return nil }
    if run.count == 1, ["who", "which", "that"].contains(tree.lower(run.lowerBound)) {
      return antecedent(of: run.lowerBound, tree).map(finder.phrase)
    }
    let top = head(of: run, tree)
    let names: Set<Tag> = [.noun, .propn, .pron, .num, .det]
    let hasVerb = (run.lowerBound..<top).contains {
      tree.tokens[$0].tag == .verb && tree.relation($0) != .amod
    }
    return names.contains(tree.tokens[top].tag) && !hasVerb ? run : nil
  }

  /// The noun a relative pronoun stands for: the head of the phrase that ends right before it.
  private static func antecedent(of pronoun: Int, _ tree: SentenceTree) -> Int? {
    var index = pronoun - 1
    while index > 0, tree.isPunctuation(index) { index -= 1 }
    guard index >= 0, [.noun, .propn].contains(tree.tokens[index].tag) else { return nil }
    for _ in 0..<8 {
      guard let above = tree.head(of: index), above < pronoun,
        [.noun, .propn].contains(tree.tokens[above].tag), tree.relation(index) != .conj
      else { break }
      index = above
    }
    return index
  }

  /// An adverb inside a clause ("were reportedly moving") does not cut it; other cues do.
  private static func contents(
    _ tokens: [Int], around cue: Range<Int>, in tree: SentenceTree
  ) -> [Range<Int>] {
    let isHedge = cue.allSatisfy { tree.tokens[$0].tag == .adv }
    guard isHedge, let first = tokens.first, let last = tokens.last, first < cue.lowerBound,
      last >= cue.upperBound
    else { return runs(tokens, in: tree).filter { !isAside($0, tree) } }
    return [first..<last + 1]
  }

  /// "who resigned on Thursday": what the writer adds about a noun outside.
  private static func isAside(_ range: Range<Int>, _ tree: SentenceTree) -> Bool {
    tree.relation(head(of: range, tree)) == .aclRelcl
      || ["who", "which", "whose"].contains(tree.lower(range.lowerBound))
  }

  /// A clause or quoted words; a bare noun phrase ("deep concern") is an act, not a content.
  private static func saysSomething(_ range: Range<Int>, _ tree: SentenceTree) -> Bool {
    range.contains {
      [.verb, .aux].contains(tree.tokens[$0].tag) && tree.relation($0) != .amod
        || ["\"", "“"].contains(tree.tokens[$0].text)
    }
  }

  /// Runs of neighbouring tokens; a gap of punctuation alone does not part them.
  static func runs(_ tokens: [Int], in tree: SentenceTree) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in tokens {
      if let last = runs.last, (last.upperBound..<index).allSatisfy(tree.isPunctuation) {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs.filter { run in run.contains { !tree.isPunctuation($0) } || run.count == 1 }
  }

  /// The word whose governor stands outside the range, the first where there are several.
  static func head(of range: Range<Int>, _ tree: SentenceTree) -> Int {
    range.first { index in
      !tree.isPunctuation(index) && !(tree.head(of: index).map(range.contains) ?? false)
    } ?? range.lowerBound
  }

  /// The row of the cue table for a word, or one that says nothing but that somebody said it.
  private static func entry(at head: Int, _ tree: SentenceTree) -> CueEntry {
    let token = tree.tokens[head]
    let lemma = token.lemma.lowercased()
    let known =
      CueLexicon.verb(token) ?? CueLexicon.nouns[lemma] ?? CueLexicon.adjectives[lemma]
    return known ?? CueEntry(lemma: lemma, isVerb: token.tag == .verb)
  }
}
