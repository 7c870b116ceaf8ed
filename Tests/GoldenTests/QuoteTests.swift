import Foundation
import Testing

/// What must hold of any brief: its lines quote their documents.
@Suite(.enabled(if: Recording.isReady)) struct QuoteTests {
  /// Every quote of the JSON brief stands in the text of its document at its span, which counts
  /// code points.
  @Test(arguments: ["ferry", "border"]) func everyQuoteStandsInItsDocument(_ example: String)
    throws
  {
    let texts = try Self.texts(of: example)
    let brief = try Program.run(["brief", "Examples/" + example, "--all", "--format", "json"])
    let quotes = Self.quotes(in: try JSONSerialization.jsonObject(with: brief.output))
    #expect(quotes.count > 20, "a brief of few quotes: \(quotes.count)")
    for quote in quotes {
      let text = try #require(texts[quote.document], "no document \(quote.document)")
      try #require(quote.start < quote.end && quote.end <= text.count)
      let words = String(String.UnicodeScalarView(text[quote.start..<quote.end]))
      #expect(words == quote.text)
    }
  }

  struct Quote {
    var document: String
    var start: Int
    var end: Int
    var text: String
  }

  /// The scalars of every document's text, by id, as `sayso read` prints them.
  static func texts(of example: String) throws -> [String: [Unicode.Scalar]] {
    let records = try Program.run(["read", "Examples/" + example])
    var texts: [String: [Unicode.Scalar]] = [:]
    for line in records.output.split(separator: 10) {
      let record = try JSONSerialization.jsonObject(with: line) as? [String: Any]
      guard let id = record?["id"] as? String, let text = record?["text"] as? String else {
        continue
      }
      texts[id] = Array(text.unicodeScalars)
    }
    return texts
  }

  /// Every object with `doc`, `span` and `text`, however deep.
  static func quotes(in value: Any) -> [Quote] {
    var found: [Quote] = []
    var open = [value]
    while let next = open.popLast() {
      if let list = next as? [Any] { open += list }
      guard let object = next as? [String: Any] else { continue }
      if let document = object["doc"] as? String, let span = object["span"] as? [Int],
        let text = object["text"] as? String, span.count == 2
      {
        found.append(Quote(document: document, start: span[0], end: span[1], text: text))
      }
      open += object.values
    }
    return found
  }
}
