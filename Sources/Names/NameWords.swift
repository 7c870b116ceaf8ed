import CModels
import Tables

/// Words around names: offices, organs, roles, heads of bodies' and places' names, given names.
struct NameWords: Sendable {
  static let standard = NameWords()

  /// What a phrase is; the table explains each.
  enum Class: String, Sendable {
    case office, expert, person, organ, force, role, body, learned, report, evidence
    case head, place, world, supra, weapon, unit, act, notnation
  }

  struct Entry: Sendable {
    var kind: Class
    var slug: String
    var sectors: [String]
  }

  private(set) var entries: [Entry] = []
  /// Classes that are matched as phrases, in lower or upper case.
  private(set) var index = PhraseIndex()
  private var heads: [String: [Int]] = [:]
  private var officeSectors: [String: [String]] = [:]
  private let given: Set<String>

  private init() {
    var given: Set<String> = []
    for row in Table(sayso_table_given_names).rows {
      for name in row[0].split(separator: "|") { given.insert(String(name)) }
    }
    self.given = given
    var buffer: [UInt8] = []
    for row in Table(sayso_table_name_words).rows where row.count >= 3 {
      guard let kind = Class(rawValue: row[0]) else { continue }
      let sectors = row.count > 3 ? row[3].split(separator: ",").map(String.init) : []
      let entry = Entry(kind: kind, slug: row[2], sectors: sectors)
      if kind == .office { officeSectors[row[2], default: sectors] = sectors }
      for phrase in row[1].split(separator: "|") {
        entries.append(entry)
        if kind == .head || kind == .place || kind == .unit {
          heads[String(phrase), default: []].append(entries.count - 1)
        } else {
          index.add(String(phrase), row: entries.count - 1, buffer: &buffer)
        }
      }
    }
  }

  /// The entries a capitalised word has as head of a name: body, place, unit.
  func heads(_ word: String) -> [Entry] { (heads[word] ?? []).map { entries[$0] } }
  func isHead(_ word: String, _ kind: Class) -> Bool {
    heads[word]?.contains { entries[$0].kind == kind } ?? false
  }
  func isGivenName(_ word: String) -> Bool { given.contains(word) }
  func sectors(ofOffice slug: String) -> [String] { officeSectors[slug] ?? [] }
}
