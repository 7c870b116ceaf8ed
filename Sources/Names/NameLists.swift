import CModels
import Sentences
import Tables

/// Words that names of places, bodies and persons are made of, by the hash of the word in lower
/// case. Only the learned tagger looks at them.
struct NameLists: Sendable {
  static let standard = NameLists()

  /// Kinds as bits: a place's whole name, its first word, another of its words; the same of a body;
  /// surname; given name.
  private var kinds: [UInt64: UInt64] = [:]

  private init() {
    for row in Table(sayso_table_name_lists).rows where row.count == 2 {
      for name in row[1].split(separator: "|") { add(name, row[0]) }
    }
  }

  private mutating func add(_ name: Substring, _ kind: String) {
    switch kind {
    case "place": add(name, whole: 1)
    case "body": add(name, whole: 8)
    case "surname": kinds[NameLists.hash(name), default: 0] |= 64
    default: kinds[NameLists.hash(name), default: 0] |= 128
    }
  }

  private mutating func add(_ name: Substring, whole: UInt64) {
    let words = name.split { $0 == " " || $0 == "-" }
    for (index, word) in words.enumerated() {
      let kind = words.count == 1 ? whole : index == 0 ? whole << 1 : whole << 2
      kinds[NameLists.hash(word), default: 0] |= kind
    }
  }

  func kinds(of lower: UInt64) -> UInt64 { kinds[lower] ?? 0 }

  /// FNV-1a in ASCII lower case, as the tagger hashes its words.
  private static func hash(_ word: Substring) -> UInt64 {
    NameFeatures.Word(String(word)).lower
  }
}
