import CModels
import Claims
import Documents
import Names
import Sentences
import Spans
import Tables

/// What a clause or event noun says of whom, boiled down to what can be compared over documents:
/// the concept of its predicate, who does it, and to or with what.
package struct Predication: Sendable {
  /// One side: the actors named in it and its content lemmas.
  package struct Side: Sendable {
    package var actors: [ActorID]
    package var words: Set<String>
  }

  package var sentence: Int
  /// The words of the clause.
  package var span: Span
  /// Concept of the table ("presence"), or the lemma where the table has none.
  package var concept: String
  package var subject: Side
  /// Object and prepositional phrases together.
  package var object: Side
  /// Nil where nothing follows from the text about whether it happened.
  package var realis: Event.Realis?
  package var claim: Int?
  /// What a condition says besides its predicate: its content words with their actors. Empty for
  /// what is told.
  package var asked: [AskedWord] = []

  /// One content word of a condition.
  package struct AskedWord: Sendable {
    package var lemma: String
    package var span: Span
    package var actor: ActorID?
  }
}

/// The table of concepts.
package struct Concepts: Sendable {
  package static let shared = Concepts()

  private let rows: [String: [(with: String, concept: String)]]
  private let weaker: [String: Set<String>]

  private init() {
    var rows: [String: [(with: String, concept: String)]] = [:]
    var weaker: [String: Set<String>] = [:]
    for row in Table(sayso_table_concepts).rows where row.count >= 3 {
      if row[0] == "weaker" {
        weaker[row[1], default: []].insert(row[2])
      } else {
        rows[row[0], default: []].append((row[1], row[2]))
      }
    }
    self.rows = rows
    self.weaker = weaker
  }

  /// Concept of a word with these words in its complement; nil where the table has none.
  package func concept(of lemma: String, with words: Set<String>) -> String? {
    rows[lemma]?.first { row in
      row.with == "-" || words.contains { ActLexicon.shared.isIn(row.with, $0) }
    }?.concept
  }

  /// Whether the second concept states part of the first.
  package func isWeaker(_ part: String, than whole: String) -> Bool {
    weaker[whole]?.contains(part) ?? false
  }

  package func isKnown(_ lemma: String) -> Bool { rows[lemma] != nil }
}

extension EventReader {
  /// Every predication of the sentences that could state a condition, with its realis.
  package static func predications(
    in sentences: [Sentence], names: NameReading, claims: [Claim]
  ) -> [Predication] {
    let context = Context(names: names, dates: [], claims: claims)
    return sentences.indices.flatMap { number -> [Predication] in
      let sentence = sentences[number]
      guard (1...ClauseTree.maximumTokens).contains(sentence.tokens.count), !sentence.isHeading
      else { return [] }
      let reader = PredicationReader(sentence, number, context)
      return sentence.tokens.indices.compactMap(reader.predication)
    }
  }

  /// The predication a condition states: that of its topmost predicate; under a verb of reporting
  /// ("are confirmed as taking part") that of its content.
  package static func predication(
    ofCondition span: Span, in sentence: Sentence, _ number: Int, names: NameReading
  ) -> Predication? {
    guard sentence.tokens.count <= ClauseTree.maximumTokens else { return nil }
    let context = Context(names: names.sentence(number), dates: [], claims: [])
    let reader = PredicationReader(sentence, number, context)
    return reader.main(of: sentence.tokenRange(in: span))
  }
}

/// Reads predications off the tree.
struct PredicationReader {
  let context: Context
  let tree: ClauseTree
  let parties: PartyReader
  let number: Int

  init(_ sentence: Sentence, _ number: Int, _ context: Context) {
    self.context = context
    tree = ClauseTree(sentence)
    parties = context.parties(tree, number)
    self.number = number
  }

  func predication(at index: Int) -> Predication? {
    let word = tree.token(index)
    let isEventNoun = word.tag == .noun && Concepts.shared.isKnown(word.lemma)
    let isState = word.tag == .adj && tree.dependent(index, .cop) != nil
    guard word.tag == .verb || isEventNoun || isState else { return nil }
    let subject = side(subjects(of: index))
    let object = side(objects(of: index))
    guard !subject.words.isEmpty || !object.words.isEmpty else { return nil }
    let words = object.words.union(subject.words)
    let claim = context.claim(at: word.span.start, in: number)
    return Predication(
      sentence: number, span: span(of: index),
      concept: Concepts.shared.concept(of: word.lemma, with: words) ?? name(of: index),
      subject: subject, object: object, realis: realis(of: index, claim), claim: claim)
  }

  /// The lemma with its particle: "turn over" is not "turn out".
  private func name(of index: Int) -> String {
    let particle = tree.dependent(index, .compoundPrt).map { " " + tree.token($0).lower } ?? ""
    return tree.lemma(index) + particle
  }

  /// The content words of a condition besides its predicate and the words that only lead to it.
  private func asked(in range: Range<Int>, besides predicate: Int) -> [Predication.AskedWord] {
    range.compactMap { index in
      let word = tree.token(index)
      guard index != predicate, [.noun, .propn, .adj, .verb, .num].contains(word.tag),
        !PredicationReader.leading.contains(word.lemma)
      else { return nil }
      let actor = parties.mention(over: index)?.actor.flatMap { parties.isParty($0) ? $0 : nil }
      return Predication.AskedWord(lemma: word.lemma, span: word.span, actor: actor)
    }
  }

