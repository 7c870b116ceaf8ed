import Spans
import Testing

@testable import Documents

/// Reads invented text.
func document(_ text: String, published: String? = nil) throws -> Document {
  let settings = IntakeSettings(published: published.flatMap { CalendarDate(iso: $0) })
  let input = RawInput(name: "report.txt", bytes: Array(text.utf8))
  return try #require(DocumentReader.read(input, settings: settings).documents.first)
}

/// The passages of a role, as text.
func passages(_ document: Document, _ role: Passage.Role) -> [String] {
  document.passages.filter { $0.role == role }.map { document.text.string($0.span) }
}

let paragraph = """
  The harbour board of Port Ellery said on Tuesday that the night ferry had lost its way in fog \
  and struck the outer mole shortly before dawn.
  """
let second = """
  Two tugs brought the vessel in at noon, and the board promised that every passenger would hear \
  from its officers before the end of the week.
  """

@Suite struct PlainTextTests {
  @Test func textStaysUnchanged() throws {
    let text = "\r\n  Ferry strikes mole\r\n\r\n\(paragraph)\r\n"
    #expect(try document(text).text.string == text)
  }

  @Test func blankLinesAndSingleLinesBothPartParagraphs() throws {
    for gap in ["\n", "\n\n", "\r\n"] {
      let report = try document(paragraph + gap + second)
      #expect(passages(report, .body) == [paragraph, second])
    }
  }

  @Test func linesWrappedAtAColumnAreOneParagraph() throws {
    let wrapped = """
      The harbour board of Port Ellery said on Tuesday that the night
      ferry had lost its way in fog and struck the outer mole shortly
      before dawn, and that nobody on board had been harmed at all.

      Two tugs brought the vessel in at noon, and the board promised
      that every passenger would hear from its officers.
      """
    #expect(passages(try document(wrapped), .body).count == 2)
  }

  @Test func titleAndHeadingsAreTold() throws {
    let report = try document(
      "Ferry Strikes Mole in Fog\n\(paragraph)\nWhat the Board Promised\n\(second)")
    #expect(report.title == "Ferry Strikes Mole in Fog")
    #expect(passages(report, .title) == ["Ferry Strikes Mole in Fog"])
    let headings = report.passages.filter { $0.isHeading && $0.role == .body }
    #expect(headings.map { report.text.string($0.span) } == ["What the Board Promised"])
  }

  @Test func aTextWithoutHeadlineHasNoTitle() throws {
    #expect(try document(paragraph + "\n" + second).title == nil)
  }

  @Test func listItemsAreTheirOwnPassages() throws {
    let report = try document(
      "\(paragraph)\n  • First: the mole held.\n  • Second: the bow did not.")
    #expect(passages(report, .body).count == 3)
  }

  @Test func passagesCoverEveryByteThatIsNotBlank() throws {
    let report = try document("14 C\nA\u{A0}\n\n\(paragraph)\n\n• é\n\u{A0}\nShare\n")
    var covered = Set<Int>()
    for passage in report.passages { covered.formUnion(passage.span.range) }
    let blanks: Set<UInt8> = [0x20, 0x0A, 0xC2, 0xA0]
    for (offset, byte) in report.text.bytes.enumerated() where !blanks.contains(byte) {
      #expect(covered.contains(offset))
    }
  }

  @Test func otherLanguagesAreKeptButNotAnalysed() throws {
    let german = try document(
      "Der Hafen von Ellery ist nach dem Unfall der Fähre bis auf Weiteres geschlossen.")
    #expect(german.language == "de" && !german.isAnalysed)
    let russian = try document("Паром ударился о мол в тумане, сообщили власти порта.")
    #expect(russian.language == "ru")
    let korean = try document("여객선이 안개 속에서 방파제에 부딪혔다고 항만 당국이 밝혔다.")
    #expect(korean.language == "ko")
    #expect(try document(paragraph).language == "en")
  }

  @Test func theDigestIsOfTheBytesAsTheyCame() throws {
    #expect(
      try document("abc").sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
