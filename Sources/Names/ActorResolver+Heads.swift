import Sentences
import Spans

/// One conjunct of a noun phrase, by its head.
extension ActorResolver {
  func answer(for part: Phrase.Part, _ scope: Phrase) -> Answer {
    let range = part.range
    if let shared = part.head { return answer(head: shared, range, scope) }
    let core = scope.core(of: range)
    if let named = exemplified(range, core, scope) { return named }
    if let mention = headMention(core, scope), let answer = answer(mention, scope) {
      return answer
    }
    if let head = scope.head(of: range) {
      let found = answer(head: head, range, scope)
      if !found.ids.isEmpty { return found }
    }
    if let owner = owner(core, scope) { return owner }
    return pronoun(range, scope) ?? others(range, scope) ?? unknown(core, scope)
  }

  /// "Analysts like Ana Bors": the one who is named.
  private func exemplified(
    _ range: Range<Int>, _ core: Range<Int>, _ scope: Phrase
  ) -> Answer? {
    let next = scope.sentence.lower(core.upperBound)
    guard core.upperBound < range.upperBound, ["like", "such", "including"].contains(next) else {
      return nil
    }
    let rest = core.upperBound..<range.upperBound
    guard let mention = scope.mentions(in: rest).first(where: { $0.kind == .person }) else {
      return nil
    }
    return answer(mention, scope)
  }

  /// The mention that ends the core: "U.S. Defense Secretary |Lloyd Austin|".
  private func headMention(_ core: Range<Int>, _ scope: Phrase) -> Mention? {
    var end = core.upperBound
    while end > core.lowerBound,
      scope.sentence.isPossessive(end - 1)
        || [")", "\"", "”", ","].contains(scope.sentence.lower(end - 1))
    {
      end -= 1
    }
    let ending = scope.mentions(in: core).filter { $0.tokens.upperBound == end }
    let mention = ending.max { $0.tokens.count < $1.tokens.count }
    if mention?.kind == .nationality, core.count > 1,
      scope.sentence.mark(at: end - 1)?.sense == .adjective
    {
      return nil
    }
    return mention
  }

  private func answer(_ mention: Mention, _ scope: Phrase) -> Answer? {
    if let id = mention.actor, let actor = names.actors[id] {
      let rule = mention.kind == .reference ? mention.rule : "mention"
      return Answer(actor, rule: rule)
    }
    guard let mark = scope.sentence.mark(at: mention.tokens.lowerBound), let nation = mark.nation,
      mark.sense == .capital || mark.sense == .country
    else { return nil }
    return Answer(government(nation), rule: "mention")
  }

  // MARK: Heads of the word lists

  func answer(head: NameMark, _ range: Range<Int>, _ scope: Phrase) -> Answer {
    let around = Surroundings(range, head, scope, self)
    for word in head.words.sorted(by: { rank($0) < rank($1) }) {
      if let found = answer(word, head, around, scope) { return found }
    }
    return .none
  }

  /// Unnamed people before the offices some of the words are too ("diplomat").
  private func rank(_ word: NameWords.Entry) -> Int {
    switch word.kind {
    case .role: 0
    case .body: 1
    case .organ: 2
    default: 3
    }
  }

  private func answer(
    _ word: NameWords.Entry, _ head: NameMark, _ around: Surroundings, _ scope: Phrase
  ) -> Answer? {
    switch word.kind {
    case .role: return role(word, head, around, scope)
    case .body: return body(word, around)
    case .organ: return around.nation.map { Answer(organ(word, of: $0), rule: "organ") }
    case .force:
      return around.nation.map { Answer(organ(word, of: $0), rule: "force") }
    case .learned: return learned(word, around)
    case .report: return report(word, around, scope)
    case .evidence:
      let id = ActorID("evidence." + word.slug)
      return Answer(
        Actor(id: id, name: scope.sentence.text(of: head.tokens), kind: .evidence), rule: "evidence"
      )
    case .office: return office(word, head, around, scope)
    case .expert: return unspecified("experts", isAnonymous: true, rule: "learned")
    default: return nil
    }
  }

