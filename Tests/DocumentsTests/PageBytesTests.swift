import Spans
import Testing

@testable import Documents

@Suite struct PageBytesTests {
  private let first =
    "The harbour board of Port Ellery said on Tuesday that the ferry would sail again."
  private let second =
    "Two tugs had brought the vessel in at noon, and nobody was hurt, the board added."

  private func read(_ page: [UInt8]) throws -> Document {
    let input = RawInput(name: "page.html", bytes: page)
    return try #require(DocumentReader.read(input, settings: IntakeSettings()).documents.first)
  }

  /// What the page has from a passage's first byte to its last, without tags.
  private func shown(_ passage: Passage, _ page: [UInt8]) throws -> String {
    let bytes = try #require(passage.bytes)
    let text = String(decoding: page[bytes.range], as: UTF8.self)
    var isTag = false
    let kept = text.filter { character in
      if character == "<" { isTag = true }
      defer { if character == ">" { isTag = false } }
      return !isTag
    }
    return kept.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func everyPassageLeadsBackToThePage() throws {
    let page = Array(
      """
      <!DOCTYPE html><title>Ferry sails</title><article><h1>Ferry sails again</h1>
      <p>\(first)</p><p>  Two <b>tugs</b>\(second.dropFirst(8)) </p></article>
      """.utf8)
    let report = try read(page)
    let body = report.passages.filter { $0.role == .body }
    #expect(body.count == 2)
    for passage in body { #expect(try shown(passage, page) == report.text.string(passage.span)) }
  }

  @Test func placesAreThoseOfTheBytesBeforeDecoding() throws {
    var page = Array("<meta charset=windows-1252><p>Caf".utf8) + [0xE9]
    page += Array(" owners of Port Ellery met.</p><p>\(first)</p><p>\(second)</p>".utf8)
    let report = try read(page)
    let last = try #require(report.passages.last)
    #expect(try shown(last, page) == second)
  }

  @Test func textWithoutAPageHasNone() throws {
    let input = RawInput(name: "note.txt", bytes: Array(first.utf8))
    let note = try #require(DocumentReader.read(input, settings: IntakeSettings()).documents.first)
    #expect(note.passages.allSatisfy { $0.bytes == nil })
  }
}

@Suite struct PageAccessTests {
  private func access(_ page: String) -> PageAccess? {
    let input = RawInput(name: "page.html", bytes: Array(page.utf8))
    return DocumentReader.read(input, settings: IntakeSettings()).documents.first?.access
  }

  @Test func aStatedWallIsSaid() {
    let stated = #"{"@type": "NewsArticle", "isAccessibleForFree": "False"}"#
    #expect(
      access("<script type='application/ld+json'>\(stated)</script><p>The first line only.</p>")
        == .paywall)
    #expect(access("<p>The harbour is open to everybody today.</p>") == nil)
  }

  @Test func aPageBuiltInTheBrowserIsSaid() {
    let script = String(repeating: "window.state.push(1);", count: 300)
    #expect(
      access("<title>Ferry</title><p>Please wait.</p><div id=root></div><script>\(script)</script>")
        == .scripted)
  }
}
