import Sentences

/// Pronouns and definite nouns that stand for an actor named before: "he said", "the ministry".
///
/// Precision first: only subjects of verbs of saying, only where the sentence that names the
/// nearest candidate names no other, or one that is its subject. Wrong where a paragraph turns to
/// somebody else without naming him.
struct Coreference {
  private let sentences: [MarkedSentence]
  private var book: NameBook
  private var bySentence: [[NameBook.Draft]]

  /// All drafts with the references among them, in text order. O(drafts + tokens).
  static func resolve(_ sentences: [MarkedSentence], _ book: NameBook) -> [NameBook.Draft] {
    var reader = Coreference(sentences, book)
    for number in sentences.indices { reader.read(number) }
    return reader.bySentence.flatMap { $0 }
  }

  private init(_ sentences: [MarkedSentence], _ book: NameBook) {
    self.sentences = sentences
    self.book = book
    bySentence = Array(repeating: [], count: sentences.count)
    for draft in book.drafts { bySentence[draft.sentence].append(draft) }
    for number in bySentence.indices {
      bySentence[number].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
  }

  /// Sentences with more tokens get no references: every reference looks at all that its sentence
  /// names, and nobody writes such sentences.
  private static let longest = 1000

  private mutating func read(_ number: Int) {
    let sentence = sentences[number]
    guard sentence.tokens.count <= Coreference.longest else { return }
    for index in sentence.tokens.indices {
      guard let found = reference(index, sentence, number) else { continue }
      if found.rule == "pronoun", case .person(let person) = found.target {
        book.persons[person].isFemale = sentence.lower(index) == "she"
      }
      bySentence[number].append(found)
      bySentence[number].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
  }

  private func reference(
    _ index: Int, _ sentence: MarkedSentence, _ number: Int
  ) -> NameBook.Draft? {
    let lower = sentence.lower(index)
    let target: NameBook.Target?
    var end = index + 1
    switch lower {
    case "he", "she":
      target =
        isSpeaking(index, sentence)
        ? person(before: index, number, isFemale: lower == "she")
        : sentence.tokens[index].relation == .nsubj
          ? onlySubject(before: index, number, isFemale: lower == "she") : nil
    case "it":
      guard isSpeaking(index, sentence), index < 2 || sentence.isOpening(index) else { return nil }
      target = subjectBody(number - 1)
    case "the":
      guard let noun = definite(index + 1, sentence) else { return nil }
      end = noun.end
      target = antecedent(noun.kind, before: index, number)
    default: return nil
    }
    guard let target else { return nil }
    return NameBook.Draft(
      sentence: number, tokens: index..<end, kind: .reference, target: target,
      rule: lower == "the" ? "definite" : "pronoun")
  }

  /// A verb of saying follows, with at most two words between.
  private func isSpeaking(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    for next in index + 1...index + 3 {
      if sentence.mark(at: next)?.isWord(.act) == true { return true }
      guard sentence.tokens.indices.contains(next) else { return false }
      let tag = sentence.tokens[next].tag
      guard tag == .aux || tag == .adv || tag == .x || tag == .part else { return false }
    }
    return false
  }

  // MARK: Persons

  private func person(before index: Int, _ number: Int, isFemale: Bool) -> NameBook.Target? {
    let here = bySentence[number].filter { $0.tokens.upperBound <= index }
    if let found = only(persons(here, isFemale), number) { return found }
    for back in 1...3 where number - back >= 0 {
      let drafts = persons(bySentence[number - back], isFemale)
      if let found = only(drafts, number - back) { return found }
      if !drafts.isEmpty { return nil }
    }
    return nil
  }

  /// For a subject that does not speak: the one person of the sentence before, if he is its subject
  /// and nobody else is mentioned in between.
  private func onlySubject(
    before index: Int, _ number: Int, isFemale: Bool
  ) -> NameBook.Target? {
    guard number > 0, persons(bySentence[number].filter { $0.tokens.lowerBound < index }).isEmpty,
      !sentence(number, hasUnnamedSubjectBefore: index),
      !sentence(number - 1, hasUnnamedSubjectBefore: sentences[number - 1].tokens.count)
    else { return nil }
    let drafts = persons(bySentence[number - 1])
    guard let first = drafts.first, drafts.allSatisfy({ $0.target == first.target }),
      persons(drafts, isFemale).count == drafts.count,
      drafts.contains(where: { isSubject($0, sentences[number - 1]) })
    else { return nil }
    return first.target
  }

  private func persons(_ drafts: [NameBook.Draft]) -> [NameBook.Draft] {
    drafts.filter { draft in
      if case .person = draft.target { return true }
      return false
    }
  }

  /// Whether somebody who is described and not named ("his spokeswoman", "a senior manager") is a
  /// subject before the word: the pronoun may well be him.
  private func sentence(_ number: Int, hasUnnamedSubjectBefore end: Int) -> Bool {
    let sentence = sentences[number]
    let found = sentence.unnamedPersonAsSubject(before: end) { index in
      bySentence[number].contains { draft in
        guard case .person = draft.target else { return false }
        return draft.tokens.contains(index) || draft.tokens.lowerBound == index + 1
          || draft.tokens.lowerBound == index + 2 && sentence.lower(index + 1) == ","
      }
    } isBody: { index in
      bySentence[number].contains { $0.tokens.contains(index) && $0.kind != .person }
    }
    return found != nil
  }

  private func persons(_ drafts: [NameBook.Draft], _ isFemale: Bool) -> [NameBook.Draft] {
    drafts.filter { draft in
      guard case .person(let person) = draft.target else { return false }
      let known = book.persons[person].isFemale
      return known == nil || known == isFemale
    }
  }

  /// The one target of the drafts, or the one that is its sentence's subject.
  private func only(_ drafts: [NameBook.Draft], _ number: Int) -> NameBook.Target? {
    guard let first = drafts.first else { return nil }
    if drafts.allSatisfy({ $0.target == first.target }) { return first.target }
    let subjects = drafts.filter { isSubject($0, sentences[number]) }
    let joined = drafts.contains { draft in
      let before = sentences[number].lower(draft.tokens.lowerBound - 1)
      return before == "and" && subjects.contains { $0.tokens == draft.tokens }
    }
    if joined { return nil }
    guard let subject = subjects.first else { return nil }
    return subjects.allSatisfy { $0.target == subject.target } ? subject.target : nil
  }

  private func isSubject(_ draft: NameBook.Draft, _ sentence: MarkedSentence) -> Bool {
    if draft.tokens.contains(where: { sentence.tokens[$0].relation == .nsubj }) { return true }
    let end = draft.tokens.upperBound
    if sentence.mark(at: end)?.isWord(.act) == true { return true }
    guard sentence.tokens.indices.contains(end) else { return false }
    let next = sentence.tokens[end]
    return next.tag == .aux || (next.tag == .verb && ["VBD", "VBZ", "VBP"].contains(next.xpos))
  }

  // MARK: Bodies

  /// The body or state that is the subject of a sentence.
  private func subjectBody(_ number: Int) -> NameBook.Target? {
    guard number >= 0 else { return nil }
    let subjects = bySentence[number].filter { draft in
      switch draft.target {
      case .body, .nation: draft.kind != .nationality && isSubject(draft, sentences[number])
      case .person, .none: false
      }
    }
    guard let first = subjects.first, subjects.allSatisfy({ $0.target == first.target }) else {
      return nil
    }
    return first.target
  }

  /// A definite noun without a name, an owner or an "of": "the ministry |", "the foreign minister".
  private func definite(_ index: Int, _ sentence: MarkedSentence) -> (kind: Kind, end: Int)? {
    if let mark = sentence.markStarting(at: index), let office = mark.word(.office) {
      let end = mark.tokens.upperBound
      guard !isNamed(end, sentence) else { return nil }
      return (.office(office.slug), end)
    }
    guard let words = Coreference.nouns[sentence.lower(index)],
      sentence.lower(index + 1) == "," || !isNamed(index + 1, sentence)
    else {
      return nil
    }
    return (.body(words), index + 1)
  }

  private func isNamed(_ end: Int, _ sentence: MarkedSentence) -> Bool {
    if sentence.isName(end) || sentence.mark(at: end)?.sense != nil { return true }
    if sentence.mark(at: end)?.isTitle == true { return true }
    guard sentence.tokens.indices.contains(end) else { return false }
    return ["of", "for", "to", "in", ","].contains(sentence.lower(end))
      || sentence.tokens[end].tag == .noun
  }

  private enum Kind {
    case office(String)
    /// Words one of which the body's name or role must contain.
    case body([String])
  }

  private func antecedent(_ kind: Kind, before index: Int, _ number: Int) -> NameBook.Target? {
    for back in 0...6 where number - back >= 0 {
      let drafts = bySentence[number - back].filter {
        (back > 0 || $0.tokens.upperBound <= index) && fits($0, kind)
      }
      guard let first = drafts.first else { continue }
      return drafts.allSatisfy { $0.target == first.target } ? first.target : nil
    }
    return nil
  }

  private func fits(_ draft: NameBook.Draft, _ kind: Kind) -> Bool {
    switch (draft.target, kind) {
    case (.person(let person), .office(let slug)):
      guard let office = book.persons[person].office else { return false }
      return office.slug == slug
        || (slug == "minister" && Coreference.ministers.contains(office.slug))
    case (.body(let body), .body(let words)):
      guard draft.kind != .unit, draft.rule != "organ" else { return false }
      let name = book.bodies[body].name + " " + (book.bodies[body].role?.slug ?? "")
      let folded = Spelling.folded(name)
      return words.contains { folded.contains($0) }
    default: return false
    }
  }

  private static let ministers: Set<String> = [
    "fm", "defmin", "interior", "finmin", "healthmin", "justice", "energymin", "oilmin",
    "trademin", "economin", "transportmin", "minister", "deputy_fm", "deputy_defmin",
  ]

  /// What "the …" may stand for: parts of names, folded.
  private static let nouns: [String: [String]] = [
    "ministry": ["ministry"],
    "department": ["department"],
    "agency": [
      "agency", "service", "bureau", "intel", "interfax", "reuters", "tass", "yonhap", "xinhua",
      "kcna", "iaea", "unhcr", "news agency",
    ],
    "service": ["service"],
    "spy": [],
    "institute": ["institute"],
    "center": ["center", "centre"],
    "centre": ["center", "centre"],
    "university": ["university"],
    "council": ["council"],
    "commission": ["commission"],
    "committee": ["committee"],
    "bank": ["bank"],
    "party": ["party"],
    "court": ["court"],
    "company": ["corp", "company", "inc", "ltd", "group", "lines", "airlines", "shipping", "plc"],
    "firm": ["corp", "company", "inc", "ltd", "group", "partners"],
    "airline": ["airlines", "airways"],
    "bureau": ["bureau"],
    "office": ["office"],
    "authority": ["authority"],
    "union": ["union"],
    "foundation": ["foundation"],
    "newspaper": ["times", "post", "journal", "gazette", "herald", "tribune", "news", "daily"],
    "observatory": ["observatory"],
    "think": ["institute", "center", "centre", "forum", "foundation"],
    "alliance": ["nato", "alliance"],
    "bloc": ["european union", "eu", "asean", "ecowas"],
  ]
}
