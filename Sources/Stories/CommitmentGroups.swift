import Events
import Names
import Sentences
import Spans

/// One commitment over all documents that tell it, with its condition watched.
package struct CommitmentGroup: Sendable {
  /// Where it is told: numbers of the reading and of the commitment in it. Text order; never empty.
  package var mentions: [Place]
  /// The mention whose words show it best: with condition before without, then the shortest.
  package var best: Place
  package var who: [ActorID]
  package var kind: Commitment.Kind
  /// Nil where no mention states a condition.
  package var trigger: Trigger?

  package struct Place: Sendable, Hashable {
    package var reading: Int
    package var commitment: Int

    package init(reading: Int, commitment: Int) {
      self.reading = reading
      self.commitment = commitment
    }
  }

  package init(
    mentions: [Place], best: Place, who: [ActorID], kind: Commitment.Kind, trigger: Trigger?
  ) {
    self.mentions = mentions
    self.best = best
    self.who = who
    self.kind = kind
    self.trigger = trigger
  }
}

/// What the documents tell about the condition of a commitment. A report, never a verdict.
package struct Trigger: Sendable {
  package enum State: String, Sendable {
    case notReported = "not reported"
    case partlyReported = "partly reported"
    case reportedMet = "reported met"
  }

  package var state: State
  /// Full tellings first, then by document and text order.
  package var tellings: [Telling]

  /// One claim or sentence that states the condition, or part of it.
  package struct Telling: Sendable {
    package var reading: Int
    package var sentence: Int
    /// The verbatim words, in that reading's document.
    package var span: Span
    /// The claim that tells it, by number in that reading.
    package var claim: Int?
    /// Who says so; `[.outlet]` where nobody but the outlet does.
    package var by: [ActorID]
    package var isFull: Bool
    /// Words of the condition (lemmas) this telling does not state.
    package var missing: [String]
    /// The words of the condition it does not say, in the text of reading `home`.
    package var missingWords: [Span] = []
    package var home = 0
    /// True where its document is dated before the commitment's: it cannot meet the condition.
    package var isEarlier: Bool
  }

  package init(state: State, tellings: [Telling]) {
    self.state = state
    self.tellings = tellings
  }
}

/// Commitments joined over documents.
package enum CommitmentGroups {
  /// Groups in the order of their first mention. Pure; one pass over all sentences for the
  /// conditions, and O(n²) only among commitments of one side and kind.
  package static func groups(of readings: [Reading]) -> [CommitmentGroup] {
    var groups: [[CommitmentGroup.Place]] = []
    var words: [[Set<String>]] = []
    var homes: [Key: [Int]] = [:]
    for (number, reading) in readings.enumerated() {
      for (index, item) in reading.commitments.enumerated() {
        let place = CommitmentGroup.Place(reading: number, commitment: index)
        let content = content(item.act, item.sentence, reading)
        let keys = keys(of: item, reading)
        let home = keys.lazy.flatMap { homes[$0] ?? [] }.first { group in
          words[group].contains { isSameAct($0, content) }
        }
        if let home {
          groups[home].append(place)
          words[home].append(content)
        } else {
          for key in keys { homes[key, default: []].append(groups.count) }
          groups.append([place])
          words.append([content])
        }
      }
    }
    let watch = TriggerWatch(readings)
    return groups.map { group($0, readings, watch) }
  }

  private static func group(
    _ places: [CommitmentGroup.Place], _ readings: [Reading], _ watch: TriggerWatch
  ) -> CommitmentGroup {
    let best = places.min { rank($0, readings) < rank($1, readings) } ?? places[0]
    var who: [ActorID] = []
    for place in places {
      for actor in commitment(place, readings).who.compactMap(\.actor) where !who.contains(actor) {
        who.append(actor)
      }
    }
    let kind = commitment(best, readings).kind
    let isWatched = kind != .prediction
    return CommitmentGroup(
      mentions: places, best: best, who: who, kind: kind,
      trigger: isWatched ? watch.trigger(of: places) : nil)
  }

  static func commitment(_ place: CommitmentGroup.Place, _ readings: [Reading]) -> Commitment {
    readings[place.reading].commitments[place.commitment]
  }

  /// With condition before without, then the shorter; then text order.
  private static func rank(_ place: CommitmentGroup.Place, _ readings: [Reading]) -> (
    Int, Int, Int, Int
  ) {
    let item = commitment(place, readings)
    return (
      item.condition == nil ? 1 : 0, item.span.length, place.reading, place.commitment
    )
  }
}

/// Which mentions are of one commitment.
extension CommitmentGroups {
  private static let families: [Commitment.Kind: Int] = [
    .warning: 0, .threat: 0, .commitment: 1, .promise: 1, .pledge: 1, .consideration: 2,
    .prediction: 3,
  ]

  struct Key: Hashable {
    var family: Int
    var side: String
  }

  /// One for each side that commits itself: only these are compared.
  static func keys(of item: Commitment, _ reading: Reading) -> [Key] {
    let sides = Set(item.who.compactMap(\.actor).map { Sides.key($0, reading.names) })
    return sides.sorted().map { Key(family: families[item.kind] ?? 3, side: $0) }
  }

  /// Acts that share at least two content words and half of the shorter one's. Two warnings of one
  /// side in other words stay apart.
  static func isSameAct(_ one: Set<String>, _ other: Set<String>) -> Bool {
    let shared = one.intersection(other).count
    return shared >= 2 && shared * 2 >= min(one.count, other.count)
  }

  /// Content lemmas of a span.
  static func content(_ span: Span, _ sentence: Int, _ reading: Reading) -> Set<String> {
    guard reading.sentences.indices.contains(sentence) else { return [] }
    let tokens = reading.sentences[sentence].tokens
    var result = Set<String>()
    for token in tokens where span.contains(token.span) {
      switch token.tag {
      case .noun, .verb, .adj, .propn: result.insert(token.lemma.lowercased())
      default: break
      }
    }
    return result
  }
}

/// When two actors stand on one side.
enum Sides {
  /// The same actor, or organs, officers and forces of one state.
  static func isSame(
    _ left: ActorID, _ right: ActorID, _ names: NameReading, _ others: NameReading
  ) -> Bool {
    left == right || code(left, names).map { $0 == code(right, others) } ?? false
  }

  /// The state an actor belongs to, by its code or, where no table knows the state, by the first
  /// part of its identity; nil for bodies of many states and for nobody's.
  static func code(_ actor: ActorID, _ names: NameReading) -> String? {
    if let code = names.actors[actor]?.code, !["---", "IGO", "EUR", ""].contains(code) {
      return code
    }
    guard let dot = actor.value.firstIndex(of: ".") else { return nil }
    let first = String(actor.value[..<dot])
    let generic: Set<String> = ["org", "expert", "anon", "unspec", "evidence", "unresolved", "eu"]
    return generic.contains(first) ? nil : first
  }

  /// What a side is compared by: the state; of a body no table knows its name, whatever kind of
  /// name each document takes it for; else the actor itself.
  static func key(_ actor: ActorID, _ names: NameReading) -> String {
    if let code = code(actor, names) { return code }
    guard let known = names.actors[actor], Gazetteer.standard.actor(actor) == nil,
      [.organisation, .group, .place].contains(known.kind)
    else { return actor.value }
    return known.name.lowercased()
  }
}
