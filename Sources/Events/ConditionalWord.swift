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
