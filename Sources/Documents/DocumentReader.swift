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
  /// The bytes end early or cannot be unpacked; what came before was read.
  case damaged(path: String, flaw: StreamFlaw)
  /// Archives or mails in one another, deeper than is read; or too many parts.
  case tooDeep(path: String)
  case encrypted(path: String)
  case unknownCompression(path: String)
  /// XML that is none of the formats known.
  case unknownMarkup(path: String)
  case notJSON(path: String)
  /// JSON or a table in which no text or title is found.
  case unknownShape(path: String)
  /// A list of feeds, or a sitemap without headlines: addresses, no reports.
  case listOfFeeds(path: String, count: Int)
  case onlyAddresses(path: String, count: Int)
  /// An archive says that a page is unchanged since a capture that it does not hold.
  case captureElsewhere(path: String, url: String)
  /// What reads this format is not installed.
  case missingProgram(path: String, program: String)
  /// The program that reads this format gave up.
  case programFailed(path: String, program: String, reason: ProgramFlaw)
  /// Faults of one input beyond those told one by one.
  case moreFaults(path: String, count: Int)

  /// Whether nothing was left out for it: worth telling, no failure.
  package var isWarning: Bool {
    switch self {
    case .unreadableDate, .captureElsewhere, .listOfFeeds, .onlyAddresses: true
    default: false
    }
  }
}

/// Why bytes ended before they should.
package enum StreamFlaw: Error, Sendable, Hashable {
  /// The input ends in the middle.
  case truncated
  /// Compressed data that cannot be unpacked, or a structure that contradicts itself.
  case corrupt
  /// The sum over the content does not agree.
  case checksum
  /// Unpacks to more than is sensible for its size.
  case bomb
  /// The system's words.
  case unreadable(String)
}

/// Why a program that was called gave nothing.
package enum ProgramFlaw: Error, Sendable, Hashable {
  case timeOut(seconds: Int)
  case tooMuchOutput
  case exit(Int)
}

/// Why a line of JSON Lines is no document.
package enum RecordFlaw: Error, Sendable, Hashable {
  case notJSON, notObject, noID, noText
}

/// Bytes in, documents out.
package enum DocumentReader {
  /// Text or a page. What can hold several documents is read by `Formats`, which calls this.
  package static func read(
    _ input: RawInput, settings: IntakeSettings
  ) -> (documents: [Document], faults: [IntakeFault]) {
    guard !input.bytes.isEmpty else { return ([], [.empty(path: input.path)]) }
    guard !ContentKind.isBinary(input.bytes) else { return ([], [.binary(path: input.path)]) }
    switch kind(input) {
    case .page: return one(page(input, settings), input)
    case .text: return one(text(input, settings), input)
    }
  }

  /// The formats told apart.
  private enum Kind { case text, page }

  /// By the name's ending where it says so, else by the first bytes.
  private static func kind(_ input: RawInput) -> Kind {
    let ending = input.name.lowercased().split(separator: ".").last ?? ""
    switch ending {
    case "html", "htm", "xhtml": return .page
    default: return ContentKind.isPage(input.bytes) ? .page : .text
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
