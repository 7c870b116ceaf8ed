import Documents
import Spans

/// What a document is about: its strongest terms with their weights, ordered by term.
///
/// Words make 3/4 of the squared length and names 1/4, so the dot product of two vectors is their
/// similarity, 0…1.
struct StoryVector: Sendable {
  var terms: [UInt32]
  var weights: [Float]
  /// Places in `terms` of the strongest, strongest first: by these candidates are found.
  var leading: [Int]

  /// Terms kept; more changed nothing on development data, half as many cost a point.
  static let words = 150
  static let names = 40
  static let leadingTerms = 60
  static let nameShare: Float = 0.25

  /// The cosine of two vectors. O(terms).
  func similarity(to other: StoryVector) -> Float {
    var sum: Float = 0
    var (one, two) = (0, 0)
    while one < terms.count, two < other.terms.count {
      let (left, right) = (terms[one], other.terms[two])
      if left == right { sum += weights[one] * other.weights[two] }
      if left <= right { one += 1 }
      if right <= left { two += 1 }
    }
    return sum
  }
}

/// Reads the terms of documents.
struct StoryVectorizer {
  /// Weight of a term in the title and in the first bytes of the text; 1 elsewhere.
  static let title: Float = 2
  static let lead: Float = 2.2
  static let leadBytes = 800
  /// A term that occurs often says little more than one that occurs once: weight of tf^0.35.
  static let damping: Float = 0.35

  private let frequencies = BackgroundFrequencies.news
  private let stopwords = StoryStopwords.keys
  private var words: [UInt32: Float] = [:]
  private var names: [UInt32: Float] = [:]

  /// The vector of a document's title and text without repeats. O(bytes).
  mutating func vector(of document: Document) -> StoryVector {
    words.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    if let title = document.title {
      let bytes = Array(title.utf8)
      bytes.withUnsafeBufferPointer {
        read($0, 0..<$0.count, lead: 0, weight: StoryVectorizer.title, readsNames: false)
      }
    }
    document.text.bytes.withUnsafeBufferPointer { bytes in
      var lead = StoryVectorizer.leadBytes
      for range in StoryVectorizer.readRanges(of: document) {
        read(bytes, range, lead: lead, weight: 1, readsNames: true)
        lead = Swift.max(0, lead - range.count)
      }
    }
    return assembled()
  }

  /// The stretches between repeats. Furniture stays in: what looks like it in plain text (datelines,
  /// addresses, headings) tells events of one kind apart, and without it the measure fell a point.
  private static func readRanges(of document: Document) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for passage in document.passages where passage.role == .repeat {
      let end = Swift.min(passage.span.start, document.text.count)
      if start < end { ranges.append(start..<end) }
      start = Swift.max(start, passage.span.end)
    }
    if start < document.text.count { ranges.append(start..<document.text.count) }
    return ranges
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, lead: Int, weight: Float,
    readsNames: Bool
  ) {
    var at = range.lowerBound
    var opensSentence = true
    while at < range.upperBound {
      guard TermScanner.isLetter(bytes[at]) else {
        if TermScanner.isBreak(bytes[at]) { opensSentence = true }
        at += 1
        continue
      }
      let term = TermScanner.term(bytes, at, range.upperBound)
      let isName = readsNames && !opensSentence && bytes[at] >= 0x41 && bytes[at] <= 0x5A
      if term.isTerm, !stopwords.contains(term.word), !stopwords.contains(term.full) {
        let isLead = at - range.lowerBound < lead
        let value = isLead ? StoryVectorizer.lead * weight : weight
        words[term.word, default: 0] += value
        if isName { names[term.name, default: 0] += value }
      }
      at = term.end
      opensSentence = false
    }
  }

  private func assembled() -> StoryVector {
    let wordShare = 1 - StoryVector.nameShare
    var entries = scaled(words, StoryVector.words, share: wordShare)
    entries += scaled(names, StoryVector.names, share: StoryVector.nameShare)
    entries.sort { $0.term < $1.term }
    let leading = entries.indices.sorted {
      (-entries[$0].weight, entries[$0].term) < (-entries[$1].weight, entries[$1].term)
    }
    return StoryVector(
      terms: entries.map(\.term), weights: entries.map(\.weight),
      leading: Array(leading.prefix(StoryVector.leadingTerms)))
  }

  /// The strongest terms, scaled to squared length `share`.
  private func scaled(
    _ counts: [UInt32: Float], _ most: Int, share: Float
  ) -> [(term: UInt32, weight: Float)] {
    var entries = counts.map { term, count in
      (term: term, weight: StoryVectorizer.damped(count) * frequencies.rarity(of: term))
    }
    entries.sort { (-$0.weight, $0.term) < (-$1.weight, $1.term) }
    if entries.count > most { entries.removeLast(entries.count - most) }
    let length = entries.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    guard length > 0 else { return [] }
    let scale = share.squareRoot() / length
    return entries.map { ($0.term, $0.weight * scale) }
  }

  /// count^0.35 as 2^(0.35 log2 count), by the same approximation for every input.
  private static func damped(_ count: Float) -> Float {
    let exponent = damping * BackgroundFrequencies.log2(count)
    let whole = exponent.rounded(.down)
    let rest = exponent - whole
    let mantissa = 1 + rest * (0.6565 + rest * 0.3435)
    return mantissa * Float(sign: .plus, exponent: Int(whole), significand: 1)
  }
}

