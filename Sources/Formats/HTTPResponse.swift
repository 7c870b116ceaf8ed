import Documents

/// An HTTP response as archives keep it: status line, header, body in its transfer and content
/// encodings.
struct HTTPResponse {
  let status: Int
  let header: MailHeader
  /// The body, unpacked as it is read.
  let payload: ByteStream
  /// Whether its compression is one that is read (gzip, deflate).
  let isReadable: Bool

  /// Nil where the bytes do not begin with a status line.
  init?(_ stream: ByteStream, budget: Budget) {
    guard let (line, _) = stream.line(limit: 4096), line.starts(with: "HTTP/".utf8) else {
      return nil
    }
    let words = line.split(separator: 0x20)
    guard words.count > 1, let status = Int(String(decoding: words[1], as: UTF8.self)) else {
      return nil
    }
    self.status = status
    header = MailHeader(stream)
    let transfer = header["transfer-encoding"]?.lowercased() ?? ""
    // many archives keep the header but store the body whole
    let isChunked = transfer.contains("chunked") && ChunkedBody.isPlausible(stream)
    let body = isChunked ? ChunkedBody.stream(stream) : stream
    let names = (header["content-encoding"]?.lowercased() ?? "").split { $0 == "," || $0 == " " }
    let unpacked = HTTPResponse.unpacked(body, names, budget)
    payload = unpacked ?? body
    isReadable = unpacked != nil
  }

  /// Bodies that are stored unpacked under a header that says otherwise are left as they are.
  private static func unpacked(
    _ body: ByteStream, _ names: [Substring], _ budget: Budget
  ) -> ByteStream? {
    guard let name = names.last, name != "identity" else { return body }
    let head = Array(body.peek(2))
    switch name {
    case "gzip", "x-gzip":
      guard head == [0x1F, 0x8B] else { return body }
      let members = GzipMembers(body, budget: budget)
      return members.next().map(members.joined)
    case "deflate":
      // zlib's header by RFC 9110, raw data by custom
      let isWrapped =
        head.count == 2 && head[0] & 15 == 8 && (Int(head[0]) << 8 + Int(head[1])) % 31 == 0
      if !isWrapped, head.first.map({ $0 == 0x3C || ASCII.isBlank($0) }) ?? true { return body }
      let inflater = Inflater(body, isWrapped ? .zlib : .raw, budget: budget)
      return ByteStream { inflater.next() }
    default:
      // a body that begins as markup was unpacked by whoever wrote the archive
      return head.first == 0x3C ? body : nil
    }
  }

  /// Content type in lower case, without parameters.
  var type: String? { header.parameters("content-type")?.value }
  var charset: String? { header.parameters("content-type")?.parameters["charset"] }
}

/// Bodies in chunks (RFC 9112, section 7.1).
enum ChunkedBody {
  /// Whether a chunk's size stands at the start.
  static func isPlausible(_ stream: ByteStream) -> Bool {
    let head = stream.peek(16)
    let digits = head.prefix { ASCII.hex($0) != nil }
    guard !digits.isEmpty, digits.count <= 8 else { return false }
    let next = head.dropFirst(digits.count).first
    return next == 0x0D || next == 0x0A || next == 0x3B || next == 0x20
  }

  /// The chunks' bytes; ends at the chunk of size 0, or early where a size makes no sense.
  static func stream(_ body: ByteStream) -> ByteStream {
    var left = 0
    var isFirst = true
    return ByteStream {
      if left == 0 {
        if !isFirst { _ = body.line(limit: 16) }
        isFirst = false
        guard let (line, _) = body.line(limit: 4096) else {
          return .broken(body.flaw ?? .truncated)
        }
        let digits = line.prefix { ASCII.hex($0) != nil }
        guard !digits.isEmpty, digits.count <= 8,
          let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return .broken(.corrupt) }
        guard size > 0 else { return .end }
        left = size
      }
      let bytes = body.take(min(left, 1 << 16))
      guard !bytes.isEmpty else { return .broken(body.flaw ?? .truncated) }
      left -= bytes.count
      return .bytes(bytes)
    }
  }
}
