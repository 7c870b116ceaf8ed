import Claims
import Dates
import Names
import Sentences
import Spans

/// Commitments of one sentence: who would do what, if what.
extension Context {
  func commitments(of sentence: Sentence, _ number: Int) -> [Commitment] {
    guard !sentence.tokens.isEmpty, sentence.tokens.count <= ClauseTree.maximumTokens else {
      return []
    }
    let tree = ClauseTree(sentence)
    let parties = parties(tree, number)
    let reader = CommitmentReader(context: self, tree: tree, parties: parties, sentence: number)
    return reader.commitments()
  }
}

/// The rules. A condition with a consequence in the future makes one; what the speaker binds
/// himself to is a commitment, what an official says will befall another is a warning, everything
/// else is a forecast. Without a condition only verbs of promising and considering make one.
struct CommitmentReader {
  let context: Context
  let tree: ClauseTree
  let parties: PartyReader
  let sentence: Int

  func commitments() -> [Commitment] {
    var found = conditional().map(\.commitment)
    for commitment in unconditional()
    where !found.contains(where: { $0.span.overlaps(commitment.span) }) {
      found.append(commitment)
    }
    return found.sorted { $0.span < $1.span }
  }

  // MARK: with a condition

  func conditional() -> [ConditionalWord] {
    ConditionReader(tree).conditions().compactMap { condition in
      guard let commitment = conditional(condition) else { return nil }
      return ConditionalWord(
        commitment: commitment, consequence: condition.consequence,
        addressed: addressed(condition))
    }
  }

  func anyHead(_ condition: StatedCondition) -> Int? {
    guard condition.form == .anySubject else { return nil }
    return condition.tokens.first { tree.head($0) == condition.consequence }
  }

  private func conditional(_ condition: StatedCondition) -> Commitment? {
    let consequence = condition.consequence
    if let pact = pledge(condition) { return pact }
    guard let modal = modal(of: consequence) else { return nil }
    let speech = context.speech(over: consequence, tree, parties, sentence)
    let subject = tree.subject(of: consequence)
    let isSelf = context.isSelf(subject, of: speech, tree, parties)
    var who = speech.actors
    if isSelf, let subject, speech.isOwned || !who.contains(where: canCommit) {
      who = parties.parties(subject)
    }
    let isOfficial = who.contains { $0.actor.map(context.isOfficial) ?? false }
    var kind = Commitment.Kind.prediction
    if isSelf, who.contains(where: canCommit), isDeliberate(consequence) {
      kind = CommitmentReader.kind(of: speech.cue) ?? .commitment
      if kind == .warning, names(penalty: consequence) { kind = .threat }
    } else if isOfficial, ["will", "would", "shall"].contains(modal),
      speech.cue == "warn" || names(penalty: consequence)
    {
      kind = .warning
    } else if let acting = narrated(subject, modal, consequence, speech) {
      kind = .commitment
      who = acting
    }
    if kind == .prediction, !isAbout(consequence, condition, who) { return nil }
    return commitment(consequence, condition, who: who, kind: kind, speech: speech)
  }

  /// A forecast counts when somebody named makes it, or it names somebody; not a question, and not
  /// what "I", "we" or "you" would do.
  private func isAbout(_ consequence: Int, _ condition: StatedCondition, _ who: [Event.Party])
    -> Bool
  {
    let personal: Set<String> = ["i", "you", "we", "one", "someone", "anyone", "somebody"]
    let heads = [consequence] + condition.tokens
    for head in heads {
      guard let subject = tree.dependent(head, .nsubj, .nsubjPass) else { continue }
      if personal.contains(tree.token(subject).lower) { return false }
    }
    if tree.tokens.last?.lower == "?" { return false }
    if !who.isEmpty { return true }
    return !parties.named(in: consequence).isEmpty
      || condition.tokens.contains { parties.isDirect($0) }
  }

  private func canCommit(_ party: Event.Party) -> Bool {
    party.actor.map(context.canCommit) ?? false
  }

