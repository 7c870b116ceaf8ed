import Dates
import Names
import Spans

/// Whose the counted things are: an actor named in the phrase, or the owner of the nearest forces
/// before it where the phrase names none.
struct Owners {
  /// Owner of the military noun seen last, and its sentence.
  private var last: (owner: ActorID, sentence: Int)?
  private static let reach = 4

  /// The owner of a figure's noun. Only forces inherit one: "1,500 troops" after "North Korean
  /// troops" are theirs, "300 people" belong to nobody.
  func owner(of phrase: Range<Int>, noun: CountedNoun, scene: FigureScene) -> ActorID? {
    let span = scene.span(phrase)
    for mention in scene.mentions where span.overlaps(mention.span) {
      if let actor = mention.actor, isOwner(mention) { return actor }
    }
    let before = phrase.lowerBound
    if let mention = scene.mentions.last(where: {
      $0.span.end <= span.start && span.start - $0.span.end <= 4 && isOwner($0)
    }), before > 0, scene.word(before - 1) == "s" || scene.isMark(before - 1, "'") {
      return mention.actor
    }
    guard Owners.isMilitary(scene.word(noun.head)) else { return nil }
    if let near = nearest(before: span.start, scene) { return near }
    guard let last, scene.number - last.sentence <= Owners.reach else { return nil }
    return last.owner
  }

  /// Forces with an owner in this sentence before the offset.
  private func nearest(before offset: Int, _ scene: FigureScene) -> ActorID? {
    var found: ActorID?
    for (mention, actor) in forces(scene) where mention.span.end <= offset { found = actor }
    return found
  }

  /// Remembers the last forces of a sentence that was read.
  mutating func observe(_ scene: FigureScene) {
    guard let (_, actor) = forces(scene).last else { return }
    last = (actor, scene.number)
  }

  /// Mentions of an owner with a military noun within three words after: "North Korean troops",
  /// "Russia's special forces".
  private func forces(_ scene: FigureScene) -> [(Mention, ActorID)] {
    var result: [(Mention, ActorID)] = []
    var at = 0
    for mention in scene.mentions where isOwner(mention) {
      guard let actor = mention.actor else { continue }
      while at < scene.count, scene.lexemes[at].span.end <= mention.span.start { at += 1 }
      var next = at
      while next < scene.count, scene.lexemes[next].span.start < mention.span.end { next += 1 }
      for step in 0..<5 where Owners.isMilitary(scene.word(next + step)) {
        result.append((mention, actor))
        break
      }
    }
    return result
  }

  private func isOwner(_ mention: Mention) -> Bool {
    mention.kind == .nationality || mention.kind == .place || mention.kind == .organisation
  }

  static func isMilitary(_ word: String) -> Bool {
    FigureLexicon.shared.unit(word)?.group == "military"
  }
}
