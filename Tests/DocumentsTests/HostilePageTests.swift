import Spans
import Testing

@testable import Documents

/// Pages made to hurt: each must be read in time linear in its size, without a crash. Run one by
/// one: many at once would only measure each other.
@Suite(.serialized) struct HostilePageTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<div>", "<b>", "<a href=x>", "<table>", "<table><tr><td>", "<p><b>", "<svg>", "<template>",
      "</p>",
      "&amp;", "&#x41;", "<li><ul>", "<font a=1><p>", "<", "<!--", "<x a='", "&notit",
      "<select><option>",
      "<span>\0", "<h1>a", "<button><p>", "<form>", "<i a=1><b a=2><p>x",
      "<div><table><td></div></table>", "<b><i>x</b></i>", "<div><svg></div></svg>",
    ])
  func tenThousandOfATag(piece: String) {
    let bytes = Array(("<html>" + String(repeating: piece, count: 10_000) + "text").utf8)
    _ = DocumentReader.read(RawInput(name: "a.html", bytes: bytes), settings: IntakeSettings())
  }

  @Test(.timeLimit(.minutes(1))) func aMillionNestedTags() throws {
    let html = String(repeating: "<div>", count: 1_000_000) + "<p>\(paragraph)</p>"
    let report = try hostile(html)
    #expect(report.text.string.contains("harbour board"))
  }

  @Test(.timeLimit(.minutes(1))) func aTagOfAMillionAttributes() throws {
    var html = "<p "
    for number in 0..<200_000 { html += "a\(number)=1 " }
    _ = try hostile(html + ">\(paragraph)</p>")
  }

  private func hostile(_ html: String) throws -> Document {
    let input = RawInput(name: "page.html", bytes: Array(html.utf8))
    return try #require(DocumentReader.read(input, settings: IntakeSettings()).documents.first)
  }
}