/// Reads one term: letters and digits, with single marks inside ("u.s", "3,000", "half-built").
enum TermScanner {
  struct Term {
    var end: Int
    /// Hash of the folded term without plural s and possessive.
    var word: UInt32
    /// Hash of the folded term as it stands.
    var full: UInt32
    var name: UInt32
    /// False for a single letter or digit.
    var isTerm: Bool
  }

  /// A longer term is cut.
  private static let longest = 64

  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
      || byte >= 0xC3 && byte != 0xE2
  }

  /// Behind such a byte a capital says nothing.
  @inline(__always) static func isBreak(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x22 || byte == 0x3A || byte == 0x0A
      || byte == 0xE2
  }

  static func term(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Term {
    var at = start
    var (hash, name) = (TermHash.basis, TermHash.nameBasis)
    // The hashes as they were one and two letters ago, for plural and possessive endings.
    var (hashBack, nameBack) = (hash, name)
    var (hashBack2, nameBack2) = (hash, name)
    var (last, last2): (UInt8, UInt8) = (0, 0)
    var count = 0
    func push(_ byte: UInt8) {
      (hashBack2, nameBack2, last2) = (hashBack, nameBack, last)
      (hashBack, nameBack, last) = (hash, name, byte)
      hash = TermHash.step(hash, byte)
      name = TermHash.step(name, byte)
      count += 1
    }
    let end = Swift.min(limit, start + longest)
    while at < end {
      let byte = bytes[at]
      if isLetter(byte) || byte >= 0x80 && byte < 0xC0 && at > start {
        push(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte)
        at += 1
      } else if let next = joint(bytes, at, end) {
        push(byte == 0xE2 ? 0x27 : byte)
        at = next
      } else {
        break
      }
    }
    let full = hash
    if last == 0x73, last2 == 0x27 {
      (hash, name, count) = (hashBack2, nameBack2, count - 2)
    } else if last == 0x73, last2 != 0x73, count > 3 {
      (hash, name, count) = (hashBack, nameBack, count - 1)
    }
    return Term(
      end: Swift.max(at, start + 1), word: hash, full: full, name: name, isTerm: count > 1)
  }

  /// Behind a mark that joins two parts of a term: . , - ' ’ directly between letters.
  private static func joint(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> Int? {
    let byte = bytes[at]
    if byte == 0x27 || byte == 0x2D || byte == 0x2E || byte == 0x2C {
      return at + 1 < end && isLetter(bytes[at + 1]) ? at + 1 : nil
    }
    let isApostrophe =
      byte == 0xE2 && at + 3 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99
    return isApostrophe && isLetter(bytes[at + 3]) ? at + 3 : nil
  }
}
