import Documents

/// What an input is.
enum Format: Hashable, Sendable {
  case text, markdown, page
  case feed, sitemap, opml
  case json, jsonLines, table
  case warc, mail, mailbox, pdf
  case gzip, zip, tar
  /// No text at all; XML that is none of the above.
  case binary, markup

  /// Bytes that are looked at.
  static let headSize = 8192

  /// By content; by the name's ending only for what content cannot tell (text, Markdown, CSV,
  /// fragments of pages).
  static func detect(_ head: ArraySlice<UInt8>, name: String) -> Format {
    if let format = bySignature(head) { return format }
    let ending = ending(of: name)
    guard !DocumentReader.isBinary(Array(head)) else { return .binary }
    let text = TextHead(head)
    if let format = text.format(ending: ending) { return format }
    switch ending {
    case "html", "htm", "xhtml", "shtml": return .page
    case "md", "markdown": return .markdown
    case "csv", "tsv": return .table
    case "jsonl", "ndjson": return .jsonLines
    case "json": return .json
    default: return DocumentReader.isPage(Array(head)) ? .page : .text
    }
  }

  /// Formats that begin with bytes of their own.
  private static func bySignature(_ head: ArraySlice<UInt8>) -> Format? {
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      return .zip
    }
    if head.starts(with: "%PDF-".utf8) { return .pdf }
    if head.starts(with: "WARC/".utf8) { return .warc }
    return TarHeader.isPlausible(head) ? .tar : nil
  }

  static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Endings of reports: what is read from folders and archives without looking inside.
  package static let endings: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "mht", "mhtml", "jsonl", "ndjson",
    "json", "csv", "tsv", "rss", "atom", "xml", "opml", "eml", "mbox", "pdf", "warc", "wacz",
    "gz", "tgz", "zip", "tar",
  ]

  /// Endings that promise a report.
  static let plainEndings: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson",
  ]

  /// Whether it is read where nobody named it: its ending or its content says that it is one.
  func isSure(name: String) -> Bool {
    switch self {
    case .binary, .markup, .opml: false
    case .text, .markdown, .json, .table: Format.endings.contains(Format.ending(of: name))
    default: true
    }
  }
}

extension InputReader {
  /// Endings of files that are read from folders.
  package static var endings: Set<String> { Format.endings }

  /// Whether a file of another ending is read from a folder, by its first bytes: mails in mail
  /// folders, pages and archives without a name.
  package static func isReport(_ head: [UInt8], name: String) -> Bool {
    !head.isEmpty && Format.detect(head[...], name: name).isSure(name: name)
  }

  /// How many bytes `isReport` wants to see.
  package static var headSize: Int { Format.headSize }
}
