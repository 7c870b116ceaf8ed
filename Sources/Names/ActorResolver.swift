import Sentences
import Spans

/// Who is meant by a noun phrase: the question claims and events ask.
///
/// "NATO and South Korea" gives two; "two U.S. officials" gives us.officials.anon; "analysts at the
/// Norvik Institute" gives the institute; "Reports" gives unspec.reports; "satellite imagery" gives
/// evidence.satellite_imagery; "the Veldanian envoy to the UN" gives veldania.un_envoy.
package struct ActorResolver: Sendable {
  /// The answer. `actors` holds every actor of `ids`, those included that no mention has made
  /// ("us.officials.anon", "unspec.reports"): add them to the reading.
  package struct Answer: Sendable, Hashable {
    package var ids: [ActorID]
    /// Persons described but unnamed: officials, sources, analysts.
    package var isAnonymous: Bool
    package var actors: [Actor]
    /// What decided, of the first conjunct: "mention", "pronoun", "definite", "role", "body",
    /// "learned", "report", "evidence", "organ", "office", "office on the day", "force", "owner",
    /// "two states", "unknown name".
    package var rule: String

    package static let none = Answer(ids: [], isAnonymous: false, actors: [], rule: "")

    init(_ actor: Actor, isAnonymous: Bool = false, rule: String) {
      self.init(ids: [actor.id], isAnonymous: isAnonymous, actors: [actor], rule: rule)
    }

    init(ids: [ActorID], isAnonymous: Bool, actors: [Actor], rule: String) {
      self.ids = ids
      self.isAnonymous = isAnonymous
      self.actors = actors
      self.rule = rule
    }

    mutating func add(_ other: Answer) {
      for actor in other.actors where !ids.contains(actor.id) {
        ids.append(actor.id)
        actors.append(actor)
      }
      isAnonymous = isAnonymous || other.isAnonymous
      if rule.isEmpty { rule = other.rule }
    }
  }

  package let sentences: [Sentence]
  package let names: NameReading
  package let gazetteer: Gazetteer

  package init(
    sentences: [Sentence], names: NameReading, gazetteer: Gazetteer? = nil
  ) {
    self.sentences = sentences
    self.names = names
    self.gazetteer = gazetteer ?? names.gazetteer
  }

  /// The actors of the noun phrase that covers `range`, one for each conjunct; no ids where the
  /// text does not tell. A seat of government is taken as the government. O(tokens of the phrase).
  package func actors(ofNounPhrase range: Range<Int>, inSentence number: Int) -> Answer {
    guard sentences.indices.contains(number), let marked = marked(number) else { return .none }
    let given = range.clamped(to: 0..<marked.tokens.count)
    guard !given.isEmpty else { return .none }
    let scope = Phrase(sentence: marked, mentions: names.mentions(inSentence: number))
    let phrase = scope.completed(given)
    if let pair = twoStates(phrase, scope) { return pair }
    if let holder = holder(of: phrase, scope) { return holder }
    var answer = Answer.none
    for part in scope.conjuncts(of: phrase) {
      if part.isApposition, !answer.ids.isEmpty { continue }
      answer.add(self.answer(for: part, scope))
    }
    return answer
  }

  /// "the council's president, Judge Ada Rell": who is named after an office or role speaks, not the
  /// body it belongs to.
  private func holder(of phrase: Range<Int>, _ scope: Phrase) -> Answer? {
    let sentence = scope.sentence
    var comma = phrase.upperBound
    if let inside = phrase.first(where: { sentence.lower($0) == "," }) { comma = inside }
    guard sentence.lower(comma) == ",", phrase.lowerBound < comma,
      let head = scope.head(of: phrase.lowerBound..<comma),
      head.isWord(.office, .role, .expert, .person),
      let mention = scope.mentions.first(where: {
        $0.kind == .person && $0.tokens.lowerBound > comma && $0.tokens.lowerBound <= comma + 4
      }),
      (comma + 1..<mention.tokens.lowerBound).allSatisfy({
        sentence.mark(at: $0)?.isTitle == true || sentence.tokens[$0].tag == .propn
      }),
      phrase.upperBound <= mention.tokens.upperBound,
      let id = mention.actor, let actor = names.actors[id]
    else { return nil }
    let after = sentence.lower(mention.tokens.upperBound)
    guard after != "and", after != "or", after != "'s" else { return nil }
    return Answer(actor, rule: "mention")
  }

  private func marked(_ number: Int) -> MarkedSentence? {
    if names.marked.indices.contains(number) { return names.marked[number] }
    return MarkedSentence(
      sentences[number], number: number, gazetteer: gazetteer,
      votes: CapitalVotes([sentences[number]]))
  }

  /// "the two countries", "both sides": the two states named last, if just two are.
  private func twoStates(_ range: Range<Int>, _ scope: Phrase) -> Answer? {
    let words = range.map { scope.sentence.lower($0) }
    guard words.contains("two") || words.contains("both"), let last = words.last,
      ["countries", "sides", "nations", "governments", "neighbours", "neighbors", "capitals"]
        .contains(last), scope.mentions(in: range).isEmpty
    else { return nil }
    for back in 0...3 where scope.sentence.number >= back {
      let mentions = names.mentions(inSentence: scope.sentence.number - back).filter {
        (back > 0 || $0.tokens.upperBound <= range.lowerBound) && $0.kind != .person
          && names.actors[$0.actor ?? ActorID("")]?.kind == .state
      }
      var ids: [ActorID] = []
      for id in mentions.compactMap(\.actor) where !ids.contains(id) { ids.append(id) }
      if ids.isEmpty { continue }
      guard ids.count == 2 else { return nil }
      return Answer(
        ids: ids, isAnonymous: false, actors: ids.compactMap { names.actors[$0] },
        rule: "two states")
    }
    return nil
  }
}