  /// The outlet tells in its own voice that a government will act: "Norland will close the port
  /// if …", with an act of the table.
  private func narrated(_ subject: Int?, _ modal: String, _ consequence: Int, _ speech: Speech)
    -> [Event.Party]?
  {
    guard speech.actors.isEmpty, modal == "will", let subject, parties.isDirect(subject),
      isDeliberate(consequence)
    else { return nil }
    let acting = parties.parties(subject).filter { $0.actor.map(context.isOfficial) ?? false }
    return acting.isEmpty ? nil : acting
  }

  /// "pledging help in the event of an attack": the pledge itself carries the condition.
  private func pledge(_ condition: StatedCondition) -> Commitment? {
    let verb = pledgeVerb(over: condition.consequence)
    let lemma = tree.lemma(verb)
    let isConsidered = CommitmentReader.considering.contains(lemma)
    guard tree.isVerb(verb),
      CommitmentReader.pledging.contains(lemma)
        || isConsidered,
      modal(of: verb) == nil, let subject = tree.subject(of: verb)
    else { return nil }
    let isDuty = ["oblige", "require", "bind", "stipulate", "provide"].contains(lemma)
    if isDuty, tree.isPassive(verb) || !ActLexicon.shared.isIn("pact", tree.lemma(subject)) {
      return nil
    }
    let who = sides(subject, verb)
    guard !who.isEmpty else { return nil }
    let kind: Commitment.Kind =
      isConsidered ? .consideration : CommitmentReader.kind(of: lemma) ?? .pledge
    var found = commitment(
      verb, condition, who: who, kind: kind, speech: Speech(actors: who, cue: lemma, verb: nil))
    if let deed = deed(of: verb, condition) { found.act = deed }
    return found
  }

  /// What is pledged or considered, without the verb that says so and without the condition.
  private func deed(of verb: Int, _ condition: StatedCondition) -> Span? {
    guard let content = tree.dependent(verb, .xcomp, .obj) ?? tree.dependent(verb, .ccomp) else {
      return nil
    }
    let start = condition.tokens.first ?? Int.max
    let inside = words(of: content, without: Set(condition.tokens)).filter {
      start < verb || $0 < start
    }
    guard !inside.isEmpty else { return nil }
    var kept = inside
    while let last = kept.last, kept.count > 1, tree.token(last).tag == .punct {
      kept.removeLast()
    }
    return tree.span(kept)
  }

  /// "agreed to release … provided that": the verb that gives the word stands over the deed.
  private func pledgeVerb(over predicate: Int) -> Int {
    var current = predicate
    for _ in 0..<3 {
      let lemma = tree.lemma(current)
      let isPledge =
        CommitmentReader.pledging.contains(lemma) || CommitmentReader.considering.contains(lemma)
      if tree.isVerb(current), isPledge { return current }
      guard [.xcomp, .advcl, .obj, .obl, .nmod].contains(tree.relation(current)),
        let next = tree.head(current)
      else { return predicate }
      current = next
    }
    return predicate
  }

  /// Parties of a subject; for a pact the parties that signed it.
  private func sides(_ subject: Int, _ verb: Int) -> [Event.Party] {
    let isPact = ActLexicon.shared.isIn("pact", tree.lemma(subject))
    if !isPact { return parties.parties(subject) }
    for child in tree.dependents(subject, .nmod) where tree.preposition(child) == "between" {
      return parties.parties(child)
    }
    let named = parties.named(in: subject)
    if !named.isEmpty { return named }
    return tree.dependent(verb, .obj).map(parties.parties) ?? []
  }

  // MARK: without a condition

