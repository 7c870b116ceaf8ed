import Spans

/// Walking the dependency tree. All are O(tokens) or better; sentences are short.
extension Sentence {
  /// Index of the root token; nil for an empty sentence.
  package var root: Int? { tokens.firstIndex { $0.head < 0 } }

  /// Direct dependents, in text order.
  package func dependents(of head: Int) -> [Int] {
    tokens.indices.filter { tokens[$0].head == head }
  }

  /// Direct dependents in one of these relations, in text order.
  package func dependents(of head: Int, _ relations: Relation...) -> [Int] {
    tokens.indices.filter { tokens[$0].head == head && relations.contains(tokens[$0].relation) }
  }

  /// First dependent in one of these relations.
  package func dependent(of head: Int, _ relations: Relation...) -> Int? {
    tokens.indices.first { tokens[$0].head == head && relations.contains(tokens[$0].relation) }
  }

  /// True where `index` is `ancestor` or stands under it. Safe on a broken tree.
  package func isInside(_ index: Int, _ ancestor: Int) -> Bool {
    var current = index
    for _ in 0...tokens.count {
      if current == ancestor { return true }
      guard current >= 0 else { return false }
      current = tokens[current].head
    }
    return false
  }

  /// Every token under `head`, itself included, in text order.
  package func subtree(of head: Int) -> [Int] {
    tokens.indices.filter { isInside($0, head) }
  }

  /// From the first to the last token of the subtree; contiguous even where the tree is not
  /// projective, so it may hold words of others.
  package func subtreeRange(of head: Int) -> Range<Int> {
    let all = subtree(of: head)
    guard let first = all.first, let last = all.last else { return head..<head + 1 }
    return first..<last + 1
  }

  /// The span in the document of a range of tokens; empty for an empty range.
  package func span(of range: Range<Int>) -> Span {
    guard !range.isEmpty else { return Span(span.start, span.start) }
    return Span(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
  }

  /// Tokens that stand wholly inside the span.
  package func tokenRange(in target: Span) -> Range<Int> {
    guard let first = tokens.firstIndex(where: { $0.span.start >= target.start }) else {
      return tokens.count..<tokens.count
    }
    var end = first
    while end < tokens.count, tokens[end].span.end <= target.end { end += 1 }
    return first..<end
  }

  /// Whether the offset stands inside quotation marks.
  package func isQuoted(_ offset: Int) -> Bool {
    quotations.contains { $0.span.contains(offset) }
  }
}
