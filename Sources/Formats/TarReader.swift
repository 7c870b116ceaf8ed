import Documents

/// Folders in a tar file: POSIX ustar with long names as pax and GNU tar write them.
enum TarReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    var names = LongNames()
    while let header = next(item, intake) {
      let body = item.bytes.part(header.size)
      switch header.kind {
      case .file:
        var part = item.part(
          "!/" + names.take(or: header.name), name: ArchiveMember.lastPart(names.used), bytes: body)
        part.isFound = true
        if ArchiveMember.isReport(names.used) { intake.nested(part) }
      case .longName: names.gnu = body.take(1 << 16)
      case .extended: names.pax = body.take(1 << 20)
      case .other: names = LongNames()
      }
      body.skipAll()
      guard body.flaw == nil else { break }
      item.bytes.skip((512 - header.size % 512) % 512)
    }
    intake.emit(flawOf: item.bytes, at: item.path)
  }

  /// The next header; nil at the end mark, or with a fault where there is none.
  private static func next(_ item: Item, _ intake: Intake) -> TarHeader? {
    let block = item.bytes.take(512)
    if block.count == 512, block.allSatisfy({ $0 == 0 }) { return nil }
    guard let header = TarHeader(block[...]) else {
      intake.emit(.damaged(path: item.path, flaw: block.count < 512 ? .truncated : .corrupt))
      return nil
    }
    return header
  }
}

/// The block of 512 bytes before each member.
struct TarHeader {
  enum Kind { case file, longName, extended, other }
  var name: String
  var size: Int
  var kind: Kind

  /// Nil where the block's own sum does not agree.
  init?(_ block: ArraySlice<UInt8>) {
    let bytes = Array(block)
    guard bytes.count == 512, let sum = TarHeader.octal(bytes[148..<156]),
      sum == TarHeader.sum(bytes), let size = TarHeader.number(bytes[124..<136])
    else { return nil }
    let prefix = TarHeader.text(bytes[345..<500])
    let isPOSIX = bytes[257..<262].elementsEqual("ustar".utf8)
    let own = TarHeader.text(bytes[0..<100])
    name = isPOSIX && bytes[262] != 0x20 && !prefix.isEmpty ? prefix + "/" + own : own
    switch bytes[156] {
    case 0, 0x30, 0x37: kind = .file
    case 0x4C: kind = .longName
    case 0x78: kind = .extended
    default: kind = .other
    }
    self.size = size
  }

  static func isPlausible(_ head: ArraySlice<UInt8>) -> Bool {
    head.count >= 512 && head.first != 0 && TarHeader(head.prefix(512)) != nil
  }

  private static func sum(_ bytes: [UInt8]) -> Int {
    bytes.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(bytes[$1])) }
  }

  /// Octal digits, or GNU's base 256 for files above 8 GiB.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first, first & 0x80 != 0 else { return octal(field) }
    let bytes = field.dropFirst()
    guard first == 0x80, bytes.dropLast(7).allSatisfy({ $0 == 0 }) else { return nil }
    return bytes.suffix(7).reduce(0) { $0 << 8 | Int($1) }
  }

  private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var hasDigits = false
    for byte in field {
      if byte >= 0x30, byte <= 0x37 {
        value = value << 3 | Int(byte - 0x30)
        hasDigits = true
      } else if byte == 0x20 || byte == 0 {
        if hasDigits { break }
      } else {
        return nil
      }
    }
    return hasDigits || field.allSatisfy { $0 == 0 } ? value : nil
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }
}

/// Names too long for a header stand in a member of their own before it.
private struct LongNames {
  var gnu: [UInt8]?
  var pax: [UInt8]?
  private(set) var used = ""

  init() {}

  /// The name of the member that follows.
  mutating func take(or name: String) -> String {
    defer { (gnu, pax) = (nil, nil) }
    if let gnu {
      used = String(decoding: gnu.prefix { $0 != 0 }, as: UTF8.self)
    } else {
      used = pax.flatMap(LongNames.path) ?? name
    }
    return used
  }

  /// The value of `path` among pax records ("30 path=a/b\n"). O(size).
  private static func path(_ records: [UInt8]) -> String? {
    for line in records.split(separator: 0x0A) {
      let text = String(decoding: line.drop { $0 >= 0x30 && $0 <= 0x39 }, as: UTF8.self)
      if text.hasPrefix(" path=") { return String(text.dropFirst(6)) }
    }
    return nil
  }
}

/// Which members of an archive are looked at.
enum ArchiveMember {
  static func lastPart(_ name: String) -> String {
    String(name.split(separator: "/").last ?? Substring(name))
  }

  /// No folders, no hidden files, none of what desktop systems add.
  static func isReport(_ name: String) -> Bool {
    !name.hasSuffix("/")
      && !name.split(separator: "/").contains {
        $0.hasPrefix(".") && $0 != "." && $0 != ".." || $0 == "__MACOSX"
      }
  }
}
