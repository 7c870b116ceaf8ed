import Dates
import Names
import Spans

/// Whose a share is: "Oslo Bay Party 41.2 percent, the Greens 30", "42 percent for Asteria".
extension FigureAssembly {
  /// Gives percentages and votes the name they belong to, and percentages of a sentence about a
  /// vote their predicate. O(lexemes between two figures).
  func addHolder(_ figure: inout Figure, at phrase: Range<Int>, _ scene: FigureScene) {
    let isShare = figure.unit == "percent"
    guard isShare || figure.unit == "vote" || figure.unit == "seat" else { return }
    if let holder = holder(of: phrase, scene) {
      figure.subjectActor = holder.actor
      figure.owner = holder.actor?.value ?? scene.text.string(holder.span).lowercased()
    }
    let kind = lexicon.predicateClass(figure.predicate)
    guard isShare, kind != "turned out", kind != "counted", !figure.owner.isEmpty,
      scene.words.contains(where: { FigureAssembly.ofVotes.contains($0) })
    else { return }
    figure.predicate = "voted"
  }

  /// The name after "for", else the nearest one before the number with no other number between.
  private func holder(of phrase: Range<Int>, _ scene: FigureScene) -> Mention? {
    let end = phrase.upperBound
    if scene.word(end) == "for", end + 1 < scene.count {
      let next = scene.mentions(overlapping: scene.lexemes[end + 1].span)
      if let found = next.first(where: isHolder) { return found }
    }
    var at = phrase.lowerBound - 1
    while at >= 0, phrase.lowerBound - at <= 12, scene.lexemes[at].kind != .number {
      let here = scene.mentions(overlapping: scene.lexemes[at].span)
      if let found = here.last(where: isHolder) { return found }
      at -= 1
    }
    return nil
  }

  private func isHolder(_ mention: Mention) -> Bool {
    mention.kind == .person || mention.kind == .organisation || mention.kind == .place
  }

  private static let ofVotes: Set<String> = [
    "vote", "votes", "ballot", "ballots", "election", "poll", "runoff", "candidate", "candidates",
    "counted", "counting", "lead", "leads", "ahead",
  ]
}
