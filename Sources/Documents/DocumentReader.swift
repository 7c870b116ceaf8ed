import Spans

/// What came in, before anything was understood: bytes with a name.
package struct RawInput: Sendable {
  /// File name with extension; becomes the document's id.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
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
  case malformedRecord(path: String, line: Int, reason: String)
}

/// Bytes in, documents out.
package enum DocumentReader {
  /// One input may bring several documents (JSON Lines); faults stand beside them.
  package static func read(
    _ input: RawInput, settings: IntakeSettings
  ) -> (documents: [Document], faults: [IntakeFault]) {
    guard !input.bytes.isEmpty else { return ([], [.empty(path: input.name)]) }
    guard !ContentKind.isBinary(input.bytes) else { return ([], [.binary(path: input.name)]) }
    let text = SourceText(utf8: Encoding.utf8(from: input.bytes))
    let document = PlainTextReader.document(
      id: input.name, text: text, sha256: Digest.sha256(input.bytes), settings: settings)
    return document.passages.isEmpty ? ([], [.empty(path: input.name)]) : ([document], [])
  }
}
