import Claims
import Names
import Sentences
import Spans

/// Who puts a clause forward, and with which word.
struct Speech {
  var actors: [Event.Party]
  /// Lemma of the governing word: "warn", "say"; empty where the outlet tells it.
  var cue: String
  /// The governing word's token; nil where only the claim tells the speaker.
  var verb: Int?
  /// "Its foreign ministry said": a part of whoever the clause is about speaks.
  var isOwned = false
}

extension Context {
  private static let sayings: Set<String> = [
    "warn", "argue", "signal", "hint", "add", "pledge", "promise", "vow", "threaten", "swear",
    "clarify", "reiterate", "repeat", "write", "caution", "maintain", "assert", "respond", "reply",
    "agree", "assure", "believe", "remark", "comment", "predict", "expect", "forecast", "urge",
    "tell", "affirm", "stipulate", "oblige", "require", "commit", "guarantee",
  ]

  /// The verb of saying over a clause and its subject; where the tree has none, the claim whose
  /// content holds the clause.
  func speech(over predicate: Int, _ tree: ClauseTree, _ parties: PartyReader, _ sentence: Int)
    -> Speech
  {
    var current = predicate
    let isContent = tree.marks(predicate).contains("that")
    for _ in 0..<ClauseTree.maximumClimb {
      guard let next = tree.head(current) else { break }
      let isUnder =
        [.ccomp, .xcomp, .parataxis].contains(tree.relation(current))
        || isContent && [.obj, .iobj, .advcl].contains(tree.relation(current))
      if isSaying(next, tree), isUnder {
        let subject = tree.subject(of: next).map(parties.parties) ?? []
        let named = subject.filter { $0.actor != nil }
        if !named.isEmpty { return Speech(actors: named, cue: tree.lemma(next), verb: next) }
        if let speaker = tree.subject(of: next), isOwned(speaker, tree) {
          return Speech(actors: [], cue: tree.lemma(next), verb: next, isOwned: true)
        }
        return fallback(predicate, tree, sentence, cue: tree.lemma(next), verb: next)
      }
      current = next
    }
    return closing(tree, parties, after: predicate)
      ?? fallback(predicate, tree, sentence, cue: "", verb: nil)
  }

  /// "Its foreign policy chief", "the Union's chief": an officer of the very body the clause is
  /// about.
  private func isPart(
    _ speech: Speech, of body: [ActorID], _ tree: ClauseTree, _ parties: PartyReader
  ) -> Bool {
    guard let verb = speech.verb, let speaker = tree.subject(of: verb) else { return false }
    if isOwned(speaker, tree) { return body.contains(where: parties.isBody) }
    let inside = tree.subtree(speaker, without: [.aclRelcl, .acl])
    return inside.contains { token in
      parties.mention(over: token)?.actor.map(body.contains) ?? false
    }
  }

  private func isOwned(_ speaker: Int, _ tree: ClauseTree) -> Bool {
    tree.dependent(speaker, .nmodPoss).map { Context.owners.contains(tree.token($0).lower) }
      ?? false
  }

  private static let owners: Set<String> = ["its", "his", "her", "their"]

  /// The speaker named at the end (", the ministry said."), wherever the parser hung it.
  private func closing(_ tree: ClauseTree, _ parties: PartyReader, after predicate: Int) -> Speech?
  {
    var last = tree.tokens.count - 1
    while last > 0, tree.token(last).tag == .punct { last -= 1 }
    guard last > predicate, isSaying(last, tree),
      let comma = (predicate..<last).last(where: {
        [",", "”", "\"", "''"].contains(tree.token($0).lower)
      }), comma + 1 < last
    else { return nil }
    if Context.owners.contains(tree.token(comma + 1).lower) {
      return Speech(actors: [], cue: tree.lemma(last), verb: last, isOwned: true)
    }
    let speakers = parties.named(in: comma + 1..<last)
    return speakers.last.map { Speech(actors: [$0], cue: tree.lemma(last), verb: last) }
  }

  private func isSaying(_ index: Int, _ tree: ClauseTree) -> Bool {
    tree.isVerb(index)
      && (Context.sayings.contains(tree.lemma(index))
        || RealisReader.effect("V", tree.lemma(index)) == .reported)
  }

  private func fallback(
    _ predicate: Int, _ tree: ClauseTree, _ sentence: Int, cue: String, verb: Int?
  ) -> Speech {
    guard let number = claim(at: tree.token(predicate).span.start, in: sentence) else {
      return Speech(actors: [], cue: cue, verb: verb)
    }
    let span = claims[number].source ?? claims[number].cue ?? tree.token(predicate).span
    let actors = claims[number].actors.filter {
      $0 != .outlet && !$0.value.hasPrefix("unresolved")
    }.map {
      Event.Party(actor: $0, span: span)
    }
    return Speech(actors: actors, cue: cue.isEmpty ? claims[number].act : cue, verb: verb)
  }

  /// Whether the subject of what would follow is the speaker himself: the same side, a first
  /// person, or a pronoun nobody resolved under a speaker that is a body.
  func isSelf(
    _ subject: Int?, of speech: Speech, _ tree: ClauseTree, _ parties: PartyReader
  ) -> Bool {
    if speech.isOwned { return subject.map(parties.isDirect) ?? false }
    guard let subject, !speech.actors.isEmpty else { return false }
    if ["i", "we"].contains(tree.token(subject).lower) { return true }
    if let verb = speech.verb, let speaker = tree.subject(of: verb), speaker == subject {
      return true
    }
    let named = parties.parties(subject).compactMap(\.actor)
    if !named.isEmpty {
      guard parties.isDirect(subject) || tree.token(subject).tag == .pron else { return false }
      if isPart(speech, of: named, tree, parties) { return true }
      return named.contains { actor in
        speech.actors.contains { $0.actor.map { sameSide($0, actor) } ?? false }
      }
    }
    guard tree.token(subject).lower == "it", parties.mention(over: subject)?.actor == nil else {
      return false
    }
    return speech.actors.contains { $0.actor.map(parties.isBody) ?? false }
  }
}

extension PartyReader {
  /// Whether the head itself names the actor, not a modifier ("Velmora", not "Velmora's moves").
  func isDirect(_ head: Int) -> Bool { mention(over: head)?.actor != nil }

  /// A state or organisation, which "it" can stand for.
  func isBody(_ actor: ActorID) -> Bool {
    switch names.actors[actor]?.kind {
    case .state?, .government?, .organ?, .organisation?, .group?: true
    default: false
    }
  }

  func isBody(_ head: Int) -> Bool { mention(over: head)?.actor.map(isBody) ?? false }
}
