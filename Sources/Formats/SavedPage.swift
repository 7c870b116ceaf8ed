import Documents
import HTML

/// Pages as browsers save them in one file, with address and time of the capture.
enum SavedPage {
  /// MHTML: a mail whose first page is the page, the rest its pictures. False where there is none.
  static func read(
    _ header: MailHeader, _ leaves: [MIMEPart], _ item: Item, _ intake: Intake
  ) -> Bool {
    let start = header.parameters("content-type")?.parameters["start"]
    let page =
      leaves.first { start != nil && $0.header["content-id"] == start && isPage($0) }
      ?? leaves.first(where: isPage)
    guard let page else { return false }
    var hints = item.hints
    hints.url =
      (header["snapshot-content-location"] ?? page.header["content-location"])?.filled ?? hints.url
    hints.captured = header["date"].flatMap(StatedDate.isoTime) ?? hints.captured
    hints.charset = page.charset ?? hints.charset
    hints.isWeak = true
    hints.title = header.text("subject")
    LeafReader.emit(
      DocumentReader.page(
        id: item.id, bytes: page.body, hints: hints, settings: intake.settings.intake),
      item, intake)
    return true
  }

  private static func isPage(_ part: MIMEPart) -> Bool {
    part.type == "text/html" || part.type == "application/xhtml+xml"
  }

  /// What SingleFile notes in a comment at the start: ` Page saved with SingleFile url: …
  /// saved date: Tue Mar 04 2031 08:00:00 GMT+0100 (…)`; and other browsers' `saved from url=(…)`.
  static func hints(of page: [UInt8]) -> DocumentHints {
    var hints = DocumentHints()
    hints.isWeak = true
    let head = String(decoding: page.prefix(4096), as: UTF8.self)
    guard let open = head.range(of: "<!--"), let close = head.range(of: "-->") else {
      return hints
    }
    guard open.upperBound <= close.lowerBound else { return hints }
    let comment = head[open.upperBound..<close.lowerBound]
    if comment.contains("Page saved with SingleFile") {
      let words = comment.split(whereSeparator: \.isWhitespace)
      hints.url = words.firstIndex(of: "url:").flatMap { at in words.dropFirst(at + 1).first }
        .map(String.init)
      hints.captured = comment.range(of: "saved date:").flatMap {
        StatedDate.isoTime(String(comment[$0.upperBound...].prefix { $0 != "(" }))
      }
    } else if let from = comment.range(of: "saved from url=(") {
      // the address stands behind its own length in brackets
      hints.url = String(comment[from.upperBound...].drop { $0 != ")" }.dropFirst()).filled
    }
    return hints
  }
}

extension DocumentHints {
  /// These where they say something, else others.
  func with(_ other: DocumentHints) -> DocumentHints {
    var merged = self
    merged.url = url ?? other.url
    merged.captured = captured ?? other.captured
    merged.isWeak = isWeak || other.isWeak
    return merged
  }
}

extension StringProtocol {
  /// The first place of some words.
  func range(of words: String) -> Range<Index>? {
    guard let first = words.first else { return nil }
    var from = startIndex
    while let start = self[from...].firstIndex(of: first) {
      if self[start...].hasPrefix(words) {
        return start..<index(start, offsetBy: words.count)
      }
      from = index(after: start)
    }
    return nil
  }
}
