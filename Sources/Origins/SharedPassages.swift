import Documents
import Spans

/// Finds what documents share: who only repeats whom.
///
/// One byte-class pass gives the words; winnowed five-word shingles are sorted and joined into
/// candidate pairs; each candidate is aligned from three-word anchors, and the runs are chained
/// into whole passages. Linear in the text as long as a text has a bounded number of copies: see
/// `PostingJoin.widest` for what happens beyond.
package enum SharedPassages {
  /// Shingles of which one is kept; guarantees that shared runs of `window` + 4 words are found.
  static let window = 8
  /// Words of the shortest passage that is reported, outside and inside quotation marks.
  static let shortest = 12
  static let shortestQuotation = 8

  /// Words of the longest passage that counts as a quotation: beyond it a text quotes a document,
  /// or an opening mark was never closed.
  static let longestQuotation = 100

  /// All shared passages of a set of documents, ordered by document, then span, then source.
  /// Passages repeated inside one document have that document on both sides.
  package static func find(in documents: [Document]) -> [SharedPassage] {
    var table = WordTable()
    var postings: [Posting] = []
    var passages: [SharedPassage] = []
    index(documents, &table, &postings, &passages)
    let seeds = PostingJoin.seeds(of: &postings, documents: documents.count)
    postings = []
    var finder = PairFinder(documents: documents, table: table)
    var start = 0
    while start < seeds.count {
      var end = start + 1
      while end < seeds.count, seeds[end].pair == seeds[start].pair { end += 1 }
      finder.add(seeds[start..<end], to: &passages)
      start = end
    }
    passages.sort(by: SharedPassage.pairComesFirst)
    return OutletFurniture.removed(from: passages, in: documents)
      .sorted(by: SharedPassage.comesFirst)
  }

  /// A document word for word the same as `PostingJoin.widest` others is told of the first only.
  private static func whole(
    _ number: Int, _ first: Int, _ documents: [Document]
  ) -> SharedPassage {
    let direction = Direction(documents[first], documents[number])
    let (copy, source) = direction == .secondIsSource ? (first, number) : (number, first)
    return SharedPassage(
      document: copy, span: documents[copy].text.trimmed(documents[copy].text.span),
      source: source, sourceSpan: documents[source].text.trimmed(documents[source].text.span),
      kind: .verbatim, isDirected: direction != .unknown)
  }

  private static func index(
    _ documents: [Document], _ table: inout WordTable, _ postings: inout [Posting],
    _ passages: inout [SharedPassage]
  ) {
    var scanner = WordScanner()
    var finder = RepeatFinder()
    var families: [UInt64: (first: Int, count: Int)] = [:]
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    table.reserve(bytes / 5)
    postings.reserveCapacity(bytes / 24)
    var shingles: [UInt64] = []
    for (number, document) in documents.enumerated() {
      scanner.scan(document.text.bytes)
      Fingerprints.shingles(scanner.hashes[..<scanner.count], into: &shingles)
      RepeatedPassages.add(document, number, scanner, shingles, &finder, to: &passages)
      if scanner.mute(document.passages, from: table.hashes.count) {
        Fingerprints.shingles(scanner.hashes[..<scanner.count], into: &shingles)
      }
      table.add(scanner)
      let family = families[scanner.fingerprint, default: (number, 0)]
      families[scanner.fingerprint] = (family.first, family.count + 1)
      if family.count >= PostingJoin.widest {
        passages.append(whole(number, family.first, documents))
        continue
      }
      Fingerprints.winnow(shingles, window: window, document: number, into: &postings)
    }
  }
}

/// Aligns candidate pairs and words the result as spans.
struct PairFinder {
  let documents: [Document]
  let table: WordTable
  private let chainer: PassageChainer
  /// Words of a document that counts as short.
  private static let shortDocument = 500
  private var aligner = Aligner()

  init(documents: [Document], table: WordTable) {
    self.documents = documents
    self.table = table
    chainer = PassageChainer(table: table)
  }

