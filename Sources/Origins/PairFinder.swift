import Documents
import Spans

/// Aligns candidate pairs and words the result as spans. Documents have their numbers in the word
/// table here; `numbers` has those to be reported.
struct PairFinder {
  let documents: [Document]
  let numbers: [Int]
  let fingerprints: [UInt64]
  let table: WordTable
  private let chainer: PassageChainer
  private var aligner = Aligner()
  private var stems = StemMemo()
  /// The name pairs of the last left document.
  private var sketch = NameSketch()
  private var sketched: Int?
  /// The last left document as content.
  private var content: (document: Int, text: ContentText)?

  init(documents: [Document], numbers: [Int], fingerprints: [UInt64], table: WordTable) {
    self.documents = documents
    self.numbers = numbers
    self.fingerprints = fingerprints
    self.table = table
    chainer = PassageChainer(table: table)
  }

  /// Two documents; the one whose words have the lower fingerprint is left.
  struct Pair {
    var left: Int
    var right: Int
    /// Enough words in a row, and enough names together, that both have in common.
    var isAlike: Bool
    var mayBeReworded: Bool
  }

  func pair(_ one: Int, _ other: Int, isAlike: Bool, mayBeReworded: Bool) -> Pair {
    let isOrdered = fingerprints[one] < fingerprints[other]
    return Pair(
      left: isOrdered ? one : other, right: isOrdered ? other : one, isAlike: isAlike,
      mayBeReworded: mayBeReworded)
  }

  /// Adds the passages of one pair. They do not depend on which of the two came first. Pairs with
  /// the same left document should follow each other.
  mutating func add(_ pair: Pair, to passages: inout [SharedPassage]) {
    let mayBeReworded = pair.mayBeReworded && resemble(pair)
    guard pair.isAlike || mayBeReworded else { return }
    let (earlier, later) =
      numbers[pair.left] < numbers[pair.right] ? (pair.left, pair.right) : (pair.right, pair.left)
    let direction = Direction(documents[earlier], documents[later])
    let isSwapped =
      direction.source == .second || direction.source == nil && isMoreOriginal(later, than: earlier)
    let (document, source) = isSwapped ? (earlier, later) : (later, earlier)
    func append(_ span: Span, _ sourceSpan: Span, _ kind: SharedPassage.Kind) {
      passages.append(
        SharedPassage(
          document: numbers[document], span: span, source: numbers[source], sourceSpan: sourceSpan,
          kind: kind, direction: direction.basis))
    }
    if fingerprints[earlier] == fingerprints[later] {
      return append(whole(document), whole(source), .verbatim)
    }
    let runs = aligner.runs(table.words(of: pair.left), table.words(of: pair.right), in: table)
    let aligned = chainer.passages(
      runs, document: table.words(of: document), source: table.words(of: source),
      isSwapped: source == pair.right)
    let shorter = Swift.min(table.words(of: document).count, table.words(of: source).count)
    let isStrong = aligned.contains { PairFinder.isStrong($0, shorter: shorter) }
    var found = aligned.filter { isLongEnough($0) && (isStrong || !isLoose($0)) }
    if mayBeReworded, covered(found) * 10 < shorter * 9 {
      found = withReworded(found, pair, isDocumentLeft: document == pair.left)
    }
    for passage in found {
      append(span(passage.document, in: document), span(passage.source, in: source), kind(passage))
    }
  }

  /// Where nothing tells which text is the source: the longer one, as copies are cut rather than
  /// topped; of two of the same length one that depends on their words only.
  private func isMoreOriginal(_ one: Int, than other: Int) -> Bool {
    let (words, others) = (table.words(of: one).count, table.words(of: other).count)
    return (words, fingerprints[one]) > (others, fingerprints[other])
  }

  /// Whether the two share enough of their names to look for retold sentences.
  private mutating func resemble(_ pair: Pair) -> Bool {
    if sketched != pair.left {
      sketched = pair.left
      sketch.read(table.words(of: pair.left), documents[pair.left].text.bytes, table)
    }
    return sketch.resembles(
      table.words(of: pair.right), documents[pair.right].text.bytes, table)
  }

  /// Words of the document that stand in passages.
  private func covered(_ passages: [AlignedPassage]) -> Int {
    passages.reduce(0) { $0 + $1.document.count }
  }

  /// The passages with those that were retold, where one text retells the other.
  private mutating func withReworded(
    _ exact: [AlignedPassage], _ pair: Pair, isDocumentLeft: Bool
  ) -> [AlignedPassage] {
    if content?.document != pair.left { content = (pair.left, contentText(pair.left)) }
    guard let left = content?.text else { return exact }
    let right = contentText(pair.right)
    let found = Rewording(left: left, right: right).matches { word in
      exact.contains { $0.document.contains(word) || $0.source.contains(word) }
    }
    guard let found else { return exact }
    return isDocumentLeft
      ? RewordedPassages.passages(exact, left, right, found.left)
      : RewordedPassages.passages(exact, right, left, found.right)
  }

  private mutating func contentText(_ document: Int) -> ContentText {
    ContentText(documents[document], table.words(of: document), in: table, &stems)
  }

  /// The text from its first word to its last.
  private func whole(_ document: Int) -> Span {
    documents[document].text.trimmed(documents[document].text.span)
  }

  private func isLongEnough(_ passage: AlignedPassage) -> Bool {
    passage.matched >= SharedPassages.shortest
      || passage.matched >= SharedPassages.shortestQuotation && isQuoted(passage)
  }

  /// A passage that no two texts share by chance; its neighbours need less.
  private static func isStrong(_ passage: AlignedPassage, shorter: Int) -> Bool {
    passage.longestRun >= 16 || passage.matched >= 40
      || passage.matched >= 16 && passage.matched * 3 >= shorter
  }

  /// A few names and phrases in common, rather than a text reworded.
  private func isLoose(_ passage: AlignedPassage) -> Bool {
    let longer = Swift.max(passage.document.count, passage.source.count)
    return passage.longestRun < SharedPassages.shortest && passage.matched * 4 < longer * 3
  }

  /// Nearly all of it stands between quotation marks on both sides.
  private func isQuoted(_ passage: AlignedPassage) -> Bool {
    func share(_ words: Range<Int>) -> Bool {
      var quoted = 0
      for word in words where table.isQuoted(word) { quoted += 1 }
      return quoted * 5 >= words.count * 4
    }
    return share(passage.document) && share(passage.source)
  }

  private func kind(_ passage: AlignedPassage) -> SharedPassage.Kind {
    if passage.document.count <= SharedPassages.longestQuotation, isQuoted(passage) {
      return .quotation
    }
    let (matched, longer) = (
      passage.matched, Swift.max(passage.document.count, passage.source.count)
    )
    if matched == longer, passage.document.count == passage.source.count { return .verbatim }
    return matched * 4 >= longer * 3 ? .edited : .reworded
  }

  /// The words with the marks that stand directly at them.
  private func span(_ words: Range<Int>, in document: Int) -> Span {
    let bytes = documents[document].text.bytes
    var low = Int(table.starts[words.lowerBound])
    var high = table.end(words.upperBound - 1)
    let all = table.words(of: document)
    let floor = words.lowerBound > all.lowerBound ? table.end(words.lowerBound - 1) : 0
    let ceiling =
      words.upperBound < all.upperBound ? Int(table.starts[words.upperBound]) : bytes.count
    while low > floor, !SourceText.isSpace(bytes[low - 1]) { low -= 1 }
    while high < ceiling, !SourceText.isSpace(bytes[high]) { high += 1 }
    return Span(low, high)
  }
}
