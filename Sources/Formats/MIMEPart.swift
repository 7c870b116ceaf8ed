import Documents

/// A mail or a part of one, as a flat list of the leaves of its tree.
struct MIMEPart {
  var header: MailHeader
  /// Content type in lower case without parameters; `text/plain` where none is stated.
  var type: String
  var charset: String?
  var name: String?
  var isAttachment: Bool
  /// After the transfer encoding.
  var body: [UInt8]
  /// Which `multipart/alternative` it is a choice of; nil for none.
  var choice: Int?

  /// How deep parts may be nested, and how many there may be.
  static let deepest = 20
  static let most = 1000
}

/// Splits a mail into its leaves.
struct MIMEReader {
  private(set) var leaves: [MIMEPart] = []
  /// Whether something was left out for its depth or number.
  private(set) var isCut = false
  private var choices = 0

  /// Reads the parts of a mail whose header has been read. O(size × depth), depth at most 20.
  init(header: MailHeader, body: [UInt8]) {
    read(header, body[...], depth: 0, choice: nil)
  }

  private mutating func read(
    _ header: MailHeader, _ body: ArraySlice<UInt8>, depth: Int, choice: Int?
  ) {
    guard depth <= MIMEPart.deepest, leaves.count < MIMEPart.most else {
      isCut = true
      return
    }
    let content = header.parameters("content-type")
    let type = content?.value.filled ?? "text/plain"
    if type.hasPrefix("multipart/"), let boundary = content?.parameters["boundary"]?.filled {
      var inner = choice
      if type == "multipart/alternative" {
        choices += 1
        inner = choices
      }
      for part in parts(of: body, boundary: Array(("--" + boundary).utf8)) {
        let stream = ByteStream(Array(part))
        let header = MailHeader(stream)
        read(header, stream.take(.max)[...], depth: depth + 1, choice: inner)
      }
      return
    }
    let disposition = header.parameters("content-disposition")
    let name = disposition?.parameters["filename"] ?? content?.parameters["name"]
    leaves.append(
      MIMEPart(
        header: header, type: type, charset: content?.parameters["charset"],
        name: name.map { EncodedWords.decode(Array($0.utf8)) },
        isAttachment: disposition?.value == "attachment",
        body: TransferEncoding.decode(Array(body), header["content-transfer-encoding"]),
        choice: choice))
  }

  /// What stands between lines that begin with the boundary; the last part may lack its end.
  private mutating func parts(
    of body: ArraySlice<UInt8>, boundary: [UInt8]
  ) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var open: Int?
    var place = body.startIndex
    while place < body.endIndex {
      let end = body[place...].firstIndex(of: 0x0A) ?? body.endIndex - 1
      if body[place...].starts(with: boundary) {
        if let open { parts.append(body[open..<max(open, lineStart(place, body))]) }
        let isLast = body[(place + boundary.count)...].starts(with: [0x2D, 0x2D])
        open = isLast ? nil : end + 1
        if isLast { return parts }
        if parts.count >= MIMEPart.most {
          isCut = true
          return parts
        }
      }
      place = end + 1
    }
    if let open, open < body.endIndex { parts.append(body[open...]) }
    return parts
  }

  /// The line end before a boundary belongs to the boundary.
  private func lineStart(_ place: Int, _ body: ArraySlice<UInt8>) -> Int {
    var end = place
    if end > body.startIndex, body[end - 1] == 0x0A { end -= 1 }
    if end > body.startIndex, body[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
