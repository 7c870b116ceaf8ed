import Names
import Sentences
import Spans

/// Who a noun phrase means: the actors it names, or is made of, or belongs to.
struct PartyReader {
  let tree: ClauseTree
  let names: NameReading
  /// The mentions of this sentence.
  private let mentions: [Mention]
  /// The mentions of the sentences before, the nearest first.
  private let before: [[Mention]]
  /// Phrases nest; deeper than this nobody can tell whom they mean.
  private static let maximumDepth = 4

  /// Nouns that only count or collect: the actor stands behind "of".
  private static let collectives: Set<String> = [
    "thousand", "hundred", "dozen", "score", "million", "number", "member", "contingent", "group",
    "lot", "series", "wave", "batch", "majority", "part", "handful", "pair", "column", "unit",
    "rest", "half", "head", "leader", "chief", "government", "president", "army", "people",
  ]

  init(
    _ tree: ClauseTree, names: NameReading, mentions: [Mention], before: [[Mention]] = []
  ) {
    self.tree = tree
    self.names = names
    self.mentions = mentions
    self.before = before
  }

  /// The parties of a phrase and of what is coordinated with it, each once, in text order.
  func parties(_ head: Int) -> [Event.Party] {
    if let pair = pair(head) { return pair }
    if let speaker = speaker(meantBy: head) { return speaker }
    var result: [Event.Party] = []
    for member in coordinated(head) {
      for party in one(member, depth: 0) where !result.contains(where: { same($0, party) }) {
        result.append(party)
      }
    }
    return result
  }

  /// Every actor named anywhere in a phrase: for complements ("alarm over the raid by …").
  func named(in head: Int) -> [Event.Party] {
    let direct = parties(head).filter { $0.actor != nil }
    if !direct.isEmpty { return direct }
    let inside = words(of: head)
    var result: [Event.Party] = []
    for mention in mentions {
      guard inside.contains(mention.tokens.lowerBound), let actor = mention.actor,
        isParty(actor), !result.contains(where: { $0.actor == actor })
      else { continue }
      result.append(Event.Party(actor: actor, span: mention.span))
    }
    return result
  }

  /// The actors mentioned in a stretch of tokens, in text order.
  func named(in range: Range<Int>) -> [Event.Party] {
    mentions.compactMap { mention in
      guard let actor = mention.actor, range.contains(mention.tokens.lowerBound), isParty(actor)
      else { return nil }
      return Event.Party(actor: actor, span: mention.span)
    }
  }

  /// Prepositions of time and circumstance: what follows is no party to the act.
  static let circumstances: Set<String> = [
    "after", "before", "during", "following", "since", "until", "amid", "despite", "while",
  ]

  /// The tokens of a phrase, less what only tells its circumstances ("concern after talks with …").
  private func words(of head: Int) -> Set<Int> {
    var inside = Set(tree.subtree(head))
    for token in inside.sorted() where token != head {
      let opening = tree.preposition(token) ?? tree.marks(token).first
      if let opening, PartyReader.circumstances.contains(opening) {
        inside.subtract(tree.subtree(token))
      }
    }
    return inside
  }

  /// The parties of one noun phrase without its coordinates.
  private func one(_ head: Int, depth: Int) -> [Event.Party] {
    guard depth < PartyReader.maximumDepth else { return [] }
    let span = phrase(head)
    if let mention = mention(over: head) {
      if let actor = mention.actor, isParty(actor) {
        return [Event.Party(actor: actor, span: span)]
      }
      if mention.kind == .reference { return [] }
      if mention.actor != nil { return [] }
      return owner(head) ?? [Event.Party(actor: nil, span: span)]
    }
    if let owned = owner(head) { return owned }
    for child in tree.dependents(head, .nmod) where isOrigin(child, of: head) {
      let inner = one(child, depth: depth + 1).filter { $0.actor != nil }
      if let first = inner.first { return [Event.Party(actor: first.actor, span: span)] }
    }
    if let apposed = tree.dependent(head, .appos), let mention = mention(over: apposed),
      let actor = mention.actor
    {
      return [Event.Party(actor: actor, span: span)]
    }
    return surface(head, span)
  }

