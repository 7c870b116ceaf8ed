import Documents
import Foundation
import Spans
import Testing

@testable import Formats

@Suite struct TextFormatTests {
  @Test func markdownLosesItsMarks() throws {
    let text = """
      ---
      title: "Ferry strikes mole"
      author: Una Brandt
      date: 2031-03-04
      ---

      ## What *happened*

      The **harbour board** of [Port Ellery](https://port.example/a_(b)) said the ferry\\* had \
      struck the `outer` mole. ![map](map.png)

      > \(second)

      ```
      let x = 1
      ```
      """
    let document = try #require(take("note.md", text).documents.first)
    #expect(document.title == "Ferry strikes mole" && document.authors == ["Una Brandt"])
    #expect(document.published.value?.iso == "2031-03-04")
    let plain = document.text.string
    #expect(plain.contains("What happened\n"))
    #expect(plain.contains("The harbour board of Port Ellery"))
    #expect(plain.contains("ferry* had struck the outer mole."))
    #expect(plain.contains(second) && !plain.contains("let x") && !plain.contains("map"))
  }

  @Test func plainTextStaysAsItIs() throws {
    let text = "Date: 4 March 2031\nSubject: Ferry\n\n\(paragraph)\n"
    #expect(try #require(take("a.txt", text).documents.first).text.string == text)
    #expect(try #require(take("a", paragraph).documents.first).text.string == paragraph)
  }

  @Test func otherXMLIsRefused() {
    let text = "<?xml version=\"1.0\"?><invoice><item>x</item></invoice>"
    #expect(take("a.xml", text).faults == [.unknownMarkup(path: "in/a.xml")])
  }

  @Test func nothingAtAllAndNoise() {
    #expect(take("a.eml", "").faults == [.empty(path: "in/a.eml")])
    for name in ["a.zip", "a.gz", "a.warc", "a.pdf", "a.tar", "a.mbox"] {
      let noise = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
      #expect(take(name, noise).faults == [.binary(path: "in/" + name)])
    }
  }

  @Test func streamsGiveLinesOfAnyLength() {
    var pieces = ["ab\r\nc", "d\n", String(repeating: "x", count: 50), "\nlast"].map {
      Array($0.utf8)
    }
    let stream = ByteStream { pieces.isEmpty ? .end : .bytes(pieces.removeFirst()) }
    var lines: [String] = []
    while let (line, isCut) = stream.line(limit: 20) {
      lines.append(String(decoding: line, as: UTF8.self) + (isCut ? "…" : ""))
    }
    #expect(lines == ["ab", "cd", String(repeating: "x", count: 20) + "…", "last"])
  }

  @Test(.enabled(if: Program.path(of: "pdftotext") != nil)) func textOfPDF() throws {
    let (documents, faults) = take("release.pdf", pdf(paragraph))
    #expect(faults.isEmpty)
    let document = try #require(documents.first)
    #expect(document.text.string.contains("The harbour board of Port Ellery said on Tuesday"))
    #expect(document.title == "Ferry strikes mole")
    let (_, flaws) = take("bad.pdf", Array("%PDF-1.4\ngarbage".utf8))
    #expect(flaws.count == 1)
  }

  /// A PDF of one page with lines of 60 letters.
  private func pdf(_ text: String) -> [UInt8] {
    var lines: [String] = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + word.count > 60 { lines.append("") }
      lines[lines.count - 1] += word + " "
    }
    let shown = lines.map { "(\($0.dropLast())) Tj 0 -14 Td" }.joined(separator: "\n")
    let content = "BT /F1 11 Tf 60 700 Td\n\(shown)\nET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources "
        + "<< /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Title (Ferry strikes mole) /CreationDate (D:20310304080000Z) >>",
    ]
    var out = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(out.utf8.count)
      out += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    out += "xref\n0 7\n0000000000 65535 f \n"
    for place in places {
      out += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
    }
    out += "trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(out.utf8)
  }
}