  private func role(
    _ word: NameWords.Entry, _ head: NameMark, _ around: Surroundings, _ scope: Phrase
  ) -> Answer {
    let text = scope.sentence.text(of: head.tokens)
    if let nation = around.nation {
      return anonymous(
        "\(nation.prefix).\(word.slug).anon", "\(around.adjective ?? nation.name) \(text)",
        nation.code, word)
    }
    if let body = around.body {
      return anonymous(body.id.value + ".anon", "\(body.name) \(text)", body.code, word)
    }
    let noun = word.slug == "intelligence" ? word.slug : singular(head, scope)
    let described = around.supra.map { Spelling.slug($0) + "_" + noun } ?? noun
    let name = around.supra.map { "\($0) \(text)" } ?? text
    return anonymous("anon." + described, name, "---", word)
  }

  private func anonymous(
    _ id: String, _ name: String, _ code: String, _ word: NameWords.Entry
  ) -> Answer {
    let actor = Actor(
      id: ActorID(id), name: name, kind: .anonymous, code: code, sectors: word.sectors)
    return Answer(actor, isAnonymous: true, rule: "role")
  }

  private func singular(_ head: NameMark, _ scope: Phrase) -> String {
    let last = head.tokens.upperBound - 1
    let token = scope.sentence.tokens[last]
    let before = head.tokens.dropLast().map { scope.sentence.lower($0) }
    let noun = token.lemma.isEmpty ? ActorResolver.withoutPlural(token.lower) : token.lemma
    return (before + [noun]).map { Spelling.slug($0) }.joined(separator: "_")
  }

  private static func withoutPlural(_ word: String) -> String {
    if word.hasSuffix("witnesses") || word.hasSuffix("eyewitnesses") {
      return String(word.dropLast(2))
    }
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }

  private func body(_ word: NameWords.Entry, _ around: Surroundings) -> Answer {
    guard let nation = around.nation else {
      return unspecified(word.slug, isAnonymous: false, rule: "body")
    }
    let actor = Actor(
      id: ActorID("\(nation.prefix).\(word.slug)"),
      name: "\(around.adjective ?? nation.name) \(word.slug)", kind: .group, code: nation.code,
      sectors: word.sectors)
    return Answer(actor, rule: "body")
  }

  private func learned(_ word: NameWords.Entry, _ around: Surroundings) -> Answer {
    if let body = around.body, body.kind != .state { return Answer(body, rule: "learned") }
    return unspecified(word.slug, isAnonymous: true, rule: "learned")
  }

  private func report(
    _ word: NameWords.Entry, _ around: Surroundings, _ scope: Phrase
  ) -> Answer {
    if let body = around.body { return Answer(body, rule: "report") }
    if let nation = around.nation, word.slug == "intelligence" || around.speaksOfIntelligence,
      let intel = NameWords.standard.organ("intel")
    {
      return Answer(organ(intel, of: nation), rule: "report")
    }
    if let nation = around.nation, around.isFrom {
      return Answer(government(nation), rule: "report")
    }
    return unspecified(word.slug, isAnonymous: false, rule: "report")
  }

  private func unspecified(_ slug: String, isAnonymous: Bool, rule: String) -> Answer {
    Answer(
      Actor(id: ActorID("unspec." + slug), name: slug, kind: .unspecified),
      isAnonymous: isAnonymous, rule: rule)
  }

