import Documents
import Sentences
import Spans
import Testing

@testable import Names

@Suite struct GazetteerFileTests {
  private func read(_ text: String) -> (gazetteer: Gazetteer, faults: [GazetteerFile.Fault]) {
    GazetteerFile.read(Array(text.utf8))
  }

  @Test func addsActorsAndNames() {
    let (gazetteer, faults) = read(
      """
      # ours
      xv.gov\tstate\tXVE\tGOV\t\tVeldania|Veldanian Republic\tgov.xv

      org.ap\t\t\t\t\tA. Press
      """)
    #expect(faults.isEmpty)
    #expect(gazetteer.actor(named: "Veldanian Republic")?.id.value == "xv.gov")
    #expect(gazetteer.actor(named: "https://www.gov.xv/news")?.id.value == "xv.gov")
    #expect(gazetteer.actor(named: "A. Press")?.id.value == "org.ap")
    #expect(gazetteer.actor(named: "Reuters")?.id.value == "org.reuters")
  }

  @Test func tellsWhichLineIsNoActorAndReadsTheOthers() {
    let (gazetteer, faults) = read(
      "xv.gov\tstate\n\torgan\tXVE\t\t\tX\nxv.cg\tboat\tXVE\t\t\tCoast Guard\r\n"
        + "XV navy\torgan\tXVE\t\t\tNavy\nxv.mod\torgan\tXVE\t\t\t|\n"
        + "xv.vcg\torgan\tXVE\tMIL\tnavy\tVeldanian Coast Guard\r\n")
    #expect(faults.map(\.line) == [1, 2, 3, 4, 5])
    #expect(
      faults.map(\.flaw) == [.columns(2), .noID, .kind("boat"), .id("XV navy"), .noName])
    #expect(gazetteer.actor(named: "Veldanian Coast Guard")?.id.value == "xv.vcg")
  }

  @Test func readsAnything() {
    #expect(GazetteerFile.read([]).faults.isEmpty)
    #expect(GazetteerFile.read([0xFF, 0x00, 0x09, 0x0A]).faults.count == 1)
    #expect(GazetteerFile.read(Array(repeating: 0x09, count: 10_000)).faults.isEmpty)
    #expect(GazetteerFile.read([0xEF, 0xBB, 0xBF, 0x23]).faults.isEmpty)
  }

  @Test func aTextIsReadWithIt() {
    let text = SourceText("The Brennik Circle said on Monday that it had no plans.")
    let document = Document(id: "x", text: text)
    let sentences = SentenceReader.sentences(in: document)
    let (gazetteer, _) = read("org.brennik\tgroup\t\tREB\t\tBrennik Circle")
    let names = NameReader.names(in: document, sentences: sentences, gazetteer: gazetteer)
    #expect(names.mentions.contains { $0.actor?.value == "org.brennik" })
    #expect(names.gazetteer.actor(named: "Brennik Circle") != nil)
  }
}
