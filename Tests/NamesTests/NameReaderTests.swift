import Names
import Spans
import Testing

/// Invented states, bodies and persons: nothing of them is in the gazetteer.
@Suite struct NameReaderTests {
  @Test func tiesAPersonToOfficeAndStateByTitle() {
    let fixture = Fixture("Foreign Minister Lena Tarsk of Veldania left. Tarsk returned.")
    #expect(fixture.ids("Lena Tarsk") == ["veldania.fm.tarsk"])
    #expect(fixture.ids("Tarsk") == ["veldania.fm.tarsk"])
    #expect(fixture.ids("Veldania") == ["veldania.gov"])
  }

  @Test func tiesAPersonToOfficeAndStateByApposition() {
    let fixture = Fixture("Lena Tarsk, the Veldanian foreign minister, left for Veldania.")
    #expect(fixture.ids("Lena Tarsk") == ["veldania.fm.tarsk"])
    let before = Fixture("The Veldanian envoy to the United Nations, Dana Pell, left.")
    #expect(before.ids("Dana Pell") == ["veldania.un_envoy.pell"])
  }

  @Test func keepsTwoPeopleOfOneSurnameApart() {
    let fixture = Fixture(
      "Analyst Thomas Brandt said the port was shut. Analyst Mila Brandt denied it.")
    let ids = Set(fixture.ids("Thomas Brandt") + fixture.ids("Mila Brandt"))
    #expect(ids.count == 2)
  }

  @Test func takesNoManForShe() {
    let fixture = Fixture("Vladimir Putin left for Veldania on Monday. She said it was late.")
    #expect(fixture.ids("She").isEmpty)
    let other = Fixture("Angela Merkel left for Veldania on Monday. She said it was late.")
    #expect(other.ids("She") == ["de.chancellor.merkel"])
  }

  @Test func tiesASpokesmanToHisBody() {
    let fixture = Fixture("Jon Holt, a spokesman for the Veldanian interior ministry, said so.")
    #expect(fixture.ids("Jon Holt") == ["veldania.interior_ministry.holt"])
    #expect(fixture.ids("interior ministry") == ["veldania.interior_ministry"])
  }

  @Test func givesOrgansOfAStateOneIdHoweverTheyAreCalled() {
    let fixture = Fixture(
      "Veldania's interior ministry said so. The Veldanian Interior Ministry repeated it. "
        + "The Interior Ministry of Veldania confirmed it. The ministry gave no details.")
    #expect(fixture.ids("interior ministry") == ["veldania.interior_ministry"])
    #expect(
      fixture.ids("Interior Ministry") == [
        "veldania.interior_ministry", "veldania.interior_ministry",
      ])
    #expect(fixture.ids("The ministry") == ["veldania.interior_ministry"])
  }

  @Test func readsAcronymsInBrackets() {
    let fixture = Fixture(
      "The Veldanian National Intelligence Service (NIS) said so. NIS declined to comment. "
        + "The agency gave no details.")
    let id = "veldania.national_intelligence_service"
    #expect(fixture.ids("NIS") == [id, id])
    #expect(fixture.ids("The agency") == [id])
  }

  @Test func leavesAnothersAgencyToItsOwnState() {
    let fixture = Fixture("The National Intelligence Service, or NIS, in South Korea briefed them.")
    #expect(fixture.ids("National Intelligence Service") == ["kr.nis"])
    #expect(fixture.ids("NIS") == ["kr.nis"])
  }

  @Test func takesACapitalForItsGovernmentOnlyWhereItActs() {
    let fixture = Fixture(
      "Strelsau is the Ruritanian capital. Karsholm, the capital of Veldania, is calm. "
        + "Strelsau has rejected talks. Shells fell in Strelsau.")
    #expect(fixture.ids("Strelsau").contains("ruritania.gov"))
    #expect(fixture.ids("Strelsau").last == "?")
    let known = Fixture("Moscow has neither confirmed nor denied it. People in Moscow were calm.")
    #expect(known.ids("Moscow") == ["ru.gov", "?"])
  }

  @Test func followsPronounsOnlyWhereOnePersonIsMeant() {
    let one = Fixture("Mayor Tom Weld opened the dam. He said it would hold.")
    #expect(one.ids("He") == ["mayor.weld"])
    let two = Fixture("Tom Weld and Ana Bors opened the dam. He said it would hold.")
    #expect(two.ids("He") != ["expert.bors"])
    let none = Fixture("The dam opened. He said it would hold.")
    #expect(none.ids("He").isEmpty)
  }

  @Test func keepsUnknownSpeakersApartFromOfficeHolders() {
    let fixture = Fixture(
      "\"It will fail,\" said Mara Lund, an analyst at the Norvik Institute. Lund warned of war.")
    #expect(fixture.ids("Mara Lund") == ["expert.lund"])
    #expect(fixture.ids("Lund") == ["expert.lund"])
    #expect(fixture.ids("Norvik Institute") == ["org.norvik_institute"])
  }

  @Test func staysSilentOnWordsThatOnlyOpenSentences() {
    let fixture = Fixture("Meanwhile the river rose. Residents fled. Nobody was hurt.")
    #expect(fixture.names.mentions.isEmpty)
  }

  @Test func readsHostileTextInBoundedTime() {
    let long = String(repeating: "North South of the ( ) ' - Foreign Minister ", count: 1_500)
    #expect(Fixture(long).names.mentions.count < 200_000)
  }

  @Test func neverGivesAnUnknownStatesPresidentToTheOnlyKnownOne() {
    let fixture = Fixture(
      "Orvale President Bram Oduya cancelled a visit to the Veldanian army. Oduya stayed.")
    #expect(!fixture.ids("Bram Oduya").contains { $0.hasPrefix("veldania.") })
  }

  @Test func readsTitlesInsideNamesOfBodies() {
    let fixture = Fixture(
      "Dr. Emil Sorn of Ember General Hospital spoke. The 3rd Engineer Battalion left.")
    #expect(fixture.ids("Ember General Hospital") == ["org.ember_general_hospital"])
    #expect(fixture.names.mentions.filter { $0.kind == .person }.count == 1)
  }

  @Test func readsSeatsOfTwoWords() {
    let fixture = Fixture("Tessa City, the capital of Orvale, is calm. Orvale and Tessa City met.")
    #expect(fixture.ids("Orvale") == ["orvale.gov", "orvale.gov"])
  }

  @Test func keepsMentionsInTextOrder() {
    let fixture = Fixture("Russia met Iran. Lena Tarsk of Veldania's army spoke. He said so.")
    let starts = fixture.names.mentions.map(\.span.start)
    #expect(starts == starts.sorted())
  }
}
