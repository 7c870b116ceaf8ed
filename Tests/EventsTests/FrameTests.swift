import Testing

@testable import Events

@Suite struct FrameTests {
  @Test func aVerbWithItsObjectTellsTheType() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl supplied/supply/VERB/0/root missiles/missile/NOUN/2/obj
      to/to/ADP/5/case Sudmark/=/PROPN/2/obl@su ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["nl → su AID happened"])
  }

  @Test func recipientIsFoundWhereTheParserHungItOnTheObject() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl supplied/supply/VERB/0/root missiles/missile/NOUN/2/obj
      to/to/ADP/5/case Sudmark/=/PROPN/3/nmod@su ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["nl → su AID happened"])
  }

  @Test func aPassiveTurnsTheSidesRound() {
    let fixture = Fixture(
      """
      Two/two/NUM/3/nummod Sudmark/=/PROPN/3/compound@su sailors/sailor/NOUN/5/nsubj:pass
      were/be/AUX/5/aux:pass released/release/VERB/0/root by/by/ADP/7/case
      Norland/=/PROPN/5/obl:agent@nl ././PUNCT/5/punct
      """)
    #expect(fixture.told == ["nl → su RETREAT happened"])
  }

  @Test func troopsSentByNobodyNamedAreTheirStates() {
    let fixture = Fixture(
      """
      Velmoran/=/ADJ/2/amod@ve soldiers/soldier/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass
      sent/send/VERB/0/root to/to/ADP/6/case Sudmark/=/PROPN/4/obl@su ././PUNCT/4/punct
      """)
    #expect(fixture.told == ["ve → su AID happened"])
  }

  @Test func coordinatedVerbsShareTheirSubject() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl condemned/condemn/VERB/0/root Sudmark/=/PROPN/2/obj@su
      and/and/CCONJ/5/cc thanked/thank/VERB/2/conj Kestria/=/PROPN/5/obj@ke ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["nl → su ACCUSE happened", "nl → ke SUPPORT happened"])
  }

  @Test func bothSidesOfAMeetingAct() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl held/hold/VERB/0/root talks/talk/NOUN/2/obj with/with/ADP/5/case
      Kestria/=/PROPN/2/obl@ke ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["nl+ke →  CONSULT happened"])
  }

  @Test func aLightVerbCarriesItsNoun() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj@nl issued/issue/VERB/0/root a/a/DET/4/det
      condemnation/condemnation/NOUN/2/obj of/of/ADP/7/case the/the/DET/7/det
      raid/raid/NOUN/4/nmod by/by/ADP/9/case Sudmark/=/PROPN/7/nmod@su ././PUNCT/2/punct
      """)
    #expect(fixture.told.first == "nl → su ACCUSE happened")
  }

  @Test func aNameNoTableKnowsCanAct() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/2/nsubj supplied/supply/VERB/0/root shells/shell/NOUN/2/obj
      to/to/ADP/5/case Sudmark/=/PROPN/2/obl ././PUNCT/2/punct
      """)
    #expect(fixture.told == ["\"Norland\" → \"Sudmark\" AID happened"])
  }

  @Test func aClauseWithoutANamedSideIsNoEvent() {
    let fixture = Fixture(
      """
      Workers/worker/NOUN/2/nsubj supplied/supply/VERB/0/root shells/shell/NOUN/2/obj
      to/to/ADP/5/case shops/shop/NOUN/2/obl ././PUNCT/2/punct
      """)
    #expect(fixture.told.isEmpty)
  }

  @Test func aRelativeClauseTakesItsNoun() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/7/nsubj@nl ,/,/PUNCT/4/punct which/which/PRON/4/nsubj
      bombed/bomb/VERB/1/acl:relcl Sudmark/=/PROPN/4/obj@su ,/,/PUNCT/4/punct
      rested/rest/VERB/0/root ././PUNCT/7/punct
      """)
    #expect(fixture.told == ["nl → su ASSAULT happened"])
  }

  @Test func everyRowOfTheTableIsRead() {
    #expect(ActLexicon.shared.count > 350)
  }

  @Test func anInsertionBetweenCommasIsNoSubject() {
    let fixture = Fixture(
      """
      Norland/=/PROPN/0/root@nl ,/,/PUNCT/1/punct a/a/DET/5/det Kestrian/=/ADJ/5/amod@ke
      ally/=/NOUN/8/nsubj ,/,/PUNCT/5/punct has/have/AUX/8/aux bombed/bomb/VERB/1/parataxis
      Sudmark/=/PROPN/8/obj@su ././PUNCT/1/punct
      """)
    #expect(fixture.told == ["nl → su ASSAULT happened"])
  }

  @Test func theFirstOfTwoIsFoundWhereTheParserLostIt() {
    let fixture = Fixture(
      """
      Both/both/DET/2/det Norland/=/PROPN/6/obl@nl and/and/CCONJ/4/cc Kestria/=/PROPN/6/nsubj@ke
      have/have/AUX/6/aux condemned/condemn/VERB/0/root Sudmark/=/PROPN/6/obj@su
      ././PUNCT/6/punct
      """)
    #expect(fixture.told == ["nl+ke → su ACCUSE happened"])
  }

  @Test func whoIsCausedToActActs() {
    let fixture = Fixture(
      """
      The/the/DET/2/det raid/=/NOUN/3/nsubj prompted/prompt/VERB/0/root
      Kestria/=/PROPN/3/obj@ke to/to/PART/6/mark condemn/condemn/VERB/3/advcl
      Sudmark/=/PROPN/6/obj@su ././PUNCT/3/punct
      """)
    #expect(fixture.told == ["ke → su ACCUSE happened"])
  }
}
