import Testing

@Suite struct ActorResolverTests {
  @Test(arguments: [
    ("⟦NATO and South Korea⟧ raised alarm.", "org.nato kr.gov"),
    ("⟦Both South Korea and the United States⟧ voiced concern.", "kr.gov us.gov"),
    ("⟦South Korea's National Intelligence Service⟧ said so.", "kr.nis"),
    ("⟦South Korean intelligence⟧ said so.", "kr.nis"),
    ("⟦The South Korean intelligence agency⟧ said so.", "kr.nis"),
    ("⟦South Korean lawmakers⟧ said so.", "kr.lawmakers"),
    ("⟦Two U.S. officials⟧ said so.", "us.officials.anon anonymous"),
    ("⟦Pentagon sources⟧ said so.", "us.pentagon.anon anonymous"),
    ("⟦analysts⟧ said so.", "unspec.analysts anonymous"),
    ("⟦Officials in Seoul⟧ are worried.", "kr.officials.anon anonymous"),
    ("⟦Reports⟧ said so.", "unspec.reports"),
    ("⟦Reports from South Korean intelligence⟧ said so.", "kr.nis"),
    ("⟦Recent intelligence reports⟧ suggest that.", "unspec.intelligence"),
    ("⟦satellite imagery⟧ confirmed it.", "evidence.satellite_imagery"),
    ("⟦Intelligence sources⟧ revealed it.", "anon.intelligence anonymous"),
    ("⟦One anonymous Western diplomat⟧ said so.", "anon.western_diplomat anonymous"),
    ("⟦Kyiv's appeals⟧ reflect fear.", "ua.gov"),
    ("⟦President Yoon Suk Yeol's administration⟧ said so.", "kr.gov"),
    ("⟦The U.S. government⟧ said so.", "us.gov"),
    ("⟦The White House⟧ said so.", "us.white_house"),
    ("⟦Washington⟧ said so.", "us.gov"),
  ])
  func resolvesKnownActors(text: String, ids: String) {
    #expect(Fixture(text).answer == ids, "\(text)")
  }

  @Test(arguments: [
    ("⟦The Veldanian envoy to the UN⟧ dismissed it.", "veldania.un_envoy"),
    ("⟦The Veldanian foreign minister⟧ said so.", "veldania.fm"),
    (
      "Lena Tarsk, the Veldanian foreign minister, left. ⟦The Veldanian foreign minister⟧ said so.",
      "veldania.fm.tarsk"
    ),
    ("⟦Veldania's interior ministry⟧ said so.", "veldania.interior_ministry"),
    (
      "⟦A spokesman for the Veldanian interior ministry⟧ said so.", "veldania.interior_ministry"
    ),
    ("⟦The Ruritanian Interior Ministry⟧ said so.", "ruritania.interior_ministry"),
    (
      "⟦Veldanian and Ruritanian officials⟧ met.",
      "veldania.officials.anon ruritania.officials.anon anonymous"
    ),
    ("⟦Analysts at the Norvik Institute⟧ said so.", "org.norvik_institute"),
    ("⟦Analysts like Ana Bors from the Norvik Institute⟧ said so.", "expert.bors"),
    ("⟦Professor Ana Bors of the University of Norvik⟧ said so.", "expert.bors"),
    (
      "⟦Intelligence from the United States, South Korea, and Ukraine⟧ shows it.",
      "us.intel kr.nis ua.intel"
    ),
    ("⟦A farmer⟧ waved.", "?"),
    ("⟦The situation⟧ worsened.", "?"),
  ])
  func resolvesActorsOfTheText(text: String, ids: String) {
    #expect(Fixture(text).answer == ids, "\(text)")
  }

  @Test func completesACutName() {
    #expect(Fixture("The Ember Port ⟦Authority⟧ said so.").answer == "org.ember_port_authority")
    #expect(
      Fixture("Veldania's ⟦interior ministry⟧ said so.").answer == "veldania.interior_ministry")
    #expect(Fixture("Two U.S. ⟦officials⟧ said so.").answer == "us.officials.anon anonymous")
  }

  @Test func resolvesTheTwoCountries() {
    let text = "Russia met North Korea. ⟦The two countries⟧ signed a pact."
    #expect(Fixture(text).answer == "ru.gov kp.gov")
    let three = "Russia, China and Iran met. ⟦The two countries⟧ signed a pact."
    #expect(Fixture(three).answer == "?")
  }

  @Test func followsThePronounsOfItsCaller() {
    let he = "Professor Ana Bors of Norvik spoke first. ⟦She⟧ highlights the risk."
    #expect(Fixture(he).answer == "expert.bors")
    let two = "Ana Bors and Tom Weld spoke first. ⟦He⟧ highlights the risk."
    #expect(Fixture(two).answer == "?")
    let unit = "⟦The 3rd Engineer Battalion⟧ said so."
    #expect(Fixture(unit).answer == "?")
  }

  @Test func passesOverExpertsToOthers() {
    let text = "Experts are divided. ⟦Some⟧ believe it."
    #expect(Fixture(text).answer == "unspec.experts anonymous")
  }
}
