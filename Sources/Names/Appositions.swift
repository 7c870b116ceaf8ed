import Sentences

/// Ties persons to their office, state and body by what stands before and after their names:
/// "Veldanian Foreign Minister Lena Tarsk", "Lena Tarsk, the Veldanian foreign minister,",
/// "Foreign Minister Lena Tarsk of Veldania", "interior ministry spokesman Jon Holt".
struct Appositions {
  /// What the words around one name say.
  private struct Facts {
    var title: NameWords.Entry?
    var rank: NameWords.Entry?
    var nation: Nation?
    var body: Int?
    var isFemale: Bool?
    /// A name nobody knows stands before the title: "Tessaline President".
    var isElsewhere = false
  }

  let sentence: MarkedSentence
  let drafts: [NameBook.Draft]

  /// `drafts`: those of the sentence. O(drafts × window).
  static func link(_ sentence: MarkedSentence, from first: Int, in book: inout NameBook) {
    let drafts = Array(book.drafts[first...])
    let reader = Appositions(sentence: sentence, drafts: drafts)
    for draft in drafts {
      guard case .person(let number) = draft.target else { continue }
      var facts = Facts()
      reader.before(draft.tokens.lowerBound, &facts)
      reader.after(draft.tokens.upperBound, &facts)
      apply(facts, to: number, in: &book)
    }
  }

  private static func apply(_ facts: Facts, to number: Int, in book: inout NameBook) {
    var person = book.persons[number]
    if let title = facts.title ?? facts.rank {
      if title.kind == .expert { person.isExpert = true }
      if title.kind == .office, person.office == nil || person.office?.slug == "officer" {
        person.office = title
      }
    }
    person.nation = person.nation ?? facts.nation
    person.body = person.body ?? facts.body
    person.isElsewhere = person.isElsewhere || facts.isElsewhere
    person.isFemale = person.isFemale ?? facts.isFemale
    book.persons[number] = person
  }

  // MARK: Before the name

  private func before(_ start: Int, _ facts: inout Facts) {
    var index = start
    if sentence.lower(index - 1) == ",", endsTitle(at: index - 2) { index -= 1 }
    index = titles(before: index, &facts)
    if index < start {
      owner(before: index, &facts)
    } else if sentence.lower(start - 1) == "," {
      titledBody(before: start - 1, &facts)
    }
  }

  private func endsTitle(at index: Int) -> Bool {
    guard let mark = sentence.mark(at: index) else { return false }
    return mark.isTitle && mark.tokens.upperBound == index + 1
  }

  /// Takes the titles that end at the token, innermost first; where they begin.
  private func titles(before end: Int, _ facts: inout Facts) -> Int {
    var index = end
    while true {
      var last = index - 1
      if sentence.lower(last) == ".", !sentence.hasGap(before: last) { last -= 1 }
      guard endsTitle(at: last), let mark = sentence.mark(at: last) else { return index }
      take(mark, &facts)
      index = mark.tokens.lowerBound
    }
  }

  private func take(_ mark: NameMark, _ facts: inout Facts) {
    let words = sentence.lower(mark.tokens.lowerBound)
    if Appositions.female.contains(where: { words.contains($0) }) { facts.isFemale = true }
    if Appositions.male.contains(words) { facts.isFemale = false }
    guard let word = mark.word(.office) ?? mark.word(.expert) else { return }
    if word.slug == "officer" { facts.rank = word } else { facts.title = specific(word, mark) }
  }

  /// "envoy to the UN" is an office of its own.
  private func specific(_ word: NameWords.Entry, _ mark: NameMark) -> NameWords.Entry {
    guard word.slug == "envoy" else { return word }
    return Appositions.isToUN(mark.tokens.upperBound, sentence)
      || Appositions.isUN(mark.tokens.lowerBound - 1, sentence)
      ? NameWords.Entry(kind: .office, slug: "un_envoy", sectors: word.sectors) : word
  }

  static func isToUN(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    guard ["to", "at"].contains(sentence.lower(index)) else { return false }
    let next = sentence.lower(index + 1) == "the" ? index + 2 : index + 1
    return isUN(next, sentence)
  }

  static func isUN(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    guard let mark = sentence.mark(at: index) else {
      return ["un", "u.n."].contains(sentence.lower(index))
    }
    let text = sentence.text(of: mark.tokens)
    return ["UN", "U.N.", "United Nations", "U.N"].contains(text)
  }

