import Sentences

/// The words of a cue: verb group with auxiliaries, negation and particle, and "that".
struct CueExtent {
  let tree: SentenceTree

  /// Auxiliaries, negation and adverbs right before the verb; particle and "that" after it.
  func verbGroup(_ verb: Int) -> Range<Int> {
    var low = verb
    while low > 0, isGroupMember(low - 1, of: verb) { low -= 1 }
    while low < verb, tree.isPunctuation(low) { low += 1 }
    var high = verb + 1
    if high < tree.tokens.count, tree.relation(high) == .compoundPrt { high += 1 }
    if high < tree.tokens.count, tree.lower(high) == "that", tree.relation(high) == .mark {
      high += 1
    }
    return low..<high
  }

  private func isGroupMember(_ index: Int, of verb: Int) -> Bool {
    switch tree.relation(index) {
    case .aux, .auxPass: return true
    case .advmod: return tree.head(of: index) == verb || tree.lower(index) == "not"
    case .mark: return tree.lower(index) == "to" && tree.head(of: index) == verb
    case .ccPreconj: return true
    default: return false
    }
  }

  /// The group with the first conjunct: "has neither confirmed nor denied".
  func joined(_ first: Int, _ second: Int) -> Range<Int> {
    let left = verbGroup(first)
    let right = verbGroup(second)
    return min(left.lowerBound, right.lowerBound)..<max(left.upperBound, right.upperBound)
  }

  /// From a cue's first word to the preposition, label object or "that" that ends it.
  func extended(_ cue: Range<Int>, to end: Int) -> Range<Int> {
    cue.lowerBound..<max(cue.upperBound, end)
  }
}
