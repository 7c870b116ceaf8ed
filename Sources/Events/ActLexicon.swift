import CModels
import Tables

/// The table of acts: which word, in which frame, names which type of event. Read once.
struct ActLexicon: Sendable {
  static let shared = ActLexicon()

  enum PartOfSpeech: String, Sendable {
    case verb = "V"
    case noun = "N"
    case adjective = "A"
  }

  /// What must hold of a clause for a row to apply.
  enum Condition: Sendable {
    case object(isPresent: Bool)
    case objectClass(String)
    case indirectObject
    case oblique(String)
    case obliqueClass(String, String)
    case purpose, helping, infinitive, contentClause, anyClause, light
    /// A word of this class anywhere in the complement.
    case mentions(String)
    /// A content clause whose verb is of this class.
    case contentOf(String)
  }

  /// Where a party is looked for.
  enum Role: Sendable, Equatable {
    case subject
    /// The subject, only if it is of this kind.
    case subjectOf(String)
    case subjectAnd(String)
    case object, indirectObject, purpose, moved, any
    case oblique(String)
  }

  struct Act: Sendable {
    var word: String
    var particle: String?
    var conditions: [Condition]
    var actors: [Role]
    var recipients: [Role]
    var plover: String
    var mode: String?
    var cameo: String
    /// Number of the row, for the rule name: "act 12 (supply)".
    var row: Int

    var cameoRoot: String { String(cameo.prefix(2)) }
    var rule: String { "act \(row) \(word)" }
  }

  private let verbs: [String: [Act]]
  private let nouns: [String: [Act]]
  private let adjectives: [String: [Act]]
  private let classes: [String: Set<String>]

  private init() {
    var classes: [String: Set<String>] = [:]
    for row in Table(sayso_table_act_classes).rows where row.count >= 2 {
      let lemmas = row[1].split(separator: ",").map(String.init)
      classes[row[0], default: []].formUnion(lemmas)
    }
    self.classes = classes
    var acts: [PartOfSpeech: [String: [Act]]] = [:]
    for (number, row) in Table(sayso_table_acts).rows.enumerated() where row.count >= 8 {
      guard let kind = PartOfSpeech(rawValue: row[1]) else { continue }
      let act = ActLexicon.act(row, number: number + 1)
      acts[kind, default: [:]][act.word, default: []].append(act)
    }
    verbs = acts[.verb] ?? [:]
    nouns = acts[.noun] ?? [:]
    adjectives = acts[.adjective] ?? [:]
  }

  func acts(_ kind: PartOfSpeech, _ lemma: String) -> [Act] {
    switch kind {
    // A lemmatizer that cuts "convened" to "conven" is met halfway.
    case .verb: verbs[lemma] ?? verbs[lemma + "e"] ?? []
    case .noun: nouns[lemma] ?? []
    case .adjective: adjectives[lemma] ?? []
    }
  }

  func isIn(_ className: String, _ lemma: String) -> Bool {
    guard let members = classes[className] else { return false }
    // "troops" is its own lemma in some annotation, "troop" in other.
    return members.contains(lemma)
      || lemma.hasSuffix("s") && members.contains(String(lemma.dropLast()))
  }

  /// A row for a word the table does not hold.
  static func none(_ word: String) -> Act {
    Act(
      word: word, particle: nil, conditions: [], actors: [], recipients: [], plover: "", mode: nil,
      cameo: "", row: 0)
  }

  /// Number of rows, for tests of the table.
  var count: Int { [verbs, nouns, adjectives].joined().reduce(0) { $0 + $1.value.count } }
}

/// Reading one row.
extension ActLexicon {
  private static func act(_ row: [String], number: Int) -> Act {
    let parts = row[0].split(separator: "+").map(String.init)
    return Act(
      word: parts.first ?? "", particle: parts.count > 1 ? parts[1] : nil,
      conditions: row[2].split(separator: ",").compactMap { condition(String($0)) },
      actors: row[3].split(separator: "|").compactMap { role(String($0)) },
      recipients: row[4].split(separator: "|").compactMap { role(String($0)) },
      plover: row[5], mode: row[6] == "-" ? nil : row[6], cameo: row[7], row: number)
  }

  private static func condition(_ text: String) -> Condition? {
    if let at = text.firstIndex(of: "@") {
      let className = String(text[text.index(after: at)...])
      let place = text[..<at].dropLast()
      return place == "obj"
        ? .objectClass(className) : .obliqueClass(String(place), className)
    }
    switch text {
    case "-", "part": return nil
    case "obj": return .object(isPresent: true)
    case "-obj": return .object(isPresent: false)
    case "io": return .indirectObject
    case "purpose": return .purpose
    case "xcomp": return .infinitive
    case "ccomp": return .contentClause
    case "clause": return .anyClause
    case "light": return .light
    case "helping": return .helping
    case "grave", "helpful": return .mentions(text)
    case "breach": return .contentOf(text)
    default: return .oblique(text)
    }
  }

  private static func role(_ text: String) -> Role? {
    switch text {
    case "-": return nil
    case "s": return .subject
    case "o": return .object
    case "io": return .indirectObject
    case "m": return .moved
    case "any": return .any
    case "purpose": return .purpose
    default: break
    }
    if text.hasPrefix("s:@") { return .subjectOf(String(text.dropFirst(3))) }
    if text.hasPrefix("s+") { return .subjectAnd(String(text.dropFirst(2))) }
    return .oblique(text)
  }
}
