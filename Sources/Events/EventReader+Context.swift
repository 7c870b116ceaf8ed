import Names
import Sentences
import Spans

/// Whom an act is about when its own clause leaves that to what was told before.
///
/// "The move is dangerous, Norland said": whoever made the move. Read only from a definite word that
/// stands for an act ("this deployment", "the situation"), and only from the nearest deed told shortly
/// before; "rejected the accusation" only where the accuser named this side. Wrong where the writer means
/// an older deed of somebody else. A bare "voiced concern" was tried: half of the sides were wrong.
struct PriorActs {
  /// Deeds told further back than this are another matter.
  static let reach = 8
  private static let deeds: Set<String> = [
    "AID", "MOBILIZE", "ASSAULT", "COERCE", "COOPERATE", "SANCTION", "PROTEST",
  ]
  private static let acts: Set<String> = [
    "situation", "development", "move", "movement", "deployment", "action", "decision", "step",
    "escalation", "act", "measure", "operation", "behaviour", "behavior", "incident", "attack",
    "strike", "raid", "launch", "test",
  ]
  private static let charges: Set<String> = [
    "accusation", "allegation", "charge", "claim", "criticism", "complaint", "assertion",
  ]
  private static let pointing: Set<String> = ["the", "this", "these", "such", "those", "that"]

  let context: Context
  let sentences: [Sentence]

  /// The events with whom they are about, where that follows. O(events × reach).
  func completed(_ events: [Event], in text: SourceText) -> [Event] {
    var result = events
    for index in result.indices where result[index].recipients.isEmpty {
      let others: [Event.Party]
      switch result[index].plover {
      case "ACCUSE"? where pointsBack(result[index], PriorActs.acts):
        others = sides(before: index, in: result, text)
      case "REJECT"? where pointsBack(result[index], PriorActs.charges):
        others = accusers(before: index, in: result, text)
      default: continue
      }
      guard !others.isEmpty else { continue }
      result[index].recipients = others
      result[index].rule += "; whom: the act before"
    }
    return result
  }

  /// Who accused this side shortly before, by name: "rejected the accusation".
  private func accusers(
    before index: Int, in events: [Event], _ text: SourceText
  ) -> [Event.Party] {
    let event = events[index]
    for other in events[..<index].reversed() {
      guard event.sentence - other.sentence <= PriorActs.reach else { return [] }
      guard other.plover == "ACCUSE", other.realis != .denied else { continue }
      let isMeant = other.recipients.contains { party in
        event.actors.contains { isSame($0, party, text) }
      }
      if isMeant { return other.actors }
    }
    return []
  }

  private func isSame(_ left: Event.Party, _ right: Event.Party, _ text: SourceText) -> Bool {
    if let one = left.actor, let other = right.actor { return context.sameSide(one, other) }
    return text.string(left.span) == text.string(right.span)
  }

  /// Whether the words after the act point back by a definite word for an act.
  private func pointsBack(_ event: Event, _ nouns: Set<String>) -> Bool {
    guard sentences.indices.contains(event.sentence) else { return false }
    let tokens = sentences[event.sentence].tokens
    let range = sentences[event.sentence].tokenRange(in: event.span)
    guard let trigger = range.first(where: { tokens[$0].span == event.trigger }) else {
      return false
    }
    let after = range.filter { $0 > trigger }
    return after.contains { index in
      let first = max(range.lowerBound, index - 3)
      return nouns.contains(tokens[index].lemma)
        && (first..<index).contains { PriorActs.pointing.contains(tokens[$0].lower) }
    }
  }

  /// The resolved actors of the nearest deed before, none of them of the own side.
  private func sides(
    before index: Int, in events: [Event], _ text: SourceText
  ) -> [Event.Party] {
    let event = events[index]
    for other in events[..<index].reversed() {
      guard event.sentence - other.sentence <= PriorActs.reach else { return [] }
      guard let type = other.plover, PriorActs.deeds.contains(type),
        other.realis != .denied, other.realis != .conditional
      else { continue }
      let named = other.actors.filter { party in
        !event.actors.contains { isSame($0, party, text) }
          && (party.actor != nil || text.string(party.span).first?.isUppercase ?? false)
      }
      if !named.isEmpty { return named }
    }
    return []
  }
}
