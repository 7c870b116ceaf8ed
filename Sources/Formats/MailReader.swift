import Documents
import Spans

/// One mail: a newsletter, a press release, a saved page (MHTML).
///
/// Of the forms one text is sent in, the plain one is read where it has at least half as much text
/// as the page (many newsletters send one line there). What is attached is read if it is a report.
enum MailReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let bytes = LeafReader.whole(item, intake) else { return }
    read(bytes, item, intake)
  }

  static func read(_ bytes: [UInt8], _ item: Item, _ intake: Intake) {
    let stream = ByteStream(bytes)
    let header = MailHeader(stream)
    let content = header.parameters("content-type")
    let parts = MIMEReader(header: header, body: stream.take(bytes.count))
    if parts.isCut { intake.emit(.tooDeep(path: item.path)) }
    if header["snapshot-content-location"] != nil || content?.value == "multipart/related",
      SavedPage.read(header, parts.leaves, item, intake)
    {
      return
    }
    let letter = Letter(header, parts.leaves, item, intake.settings.intake)
    let before = intake.count
    if let document = letter.document(sha256: DocumentReader.sha256(bytes)) {
      intake.emit(document)
    }
    attachments(parts.leaves, letter.shown, item, intake)
    if intake.count == before, !item.isOptional { intake.emit(.empty(path: item.path)) }
  }

  private static func attachments(
    _ leaves: [MIMEPart], _ shown: Set<Int>, _ item: Item, _ intake: Intake
  ) {
    for (number, leaf) in leaves.enumerated() where !shown.contains(number) {
      let isMail = leaf.type == "message/rfc822"
      guard isMail || leaf.isAttachment || leaf.type == "application/pdf" else { continue }
      let name = isMail ? "mail.eml" : leaf.name ?? ""
      var part = item.part("/\(number + 1)", name: name, bytes: ByteStream(leaf.body))
      part.isFound = true
      part.hints.charset = isMail ? nil : leaf.charset
      intake.nested(part)
    }
  }
}

/// The text of a mail that its reader sees.
private struct Letter {
  let header: MailHeader
  let leaves: [MIMEPart]
  let item: Item
  let settings: IntakeSettings
  /// The leaves that are its text, in all forms.
  let shown: Set<Int>

  init(_ header: MailHeader, _ leaves: [MIMEPart], _ item: Item, _ settings: IntakeSettings) {
    (self.header, self.leaves, self.item, self.settings) = (header, leaves, item, settings)
    shown = Set(
      leaves.indices.filter {
        !leaves[$0].isAttachment && ["text/plain", "text/html"].contains(leaves[$0].type)
      })
  }

  func document(sha256: String) -> Document? {
    let hints = hints
    let plain = body("text/plain").map {
      DocumentReader.text(
        id: item.id, text: MailText.unwrapped($0), sha256: sha256, hints: hints,
        settings: settings)
    }
    var page = body("text/html").map {
      DocumentReader.page(id: item.id, bytes: $0, hints: hints, settings: settings)
    }
    page?.sha256 = sha256
    let candidates = [plain, page].compactMap { $0 }.filter { !$0.passages.isEmpty }
    guard let plain, let page, candidates.count == 2 else { return candidates.first }
    return plain.text.bytes.count * 2 >= page.text.bytes.count ? plain : page
  }

  /// All parts of a type as UTF-8, one after the other; nil where there is none.
  private func body(_ type: String) -> [UInt8]? {
    let parts = shown.sorted().map { leaves[$0] }.filter { $0.type == type }
    guard !parts.isEmpty else { return nil }
    let mark: [UInt8] = type == "text/html" ? [0xEF, 0xBB, 0xBF] : []
    return mark
      + parts.map { TransferEncoding.utf8($0.body, charset: $0.charset) }
      .joined(separator: [0x0A, 0x0A])
  }

  /// Subject, sender and date; the sender of a newsletter is its outlet.
  private var hints: DocumentHints {
    var hints = item.hints
    hints.charset = nil
    hints.title = header.text("subject") ?? hints.title
    hints.outlet = header.text("from").flatMap(MailHeader.sender) ?? hints.outlet
    hints.published = header["date"].flatMap(StatedDate.day) ?? hints.published
    hints.url = hints.url ?? header["list-archive"].flatMap(MailHeader.address)
    return hints
  }
}

extension MailHeader {
  /// The name in `"Tidewire Daily" <daily@tidewire.example>`, else the address's domain.
  static func sender(_ text: String) -> String? {
    guard let bracket = text.lastIndex(of: "<") else {
      return text.contains("@") ? text.split(separator: "@").last.map(String.init) : text.filled
    }
    let name = String(text[..<bracket]).filled?.filter { $0 != "\"" }.filled
    return name
      ?? text[bracket...].dropFirst().prefix { $0 != ">" }.split(separator: "@").last
      .map(String.init)
  }

  /// The address in `<https://…>`, if it is one of the web.
  static func address(_ text: String) -> String? {
    let inner = text.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }
    return inner.hasPrefix("http") ? String(inner) : nil
  }
}

/// The plain form of a mail, whose lines were broken to fit.
enum MailText {
  /// Joins lines of a paragraph that were broken near column 72: a line of 55 to 100 bytes goes on
  /// with the next unless that begins like a list, a quotation or a heading mark. O(size).
  static func unwrapped(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var previous = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let trimmed = line.last == 0x0D ? line.dropLast() : line
      if !out.isEmpty || previous > 0 {
        let goesOn = (55...100).contains(previous) && trimmed.first.map(isProse) == true
        while goesOn, out.last == 0x20 { out.removeLast() }
        out.append(goesOn ? 0x20 : 0x0A)
      }
      out += trimmed
      previous = trimmed.count
    }
    return out
  }

  private static func isProse(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x22 || byte == 0x28 || byte >= 0x80
  }
}
