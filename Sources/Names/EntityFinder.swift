import Sentences
import Spans

/// Reads one sentence after the other and notes in the book who and what is named.
///
/// A scan from left to right over marks and capitalised words; each step consumes the longest
/// name that starts there, so the work is O(tokens) for each sentence.
struct EntityFinder {
  let gazetteer: Gazetteer
  let words = NameWords.standard
  var book = NameBook()
  /// A nation's words that end right before the given token: "Veldania's |", "the Veldanian |".
  private var lead: (nation: Nation, end: Int)?
  /// Capitalised words nobody claimed, for the second pass.
  private(set) var loose: [(sentence: Int, tokens: Range<Int>)] = []

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  mutating func read(_ sentence: MarkedSentence) {
    lead = nil
    var index = 0
    while index < sentence.tokens.count {
      let next: Int
      if let body = body(at: index, sentence) {
        next = body
      } else if sentence.isName(index) {
        next = run(at: index, sentence)
      } else if let mark = sentence.markStarting(at: index) {
        next = read(mark, sentence)
      } else {
        next = index + 1
      }
      index = max(next, index + 1)
    }
  }

  private func nation(before index: Int, _ sentence: MarkedSentence) -> Nation? {
    guard let lead, lead.end <= index, index - lead.end <= 2 else { return nil }
    for between in lead.end..<index {
      let token = sentence.tokens[between]
      let isPlain = token.tag == .adj || token.tag == .noun || token.tag == .x
      if !isPlain || EntityFinder.breaks.contains(token.lower) { return nil }
      if Spelling.isCapitalized(token.text) { return nil }
    }
    return lead.nation
  }

  private static let breaks: Set<String> = [
    ",", ".", "and", "or", "of", "in", "to", "on", "with", "for", "is", "was", "said", "the", "a",
    "from", "at", "by", "that", "has", "have", "had", ";", ":", "(", ")", "-",
  ]

  mutating func note(
    _ sentence: MarkedSentence, _ range: Range<Int>, _ kind: Mention.Kind,
    _ target: NameBook.Target, _ rule: String
  ) {
    book.drafts.append(
      NameBook.Draft(
        sentence: sentence.number, tokens: range, kind: kind, target: target, rule: rule))
  }

  // MARK: Marks

  private mutating func read(_ mark: NameMark, _ sentence: MarkedSentence) -> Int {
    let end = mark.tokens.upperBound
    if let nation = mark.nation { return read(nation, mark, sentence) }
    if mark.sense == .person, let number = mark.actor {
      let person = knownPerson(number, mark.tokens, sentence)
      note(sentence, mark.tokens, .person, .person(person), "gazetteer")
    } else if let number = mark.actor, mark.sense == .actor {
      readBody(number, mark, sentence)
    } else if mark.isTitle {
      return title(mark, sentence)
    } else if mark.isWord(.organ),
      !mark.isWord(.force) || Spelling.isCapitalized(first(mark, sentence))
    {
      return organ(mark, sentence)
    } else if mark.isWord(.weapon) {
      note(sentence, mark.tokens, .weapon, .none, "list")
    } else if mark.isWord(.world) {
      note(sentence, mark.tokens, .place, .none, "list")
    }
    return end
  }

  private func first(_ mark: NameMark, _ sentence: MarkedSentence) -> String {
    sentence.text(mark.tokens.lowerBound)
  }

  private mutating func knownPerson(
    _ number: Int, _ range: Range<Int>, _ sentence: MarkedSentence
  ) -> Int {
    let words = range.map { sentence.text($0) }.filter { $0 != "-" && $0 != "." }
    let person = book.person(words, known: number)
    if book.persons[person].known == nil, book.persons[person].nation == nil {
      book.persons[person].known = number
    }
    return person
  }

  private mutating func read(
    _ nation: Nation, _ mark: NameMark, _ sentence: MarkedSentence
  ) -> Int {
    let end = mark.tokens.upperBound
    book.note(nation)
    let isPeople = mark.sense == .adjective || mark.sense == .people
    note(
      sentence, mark.tokens, isPeople ? .nationality : .place,
      mark.sense == .town ? .none : .nation(nation),
      mark.sense == .capital ? "seat" : mark.sense == .town ? "town" : "gazetteer")
    guard mark.sense != .people else { return end }
    lead = (nation, sentence.isPossessive(end) ? end + 1 : end)
    return end
  }