  /// A party known by its words only, or by those of a name no table knows that owns it ("a Norland
  /// army post"); a pronoun or an abstract word names nobody.
  private func surface(_ head: Int, _ span: Span) -> [Event.Party] {
    for child in tree.dependents(head, .nmodPoss, .compound) {
      if let owner = mention(over: child), owner.actor == nil, tree.token(child).tag == .propn {
        return [Event.Party(actor: nil, span: owner.span)]
      }
    }
    let tag = tree.token(head).tag
    return tag == .noun || tag == .propn ? [Event.Party(actor: nil, span: span)] : []
  }

  /// The phrase and its coordinates, where a conjunction joins them; "Norland, a close ally" is
  /// one party though a parser may call it two.
  private func coordinated(_ head: Int) -> [Int] {
    let members = tree.conjuncts(head)
    let isJoined = members.contains { tree.dependent($0, .cc) != nil }
    let joined = isJoined ? members : [head]
    return (joinedBefore(head).map { [$0] } ?? []) + joined
  }

  /// "Both Norland and Kestria have …", where the parser lost the first: a name before "and" at the
  /// start of the sentence or after "both".
  private func joinedBefore(_ head: Int) -> Int? {
    guard [.nsubj, .nsubjPass].contains(tree.relation(head)),
      let first = tree.subtree(head, without: [.acl, .aclRelcl, .appos]).first(where: {
        tree.token($0).tag != .cconj && tree.token($0).lower != "both"
      }), first > 1, tree.token(first - 1).lower == "and",
      let mention = mention(over: first - 2), mention.actor != nil,
      !tree.isInside(first - 2, head)
    else { return nil }
    let start = mention.tokens.lowerBound
    guard start == 0 || tree.token(start - 1).lower == "both" else { return nil }
    return first - 2
  }

  /// "Norland said it …": a pronoun nobody resolved, subject of what somebody says, is the speaker
  /// where number and kind allow.
  private func speaker(meantBy head: Int) -> [Event.Party]? {
    let word = tree.token(head)
    guard word.tag == .pron, mention(over: head)?.actor == nil,
      tree.relation(head) == .nsubj || tree.relation(head) == .nsubjPass,
      let clause = tree.head(head), tree.relation(clause) == .ccomp, let verb = tree.head(clause),
      RealisReader.effect("V", tree.lemma(verb)) == .reported,
      let subject = tree.subject(of: verb), subject != head, tree.token(subject).tag != .pron
    else { return nil }
    let named = parties(subject).filter { $0.actor != nil }
    guard let first = named.first?.actor else { return nil }
    switch word.lower {
    case "it": return named.count == 1 && isBody(first) ? named : nil
    case "he", "she": return named.count == 1 && names.actors[first]?.kind == .person ? named : nil
    case "they": return named.count > 1 ? named : nil
    case "we", "i": return named
    default: return nil
    }
  }

  private static let pairNouns: Set<String> = [
    "country", "nation", "side", "neighbour", "neighbor", "state", "government", "party", "ally",
  ]

  /// "The two countries": the two states named last before, if exactly two are named there.
  private func pair(_ head: Int) -> [Event.Party]? {
    guard PartyReader.pairNouns.contains(tree.lemma(head)),
      tree.has(head, "two", .nummod) || tree.has(head, "both", .det, .detPredet),
      tree.dependent(head, .nmod, .amod, .nmodPoss, .appos) == nil
    else { return nil }
    var states: [String: ActorID] = [:]
    let own = mentions.filter { $0.tokens.upperBound <= head }
    for group in [own] + before {
      for mention in group.reversed() {
        guard let actor = mention.actor, let known = names.actors[actor],
          known.code != "---", known.code != "IGO", known.code != "EUR"
        else { continue }
        let isState = known.kind == .state || known.kind == .government
        if states[known.code] == nil || isState { states[known.code] = actor }
      }
      if states.count >= 2 { break }
    }
    guard states.count == 2 else { return nil }
    let span = phrase(head)
    return states.values.sorted().map { Event.Party(actor: $0, span: span) }
  }

