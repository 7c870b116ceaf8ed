import Documents
import Spans
import Testing

@testable import Formats

/// A WARC record with its length.
func record(_ header: [String], _ block: [UInt8], length: Int? = nil) -> [UInt8] {
  let lines = ["WARC/1.1"] + header + ["Content-Length: \(length ?? block.count)", "", ""]
  return Array(lines.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
}

/// A captured page.
func capture(
  _ url: String, _ body: [UInt8], type: String = "text/html; charset=utf-8",
  headers: [String] = [], digest: String? = nil
) -> [UInt8] {
  let http = ["HTTP/1.1 200 OK", "Content-Type: \(type)"] + headers + ["", ""]
  var header = [
    "WARC-Type: response", "WARC-Target-URI: \(url)", "WARC-Date: 2031-03-04T08:00:00Z",
    "Content-Type: application/http; msgtype=response",
  ]
  if let digest { header.append("WARC-Payload-Digest: \(digest)") }
  return record(header, Array(http.joined(separator: "\r\n").utf8) + body)
}

@Suite struct WebArchiveTests {
  private let html = Array(page("Ferry strikes mole").utf8)
  private var info: [UInt8] { record(["WARC-Type: warcinfo"], Array("software: x\r\n".utf8)) }

  @Test func capturedPagesAreDocuments() throws {
    let bytes =
      info + capture("https://post.example/1", html)
      + capture("https://post.example/robots.txt", Array(paragraph.utf8), type: "text/plain")
      + capture("https://post.example/a.css", Array("p {}".utf8), type: "text/css")
      + capture("https://post.example/2", Array(second.utf8), type: "text/plain")
    for (name, archive) in [("a.warc", bytes), ("a.warc.gz", try gzip(bytes))] {
      let (documents, faults) = take(name, archive)
      #expect(faults.isEmpty)
      #expect(documents.map(\.id) == ["\(name)#2", "\(name)#5"])
      let first = try #require(documents.first)
      #expect(first.url == "https://post.example/1")
      #expect(first.captured == "2031-03-04T08:00:00Z")
      #expect(first.sha256 == DocumentReader.sha256(html))
      #expect(passages(first) == [paragraph, second])
    }
  }

  @Test func bodiesAreUnpacked() throws {
    let packed = try gzip(html)
    let half = packed.count / 2
    func chunk(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [13, 10]
    }
    let chunked: [UInt8] = chunk(packed[..<half]) + chunk(packed[half...]) + chunk([])
    let pages: [[UInt8]] = [
      capture("https://a.example/1", packed, headers: ["Content-Encoding: gzip"]),
      capture(
        "https://a.example/2", chunked,
        headers: ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
      // the header lies: the body was stored unpacked
      capture(
        "https://a.example/3", html,
        headers: ["Content-Encoding: br", "Transfer-Encoding: chunked"]),
      capture("https://a.example/4", [1, 2, 3], headers: ["Content-Encoding: br"]),
    ]
    let bytes = Array(pages.joined())
    let (documents, faults) = take("a.warc", bytes)
    #expect(documents.count == 3)
    #expect(documents.allSatisfy { $0.sha256 == DocumentReader.sha256(html) })
    #expect(faults == [.unknownCompression(path: "in/a.warc#4")])
  }

  @Test func revisitsOfWhatWasReadAreSilent() {
    func revisit(_ digest: String) -> [UInt8] {
      record(
        [
          "WARC-Type: revisit", "WARC-Target-URI: https://post.example/9",
          "WARC-Payload-Digest: \(digest)",
        ], [])
    }
    let bytes = capture("https://post.example/1", html, digest: "sha1:ABC")
    let (documents, faults) = take("a.warc", bytes + revisit("sha1:ABC") + revisit("sha1:DEF"))
    #expect(documents.count == 1)
    #expect(faults == [.captureElsewhere(path: "in/a.warc#3", url: "https://post.example/9")])
  }

  @Test func aDamagedMemberCostsItsRecordOnly() throws {
    let records = (1...3).map { capture("https://post.example/\($0)", html) }
    var members = try records.map(gzip)
    members[1][members[1].count / 2] ^= 0x55
    members[1][members[1].count / 2 + 1] ^= 0x55
    let (documents, faults) = take("a.warc.gz", members.flatMap { $0 })
    #expect(documents.contains { $0.url == "https://post.example/1" })
    #expect(documents.contains { $0.url == "https://post.example/3" })
    #expect(!faults.isEmpty)
  }

  @Test func wrongLengthsAreFoundOutOf() {
    let good = capture("https://post.example/2", html)
    for length in [5, 100, 1_000_000, -3] {
      let bad = record(["WARC-Type: metadata"], Array(paragraph.utf8), length: length)
      let (documents, faults) = take("a.warc", bad + good)
      #expect(!faults.isEmpty)
      if length < 200 { #expect(documents.count == 1) }
    }
  }

  @Test func anArchiveCutOffGivesWhatCameBefore() throws {
    let bytes = capture("https://post.example/1", html) + capture("https://post.example/2", html)
    for cut in stride(from: 1, to: bytes.count, by: 61) {
      let (documents, _) = take("a.warc", Array(bytes.prefix(cut)))
      #expect(documents.count <= 2)
    }
    let packed = try gzip(bytes)
    for cut in stride(from: 20, to: packed.count, by: 31) {
      let (_, faults) = take("a.warc.gz", Array(packed.prefix(cut)))
      #expect(!faults.isEmpty)
    }
  }

  @Test func itemsOfFeedsAreReadWhereTheirPageIsNot() {
    let feed = """
      <rss><channel><title>Post</title>
      <item><title>Ferry</title><link>https://post.example/1</link></item>
      <item><title>Tugs come in</title><link>https://post.example/7</link></item></channel></rss>
      """
    let bytes = capture("https://post.example/feed", Array(feed.utf8), type: "application/rss+xml")
    let (documents, _) = take("a.warc", bytes + capture("https://post.example/1", html) + bytes)
    #expect(documents.map(\.url) == ["https://post.example/1", "https://post.example/7"])
  }

  @Test func webArchiveCollectionsAreRead() throws {
    let warc = try gzip(capture("https://post.example/1", html))
    let bytes = try archive(
      "zip-stored",
      [
        ("datapackage.json", Array("{}".utf8)), ("pages/pages.jsonl", Array("{}\n".utf8)),
        ("archive/data.warc.gz", warc), ("indexes/index.cdx", Array("x".utf8)),
      ])
    let (documents, faults) = take("site.wacz", bytes)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["site.wacz!/archive/data.warc.gz#1"])
  }
}
