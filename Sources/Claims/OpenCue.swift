import Sentences
import Spans

/// "The governor added:" at the end of a sentence: what is said stands in the next one.
struct OpenCue {
  let draft: Draft

  /// Nil where the sentence doesn't end with a colon right after a verb of speech with a speaker.
  init?(_ tree: SentenceTree) {
    guard let last = tree.tokens.last, last.text == ":" else { return nil }
    let verbs = VerbCues(tree)
    let end = tree.tokens.count - 1
    let verb = (max(0, end - 9)..<end).last { index in
      verbs.entry(at: index).map { $0.frames.contains(.quote) } ?? false
    }
    guard let verb, let entry = verbs.entry(at: verb), tree.stance(of: verb) == .said,
      let source = verbs.source(of: verb)
    else { return nil }
    let cue = verbs.extent.verbGroup(verb)
    draft = Draft(
      cueHead: verb, cue: cue, sourceHead: source,
      source: verbs.clipped(verbs.finder.phrase(of: source), before: cue), contentHead: verb,
      content: end..<end + 1, entry: entry, rule: "verb.colon-next")
  }

  /// What of the next sentence is said: the quotation it opens with, or all of it.
  static func content(of sentence: Sentence) -> (span: Span, isDirect: Bool) {
    let quotation = sentence.quotations.first {
      $0.depth == 0 && $0.span.start <= sentence.span.start + 1
    }
    if let quotation { return (quotation.span, true) }
    return (sentence.span, false)
  }
}