  /// Adds the passages of one pair.
  mutating func add(_ seeds: ArraySlice<Seed>, to passages: inout [SharedPassage]) {
    guard let seed = seeds.first, isPromising(seeds) else { return }
    let first = Int(seed.first)
    let second = Int(seed.second)
    let (left, right) = (table.words(of: first), table.words(of: second))
    let runs = aligner.runs(left, right, in: table)
    let direction = Direction(documents[first], documents[second])
    let isSwapped = direction == .secondIsSource
    let (document, source) = isSwapped ? (first, second) : (second, first)
    let aligned = chainer.passages(
      runs, document: table.words(of: document), source: table.words(of: source),
      isSwapped: isSwapped)
    let shorter = Swift.min(left.count, right.count)
    let isStrong = aligned.contains { PairFinder.isStrong($0, shorter: shorter) }
    for passage in aligned where isLongEnough(passage) && (isStrong || !isLoose(passage)) {
      passages.append(
        SharedPassage(
          document: document, span: span(passage.document, in: document), source: source,
          sourceSpan: span(passage.source, in: source), kind: kind(passage),
          isDirected: direction != .unknown))
    }
  }

  /// A pair is worth aligning when it shares a run of words too long for a phrase, or two shingles.
  /// In a short document a shorter run weighs as much.
  private func isPromising(_ seeds: ArraySlice<Seed>) -> Bool {
    guard let seed = seeds.first else { return false }
    let shorter = Swift.min(
      table.words(of: Int(seed.first)).count, table.words(of: Int(seed.second)).count)
    let leastRun = shorter <= PairFinder.shortDocument ? 6 : PassageChainer.leastRun
    var matched = 0
    var end = -1
    for seed in seeds {
      let left = table.firsts[Int(seed.first)] + Int(seed.firstWord)
      let right = table.firsts[Int(seed.second)] + Int(seed.secondWord)
      if right < end { continue }
      let run = extended(left, right, Int(seed.first), Int(seed.second))
      end = run.rightEnd
      matched += run.count
      if run.count >= leastRun || matched >= 2 * Fingerprints.shingle { return true }
    }
    return false
  }

  /// The run around a seed, as far as `SharedPassages.shortest` words to either side.
  private func extended(_ left: Int, _ right: Int, _ first: Int, _ second: Int) -> Run {
    let (leftWords, rightWords) = (table.words(of: first), table.words(of: second))
    var low = 0
    while low < SharedPassages.shortest, left - low > leftWords.lowerBound,
      right - low > rightWords.lowerBound,
      table.hashes[left - low - 1] == table.hashes[right - low - 1]
    { low += 1 }
    var high = 0
    while high < SharedPassages.shortest, left + high < leftWords.upperBound,
      right + high < rightWords.upperBound, table.hashes[left + high] == table.hashes[right + high]
    { high += 1 }
    return Run(left: left - low, right: right - low, count: low + high)
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

/// Which of two documents can have taken from the other.
enum Direction {
  case firstIsSource, secondIsSource, unknown

  /// By day of publication where both are known and differ; else by a credit that names the
  /// other's outlet; else unknown.
  init(_ first: Document, _ second: Document) {
    if let one = first.published.value, let other = second.published.value, one != other {
      self = one < other ? .firstIsSource : .secondIsSource
      return
    }
    let firstCredits = Direction.credits(first, second)
    let secondCredits = Direction.credits(second, first)
    self =
      firstCredits == secondCredits
      ? .unknown : firstCredits ? .secondIsSource : .firstIsSource
  }

  private static func credits(_ document: Document, _ other: Document) -> Bool {
    guard let outlet = other.outlet, !outlet.isEmpty else { return false }
    return document.credits.contains { $0.name.lowercased() == outlet.lowercased() }
  }
}

extension SharedPassage {
  /// Pairs together, in the order of their documents.
  static func pairComesFirst(_ one: SharedPassage, _ other: SharedPassage) -> Bool {
    (one.document, one.source, one.span, one.sourceSpan)
      < (other.document, other.source, other.span, other.sourceSpan)
  }

  static func comesFirst(_ one: SharedPassage, _ other: SharedPassage) -> Bool {
    (one.document, one.span, one.source, one.sourceSpan)
      < (other.document, other.span, other.source, other.sourceSpan)
  }
}
