import CModels
import Tables

/// Which words keep the full stop that follows them. Facts, from tables/abbreviations.tsv.
enum Abbreviations {
  enum Kind: String {
    /// "Gen.": a name follows; never the end of a sentence.
    case title
    case month
    /// "No. 5": only before a digit.
    case number
    /// "Ill.": only where written with a capital.
    case capital
    /// "Inc.": may end a sentence as well.
    case end
    /// "vs.": never the end of a sentence.
    case inner
  }

  /// By hash of the word in lower case, without its last stop.
  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [:]
    for row in Table(sayso_table_abbreviations).rows where row.count == 2 {
      kinds[hash(row[0].utf8)] = Kind(rawValue: row[1])
    }
    return kinds
  }()

  /// The kind of a word that is followed by a full stop; nil for every other word.
  static func kind(of word: ArraySlice<UInt8>) -> Kind? {
    word.count <= 8 ? kinds[hash(word)] : nil
  }

  /// FNV-1a of the bytes in ASCII lower case.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      hash = (hash ^ UInt64(lower)) &* 0x100_0000_01B3
    }
    return hash
  }
}

/// Which hyphens do not part a word. Facts, from tables/hyphenation.tsv.
enum Hyphenation {
  private static let parts: (prefixes: Set<UInt64>, syllables: Set<UInt64>) = {
    var prefixes: Set<UInt64> = []
    var syllables: Set<UInt64> = []
    for row in Table(sayso_table_hyphenation).rows where row.count == 2 {
      let hash = Abbreviations.hash(row[0].utf8)
      if row[1] == "prefix" { prefixes.insert(hash) } else { syllables.insert(hash) }
    }
    return (prefixes, syllables)
  }()

  /// "anti" of "anti-war".
  static func isPrefix(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 7 && parts.prefixes.contains(Abbreviations.hash(word))
  }

  /// "Suk" and "yeol": parts of a romanized East Asian given name.
  static func isSyllable(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 5 && parts.syllables.contains(Abbreviations.hash(word))
  }
}
