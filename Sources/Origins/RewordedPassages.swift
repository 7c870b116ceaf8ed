/// Passages out of retold sentences, joined with those that were found by their words.
enum RewordedPassages {
  /// Words between a retold sentence and a copied passage that is its neighbour.
  private static let gap = 3
  private static let sourceGap = 40

  /// `exact`: the passages found by their words. `document` is the copy's text; `matches` are of
  /// its sentences in the source's. Ordered by the document.
  static func passages(
    _ exact: [AlignedPassage], _ document: ContentText, _ source: ContentText,
    _ matches: [Rewording.Match]
  ) -> [AlignedPassage] {
    var parts = exact
    for (sentence, match) in zip(document.sentences, matches) where match.isRetold {
      let covered = exact.reduce(0) { $0 + $1.document.clamped(to: sentence.words).count }
      guard covered * 2 < sentence.words.count, let first = match.place.first,
        let last = match.place.last
      else { continue }
      let place =
        source.sentences[first].words.lowerBound..<source.sentences[last].words.upperBound
      let told = exact.reduce(0) { $0 + $1.source.clamped(to: place).count }
      guard told * 4 < place.count * 3 else { continue }
      parts.append(
        AlignedPassage(document: sentence.words, source: place, matched: 0, longestRun: 0))
    }
    parts.sort {
      ($0.document.lowerBound, $0.source.lowerBound) < (
        $1.document.lowerBound, $1.source.lowerBound
      )
    }
    return parts.reduce(into: []) { joined, part in
      if let last = joined.last, isNext(part, after: last) {
        joined[joined.count - 1] = hull(last, part)
      } else {
        joined.append(part)
      }
    }
  }

  /// Goes on in both texts where the other ends; two passages found by their words stay apart.
  private static func isNext(_ part: AlignedPassage, after last: AlignedPassage) -> Bool {
    guard part.matched == 0 || last.matched == 0 else { return false }
    let isClose = part.document.lowerBound - last.document.upperBound <= gap
    return isClose && part.source.lowerBound >= last.source.lowerBound - sourceGap
      && part.source.lowerBound - last.source.upperBound <= sourceGap
  }

  private static func hull(_ one: AlignedPassage, _ other: AlignedPassage) -> AlignedPassage {
    func hull(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
      Swift.min(one.lowerBound, other.lowerBound)..<Swift.max(one.upperBound, other.upperBound)
    }
    return AlignedPassage(
      document: hull(one.document, other.document), source: hull(one.source, other.source),
      matched: one.matched + other.matched, longestRun: Swift.max(one.longestRun, other.longestRun))
  }
}
