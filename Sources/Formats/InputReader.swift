import Documents

/// Bytes with a name in, documents and faults out: the one way in for every format.
///
/// The content decides what a thing is; its name only where content cannot (`Format.detect`).
/// Containers are read as streams, a member at a time, and what lies in them goes through here
/// again, to a depth of five.
package enum InputReader {
  /// Reads one input whole; documents come in the input's order.
  package static func read(
    _ item: Item, size: Int, settings: FormatSettings, document: @escaping (Document) -> Void,
    fault: @escaping (IntakeFault) -> Void
  ) {
    let intake = Intake(settings: settings, inputSize: size, document: document, fault: fault)
    read(item, into: intake)
    intake.finish(item.path)
  }

  /// The same for bytes in memory.
  package static func read(
    _ input: RawInput, settings: FormatSettings = FormatSettings()
  ) -> (documents: [Document], faults: [IntakeFault]) {
    var (documents, faults) = ([Document](), [IntakeFault]())
    read(
      Item(name: input.name, path: input.path, source: MemorySource(input.bytes)),
      size: input.bytes.count, settings: settings, document: { documents.append($0) },
      fault: { faults.append($0) })
    return (documents, faults)
  }

  static func read(_ item: Item, into intake: Intake) {
    let head = item.bytes.peek(Format.headSize)
    guard !head.isEmpty else {
      if let flaw = item.bytes.flaw { return intake.emit(.damaged(path: item.path, flaw: flaw)) }
      if !item.isOptional { intake.emit(.empty(path: item.path)) }
      return
    }
    let format = Format.detect(head, name: item.name)
    if item.isOptional, !format.isSure(name: item.name) { return }
    readers[format]?(item, intake)
  }

  private typealias Reader = @Sendable (Item, Intake) -> Void

  private static let readers: [Format: Reader] = [
    .text: LeafReader.text, .page: LeafReader.page, .binary: LeafReader.refuse,
    .markup: LeafReader.refuseMarkup,
    .markdown: MarkdownReader.read,
    .feed: FeedReader.read, .sitemap: SitemapReader.read, .opml: OPML.read,
    .json: JSONReader.read, .jsonLines: RecordReader.read, .table: TableReader.read,
    .pdf: PDFReader.read, .mail: MailReader.read, .mailbox: MailboxReader.read,
    .gzip: GzipReader.read, .zip: ZipReader.read, .tar: TarReader.read, .warc: WARCReader.read,
  ]
}

/// Formats that are one document: what `Documents` reads.
enum LeafReader {
  static let text: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let bytes = whole(item, intake) else { return }
    guard !DocumentReader.isBinary(bytes) else { return intake.emit(.binary(path: item.path)) }
    emit(
      DocumentReader.text(
        id: item.id, bytes: bytes, hints: item.hints, settings: intake.settings.intake),
      item, intake)
  }

  static let page: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let bytes = whole(item, intake) else { return }
    guard !DocumentReader.isBinary(bytes) else { return intake.emit(.binary(path: item.path)) }
    emit(
      DocumentReader.page(
        id: item.id, bytes: bytes, hints: item.hints.with(SavedPage.hints(of: bytes)),
        settings: intake.settings.intake),
      item, intake)
  }

  static let refuse: @Sendable (Item, Intake) -> Void = { item, intake in
    intake.emit(.binary(path: item.path))
  }

  static let refuseMarkup: @Sendable (Item, Intake) -> Void = { item, intake in
    intake.emit(.unknownMarkup(path: item.path))
  }

  static func emit(_ document: Document, _ item: Item, _ intake: Intake) {
    if document.passages.isEmpty {
      if !item.isOptional { intake.emit(.empty(path: item.path)) }
    } else {
      intake.emit(document)
    }
  }

  /// All bytes of an item; nil with a fault where there are more than a document may have. Bytes
  /// that end early are read as far as they go, and the rest is told.
  static func whole(_ item: Item, _ intake: Intake) -> [UInt8]? {
    let bytes = item.bytes.rest(limit: Intake.largest)
    guard bytes.count <= Intake.largest else {
      let size = item.source?.size ?? bytes.count + item.bytes.skip(1 << 30)
      intake.emit(.tooLarge(path: item.path, bytes: size, limit: Intake.largest))
      return nil
    }
    intake.emit(flawOf: item.bytes, at: item.path)
    // of what unpacks without end, the beginning is no report either
    return item.bytes.flaw == .bomb ? nil : bytes
  }
}
