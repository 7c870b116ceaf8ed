/// Gives ids to what the book has gathered, by the scheme of the annotation guidelines.
struct ActorNaming {
  let gazetteer: Gazetteer
  let book: NameBook
  private(set) var actors: [ActorID: Actor] = [:]
  private var bodyIDs: [Int: ActorID?] = [:]
  private var personIDs: [Int: ActorID] = [:]

  init(_ book: NameBook, gazetteer: Gazetteer) {
    self.book = book
    self.gazetteer = gazetteer
  }

  mutating func id(of draft: NameBook.Draft) -> ActorID? {
    switch draft.target {
    case .none: return nil
    case .nation(let nation): return id(of: nation)
    case .person(let number): return id(ofPerson: number)
    case .body(let number): return id(ofBody: number)
    }
  }

  mutating func id(of nation: Nation) -> ActorID {
    let id = nation.government
    return add(
      gazetteer.actor(id)
        ?? Actor(id: id, name: nation.name, kind: .state, code: nation.code, sectors: ["GOV"]))
  }

  @discardableResult
  mutating func add(_ actor: Actor) -> ActorID {
    if actors[actor.id] == nil { actors[actor.id] = actor }
    return actor.id
  }

  // MARK: Bodies

  mutating func id(ofBody number: Int) -> ActorID? {
    if let known = bodyIDs[number] { return known }
    let id = makeID(book.bodies[number])
    bodyIDs[number] = id
    return id
  }

  private mutating func makeID(_ body: NameBook.Body) -> ActorID? {
    if let known = body.known { return add(gazetteer.actors[known]) }
    if let known = choose(body.candidates) { return add(gazetteer.actors[known]) }
    if !body.candidates.isEmpty, body.role == nil { return nil }
    if let role = body.role {
      guard let nation = body.nation ?? owner(of: role) else { return nil }
      if role.slug == "gov" { return id(of: nation) }
      if let organ = gazetteer.organ(role.slug, of: nation.prefix), fits(organ, body) {
        return add(organ)
      }
      if body.nation == nil, let found = book.organ(role.slug, of: nation.prefix) {
        return id(ofBody: found)
      }
      return add(organ(body, role, nation))
    }
    let slug = Spelling.slug(body.name)
    let isUnit = body.name.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    guard !slug.isEmpty, !isUnit || body.nation != nil else { return nil }
    let prefix = body.nation?.prefix ?? "org"
    return add(
      Actor(
        id: ActorID(prefix + "." + slug), name: body.name,
        kind: body.nation == nil ? .organisation : .organ, code: body.nation?.code ?? "---",
        sectors: body.sectors))
  }

  /// The one of them whose state the document names, else the one that has no state.
  private func choose(_ candidates: [Int]) -> Int? {
    func prefix(_ number: Int) -> Substring {
      gazetteer.actors[number].id.value.prefix { $0 != "." }
    }
    let named = candidates.filter { number in
      book.nations.contains { $0.prefix == prefix(number) }
    }
    if named.count == 1 { return named[0] }
    let outside = candidates.filter { prefix($0) == "org" }
    return named.isEmpty && outside.count == 1 && candidates.count == 1 ? outside[0] : nil
  }

  /// A proper name that isn't the gazetteer's is another body of the same kind.
  private func fits(_ organ: Actor, _ body: NameBook.Body) -> Bool {
    !body.isProper || Spelling.folded(organ.name) == Spelling.folded(body.name)
      || organ.name == "United States intelligence community"
  }

  private func organ(_ body: NameBook.Body, _ role: NameWords.Entry, _ nation: Nation) -> Actor {
    let slug = body.isProper ? Spelling.slug(body.name) : role.slug
    let first = body.name.prefix(1).uppercased() + body.name.dropFirst()
    return Actor(
      id: ActorID(nation.prefix + "." + slug), name: "\(first) (\(nation.name))", kind: .organ,
      code: nation.code, sectors: role.sectors)
  }