  private func unconditional() -> [Commitment] {
    tree.tokens.indices.compactMap { verb in
      guard tree.isVerb(verb), let kind = CommitmentReader.kind(of: tree.lemma(verb)),
        kind != .warning, kind != .threat, let subject = tree.subject(of: verb),
        let complement = complement(of: verb)
      else { return nil }
      let effects = RealisReader(tree).own(verb).map(\.0)
      guard !effects.contains(.denied), !effects.contains(.open) else { return nil }
      let who = parties.parties(subject).filter { $0.actor.map(context.isOfficial) ?? false }
      guard !who.isEmpty, parties.isDirect(subject) || tree.token(subject).tag == .pron else {
        return nil
      }
      let act = tree.span(words(of: complement, without: []))
      return Commitment(
        sentence: sentence, span: tree.span([verb]).union(act), who: who, act: act,
        condition: nil, to: recipients(in: complement, who: who),
        deadline: deadline(in: complement), kind: kind,
        claim: context.claim(at: tree.token(verb).span.start, in: sentence),
        rule: "verb of commitment: \(tree.lemma(verb))")
    }
  }

  /// What is promised or considered: an infinitive or gerund, or a deed named by a noun.
  private func complement(of verb: Int) -> Int? {
    if let clause = tree.dependent(verb, .xcomp, .ccomp), tree.dependent(clause, .nsubj) == nil {
      let isConsidered = CommitmentReader.considering.contains(tree.lemma(verb))
      if !isConsidered || tree.isGerund(clause) { return clause }
      return nil
    }
    guard let object = tree.object(of: verb), object > verb else { return nil }
    let isDeed =
      !ActLexicon.shared.acts(.noun, tree.lemma(object)).isEmpty
      || ["aid", "talks", "sanction", "pact"].contains {
        ActLexicon.shared.isIn($0, tree.lemma(object))
      } || ["measure", "step", "action", "response", "option"].contains(tree.lemma(object))
    return isDeed ? object : nil
  }
}

/// Words.
extension CommitmentReader {
  private static let pledging: Set<String> = [
    "pledge", "promise", "vow", "commit", "oblige", "require", "bind", "stipulate", "guarantee",
    "swear", "undertake", "agree", "threaten", "provide", "offer",
  ]
  private static let considering: Set<String> = [
    "consider", "reconsider", "weigh", "mull", "review", "contemplate", "ponder", "discuss",
  ]

  /// Kind by the word that carries it.
  static func kind(of cue: String) -> Commitment.Kind? {
    switch cue {
    case "warn", "caution": .warning
    case "threaten": .threat
    case "pledge", "vow", "swear", "oblige", "bind", "stipulate", "require": .pledge
    case "promise", "guarantee", "agree", "assure", "undertake", "commit", "offer": .promise
    case "consider", "reconsider", "weigh", "mull", "review", "contemplate", "ponder":
      .consideration
    default: nil
    }
  }

  private func modal(of predicate: Int) -> String? {
    let modals: Set<String> = ["will", "would", "shall", "may", "might", "could", "can"]
    for child in tree.dependents(predicate, .aux) {
      let word = tree.token(child).lower
      if word == "'ll" || word == "’ll" || word == "wo" { return "will" }
      if word == "'d" || word == "’d" { return "would" }
      if modals.contains(word) { return word }
    }
    if tree.relation(predicate) == .xcomp, let head = tree.head(predicate),
      ["ready", "prepared", "willing", "set", "poised"].contains(tree.token(head).lower)
    {
      return modal(of: head) ?? "will"
    }
    if tree.relation(predicate) == .conj, let first = tree.head(predicate), first < predicate,
      tree.relation(first) != .conj, tree.dependent(predicate, .nsubj, .nsubjPass) == nil
    {
      return modal(of: first)
    }
    return nil
  }

  /// An act somebody decides on: a verb with a subject who acts, not a state or a change.
  private func isDeliberate(_ predicate: Int) -> Bool {
    guard tree.isVerb(predicate) else { return false }
    let passive: Set<String> = ["become", "remain", "lose", "gain", "suffer", "seem", "be", "win"]
    return !passive.contains(tree.lemma(predicate))
  }