  private func office(
    _ word: NameWords.Entry, _ head: NameMark, _ around: Surroundings, _ scope: Phrase
  ) -> Answer? {
    if word.slug == "spokesperson" || word.slug == "head" {
      if let body = around.body { return Answer(body, rule: "office") }
      return around.nation.map { Answer(government($0), rule: "office") }
    }
    guard let nation = around.nation else { return nil }
    let isUN = word.slug == "envoy" && Appositions.isToUN(head.tokens.upperBound, scope.sentence)
    let slug = isUN ? "un_envoy" : word.slug
    if let id = names.offices["\(nation.prefix) \(slug)"], let actor = names.actors[id] {
      return Answer(actor, rule: "office")
    }
    if ActorResolver.single.contains(slug), let day = names.day,
      let holder = gazetteer.holder(of: slug, in: nation.prefix, on: day)
    {
      return Answer(holder, rule: "office on the day")
    }
    let text = scope.sentence.text(of: head.tokens) + (isUN ? " to the UN" : "")
    let actor = Actor(
      id: ActorID("\(nation.prefix).\(slug)"), name: "\(around.adjective ?? nation.name) \(text)",
      kind: .person, code: nation.code, sectors: word.sectors)
    return Answer(actor, rule: "office")
  }

  /// Offices that one person of a state holds. An envoy is none: any diplomat of a mission may be
  /// called so.
  private static let single: Set<String> = [
    "president", "vicepresident", "pm", "chancellor", "taoiseach", "king", "queen", "crown_prince",
    "emir", "sultan", "leader", "pope", "fm", "defmin", "secdef", "secstate", "treasury",
  ]

  // MARK: States and organs

  func government(_ nation: Nation) -> Actor {
    names.actors[nation.government] ?? gazetteer.actor(nation.government)
      ?? Actor(
        id: nation.government, name: nation.name, kind: .state, code: nation.code,
        sectors: ["GOV"])
  }

  func organ(_ word: NameWords.Entry, of nation: Nation) -> Actor {
    if word.slug == "gov" { return government(nation) }
    if let organ = gazetteer.organ(word.slug, of: nation.prefix) { return organ }
    if let id = names.organs["\(nation.prefix) \(word.slug)"], let actor = names.actors[id] {
      return actor
    }
    let name = word.slug.split(separator: "_").joined(separator: " ")
    return Actor(
      id: ActorID("\(nation.prefix).\(word.slug)"),
      name: "\(name.prefix(1).uppercased())\(name.dropFirst()) (\(nation.name))", kind: .organ,
      code: nation.code, sectors: word.sectors)
  }

  // MARK: Where no head is known

  /// "Karsholm's appeals", "President Brandt's administration": the owner speaks.
  private func owner(_ core: Range<Int>, _ scope: Phrase) -> Answer? {
    guard let mark = core.last(where: { scope.sentence.isPossessive($0) }) else { return nil }
    let before = core.lowerBound..<mark
    guard let mention = headMention(before, scope), var found = answer(mention, scope) else {
      return nil
    }
    found.rule = "owner"
    if scope.head(of: core)?.word(.organ)?.slug == "gov", let id = found.ids.first,
      let nation = nation(of: id)
    {
      return Answer(government(nation), rule: "owner")
    }
    return found
  }

  func nation(of id: ActorID) -> Nation? {
    let prefix = String(id.value.prefix { $0 != "." })
    if let known = gazetteer.nation(prefix) { return known }
    guard let state = names.actors[ActorID(prefix + ".gov")] else { return nil }
    return Nation(prefix: prefix, code: state.code, name: state.name)
  }

  /// "Some", "Others" after a sentence about experts or analysts.
  private func others(_ range: Range<Int>, _ scope: Phrase) -> Answer? {
    guard range.count == 1,
      ["some", "others", "many", "they"].contains(scope.sentence.lower(range.lowerBound))
    else { return nil }
    for back in 1...2 where scope.sentence.number >= back {
      let number = scope.sentence.number - back
      guard names.marked.indices.contains(number) else { return nil }
      for mark in names.marked[number].marks where mark.isWord(.learned) {
        guard let word = mark.word(.learned) else { continue }
        return unspecified(word.slug, isAnonymous: true, rule: "learned")
      }
    }
    return nil
  }

