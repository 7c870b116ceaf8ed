import Claims
import Documents
import Names
import Sentences
import Spans

/// What a claim's content is about, as terms that can be compared over documents: the actors and
/// states it names, the classes of its verbs and nouns, the places below a state.
///
/// Hedges, numbers, dates and function words are left out, so "around 1,500 troops were sent" and
/// "the troops may have been sent" are about the same. Polarity and modality stay with the claim.
struct Proposition: Sendable, Hashable {
  /// "@kp" for an actor's country or body, plain classes for words.
  var terms: Set<String>
  /// Those of the terms that name its main act: verbs, and nouns of an act's class.
  var acts: Set<String>
  /// Places below a state, lower case: what makes a claim narrower than another.
  var places: Set<String>
  /// Content that only points back: "the accusations", "this move", "it".
  var isAnaphoric: Bool

  /// Nouns that stand for a claim made before.
  private static let pointers: Set<String> = [
    "accusation", "allegation", "report", "claim", "charge", "suggestion", "statement", "rumor",
    "rumour", "move", "development", "assertion", "account", "reporting", "speculation", "news",
    "figure", "matter", "issue", "incident",
  ]
  /// Words that carry no content of their own in a claim.
  private static let empty: Set<String> = [
    "be", "have", "do", "say", "report", "evidence", "sign", "reportedly", "alleged", "it",
    "potential", "possible", "possibility", "likely", "recent", "new", "first", "other", "such",
    "more", "number", "total", "estimate", "fact", "claim", "accusation", "allegation",
  ]

  /// The terms of a span of one sentence.
  init(of span: Span, in sentence: Sentence, names: [Mention], actors: [ActorID: Actor]) {
    terms = []
    acts = []
    places = []
    isAnaphoric = false
    let range = sentence.tokenRange(in: span)
    let main = MainClause(of: range, in: sentence)
    let words = Set(main.tokens)
    let inside = names.filter { mention in
      span.contains(mention.span) && mention.tokens.contains { words.contains($0) }
    }
    for mention in inside { add(mention, actors, sentence) }
    for index in main.tokens {
      if inside.contains(where: { $0.actor != nil && $0.tokens.contains(index) }) { continue }
      add(sentence.tokens[index], isHead: main.heads.contains(index))
    }
    isAnaphoric = Proposition.pointsBack(sentence.tokens[range])
    if acts.isEmpty, tells(presenceIn: range, sentence, inside) { insert(WordClasses.presence) }
  }

  private mutating func add(
    _ mention: Mention, _ actors: [ActorID: Actor], _ sentence: Sentence
  ) {
    let isState = mention.actor.flatMap { actors[$0] }.map { $0.kind != .place } ?? false
    if let id = mention.actor, isState {
      terms.insert("@" + Proposition.body(of: id))
    } else if mention.kind == .place {
      places.insert(sentence.tokens[mention.tokens].map(\.lower).joined(separator: " "))
    }
  }

  private mutating func add(_ token: Token, isHead: Bool) {
    switch token.tag {
    case .noun, .verb, .adj, .propn:
      let lemma = token.lemma.isEmpty ? token.lower : token.lemma.lowercased()
      guard !Proposition.empty.contains(lemma) else { return }
      let name = WordClasses.name(of: lemma)
      terms.insert(name)
      if isHead, token.tag == .verb || WordClasses.isAct(name) { acts.insert(name) }
    default: break
    }
  }

  private mutating func insert(_ act: String) {
    terms.insert(act)
    acts.insert(act)
  }

  /// "troops in Ruritania": something in, inside or at a named place, and no verb.
  private func tells(
    presenceIn tokens: Range<Int>, _ sentence: Sentence, _ names: [Mention]
  ) -> Bool {
    names.contains { mention in
      let before = mention.tokens.lowerBound - 1
      return tokens.contains(before) && before > tokens.lowerBound
        && ["in", "inside", "at", "within"].contains(sentence.tokens[before].lower)
    }
  }

  /// The state for everything of a state ("kr" for "kr.nis"), else the whole identity.
  static func body(of id: ActorID) -> String {
    let first = id.value.prefix { $0 != "." }
    let general: Set<Substring> = [
      "org", "expert", "unspec", "anon", "evidence", "place", "person",
    ]
    return general.contains(first) ? id.value : String(first)
  }

  private static func pointsBack(_ tokens: ArraySlice<Token>) -> Bool {
    let content = tokens.filter { $0.tag != .punct }
    guard let first = content.first, content.count <= 8 else { return false }
    if content.count == 1 { return first.tag == .pron || first.tag == .det }
    guard first.tag == .det || first.tag == .pron else { return false }
    return pointers.contains(content[content.startIndex + 1].lemma)
      || (content.count > 2 && pointers.contains(content[content.startIndex + 2].lemma)
        && content[content.startIndex + 1].tag == .adj)
  }
}

extension Proposition {
  /// Weight of a term that stands for an actor, and of no other.
  static let actorWeight = 1.5

  /// How much weight a term has: who and what is done count more than the rest.
  static func weight(_ term: String) -> Double {
    if term.hasPrefix("@") { return actorWeight }
    return WordClasses.isAct(term) ? 1.4 : 1
  }
}
