/// Names and numbers that stand near each other: what a rewriting keeps when no five words in a row
/// survive.
///
/// A feature is two of them, in either order, among four that follow each other. The features with
/// the smallest hashes are kept, so that two texts keep the same ones of those they share (bottom-k
/// sketch; Cohen and Kaplan, PODC 2007). It gets wrong: a name that opens its sentence is not seen.
enum NamePairs {
  /// Names behind a name that it is paired with.
  static let reach = 3
  /// Features kept of a document, at the smallest window and at large ones.
  static func kept(window: Int) -> Int { window <= 8 ? 32 : 16 }

  /// How many kept features two texts have in common where one may retell the other, if the one
  /// with fewer keeps `kept`. A retold text shares a tenth at least; of long ones only a sample is
  /// seen.
  static func least(of kept: Int, isShort: Bool, isThorough: Bool) -> Int {
    isThorough || kept < 24 ? 2 : isShort ? 3 : 4
  }

  /// Adds the kept features of the document a scanner has read. O(names).
  static func add(
    _ scanner: WordScanner, _ text: [UInt8], window: Int, document: Int,
    into postings: inout [Posting]
  ) {
    let names = names(scanner, text)
    guard names.count > 1 else { return }
    var features: [UInt64] = []
    features.reserveCapacity(names.count * reach)
    for (at, name) in names.enumerated() {
      for other in names[(at + 1)...].prefix(reach) where other != name {
        features.append(hash(Swift.min(name, other), Swift.max(name, other)))
      }
    }
    let most = kept(window: window)
    if features.count > 4 * most {
      let limit = UInt64.max / UInt64(features.count) * UInt64(3 * most)
      let few = features.filter { $0 < limit }
      if few.count > 2 * most { features = few }
    }
    features.sort()
    var count = 0
    var last: UInt64?
    for feature in features where feature != last {
      last = feature
      postings.append(Posting(name: feature, document: document))
      count += 1
      if count == most { return }
    }
  }

  private static func names(_ scanner: WordScanner, _ text: [UInt8]) -> [UInt64] {
    var names: [UInt64] = []
    for word in 0..<scanner.count {
      let first = text[Int(scanner.starts[word])]
      let isNumber = first >= 0x30 && first <= 0x39
      let isCapital = first >= 0x41 && first <= 0x5A || first == 0xC3
      let mark = scanner.marks[word]
      guard isNumber || isCapital && mark & WordTable.opensSentence == 0, mark >> 2 >= 2,
        scanner.hashes[word] != WordScanner.mute
      else { continue }
      names.append(scanner.hashes[word])
    }
    return names
  }

  private static func hash(_ one: UInt64, _ other: UInt64) -> UInt64 {
    var value = one &* 0x9E37_79B9_7F4A_7C15 ^ (other &+ 0x632B_E59B_D9B4_E019)
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return value ^ (value >> 31)
  }
}

/// The name pairs of one text as bits, so that those of others can be looked up at once.
struct NameSketch {
  private var bits = [UInt64](repeating: 0, count: NameSketch.size / 64)
  private var count = 0
  private var names: [UInt32] = []

  private static let size = 8192
  /// Share of the fewer name pairs that a retold text has in common with its source.
  private static let leastShare = 0.11

  /// Takes the name pairs of a document. O(words).
  mutating func read(_ words: Range<Int>, _ bytes: [UInt8], _ table: WordTable) {
    collect(words, bytes, table)
    for at in bits.indices { bits[at] = 0 }
    count = each { bits, bit in bits[bit >> 6] |= 1 << UInt64(bit & 63) }
  }

  /// Whether another document shares enough of them; some are taken for shared by chance.
  mutating func resembles(_ words: Range<Int>, _ bytes: [UInt8], _ table: WordTable) -> Bool {
    collect(words, bytes, table)
    var shared = 0
    let others = each { bits, bit in shared += Int(bits[bit >> 6] >> UInt64(bit & 63) & 1) }
    return shared > 1 && Double(shared) >= NameSketch.leastShare * Double(Swift.min(count, others))
  }

  private mutating func collect(_ words: Range<Int>, _ bytes: [UInt8], _ table: WordTable) {
    names.removeAll(keepingCapacity: true)
    for word in words {
      let first = bytes[Int(table.starts[word])]
      let mark = table.marks[word]
      let isNumber = first >= 0x30 && first <= 0x39
      let isCapital = first >= 0x41 && first <= 0x5A || first == 0xC3
      if isNumber || isCapital && mark & WordTable.opensSentence == 0, mark >> 2 >= 2 {
        names.append(table.hashes[word])
      }
    }
  }

  private mutating func each(_ body: (inout [UInt64], Int) -> Void) -> Int {
    var count = 0
    for (at, name) in names.enumerated() {
      for other in names[(at + 1)...].prefix(NamePairs.reach) where other != name {
        let mixed = (name ^ other) &* 0x9E37_79B1 &+ (name &+ other) &* 0x85EB_CA77
        body(&bits, Int((mixed ^ (mixed >> 15)) & UInt32(NameSketch.size - 1)))
        count += 1
      }
    }
    return count
  }
}
