import CModels
import Tables

/// How many bits of evidence a shared word is: 0 for words that stand in every report, 12 for those
/// that none of 9,389 news articles had.
struct WordRarity: Sendable {
  static let news = WordRarity(.news, Table(sayso_table_story_stopwords))

  /// The most a word can be worth: a rare word and a misspelt one look the same.
  static let most: Float = 12
  /// 16 × log2 of the articles counted, and a little for those that were not.
  private static let everywhere: Float = 16 * 13.2

  private let frequencies: BackgroundFrequencies
  private let stopwords: TermTable

  init(_ frequencies: BackgroundFrequencies, _ stopwords: Table) {
    self.frequencies = frequencies
    var table = TermTable(capacity: 256)
    for row in stopwords.rows {
      if let word = row.first { table.set(WordRarity.hash(word.utf8), 0) }
    }
    self.stopwords = table
  }

  /// Of a folded word; the hash of its singular where it may be a plural.
  func bits(of word: UInt32, singular: UInt32?) -> Float {
    let own = known(word) ?? WordRarity.most
    guard let singular, let other = known(singular) else { return own }
    return Swift.min(own, other)
  }

  private func known(_ word: UInt32) -> Float? {
    if stopwords[word] != nil { return 0 }
    guard let level = frequencies.level(of: word) else { return nil }
    let bits = Swift.min(16 * WordRarity.most, WordRarity.everywhere - Float(level))
    return Swift.max(0, bits).rounded(.down) / 16
  }

  /// 32-bit FNV-1a, as the packed table has it.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}
