import Documents
import HTML

/// The first bytes of something that is text: which format they begin.
struct TextHead {
  private let bytes: [UInt8]
  /// Without a byte order mark and white space, as characters of one byte.
  private let start: Int

  init(_ head: ArraySlice<UInt8>) {
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    bytes = isWide ? CarriedText.utf8(Array(head), label: nil) : Array(head)
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    start = bytes[mark...].firstIndex { !ASCII.isBlank($0) } ?? bytes.count
  }

  /// Nil where the content does not tell.
  func format(ending: String) -> Format? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case 0x3C: return markup(ending)  // <
    case 0x7B, 0x5B: return json(ending)  // { [
    default: break
    }
    if let mail = mail(ending) { return mail }
    return ["", "csv", "tsv"].contains(ending) && isTable ? .table : nil
  }

  // MARK: markup

  private func markup(_ ending: String) -> Format? {
    guard let name = XMLReader.rootName(of: bytes[start...]) else {
      return ["xml", "rss", "atom", "opml"].contains(ending) ? .markup : nil
    }
    switch name {
    case "rss", "feed", "rdf:RDF", "RDF", "channel": return .feed
    case "urlset", "sitemapindex": return .sitemap
    case "opml": return .opml
    default:
      let isXML = bytes[start...].starts(with: "<?xml".utf8)
      return isXML && !DocumentReader.isPage(Array(bytes[start...])) && name.lowercased() != "html"
        ? .markup : nil
    }
  }

  // MARK: JSON

  /// One object a line, or one value over many lines; a text may begin with a bracket, too.
  private func json(_ ending: String) -> Format? {
    if ["txt", "text", "md", "markdown", "html", "htm"].contains(ending) { return nil }
    if ["jsonl", "ndjson"].contains(ending) { return .jsonLines }
    let line = bytes[start...].prefix { $0 != 0x0A }
    let hasMore = line.endIndex < bytes.count
    if hasMore, JSONValue(line) != nil {
      let second = bytes[line.endIndex...].drop(while: ASCII.isBlank)
      return bytes[start] == 0x7B && (second.isEmpty || second.first == 0x7B) ? .jsonLines : .json
    }
    if ending == "json" { return .json }
    // a record that is longer than the head, or the only line
    let next = bytes[(start + 1)...].drop(while: ASCII.isBlank).first
    let isOne = bytes[start] == 0x7B ? next == 0x22 : next == 0x7B
    guard isOne else { return nil }
    return hasMore || bytes[start] == 0x5B ? .json : .jsonLines
  }

  // MARK: mail

  /// Headers that only mails have; a text with a dateline may well begin with "Date:".
  private static let telling: Set<String> = [
    "received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature",
    "snapshot-content-location", "x-mailer", "content-transfer-encoding", "list-unsubscribe",
  ]
  private static let usual: Set<String> = ["from", "to", "subject", "date", "content-type"]

  private func mail(_ ending: String) -> Format? {
    var lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    let isMailbox = lines.first?.starts(with: "From ".utf8) ?? false
    if isMailbox { lines = lines.dropFirst() }
    var (telling, usual) = (0, 0)
    for line in lines.prefix(200) {
      if line.isEmpty || line.elementsEqual([0x0D]) { break }
      if line.first == 0x20 || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex else { break }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if TextHead.telling.contains(name) { telling += 1 }
      if TextHead.usual.contains(name) { usual += 1 }
    }
    let isSaid = ["eml", "mht", "mhtml", "mbox"].contains(ending)
    guard telling > 0 && telling + usual > 1 || isSaid && usual > 1 || isMailbox && usual > 1
    else { return nil }
    return isMailbox ? .mailbox : .mail
  }

  // MARK: tables

  /// The first line has names that tables of reports have.
  private var isTable: Bool {
    let line = String(decoding: bytes[start...].prefix { $0 != 0x0A }, as: UTF8.self)
    return ColumnMap.standard.recognises(heading: line)
  }
}

/// Tests of single bytes.
enum ASCII {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 9 && byte <= 13) }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// Value of a hexadecimal digit.
  static func hex(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}

extension String {
  /// Without white space around; nil where nothing is left.
  var filled: String? {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    return String(self[first...last])
  }
}