  /// A capitalised name nothing is known of: org.<slug>.
  private func unknown(_ core: Range<Int>, _ scope: Phrase) -> Answer {
    var start = core.lowerBound
    while start < core.upperBound, !scope.sentence.isName(start) { start += 1 }
    let range = start..<core.upperBound
    let isMention = scope.mentions.contains { $0.tokens.overlaps(core) }
    guard !isMention, !range.isEmpty, range.allSatisfy({ scope.sentence.isName($0) }),
      range.count <= 5,
      !scope.sentence.isTitleCase
    else { return .none }
    let name = scope.sentence.text(of: range)
    let slug = Spelling.slug(name)
    guard !slug.isEmpty else { return .none }
    let actor = Actor(id: ActorID("org." + slug), name: name, kind: .organisation)
    return Answer(actor, rule: "unknown name")
  }
}

/// What stands around the head of a noun phrase: whose officials, whose reports.
struct Surroundings {
  var nation: Nation?
  /// The nation as the text calls it before a noun: "Veldanian".
  var adjective: String?
  var body: Actor?
  /// "Western", "European": no single state.
  var supra: String?
  /// The owner stands after "from", "by", "of".
  var isFrom = false
  var speaksOfIntelligence = false

  init(_ range: Range<Int>, _ head: NameMark, _ scope: Phrase, _ resolver: ActorResolver) {
    let sentence = scope.sentence
    let isShared = !range.contains(head.tokens.lowerBound)
    let end = isShared ? range.upperBound : head.tokens.lowerBound
    before(range.lowerBound..<max(range.lowerBound, end), scope, resolver)
    guard nation == nil, body == nil, !isShared else { return }
    let next = sentence.lower(head.tokens.upperBound)
    guard ["in", "from", "of", "at", "with", "for", "by"].contains(next),
      head.tokens.upperBound < range.upperBound
    else { return }
    isFrom = next == "from" || next == "by"
    let start = head.tokens.upperBound + 1
    after(start..<max(start, range.upperBound), scope, resolver)
  }

  private mutating func before(
    _ range: Range<Int>, _ scope: Phrase, _ resolver: ActorResolver
  ) {
    for index in range {
      guard let mark = scope.sentence.markStarting(at: index) else { continue }
      if let found = mark.nation, mark.sense != .people {
        nation = found
        adjective = scope.sentence.text(of: mark.tokens)
      }
      if mark.isWord(.supra) { supra = scope.sentence.text(of: mark.tokens) }
      if mark.word(.organ)?.slug == "intel" { speaksOfIntelligence = true }
    }
    let mentions = scope.mentions(in: range).filter { $0.kind != .place && $0.kind != .nationality }
    if let id = mentions.last?.actor { body = resolver.names.actors[id] }
    if let body, body.kind == .state { self.body = nil }
    // "Veldanian interior ministry officials": the body is the owner.
    if body != nil { nation = nil }
  }

  private mutating func after(
    _ range: Range<Int>, _ scope: Phrase, _ resolver: ActorResolver
  ) {
    guard !range.isEmpty else { return }
    for mention in scope.mentions(in: range) where mention.kind != .nationality {
      if let id = mention.actor, let actor = resolver.names.actors[id], actor.kind != .state,
        mention.kind != .place
      {
        body = actor
        return
      }
      if let mark = scope.sentence.mark(at: mention.tokens.lowerBound), let found = mark.nation {
        nation = found
        if scope.mentions(in: range).count == 1 { return }
      }
    }
    guard nation == nil else { return }
    let mark = range.lazy.compactMap { scope.sentence.mark(at: $0) }.first { $0.nation != nil }
    nation = mark?.nation
  }
}

extension NameWords {
  /// The entry of an organ's slug.
  func organ(_ slug: String) -> Entry? { entries.first { $0.kind == .organ && $0.slug == slug } }
}
