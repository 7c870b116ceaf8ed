import Documents
import Spans
import Testing

@testable import Formats

@Suite struct FeedTests {
  private let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Ellery &amp; Coast Post</title><link>https://post.example/</link>
    <language>en-gb</language>
    <image><title>Logo</title><url>https://post.example/l.png</url></image>
    <item><title>Ferry strikes mole &#8211; board</title><link>https://post.example/ferry</link>
    <guid isPermaLink="false">x1</guid><dc:creator><![CDATA[Una Brandt]]></dc:creator>
    <pubDate>Tue, 04 Mar 2031 23:30:00 -0500</pubDate>
    <description>A short teaser.</description>
    <content:encoded><![CDATA[<p>\(paragraph)</p><p>\(second)</p>]]></content:encoded>
    <source url="https://wire.example/feed">Coastwire</source></item>
    <item><title>Tugs back in port</title><guid>https://post.example/tugs</guid>
    <description>&lt;p&gt;\(second)&lt;/p&gt;</description>
    <pubDate>2031-03-05T08:00:00Z</pubDate></item>
    </channel></rss>
    """

  @Test func itemsOfRSSAreDocuments() throws {
    let (documents, faults) = take("feed.xml", rss)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["feed.xml#1", "feed.xml#2"])
    let first = try #require(documents.first)
    #expect(first.title == "Ferry strikes mole – board")
    #expect(first.outlet == "Ellery & Coast Post")
    #expect(first.authors == ["Una Brandt"])
    #expect(first.url == "https://post.example/ferry")
    // the local day, though it was the next day in Greenwich
    #expect(first.published.value?.iso == "2031-03-04")
    #expect(first.credits.map(\.name) == ["Coastwire"])
    #expect(passages(first) == [paragraph, second])
    let last = try #require(documents.last)
    #expect(last.url == "https://post.example/tugs")
    #expect(last.text.string.contains(second))
  }

  @Test func entriesOfAtomAreDocuments() throws {
    let (documents, faults) = take(
      "feed",
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="text">Coastwire</title>
      <link rel="self" href="https://w.example/feed"/><link href="https://w.example/"/>
      <entry><title type="html">Ferry &lt;b&gt;strikes&lt;/b&gt; mole</title>
      <link rel="enclosure" href="https://w.example/a.mp3"/><link href="https://w.example/1"/>
      <id>urn:1</id><published>2031-03-04T08:00:00Z</published><updated>2031-03-06T08:00:00Z</updated>
      <author><name>Una Brandt</name><email>u@w.example</email></author>
      <author><name>Per Holt</name></author>
      <source><id>urn:s</id><title>Ellery Post</title><link href="https://post.example/"/></source>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>\(paragraph)</p>
      <p>Fish &amp; chips &lt; five. \(second)</p></div></content></entry></feed>
      """)
    #expect(faults.isEmpty)
    let first = try #require(documents.first)
    #expect(first.title == "Ferry strikes mole")
    #expect(first.outlet == "Coastwire" && first.url == "https://w.example/1")
    #expect(first.authors == ["Una Brandt", "Per Holt"])
    #expect(first.published.value?.iso == "2031-03-04")
    #expect(first.credits.map(\.name) == ["Ellery Post"])
    #expect(first.text.string.contains("Fish & chips < five."))
  }

  @Test func jsonFeedIsRead() throws {
    let (documents, faults) = take(
      "feed.json",
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Ellery Post", "items": [
      {"id": "1", "url": "https://post.example/1", "title": "Ferry",
       "content_html": "<p>\(paragraph)</p>", "date_published": "2031-03-04T08:00:00-05:00",
       "authors": [{"name": "Una Brandt"}]},
      {"id": "2", "content_text": "\(second)"}]}
      """)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["1", "2"])
    #expect(documents.map(\.outlet) == ["Ellery Post", "Ellery Post"])
    #expect(documents.first?.authors == ["Una Brandt"])
  }

  @Test func newsSitemapsGiveHeadlines() throws {
    let (documents, faults) = take(
      "news.xml",
      """
      <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
       xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://post.example/1</loc><news:news><news:publication>
      <news:name>Ellery Post</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2031-03-04</news:publication_date>
      <news:title>Ferry strikes mole, harbour board says</news:title></news:news></url>
      <url><loc>https://post.example/2</loc></url></urlset>
      """)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["news.xml#1"])
    #expect(documents.first?.title == "Ferry strikes mole, harbour board says")
    #expect(documents.first?.published.value?.iso == "2031-03-04")
    let bare = "<urlset><url><loc>https://post.example/2</loc></url></urlset>"
    #expect(take("m.xml", bare).faults == [.onlyAddresses(path: "in/m.xml", count: 1)])
  }

  @Test func listsOfFeedsGoInAndOut() {
    let feeds = [
      OPML.Feed(url: "https://a.example/?x=1&y=2", title: "A \"quoted\" <title>"),
      OPML.Feed(url: "https://b.example/"),
    ]
    let file = OPML.file(feeds)
    let back = OPML.feeds(in: ByteStream(file))
    #expect(back.map(\.url) == feeds.map(\.url) && back[0].title == feeds[0].title)
    #expect(take("list.opml", file).faults == [.listOfFeeds(path: "in/list.opml", count: 2)])
  }

  @Test func oneBadItemCostsNoOther() {
    let broken = rss.replacing(
      "<link>https://post.example/ferry</link>", with: "<link>a & b<b></link>"
    )
    .replacing("Coastwire</source></item>", with: "Coastwire&nbsp;</source>")
    let (documents, _) = take("feed.xml", broken)
    #expect(documents.count == 2)
    #expect(documents.last?.title == "Tugs back in port")
  }

  @Test func entitiesOfTheFileAreNotExpanded() throws {
    let bomb = (0..<20).map { "<!ENTITY e\($0 + 1) \"&e\($0);&e\($0);&e\($0);\">" }.joined()
    let (documents, _) = take(
      "feed.xml",
      """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">
      \(bomb)]><rss><channel><title>T</title><item><title>A &e20; b &x; title</title>
      <description>\(paragraph)</description></item></channel></rss>
      """)
    #expect(documents.first?.title == "A &e20; b &x; title")
  }

  @Test func manyItems() {
    var feed = Array("<rss><channel><title>T</title>".utf8)
    for number in 0..<2_000 {
      feed += Array("<item><title>Ferry \(number) strikes mole</title></item>".utf8)
    }
    #expect(take("feed.xml", feed + Array("</channel></rss>".utf8)).documents.count == 2_000)
  }

  @Test func encodingsAreRead() throws {
    let text = """
      <?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Caf\u{E9}</title>
      <item><title>Caf\u{E9} shut</title><description>\(paragraph)</description></item></channel></rss>
      """
    let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(take("feed.xml", latin).documents.first?.title == "Café shut")
    let wide = rss.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
    #expect(take("feed.xml", [0xFF, 0xFE] + wide).documents.count == 2)
  }

  @Test func hostileMarkupEnds() {
    for text in [
      String(repeating: "<item>", count: 1_000), String(repeating: "<", count: 200_000),
      "<a " + String(repeating: "x='", count: 100_000), "<!DOCTYPE x [" + paragraph,
      String(repeating: "&amp;&", count: 100_000), "<![CDATA[" + paragraph,
      String(repeating: "</item>", count: 50_000), "<x" + String(repeating: " y", count: 100_000),
    ] {
      _ = take("feed.xml", "<rss><channel><item><title>T" + text)
    }
  }
}
