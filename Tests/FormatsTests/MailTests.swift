import Documents
import Foundation
import Spans
import Testing

@testable import Formats

@Suite struct MailTests {
  private let newsletter = """
    Received: by mx.example; Tue, 4 Mar 2031 09:00:00 +0100\r
    From: =?utf-8?Q?Ellery_Caf=C3=A9?= =?utf-8?B?IERhaWx5?= <daily@post.example>\r
    To: desk@desk.example\r
    Subject: =?iso-8859-1?Q?Ferry_strikes_mole_=96_?=\r
     =?utf-8?Q?board?=\r
    Date: Tue, 4 Mar 2031 08:59:00 +0100\r
    MIME-Version: 1.0\r
    Content-Type: multipart/alternative; boundary="=_b1"\r
    \r
    This is for old readers.\r
    --=_b1\r
    Content-Type: text/plain; charset=utf-8\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    View in your browser.\r
    --=_b1\r
    Content-Type: text/html; charset=windows-1252\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    <h1>Ferry</h1><p>\(paragraph.prefix(60))=\r
    \(paragraph.dropFirst(60))</p><p>=93Caf=E9=94 \(second)</p>\r
    --=_b1--\r

    """

  @Test func aNewsletterIsItsPage() throws {
    let (documents, faults) = take("daily.eml", newsletter)
    #expect(faults.isEmpty)
    let mail = try #require(documents.first)
    #expect(mail.title == "Ferry strikes mole – board")
    #expect(mail.outlet == "Ellery Café Daily")
    #expect(mail.published.value?.iso == "2031-03-04")
    #expect(mail.text.string.contains(paragraph))
    #expect(mail.text.string.contains("“Café” Two tugs"))
    #expect(mail.sha256 == DocumentReader.sha256(Array(newsletter.utf8)))
  }

  @Test func eachMailOfAMailboxIsADocument() throws {
    let mail = newsletter.replacing("\r\n", with: "\n")
    let plain = """
      From: Port office <port@port.example>
      Subject: Statement
      Message-ID: <2@port.example>
      Content-Type: text/plain; charset=us-ascii

      >From the mole to the pier, all is closed. \(paragraph)
      """
    let box =
      "From daily@post.example Tue Mar  4 09:00:00 2031\n\(mail)\n"
      + "From port@port.example Tue Mar  4 10:00:00 2031\n\(plain)\n"
    let (documents, faults) = take("news.mbox", box)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["news.mbox#1", "news.mbox#2"])
    #expect(documents.last?.outlet == "Port office")
    #expect(documents.last?.text.string.hasPrefix("From the mole") ?? false)
  }

  @Test func brokenLinesOfTextAreJoined() throws {
    let lines = """
      From: a@b.example
      Message-ID: <1>
      Subject: S

      The harbour board of Port Ellery said on Tuesday that the night
      ferry had lost its way in fog and struck the outer mole shortly
      before dawn.

      - first
      - second
      """
    let document = try #require(take("a.eml", lines).documents.first)
    #expect(passages(document).first == paragraph)
  }

  @Test func attachmentsThatAreReportsAreRead() {
    let text = Data("Statement\n\n\(second)\n".utf8).base64EncodedString()
    let mail = """
      From: a@b.example
      MIME-Version: 1.0
      Subject: S
      Content-Type: multipart/mixed; boundary=x

      --x

      \(paragraph)
      --x
      Content-Type: image/png; name=a.png
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      --x
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename="=?utf-8?Q?statement.txt?="
      Content-Transfer-Encoding: base64

      \(text)
      --x
      Content-Type: message/rfc822

      From: c@d.example
      Message-ID: <9>
      Subject: Inner

      \(second)
      --x--
      """
    let (documents, faults) = take("a.eml", mail)
    #expect(faults.isEmpty)
    #expect(documents.map(\.id) == ["a.eml", "a.eml/3", "a.eml/4"])
    #expect(documents.last?.title == "Inner")
  }

  @Test func partsInPartsHaveABound() {
    var body = "Content-Type: text/plain\n\n\(paragraph)"
    for level in 0..<1000 {
      body =
        "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(body)\n--b\(level)--\n"
    }
    let (documents, faults) = take("a.eml", "From: a@b\nMIME-Version: 1.0\n" + body)
    #expect(documents.isEmpty)
    #expect(faults.first == .tooDeep(path: "in/a.eml"))
    let many = String(repeating: "--b\n\nx\n", count: 20_000)
    _ = take(
      "b.eml", "From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + many)
    var inner = "From: a@b\nMIME-Version: 1.0\nSubject: S\n\n\(paragraph)"
    for _ in 0..<12 {
      inner = "From: a@b\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + inner
    }
    #expect(take("c.eml", inner).faults.contains { if case .tooDeep = $0 { true } else { false } })
  }

  @Test func charsetsMayLie() throws {
    let mail =
      "From: a@b.example\nMessage-ID: <1>\nSubject: =?x-none?B?4pi6?= =?utf-8?Q?cut=\n"
      + "Content-Type: text/plain; charset=klingon\n\n\(paragraph)"
    #expect(try #require(take("a.eml", mail).documents.first).text.string == paragraph)
  }

  @Test func savedPagesKeepAddressAndTime() throws {
    let mhtml = """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://post.example/ferry
      Subject: Ferry strikes mole
      Date: Tue, 4 Mar 2031 08:59:00 -0000
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="----m"

      ------m
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable
      Content-Location: https://post.example/ferry

      \(page("Ferry strikes mole").replacing("=", with: "=3D"))
      ------m
      Content-Type: image/png
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      ------m--
      """
    let saved = try #require(take("ferry.mhtml", mhtml).documents.first)
    #expect(saved.url == "https://post.example/ferry")
    #expect(saved.captured == "2031-03-04T08:59:00Z")
    #expect(passages(saved) == [paragraph, second])
    let single = page("Ferry").replacing(
      "<head>",
      with: "<!--\n Page saved with SingleFile \n url: https://post.example/2 \n saved date: "
        + "Tue Mar 04 2031 09:30:00 GMT+0100 (Central European Standard Time)\n--><head>")
    let file = try #require(take("ferry.html", single).documents.first)
    #expect(file.url == "https://post.example/2")
    #expect(file.captured == "2031-03-04T09:30:00+01:00")
  }
}
