import Documents
import Spans

/// One report as a row or an object states it.
struct Record {
  var id: String?
  var text: String?
  var html: String?
  var summary: String?
  var title: String?
  var published: String?
  var hints = DocumentHints()
  /// Whether the text came under Sayso's own name for it: ready text, which is not touched.
  private var isReady = false

  /// Reads an object by a map.
  init(_ value: JSONValue, _ map: ColumnMap) {
    func find(_ field: ColumnMap.Field) -> JSONValue? {
      map.places(of: field).lazy.compactMap { value.value(at: $0) }.first { $0.isFilled }
    }
    func text(_ field: ColumnMap.Field) -> String? { find(field)?.scalar?.filled }
    id = text(.id)
    // the text itself stays as it is, blanks and all
    self.text = map.places(of: .text).lazy.compactMap { value.value(at: $0)?.string }
      .first { $0.filled != nil }
    isReady = self.text != nil && self.text == value["text"]?.string
    html = find(.html)?.string
    summary = text(.summary)
    title = text(.title)
    published = text(.published)
    hints.url = text(.url)
    hints.outlet = text(.outlet)
    hints.language = text(.language).flatMap(Language.code)
    hints.captured = text(.captured)
    hints.authors = (find(.authors) ?? .null).list.compactMap {
      ($0["name"]?.string ?? $0.string)?.filled
    }
  }

  var hasWords: Bool { text != nil || html != nil || summary != nil || title != nil }

  /// The record as a document, and whether its date could not be read.
  func document(
    place: String, hints base: DocumentHints, settings: IntakeSettings
  ) -> Result<(Document, hasBadDate: Bool), RecordFlaw> {
    var hints = self.hints
    hints.title = title
    hints.url = hints.url ?? base.url
    hints.outlet = hints.outlet ?? base.outlet
    hints.captured = hints.captured ?? base.captured
    let day = published.flatMap(StatedDate.day)
    hints.published = day
    let id = id ?? place
    var document: Document
    if let text, isReady || !Record.isMarkup(text) {
      document = plain(text, id: id, hints, settings)
    } else if let html = html ?? text {
      let bytes = Array(html.utf8)
      document =
        DocumentReader.isPage(bytes)
        ? DocumentReader.page(id: id, bytes: bytes, hints: hints, settings: settings)
        : FeedText.document(id: id, html: bytes, hints: hints, settings: settings)
    } else if let words = summary ?? title {
      let isTitle = summary == nil
      let body = isTitle ? [] : Record.isMarkup(words) ? Array(words.utf8) : Record.html(words)
      document = FeedText.document(id: id, html: body, hints: hints, settings: settings)
    } else {
      return .failure(.noText)
    }
    guard !document.passages.isEmpty else { return .failure(.noText) }
    return .success((document, hasBadDate: published != nil && day == nil))
  }

  private func plain(
    _ text: String, id: String, _ hints: DocumentHints, _ settings: IntakeSettings
  ) -> Document {
    DocumentReader.text(
      id: id, bytes: Array((isReady ? text : Record.withoutCount(text)).utf8), hints: hints,
      settings: settings)
  }

  private static func html(_ text: String) -> [UInt8] {
    Array("<p>".utf8) + FeedField.escaped(Array(text.utf8)) + Array("</p>".utf8)
  }

  /// Whether a text is HTML: it has paragraphs or line breaks of it.
  static func isMarkup(_ text: String) -> Bool {
    guard text.utf8.contains(0x3C) else { return false }
    let head = text.prefix(4096).lowercased()
    return ["</p>", "<p>", "<br>", "<br/>", "<br />", "</div>", "<html"].contains(
      where: head.contains)
  }

  /// Without the mark of how much was cut off that NewsAPI puts at the end ("… [+2412 chars]").
  static func withoutCount(_ text: String) -> String {
    guard text.hasSuffix(" chars]"), let open = text.lastIndex(of: "["),
      text[open...].hasPrefix("[+")
    else { return text }
    return String(text[..<open])
  }
}

extension JSONValue {
  /// The value at a place: a member's whole name, or names parted by dots.
  func value(at place: String) -> JSONValue? {
    if let found = self[place] { return found }
    guard place.utf8.contains(0x2E) else { return nil }
    var value: JSONValue? = self
    for name in place.split(separator: ".") { value = value?[String(name)] }
    return value
  }

  var isFilled: Bool {
    switch self {
    case .null, .bool: false
    case .string(let text): text.filled != nil
    case .number: true
    case .array(let values): !values.isEmpty
    case .object: false
    }
  }

  /// A text or a number as it is written; the first of a list of them.
  var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .array(let values): values.first?.string
    default: nil
    }
  }

  /// The elements of an array; the value alone for anything else but null.
  var list: [JSONValue] {
    switch self {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }
}
