/// The text of one document as UTF-8 bytes, with the way from byte offsets to code points.
///
/// Always valid UTF-8: whoever makes one repairs the input first. Copying is cheap (the bytes are
/// shared). `codePoints(of:)` costs at most `stride` bytes of counting per end.
package struct SourceText: Sendable, Hashable {
  package let bytes: [UInt8]
  /// Number of code points before each `stride` bytes; empty for pure ASCII.
  private let checkpoints: [Int]
  private static let stride = 512

  package init(_ string: String) {
    self.init(utf8: Array(string.utf8))
  }

  /// `utf8` must be valid UTF-8.
  package init(utf8: [UInt8]) {
    bytes = utf8
    checkpoints = SourceText.checkpoints(utf8)
  }

  private static func checkpoints(_ bytes: [UInt8]) -> [Int] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
    var result: [Int] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % stride == 0 { result.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    return result
  }

  package var count: Int { bytes.count }
  package var isEmpty: Bool { bytes.isEmpty }
  /// The whole text as one span.
  package var span: Span { Span(0, bytes.count) }

  /// The words a span stands for, verbatim. Offsets outside the text are clamped.
  package func string(_ span: Span) -> String {
    let low = Swift.max(0, Swift.min(span.start, bytes.count))
    let high = Swift.max(low, Swift.min(span.end, bytes.count))
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }

  /// The whole text.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The span without white space at either end.
  package func trimmed(_ span: Span) -> Span {
    var low = span.start
    var high = span.end
    while low < high, SourceText.isSpace(bytes[low]) { low += 1 }
    while high > low, SourceText.isSpace(bytes[high - 1]) { high -= 1 }
    return Span(low, high)
  }

  /// ASCII white space only; a no-break space is not trimmed.
  package static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// The span in Unicode code points, as everything outside the program counts.
  package func codePoints(of span: Span) -> (start: Int, end: Int) {
    (codePoint(at: span.start), codePoint(at: span.end))
  }

  /// Number of code points before a byte offset.
  package func codePoint(at offset: Int) -> Int {
    guard !checkpoints.isEmpty else { return offset }
    let block = Swift.min(offset / SourceText.stride, checkpoints.count - 1)
    var count = checkpoints[block]
    for index in (block * SourceText.stride)..<offset where bytes[index] & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }

  /// Byte offset of the code point with this number; the end of the text when there are fewer.
  package func byteOffset(ofCodePoint number: Int) -> Int {
    guard !checkpoints.isEmpty else { return Swift.min(number, bytes.count) }
    var low = 0
    var high = checkpoints.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if checkpoints[middle] <= number { low = middle } else { high = middle - 1 }
    }
    var count = checkpoints[low]
    var offset = low * SourceText.stride
    while offset < bytes.count {
      if bytes[offset] & 0xC0 != 0x80 {
        if count == number { return offset }
        count += 1
      }
      offset += 1
    }
    return bytes.count
  }
}
