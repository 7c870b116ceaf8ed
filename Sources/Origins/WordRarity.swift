import CModels
import Tables

/// How many bits of evidence a shared word is: 0 for words that stand in every report, 12 for those
/// that none of 9,389 news articles had.
struct WordRarity: Sendable {
  static let news = WordRarity(Table.bytes(sayso_background_idf))

  /// The most a word can be worth: a rare word and a misspelt one look the same.
  static let most: Float = 12

  /// 16 × bits of each word.
  private let levels: TermTable

  /// The table as `Evaluation/background_idf.py` packs it: documents, terms, hashes, 16 × log2 of
  /// each term's documents. Words too frequent for it are the
  /// stop words.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    func number(_ at: Int) -> UInt32 {
      guard at + 4 <= bytes.count else { return 0 }
      return (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    }
    let count = Swift.min(Int(number(4)), Swift.max(0, bytes.count - 8) / 5)
    var documents: Float = 0
    var rest = number(0)
    while rest > 1 {
      documents += 1
      rest >>= 1
    }
    var levels = TermTable(capacity: count + 256)
    for term in 0..<count {
      let level = Float(bytes[8 + 4 * count + term])
      levels.set(
        number(8 + 4 * term),
        Int(Swift.max(0, Swift.min(16 * WordRarity.most, 16 * (documents + 0.2) - level))))
    }
    for row in Table(sayso_table_story_stopwords).rows {
      if let word = row.first { levels.set(WordRarity.hash(word.utf8), 0) }
    }
    self.levels = levels
  }

  /// Of a folded word; the hash of its singular where it may be a plural.
  func bits(of word: UInt32, singular: UInt32?) -> Float {
    let own = levels[word].map { Float($0) / 16 } ?? WordRarity.most
    guard let singular, let other = levels[singular] else { return own }
    return Swift.min(own, Float(other) / 16)
  }

  /// 32-bit FNV-1a, as the packed table has it.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}
