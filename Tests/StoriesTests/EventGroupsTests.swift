import Events
import Names
import Testing

@testable import Stories

@Suite struct EventGroupsTests {
  private let report = ParsedReading(
    "report",
    """
    Norland/=/PROPN/2/nsubj@nl supplied/supply/VERB/0/root missiles/missile/NOUN/2/obj
    to/to/ADP/5/case Sudmark/=/PROPN/2/obl@su ././PUNCT/2/punct
    """)

  @Test func oneEventInTwoReportsIsOneGroup() {
    let again = ParsedReading(
      "again",
      """
      Officials/official/NOUN/2/nsubj said/say/VERB/0/root Norland/=/PROPN/4/nsubj@nl.gov
      sent/send/VERB/2/ccomp shells/shell/NOUN/4/obj to/to/ADP/7/case
      Sudmark/=/PROPN/4/obl@su ././PUNCT/2/punct
      """)
    let groups = EventGroups.groups(of: [report.reading(), again.reading()])
    #expect(groups.count == 1)
    #expect(groups.first?.realis == .happened)
    #expect(groups.first?.documents == 2)
    #expect(groups.first?.course.map(\.realis) == [.happened, .reported])
  }

  @Test func soldiersAndShellsAreTwoEvents() {
    let again = ParsedReading(
      "again",
      """
      Norland/=/PROPN/2/nsubj@nl sent/send/VERB/0/root soldiers/soldier/NOUN/2/obj
      to/to/ADP/5/case Sudmark/=/PROPN/2/obl@su ././PUNCT/2/punct
      """)
    #expect(EventGroups.groups(of: [report.reading(), again.reading()]).count == 2)
  }
}
