import Documents

/// RSS and Atom: each item is a document, with its text where the feed brings it, else its teaser.
enum FeedReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    var parser = FeedParser(MarkupEncoding.utf8(item, intake))
    var number = 0
    while let entry = parser.next() {
      number += 1
      emit(entry, number, parser, item, intake)
    }
    if number == 0, !item.isOptional { intake.emit(.empty(path: item.path)) }
    if parser.isCut, item.bytes.flaw == nil {
      intake.emit(.damaged(path: item.path, flaw: .truncated))
    }
    intake.emit(flawOf: item.bytes, at: item.path)
  }

  private static func emit(
    _ entry: FeedEntry, _ number: Int, _ feed: FeedParser, _ item: Item, _ intake: Intake
  ) {
    var hints = item.hints
    hints.charset = nil
    hints.isWeak = false
    hints.title = entry.title.filled
    hints.url = FeedReader.address(of: entry)
    hints.authors = entry.authors.map(author)
    hints.outlet = feed.title
    hints.published = (entry.published ?? entry.updated).flatMap(StatedDate.day)
    hints.language = entry.content.isEmpty ? feed.language.flatMap(Language.code) : nil
    hints.source = entry.source ?? entry.sourceURL
    let place = "#\(number)"
    let body = entry.content.isEmpty ? entry.summary : entry.content
    let document = FeedText.document(
      id: item.id + place, html: body.html, hints: hints, settings: intake.settings.intake)
    guard !document.passages.isEmpty else { return intake.emit(.empty(path: item.path + place)) }
    intake.emit(document)
  }

  /// The item's page: its link, else an id that is an address.
  static func address(of entry: FeedEntry) -> String? {
    entry.link ?? entry.guid.flatMap { $0.hasPrefix("http") ? $0 : nil }
  }

  /// RSS writes "name@host (Name)".
  private static func author(_ text: String) -> String {
    guard text.contains("@"), let open = text.firstIndex(of: "(") else { return text }
    return String(text[open...].dropFirst().prefix { $0 != ")" }).filled ?? text
  }
}

/// ISO 639-1 codes in what carriers state.
enum Language {
  /// "en-GB" and "English"; nil for what is neither.
  static func code(_ text: String) -> String? {
    let word = text.lowercased().prefix { $0.isLetter && $0.isASCII }
    return word.utf8.count == 2 ? String(word) : names[String(word)]
  }

  private static let names = [
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
    "russian": "ru", "ukrainian": "uk", "chinese": "zh", "arabic": "ar", "korean": "ko",
    "japanese": "ja", "portuguese": "pt", "polish": "pl", "dutch": "nl", "turkish": "tr",
  ]
}

/// The encoding of XML.
enum MarkupEncoding {
  /// The item's bytes as UTF-8: as a stream where they are so already; decoded in memory where a
  /// mark, the carrier or the declaration says otherwise.
  static func utf8(_ item: Item, _ intake: Intake) -> ByteStream {
    let head = Array(item.bytes.peek(256))
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let label = item.hints.charset ?? declared(head)
    let isUTF8 = label.map { ["utf-8", "utf8", "us-ascii"].contains($0.lowercased()) } ?? true
    guard isWide || !isUTF8 else {
      if head.starts(with: [0xEF, 0xBB, 0xBF]) { item.bytes.skip(3) }
      return item.bytes
    }
    guard let bytes = LeafReader.whole(item, intake) else { return ByteStream([]) }
    return ByteStream(TransferEncoding.utf8(bytes, charset: label))
  }

  /// `<?xml … encoding="…"?>`.
  private static func declared(_ head: [UInt8]) -> String? {
    let text = String(decoding: head.prefix { $0 != 0x3E }, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let at = text.range(of: "encoding") else { return nil }
    let value = text[at.upperBound...].drop { $0 == "=" || $0 == " " }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote }).filled
  }
}
