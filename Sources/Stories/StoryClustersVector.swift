import Documents
import Origins
import Spans

/// What a document is about: its strongest terms with their weights.
///
/// Words make 3/4 of the squared length and names 1/4, so the dot product of two vectors is their
/// similarity, 0…1: documents agree as far as they share words and, apart, actors and places.
struct StoryVector: Sendable {
  var terms: [UInt32] = []
  var weights: [Float] = []
  /// The strongest terms, strongest first: by these candidates are found.
  var leading: [(term: UInt32, weight: Float)] = []

  /// Terms kept; more changed nothing on development data, half as many cost a point.
  static let words = 150
  static let names = 40
  static let leadingTerms = 40
  static let nameShare: Float = 0.25
}

/// A vector spread out by term, to be multiplied by many others.
///
/// Open addressing with linear probing; the table has at least five slots a term, so that a
/// product costs about one look at it a term. 0 marks a free slot: the term of that hash is lost.
struct SpreadVector {
  private var keys = [UInt32](repeating: 0, count: 1024)
  private var values = [Float](repeating: 0, count: 1024)
  private var used: [Int] = []

  /// Replaces what the table holds. O(terms).
  mutating func spread(_ vector: StoryVector) {
    for slot in used { (keys[slot], values[slot]) = (0, 0) }
    used.removeAll(keepingCapacity: true)
    if vector.terms.count * 5 > keys.count {
      let size = 1 << (Int.bitWidth - (vector.terms.count * 5).leadingZeroBitCount)
      keys = [UInt32](repeating: 0, count: size)
      values = [Float](repeating: 0, count: size)
    }
    let mask = keys.count - 1
    for place in vector.terms.indices {
      let term = vector.terms[place]
      var slot = Int(term) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = term
      values[slot] = vector.weights[place]
      used.append(slot)
    }
  }

  /// The dot product. O(terms of the other).
  func similarity(to other: StoryVector) -> Float {
    let mask = keys.count - 1
    return keys.withUnsafeBufferPointer { keys in
      values.withUnsafeBufferPointer { values in
        other.terms.withUnsafeBufferPointer { terms in
          other.weights.withUnsafeBufferPointer { weights in
            var sum: Float = 0
            for place in 0..<Swift.min(terms.count, weights.count) {
              let term = terms[place]
              var slot = Int(term) & mask
              while keys[slot] != term, keys[slot] != 0 { slot = (slot + 1) & mask }
              if keys[slot] == term { sum += values[slot] * weights[place] }
            }
            return sum
          }
        }
      }
    }
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
  private let stopwords = StoryStopwords.filter
  private var words = TermCounts()
  private var names = TermCounts()
  private var keys: [UInt64] = []

  /// The vector of a document's title and text without repeats. O(bytes).
  mutating func vector(of document: Document) -> StoryVector {
    words.removeAll()
    names.removeAll()
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
    TermScanner.folded.withUnsafeBufferPointer { table in
      read(bytes, range, lead: lead, weight: weight, readsNames: readsNames, table)
    }
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, lead: Int, weight: Float,
    readsNames: Bool, _ table: UnsafeBufferPointer<UInt8>
  ) {
    var at = range.lowerBound
    var opensSentence = true
    while at < range.upperBound {
      guard table[Int(bytes[at])] != 0 else {
        if TermScanner.isBreak(bytes[at]) { opensSentence = true }
        at += 1
        continue
      }
      let term = TermScanner.term(bytes, at, range.upperBound, TermHash.basis, table)
      if term.isTerm, !stopwords.contains(term.word), !stopwords.contains(term.full) {
        let value = at - range.lowerBound < lead ? StoryVectorizer.lead * weight : weight
        words.add(term.word, value)
        if readsNames, !opensSentence, bytes[at] >= 0x41, bytes[at] <= 0x5A {
          let name = TermScanner.term(
            bytes, at, range.upperBound, TermHash.nameBasis, table)
          names.add(name.word, value)
        }
      }
      at = term.end
      opensSentence = false
    }
  }

  private mutating func assembled() -> StoryVector {
    let wordShare = 1 - StoryVector.nameShare
    let first = strongest(words, StoryVector.words, share: wordShare)
    let second = strongest(names, StoryVector.names, share: StoryVector.nameShare)
    var vector = StoryVector()
    vector.terms = first.map(\.term) + second.map(\.term)
    vector.weights = first.map(\.weight) + second.map(\.weight)
    vector.leading = StoryVectorizer.leading(first, second)
    return vector
  }

  /// The strongest of two lists that each begin with their strongest.
  private static func leading(
    _ words: [(term: UInt32, weight: Float)], _ names: [(term: UInt32, weight: Float)]
  ) -> [(term: UInt32, weight: Float)] {
    var result: [(term: UInt32, weight: Float)] = []
    result.reserveCapacity(StoryVector.leadingTerms)
    var (word, name) = (0, 0)
    while result.count < StoryVector.leadingTerms, word < words.count || name < names.count {
      if name == names.count || word < words.count && words[word].weight >= names[name].weight {
        result.append(words[word])
        word += 1
      } else {
        result.append(names[name])
        name += 1
      }
    }
    return result
  }

  /// The strongest terms, scaled to squared length `share`, strongest first.
  private mutating func strongest(
    _ counts: TermCounts, _ most: Int, share: Float
  ) -> [(term: UInt32, weight: Float)] {
    keys.removeAll(keepingCapacity: true)
    for (term, count) in zip(counts.terms, counts.counts) {
      let weight = StoryVectorizer.damped(count) * frequencies.rarity(of: term)
      // Weights are not negative: the bits of floats then sort as the floats do.
      keys.append(UInt64(~weight.bitPattern) << 32 | UInt64(term))
    }
    selectLowest(&keys, most)
    if keys.count > most { keys.removeLast(keys.count - most) }
    keys.sort()
    let entries = keys.map { key in
      (
        term: UInt32(truncatingIfNeeded: key),
        weight: Float(bitPattern: ~UInt32(truncatingIfNeeded: key >> 32))
      )
    }
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
