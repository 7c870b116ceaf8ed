import Spans
import Testing

@testable import Documents

@Suite struct RecordTests {
  private func read(_ lines: String) -> (documents: [Document], faults: [IntakeFault]) {
    DocumentReader.read(
      RawInput(name: "a.jsonl", path: "in/a.jsonl", bytes: Array(lines.utf8)),
      settings: IntakeSettings())
  }

  @Test func oneDocumentALine() throws {
    let (documents, faults) = read(
      """
      {"id": "one", "text": "Ferry Strikes Mole\\n\\n\(paragraph)", "title": "Ferry strikes", "outlet": "Coastwire", "published": "2031-03-04T08:00:00Z", "url": "https://c.example/1"}

      {"id": 2, "html": "<h1>Ferry</h1><p>\(second)</p>"}
      """)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["one", "2"])
    let first = try #require(documents.first)
    #expect(first.title == "Ferry strikes" && first.outlet == "Coastwire")
    #expect(
      first.published
        == PublicationDate(try #require(CalendarDate(iso: "2031-03-04")), basis: .metadata))
    #expect(passages(documents[1], .body) == [second])
  }

  @Test func aBadLineIsAFaultAndTheRestGoesOn() {
    let (documents, faults) = read(
      """
      {"id": "one", "text": "\(paragraph)"}
      {"id": "two", "text": "cut off
      [1, 2]
      {"text": "no id"}
      {"id": "five"}
      {"id": "six", "text": "\(second)"}
      """)
    #expect(documents.map(\.id) == ["one", "six"])
    #expect(
      faults == [
        .malformedRecord(path: "in/a.jsonl", line: 2, reason: .notJSON),
        .malformedRecord(path: "in/a.jsonl", line: 3, reason: .notObject),
        .malformedRecord(path: "in/a.jsonl", line: 4, reason: .noID),
        .malformedRecord(path: "in/a.jsonl", line: 5, reason: .noText),
      ])
  }

  @Test func aDateThatCannotBeReadIsLeftUnknown() {
    let (documents, faults) = read(
      """
      {"id": "one", "text": "\(second)", "published": "0001-01-01T00:00:00Z"}
      {"id": "two", "text": "\(second)", "published": "soon"}
      {"id": "three", "text": "\(second)", "published": ""}
      """)
    #expect(documents.map(\.published) == [.unknown, .unknown, .unknown])
    #expect(
      faults == [
        .unreadableDate(path: "in/a.jsonl", line: 1), .unreadableDate(path: "in/a.jsonl", line: 2),
      ])
    #expect(faults.allSatisfy { $0.isWarning })
  }

  @Test func jsonIsReadByTheBook() {
    #expect(JSONValue("\"\\u0041\\ud83d\\ude00\\n\"".utf8) == .string("A😀\n"))
    #expect(JSONValue("\"\\ud83d\"".utf8) == .string("\u{FFFD}"))
    #expect(JSONValue(" [1, -2.5e3, true, null, {}] ".utf8)?.elements.count == 5)
    for text in ["", "{", "[1,]", "{\"a\" 1}", "tru", "1 2", "\"\\x\"", "[", "-"] {
      #expect(JSONValue(text.utf8) == nil)
    }
    #expect(JSONValue(String(repeating: "[", count: 1_000_000).utf8) == nil)
  }

  @Test func standardInputIsToldByItsFirstLine() {
    let line = "{\"id\": \"one\", \"text\": \"\(paragraph)\"}"
    let input = RawInput(name: "stdin", path: "-", bytes: Array(line.utf8))
    #expect(DocumentReader.read(input, settings: IntakeSettings()).documents.map(\.id) == ["one"])
  }
}
