/// The features of a doubtful sentence boundary; trainer and splitter share them.
enum SplitterFeatures {
  private static func word(_ paragraph: Paragraph, _ index: Int) -> WordForm? {
    index >= 0 && index < paragraph.words.count ? paragraph.words[index] : nil
  }

  /// The features of the boundary before the token at `index`.
  static func keys(
    at index: Int, in paragraph: Paragraph, start: Int, nesting: Nesting,
    into keys: inout [UInt64]
  ) {
    keys.removeAll(keepingCapacity: true)
    let last = paragraph.words[index - 1]
    let next = paragraph.words[index]
    let before = index - 2 >= start ? word(paragraph, index - 2) : nil
    let after = word(paragraph, index + 1)
    let gap = paragraph.gap(before: index)
    let lastKind = mark(paragraph, index - 1)
    let nextKind = mark(paragraph, index)
    let length = UInt64(Swift.min(12, index - start))
    keys.append(FeatureKey.key(1, lastKind, gap))
    keys.append(FeatureKey.key(2, lastKind, nextKind, gap))
    keys.append(FeatureKey.key(3, last.lower, nextKind, gap))
    keys.append(FeatureKey.key(4, lastKind, next.lower))
    keys.append(FeatureKey.key(5, lastKind, next.lexical, nextKind))
    keys.append(FeatureKey.key(6, last.lower, next.lower))
    keys.append(FeatureKey.key(7, lastKind, nextKind, nesting.value))
    keys.append(FeatureKey.key(8, lastKind, nextKind, length))
    keys.append(FeatureKey.key(9, last.lower, next.lexical))
    keys.append(FeatureKey.key(10, last.lower, before?.lower ?? 1))
    keys.append(FeatureKey.key(11, lastKind, nextKind, before?.shape ?? 1))
    keys.append(FeatureKey.key(12, lastKind, nextKind, after?.lexical ?? 255))
    keys.append(FeatureKey.key(13, lastKind, next.lower, after?.lower ?? 1))
    keys.append(FeatureKey.key(14, lastKind, nextKind, after?.shape ?? 1))
    keys.append(FeatureKey.key(15, last.lexical, next.lexical, nextKind))
    keys.append(FeatureKey.key(16, last.shape, next.shape, gap))
    keys.append(FeatureKey.key(17, before?.lexical ?? 255, lastKind, next.lexical))
    keys.append(FeatureKey.key(18, lastKind, next.lexical, after?.lexical ?? 255))
    let isLate = UInt64(index + 1 >= paragraph.tokens.count ? 1 : 0)
    keys.append(FeatureKey.key(19, lastKind, nextKind, isLate))
    keys.append(FeatureKey.key(20, lastKind, before?.lower ?? 1, nextKind))
  }

  /// What a token is to a boundary: its kind, its abbreviation, or the mark itself.
  private static func mark(_ paragraph: Paragraph, _ index: Int) -> UInt64 {
    let token = paragraph.tokens[index]
    if let kind = token.abbreviation {
      return 100 + UInt64(kind == .end ? 1 : kind == .month ? 2 : 3)
    }
    let kind = paragraph.kind(index)
    guard kind.isWord else { return paragraph.words[index].form }
    let word = paragraph.words[index]
    return UInt64(kind.rawValue) | (word.hasLower ? 16 : 0)
  }
}
