import Names
import Sentences
import Spans

/// An act found in a clause, with its sides: an event before anybody asked whether it happened.
struct Frame {
  /// The predicate: the verb, or the noun or adjective that names the act.
  var predicate: Int
  /// The verb that carries mood and negation: the light verb of an event noun, else the predicate.
  var carrier: Int
  var act: ActLexicon.Act
  var actors: [Event.Party]
  var recipients: [Event.Party]
}

/// Matches clauses with the table of acts.
struct FrameReader {
  let tree: ClauseTree
  let parties: PartyReader
  let lexicon = ActLexicon.shared
  private static let lightVerbs: Set<String> = [
    "issue", "make", "hold", "give", "conduct", "carry", "launch", "lodge", "file", "pay", "take",
    "deliver", "mount", "stage", "express", "voice", "provide", "offer", "grant", "impose",
    "announce", "order", "begin", "start", "open", "undertake", "perform", "submit", "level",
    "extend", "send",
  ]
  /// Names of times, which a tree may hang where a side stands.
  private static let times: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "today", "yesterday", "tomorrow",
  ]
  /// How names of places begin that nobody governs by that name.
  private static let landforms: Set<String> = [
    "cape", "mount", "lake", "port", "fort", "point", "gulf", "bay", "strait", "river",
  ]
  /// Nouns that only measure: what counts stands behind "of".
  static let measures: Set<String> = [
    "thousand", "hundred", "dozen", "million", "billion", "number", "member", "contingent",
    "group", "lot", "series", "wave", "batch", "variety", "range", "kind", "type", "round",
    "shipment", "amount", "quantity", "ton", "tonne", "package", "supply", "consignment", "score",
  ]

  init(_ tree: ClauseTree, parties: PartyReader) {
    self.tree = tree
    self.parties = parties
  }

  /// Frames of one sentence in text order: at most one a predicate, and none for a noun whose verb
  /// already tells the act ("held talks").
  func frames() -> [Frame] {
    let verbs = Set(tree.tokens.indices.filter(tree.isVerb))
    let verbal = verbs.sorted().compactMap(verbFrame)
    let carriers = Set(verbal.map(\.carrier))
    let others: [Frame] = tree.tokens.indices.compactMap { index in
      switch tree.token(index).tag {
      case .noun:
        if let verb = tree.head(index), carriers.contains(verb), tree.object(of: verb) == index {
          return nil
        }
        return nounFrame(index)
      case .adj: return adjectiveFrame(index)
      default: return nil
      }
    }
    return (verbal + others).sorted { $0.predicate < $1.predicate }
  }

  private func verbFrame(_ verb: Int) -> Frame? {
    if [.amod, .compound].contains(tree.relation(verb)), tree.dependent(verb, .aux, .auxPass) == nil
    {
      return nil
    }
    // "the troops deployed": a bare participle only describes its noun.
    if tree.relation(verb) == .acl, tree.isPastParticiple(verb), tree.dependents(verb).isEmpty {
      return nil
    }
    let particle = tree.dependent(verb, .compoundPrt).map { tree.token($0).lower }
    let rows = lexicon.acts(.verb, tree.lemma(verb)).filter { $0.particle == particle }
    for act in rows where holds(act, at: verb) {
      return frame(act, predicate: verb, carrier: verb)
    }
    return participleAdjective(verb)
  }

  /// "is concerned about" is tagged as a verb as often as an adjective.
  private func participleAdjective(_ word: Int) -> Frame? {
    guard tree.dependent(word, .cop, .auxPass) != nil else { return nil }
    return adjectiveFrame(word)
  }

  private func adjectiveFrame(_ word: Int) -> Frame? {
    guard tree.dependent(word, .cop, .auxPass) != nil else { return nil }
    for act in lexicon.acts(.adjective, tree.token(word).lower) where holds(act, at: word) {
      return frame(act, predicate: word, carrier: word)
    }
    return nil
  }

  private func nounFrame(_ noun: Int) -> Frame? {
    let rows = lexicon.acts(.noun, tree.lemma(noun))
    guard !rows.isEmpty else { return nil }
    let light = lightVerb(of: noun)
    for act in rows {
      let needsLight = act.conditions.contains { if case .light = $0 { true } else { false } }
      guard needsLight ? light != nil : true, holds(act, at: noun) else { continue }
      if let found = nounFrame(act, noun, light: light) { return found }
    }
    return nil
  }

  private func nounFrame(_ act: ActLexicon.Act, _ noun: Int, light: Int?) -> Frame? {
    var frame = Frame(
      predicate: noun, carrier: light ?? noun, act: act, actors: [], recipients: [])
    frame.actors = actors(act, nounFrame: frame)
    if frame.actors.isEmpty, let light, let agent = tree.agent(of: light) {
      frame.actors = parties.parties(agent)
    }
    guard !frame.actors.isEmpty else { return nil }
    frame.recipients = recipients(of: frame)
    return accepted(frame)
  }

  /// The verb that only carries the noun: "issued a condemnation".
  func lightVerb(of noun: Int) -> Int? {
    guard let verb = tree.head(noun), tree.isVerb(verb),
      FrameReader.lightVerbs.contains(tree.lemma(verb)), tree.object(of: verb) == noun
    else { return nil }
    return verb
  }

  private func frame(_ act: ActLexicon.Act, predicate: Int, carrier: Int) -> Frame? {
    var frame = Frame(
      predicate: predicate, carrier: carrier, act: act, actors: [], recipients: [])
    for role in act.actors where frame.actors.isEmpty { frame.actors = find(role, in: frame) }
    if frame.actors.isEmpty, movesOwn(act, at: predicate) {
      frame.actors = find(.moved, in: frame)
    }
    frame.recipients = recipients(of: frame)
    return accepted(frame)
  }

  /// Troops and arms sent by nobody named count as sent by whose they are.
  private func movesOwn(_ act: ActLexicon.Act, at predicate: Int) -> Bool {
    guard ["AID", "MOBILIZE", "RETREAT"].contains(act.plover), tree.isPassive(predicate),
      let object = tree.object(of: predicate)
    else { return false }
    return isOf("troops", object)
  }

  /// Without somebody who can act, or without any side that has a name, a clause is no event.
  private func accepted(_ frame: Frame) -> Frame? {
    var frame = frame
    let ids = Set(frame.actors.compactMap(\.actor))
    frame.actors.removeAll { !canAct($0) }
    frame.recipients.removeAll { party in
      party.actor.map(ids.contains) ?? (!canAct(party) || frame.actors.contains(party))
    }
    guard !frame.actors.isEmpty else { return nil }
    return (frame.actors + frame.recipients).contains(where: isKnown) ? frame : nil
  }

  /// Resolved, named, or a definite body or people ("the rebels"): somebody in particular.
  private func isKnown(_ party: Event.Party) -> Bool {
    if party.actor != nil { return true }
    let words = tree.sentence.tokenRange(in: party.span)
    if words.contains(where: { tree.token($0).tag == .propn }) { return true }
    return words.first.map {
      ["the", "two", "both", "its", "their"].contains(tree.token($0).lower)
    }
      ?? false
  }

  /// Resolved, or by its words a name, a body or people; a pact or a move takes no side.
  private func canAct(_ party: Event.Party) -> Bool {
    if party.actor != nil { return true }
    let words = tree.sentence.tokenRange(in: party.span)
    guard let first = words.first, let head = words.last else { return false }
    let word = tree.token(head)
    if FrameReader.times.contains(word.lower)
      || words.count > 1 && FrameReader.landforms.contains(tree.token(first).lower)
    {
      return false
    }
    return word.tag == .propn
      || ["agentive", "troops", "person", "worker", "police", "prisoner"].contains {
        lexicon.isIn($0, word.lemma)
      }
  }
}