  /// Whose "the Interior Ministry" is where no words say so: the only state that has such an organ
  /// in this document, else the only state it names. Nil where there are several.
  private func owner(of role: NameWords.Entry) -> Nation? {
    let owners = book.nations.filter { book.organ(role.slug, of: $0.prefix) != nil }
    if owners.count == 1 { return owners[0] }
    return owners.isEmpty && book.nations.count == 1 ? book.nations[0] : nil
  }

  /// "veldania intel" → the organ of that kind this document names.
  mutating func organs() -> [String: ActorID] {
    var all: [String: ActorID] = [:]
    for (number, body) in book.bodies.enumerated() {
      guard let nation = body.nation, let role = body.role, let id = id(ofBody: number) else {
        continue
      }
      let key = nation.prefix + " " + role.slug
      if all[key] == nil { all[key] = id }
    }
    return all
  }

  /// "veldania fm" → who holds the office in this document; nobody where two do.
  mutating func offices() -> [String: ActorID] {
    var all: [String: ActorID] = [:]
    var shared: Set<String> = []
    for (number, person) in book.persons.enumerated() {
      guard let nation = person.nation, let office = person.office else { continue }
      let key = nation.prefix + " " + office.slug
      if all[key] != nil { shared.insert(key) }
      all[key] = self.id(ofPerson: number)
    }
    return all.filter { !shared.contains($0.key) }
  }

  // MARK: Persons

  mutating func id(ofPerson number: Int) -> ActorID {
    if let known = personIDs[number] { return known }
    let id = makeID(book.persons[number])
    personIDs[number] = id
    return id
  }

  private mutating func makeID(_ person: NameBook.Person) -> ActorID {
    if let known = person.known { return add(gazetteer.actors[known]) }
    let surname = Spelling.slug(person.surname)
    let name = person.words.joined(separator: " ")
    guard let office = person.office, !person.isExpert || office.slug != "head" else {
      let id = distinct(ActorID("expert." + surname), person)
      return add(Actor(id: id, name: name, kind: .person))
    }
    var body: ActorID?
    if let number = person.body { body = self.id(ofBody: number) }
    let nation = person.nation ?? person.body.flatMap { book.bodies[$0].nation }
    let only = person.isElsewhere || book.nations.count != 1 ? nil : book.nations.first
    let id = distinct(
      officeID(office, surname, nation: nation, body: body, only: only), person)
    if let known = gazetteer.actor(id) { return add(known) }
    let home = body.flatMap { actors[$0] }
    return add(
      Actor(
        id: id, name: name, kind: .person, code: nation?.code ?? home?.code ?? "---",
        sectors: office.sectors.isEmpty ? home?.sectors ?? [] : office.sectors))
  }

  /// Two people of one surname are two actors where their given names begin otherwise: the second
  /// gets his given name as well ("expert.brandt_mila").
  private func distinct(_ id: ActorID, _ person: NameBook.Person) -> ActorID {
    guard let other = actors[id], other.kind == .person, person.words.count > 1,
      let mine = person.words.first?.first, let theirs = other.name.first,
      other.name.contains(" "), Spelling.folded(String(mine)) != Spelling.folded(String(theirs))
    else { return id }
    return ActorID(id.value + "_" + Spelling.slug(person.words[0]))
  }

  /// "<cc>.<office>.<surname>"; who speaks for a body or heads one is "<body>.<surname>".
  private func officeID(
    _ office: NameWords.Entry, _ surname: String, nation: Nation?, body: ActorID?,
    only: Nation?
  ) -> ActorID {
    let isOfBody = ActorNaming.bodyOffices.contains(office.slug)
    if isOfBody || nation == nil, let body {
      return ActorID(body.value + "." + surname)
    }
    let home = nation ?? only
    if isOfBody && office.slug == "head" { return ActorID("expert." + surname) }
    let prefix = home.map { $0.prefix + "." } ?? ""
    return ActorID(prefix + office.slug + "." + surname)
  }

  private static let bodyOffices: Set<String> = [
    "spokesperson", "head", "adviser", "director_general", "secgen", "high_commissioner",
    "commission_president",
  ]
}
