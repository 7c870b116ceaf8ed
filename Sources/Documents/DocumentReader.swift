import Spans

/// What came in, before anything was understood: bytes with a name.
package struct RawInput: Sendable {
  /// File name with extension; becomes the document's id.
  package var name: String
  /// Where it came from, for faults; the name where nothing else is known.
  package var path: String
  package var bytes: [UInt8]

  package init(name: String, path: String? = nil, bytes: [UInt8]) {
    self.name = name
    self.path = path ?? name
    self.bytes = bytes
  }
}

/// What the caller says about the inputs.
package struct IntakeSettings: Sendable {
  /// Publication date of documents that state none.
  package var published: CalendarDate?

  package init(published: CalendarDate? = nil) { self.published = published }
}

/// Why an input, or a part of one, gave no document. Facts only; the front end has the sentences.
package enum IntakeFault: Error, Sendable, Hashable {
  case missing(path: String)
  case unreadable(path: String, reason: String)
  case empty(path: String)
  case binary(path: String)
  case tooLarge(path: String, bytes: Int, limit: Int)
  case noReadableDocument(folder: String)
  case malformedRecord(path: String, line: Int, reason: RecordFlaw)
  /// The record was read, but the date it states was not.
  case unreadableDate(path: String, line: Int)

  /// Whether nothing was left out for it: worth telling, no failure.
  package var isWarning: Bool {
    if case .unreadableDate = self { true } else { false }
  }
}

/// Why a line of JSON Lines is no document.
package enum RecordFlaw: Error, Sendable, Hashable {
  case notJSON, notObject, noID, noText
}

/// Bytes in, documents out.
package enum DocumentReader {
  /// One input may bring several documents (JSON Lines); faults stand beside them.
  package static func read(
    _ input: RawInput, settings: IntakeSettings
  ) -> (documents: [Document], faults: [IntakeFault]) {
    guard !input.bytes.isEmpty else { return ([], [.empty(path: input.path)]) }
    guard !ContentKind.isBinary(input.bytes) else { return ([], [.binary(path: input.path)]) }
    switch kind(input) {
    case .records:
      return RecordReader.read(
        Encoding.utf8(from: input.bytes), path: input.path, settings: settings)
    case .page: return one(page(input, settings), input)
    case .text: return one(text(input, settings), input)
    }
  }

  /// The formats told apart.
  private enum Kind { case text, page, records }

  /// By the name's ending where it says so, else by the first bytes.
  private static func kind(_ input: RawInput) -> Kind {
    let ending = input.name.lowercased().split(separator: ".").last ?? ""
    switch ending {
    case "jsonl", "ndjson": return .records
    case "html", "htm", "xhtml": return .page
    default:
      if ContentKind.isPage(input.bytes) { return .page }
      return ending != "txt" && RecordReader.accepts(input.bytes) ? .records : .text
    }
  }

  private static func one(
    _ document: Document, _ input: RawInput
  ) -> (documents: [Document], faults: [IntakeFault]) {
    document.passages.isEmpty ? ([], [.empty(path: input.path)]) : ([document], [])
  }

  private static func text(_ input: RawInput, _ settings: IntakeSettings) -> Document {
    PlainTextReader.document(
      id: input.name, text: SourceText(utf8: Encoding.utf8(from: input.bytes)),
      sha256: Digest.sha256(input.bytes), settings: settings)
  }

  private static func page(_ input: RawInput, _ settings: IntakeSettings) -> Document {
    PageReader.document(
      id: input.name, bytes: input.bytes, url: nil, sha256: Digest.sha256(input.bytes),
      settings: settings)
  }
}