  private func names(penalty predicate: Int) -> Bool {
    let lexicon = ActLexicon.shared
    if lexicon.isIn("penalty", tree.lemma(predicate)) { return true }
    let hostile: Set<String> = ["THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"]
    if lexicon.acts(.verb, tree.lemma(predicate)).contains(where: { hostile.contains($0.plover) }) {
      return true
    }
    let isThere = tree.dependent(predicate, .expl) != nil
    let relations: [Relation] = [.obj, .obl, .xcomp, .conj, .ccomp] + (isThere ? [.nsubj] : [])
    return tree.dependents(predicate).contains { child in
      guard relations.contains(tree.relation(child)) else { return false }
      return
        lexicon.isIn("penalty", tree.lemma(child))
        || tree.dependents(child, .conj).contains { lexicon.isIn("penalty", tree.lemma($0)) }
    }
  }
}

/// Spans.
extension CommitmentReader {
  private func commitment(
    _ consequence: Int, _ condition: StatedCondition, who: [Event.Party], kind: Commitment.Kind,
    speech: Speech
  ) -> Commitment {
    let conditionSpan = tree.span(condition.tokens)
    let whole = words(of: consequence, without: [])
    let act = actSpan(consequence, condition)
    return Commitment(
      sentence: sentence, span: tree.span(whole).union(conditionSpan), who: who, act: act,
      condition: conditionSpan, to: recipients(in: consequence, who: who),
      deadline: deadline(in: consequence), kind: kind,
      claim: context.claim(at: tree.token(consequence).span.start, in: sentence),
      rule: "condition: \(condition.form.rawValue)"
        + (speech.cue.isEmpty ? "" : ", under \(speech.cue)"))
  }

  /// The words of a clause, without coordinated sentences and without punctuation at the ends.
  private func words(of predicate: Int, without excluded: Set<Int>) -> [Int] {
    var inside = tree.subtree(predicate, without: [.parataxis, .mark, .discourse])
    for second in tree.dependents(predicate, .conj)
    where tree.dependent(second, .nsubj, .nsubjPass) != nil {
      let foreign = Set(tree.subtree(second))
      inside.removeAll { foreign.contains($0) }
    }
    inside.removeAll { excluded.contains($0) }
    while let last = inside.last, tree.token(last).tag == .punct || tree.token(last).tag == .cconj {
      inside.removeLast()
    }
    while let first = inside.first, tree.token(first).tag == .punct { inside.removeFirst() }
    return inside
  }

  /// What they would do: from the first auxiliary or the predicate to the end of its words, less
  /// the condition; the longest piece that holds the predicate and stands together.
  private func actSpan(_ consequence: Int, _ condition: StatedCondition) -> Span {
    var excluded = Set(condition.tokens)
    for subject in tree.dependents(consequence, .nsubj, .nsubjPass) {
      excluded.formUnion(tree.subtree(subject))
    }
    for clause in tree.dependents(consequence, .advcl) where tree.marks(clause).isEmpty {
      if clause > consequence { excluded.formUnion(tree.subtree(clause)) }
    }
    let inside = words(of: consequence, without: excluded)
    let auxiliaries = tree.dependents(consequence, .aux, .auxPass, .cop, .advmod)
    let start = (auxiliaries + [consequence]).filter { !excluded.contains($0) }.min() ?? consequence
    var last = start
    for token in inside where token >= start {
      if (last..<token).contains(where: { excluded.contains($0) }) { break }
      last = token
    }
    while last > start, tree.token(last).tag == .punct { last -= 1 }
    return tree.span([start, max(last, start)])
  }

  /// Actors named in what they would do, other than those who would do it.
  private func recipients(in predicate: Int, who: [Event.Party]) -> [Event.Party] {
    for role: Relation in [.iobj, .obj, .obl, .nmod, .xcomp] {
      for child in tree.dependents(predicate, role) {
        let found = parties.named(in: child).filter { party in
          !who.contains { $0.actor == party.actor }
        }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private func deadline(in predicate: Int) -> Int? {
    let inside = tree.subtree(predicate)
    return context.dateNumbers(in: sentence).first { number in
      guard
        let token = inside.first(where: {
          context.dates[number].span.contains(tree.token($0).span.start)
        })
      else { return false }
      let before = token > 0 ? tree.token(token - 1).lower : ""
      return ["by", "before", "until"].contains(tree.token(token).lower)
        || ["by", "before", "until"].contains(before)
    }
  }
}
