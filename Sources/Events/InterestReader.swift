import CModels
import Names
import Sentences
import Spans
import Tables

/// Who is said to gain or fear what: one reading of one clause.
package struct StatedInterest: Sendable {
  package var isGain: Bool
  package var who: ActorID
  package var whoSpan: Span
  /// What is gained or feared, verbatim.
  package var object: Span
  package var cue: Span
  package var rule: String
}

/// The table of words of gain and fear.
struct InterestLexicon: Sendable {
  static let shared = InterestLexicon()

  struct Row: Sendable {
    var word: String
    var isGain: Bool
    var who: [String]
    var what: [String]
    var isAdvantageOnly: Bool
  }

  private let verbs: [String: [Row]]
  private let adjectives: [String: [Row]]
  private let advantages: Set<String>

  private init() {
    var verbs: [String: [Row]] = [:]
    var adjectives: [String: [Row]] = [:]
    var advantages = Set<String>()
    for cells in Table(sayso_table_interests).rows {
      if cells.count == 2 {
        advantages.insert(cells[1])
      } else if cells.count >= 6 {
        let row = Row(
          word: cells[0], isGain: cells[2] == "gain",
          who: cells[3].split(separator: "|").map(String.init),
          what: cells[4].split(separator: "|").map(String.init),
          isAdvantageOnly: cells[5] == "advantage")
        if cells[1] == "V" {
          verbs[row.word, default: []].append(row)
        } else {
          adjectives[row.word, default: []].append(row)
        }
      }
    }
    self.verbs = verbs
    self.adjectives = adjectives
    self.advantages = advantages
  }

  func rows(_ token: Token, isPredicative: Bool) -> [Row] {
    let adjective = isPredicative ? adjectives[token.lower] ?? [] : []
    return adjective.isEmpty && token.tag == .verb ? verbs[token.lemma] ?? [] : adjective
  }

  func isAdvantage(_ lemma: String) -> Bool { advantages.contains(lemma) }
}

extension EventReader {
  /// Interests told in one sentence, in text order. Told as done or as possible alike; not where
  /// the text denies them or makes them a condition.
  package static func interests(
    in sentence: Sentence, _ number: Int, names: NameReading
  ) -> [StatedInterest] {
    guard (1...ClauseTree.maximumTokens).contains(sentence.tokens.count) else { return [] }
    let tree = ClauseTree(sentence)
    let mentions = names.sentence(number).mentions
    let parties = PartyReader(tree, names: names, mentions: mentions)
    let reader = InterestReader(tree: tree, parties: parties)
    return sentence.tokens.indices.compactMap(reader.interest)
  }
}

struct InterestReader {
  let tree: ClauseTree
  let parties: PartyReader

  func interest(at index: Int) -> StatedInterest? {
    let isPredicative =
      tree.dependent(index, .cop, .auxPass) != nil || tree.relation(index) == .xcomp
    let rows = InterestLexicon.shared.rows(tree.token(index), isPredicative: isPredicative)
    guard !rows.isEmpty, !isDeniedOrAsked(index) else { return nil }
    for row in rows {
      guard let object = what(row, index), let party = who(row, index, object) else { continue }
      guard let actor = party.actor, object.span.length > 0 else { continue }
      let words = clipped(object.span, before: party.span)
      return StatedInterest(
        isGain: row.isGain, who: actor, whoSpan: party.span, object: words,
        cue: tree.token(index).span, rule: "interest: \(row.word)")
    }
    return nil
  }

  /// "valuable experience to Norland": the beneficiary and its preposition are no part of it.
  private func clipped(_ span: Span, before party: Span) -> Span {
    guard span.start < party.start, party.start < span.end else { return span }
    let inside = tree.sentence.tokenRange(in: Span(span.start, party.start))
    var last = inside.upperBound - 1
    while last > inside.lowerBound,
      [.adp, .punct, .det, .adj, .propn].contains(tree.token(last).tag)
    {
      last -= 1
    }
    return last >= inside.lowerBound ? tree.span(Array(inside.lowerBound...last)) : span
  }

  private func isDeniedOrAsked(_ index: Int) -> Bool {
    let effects = RealisReader(tree).own(index).map(\.0)
    let marks = tree.marks(index)
    return effects.contains(.denied) || marks.contains("if") || marks.contains("unless")
  }

  private func who(_ row: InterestLexicon.Row, _ index: Int, _ object: (head: Int?, span: Span))
    -> Event.Party?
  {
    for role in row.who {
      var head: Int?
      switch role {
      case "s": head = subject(of: index)
      case "o": head = tree.object(of: index)
      case "io": head = tree.dependent(index, .iobj)
      default: head = tree.obliques(role, of: index).first
      }
      if let head, let party = party(head) { return party }
    }
    return nil
  }

  /// A named actor or what belongs to one, never a thing of his ("Velmora's offer").
  private func party(_ head: Int) -> Event.Party? {
    guard let party = parties.parties(head).first, party.actor != nil else { return nil }
    let lexicon = ActLexicon.shared
    let isActor =
      parties.isDirect(head) || lexicon.isIn("troops", tree.lemma(head))
      || lexicon.isIn("person", tree.lemma(head)) || tree.lemma(head) == "government"
    return isActor ? party : nil
  }

  private func subject(of index: Int) -> Int? {
    tree.isPassive(index) && tree.token(index).tag == .verb
      ? tree.object(of: index) ?? tree.agent(of: index) : tree.subject(of: index)
  }

  private func what(_ row: InterestLexicon.Row, _ index: Int) -> (head: Int?, span: Span)? {
    for role in row.what {
      var head: Int?
      switch role {
      case "o": head = tree.object(of: index)
      case "s": head = tree.agent(of: index)
      case "x": head = tree.dependent(index, .xcomp, .ccomp)
      default: head = tree.obliques(role, of: index).first
      }
      guard let head, head != index else { continue }
      if row.isAdvantageOnly, !isAdvantage(head) { continue }
      let span = words(of: head)
      if span.length > 2 { return (head, span) }
    }
    return nil
  }

  private func isAdvantage(_ head: Int) -> Bool {
    tree.conjuncts(head).contains { InterestLexicon.shared.isAdvantage(tree.lemma($0)) }
      || tree.dependents(head, .nmod).contains {
        tree.preposition($0) == "of" && InterestLexicon.shared.isAdvantage(tree.lemma($0))
      }
  }

  /// The phrase or clause, without relative clauses and its own preposition.
  private func words(of head: Int) -> Span {
    var inside = tree.subtree(head, without: [.aclRelcl, .parataxis, .advcl])
    let introduction: Set<Int> = Set(tree.dependents(head, .case, .mark))
    inside.removeAll { introduction.contains($0) }
    while let last = inside.last, tree.token(last).tag == .punct { inside.removeLast() }
    while let first = inside.first, tree.token(first).tag == .punct { inside.removeFirst() }
    return tree.span(inside)
  }
}
