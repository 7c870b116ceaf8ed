import Documents

/// The header of a mail, a MIME part, an HTTP response or a WARC record: names and values, folded
/// lines joined.
struct MailHeader {
  /// Names in lower case, values as bytes, in order.
  private(set) var fields: [(name: String, value: [UInt8])] = []

  /// Most bytes and fields of one header; what is beyond is left out.
  static let longest = 1 << 20
  static let most = 10_000

  /// Reads up to the blank line, which is taken too. O(size).
  init(_ stream: ByteStream) {
    var size = 0
    while let (line, _) = stream.line(limit: 1 << 16) {
      if line.isEmpty { break }
      size += line.count
      guard size <= MailHeader.longest else { continue }
      add(line)
    }
  }

  private mutating func add(_ line: [UInt8]) {
    if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
      fields[fields.count - 1].value += [0x20] + line.drop(while: ASCII.isBlank)
      return
    }
    guard let colon = line.firstIndex(of: 0x3A), colon > 0, fields.count < MailHeader.most else {
      return
    }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    fields.append((name, Array(line[(colon + 1)...].drop(while: ASCII.isBlank))))
  }

  /// The first value of that name as it stands.
  subscript(_ name: String) -> String? {
    fields.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// The first value of that name with encoded words (RFC 2047) as the characters they stand for.
  func text(_ name: String) -> String? {
    fields.first { $0.name == name }.flatMap { EncodedWords.decode($0.value).filled }
  }

  /// `text/html; charset="utf-8"` in parts: the value in lower case, its parameters by name.
  func parameters(_ name: String) -> (value: String, parameters: [String: String])? {
    guard let text = self[name] else { return nil }
    var parts = MailHeader.split(text)
    guard !parts.isEmpty else { return nil }
    let value = parts.removeFirst().lowercased().filled ?? ""
    var found: [String: String] = [:]
    for part in parts.prefix(64) {
      guard let equals = part.firstIndex(of: "="),
        let key = String(part[..<equals]).lowercased().filled
      else { continue }
      let value = part[part.index(after: equals)...].drop { $0 == " " }
      found[key] = found[key] ?? MailHeader.unquoted(value)
    }
    return (value, found)
  }

  /// At semicolons outside quotes.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text.prefix(1 << 14) {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.first == "\"" else { return String(text).filled ?? "" }
    return String(text.dropFirst().prefix { $0 != "\"" })
  }
}

/// RFC 2047: `=?utf-8?Q?Caf=C3=A9?=` in headers.
enum EncodedWords {
  /// Words that cannot be read stay as they are; white space between two encoded words goes.
  static func decode(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var pending: (charset: String, bytes: [UInt8])?
    var index = 0
    func flush() {
      if let word = pending { out += TransferEncoding.utf8(word.bytes, charset: word.charset) }
      pending = nil
    }
    while index < bytes.count {
      if let word = word(bytes, at: index) {
        // a character may be cut in two between words of one encoding
        if pending?.charset == word.charset {
          pending?.bytes += word.bytes
        } else {
          flush()
          pending = (word.charset, word.bytes)
        }
        index = word.end
        let next = bytes[index...].firstIndex { !ASCII.isBlank($0) } ?? bytes.count
        if next > index, self.word(bytes, at: next) != nil { index = next }
      } else {
        flush()
        out.append(bytes[index])
        index += 1
      }
    }
    flush()
    return String(decoding: TransferEncoding.utf8(out, charset: nil), as: UTF8.self)
  }

  private static func word(
    _ bytes: [UInt8], at start: Int
  ) -> (charset: String, bytes: [UInt8], end: Int)? {
    guard start + 1 < bytes.count, bytes[start] == 0x3D, bytes[start + 1] == 0x3F else {
      return nil
    }
    // RFC 2047 allows 75 bytes; mailers write up to a few hundred
    let window = bytes[(start + 2)..<min(bytes.count, start + 1024)]
    guard let first = window.firstIndex(of: 0x3F), first + 2 < window.endIndex,
      bytes[first + 2] == 0x3F,
      let last = window[(first + 3)...].firstIndex(of: 0x3F), last + 1 < window.endIndex,
      bytes[last + 1] == 0x3D
    else { return nil }
    let charset = String(decoding: window[..<first], as: UTF8.self).lowercased()
    let body = Array(bytes[(first + 3)..<last])
    guard !body.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    let label = String(charset.prefix { $0 != "*" })
    switch bytes[first + 1] | 0x20 {
    case 0x62: return (label, TransferEncoding.base64(body), last + 2)
    case 0x71:
      let spaced = body.map { $0 == 0x5F ? 0x20 : $0 }
      return (label, TransferEncoding.quotedPrintable(spaced), last + 2)
    default: return nil
    }
  }
}
