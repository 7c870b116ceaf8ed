/// The directory at the end of a zip file (APPNOTE 6.3, with zip64).
struct ZipDirectory {
  struct Entry {
    var name: String
    var isEncrypted: Bool
    /// 0 stored, 8 deflated; nothing else is read.
    var method: Int
    var sum: UInt
    var packedSize: Int
    /// Place of the entry's own header.
    var header: Int
  }

  /// Most entries that are looked at.
  static let most = 10_000_000

  /// Where the directory lies.
  var range: Range<Int>

  /// Nil where there is no end record: the file was cut off, or is no zip file.
  init?(_ source: any ByteSource) {
    // the end record has 22 bytes and a comment of at most 65,535
    let from = max(0, source.size - 65_557)
    let tail = source.stream(from..<source.size).take(65_557)
    guard let end = ZipDirectory.endRecord(in: tail) else { return nil }
    let bytes = LittleEndian(tail)
    var (size, start) = (bytes.number(end + 12, 4), bytes.number(end + 16, 4))
    if start == 0xFFFF_FFFF || size == 0xFFFF_FFFF || bytes.number(end + 10, 2) == 0xFFFF {
      guard let large = ZipDirectory.large(bytes, end, source) else { return nil }
      (size, start) = large
    }
    guard start >= 0, size >= 0, start <= source.size, size <= source.size - start else {
      return nil
    }
    range = start..<start + size
  }

  private static func endRecord(in tail: [UInt8]) -> Int? {
    guard tail.count >= 22 else { return nil }
    return (0...tail.count - 22).reversed().first {
      tail[$0] == 0x50 && tail[$0 + 1] == 0x4B && tail[$0 + 2] == 5 && tail[$0 + 3] == 6
    }
  }

  /// Size and start by the zip64 end record, to which a locator before the end record points.
  private static func large(
    _ tail: LittleEndian, _ end: Int, _ source: any ByteSource
  ) -> (Int, Int)? {
    guard end >= 20, tail.number(end - 20, 4) == 0x0706_4B50 else { return nil }
    let place = tail.number(end - 12, 8)
    guard place >= 0, place < source.size else { return nil }
    let record = source.stream(place..<source.size).take(56)
    guard record.count == 56 else { return nil }
    let bytes = LittleEndian(record)
    guard bytes.number(0, 4) == 0x0606_4B50 else { return nil }
    return (bytes.number(40, 8), bytes.number(48, 8))
  }

  /// The next entry of the directory's bytes; nil at the end or where it makes no sense.
  static func entry(_ stream: ByteStream) -> Entry? {
    let fixed = stream.take(46)
    guard fixed.count == 46 else { return nil }
    let bytes = LittleEndian(fixed)
    guard bytes.number(0, 4) == 0x0201_4B50 else { return nil }
    let name = stream.take(bytes.number(28, 2))
    let extra = stream.take(bytes.number(30, 2))
    stream.skip(bytes.number(32, 2))
    var entry = Entry(
      name: text(name),
      isEncrypted: bytes.number(8, 2) & 1 != 0, method: bytes.number(10, 2),
      sum: UInt(bytes.number(16, 4)), packedSize: bytes.number(20, 4),
      header: bytes.number(42, 4))
    entry.widen(extra, plainSize: bytes.number(24, 4))
    return entry
  }

  /// Names are UTF-8 where they are valid as such; else each byte is a letter.
  static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(decoding: bytes.map(UInt16.init), as: UTF16.self)
  }
}

extension ZipDirectory.Entry {
  /// Puts in the 64-bit numbers of the zip64 extra field (id 1), in the order of the fields that
  /// are all ones.
  fileprivate mutating func widen(_ extra: [UInt8], plainSize: Int) {
    let bytes = LittleEndian(extra)
    var place = 0
    while place + 4 <= extra.count {
      let size = bytes.number(place + 2, 2)
      if bytes.number(place, 2) == 1 {
        var at = place + 4 + (plainSize == 0xFFFF_FFFF ? 8 : 0)
        if packedSize == 0xFFFF_FFFF {
          packedSize = bytes.number(at, 8)
          at += 8
        }
        if header == 0xFFFF_FFFF { header = bytes.number(at, 8) }
        return
      }
      place += 4 + size
    }
  }
}

/// Numbers in bytes, least byte first; 0 where the bytes end, 8 bytes without their top bit.
struct LittleEndian {
  private let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func number(_ place: Int, _ count: Int) -> Int {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    var value: UInt64 = 0
    for index in (place..<place + count).reversed() { value = value << 8 | UInt64(bytes[index]) }
    return Int(truncatingIfNeeded: value & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
