import Claims
import Dates
import Documents
import Names
import Sentences
import Spans

/// From sentences and claims to events and commitments.
package enum EventReader {
  /// Event mentions in text order. O(tokens) a sentence; sentences of more than
  /// `ClauseTree.maximumTokens` tokens are left alone.
  package static func events(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression],
    claims: [Claim]
  ) -> [Event] {
    let context = Context(names: names, dates: dates, claims: claims)
    let events = sentences.indices.flatMap { number in
      context.events(of: sentences[number], number)
    }
    return PriorActs(context: context, sentences: sentences).completed(
      events, in: document.text)
  }

  /// Mentions of commitments in text order.
  package static func commitments(
    in document: Document, sentences: [Sentence], names: NameReading, dates: [TimeExpression],
    claims: [Claim]
  ) -> [Commitment] {
    let context = Context(names: names, dates: dates, claims: claims)
    return sentences.indices.flatMap { number in
      context.commitments(of: sentences[number], number)
    }
  }
}

/// What the document's other stages read, by sentence.
struct Context {
  let names: NameReading
  let dates: [TimeExpression]
  let claims: [Claim]
  private let mentionsBySentence: [Int: [Mention]]
  private let datesBySentence: [Int: [Int]]
  private let claimsBySentence: [Int: [Int]]

  init(names: NameReading, dates: [TimeExpression], claims: [Claim]) {
    self.names = names
    self.dates = dates
    self.claims = claims
    mentionsBySentence = Dictionary(grouping: names.mentions) { $0.sentence }
    datesBySentence = Dictionary(grouping: dates.indices) { dates[$0].sentence }
    claimsBySentence = Dictionary(grouping: claims.indices) { claims[$0].sentence }
  }

  /// Reads the parties of one sentence.
  func parties(_ tree: ClauseTree, _ sentence: Int) -> PartyReader {
    let before = (1...3).map { mentions(in: sentence - $0) }
    return PartyReader(tree, names: names, mentions: mentions(in: sentence), before: before)
  }

  func mentions(in sentence: Int) -> [Mention] { mentionsBySentence[sentence] ?? [] }
  func dateNumbers(in sentence: Int) -> [Int] { datesBySentence[sentence] ?? [] }
  func claimNumbers(in sentence: Int) -> [Int] { claimsBySentence[sentence] ?? [] }

  /// The attributed claim with the fewest words whose content holds the offset.
  func claim(at offset: Int, in sentence: Int) -> Int? {
    claimNumbers(in: sentence).filter {
      claims[$0].isAttributed && claims[$0].content.contains(offset)
    }.min { claims[$0].content.length < claims[$1].content.length }
  }

  /// Whether two actors are the same or belong to one state: "us.secdef.x" and "us.gov".
  func sameSide(_ left: ActorID, _ right: ActorID) -> Bool {
    if left == right { return true }
    if let state = Context.state(of: left), state == Context.state(of: right) { return true }
    guard let a = names.actors[left]?.code, let b = names.actors[right]?.code else { return false }
    return a == b && a != "---" && a != "IGO" && a != "EUR"
  }

  /// The state an identity belongs to by its first part ("us" of "us.secdef.x"), also where no
  /// table knows the state; nil for bodies, experts and the unnamed.
  static func state(of actor: ActorID) -> String? {
    guard let dot = actor.value.firstIndex(of: ".") else { return nil }
    let first = String(actor.value[..<dot])
    let generic: Set<String> = ["org", "expert", "anon", "unspec", "evidence", "unresolved", "eu"]
    return generic.contains(first) ? nil : first
  }
}

/// Events of one sentence.
extension Context {
  func events(of sentence: Sentence, _ number: Int) -> [Event] {
    guard (1...ClauseTree.maximumTokens).contains(sentence.tokens.count), !sentence.isHeading else {
      return []
    }
    let tree = ClauseTree(sentence)
    let parties = parties(tree, number)
    let realis = RealisReader(tree)
    let reader = FrameReader(tree, parties: parties)
    let found = reader.frames().compactMap { frame in
      var event = event(frame, tree, realis.decision(for: frame), sentence: number)
      event?.matter = reader.matter(of: frame)
      return event
    }
    let words = CommitmentReader(
      context: self, tree: tree, parties: parties, sentence: number
    ).conditional()
    let given = words.compactMap { event(of: $0, found, tree) }
    let others = found.filter { event in
      !words.contains { $0.holds(event) }
        && !given.contains {
          $0.plover == event.plover && event.plover != "ACCUSE"
            && sameParties($0.actors, event.actors)
        }
        && !(Context.pledges.contains(event.act) && found.contains { isAct($0, beside: event) })
    }
    return distinct((given + others).sorted { $0.trigger < $1.trigger })
  }

  private static let pledges: Set<String> = ["pledge", "promise", "vow", "warn", "commit"]

  /// "signed a pact, pledging …": the participle tells what the act before it says.
  private func isAct(_ other: Event, beside event: Event) -> Bool {
    other.trigger < event.trigger && other.act != event.act && other.realis == event.realis
      && sameParties(other.actors, event.actors)
      && ["SUPPORT", "AGREE", "ACCUSE", "THREATEN"].contains(other.plover)
  }

