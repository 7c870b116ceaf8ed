import Dates
import Names
import Sentences
import Spans

/// The noun phrase that tells what a quantity counts.
struct CountedNoun {
  /// Lexemes after the number that belong to the phrase, "of" phrases of containers included.
  var range: Range<Int>
  /// The head's lexeme.
  var head: Int
  /// Lexeme of the head that is counted: the inner one for "members of … forces".
  var modifiers: [Int]
}

/// Finds counted nouns by tags. Without tags only nouns of the table of units are found.
struct CountedNounGrammar {
  let scene: FigureScene
  let lexicon = FigureLexicon.shared

  /// How many lexemes a noun phrase may have.
  private static let longest = 14

  /// The phrase that starts at this lexeme; nil where no noun follows.
  func noun(at start: Int) -> CountedNoun? {
    var first = start
    if scene.isMark(first, "-"), scene.isGlued(first) { first += 1 }
    guard var found = simple(at: first) else { return nil }
    if scene.has(found.range.upperBound, .of), isOpen(found),
      let inner = of(at: found.range.upperBound + 1)
    {
      found.range = found.range.lowerBound..<inner.range.upperBound
      found.modifiers += inner.modifiers + [inner.head]
    }
    return found
  }

  /// "of the soldiers", "of artillery shells and other munitions", "of Russia's forces".
  func of(at start: Int) -> CountedNoun? {
    var first = start
    while first - start < 3, isDeterminer(first) { first += 1 }
    guard var found = simple(at: first) else { return nil }
    if scene.isMark(found.range.upperBound, "'"), scene.isGlued(found.range.upperBound),
      let owned = simple(at: afterPossessive(found.range.upperBound))
    {
      found.modifiers += [found.head] + owned.modifiers
      found.head = owned.head
      found.range = found.range.lowerBound..<owned.range.upperBound
    }
    let end = found.range.upperBound
    if scene.has(end, .and), scene.word(end + 1) == "other", let other = simple(at: end + 2) {
      found.range = found.range.lowerBound..<other.range.upperBound
    }
    return found
  }

  private func afterPossessive(_ at: Int) -> Int {
    scene.word(at + 1) == "s" && scene.isGlued(at + 1) ? at + 2 : at + 1
  }

  private func isDeterminer(_ at: Int) -> Bool {
    scene.has(at, [.the, .article, .this, .that, .possessive]) || scene.tag(at) == .det
  }

  /// "members of", "tons of": the noun after "of" tells what is meant.
  private func isOpen(_ noun: CountedNoun) -> Bool {
    lexicon.has(.containerOf, FigureLexicon.singular(scene.word(noun.head)))
      && ["member", "piece", "copy", "unit"].contains(
        FigureLexicon.singular(scene.word(noun.head)))
  }

  /// Adjectives, nouns and names up to the last noun.
  private func simple(at start: Int) -> CountedNoun? {
    var position = start
    var head: Int?
    var members: [Int] = []
    while position < scene.count, position - start < CountedNounGrammar.longest,
      !scene.dated(position)
    {
      if scene.lexemes[position].kind == .mark {
        guard isJoint(position) else { break }
        position += 1
        continue
      }
      guard scene.lexemes[position].kind == .word, belongs(position, after: head) else { break }
      if isNoun(position) { head = position }
      members.append(position)
      position += 1
    }
    guard let head else { return nil }
    let modifiers = members.filter { $0 < head }
    return CountedNoun(range: start..<endOfToken(head), head: head, modifiers: modifiers)
  }

  /// After the last lexeme of the token the head stands in ("U.S." is three).
  private func endOfToken(_ head: Int) -> Int {
    var end = head + 1
    while end < scene.count, scene.tokenOf[end] >= 0, scene.tokenOf[end] == scene.tokenOf[head],
      scene.isGlued(end)
    {
      end += 1
    }
    return end
  }

  /// A hyphen between glued words, or a point inside a token: "U.S.", "short-range".
  private func isJoint(_ at: Int) -> Bool {
    guard scene.isGlued(at) else { return false }
    if at > 0, scene.tokenOf[at] >= 0, scene.tokenOf[at] == scene.tokenOf[at - 1] { return true }
    return scene.isMark(at, "-") && scene.isGlued(at + 1)
  }

  private func isNoun(_ at: Int) -> Bool {
    switch scene.tag(at) {
    case .noun, .propn: true
    case .x: lexicon.unit(scene.word(at)) != nil
    case .adj: lexicon.unit(scene.word(at)) != nil && !continues(at + 1)
    case .verb:
      lexicon.unit(scene.word(at)) != nil && !continues(at + 1) && !scene.word(at).hasSuffix("ed")
    default: false
    }
  }

  private func continues(_ at: Int) -> Bool {
    let tag = scene.tag(at)
    return tag == .noun || tag == .propn || tag == .adj
  }

  private func belongs(_ at: Int, after head: Int?) -> Bool {
    switch scene.tag(at) {
    case .noun: return true
    case .propn:
      // "12,000 soldiers Monday": a name after a lower-case noun starts something else.
      guard let head, !scene.isCapital(head), scene.isCapital(at) else { return true }
      return false
    case .adj:
      if let head, scene.tag(head) == .noun, !continues(at + 1) { return false }
      return true
    case .verb:
      let form = scene.xpos(at)
      return (form == "VBN" || form == "VBG") && continues(at + 1) && head == nil
    case .adv: return head == nil && scene.tag(at + 1) == .adj && !scene.has(at, .later)
    case .num: return false
    case .x:
      let word = scene.word(at)
      return lexicon.unit(word) != nil || scene.isCapital(at)
        || word.utf8.count > 2
          && scene.lexemes[at].trigger.kinds.isEmpty && lexicon.unit(scene.word(at + 1)) != nil
    default: return false
    }
  }
}
