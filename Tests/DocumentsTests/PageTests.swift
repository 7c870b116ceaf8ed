import Spans
import Testing

@testable import Documents

/// Reads an invented page.
private func page(_ html: String, name: String = "page.html") throws -> Document {
  let input = RawInput(name: name, bytes: Array(html.utf8))
  return try #require(DocumentReader.read(input, settings: IntakeSettings()).documents.first)
}

private let sample = """
  <!DOCTYPE html><html lang="en"><head>
  <title>Ferry strikes mole in fog | Ellery Post</title>
  <meta property="og:site_name" content="Ellery Post">
  <meta property="article:published_time" content="2031-03-04T08:30:00+02:00">
  <link rel="canonical" href="https://post.example/ferry-strikes-mole">
  <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry strikes mole in fog",
    "author": [{"@type": "Person", "name": "Ada Moss"}, {"@type": "Person", "name": "Lin Oke"}]}</script>
  <style>p { color: red }</style></head><body>
  <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
  <main><h1>Ferry strikes mole in fog</h1>
  <div class="byline">By Ada Moss and Lin Oke</div>
  <figure><img src="a.jpg"><figcaption>The ferry on Tuesday. Photo: Coast Pictures</figcaption></figure>
  <p>\(paragraph)</p>
  <div class="related-stories"><h3>Related</h3><ul><li><a href="/1">Bridge closed again</a></li></ul></div>
  <h2>What the board promised</h2>
  <p>\(second)</p>
  <p style="display: none">Hidden words that no reader of the page has ever been shown at all.</p>
  <blockquote><p>“We could see nothing, and the horn came far too late for anyone,” a passenger said.</p></blockquote>
  <p><a href="/2">Read more: the old mole and its history</a></p>
  </main><div class="newsletter-signup"><p>Get the news of the harbour in your inbox every single morning.</p></div>
  <footer>© 2031 Ellery Post. All rights reserved.</footer></body></html>
  """

@Suite struct PageTests {
  @Test func theArticleIsLeft() throws {
    let report = try page(sample)
    #expect(passages(report, .title) == ["Ferry strikes mole in fog"])
    #expect(passages(report, .body) == [paragraph, "What the board promised", second])
    #expect(passages(report, .quote).count == 1)
    #expect(passages(report, .caption) == ["The ferry on Tuesday. Photo: Coast Pictures"])
  }

  @Test func metadataIsRead() throws {
    let report = try page(sample)
    #expect(report.title == "Ferry strikes mole in fog")
    #expect(report.authors == ["Ada Moss", "Lin Oke"])
    #expect(report.outlet == "Ellery Post")
    #expect(report.url == "https://post.example/ferry-strikes-mole")
    #expect(report.language == "en")
    #expect(report.published.value?.iso == "2031-03-04" && report.published.basis == .metadata)
  }

  @Test func aPageWithoutMarkupForArticlesIsReadByItsParagraphs() throws {
    let report = try page(
      "<table><tr><td><a href=/>Home</a></td><td>\(paragraph)<br><br>\(second)</td></tr></table>",
      name: "old.htm")
    #expect(passages(report, .body) == [paragraph, second])
  }

  @Test func aClassThatSoundsWrongDoesNotLoseTheArticle() throws {
    let report = try page(
      "<body><div class='menu-page share'><p>\(paragraph)</p><p>\(second)</p></div>")
    #expect(passages(report, .body) == [paragraph, second])
  }

  @Test func aPageBuiltInTheBrowserIsReadFromItsData() throws {
    let body = "\(paragraph)\\n\(second)\\n\(paragraph.uppercased())\\n\(second.uppercased())"
    let report = try page(
      """
      <script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "\(body)"}</script>
      <div id="app">Loading</div>
      """)
    #expect(passages(report, .body).prefix(2) == [paragraph, second])
  }

