import Claims
import Dates
import Documents
import Events
import Names
import Spans

/// How a story's events went on: counts, maxima and first times, each of which opens to its
/// sentences. Never an average: a mean lets one meeting cancel one strike.
package struct EventCourse: Sendable {
  /// Four kinds of act, after PLOVER's quad classes.
  package enum Quad: Int, Sendable, CaseIterable {
    case verbalCooperation, materialCooperation, verbalConflict, materialConflict

    package var label: String {
      switch self {
      case .verbalCooperation: "words of cooperation"
      case .materialCooperation: "deeds of cooperation"
      case .verbalConflict: "words of conflict"
      case .materialConflict: "deeds of conflict"
      }
    }

    /// Nil for pure statements.
    package init?(plover: String?) {
      switch plover {
      case "AGREE"?, "CONSULT"?, "SUPPORT"?, "CONCEDE"?: self = .verbalCooperation
      case "COOPERATE"?, "AID"?, "RETREAT"?: self = .materialCooperation
      case "REQUEST"?, "ACCUSE"?, "REJECT"?, "THREATEN"?: self = .verbalConflict
      case "PROTEST"?, "SANCTION"?, "MOBILIZE"?, "COERCE"?, "ASSAULT"?: self = .materialConflict
      default: return nil
      }
    }
  }

  /// Rungs of the ladder; a maximum, not a mean.
  package enum Rung: Int, Sendable, Comparable {
    case talk, disapproval, refusal, threat, sanction, mobilisation, force, mass

    package var label: String {
      switch self {
      case .talk: "talk"
      case .disapproval: "disapproval"
      case .refusal: "demand or refusal"
      case .threat: "threat"
      case .sanction: "sanction or coercion"
      case .mobilisation: "force moved, arms or troops given"
      case .force: "force used"
      case .mass: "mass or unconventional violence"
      }
    }

    package static func < (left: Rung, right: Rung) -> Bool { left.rawValue < right.rawValue }
  }

  /// The distinct events of one side toward another.
  package struct Dyad: Sendable {
    package var from: ActorNetwork.Node
    package var to: ActorNetwork.Node
    /// By quad: numbers of the event groups.
    package var events: [Quad: [Int]]
    package var count: Int { events.values.reduce(0) { $0 + $1.count } }
    /// Highest rung and the event that reached it.
    package var highest: (rung: Rung, event: Int)
  }

  /// What a story had not seen before.
  package enum First: String, Sendable {
    case actor = "first act of this side"
    case dyad = "first between the two"
    case type = "first of its kind"
    case place = "first at the place"
  }

  /// First-time flags of an event.
  package struct Flag: Sendable {
    package var event: Int
    package var firsts: [First]
    package var day: CalendarDate
    /// Of a place: where it is named.
    package var place: (reading: Int, span: Span)?
  }

  package var dyads: [Dyad]
  package var flags: [Flag]
  /// Numbers of event groups that more than one realis was told of.
  package var histories: [Int]
  /// Conflict events told on one origin only, and all conflict events.
  package var single: (one: Int, all: Int)

  /// O(events log events).
  package init(_ groups: [EventGroup], _ readings: [Reading]) {
    let told = groups.indices.filter {
      [.happened, .reported].contains(groups[$0].realis)
    }
    dyads = EventCourse.dyads(told, groups, readings)
    flags = EventCourse.flags(told, groups, readings)
    histories = groups.indices.filter { number in
      Set(groups[number].course.map(\.realis)).count > 1
    }
    let conflict = told.filter {
      (Quad(plover: groups[$0].plover)?.rawValue ?? 0) >= Quad.verbalConflict.rawValue
    }
    let one = conflict.filter { EventCourse.origins(of: groups[$0], readings) < 2 }
    single = (one.count, conflict.count)
  }
}

extension EventCourse {
  private static func dyads(
    _ told: [Int], _ groups: [EventGroup], _ readings: [Reading]
  ) -> [Dyad] {
    var result: [Dyad] = []
    var homes: [String: Int] = [:]
    let hostile = hostile(told, groups, readings)
    for number in told {
      guard var quad = Quad(plover: groups[number].plover) else { continue }
      let rung = rung(of: groups[number], readings)
      let kind = ActorNetwork.kind(of: groups[number], readings)
      for (from, to, _) in ActorNetwork.dyads(of: groups[number], readings) {
        let key = from.key + "\t" + to.key
        if kind == .deployment, hostile.contains(key) { quad = .materialConflict }
        let home = homes[key] ?? result.count
        if home == result.count {
          homes[key] = home
          result.append(Dyad(from: from, to: to, events: [:], highest: (rung, number)))
        }
        result[home].events[quad, default: []].append(number)
        if rung > result[home].highest.rung { result[home].highest = (rung, number) }
      }
    }
    return result.enumerated().sorted { left, right in
      let a = (-left.element.highest.rung.rawValue, -left.element.count, left.offset)
      return a < (-right.element.highest.rung.rawValue, -right.element.count, right.offset)
    }.map(\.element)
  }

