import Spans
import Testing

@testable import Documents
@testable import Formats

@Suite struct RecordTests {
  private func read(_ lines: String) -> (documents: [Document], faults: [IntakeFault]) {
    take("a.jsonl", lines)
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
      {"text": "No id, said the board."}
      {"id": "five"}
      {"id": "six", "text": "\(second)"}
      """)
    #expect(documents.map(\.id) == ["one", "a.jsonl#4", "six"])
    #expect(
      faults == [
        .malformedRecord(path: "in/a.jsonl", line: 2, reason: .notJSON),
        .malformedRecord(path: "in/a.jsonl", line: 3, reason: .notObject),
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
    #expect(take("stdin", line).documents.map(\.id) == ["one"])
    #expect(take("stdin", line + "\n" + line).documents.count == 2)
    #expect(take("stdin", "[" + line + "]").documents.map(\.id) == ["one"])
  }

  @Test func whatNewsInterfacesAnswerIsKnown() throws {
    let (documents, faults) = take(
      "news.json",
      """
      {"status": "ok", "totalResults": 2, "articles": [
      {"source": {"id": null, "name": "Ellery Post"}, "author": "Una Brandt",
       "title": "Ferry strikes mole", "description": "Short.", "url": "https://post.example/1",
       "publishedAt": "2031-03-04T08:00:00Z", "content": "\(paragraph)… [+2412 chars]"},
      {"source": {"name": "Coastwire"}, "title": "Tugs", "description": "\(second)",
       "url": "https://w.example/2", "publishedAt": "2031-03-05T08:00:00Z", "content": null}]}
      """)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["news.json#1", "news.json#2"])
    let first = try #require(documents.first)
    #expect(first.outlet == "Ellery Post" && first.authors == ["Una Brandt"])
    #expect(first.text.string == paragraph + "… ")
    #expect(first.published.value?.iso == "2031-03-04")
    #expect(documents[1].text.string.contains(second))
    let gdelt = """
      {"articles": [{"url": "https://post.example/1", "title": "Ferry strikes mole , board says",
      "seendate": "20310304T081500Z", "domain": "post.example", "language": "English"}]}
      """
    #expect(take("stdin", gdelt.replacing("\n", with: " ")).documents.map(\.id) == ["stdin#1"])
    let headline = try #require(take("gdelt", gdelt).documents.first)
    #expect(headline.published.value?.iso == "2031-03-04" && headline.outlet == "post.example")
  }

  @Test func tablesAreReadByTheirHeading() throws {
    let csv = """
      Date,Headline,"Body",Source
      2031-03-04,"Ferry, ""Star"", strikes mole","\(paragraph)

      \(second)",Ellery Post
      ,,,
      2031-03-05,Tugs,"\(second)",Coastwire
      """
    let (documents, faults) = take("rows.csv", csv)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["rows.csv#2", "rows.csv#6"])
    #expect(documents[0].title == "Ferry, \"Star\", strikes mole")
    #expect(passages(documents[0]) == [paragraph, second])
    #expect(documents[1].outlet == "Coastwire")
    let tabs = "date\ttitle\ttext\n2031-03-05\tTugs\t\(second)\n"
    #expect(take("rows", tabs).documents.count == 1)
    #expect(take("rows.csv", "a,b\n1,2\n").faults == [.unknownShape(path: "in/rows.csv")])
  }

  @Test func readyTextIsNotTouched() {
    let line = "{\"id\": \"a\", \"text\": \"The board wrote <p> twice. \(second) [+5 chars]\"}"
    let text = take("a.jsonl", line).documents.first?.text.string
    #expect(text == "The board wrote <p> twice. \(second) [+5 chars]")
  }

  @Test func columnsMayBeSaid() throws {
    let map = try ColumnMap.reading("text=x.words,title=head,published=when").get()
    let json = """
      [{"x": {"words": "\(second)"}, "head": "Tugs", "when": "4 March 2031"}]
      """
    let document = try #require(take("a.json", json, columns: map).documents.first)
    #expect(document.title == "Tugs" && document.text.string == second)
    #expect(document.published.value?.iso == "2031-03-04")
    let numbers = try ColumnMap.reading("text=2,title=1").get()
    #expect(
      take("a.csv", "k,v\nTugs,\(second)\n", columns: numbers).documents.first?.title == "Tugs")
    #expect(ColumnMap.reading("body") == .failure(.noEquals("body")))
    #expect(ColumnMap.reading("words=x") == .failure(.unknownField("words")))
  }

  @Test func hostileRecordsEnd() {
    _ = take("a.csv", "title,text\n" + String(repeating: "\"", count: 200_001) + paragraph)
    _ = take("a.csv", "title,text\n" + String(repeating: ",", count: 500_000))
    _ = take("a.json", String(repeating: "[", count: 500_000))
    _ = take("a.json", String(repeating: "{\"a\":", count: 100_000))
    _ = take("a.jsonl", String(repeating: "{}\n", count: 2_000))
  }
}
