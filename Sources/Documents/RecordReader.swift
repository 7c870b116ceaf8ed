import Spans

/// Documents as JSON Lines: one object a line with `id` and `text` or `html`.
///
/// A line that is no such object is a fault with its number; the rest is read. A date that cannot
/// be read ("soon", the year 1) is left unknown, with a warning.
enum RecordReader {
  /// Whether bytes look like JSON Lines: the first line that is not blank is an object with `text`
  /// or `html`.
  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard let start = bytes.firstIndex(where: { !SourceText.isSpace($0) }), bytes[start] == 0x7B
    else {
      return false
    }
    let line = bytes[start...].prefix { $0 != 0x0A }
    guard let value = JSONValue(line) else { return false }
    return value["text"] != nil || value["html"] != nil
  }

  static func read(
    _ bytes: [UInt8], path: String, settings: IntakeSettings
  ) -> (documents: [Document], faults: [IntakeFault]) {
    var documents: [Document] = []
    var faults: [IntakeFault] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { !SourceText.isSpace($0) }) else { continue }
      switch document(line, settings) {
      case .success((let document, let hasBadDate)):
        documents.append(document)
        if hasBadDate { faults.append(.unreadableDate(path: path, line: number)) }
      case .failure(let flaw):
        faults.append(.malformedRecord(path: path, line: number, reason: flaw))
      }
    }
    if documents.isEmpty, faults.isEmpty { faults.append(.empty(path: path)) }
    return (documents, faults)
  }

  private static func document(
    _ line: some Collection<UInt8>, _ settings: IntakeSettings
  ) -> Result<(Document, hasBadDate: Bool), RecordFlaw> {
    guard let record = JSONValue(line) else { return .failure(.notJSON) }
    guard case .object = record else { return .failure(.notObject) }
    guard let id = id(record) else { return .failure(.noID) }
    let url = record["url"]?.string
    let stated = record["published"]?.string ?? record["date"]?.string
    let day = stated.flatMap { PageDate.day($0) }
    var document: Document
    if let text = record["text"]?.string {
      let bytes = Array(text.utf8)
      document = PlainTextReader.document(
        id: id, text: SourceText(utf8: bytes), sha256: Digest.sha256(bytes), settings: settings)
    } else if let html = record["html"]?.string {
      let bytes = Array(html.utf8)
      document = PageReader.document(
        id: id, bytes: bytes, url: url, sha256: Digest.sha256(bytes), settings: settings)
    } else {
      return .failure(.noText)
    }
    complete(&document, record, day)
    guard !document.passages.isEmpty else { return .failure(.noText) }
    return .success((document, hasBadDate: stated?.nonEmpty != nil && day == nil))
  }

  private static func id(_ record: JSONValue) -> String? {
    if case .number(let text) = record["id"] { return text }
    return record["id"]?.string?.nonEmpty
  }

  /// What the record states goes before what the text was read to say.
  private static func complete(
    _ document: inout Document, _ record: JSONValue, _ day: CalendarDate?
  ) {
    if let day { document.published = PublicationDate(day, basis: .metadata) }
    document.title = record["title"]?.string?.nonEmpty ?? document.title
    document.outlet =
      record["outlet"]?.string?.nonEmpty ?? record["source"]?.string?.nonEmpty ?? document.outlet
    document.url = record["url"]?.string?.nonEmpty ?? document.url
    document.captured = record["captured"]?.string?.nonEmpty
    let authors = (record["authors"] ?? record["author"] ?? .null).elements.compactMap {
      $0.string?.nonEmpty
    }
    if !authors.isEmpty { document.authors = authors }
    if let code = record["language"]?.string?.lowercased().prefix(while: { $0.isLetter }),
      code.utf8.count == 2
    {
      document.language = String(code)
    }
  }
}
