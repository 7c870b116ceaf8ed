import Dates
import Documents
import Events
import Names
import Spans

/// One event over all documents that tell it.
package struct EventGroup: Sendable {
  /// Where it is told: numbers of the reading and of the event in it. Text order; never empty.
  package var mentions: [Place]
  /// The mention whose words show it best: the strongest realis, both sides named, the shortest.
  package var best: Place
  package var actors: [ActorID]
  package var recipients: [ActorID]
  package var plover: String?
  /// The strongest realis any document gives it.
  package var realis: Event.Realis
  /// Every realis given, by whom, in document order: the history of the strongest.
  package var course: [(realis: Event.Realis, place: Place)]
  /// Number of documents that tell it.
  package var documents: Int

  package struct Place: Sendable, Hashable {
    package var reading: Int
    package var event: Int

    package init(reading: Int, event: Int) {
      self.reading = reading
      self.event = event
    }
  }

  package init(
    mentions: [Place], best: Place, actors: [ActorID], recipients: [ActorID], plover: String?,
    realis: Event.Realis, course: [(realis: Event.Realis, place: Place)], documents: Int
  ) {
    self.mentions = mentions
    self.best = best
    self.actors = actors
    self.recipients = recipients
    self.plover = plover
    self.realis = realis
    self.course = course
    self.documents = documents
  }
}

/// Events joined over documents.
///
/// One event: the same type, the same sides, the same matter where both name one, and times that do
/// not exclude each other, whatever size each report gives. What is planned and what is done
/// meet in one group, so that its course shows; what is wrong is two acts of one type between the
/// same sides without dates, which fall together.
package enum EventGroups {
  /// Groups for the brief's "who did what": those told by more documents first, then conflict
  /// before cooperation, then text order. O(events × groups).
  package static func groups(of readings: [Reading]) -> [EventGroup] {
    var groups: [[EventGroup.Place]] = []
    var homes: [Key: [Int]] = [:]
    for (number, reading) in readings.enumerated() {
      for index in reading.events.indices {
        let place = EventGroup.Place(reading: number, event: index)
        let key = key(of: reading.events[index], reading)
        let home = homes[key, default: []].first { isSame(place, groups[$0], readings) }
        if let home {
          groups[home].append(place)
        } else {
          homes[key, default: []].append(groups.count)
          groups.append([place])
        }
      }
    }
    let made = groups.map { group($0, readings) }
    return made.enumerated().sorted { left, right in
      let a = (-left.element.documents, order(left.element), left.offset)
      return a < (-right.element.documents, order(right.element), right.offset)
    }.map(\.element)
  }

  private struct Key: Hashable {
    var plover: String?
    var actors: [String]
  }

  private static func key(of event: Event, _ reading: Reading) -> Key {
    Key(plover: event.plover, actors: sides(event.actors, reading))
  }

  /// Sides by state, or by their words where nobody resolved them.
  private static func sides(_ parties: [Event.Party], _ reading: Reading) -> [String] {
    var keys = Set<String>()
    for party in parties {
      keys.insert(
        party.actor.map { Sides.key($0, reading.names) }
          ?? reading.document.text.string(party.span))
    }
    return keys.sorted()
  }

  private static func event(_ place: EventGroup.Place, _ readings: [Reading]) -> Event {
    readings[place.reading].events[place.event]
  }

  private static func isSame(
    _ place: EventGroup.Place, _ group: [EventGroup.Place], _ readings: [Reading]
  ) -> Bool {
    let candidate = event(place, readings)
    let mine = Set(sides(candidate.recipients, readings[place.reading]))
    return group.allSatisfy { other in
      let known = event(other, readings)
      let theirs = Set(sides(known.recipients, readings[other.reading]))
      let sameSides =
        mine.isEmpty || theirs.isEmpty || !mine.isDisjoint(with: theirs)
      let sameMatter = candidate.matter == known.matter
      let sameTold = (candidate.realis == .denied) == (known.realis == .denied)
      return sameSides && sameMatter && sameTold
        && !excludes(interval(place, readings), interval(other, readings))
    }
  }

  private static func interval(_ place: EventGroup.Place, _ readings: [Reading]) -> DateInterval? {
    event(place, readings).date.flatMap { readings[place.reading].dates[$0].interval }
  }

  /// Two intervals without a day in common.
  private static func excludes(_ left: DateInterval?, _ right: DateInterval?) -> Bool {
    guard let left, let right else { return false }
    if let end = left.end, let start = right.start, end <= start { return true }
    if let end = right.end, let start = left.start, end <= start { return true }
    return false
  }
}

/// Making a group.
extension EventGroups {
  private static let strength: [Event.Realis: Int] = [
    .happened: 5, .reported: 4, .planned: 3, .predicted: 2, .conditional: 1, .denied: 0,
  ]

  private static func group(_ places: [EventGroup.Place], _ readings: [Reading]) -> EventGroup {
    let best = places.min { rank($0, readings) < rank($1, readings) } ?? places[0]
    let first = event(best, readings)
    return EventGroup(
      mentions: places, best: best, actors: first.actors.compactMap(\.actor),
      recipients: first.recipients.compactMap(\.actor), plover: first.plover,
      realis: first.realis,
      course: places.map { (realis: event($0, readings).realis, place: $0) },
      documents: Set(places.map(\.reading)).count)
  }

  /// The strongest realis, both sides named, the shortest words; then text order.
  private static func rank(_ place: EventGroup.Place, _ readings: [Reading]) -> (
    Int, Int, Int, Int, Int
  ) {
    let event = event(place, readings)
    let isOneSided = event.actors.count < 2 && event.recipients.isEmpty
    return (
      -(strength[event.realis] ?? 0), isOneSided ? 1 : 0, event.span.length, place.reading,
      place.event
    )
  }

  /// Conflict in deeds, then in words, then cooperation in deeds, then in words.
  private static func order(_ group: EventGroup) -> Int {
    switch group.plover {
    case "ASSAULT"?, "COERCE"?, "MOBILIZE"?, "SANCTION"?, "PROTEST"?: 0
    case "THREATEN"?, "REJECT"?, "ACCUSE"?, "REQUEST"?: 1
    case "AID"?, "COOPERATE"?, "RETREAT"?: 2
    default: 3
    }
  }
}
