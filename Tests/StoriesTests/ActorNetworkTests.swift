import Events
import Names
import Spans
import Testing

@testable import Stories

@Suite struct ActorNetworkTests {
  private let raid = ParsedReading(
    "raid",
    """
    Norland/=/PROPN/2/nsubj@nl bombed/bomb/VERB/0/root Sudmark/=/PROPN/2/obj@su ././PUNCT/2/punct
    """)
  private let arms = ParsedReading(
    "arms",
    """
    Kestria/=/PROPN/2/nsubj@ke supplied/supply/VERB/0/root shells/shell/NOUN/2/obj
    to/to/ADP/5/case Sudmark/=/PROPN/2/obl@su ././PUNCT/2/punct
    """)

  private var readings: [Reading] {
    [
      raid.reading(published: CalendarDate(iso: "2031-05-10")),
      arms.reading(published: CalendarDate(iso: "2031-05-12")),
    ]
  }

  @Test func whoDoesWhatToWhomIsATie() {
    let readings = readings
    let network = ActorNetwork(EventGroups.groups(of: readings), readings)
    let lines = network.ties.map { "\($0.from.key) \($0.kind.rawValue) \($0.to.key)" }
    #expect(lines == ["NL force SU", "KE arms SU"])
  }

  @Test func onlyWhatComesAfterTheFirstReportIsAFirstTime() {
    let readings = readings
    let groups = EventGroups.groups(of: readings)
    let course = EventCourse(groups, readings)
    #expect(course.flags.map(\.day) == [CalendarDate(iso: "2031-05-12")])
    #expect(course.flags.first?.firsts.prefix(3) == [.actor, .dyad, .type])
  }

  @Test func theHighestRungIsAMaximum() {
    let readings = readings
    let course = EventCourse(EventGroups.groups(of: readings), readings)
    #expect(course.dyads.map(\.highest.rung) == [.force, .mobilisation])
  }
}