  @Test func elementsOfOneClassAreKeptWhereTheyAreTheArticle() throws {
    let parts = (1...4).map { "<div class='skip-item'><p>Part \($0). \(paragraph)</p></div>" }
    let report = try page("<h1>Ferry strikes mole</h1><main>\(parts.joined())</main>")
    #expect(report.text.string.contains("Part 1.") && report.text.string.contains("Part 4."))
  }

  @Test func theDateMayStandInTheAddressOrTheText() throws {
    let byAddress = try page(
      "<link rel=canonical href='https://post.example/2031/03/04/ferry.html'><p>\(paragraph)</p>")
    #expect(byAddress.published.value?.iso == "2031-03-04")
    let byText = try page("<p>Published: 4 March 2031, 10:15</p><p>\(paragraph)</p>")
    #expect(byText.published.value?.iso == "2031-03-04" && byText.published.basis == .text)
  }

  @Test(arguments: [
    ("2031-03-04T23:59:00-08:00", "2031-03-04"), ("Tue, 04 Mar 2031 10:00:00 GMT", "2031-03-04"),
    ("4.3.2031", "2031-03-04"), ("20310304", "2031-03-04"), ("March 4th, 2031", "2031-03-04"),
    ("2031/03/04 10:15", "2031-03-04"), ("13/04/2031", "2031-04-13"),
    ("4. März 2031", "2031-03-04"), ("martes 4 de marzo de 2031", "2031-03-04"),
  ])
  func datesOfMetadataInManyNotations(text: String, day: String) {
    #expect(PageDate.day(text)?.iso == day)
  }

  @Test(arguments: ["03/04/2031", "yesterday", "", "99999999", "2031-13-45"])
  func datesWithTwoReadingsOrNoneAreNotRead(text: String) {
    #expect(PageDate.day(text) == nil)
  }

  @Test func aStatedEncodingIsUsed() throws {
    let html =
      "<meta charset='iso-8859-1'><p>Caf\u{E9} Ellery was open, the harbour board said on Tuesday evening.</p>"
    let bytes = html.unicodeScalars.map { UInt8($0.value) }
    let (documents, _) = DocumentReader.read(
      RawInput(name: "a.html", bytes: bytes), settings: IntakeSettings())
    #expect(documents.first?.text.string.hasPrefix("Café Ellery") == true)
  }

  @Test func aPageOfUTF16() throws {
    let units = Array(sample.utf16)
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in units { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let (documents, _) = DocumentReader.read(
      RawInput(name: "a.html", bytes: bytes), settings: IntakeSettings())
    #expect(documents.first?.title == "Ferry strikes mole in fog")
  }
}

/// What the names of elements say, and when it does not count.
@Suite struct PageNameTests {
  private let paragraph =
    "The ferry stayed in port on Monday because fog had come up, the harbour office said, and it was not known when it would sail."

  private func text(_ body: String) -> String {
    let page = PageReader.page(Array("<html><body>\(body)</body></html>".utf8))
    return page.blocks.filter { $0.role == .body }.map(\.text).joined(separator: "\n")
  }

  @Test func aLargeElementNamedAsMetadataKeepsItsLists() {
    let list = "<ul><li>Tickets stay valid</li><li>Buses run instead</li></ul>"
    let found = text(
      "<div class=wrapper_meta_field><p>\(paragraph)</p>\(list)<p>\(paragraph)</p></div>")
    #expect(found.contains("Buses run instead"))
  }

  @Test func textThatAScriptMovesIntoPlaceIsRead() {
    #expect(
      text("<div hidden id='S:0'><p>\(paragraph)</p><p>\(paragraph)</p></div>").contains("ferry"))
    #expect(
      !text(
        "<p>\(paragraph)</p><div hidden><p>The pier is closed to visitors today, the harbour office said.</p></div>"
      ).contains("pier"))
  }

  @Test func namesAreCutAtSignsAndCapitals() {
    #expect(PageNames.marks(of: Array("relatedPosts-box".utf8)[...]).contains(.named))
    #expect(PageNames.marks(of: Array("user comments".utf8)[...]).contains(.comments))
    #expect(PageNames.marks(of: Array("x7comments".utf8)[...]).isEmpty)
  }
}
