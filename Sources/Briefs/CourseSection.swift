import Documents
import Events
import Names
import Spans
import Stories

/// How the story went on: indicators that are counts, maxima or first times, each with its
/// sentences. No average and no forecast.
struct CourseSection {
  /// Dyads that are listed; the rest is in JSON of the events.
  private static let dyads = 12
  /// Bars a line of text draws at most.
  private static let widest = 12

  let source: BriefSource
  let groups: [EventGroup]
  let commitments: [CommitmentGroup]
  let course: EventCourse

  init(source: BriefSource, groups: [EventGroup], commitments: [CommitmentGroup]) {
    self.source = source
    self.groups = groups
    self.commitments = commitments
    course = EventCourse(groups, source.readings)
  }

  func items() -> [Brief.Item] {
    guard !course.dyads.isEmpty || !course.flags.isEmpty else { return [] }
    let flags = course.flags.map(item).filter { $0.facts["from"] != nil }
    return [overview] + course.dyads.prefix(Self.dyads).map(item) + flags
      + course.histories.map(history) + [open, share].compactMap { $0 }
  }

  private var overview: Brief.Item {
    let caveat = Brief.Row(
      [.label(Coverage.sentence(source.readings.count))], rule: "what a chart counts")
    let drawing = CourseDrawing(
      rows: course.dyads.prefix(8).map { dyad in
        CourseDrawing.Row(
          name: source.words(dyad.from) + " → " + source.words(dyad.to),
          counts: EventCourse.Quad.allCases.map { dyad.events[$0]?.count ?? 0 },
          rung: dyad.highest.rung)
      })
    return Brief.Item(rows: [caveat], priority: 1, rule: "course", drawing: .course(drawing))
  }

  private func item(_ dyad: EventCourse.Dyad) -> Brief.Item {
    let highest = groups[dyad.highest.event]
    let head =
      source.part(dyad.from) + [.label("→")] + source.part(dyad.to)
      + [.label("highest:"), .mark(dyad.highest.rung.label)]
    var rows = [Brief.Row(head, rule: "highest rung"), source.row(of: highest)]
    for quad in EventCourse.Quad.allCases {
      guard let events = dyad.events[quad], !events.isEmpty else { continue }
      let bar = String(repeating: "▇", count: min(Self.widest, events.count))
      let documents = Set(events.flatMap { groups[$0].mentions.map(\.reading) }).sorted()
      rows.append(
        Brief.Row(
          [.label("\(quad.label) \(bar) \(events.count)"), .documents(documents)],
          rule: "distinct events, and the documents that tell them"))
    }
    var item = Brief.Item(rows: rows, priority: 1, rule: "dyad")
    item.facts = [
      "from": source.words(dyad.from), "to": source.words(dyad.to),
      "rung": String(dyad.highest.rung.rawValue),
    ]
    for quad in EventCourse.Quad.allCases {
      item.facts["quad\(quad.rawValue + 1)"] = String(dyad.events[quad]?.count ?? 0)
    }
    return item
  }

  /// First times of one event: what is new, and the sentence.
  private func item(_ flag: EventCourse.Flag) -> Brief.Item {
    let group = groups[flag.event]
    let event = source.readings[group.best.reading].events[group.best.event]
    let sides = ActorNetwork.nodes(event.actors, group.best.reading, source.readings)
    let others = ActorNetwork.nodes(event.recipients, group.best.reading, source.readings)
    var parts = sides.first.map(source.part) ?? []
    if let other = others.first, !sides.isEmpty {
      parts += [.label("→")] + source.part(other)
    }
    var facts = [
      "first": flag.firsts.map { String(describing: $0) }.joined(separator: ","),
      "day": flag.day.iso, "type": event.plover ?? "",
    ]
    facts["from"] = sides.first.map(source.words)
    facts["to"] = others.first.map(source.words)
    for (number, first) in flag.firsts.enumerated() {
      if number > 0 { parts.append(.label("·")) }
      parts.append(.mark(first.rawValue))
      if first == .type, let kind = ActorNetwork.kind(of: group, source.readings) {
        parts.append(.label("(\(kind.rawValue))"))
      }
      if first == .place, let place = flag.place {
        parts.append(source.quote(reading: place.reading, place.span))
        parts += located(place)
        facts["place"] = source.readings[place.reading].document.text.string(place.span)
      }
    }
    var item = Brief.Item(
      rows: [Brief.Row(parts, rule: "first time"), source.row(of: group)], priority: 1,
      rule: "first time")
    item.facts = facts
    return item
  }