/// A sentence seen from one noun phrase.
struct Phrase {
  /// One conjunct: its own words, and words it shares with others ("officials" in "U.S. and
  /// Veldanian officials").
  struct Part {
    var range: Range<Int>
    /// A head or modifier that stands in another conjunct.
    var head: NameMark?
    var isApposition = false
  }

  let sentence: MarkedSentence
  let mentions: [Mention]

  /// The range with the whole of every name it cuts, and with the owner or state right before it:
  /// a wrong parse may give the last word of a name alone.
  func completed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    for mention in mentions where mention.tokens.overlaps(start..<end) {
      start = min(start, mention.tokens.lowerBound)
      end = max(end, mention.tokens.upperBound)
    }
    for _ in 0..<3 {
      let last = sentence.isPossessive(start - 1) ? start - 2 : start - 1
      let isOwned = last < start - 1
      guard let mention = mentions.first(where: { $0.tokens.upperBound == last + 1 }),
        isOwned || mention.kind == .nationality
          || mention.tokens.contains(start - 1)
            && sentence.mark(at: last)?.sense == .country
      else { break }
      start = mention.tokens.lowerBound
    }
    return start..<end
  }

  /// Mentions that stand wholly in the range.
  func mentions(in range: Range<Int>) -> [Mention] {
    mentions.filter {
      range.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= range.upperBound
    }
  }

  /// Splits at "and", "or", commas outside names. A conjunct that is a bare state takes the head of
  /// the conjunct that has one: "U.S. and Veldanian officials", "officials in Norvik and Karsholm".
  func conjuncts(of range: Range<Int>) -> [Part] {
    var parts: [Part] = []
    var start = range.lowerBound
    var afterComma = false
    var index = start
    func close(_ end: Int) {
      if start < end {
        let isThe =
          ["a", "an", "the"].contains(sentence.lower(start))
          || sentence.mark(at: start)?.isTitle == true
        parts.append(Part(range: start..<end, isApposition: afterComma && isThe))
      }
    }
    while index < range.upperBound {
      if let mention = mentions.first(where: { $0.tokens.contains(index) && $0.tokens.count > 1 }) {
        index = max(index + 1, min(mention.tokens.upperBound, range.upperBound))
        continue
      }
      let lower = sentence.lower(index)
      guard ["and", ",", "or", "&"].contains(lower) else {
        index += 1
        continue
      }
      close(index)
      if start <= index { afterComma = lower == "," && index > range.lowerBound }
      index += 1
      if lower == ",", sentence.lower(index) == "and" {
        afterComma = false
        index += 1
      }
      start = index
    }
    close(range.upperBound)
    return shareHeads(parts)
  }

  private func shareHeads(_ parts: [Part]) -> [Part] {
    guard parts.count > 1 else { return parts }
    var parts = parts
    let heads = parts.map { head(of: $0.range) }
    if let last = heads.last, let shared = last {
      for index in parts.indices.dropLast() where isBareNation(parts[index].range) {
        let isAdjective = mark(in: parts[index].range)?.sense == .adjective
        if isAdjective || isSharing(shared) { parts[index].head = shared }
      }
    }
    if let first = heads.first, let shared = first, hasPreposition(parts[0].range) {
      for index in parts.indices.dropFirst() where isBareNation(parts[index].range) {
        parts[index].head = shared
      }
    }
    return parts
  }

  private func isSharing(_ mark: NameMark) -> Bool { mark.isWord(.role, .body, .force, .learned) }

  private func mark(in range: Range<Int>) -> NameMark? {
    range.lazy.compactMap { sentence.mark(at: $0) }.first { $0.nation != nil }
  }

  private func isBareNation(_ range: Range<Int>) -> Bool {
    guard let mark = mark(in: range) else { return false }
    return range.allSatisfy {
      mark.tokens.contains($0) || Phrase.quiet.contains(sentence.lower($0))
    }
  }

  private func hasPreposition(_ range: Range<Int>) -> Bool {
    range.contains { ["in", "from", "of"].contains(sentence.lower($0)) }
  }

  /// The last word of the phrase before its first preposition, as the word lists know it.
  func head(of range: Range<Int>) -> NameMark? {
    let core = core(of: range)
    var index = core.upperBound - 1
    while index >= core.lowerBound, sentence.isPossessive(index) || sentence.lower(index) == ")" {
      index -= 1
    }
    guard let mark = sentence.mark(at: index), !mark.words.isEmpty,
      mark.tokens.lowerBound >= range.lowerBound
    else { return nil }
    return mark
  }

  /// The phrase up to its first preposition or relative pronoun outside a name.
  func core(of range: Range<Int>) -> Range<Int> {
    var index = range.lowerBound
    while index < range.upperBound {
      if let mark = sentence.markStarting(at: index), !mark.words.isEmpty {
        index = mark.tokens.upperBound
        continue
      }
      if let mention = mentions.first(where: { $0.tokens.lowerBound == index }) {
        index = mention.tokens.upperBound
        continue
      }
      if index > range.lowerBound, Phrase.ends.contains(sentence.lower(index)) {
        return range.lowerBound..<index
      }
      index += 1
    }
    return range
  }

  static let quiet: Set<String> = ["the", "both", "from", "in", "of", "'s", "'", "also", "a"]
  static let ends: Set<String> = [
    "of", "in", "from", "at", "for", "to", "with", "on", "who", "that", "which", "like",
    "including", "such", "by", "near", "whose", "familiar", "involved", "(", "about", "over", "as",
    "close", "speaking", "involving", "among", "inside", "within", "across", "briefed",
  ]
}
