import Sentences
import Spans

/// A commitment with the predicate of what would follow, and those whose deed its condition is.
struct ConditionalWord {
  var commitment: Commitment
  var consequence: Int
  var addressed: [Event.Party]

  /// Whether the event is only what would follow, or the condition.
  func holds(_ event: Event) -> Bool {
    commitment.kind != .prediction && commitment.span.contains(event.trigger)
      && [.conditional, .planned, .predicted, .denied].contains(event.realis)
  }
}

/// Whom a conditional word is given to.
extension CommitmentReader {
  /// The actors whose deed the condition is; failing them, who is told so.
  func addressed(_ condition: StatedCondition) -> [Event.Party] {
    for token in condition.tokens {
      guard [.nsubj, .nsubjPass].contains(tree.relation(token)) || token == anyHead(condition)
      else { continue }
      let named = parties.parties(token).filter { $0.actor != nil }
      if !named.isEmpty { return named }
    }
    guard let first = condition.tokens.first, let last = condition.tokens.last else { return [] }
    if condition.form == .anySubject { return parties.named(in: first..<last + 1) }
    return warned(over: condition.consequence)
  }

  /// "warned Sudmark that …".
  private func warned(over consequence: Int) -> [Event.Party] {
    var current = consequence
    for _ in 0..<ClauseTree.maximumClimb {
      guard let next = tree.head(current) else { return [] }
      if ["warn", "threaten", "tell"].contains(tree.lemma(next)),
        let told = tree.dependent(next, .obj, .iobj)
      {
        return parties.parties(told)
      }
      current = next
    }
    return []
  }
}
