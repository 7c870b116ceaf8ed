import Spans
import Tables
import Testing

@testable import Names

@Suite struct GazetteerTests {
  let gazetteer = Gazetteer.standard

  @Test(arguments: [
    ("Reuters", "org.reuters"), ("www.reuters.com", "org.reuters"),
    ("https://apnews.com/article/1", "org.ap"), ("The Associated Press", "org.ap"),
    ("South Korea", "kr.gov"), ("D.P.R.K.", "kp.gov"), ("Pyongyang", "kp.gov"),
    ("Élysée", "fr.elysee"), ("Kremlin", "ru.kremlin"), ("NATO", "org.nato"),
    ("Volodymyr Zelenskyy", "ua.president.zelensky"), ("Cote d’Ivoire", "ci.gov"),
  ])
  func findsAnActorByNameOrDomain(name: String, id: String) {
    #expect(gazetteer.actor(named: name)?.id.value == id)
  }

  @Test func staysSilentOnUnknownNames() {
    #expect(gazetteer.actor(named: "Veldania") == nil)
    #expect(gazetteer.actor(named: "") == nil)
    #expect(gazetteer.actor(named: "who") == nil)
    #expect(gazetteer.actor(named: "us") == nil)
    #expect(gazetteer.actor(named: "www.example.test") == nil)
  }

  @Test func givesTheOrganThePressMeans() {
    #expect(gazetteer.organ("intel", of: "kr")?.id.value == "kr.nis")
    #expect(gazetteer.organ("defense_ministry", of: "us")?.id.value == "us.pentagon")
    #expect(gazetteer.organ("intel", of: "veldania") == nil)
  }

  @Test func knowsWhoHeldAnOfficeOnADay() {
    let holder = { gazetteer.holder(of: "secdef", in: "us", on: $0)?.id.value }
    #expect(holder("2024-10-23") == "us.secdef.austin")
    #expect(holder("2025-06-01") == "us.secdef.hegseth")
    #expect(holder("1950-01-01") == nil)
    #expect(gazetteer.holder(of: "secdef", in: "xv", on: "2024-10-23") == nil)
  }

  @Test func takesRowsOfItsUser() {
    let rows =
      "xv.gov\tstate\tXVE\tGOV\t\tVeldania|Veldanian Republic\tgov.xv\norg.ap\t\t\t\t\tA. Press\n"
    let table = Array(rows.utf8).withUnsafeBufferPointer { Table(bytes: $0) }
    let own = Gazetteer(adding: table)
    #expect(own.actor(named: "Veldania")?.code == "XVE")
    #expect(own.actor(named: "news.gov.xv")?.id.value == "xv.gov")
    #expect(own.actor(named: "A. Press")?.id.value == "org.ap")
  }

  @Test func everyOrganBelongsToAKnownState() {
    for actor in gazetteer.actors {
      let prefix = String(actor.id.value.prefix { $0 != "." })
      let isOutside = ["org", "eu", "west"].contains(prefix)
      #expect(isOutside || gazetteer.nation(prefix) != nil, "\(actor.id)")
    }
  }

  @Test func foldsSpellings() {
    #expect(Spelling.folded("Élysée ŽIŽEK’S") == "elysee zizek's")
    #expect(Spelling.slug("O’Brien") == "obrien")
    #expect(Spelling.slug("Cranny-Evans") == "cranny-evans")
    #expect(Spelling.slug("Storm  Corps.") == "storm_corps")
    #expect(Spelling.slug("ſ") == "s")
  }
}