  /// The state or body right before the titles: "Veldania's |", "Interior Ministry |".
  private func owner(before start: Int, _ facts: inout Facts) {
    var end = start
    while Appositions.skipped.contains(sentence.lower(end - 1)) { end -= 1 }
    if sentence.isPossessive(end - 1) { end -= 1 }
    if let mark = sentence.mark(at: end - 1), let nation = mark.nation, mark.sense != .people {
      facts.nation = facts.nation ?? nation
    } else if sentence.isName(end - 1) {
      facts.isElsewhere = true
    }
    guard let draft = drafts.last(where: { $0.tokens.upperBound == end }),
      case .body(let body) = draft.target
    else { return }
    facts.body = facts.body ?? body
  }

  /// "a spokesman for the interior ministry, |"
  private func titledBody(before end: Int, _ facts: inout Facts) {
    guard let draft = drafts.last(where: { $0.tokens.upperBound == end }) else { return }
    var index = draft.tokens.lowerBound - 1
    for _ in 0..<4 where !["for", "of", "at", "to"].contains(sentence.lower(index)) { index -= 1 }
    guard ["for", "of", "at", "to"].contains(sentence.lower(index)), endsTitle(at: index - 1),
      let mark = sentence.mark(at: index - 1)
    else { return }
    take(mark, &facts)
    owner(before: mark.tokens.lowerBound, &facts)
    if facts.title?.slug != "un_envoy" { set(draft, &facts) }
  }

  private func set(_ draft: NameBook.Draft, _ facts: inout Facts) {
    switch draft.target {
    case .body(let body): facts.body = facts.body ?? body
    case .nation(let nation): facts.nation = facts.nation ?? nation
    case .person, .none: break
    }
  }

  // MARK: After the name

  private func after(_ end: Int, _ facts: inout Facts) {
    let next = sentence.lower(end)
    if next == "," {
      appositive(from: end + 1, &facts)
    } else if next == "(", facts.title == nil {
      return
    } else if ["of", "from", "at", "with"].contains(next) {
      affiliation(at: end + 1, &facts)
    }
  }

  /// Up to the next comma: the first office or expertise, states before it and after "of", the
  /// body after "for", "at", "of".
  private func appositive(from start: Int, _ facts: inout Facts) {
    let isRelative = ["who", "which", "whose", "where", "and", "but", "as"]
    guard !isRelative.contains(sentence.lower(start)) else { return }
    var index = start
    var found: NameMark?
    let limit = min(start + 16, sentence.tokens.count)
    while index < limit, sentence.lower(index) != ",", sentence.lower(index) != "." {
      if let mark = sentence.markStarting(at: index) {
        if found == nil, mark.isWord(.act) { return }
        if found == nil, mark.isTitle {
          found = mark
          take(mark, &facts)
          owner(before: mark.tokens.lowerBound, &facts)
        }
        index = mark.tokens.upperBound
      } else {
        index += 1
      }
      if found != nil, ["of", "for", "at", "in", "with"].contains(sentence.lower(index)) {
        affiliation(at: index + 1, &facts)
        return
      }
    }
  }

  private func affiliation(at start: Int, _ facts: inout Facts) {
    let window = start..<start + 5
    guard
      let draft = drafts.first(where: {
        window.contains($0.tokens.lowerBound) && $0.kind != .person
      })
    else { return }
    set(draft, &facts)
    if case .nation = draft.target,
      let body = drafts.first(where: {
        $0.tokens.lowerBound >= draft.tokens.upperBound
          && $0.tokens.lowerBound <= draft.tokens.upperBound + 2
      })
    {
      set(body, &facts)
    }
  }

  private static let skipped: Set<String> = [
    "former", "ex", "-", "then", "new", "outgoing", "longtime", "senior", "chief", "top",
    "incoming", "veteran", "late", "deputy", "leading",
  ]
  private static let female = ["woman", "queen", "mrs", "ms.", "princess", "actress", "madam"]
  private static let male: Set<String> = [
    "spokesman", "chairman", "king", "mr.", "mr", "sir", "prince", "congressman", "businessman",
    "pope", "emir", "sultan", "lord", "sheikh", "imam", "ayatollah", "archbishop", "father",
  ]
}
