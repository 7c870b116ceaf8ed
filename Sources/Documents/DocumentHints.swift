import HTML
import Spans

/// What the carrier of a document states about it: a feed of its item, an archive of a capture, a
/// mail's header of its text. It goes before what the text is read to say, except where noted.
package struct DocumentHints: Sendable {
  package var url: String?
  package var title: String?
  package var authors: [String] = []
  package var outlet: String?
  /// The publication date.
  package var published: CalendarDate?
  /// ISO date-time of capture.
  package var captured: String?
  /// ISO 639-1 code.
  package var language: String?
  /// The encoding the carrier states.
  package var charset: String?
  /// Who the carrier says the text is from, when that is not the outlet.
  package var source: String?
  /// Used where the document itself has none: what an archive's record says of a page.
  package var isWeak = false

  package init() {}
}

extension DocumentReader {
  /// A page as a document; `bytes` are hashed as they came.
  package static func page(
    id: String, bytes: [UInt8], hints: DocumentHints, settings: IntakeSettings
  ) -> Document {
    var readable = bytes
    if let label = hints.charset {
      // pages are read by their own marks: the carrier's label becomes one
      readable = [0xEF, 0xBB, 0xBF] + CarriedText.utf8(bytes, label: label)
    }
    var document = PageReader.document(
      id: id, bytes: readable, url: hints.url, sha256: Digest.sha256(bytes), settings: settings)
    hints.complete(&document)
    return document
  }

  /// Text as a document; `bytes` are hashed as they came.
  package static func text(
    id: String, bytes: [UInt8], hints: DocumentHints, settings: IntakeSettings
  ) -> Document {
    let text =
      hints.charset.map { CarriedText.utf8(bytes, label: $0) } ?? Encoding.utf8(from: bytes)
    return self.text(
      id: id, text: text, sha256: Digest.sha256(bytes), hints: hints, settings: settings)
  }

  /// Text that was made from other bytes than its own (a PDF, a mail), whose hash is given.
  package static func text(
    id: String, text: [UInt8], sha256: String, hints: DocumentHints, settings: IntakeSettings
  ) -> Document {
    var document = PlainTextReader.document(
      id: id, text: SourceText(utf8: text), sha256: sha256, settings: settings)
    hints.complete(&document)
    return document
  }

  /// A date in any of the usual notations of metadata.
  package static func day(_ text: String) -> CalendarDate? { PageDate.day(text) }

  /// SHA-256 in lower-case hexadecimal.
  package static func sha256(_ bytes: [UInt8]) -> String { Digest.sha256(bytes) }

  /// Whether bytes are neither text nor markup.
  package static func isBinary(_ bytes: [UInt8]) -> Bool { ContentKind.isBinary(bytes) }

  /// Whether bytes begin as a page does.
  package static func isPage(_ bytes: [UInt8]) -> Bool { ContentKind.isPage(bytes) }
}

extension DocumentHints {
  /// Puts what is stated into the document.
  func complete(_ document: inout Document) {
    func choose(_ stated: String?, _ own: String?) -> String? {
      isWeak ? own ?? stated : stated ?? own
    }
    document.url = choose(url, document.url)
    document.title = choose(title, document.title)
    document.outlet = choose(outlet, document.outlet)
    if !authors.isEmpty, !isWeak || document.authors.isEmpty { document.authors = authors }
    if let published, !isWeak || document.published.value == nil {
      document.published = PublicationDate(published, basis: .metadata)
    }
    document.captured = captured ?? document.captured
    if let language, !isWeak { document.language = language }
    guard let source, source != document.outlet,
      !document.credits.contains(where: { $0.name == source })
    else { return }
    document.credits.append(Credit(name: source, span: nil, rule: "source"))
  }
}
