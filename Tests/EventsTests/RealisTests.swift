import Testing

@testable import Events

@Suite struct RealisTests {
  @Test func modalsMakeItExpected() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/3/nsubj@nl may/may/AUX/3/aux attack/attack/VERB/0/root
      Sudmark/=/PROPN/3/obj@su ././PUNCT/3/punct
      """)
    #expect(fixture.told == ["nl → su ASSAULT predicted"])
  }

  @Test func negationDenies() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/4/nsubj@nl did/do/AUX/4/aux not/not/PART/4/advmod attack/attack/VERB/0/root
      Sudmark/=/PROPN/4/obj@su ././PUNCT/4/punct
      """)
    #expect(fixture.told == ["nl → su ASSAULT denied"])
  }

  @Test func considerationsAreAgreementsInPlanning() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/3/nsubj@nl is/be/AUX/3/aux considering/consider/VERB/0/root
      supplying/supply/VERB/3/xcomp missiles/missile/NOUN/4/obj to/to/ADP/7/case
      Sudmark/=/PROPN/4/obl@su ././PUNCT/3/punct
      """)
    #expect(fixture.told == ["nl → su AGREE planned"])
  }

  @Test func aReportedClauseIsReported() {
    let fixture = Fixture(
      """
      Officials/official/NOUN/2/nsubj said/say/VERB/0/root that/that/SCONJ/5/mark
      Norland/=/PROPN/5/nsubj@nl attacked/attack/VERB/2/ccomp Sudmark/=/PROPN/5/obj@su
      ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["nl → su ASSAULT reported"])
  }

  @Test func aConditionIsNoEventAndItsConsequenceIsConditional() {
    let fixture = Fixture(
      """
      If/if/SCONJ/3/mark Sudmark/=/PROPN/3/nsubj@su attacks/attack/VERB/7/advcl
      Kestria/=/PROPN/3/obj@ke ,/,/PUNCT/3/punct Norland/=/PROPN/7/nsubj@nl
      bombs/bomb/VERB/0/root Sudmark/=/PROPN/7/obj@su ././PUNCT/7/punct
      """)
    #expect(fixture.told == ["nl → su ASSAULT conditional"])
  }

  @Test func aPurposeIsNoEvent() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl marched/walk/VERB/0/root to/to/PART/4/mark
      attack/attack/VERB/2/advcl Sudmark/=/PROPN/4/obj@su ././PUNCT/2/punct
      """)
    #expect(fixture.told.isEmpty)
  }

  @Test func whatSomebodyAsksForIsNoEventOfItsOwn() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl urged/urge/VERB/0/root Kestria/=/PROPN/2/obj@ke
      to/to/PART/5/mark bomb/bomb/VERB/2/xcomp Sudmark/=/PROPN/5/obj@su ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["nl → ke REQUEST happened"])
  }
}
