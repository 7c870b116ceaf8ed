import CModels
import Spans
import Tables

/// Phrases by the hash of their first word: asks which of them a list of words starts with in a few
/// steps, without a string. Two words with one hash (FNV-1a, 64 bits) would be taken for each other.
struct PhraseTable: Sendable {
  private var phrases: [UInt64: [[UInt64]]] = [:]
  /// A bit for the last twelve bits of each first word's hash: most words are none.
  private var filter = [UInt64](repeating: 0, count: 64)

  init(_ lines: [String]) {
    for line in lines {
      let words = PhraseTable.hashes(line)
      guard let first = words.first else { continue }
      phrases[first, default: []].append(words)
      filter[Int(first >> 6 & 63)] |= 1 << (first & 63)
    }
  }

  /// Words of a phrase as `TextBlock` folds them.
  static func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TextBlock(Span(0, bytes.count), in: bytes).words
  }

  private static func hashes(_ text: String) -> [UInt64] {
    let bytes = Array(text.utf8)
    return TextBlock(Span(0, bytes.count), in: bytes).hashes
  }

  /// Length in words of the longest phrase that starts at this word; 0 for none.
  func match(_ words: ArraySlice<UInt64>) -> Int {
    guard let first = words.first, filter[Int(first >> 6 & 63)] >> (first & 63) & 1 == 1,
      let candidates = phrases[first]
    else { return 0 }
    return candidates.reduce(0) { words.starts(with: $1) ? max($0, $1.count) : $0 }
  }

  /// The longest phrase that stands anywhere in the words; 0 for none.
  func search(_ words: ArraySlice<UInt64>) -> Int {
    var best = 0
    for index in words.indices { best = max(best, match(words[index...])) }
    return best
  }
}

/// The words by which page furniture is told, from furniture.tsv.
enum FurnitureWords {
  static let lines = table("line")
  static let starts = table("start")
  static let within = table("within")
  /// Headers of lists of links, and of boxes that ask for something.
  static let lists = table("list")
  static let boxes = table("box")
  static let biographies = table("bio")
  static let captions = table("caption")

  private static let rows = Table(sayso_table_furniture).rows

  private static func table(_ kind: String) -> PhraseTable {
    PhraseTable(rows.filter { $0.count > 1 && $0[0] == kind }.map { $0[1] })
  }
}

/// News agencies and other suppliers of text, by any of their names, from agencies.tsv.
package enum Agencies {
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for row in Table(sayso_table_agencies).rows {
      let others = row.count > 1 ? row[1].split(separator: ",").map(String.init) : []
      for name in [row[0]] + others { names[key(name)] = row[0] }
    }
    return names
  }()

  /// The agency's usual short name; nil for words that name none. Case is ignored for names of
  /// more than three letters only ("tap" is no agency).
  package static func agency(named text: some StringProtocol) -> String? {
    guard let name = names[key(text)] else { return nil }
    let isShort = text.utf8.count <= 3
    return isShort && text.contains(where: \.isLowercase) ? nil : name
  }

  private static func key(_ text: some StringProtocol) -> String {
    PhraseTable.words(String(text)).drop { $0 == "the" }.joined(separator: " ")
  }
}