  /// Where a place lies, never finer than its name.
  private func located(_ place: (reading: Int, span: Span)) -> [Brief.Part] {
    let name = source.readings[place.reading].document.text.string(place.span)
    guard let found = PlaceGazetteer.shared.place(named: name) else { return [] }
    return [.label("(\(found.label))")]
  }

  /// What was expected, reported, confirmed or denied of one event, in the order of the documents.
  private func history(_ number: Int) -> Brief.Item {
    let group = groups[number]
    let event = source.readings[group.best.reading].events[group.best.event]
    var head = source.names(group.actors)
    if !group.recipients.isEmpty { head += [.label("→")] + source.names(group.recipients) }
    if head.isEmpty {
      head = event.actors.map { source.quote(reading: group.best.reading, $0.span) }
    }
    head.append(.label("told as:"))
    let rows = group.course.prefix(6).map { step -> Brief.Row in
      let told = source.readings[step.place.reading].events[step.place.event]
      var parts: [Brief.Part] = []
      if let day = source.readings[step.place.reading].document.published.value {
        parts.append(.date(DateLabel.text(day), source.isInferred(step.place.reading)))
      }
      parts.append(
        step.realis == .denied ? .mark("denied") : .label(step.realis.rawValue))
      parts.append(source.quote(reading: step.place.reading, told.span))
      return Brief.Row(parts, rule: told.rule)
    }
    return Brief.Item(
      rows: [Brief.Row(head, rule: "realis over time")] + rows, priority: 1, rule: "realis ladder")
  }

  private var open: Brief.Item? {
    let watched = commitments.filter { $0.trigger != nil }
    guard !watched.isEmpty else { return nil }
    func count(_ state: Trigger.State) -> Int {
      watched.filter { $0.trigger?.state == state }.count
    }
    let words =
      "conditional commitments: \(watched.count) · condition not reported:"
      + " \(count(.notReported)) · partly: \(count(.partlyReported))"
    var parts: [Brief.Part] = [.label(words)]
    let met = count(.reportedMet)
    if met > 0 { parts += [.label("·"), .mark("reported met: \(met)")] }
    return Brief.Item(
      rows: [Brief.Row(parts, rule: "commitments and their conditions")], priority: 1,
      rule: "open commitments")
  }

  private var share: Brief.Item? {
    guard course.single.all > 0 else { return nil }
    let text =
      "conflict events told on one origin only: \(course.single.one) of \(course.single.all)"
    return Brief.Item(
      rows: [Brief.Row([.label(text)], rule: "origins of conflict events")], priority: 1,
      rule: "share on one origin")
  }
}

extension PlaceGazetteer.Place {
  /// "51.7° N, 36.2° E, town": no decimal where the name stands for a region or a state.
  package var label: String {
    func degrees(_ value: Double, _ plus: String, _ minus: String) -> String {
      let size = abs(value)
      let text = size == size.rounded() && self.size != .town ? String(Int(size)) : String(size)
      return text + "° " + (value < 0 ? minus : plus)
    }
    let about = size == .town ? "" : "about "
    return about + degrees(latitude, "N", "S") + ", " + degrees(longitude, "E", "W")
      + ", \(size.rawValue)"
  }
}