/// Finding the sides.
extension FrameReader {
  private func recipients(of frame: Frame) -> [Event.Party] {
    let own = Set(frame.actors.compactMap(\.actor))
    for role in frame.act.recipients {
      let found = find(role, in: frame).filter { party in
        party.actor.map { !own.contains($0) } ?? true
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func find(_ role: ActLexicon.Role, in frame: Frame) -> [Event.Party] {
    let predicate = frame.carrier
    switch role {
    case .subject: return tree.agent(of: predicate).map(parties.parties) ?? []
    case .subjectOf(let kind):
      guard let agent = tree.agent(of: predicate), isOf(kind, agent) else { return [] }
      return parties.parties(agent)
    case .subjectAnd(let other): return bothSides(other, in: frame)
    case .object:
      guard let object = tree.object(of: predicate) else { return [] }
      let named = parties.parties(object)
      return named.contains { $0.actor != nil } ? named : parties.named(in: object) + named
    case .indirectObject: return tree.dependent(predicate, .iobj).map(parties.parties) ?? []
    case .oblique(let preposition):
      return oblique(preposition, in: frame)
    case .purpose: return beneficiary(of: predicate)
    case .moved:
      guard let object = tree.object(of: predicate) else { return [] }
      return parties.parties(object).filter { $0.actor != nil }
    case .any: return complement(of: frame)
    }
  }

  /// Who is named behind a preposition; the state a town lies in, for what is sent there; else
  /// the words, where they are somebody.
  private func oblique(_ preposition: String, in frame: Frame) -> [Event.Party] {
    let found = phrases(preposition, in: frame)
    if let named = found.lazy.map(parties.named).first(where: { !$0.isEmpty }) { return named }
    if frame.act.plover == "AID", let state = found.lazy.compactMap(parties.state).first {
      return [state]
    }
    return found.lazy.map { self.parties.parties($0).filter(self.canAct) }.first { !$0.isEmpty }
      ?? []
  }

  private func phrases(_ preposition: String, in frame: Frame) -> [Int] {
    let own = tree.obliques(preposition, of: frame.carrier)
    guard frame.predicate != frame.carrier || !tree.isVerb(frame.predicate) else { return own }
    let nominal = tree.dependents(frame.predicate, .nmod, .obl, .oblAgent)
    return nominal.filter { tree.preposition($0) == preposition } + own
  }

  private func bothSides(_ other: String, in frame: Frame) -> [Event.Party] {
    guard let agent = tree.agent(of: frame.carrier) else { return [] }
    var sides = parties.parties(agent)
    switch other {
    case "and": break
    case "o":
      guard let object = tree.object(of: frame.carrier) else { return [] }
      let met = parties.parties(object).filter { $0.actor != nil }
      guard !met.isEmpty else { return [] }
      sides += met
    default:
      let others = phrases(other, in: frame).flatMap(parties.parties).filter(canAct)
      let isAsked = frame.act.conditions.contains {
        if case .oblique(let preposition) = $0 { preposition == other } else { false }
      }
      if isAsked, others.isEmpty { return [] }
      sides += others.filter { $0.actor != nil }
    }
    var seen = Set<Event.Party>()
    return sides.filter {
      seen.insert(Event.Party(actor: $0.actor, span: $0.actor == nil ? $0.span : Span(0, 0)))
        .inserted
    }
  }

  /// Whom a purpose infinitive helps: "to support Sudmark's offensive".
  func beneficiary(of predicate: Int) -> [Event.Party] {
    for verb in tree.purposes(of: predicate) where isOfHelp(verb) {
      if let object = tree.dependent(verb, .obj) {
        let named = parties.parties(object).filter { $0.actor != nil }
        if !named.isEmpty { return named }
        // "to support Sudmark's war effort", however the words before the head hang together.
        let before = tree.subtree(object).first.map { parties.named(in: $0..<object + 1) } ?? []
        if let owner = before.first { return [owner] }
      }
    }
    return []
  }

  func isOfHelp(_ verb: Int) -> Bool {
    ["support", "help", "assist", "aid", "back", "bolster", "defend", "protect", "reinforce"]
      .contains(tree.lemma(verb))
  }

  /// Any actor named in what stands right of the act inside its clause.
  private func complement(of frame: Frame) -> [Event.Party] {
    let head = frame.predicate
    let relations: Set<Relation> = [
      .obj, .obl, .nmod, .xcomp, .ccomp, .iobj, .oblUnmarked, .advcl, .acl,
    ]
    var heads = tree.dependents(head)
    if frame.carrier != head { heads += tree.dependents(frame.carrier).filter { $0 != head } }
    for child in heads
    where child > min(head, frame.carrier) && relations.contains(tree.relation(child)) {
      if let preposition = tree.preposition(child) ?? tree.marks(child).first,
        PartyReader.circumstances.contains(preposition)
      {
        continue
      }
      let found =
        tree.relation(child) == .advcl
          || tree.relation(child) == .acl && !tree.marks(child).contains("that")
        ? topic(of: child) : parties.named(in: child)
      if !found.isEmpty { return found }
    }
    return heads.lazy.filter { $0 > min(head, frame.carrier) && self.tree.relation($0) == .obj }
      .map { self.parties.parties($0).filter(self.canAct) }.first { !$0.isEmpty } ?? []
  }

  /// Whom a participle beside the act speaks about: ", noting that Velmoran troops …".
  private func topic(of clause: Int) -> [Event.Party] {
    guard tree.marks(clause).isEmpty, let content = tree.dependent(clause, .ccomp),
      let subject = tree.dependent(content, .nsubj, .nsubjPass)
    else { return [] }
    let named = parties.parties(subject).filter { $0.actor != nil }
    if !named.isEmpty { return named }
    return nominal(subject, "of").flatMap(parties.parties).filter { $0.actor != nil }
  }

  /// Sides of an event noun: possessor, "by", "of", "between", a nationality before it.
  private func actors(_ act: ActLexicon.Act, nounFrame frame: Frame) -> [Event.Party] {
    let noun = frame.predicate
    for role in act.actors {
      var found: [Event.Party] = []
      switch role {
      case .subject, .subjectAnd, .subjectOf: found = possessors(of: noun)
      case .moved: found = nominal(noun, "of").flatMap(parties.parties)
      case .oblique(let preposition):
        found = nominal(noun, preposition).flatMap(parties.parties)
        if preposition == "between", found.count < 2 { found = [] }
      default: break
      }
      found = found.filter { $0.actor != nil }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func nominal(_ noun: Int, _ preposition: String) -> [Int] {
    tree.dependents(noun, .nmod, .obl, .oblAgent).filter {
      tree.preposition($0) == preposition
    }
  }

  private func possessors(of noun: Int) -> [Event.Party] {
    for child in tree.dependents(noun, .nmodPoss, .amod, .compound, .nmod) {
      guard tree.preposition(child) == nil || tree.relation(child) == .nmodPoss else { continue }
      let found = parties.parties(child).filter { $0.actor != nil }
      if !found.isEmpty { return found }
    }
    return []
  }
}
