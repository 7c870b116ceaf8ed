import CModels
import Tables

/// The words of figures: units, bounds, predicates, cues. Looked up only near numbers.
package struct FigureLexicon: Sendable {
  package static let shared = FigureLexicon()

  /// What a counted noun folds to.
  package struct Unit: Sendable {
    package var name: String
    /// military, person, count, measure, currency; or the class of a predicate it implies
    /// ("killed" for "deaths").
    package var group: String
  }

  enum Cue: String, CaseIterable {
    case label, planned, modal, superseded, source, report, container, topic, up, down, revise
    case tollChange = "toll-change"
    case approximating
    case containerOf = "container-of"
  }

  private let units: [String: Unit]
  private let currencies: Set<String>
  /// Bound phrases by their last word, longest first.
  private let bounds: [String: [(words: [String], bound: Figure.Bound)]]
  private let predicates: [String: String]
  /// Nouns that imply a predicate: "fatality", "evacuee", "ransom".
  private let predicateNouns: [String: String]
  /// Phrases of predicates by their first word, longest first.
  private let phrases: [String: [(words: [String], kind: String)]]
  private let cues: [Cue: Set<String>]

  private init() {
    var units: [String: Unit] = [:]
    for row in Table(sayso_table_units).rows where row.count >= 3 {
      for word in row[2].split(separator: ",") where units[String(word)] == nil {
        units[String(word)] = Unit(name: row[0], group: row[1])
      }
    }
    self.units = units
    currencies = Set(units.values.lazy.filter { $0.group == "currency" }.map(\.name))
    bounds = FigureLexicon.readBounds()
    var predicates: [String: String] = [:]
    var nouns: [String: String] = [:]
    var phrases: [String: [(words: [String], kind: String)]] = [:]
    for row in Table(sayso_table_predicates).rows where row.count >= 2 {
      for word in row[1].split(separator: " ") where predicates[String(word)] == nil {
        predicates[String(word)] = row[0]
      }
      for word in row.count > 2 ? row[2].split(separator: " ") : []
      where nouns[String(word)] == nil {
        nouns[String(word)] = row[0]
      }
      for phrase in row.count > 3 ? row[3].split(separator: ",") : [] {
        let words = phrase.split(separator: " ").map(String.init)
        phrases[words[0], default: []].append((words, row[0]))
      }
    }
    predicates.merge(nouns) { verb, _ in verb }
    for row in Table(sayso_table_predicates).rows { predicates[row[0]] = row[0] }
    predicateNouns = nouns
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    self.predicates = predicates
    var cues: [Cue: Set<String>] = [:]
    for row in Table(sayso_table_figure_cues).rows where row.count >= 2 {
      guard let cue = Cue(rawValue: row[0]) else { continue }
      cues[cue, default: []].formUnion(row[1].split(separator: ",").map(String.init))
    }
    self.cues = cues
  }

  private static func readBounds() -> [String: [(words: [String], bound: Figure.Bound)]] {
    var bounds: [String: [(words: [String], bound: Figure.Bound)]] = [:]
    for row in Table(sayso_table_bounds).rows where row.count >= 2 {
      let words = row[0].split(separator: " ").map(String.init)
      guard let last = words.last, let bound = Figure.Bound(rawValue: row[1]) else { continue }
      bounds[last, default: []].append((words, bound))
    }
    return bounds.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The unit of a noun in singular or plural, lower case.
  package func unit(_ noun: String) -> Unit? { units[noun] ?? units[FigureLexicon.singular(noun)] }

  /// Class of a predicate: "sent" for deploy, dispatch and arrive; nil for one not listed.
  package func predicateClass(_ word: String) -> String? { predicates[word] }

  /// Class of the predicate a noun implies.
  func nounClass(_ noun: String) -> String? { predicateNouns[noun] }

  /// Class and length of the phrase that starts at this word: "on the run".
  func predicatePhrase(at start: Int, in words: [String]) -> (kind: String, count: Int)? {
    guard words.indices.contains(start), let found = phrases[words[start]] else { return nil }
    let rest = words[start...]
    return found.first { rest.starts(with: $0.words) }.map { ($0.kind, $0.words.count) }
  }

  /// Whether the unit is money.
  package func isCurrency(_ unit: String) -> Bool { currencies.contains(unit) }

  /// Classes of predicates that count persons, and nothing else where no noun stands.
  package static let ofPersons: Set<String> = [
    "killed", "injured", "missing", "trapped", "escaped", "at large", "recaptured", "displaced",
    "arrested", "survived", "rescued", "freed", "infected", "suspected", "confirmed", "recovered",
    "held", "laid off", "striking", "returned",
  ]

  func has(_ cue: Cue, _ word: String) -> Bool { cues[cue]?.contains(word) ?? false }

  /// The longest bound phrase that ends before `end`: its first index and bound.
  func bound(endingBefore end: Int, in words: [String]) -> (start: Int, bound: Figure.Bound)? {
    guard end > 0, end <= words.count, let phrases = bounds[words[end - 1]] else { return nil }
    for phrase in phrases {
      let start = end - phrase.words.count
      if start >= 0, words[start..<end].elementsEqual(phrase.words) {
        return (start, phrase.bound)
      }
    }
    return nil
  }

  /// Singular of a regular English plural, lower case; irregular ones stand in the table.
  package static func singular(_ word: String) -> String {
    if let irregular = irregulars[word] { return irregular }
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"),
      !word.hasSuffix("is")
    else { return word }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return String(word.dropLast(3)) + "y" }
    for ending in ["ches", "shes", "sses", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  private static let irregulars = [
    "men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "aircraft": "aircraft",
    "crises": "crisis", "headquarters": "headquarters", "series": "series", "mice": "mouse",
    "bases": "base", "houses": "house", "buses": "bus", "causes": "cause", "vehicles": "vehicle",
    "viruses": "virus", "axes": "axe", "losses": "loss",
  ]
}
