import CModels
import Spans
import Tables

/// Every actor known before a text is read: states, their organs and office holders, bodies
/// between states, agencies and outlets, armed groups. A caller may add rows of its own.
///
/// Built once from four tables in one pass, O(bytes); look-ups are hashed.
package struct Gazetteer: Sendable {
  /// The compiled-in tables.
  package static let standard = Gazetteer()

  /// What a phrase of the gazetteer says about the words it matches.
  enum Sense: UInt8, Sendable {
    case country, adjective, people
    /// A seat of government: the government in actor position, else the town.
    case capital
    case town
    case actor
    case person
    /// A surname that the press uses alone.
    case surname
  }

  /// One phrase and what it stands for.
  struct Entry: Sendable {
    var sense: Sense
    /// Index in `nations` (country, adjective, people, capital, town) or in `actors`.
    var target: Int
    /// Too common to count in a document that doesn't name its country.
    var isCommon = false
    /// Counts only after "the" ("the Times").
    var needsArticle = false
    /// Written in capitals: matched as written ("US", "WHO", "UN").
    var exact: String?
  }

  private(set) package var actors: [Actor] = []
  private(set) var nations: [Nation] = []
  private(set) var entries: [Entry] = []
  private(set) var index = PhraseIndex()
  private var byID: [ActorID: Int] = [:]
  private var byDomain: [String: Int] = [:]
  private var byPrefix: [String: Int] = [:]
  /// "kr intel" → number of the organ the press means by "South Korean intelligence".
  private var byRole: [String: Int] = [:]
  /// First and last day in office, ISO, of the persons that have one.
  private var terms: [Int: (from: String, to: String)] = [:]
  private var women: Set<Int> = []
  /// "us secdef" → who has held the office.
  private var holders: [String: [Int]] = [:]
  private var buffer: [UInt8] = []

  /// The compiled-in tables, then the rows of `table`: columns id, kind, code, sectors, role,
  /// names, domains, as in actors.tsv; columns at the end may be missing. A row with a known id
  /// adds names and domains to it.
  package init(adding table: Table? = nil) {
    index.reserve(16_000)
    readNations(Table(sayso_table_countries))
    readActors(Table(sayso_table_actors))
    readPersons(Table(sayso_table_persons))
    if let table { readActors(table) }
  }

  // MARK: Look-ups

  /// The actor with this id; states' governments are there under "<alpha-2>.gov".
  package func actor(_ id: ActorID) -> Actor? { byID[id].map { actors[$0] } }

  /// The actor of a name or web domain as a credit prints it: "Reuters", "www.reuters.com",
  /// "The Associated Press", "https://apnews.com/article/1". A state's name gives its government.
  /// Nil where the name is unknown or means several.
  package func actor(named name: String) -> Actor? {
    if let actor = actor(ofDomain: name) { return actor }
    let trimmed =
      name.hasPrefix("The ") || name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
    let rows = index.rows(of: trimmed).map { entries[$0] }
      .filter { $0.exact == nil || $0.exact == trimmed || Spelling.isAllCapitals(trimmed) }
    var targets = rows.filter { !$0.isCommon }.compactMap(actorNumber)
    if targets.isEmpty { targets = rows.compactMap(actorNumber) }
    guard let first = targets.first, targets.allSatisfy({ $0 == first }) else { return nil }
    return actors[first]
  }

  /// The organ the press means by a state's generic organ: ("kr", "intel") → kr.nis.
  package func organ(_ role: String, of prefix: String) -> Actor? {
    byRole[prefix + " " + role].map { actors[$0] }
  }

  func nation(_ prefix: String) -> Nation? { byPrefix[prefix].map { nations[$0] } }

  /// Whether the person held the office of its id on the day (ISO); true where no term is known.
  func isInOffice(_ number: Int, on day: String?) -> Bool {
    guard let day, let term = terms[number] else { return true }
    return term.from <= day && (term.to.isEmpty || day <= term.to)
  }

  /// Who held the office on the day (ISO), by the terms in persons.tsv; nil where the table has
  /// nobody, or two (a day of change).
  package func holder(of office: String, in prefix: String, on day: String) -> Actor? {
    let found = (holders[prefix + " " + office] ?? []).filter {
      terms[$0] != nil && isInOffice($0, on: day)
    }
    return found.count == 1 ? actors[found[0]] : nil
  }

  /// Whether persons.tsv marks the person as a woman.
  func isFemale(_ number: Int) -> Bool { women.contains(number) }

  func number(of id: ActorID) -> Int? { byID[id] }

  private func actorNumber(_ entry: Entry) -> Int? {
    switch entry.sense {
    case .actor, .person, .surname: entry.target
    case .country, .capital: byID[ActorID(nations[entry.target].prefix + ".gov")]
    case .adjective, .people, .town: nil
    }
  }

  private func actor(ofDomain text: String) -> Actor? {
    var host = Substring(text.lowercased())
    if let scheme = host.firstRange(of: "://") { host = host[scheme.upperBound...] }
    host = host.prefix { $0 != "/" && $0 != ":" && $0 != " " }
    while host.contains(".") {
      if let number = byDomain[String(host)] { return actors[number] }
      guard let dot = host.firstIndex(of: ".") else { return nil }
      host = host[host.index(after: dot)...]
    }
    return nil
  }
}

