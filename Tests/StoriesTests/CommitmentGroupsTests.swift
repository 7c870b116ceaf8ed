import Documents
import Events
import Names
import Spans
import Testing

@testable import Stories

@Suite struct CommitmentGroupsTests {
  /// "Norland said it would arm Kestria if Sudmark soldiers joined the war."
  private let promise = ParsedReading(
    "promise",
    """
    Norland/=/PROPN/2/nsubj@nl said/say/VERB/0/root it/it/PRON/5/nsubj would/would/AUX/5/aux
    arm/arm/VERB/2/ccomp Kestria/=/PROPN/5/obj@ke if/if/SCONJ/10/mark
    Sudmark/=/PROPN/9/compound@su soldiers/soldier/NOUN/10/nsubj joined/join/VERB/5/advcl
    the/the/DET/12/det war/war/NOUN/10/obj ././PUNCT/2/punct
    """)

  private func trigger(_ lines: String, published: CalendarDate? = nil) -> Trigger? {
    let readings = [
      promise.reading(published: CalendarDate(iso: "2031-05-10")),
      ParsedReading("report", lines).reading(published: published),
    ]
    return CommitmentGroups.groups(of: readings).first?.trigger
  }

  @Test func aReportOfTheConditionMeetsIt() {
    let trigger = trigger(
      """
      Sudmark/=/PROPN/2/compound@su soldiers/soldier/NOUN/3/nsubj entered/enter/VERB/0/root
      the/the/DET/5/det conflict/conflict/NOUN/3/obj ././PUNCT/3/punct
      """)
    #expect(trigger?.state == .reportedMet)
    #expect(trigger?.tellings.first?.by == [.outlet])
  }

  @Test func presenceIsOnlyPartOfTakingPart() {
    let trigger = trigger(
      """
      Sudmark/=/PROPN/2/compound@su soldiers/soldier/NOUN/3/nsubj arrived/arrive/VERB/0/root
      in/in/ADP/5/case Kestria/=/PROPN/3/obl@ke ././PUNCT/3/punct
      """)
    #expect(trigger?.state == .partlyReported)
    #expect(trigger?.tellings.first?.missing == ["taking part"])
  }

  @Test func theSameActOnSomethingElseMeetsNothing() {
    let trigger = trigger(
      """
      Sudmark/=/PROPN/2/compound@su soldiers/soldier/NOUN/3/nsubj joined/join/VERB/0/root
      the/the/DET/5/det parade/parade/NOUN/3/obj ././PUNCT/3/punct
      """)
    #expect(trigger?.state == .notReported)
  }

  @Test func whatMayHappenMeetsNothing() {
    let trigger = trigger(
      """
      Sudmark/=/PROPN/2/compound@su soldiers/soldier/NOUN/4/nsubj may/may/AUX/4/aux
      join/join/VERB/0/root the/the/DET/6/det war/war/NOUN/4/obj ././PUNCT/4/punct
      """)
    #expect(trigger?.state == .notReported)
  }

  @Test func aDenialMeetsNothing() {
    let trigger = trigger(
      """
      Sudmark/=/PROPN/2/compound@su soldiers/soldier/NOUN/5/nsubj did/do/AUX/5/aux
      not/not/PART/5/advmod join/join/VERB/0/root the/the/DET/7/det war/war/NOUN/5/obj
      """)
    #expect(trigger?.state == .notReported)
  }

  @Test func anotherSideMeetsNothing() {
    let trigger = trigger(
      """
      Velmora/=/PROPN/2/compound@ve soldiers/soldier/NOUN/3/nsubj joined/join/VERB/0/root
      the/the/DET/5/det war/war/NOUN/3/obj ././PUNCT/3/punct
      """)
    #expect(trigger?.state == .notReported)
  }

  @Test func whatWasToldBeforeMeetsItOnlyPartly() {
    let trigger = trigger(
      """
      Sudmark/=/PROPN/2/compound@su soldiers/soldier/NOUN/3/nsubj joined/join/VERB/0/root
      the/the/DET/5/det war/war/NOUN/3/obj ././PUNCT/3/punct
      """, published: CalendarDate(iso: "2031-05-01"))
    #expect(trigger?.state == .partlyReported)
    #expect(trigger?.tellings.first?.isEarlier == true)
  }

  @Test func oneCommitmentInTwoReportsIsOneGroup() {
    let again = ParsedReading(
      "again",
      """
      Norland/=/PROPN/2/nsubj@nl repeated/repeat/VERB/0/root it/it/PRON/5/nsubj
      would/would/AUX/5/aux arm/arm/VERB/2/ccomp Kestria/=/PROPN/5/obj@ke if/if/SCONJ/9/mark
      soldiers/soldier/NOUN/9/nsubj crossed/cross/VERB/5/advcl ././PUNCT/2/punct
      """)
    let groups = CommitmentGroups.groups(of: [promise.reading(), again.reading()])
    #expect(groups.count == 1)
    #expect(groups.first?.mentions.count == 2)
  }
}