  /// Words over the predicate a condition is about: "are confirmed as", "turned out to have".
  private static let leading: Set<String> = [
    "confirm", "verify", "prove", "show", "find", "see", "report", "turn", "emerge", "transpire",
    "appear", "seem", "event", "case", "be", "have", "do", "such",
  ]

  /// The topmost predicate inside the tokens.
  func main(of range: Range<Int>) -> Predication? {
    let top = range.first { index in
      let isAnchored = tree.head(index).map(range.contains) ?? false
      let isConjunction = [.adp, .sconj, .det, .part].contains(tree.token(index).tag)
      return !isAnchored && !isConjunction
    }
    guard var predicate = top else { return nil }
    if ["event", "case"].contains(tree.token(predicate).lower),
      let inner = tree.dependent(predicate, .nmod, .acl)
    {
      predicate = inner
    }
    if PredicationReader.leading.contains(tree.lemma(predicate)) {
      predicate = content(of: predicate, in: range) ?? predicate
    }
    var found = predication(at: predicate)
    if found == nil, let clause = clause(under: predicate, in: range) {
      predicate = clause
      found = predication(at: clause)
    }
    found?.asked = asked(in: range, besides: predicate)
    return found
  }

  /// "confirmed as participating", "confirmed to take part", "found fighting".
  private func content(of verb: Int, in range: Range<Int>) -> Int? {
    tree.dependents(verb, .xcomp, .advcl, .ccomp, .obl).first {
      range.contains($0)
        && (tree.isVerb($0) || tree.token($0).tag == .adj
          || Concepts.shared.isKnown(tree.lemma($0)))
    }
  }

  /// "any troops aiding …": the participle under the noun.
  private func clause(under noun: Int, in range: Range<Int>) -> Int? {
    tree.dependent(noun, .acl, .aclRelcl).flatMap { range.contains($0) ? $0 : nil }
  }
}

/// Sides and realis.
extension PredicationReader {
  private func subjects(of index: Int) -> [Int] {
    if tree.token(index).tag == .noun {
      let movable: Set<String> = ["presence", "withdrawal", "taking part", "failure", "massing"]
      let concept = Concepts.shared.concept(of: tree.lemma(index), with: []) ?? ""
      var found = tree.dependents(index, .nmodPoss, .amod, .compound)
      found += tree.dependents(index, .nmod).filter { child in
        let preposition = tree.preposition(child)
        return preposition == nil || preposition == "by"
          || preposition == "of" && movable.contains(concept)
      }
      return found
    }
    if tree.isPassive(index) {
      let moved = tree.object(of: index).map { [$0] } ?? []
      return tree.agent(of: index).map { [$0] } ?? moved
    }
    return tree.agent(of: index).map { [$0] } ?? []
  }

  private func objects(of index: Int) -> [Int] {
    let own = Set(subjects(of: index))
    var found = tree.dependents(index, .obj, .obl, .iobj, .nmod, .oblUnmarked)
    if let object = tree.object(of: index) { found.append(object) }
    return found.filter { !own.contains($0) && tree.preposition($0) != "by" }
  }

  private func side(_ heads: [Int]) -> Predication.Side {
    var side = Predication.Side(actors: [], words: [])
    for head in heads {
      for token in tree.subtree(head, without: [.acl, .aclRelcl, .advcl, .parataxis]) {
        let word = tree.token(token)
        let isContent = [.noun, .verb, .adj, .propn].contains(word.tag)
        if isContent, parties.mention(over: token) == nil { side.words.insert(word.lemma) }
        if let actor = parties.mention(over: token)?.actor, parties.isParty(actor) {
          side.words.insert(actor.value)
          if !side.actors.contains(actor) { side.actors.append(actor) }
        }
      }
    }
    return side
  }

  /// As for events; a claim that denies, doubts or supposes takes its part.
  private func realis(of index: Int, _ claim: Int?) -> Event.Realis? {
    let act = ActLexicon.none(tree.lemma(index))
    let frame = Frame(predicate: index, carrier: index, act: act, actors: [], recipients: [])
    let decision = RealisReader(tree).decision(for: frame)
    return context.settled(decision, claim, frame)
  }

  private func span(of index: Int) -> Span {
    let act = ActLexicon.none(tree.lemma(index))
    let frame = Frame(predicate: index, carrier: index, act: act, actors: [], recipients: [])
    return context.clause(of: frame, tree)
  }
}

extension EventReader {
  private static let matters = ["combat", "arms", "troops", "pact", "talks", "attack", "ceasefire"]

  /// Whether two nouns mean the same matter where a condition is compared: "war", "battlefield".
  package static func isSameMatter(_ left: String, _ right: String) -> Bool {
    matters.contains {
      ActLexicon.shared.isIn($0, left) && ActLexicon.shared.isIn($0, right)
    }
  }
}

extension NameReading {
  /// The mentions of one sentence with all actors. Mentions stand in text order: O(log mentions).
  func sentence(_ number: Int) -> NameReading {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].sentence < number { low = middle + 1 } else { high = middle }
    }
    let found = mentions[low...].prefix { $0.sentence == number }
    return NameReading(mentions: Array(found), actors: actors)
  }
}