  /// The word given with a condition is an event itself: a promise or a threat, made.
  private func event(of word: ConditionalWord, _ inside: [Event], _ tree: ClauseTree) -> Event? {
    let item = word.commitment
    guard ![.prediction, .consideration, .pledge].contains(item.kind), !item.who.isEmpty else {
      return nil
    }
    let hostile: Set<String> = ["THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT"]
    let acts = inside.filter { item.span.contains($0.trigger) && $0.realis != .denied }
    let isThreat =
      item.kind == .warning || item.kind == .threat
      || acts.contains { $0.plover.map(hostile.contains) ?? false }
    let named = isThreat ? word.addressed + item.to : item.to
    let recipients = named.filter { party in
      (party.actor != nil || isNamed(party, tree))
        && !item.who.contains { $0.actor == party.actor && $0.span == party.span }
        && !item.who.contains { $0.actor != nil && $0.actor == party.actor }
    }
    let act = tree.lemma(word.consequence)
    // "any flight would violate the accord" accuses; it threatens with nothing.
    let isReproach = isThreat && ActLexicon.shared.isIn("breach", act)
    return Event(
      sentence: item.sentence, span: item.span, trigger: tree.token(word.consequence).span,
      act: act, actors: item.who, recipients: recipients,
      plover: isReproach ? "ACCUSE" : isThreat ? "THREATEN" : "AGREE",
      cameoRoot: isReproach ? "11" : isThreat ? "13" : "03",
      realis: .happened, claim: item.claim, rule: item.rule)
  }

  private func isNamed(_ party: Event.Party, _ tree: ClauseTree) -> Bool {
    tree.sentence.tokenRange(in: party.span).contains { tree.token($0).tag == .propn }
  }

  private func event(
    _ frame: Frame, _ tree: ClauseTree, _ decision: RealisReader.Decision, sentence: Int
  ) -> Event? {
    let trigger = tree.token(frame.predicate).span
    let claim = claim(at: trigger.start, in: sentence)
    guard let realis = settled(decision, claim, frame) else { return nil }
    guard isTold(frame, tree) else { return nil }
    var event = Event(
      sentence: sentence, span: clause(of: frame, tree), trigger: trigger, act: frame.act.word,
      actors: frame.actors, recipients: frame.recipients, plover: frame.act.plover,
      mode: frame.act.mode, cameoRoot: frame.act.cameoRoot, realis: realis,
      date: date(of: frame, tree, sentence), places: places(of: frame, tree, sentence),
      claim: claim, rule: frame.act.rule + "; " + decision.rule)
    event.bound = bound(of: event.date, frame, tree)
    if frame.act.plover == "AGREE", RealisReader.effect("V", frame.act.word) == .planned,
      realis == .happened
    {
      event.realis = .planned
    }
    if realis == .planned, ["CONSULT", "SUPPORT", "COOPERATE", "AID"].contains(frame.act.plover) {
      event.plover = "AGREE"
      event.cameoRoot = "03"
      event.mode = nil
    }
    return event
  }

  /// The realis of the sentence, corrected by the claim that tells the act.
  func settled(
    _ decision: RealisReader.Decision, _ number: Int?, _ frame: Frame
  ) -> Event.Realis? {
    guard let realis = decision.realis else { return nil }
    guard let number else { return realis }
    let claim = claims[number]
    let isOwn = frame.actors.contains { party in
      party.actor.map { actor in claim.actors.contains { sameSide($0, actor) } } ?? false
    }
    switch realis {
    case .happened, .reported:
      switch claim.modality {
      case .denied: return .denied
      case .noPosition: return nil
      case .directive: return frame.act.plover == "REQUEST" ? realis : nil
      case .possible:
        return realis == .reported && decision.rule.contains("may") ? realis : .predicted
      case .predicted: return isOwn ? .planned : .predicted
      case .conditional: return .conditional
      default: return isOwn ? .happened : .reported
      }
    case .planned: return isOwn || claim.modality != .predicted ? .planned : .predicted
    case .predicted, .conditional, .denied: return realis
    }
  }

  /// A warning without a penalty or condition in it, or by nobody who could act, is a statement.
  private func isTold(_ frame: Frame, _ tree: ClauseTree) -> Bool {
    guard frame.act.word == "warn", frame.act.plover == "THREATEN" else { return true }
    let isOfficial = frame.actors.contains { $0.actor.map(self.isOfficial) ?? false }
    guard isOfficial, let content = tree.dependent(frame.predicate, .ccomp) else {
      return isOfficial
    }
    return !RealisReader(tree).own(content).filter { [.planned, .conditional].contains($0.0) }
      .isEmpty
  }

  /// Somebody who could carry out a threat or keep a promise: a state, its organs and officers,
  /// an alliance; not an analyst.
  func isOfficial(_ actor: ActorID) -> Bool {
    guard let known = names.actors[actor] else { return false }
    switch known.kind {
    case .state, .government, .organ: return true
    case .organisation, .group:
      return known.code != "---" || !Set(known.sectors).isDisjoint(with: ["GOV", "MIL", "IGO"])
    case .person, .anonymous:
      return !Set(known.sectors).isDisjoint(with: ["GOV", "MIL", "SPY", "LEG", "IGO", "REB", "JUD"])
    case .place: return known.code != "---"
    case .unspecified, .evidence, .outlet: return false
    }
  }

  /// Somebody who can bind himself: a body, or an officer of one; not an analyst.
  func canCommit(_ actor: ActorID) -> Bool {
    switch names.actors[actor]?.kind {
    case .organisation?, .group?: true
    default: isOfficial(actor)
    }
  }

  /// One event a type, dyad and sentence: the first is kept, a later mention of the same act
  /// inside one sentence only repeats it.
  private func distinct(_ events: [Event]) -> [Event] {
    var result: [Event] = []
    for event in events {
      let repeats = result.contains { other in
        other.plover == event.plover && sameParties(other.actors, event.actors)
          && (event.recipients.isEmpty
            || sameParties(other.recipients, event.recipients) && other.act == event.act)
          && other.realis == event.realis
      }
      if !repeats { result.append(event) }
    }
    return result
  }

  private func sameParties(_ left: [Event.Party], _ right: [Event.Party]) -> Bool {
    Set(left.map(\.actor)) == Set(right.map(\.actor))
  }
}
