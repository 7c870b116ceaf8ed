import CZlib
import Documents

/// Captures as a web archive: WARC 1.1, a gzip member a record, so that a file can grow at its end and
/// every other tool reads it.
package enum CaptureFile {
  /// The record of an answer. The body is as it was captured; of the header, the transfer encoding is
  /// renamed, since the chunks were put together.
  package static func record(of answer: Answer) -> [UInt8] {
    let digest = DocumentReader.sha256(answer.body)
    let block = header(answer.header) + answer.body
    let lines = [
      "WARC/1.1", "WARC-Type: response", "WARC-Target-URI: \(answer.url)",
      "WARC-Date: \(answer.captured)", "WARC-Record-ID: <urn:uuid:\(uuid(answer, digest))>",
      "WARC-IP-Address: \(answer.address)", "WARC-Payload-Digest: sha256:\(digest)",
      "Content-Type: application/http;msgtype=response", "Content-Length: \(block.count)", "", "",
    ]
    return packed(Array(lines.joined(separator: "\r\n").utf8) + block + [13, 10, 13, 10])
  }

  private static func header(_ bytes: [UInt8]) -> [UInt8] {
    let name = Array("transfer-encoding:".utf8)
    var out: [UInt8] = []
    for line in bytes.split(separator: 0x0A) {
      let isTransfer = line.prefix(name.count).map { $0 >= 65 && $0 <= 90 ? $0 | 32 : $0 } == name
      if isTransfer { out += "X-Captured-".utf8 }
      out += line
      out.append(0x0A)
    }
    return out
  }

  /// An id that the content gives: the same capture has the same one (version 8 of RFC 9562).
  private static func uuid(_ answer: Answer, _ digest: String) -> String {
    let seed = Array("\(answer.url)\n\(answer.captured)\n\(digest)".utf8)
    let hex = Array(DocumentReader.sha256(seed).utf8)
    func part(_ range: Range<Int>) -> String {
      String(decoding: hex[range.clamped(to: hex.indices)], as: UTF8.self)
    }
    return "\(part(0..<8))-\(part(8..<12))-8\(part(13..<16))-8\(part(17..<20))-\(part(20..<32))"
  }

  /// One gzip member.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    let most = Int(deflateBound(&stream, uLong(bytes.count)))
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: most) { out, count in
      input.withUnsafeMutableBufferPointer {
        stream.next_in = $0.baseAddress
        stream.avail_in = UInt32($0.count)
        stream.next_out = out.baseAddress
        stream.avail_out = UInt32(out.count)
        _ = deflate(&stream, Z_FINISH)
      }
      count = out.count - Int(stream.avail_out)
    }
  }
}
