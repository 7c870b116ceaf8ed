import Documents
import Spans

/// Documents that are added to an index together: their words, and the postings selected of them.
struct CopyBatch {
  /// Words of a document that counts as short.
  private static let shortDocument = 500

  private let base: Int
  private var documents: [Document]
  private var numbers: [Int]
  private var table = WordTable()
  private var fingerprints: [UInt64] = []
  private var postings: [Posting] = []
  private(set) var issues: [CopyIndex.Issue] = []
  /// How many postings each document has.
  private(set) var selected: [Int] = []
  /// What documents repeat inside themselves.
  private var repeats: [SharedPassage] = []
  private var scanner = WordScanner()
  private var shingles: [UInt64] = []

  /// `base`: number of the first document in the index.
  init(_ documents: [Document], base: Int, window: Int) {
    self.base = base
    self.documents = documents
    numbers = Array(base..<(base + documents.count))
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    table.reserve(bytes / 5)
    postings.reserveCapacity(bytes / 3 / (window + 1))
    issues.reserveCapacity(documents.count)
    var finder = RepeatFinder()
    for (place, document) in documents.enumerated() {
      scan(document)
      RepeatedPassages.add(document, base + place, scanner, shingles, &finder, to: &repeats)
      scanner.mute(document.passages, &shingles)
      enter()
      let before = postings.count
      Fingerprints.winnow(
        shingles, of: scanner.hashes[..<scanner.count], window: window, document: base + place,
        into: &postings)
      selected.append(postings.count - before)
      NamePairs.add(
        scanner, document.text.bytes, window: window, document: base + place, into: &postings)
      issues.append(
        issue(of: document, names: postings.count - before - (selected.last ?? 0)))
    }
  }

  private mutating func scan(_ document: Document) {
    scanner.scan(document.text.bytes)
    Fingerprints.shingles(scanner.hashes[..<scanner.count], into: &shingles)
  }

  private mutating func enter() {
    table.add(scanner)
    fingerprints.append(scanner.fingerprint)
  }

  private func issue(of document: Document, names: Int) -> CopyIndex.Issue {
    var outlet: UInt32 = 0
    for byte in (document.outlet ?? "").utf8 { outlet = (outlet ^ UInt32(byte)) &* 0x0100_0193 }
    return CopyIndex.Issue(
      outlet: outlet, day: document.published.value.map { Int32(clamping: $0.days) } ?? .min,
      isShort: scanner.count <= CopyBatch.shortDocument, names: names)
  }

  /// The postings, sorted by key; they are gone afterwards.
  mutating func takePostings() -> [Posting] {
    var result: [Posting] = []
    swap(&result, &postings)
    Posting.sort(&result)
    return result
  }

  /// The passages of these pairs, and the repeats.
  mutating func passages(
    of pairs: [CandidatePair], earlier: (Int) -> Document?
  ) -> [SharedPassage] {
    let places = fetch(pairs, earlier)
    var finder = PairFinder(
      documents: documents, numbers: numbers, fingerprints: fingerprints, table: table)
    var passages = repeats
    var local = pairs.compactMap { pair -> PairFinder.Pair? in
      let place = pair.earlier >= base ? pair.earlier - base : places[pair.earlier]
      guard let place, place < documents.count, place != pair.later else { return nil }
      return finder.pair(
        place, pair.later, isAlike: pair.isAlike, mayBeReworded: pair.mayBeReworded)
    }
    RadixSort.sort(&local, bits: RadixSort.bits(documents.count)) { UInt64($0.left) }
    for pair in local { finder.add(pair, to: &passages) }
    return passages
  }

  /// Asks for the earlier documents of pairs and reads their words; their places, by number.
  private mutating func fetch(
    _ pairs: [CandidatePair], _ earlier: (Int) -> Document?
  ) -> [Int: Int] {
    var places: [Int: Int] = [:]
    for pair in pairs where pair.earlier < base && places[pair.earlier] == nil {
      guard let document = earlier(pair.earlier) else { continue }
      places[pair.earlier] = documents.count
      documents.append(document)
      numbers.append(pair.earlier)
      scan(document)
      scanner.mute(document.passages, &shingles)
      enter()
    }
    return places
  }
}