  private mutating func readBody(_ number: Int, _ mark: NameMark, _ sentence: MarkedSentence) {
    let start = mark.tokens.lowerBound
    let name = sentence.text(of: mark.tokens)
    let owner = nation(before: start, sentence) ?? nation(after: mark.tokens.upperBound, sentence)
    let prefix = gazetteer.actors[number].id.value.prefix { $0 != "." }
    if let owner, owner.prefix != prefix, prefix != "org" || mark.isCommon {
      unknownBody(mark.tokens, of: owner, sentence)
    } else if mark.isCommon, owner == nil {
      common(name, mark.tokens, sentence)
    } else {
      let body = book.body(known: number, name: name)
      note(sentence, mark.tokens, .organisation, .body(body), "gazetteer")
      acronym(after: mark.tokens.upperBound, of: body, sentence)
    }
  }

  private mutating func common(_ name: String, _ range: Range<Int>, _ sentence: MarkedSentence) {
    if let found = book.body(called: name) {
      note(sentence, range, .organisation, .body(found), "known name")
      return
    }
    let rows = gazetteer.index.rows(of: name).map { gazetteer.entries[$0] }
    let body = book.body(
      common: name, candidates: rows.filter { $0.sense == .actor }.map(\.target),
      role: BodyName.role(of: name, owner: nil))
    note(sentence, range, .organisation, .body(body), "common name")
    acronym(after: range.upperBound, of: body, sentence)
  }

  /// The nation of "… of Veldania", "… in South Korea" right after a body's name.
  func nation(after end: Int, _ sentence: MarkedSentence) -> Nation? {
    var index = end
    if sentence.lower(index) == "(" {
      while index < min(end + 5, sentence.tokens.count), sentence.lower(index) != ")" { index += 1 }
      index += 1
    }
    guard ["of", "in"].contains(sentence.lower(index)) else { return nil }
    if sentence.lower(index + 1) == "the" { index += 1 }
    guard let mark = sentence.markStarting(at: index + 1), mark.sense == .country else {
      return nil
    }
    return mark.nation
  }

  // MARK: Organs by what they are

  private mutating func organ(_ mark: NameMark, _ sentence: MarkedSentence) -> Int {
    let end = mark.tokens.upperBound
    guard let role = mark.word(.organ) else { return end }
    let start = mark.tokens.lowerBound
    let owner = nation(before: start, sentence) ?? nation(after: end, sentence)
    let isCapital = Spelling.isCapitalized(sentence.text(start)) && !sentence.isOpening(start)
    guard owner != nil || (isCapital && mark.tokens.count > 1) || sentence.lower(start - 1) == "the"
    else { return end }
    if owner == nil, EntityFinder.vague.contains(role.slug) { return end }
    if modifiesNoun(mark, sentence) { return end }
    let body = book.organ(role, of: owner, name: sentence.text(of: mark.tokens))
    note(
      sentence, mark.tokens, owner == nil && !isCapital ? .reference : .organisation, .body(body),
      owner == nil ? "organ" : "organ of state")
    acronym(after: end, of: body, sentence)
    return end
  }

  /// "Russian military uniforms" names no military; "the Veldanian navy spokesman" does.
  private func modifiesNoun(_ mark: NameMark, _ sentence: MarkedSentence) -> Bool {
    let next = mark.tokens.upperBound
    guard next < sentence.tokens.count, !sentence.isPossessive(next) else { return false }
    if let other = sentence.mark(at: next), other.isTitle || other.isWord(.role, .report, .act) {
      return false
    }
    let token = sentence.tokens[next]
    return token.tag == .noun || token.tag == .adj
      || (sentence.isTitleCase && Spelling.isCapitalized(token.text))
  }

  /// Without a country before them these name nobody: "the government", "the army".
  private static let vague: Set<String> = ["opposition", "delegation", "embassy", "customs"]

  // MARK: Bodies by their own name

  /// A body whose name starts here, or nil: where it ends.
  private mutating func body(at index: Int, _ sentence: MarkedSentence) -> Int? {
    guard let range = BodyName.range(at: index, sentence) else { return nil }
    if let mark = sentence.markStarting(at: index), mark.sense == .actor,
      mark.tokens.upperBound >= range.upperBound
    {
      return read(mark, sentence)
    }
    let name = sentence.text(of: range)
    let owner =
      nation(before: range.lowerBound, sentence)
      ?? nation(after: range.upperBound, sentence)
    if let known = knownBody(name, of: owner) {
      let body = book.body(known: known, name: name)
      note(sentence, range, .organisation, .body(body), "gazetteer")
      acronym(after: range.upperBound, of: body, sentence)
      return range.upperBound
    }
    if owner == nil, isCommon(name) {
      common(name, range, sentence)
    } else {
      unknownBody(range, of: owner, sentence)
    }
    return range.upperBound
  }

