import Documents

/// Bytes at places: what archives with a directory at their end need.
package protocol ByteSource: AnyObject {
  /// Number of bytes.
  var size: Int { get }
  /// At most `count` bytes at a place, fewer at the end; the system's words where it fails.
  func read(at place: Int, count: Int) throws(StreamFlaw) -> ArraySlice<UInt8>
}

extension ByteSource {
  /// The bytes of a range in order. What lies behind the end is `.truncated`.
  package func stream(_ range: Range<Int>) -> ByteStream {
    var place = range.lowerBound
    return ByteStream { [self] in
      guard place < range.upperBound else { return .end }
      do throws(StreamFlaw) {
        let bytes = try read(at: place, count: min(1 << 17, range.upperBound - place))
        guard !bytes.isEmpty else { return .broken(.truncated) }
        place += bytes.count
        return .bytes(Array(bytes))
      } catch { return .broken(error) }
    }
  }

  package func stream() -> ByteStream { stream(0..<size) }
}

/// Bytes in memory.
package final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  package init(_ bytes: [UInt8]) { self.bytes = bytes }
  package var size: Int { bytes.count }

  package func read(at place: Int, count: Int) throws(StreamFlaw) -> ArraySlice<UInt8> {
    guard place >= 0, count > 0, place < bytes.count else { return [] }
    return bytes[place..<min(bytes.count - place, count) + place]
  }
}

/// A stretch of another source: a member that lies in its archive as it is.
package final class SliceSource: ByteSource {
  private let base: any ByteSource
  private let start: Int
  package let size: Int

  /// A range that reaches over the end of the base is cut.
  package init(_ base: any ByteSource, _ range: Range<Int>) {
    self.base = base
    start = min(max(0, range.lowerBound), base.size)
    size = max(0, min(range.upperBound, base.size) - start)
  }

  package func read(at place: Int, count: Int) throws(StreamFlaw) -> ArraySlice<UInt8> {
    guard place >= 0, place < size else { return [] }
    return try base.read(at: start + place, count: min(count, size - place))
  }
}
