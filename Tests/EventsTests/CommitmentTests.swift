import Spans
import Testing

@testable import Events

@Suite struct CommitmentTests {
  private func lines(_ fixture: Fixture) -> [String] {
    fixture.commitments.map { item in
      let condition = item.condition.map { " IF " + fixture.source.string($0) } ?? ""
      return item.kind.rawValue + " " + fixture.side(item.who) + ": "
        + fixture.source.string(item.act) + condition
    }
  }

  @Test func whoSaysWhatHeWouldDoCommitsHimself() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl said/say/VERB/0/root it/it/PRON/5/nsubj would/would/AUX/5/aux
      close/close/VERB/2/ccomp the/the/DET/7/det port/port/NOUN/5/obj if/if/SCONJ/10/mark
      Sudmark/=/PROPN/10/nsubj@su attacked/attack/VERB/5/advcl Kestria/=/PROPN/10/obj@ke
      ././PUNCT/2/punct
      """)
    #expect(
      lines(fixture) == ["commitment nl: would close the port IF if Sudmark attacked Kestria"])
  }

  @Test func aConditionHungOnTheVerbOfSayingStillBelongsToItsContent() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl suggested/suggest/VERB/0/root that/that/SCONJ/6/mark
      it/it/PRON/6/nsubj may/may/AUX/6/aux begin/begin/VERB/2/ccomp arming/arm/VERB/6/xcomp
      Kestria/=/PROPN/7/obj@ke if/if/SCONJ/11/mark Sudmark/=/PROPN/11/nsubj@su
      attacked/attack/VERB/2/advcl ././PUNCT/2/punct
      """)
    #expect(lines(fixture) == ["commitment nl: may begin arming Kestria IF if Sudmark attacked"])
  }

  @Test func whatAnOfficialSaysWillBefallOthersIsAWarning() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl warned/warn/VERB/0/root that/that/SCONJ/9/mark any/any/DET/5/det
      ships/ship/NOUN/9/nsubj:pass entering/enter/VERB/5/acl would/would/AUX/9/aux
      be/be/AUX/9/aux:pass sunk/sink/VERB/2/ccomp ././PUNCT/2/punct
      """)
    #expect(lines(fixture) == ["warning nl: would be sunk IF any ships entering"])
  }

  @Test func whatAnAnalystExpectsIsAForecast() {
    let fixture = Fixture(
      """
      Orlova/=/PROPN/2/nsubj@expert.orlova warned/warn/VERB/0/root that/that/SCONJ/10/mark
      if/if/SCONJ/6/mark Sudmark/=/PROPN/6/nsubj@su attacks/attack/VERB/10/advcl
      ,/,/PUNCT/6/punct prices/price/NOUN/10/nsubj will/will/AUX/10/aux rise/rise/VERB/2/ccomp
      ././PUNCT/2/punct
      """)
    #expect(lines(fixture) == ["prediction expert.orlova: will rise IF if Sudmark attacks"])
  }

  @Test func aPactPledgesWithItsCondition() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/4/nsubj@nl and/and/CCONJ/3/cc Kestria/=/PROPN/1/conj@ke
      signed/sign/VERB/0/root a/a/DET/6/det pact/pact/NOUN/4/obj ,/,/PUNCT/8/punct
      pledging/pledge/VERB/4/advcl mutual/mutual/ADJ/10/amod help/help/NOUN/8/obj
      in/in/ADP/13/case the/the/DET/13/det event/event/NOUN/8/obl of/of/ADP/16/case
      an/an/DET/16/det assault/assault/NOUN/13/nmod on/on/ADP/18/case either/either/PRON/16/nmod
      ././PUNCT/4/punct
      """)
    #expect(
      lines(fixture) == [
        "pledge nl+ke: mutual help IF in the event of an assault on either"
      ]
    )
  }

  @Test func considerationsNeedNoCondition() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/3/nsubj@nl is/be/AUX/3/aux considering/consider/VERB/0/root
      arming/arm/VERB/3/xcomp Kestria/=/PROPN/4/obj@ke ././PUNCT/3/punct
      """)
    #expect(lines(fixture) == ["consideration nl: arming Kestria"])
  }

  @Test func evenIfStatesNoCondition() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl said/say/VERB/0/root it/it/PRON/5/nsubj will/will/AUX/5/aux
      close/close/VERB/2/ccomp the/the/DET/7/det port/port/NOUN/5/obj even/even/ADV/11/advmod
      if/if/SCONJ/11/mark Sudmark/=/PROPN/11/nsubj@su agrees/agree/VERB/5/advcl ././PUNCT/2/punct
      """)
    #expect(fixture.commitments.allSatisfy { $0.condition == nil })
  }

  @Test func aRefusalUntilSomethingHappensHasACondition() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl said/say/VERB/0/root it/it/PRON/6/nsubj would/would/AUX/6/aux
      not/not/PART/6/advmod open/open/VERB/2/ccomp the/the/DET/8/det port/port/NOUN/6/obj
      until/until/SCONJ/11/mark Sudmark/=/PROPN/11/nsubj@su withdrew/withdraw/VERB/6/advcl
      ././PUNCT/2/punct
      """)
    #expect(
      lines(fixture) == ["commitment nl: would not open the port IF until Sudmark withdrew"])
  }
}