  private func isCommon(_ name: String) -> Bool {
    gazetteer.index.rows(of: name).contains { gazetteer.entries[$0].sense == .actor }
  }

  private func knownBody(_ name: String, of owner: Nation?) -> Int? {
    let rows = gazetteer.index.rows(of: name).map { gazetteer.entries[$0] }
      .filter { $0.sense == .actor }
    guard let entry = rows.first(where: { !$0.isCommon }) ?? rows.first else { return nil }
    let prefix = gazetteer.actors[entry.target].id.value.prefix { $0 != "." }
    if let owner {
      return prefix == "org" && !entry.isCommon || prefix == owner.prefix ? entry.target : nil
    }
    return entry.isCommon ? nil : entry.target
  }

  mutating func unknownBody(
    _ range: Range<Int>, of owner: Nation?, _ sentence: MarkedSentence
  ) {
    let name = sentence.text(of: range)
    let role = BodyName.role(of: name, owner: owner)
    let body: Int
    if let role, let owner, BodyName.isOnly(role, name) {
      body = book.organ(role, of: owner, name: name)
    } else if owner == nil, let role, BodyName.isOnly(role, name) {
      body = book.organ(role, of: nil, name: name)
    } else {
      body = book.body(
        named: name, of: owner, role: role, sectors: BodyName.sectors(range, sentence))
    }
    let isUnit = BodyName.isUnit(range, sentence)
    note(sentence, range, isUnit ? .unit : .organisation, .body(body), "name of a body")
    acronym(after: range.upperBound, of: body, sentence)
  }

  /// "(NIS)" right after a name makes NIS another name of it.
  private mutating func acronym(after end: Int, of body: Int, _ sentence: MarkedSentence) {
    guard sentence.lower(end) == "(", sentence.lower(end + 2) == ")" else { return }
    let text = sentence.text(end + 1)
    guard (2...8).contains(text.utf8.count), Spelling.isAllCapitals(text) else { return }
    book.name(body, acronym: text)
  }

  // MARK: Persons and the rest

  private mutating func title(_ mark: NameMark, _ sentence: MarkedSentence) -> Int {
    var end = mark.tokens.upperBound
    while let next = sentence.markStarting(at: end), next.isTitle { end = next.tokens.upperBound }
    if sentence.lower(end) == ".", !sentence.hasGap(before: end) { end += 1 }
    guard sentence.isName(end), let range = PersonName.range(at: end, sentence) else {
      return mark.tokens.upperBound
    }
    let isSmall = !Spelling.isCapitalized(sentence.text(mark.tokens.lowerBound))
    if range.count == 1, isSmall, !sentence.isPerson(range, book) { return mark.tokens.upperBound }
    if range.count == 1, !words.heads(sentence.text(end)).isEmpty { return mark.tokens.upperBound }
    notePerson(range, sentence, rule: "title")
    return range.upperBound
  }

  mutating func notePerson(_ range: Range<Int>, _ sentence: MarkedSentence, rule: String) {
    let words = PersonName.words(range, sentence)
    guard !words.isEmpty else { return }
    if words.count == 1, let word = words.first {
      if let person = book.person(called: word) {
        note(sentence, range, .person, .person(person), "surname")
        return
      }
      if let mark = sentence.mark(at: range.lowerBound), mark.sense == .surname,
        let number = mark.actor
      {
        let person = book.person(
          gazetteer.actors[number].name.split(separator: " ").map(String.init), known: number)
        note(sentence, range, .person, .person(person), "gazetteer")
        return
      }
    }
    let person = book.person(words)
    note(sentence, range, .person, .person(person), rule)
  }

  private mutating func run(at index: Int, _ sentence: MarkedSentence) -> Int {
    guard let range = PersonName.range(at: index, sentence) else { return index + 1 }
    if let rule = PersonName.evidence(range, sentence, book) {
      notePerson(range, sentence, rule: rule)
    } else if PlaceName.isPlace(range, sentence) {
      note(sentence, range, .place, .none, "place")
    } else {
      loose.append((sentence.number, range))
    }
    return range.upperBound
  }
}
