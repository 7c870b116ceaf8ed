/// What one document says about its persons and bodies, gathered before ids are given: a later
/// sentence may tell the office or the country of a name met before.
struct NameBook {
  struct Person {
    /// The name as first printed in full, in words: "Lena", "Tarsk".
    var words: [String]
    /// Number in the gazetteer.
    var known: Int?
    var nation: Nation?
    var office: NameWords.Entry?
    var isExpert = false
    /// Number of the body somebody speaks for or heads.
    var body: Int?
    var isFemale: Bool?
    /// Of a state or body nobody knows: never of the only state the document names.
    var isElsewhere = false
    /// The surname stands first ("Han Jeong-min", later "Han").
    var isSurnameFirst = false

    /// With its particles: "de la Cruz".
    var surname: String {
      if isSurnameFirst { return words.first ?? "" }
      let particle = words.dropFirst().firstIndex { !Spelling.isCapitalized($0) }
      let start = particle.map { words[$0].contains("-") ? words.count - 1 : $0 }
      return words[(start ?? max(0, words.count - 1))...].joined(separator: " ")
    }
  }

  struct Body {
    var name: String
    var known: Int?
    var nation: Nation?
    /// Which of a state's organs it is.
    var role: NameWords.Entry?
    var sectors: [String] = []
    var acronym: String?
    /// Numbers in the gazetteer of bodies that share a name too common to tell.
    var candidates: [Int] = []
    /// The name is its own ("National Intelligence Service"), not only what it is ("intelligence").
    var isProper = true
  }

  /// What a mention stands for so far.
  enum Target: Hashable {
    case none
    case nation(Nation)
    case person(Int)
    case body(Int)
  }

  struct Draft {
    var sentence: Int
    var tokens: Range<Int>
    var kind: Mention.Kind
    var target: Target
    var rule: String
  }

  var persons: [Person] = []
  var bodies: [Body] = []
  var drafts: [Draft] = []
  /// States the document names, in the order of their first mention.
  private(set) var nations: [Nation] = []
  private var nationSet: Set<String> = []
  private var personByName: [String: Int] = [:]
  /// Persons by the last word of their names, and by the first.
  private var personsByWord: [String: Set<Int>] = [:]
  private var bodyByKey: [String: Int] = [:]

  mutating func note(_ nation: Nation) {
    if nationSet.insert(nation.prefix).inserted { nations.append(nation) }
  }
  func names(_ nation: Nation) -> Bool { nationSet.contains(nation.prefix) }

  // MARK: Persons

  /// The person of a full name, new or met before. One that differs by a middle name or initial
  /// only is the same. O(1).
  mutating func person(_ words: [String], known: Int? = nil) -> Int {
    let key = Spelling.folded(words.joined(separator: " "))
    if let found = personByName[key] { return found }
    if let known, let found = persons.firstIndex(where: { $0.known == known }) {
      personByName[key] = found
      return found
    }
    if known == nil, let found = sameButMiddle(words) ?? completed(words) { return found }
    persons.append(Person(words: words, known: known))
    let number = persons.count - 1
    personByName[key] = number
    for word in [words.first, words.last].compactMap({ $0 }) {
      personsByWord[Spelling.folded(word), default: []].insert(number)
    }
    return number
  }

  private func sameButMiddle(_ words: [String]) -> Int? {
    guard words.count >= 2, let first = words.first, let last = words.last else { return nil }
    let firsts = personsByWord[Spelling.folded(first)] ?? []
    let both = firsts.intersection(personsByWord[Spelling.folded(last)] ?? [])
    return both.count == 1 ? both.first : nil
  }

  /// A person met before by surname alone ("President Weld") gets the full name.
  private mutating func completed(_ words: [String]) -> Int? {
    guard words.count >= 2, let last = words.last,
      let found = personsByWord[Spelling.folded(last)], found.count == 1, let number = found.first,
      persons[number].words.count == 1
    else { return nil }
    persons[number].words = words
    personByName[Spelling.folded(words.joined(separator: " "))] = number
    personsByWord[Spelling.folded(words[0]), default: []].insert(number)
    return number
  }

  /// "She" is no man the gazetteer knows.
  mutating func noteGenders(_ gazetteer: Gazetteer) {
    for index in persons.indices where persons[index].isFemale == nil {
      if let known = persons[index].known { persons[index].isFemale = gazetteer.isFemale(known) }
    }
  }

  /// The one person whose name ends (or begins) with the word; nil for none and for several.
  func person(called word: String) -> Int? {
    let key = Spelling.folded(word)
    guard let found = personsByWord[key] else { return nil }
    let byLast = found.filter { Spelling.folded(persons[$0].words.last ?? "") == key }
    if byLast.count == 1 { return byLast.first }
    guard byLast.isEmpty, found.count == 1, !NameWords.standard.isGivenName(word) else {
      return nil
    }
    return found.first
  }

  /// Several persons share the word, or none has it.
  func isNamed(_ word: String) -> Bool { personsByWord[Spelling.folded(word)] != nil }

  // MARK: Bodies

  mutating func body(known number: Int, name: String) -> Int {
    body(key: "#\(number)") { Body(name: name, known: number) }
  }

  /// A body under a name that several states' bodies have.
  mutating func body(
    common name: String, candidates: [Int], role: NameWords.Entry?
  ) -> Int {
    body(key: "~" + Spelling.folded(name)) {
      Body(name: name, role: role, sectors: role?.sectors ?? [], candidates: candidates)
    }
  }

  /// A state's organ by what it is: one for each state and role.
  mutating func organ(_ role: NameWords.Entry, of nation: Nation?, name: String) -> Int {
    body(key: "\(nation?.prefix ?? "?") \(role.slug)") {
      Body(name: name, nation: nation, role: role, sectors: role.sectors, isProper: false)
    }
  }

  /// A body by its own name.
  mutating func body(
    named name: String, of nation: Nation?, role: NameWords.Entry?, sectors: [String]
  ) -> Int {
    let key = "\(nation?.prefix ?? "") =\(Spelling.folded(name))"
    if let found = bodyByKey[key] { return found }
    if nation == nil, let found = bodyByKey["=" + Spelling.folded(name)] { return found }
    if let role, let nation, let found = bodyByKey["\(nation.prefix) \(role.slug)"],
      !bodies[found].isProper
    {
      bodies[found].name = name
      bodies[found].isProper = true
      bodyByKey[key] = found
      bodyByKey["=" + Spelling.folded(name)] = found
      return found
    }
    let number = body(key: key) {
      Body(name: name, nation: nation, role: role, sectors: sectors)
    }
    bodyByKey["=" + Spelling.folded(name)] = number
    if let role, let nation { alias("\(nation.prefix) \(role.slug)", number) }
    return number
  }

  /// A body met under this name or acronym.
  func body(called name: String) -> Int? { bodyByKey["=" + Spelling.folded(name)] }

  mutating func name(_ number: Int, acronym: String) {
    bodies[number].acronym = acronym
    alias("=" + Spelling.folded(acronym), number)
  }

  private mutating func alias(_ key: String, _ number: Int) {
    if bodyByKey[key] == nil { bodyByKey[key] = number }
  }

  private mutating func body(key: String, make: () -> Body) -> Int {
    if let found = bodyByKey[key] { return found }
    bodies.append(make())
    bodyByKey[key] = bodies.count - 1
    return bodies.count - 1
  }

  /// The organ of that role a state has in this document.
  func organ(_ slug: String, of prefix: String) -> Int? { bodyByKey["\(prefix) \(slug)"] }
}