  /// The actor a modifier names: "Velmoran troops", "Velmora's troops", "the Velmora government".
  private func owner(_ head: Int) -> [Event.Party]? {
    for child in tree.dependents(head, .nmodPoss, .amod, .compound, .nmod, .nmodDesc, .flat) {
      guard tree.preposition(child) == nil || tree.relation(child) == .nmodPoss,
        let mention = mention(over: child), let actor = mention.actor, isParty(actor)
      else { continue }
      return [Event.Party(actor: actor, span: phrase(head))]
    }
    return nil
  }

  /// Whether a prepositional phrase tells whose the noun is: "members of the guard", "soldiers
  /// from Velmora", "officials in Port Calder".
  private func isOrigin(_ child: Int, of head: Int) -> Bool {
    switch tree.preposition(child) {
    case "from": return true
    case "of":
      return PartyReader.collectives.contains(tree.lemma(head)) || tree.token(head).tag == .num
        || ActLexicon.shared.isIn("troops", tree.lemma(head))
        || ActLexicon.shared.isIn("person", tree.lemma(head))
        || ActLexicon.shared.isIn("envoy", tree.lemma(head))
    case "in":
      return ActLexicon.shared.isIn("person", tree.lemma(head))
    default: return false
    }
  }

  /// The longest mention that covers the token.
  func mention(over index: Int) -> Mention? {
    var best: Mention?
    for mention in mentions where mention.tokens.contains(index) {
      if mention.tokens.count > (best?.tokens.count ?? 0) { best = mention }
    }
    return best
  }

  /// Evidence and nobody in particular take no side in an event.
  func isParty(_ actor: ActorID) -> Bool {
    guard let known = names.actors[actor] else { return true }
    return known.kind != .evidence && known.kind != .outlet && known.kind != .unspecified
  }

  /// The words of a noun phrase up to its head, compounds and names included, without clauses and
  /// prepositional phrases.
  func phrase(_ head: Int) -> Span {
    var inside = tree.subtree(
      head,
      without: [
        .nmod, .acl, .aclRelcl, .conj, .cc, .punct, .appos, .case, .parataxis, .advcl, .obl,
        .nsubj, .cop, .aux, .mark, .advmod, .nsubjPass, .xcomp, .ccomp, .obj,
      ])
    if let mention = mention(over: head) { inside += Array(mention.tokens) }
    return tree.span(inside.filter { tree.tokens.indices.contains($0) })
  }

  private func same(_ left: Event.Party, _ right: Event.Party) -> Bool {
    left.actor != nil ? left.actor == right.actor : left.span == right.span
  }

  /// The state a town or region in the phrase lies in, where the document names that state: troops
  /// who "crossed into" a town of Velmora came to Velmora.
  func state(ofPlaceIn head: Int) -> Event.Party? {
    let inside = tree.subtree(head, without: [.acl, .aclRelcl, .conj])
    for mention in mentions where mention.kind == .place && mention.actor == nil {
      guard inside.contains(mention.tokens.lowerBound) else { continue }
      let name = mention.tokens.map { tree.token($0).text }.joined(separator: " ")
      guard let code = PlaceGazetteer.shared.place(named: name)?.code else { continue }
      let states = names.actors.values.filter { $0.kind == .state && $0.code == code }
      if let state = states.map(\.id).min() { return Event.Party(actor: state, span: mention.span) }
    }
    return nil
  }
}
