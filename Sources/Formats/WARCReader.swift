import Documents

/// Web archives (WARC 1.0 and 1.1), a record at a time: captured pages with address, time and the
/// digest the archive states.
///
/// Responses and resources are read where they are pages, texts, PDF or feeds; requests, metadata
/// and failed responses are passed over. A revisit repeats a capture: its page was read where it
/// was first captured, and is missing only if that is not in this archive. Items of captured feeds
/// are read last, and only those whose page was not captured.
struct WARCReader {
  private let item: Item
  private let intake: Intake
  private var number = 0
  /// Digests of payloads and addresses of captures that were read: what revisits refer to.
  private var captured: Set<String> = []
  private var feeds: [Item] = []
  /// Bytes of feeds that are kept for the end.
  private var kept = 0
  private var isDamaged = false

  private static let mostKept = 64 << 20

  private init(_ item: Item, _ intake: Intake) { (self.item, self.intake) = (item, intake) }

  /// An archive that is not compressed as a whole.
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    var reader = WARCReader(item, intake)
    reader.records(item.bytes)
    reader.finish()
  }

  /// An archive in gzip members, one a record or all in one.
  static func read(_ item: Item, members: GzipMembers, first: ByteStream, _ intake: Intake) {
    var reader = WARCReader(item, intake)
    var next: ByteStream? = first
    while let member = next {
      reader.records(member)
      if member.flaw == .bomb { break }
      next = members.next()
    }
    reader.finish()
  }

  // MARK: records

  private mutating func records(_ stream: ByteStream) {
    while findRecord(stream) {
      number += 1
      let header = MailHeader(stream)
      let length = header["content-length"].flatMap { Int($0.filled ?? "") } ?? -1
      guard length >= 0 else {
        note(.damaged(path: place, flaw: .corrupt))
        continue
      }
      let block = stream.part(length)
      record(header, block)
      block.skipAll()
      if let flaw = block.flaw { return note(.damaged(path: place, flaw: flaw)) }
      isDamaged = false
    }
    if let flaw = stream.flaw { note(.damaged(path: place, flaw: flaw)) }
  }

  /// Of damages one after the other, the first is told.
  private mutating func note(_ fault: IntakeFault) {
    if !isDamaged { intake.emit(fault) }
    isDamaged = true
  }

  private var place: String { item.path + "#\(number)" }

  /// Moves behind the next line `WARC/1.…`; lines before it that are not blank are a wrong length.
  private mutating func findRecord(_ stream: ByteStream) -> Bool {
    while let (line, _) = stream.line(limit: 4096) {
      if line.starts(with: "WARC/".utf8) { return true }
      if !line.allSatisfy(ASCII.isBlank) { note(.damaged(path: place, flaw: .corrupt)) }
    }
    return false
  }

  private mutating func record(_ header: MailHeader, _ block: ByteStream) {
    let type = header["warc-type"]?.lowercased().filled ?? ""
    switch type {
    case "response", "resource", "conversion":
      capture(header, block, isResponse: type == "response")
    case "revisit": revisit(header)
    default: break
    }
  }

  private mutating func revisit(_ header: MailHeader) {
    let digest = header["warc-payload-digest"]?.filled
    let address = header["warc-refers-to-target-uri"]?.filled ?? WARCReader.address(header)
    let isKnown =
      digest.map(captured.contains) ?? false || address.map(captured.contains) ?? false
    if !isKnown { intake.emit(.captureElsewhere(path: place, url: address ?? "")) }
  }

  /// `<https://…>` in WARC 1.0, bare in 1.1.
  private static func address(_ header: MailHeader) -> String? {
    header["warc-target-uri"]?.filter { $0 != "<" && $0 != ">" }.filled
  }

  private mutating func capture(_ header: MailHeader, _ block: ByteStream, isResponse: Bool) {
    let address = WARCReader.address(header)
    var type = header["content-type"]
    var charset: String?
    var payload = block
    if isResponse, type?.lowercased().hasPrefix("application/http") ?? true {
      guard let response = HTTPResponse(block, budget: intake.budget) else { return }
      guard response.status == 200 || response.status == 203 else { return }
      guard response.isReadable else {
        return intake.emit(.unknownCompression(path: place))
      }
      (type, charset, payload) = (response.type, response.charset, response.payload)
    } else if isResponse {
      return  // DNS and FTP
    }
    captured.formUnion(
      [header["warc-payload-digest"]?.filled, address].compactMap { $0 })
    guard WARCReader.isReport(type, address) else { return }
    var part = item.part("#\(number)", name: address ?? "", bytes: payload)
    part.name = WARCReader.name(address, type)
    part.isFound = true
    part.hints.isWeak = true
    part.hints.url = address
    part.hints.charset = charset
    part.hints.captured = header["warc-date"]?.filled
    read(part)
  }

  private mutating func read(_ part: Item) {
    guard Format.detect(part.bytes.peek(Format.headSize), name: part.name) == .feed else {
      return intake.nested(part)
    }
    let bytes = part.bytes.rest(limit: Intake.largest)
    guard kept + bytes.count <= WARCReader.mostKept else {
      return intake.emit(.tooLarge(path: part.path, bytes: bytes.count, limit: Intake.largest))
    }
    kept += bytes.count
    var feed = part
    feed.bytes = ByteStream(bytes)
    feed.hints.isWeak = false
    feeds.append(feed)
  }

  private static func isReport(_ type: String?, _ address: String?) -> Bool {
    if let address, address.hasSuffix("/robots.txt") { return false }
    let type = type?.lowercased().prefix { $0 != ";" }.filter { $0 != " " } ?? ""
    return [
      "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown",
      "application/rss+xml", "application/atom+xml", "application/xml", "text/xml",
      "application/octet-stream",
    ].contains(type)
  }

  /// A name whose ending says what the carrier says.
  private static func name(_ address: String?, _ type: String?) -> String {
    let type = type?.lowercased() ?? ""
    if type.contains("html") { return "page.html" }
    if type.contains("text/plain") { return "text.txt" }
    return address?.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init)
      ?? ""
  }

  // MARK: the end

  private mutating func finish() {
    for feed in feeds {
      let known = captured
      intake.nested(feed) { $0.url.map { !known.contains($0) } ?? true }
      // the same item in the next capture of a feed is not read again
      captured.formUnion(intake.filtered)
    }
    if number == 0 { intake.emit(.damaged(path: item.path, flaw: .corrupt)) }
  }
}