  /// Pairs of sides, in either order, that conflict is told of: troops sent between them help
  /// nobody.
  private static func hostile(
    _ told: [Int], _ groups: [EventGroup], _ readings: [Reading]
  ) -> Set<String> {
    var result = Set<String>()
    for number in told {
      guard let quad = Quad(plover: groups[number].plover),
        quad == .verbalConflict || quad == .materialConflict
      else { continue }
      for (from, to, _) in ActorNetwork.dyads(of: groups[number], readings) {
        result.insert(from.key + "\t" + to.key)
        result.insert(to.key + "\t" + from.key)
      }
    }
    return result
  }

  package static func rung(of group: EventGroup, _ readings: [Reading]) -> Rung {
    let event = readings[group.best.reading].events[group.best.event]
    switch event.plover {
    case "ACCUSE"?: return .disapproval
    case "REQUEST"?, "REJECT"?, "PROTEST"?: return .refusal
    case "THREATEN"?: return .threat
    case "SANCTION"?, "COERCE"?: return .sanction
    case "MOBILIZE"?: return .mobilisation
    case "AID"?, "COOPERATE"?:
      return event.matter == "arms" || event.matter == "troops" ? .mobilisation : .talk
    case "ASSAULT"?: return event.mode == "unconventional" ? .mass : .force
    default: return .talk
    }
  }

  /// The first day of the event, by its own time where a mention gives one, else by the day it was
  /// first published; nil where nothing is known.
  package static func day(of group: EventGroup, _ readings: [Reading]) -> CalendarDate? {
    let stated = group.mentions.compactMap { place -> CalendarDate? in
      let reading = readings[place.reading]
      guard let number = reading.events[place.event].date, reading.dates.indices.contains(number)
      else { return nil }
      return reading.dates[number].interval?.start
    }
    return stated.min()
      ?? group.mentions.compactMap { readings[$0.reading].document.published.value }.min()
  }

  /// How many stand behind an event: those it is told on the word of, and outlets that tell it
  /// themselves, each once.
  package static func origins(of group: EventGroup, _ readings: [Reading]) -> Int {
    var origins = Set<String>()
    for place in group.mentions {
      let reading = readings[place.reading]
      if let claim = reading.events[place.event].claim, reading.claims[claim].isAttributed {
        for actor in reading.claims[claim].actors { origins.insert(actor.value) }
      } else {
        origins.insert("outlet " + (reading.document.outlet ?? reading.document.id))
      }
    }
    return origins.count
  }
}

/// First times.
extension EventCourse {
  /// What the days after a story's first report had not seen before: an actor, a pair of sides, a
  /// kind of act between any sides, a place. What happened up to the first report is what the rest
  /// is compared with and flags nothing; nor does an event no day is known of.
  private static func flags(
    _ told: [Int], _ groups: [EventGroup], _ readings: [Reading]
  ) -> [Flag] {
    let published = readings.compactMap { $0.document.published.value }
    guard let opening = published.min() else { return [] }
    let dated = told.compactMap { number in
      day(of: groups[number], readings).map { (day: $0, event: number) }
    }.sorted { ($0.day, $0.event) < ($1.day, $1.event) }
    var seen = Set<String>()
    var result: [Flag] = []
    for (day, event) in dated {
      var flag = Flag(event: event, firsts: [], day: day)
      for (first, key, place) in marks(of: groups[event], readings) {
        guard seen.insert(first.rawValue + "\t" + key).inserted else { continue }
        if !flag.firsts.contains(first) { flag.firsts.append(first) }
        if flag.place == nil { flag.place = place }
      }
      if day > opening, !flag.firsts.isEmpty { result.append(flag) }
    }
    return result
  }

  private static func marks(
    of group: EventGroup, _ readings: [Reading]
  ) -> [(First, String, (reading: Int, span: Span)?)] {
    let reading = group.best.reading
    let event = readings[reading].events[group.best.event]
    var result: [(First, String, (reading: Int, span: Span)?)] = []
    for node in ActorNetwork.nodes(event.actors, reading, readings) {
      result.append((.actor, node.key, nil))
    }
    for (from, to, _) in ActorNetwork.dyads(of: group, readings) {
      result.append((.dyad, from.key + "\t" + to.key, nil))
    }
    if let plover = event.plover { result.append((.type, plover, nil)) }
    for span in event.places {
      let words = readings[reading].document.text.string(span)
      result.append((.place, words, (reading, span)))
    }
    return result
  }
}
