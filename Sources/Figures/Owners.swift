import Dates
import Names
import Sentences
import Spans

/// Whose something is: a resolved actor, or the words that name the owner where none is known.
struct Owner: Hashable, Sendable {
  var actor: ActorID?
  /// Lower case: "torvian"; the actor's id where there is one.
  var words: String

  init(_ actor: ActorID) {
    self.actor = actor
    words = actor.value
  }

  /// "torvian" and "torvia" are one.
  init(words: String) {
    self.words =
      words.hasSuffix("ian")
      ? String(words.dropLast()) : words.hasSuffix("ean") ? String(words.dropLast()) : words
  }
}

/// Whose the counted things are: an owner named in the phrase, or that of the nearest forces
/// before it where the phrase names none.
struct Owners {
  /// Owner of the forces seen last, and their sentence.
  private var last: (owner: Owner, sentence: Int)?
  /// Forces with an owner in the sentence being read, in text order.
  private var forces: [(offset: Int, owner: Owner)] = []

  /// In how many sentences forces without an owner still are those named before.
  private static let reach = 4

  mutating func enter(_ scene: FigureScene) {
    forces = []
    for at in 0..<scene.count where Owners.isMilitary(scene.word(at)) {
      guard let owner = Owners.owner(before: at, scene) else { continue }
      forces.append((scene.lexemes[at].span.start, owner))
    }
  }

  mutating func leave(_ scene: FigureScene) {
    if let found = forces.last { last = (found.owner, scene.number) }
  }

  /// The owner of a figure's noun. Only forces inherit one: "1,500 troops" after "North Korean
  /// troops" are theirs, "300 people" belong to nobody.
  func owner(of phrase: Range<Int>, noun: CountedNoun, scene: FigureScene) -> Owner? {
    let span = scene.span(phrase)
    if let mention = scene.mentions(overlapping: span).first(where: { Owners.owns($0) }),
      let actor = mention.actor
    {
      return Owner(actor)
    }
    let words = noun.modifiers + [noun.head]
    if let force = words.last(where: { Owners.isMilitary(scene.word($0)) }) {
      if let own = Owners.owner(before: force, scene) { return own }
      return inherited(before: span.start, scene)
    }
    return nil
  }

  private func inherited(before offset: Int, _ scene: FigureScene) -> Owner? {
    var low = 0
    var high = forces.count
    while low < high {
      let middle = (low + high) / 2
      if forces[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    if low > 0 { return forces[low - 1].owner }
    guard let last, scene.number - last.sentence <= Owners.reach else { return nil }
    return last.owner
  }

  /// Looks back over the modifiers of a noun for a name: "North Korean special forces",
  /// "Russia's troops".
  private static func owner(before noun: Int, _ scene: FigureScene) -> Owner? {
    var names: [String] = []
    var at = noun - 1
    while at >= 0, noun - at <= 7 {
      let isName = scene.isCapital(at) && (at > 0 || scene.tag(at) != .verb)
      let isPossessive = scene.isMark(at, "'") || (scene.word(at) == "s" && scene.isGlued(at))
      guard isName || isPossessive || isModifier(at, scene) else { break }
      if isName, !isNumber(at, scene) {
        let mentions = scene.mentions(overlapping: scene.lexemes[at].span)
        if let actor = mentions.first(where: { owns($0) })?.actor { return Owner(actor) }
        guard at > 0, !scene.sentence.isHeading,
          scene.tag(at) == .propn || scene.tag(at) == .adj
        else { break }
        names.insert(scene.word(at), at: 0)
      }
      at -= 1
    }
    return names.isEmpty ? nil : Owner(words: names.joined(separator: " "))
  }

  private static func isNumber(_ at: Int, _ scene: FigureScene) -> Bool {
    scene.has(at, [.cardinal, .vagueMany, .multiplier, .article, .the, .few])
      || scene.lexemes[at].trigger.kinds.rawValue != 0
  }

  private static func isModifier(_ at: Int, _ scene: FigureScene) -> Bool {
    scene.isWord(at) && (scene.tag(at) == .adj || scene.tag(at) == .noun)
  }

  static func owns(_ mention: Mention) -> Bool {
    mention.actor != nil
      && (mention.kind == .nationality || mention.kind == .place || mention.kind == .organisation)
  }

  static func isMilitary(_ word: String) -> Bool {
    let group = FigureLexicon.shared.unit(word)?.group
    return group == "military" || group == "irregular"
  }
}