// MARK: - Tables

extension Gazetteer {
  private mutating func readNations(_ table: Table) {
    for row in table.rows where row.count >= 7 {
      let names = row[2].split(separator: "|").map(String.init)
      guard let name = names.first else { continue }
      let nation = Nation(prefix: row[0], code: row[1], name: name)
      byPrefix[row[0]] = nations.count
      nations.append(nation)
      add(
        Actor(
          id: nation.government, name: name, kind: .state, code: row[1], sectors: ["GOV"]))
      let target = nations.count - 1
      for name in names { addEntry(.country, target, name) }
      addEntries(.adjective, target, row[3])
      addEntries(.people, target, row[4])
      for seat in row[5].split(separator: "|") where seat != "-" {
        let isTown = seat.hasPrefix("-")
        addEntry(isTown ? .town : .capital, target, seat.drop { $0 == "-" || $0 == "+" })
      }
      addEntries(.town, target, row[6])
    }
  }

  private mutating func addEntries(_ sense: Sense, _ target: Int, _ cell: String) {
    for name in cell.split(separator: "|") where name != "-" { addEntry(sense, target, name) }
  }

  private mutating func readActors(_ table: Table) {
    for row in table.rows where row.count >= 6 {
      let names = row[5].split(separator: "|")
      guard let name = names.first, !row[0].isEmpty else { continue }
      let number = add(
        Actor(
          id: ActorID(row[0]), name: Gazetteer.plain(name),
          kind: Actor.Kind(rawValue: row[1]) ?? .organisation,
          code: row[2].isEmpty ? "---" : row[2],
          sectors: row[3].split(separator: ",").map(String.init)))
      for name in names { addEntry(.actor, number, name) }
      let prefix = row[0].prefix { $0 != "." }
      if !row[4].isEmpty, byRole[prefix + " " + row[4]] == nil {
        byRole[prefix + " " + row[4]] = number
      }
      guard row.count > 6 else { continue }
      for domain in row[6].split(separator: "|") { byDomain[String(domain)] = number }
    }
  }

  private mutating func readPersons(_ table: Table) {
    for row in table.rows where row.count >= 2 {
      let names = row[1].split(separator: "|")
      guard let name = names.first else { continue }
      let parts = row[0].split(separator: ".").map(String.init)
      guard parts.count == 3 else { continue }
      let home = nation(parts[0])
      let body = actor(ActorID(parts[0] + "." + parts[1]))
      let sectors = body?.sectors ?? NameWords.standard.sectors(ofOffice: parts[1])
      let number = add(
        Actor(
          id: ActorID(row[0]), name: String(name), kind: .person,
          code: home?.code ?? body?.code ?? "---", sectors: sectors))
      for name in names {
        let isSurname = name.hasPrefix("=")
        addEntry(isSurname ? .surname : .person, number, isSurname ? name.dropFirst() : name)
      }
      if row.count > 3, !row[2].isEmpty { terms[number] = (row[2], row[3]) }
      if row.count > 4, row[4] == "f" { women.insert(number) }
      holders[parts[0] + " " + parts[1], default: []].append(number)
    }
  }

  /// Adds the actor, or gives the number of the one that has its id.
  @discardableResult
  private mutating func add(_ actor: Actor) -> Int {
    if let known = byID[actor.id] { return known }
    byID[actor.id] = actors.count
    actors.append(actor)
    return actors.count - 1
  }

  private mutating func addEntry(_ sense: Sense, _ target: Int, _ name: some StringProtocol) {
    var words = name[...]
    var entry = Entry(sense: sense, target: target)
    if words.hasPrefix("~") {
      entry.isCommon = true
      words = words.dropFirst()
    }
    if words.hasPrefix("The ") {
      words = words.dropFirst(4)
      entry.needsArticle = sense == .actor && !words.contains(" ")
    }
    let text = String(words)
    if Spelling.isAllCapitals(text) || text.utf8.count == 1 { entry.exact = text }
    entries.append(entry)
    index.add(text, row: entries.count - 1, buffer: &buffer)
  }

  private static func plain(_ name: Substring) -> String {
    String(name.hasPrefix("~") ? name.dropFirst() : name)
  }
}
