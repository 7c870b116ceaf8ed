/// Looks for the encoding a page states in a `meta` element near its start, by the prescan
/// algorithm of the HTML Standard.
struct MetaPrescan {
  /// How far is looked. The standard says 1,024 bytes at least; long heads of real pages have it
  /// later, where browsers find it while they parse.
  static let reach = 16_384

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The encoding a page states; nil where it states none that is known.
  static func label(in page: [UInt8]) -> EncodingLabel? {
    var scan = MetaPrescan(page.prefix(reach))
    return scan.find()
  }

  private mutating func find() -> EncodingLabel? {
    while index < bytes.endIndex {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      if at("<!--") {
        skipComment()
      } else if at("<meta"), isBreak(index + 5) {
        index += 5
        if let found = meta() { return found }
      } else if ASCII.isLetter(byte(index + 1))
        || byte(index + 1) == 0x2F && ASCII.isLetter(byte(index + 2))
      {
        skipTag()
      } else if [0x21, 0x2F, 0x3F].contains(byte(index + 1)) {
        while index < bytes.endIndex, bytes[index] != 0x3E { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }

  private func byte(_ place: Int) -> UInt8 { place < bytes.endIndex ? bytes[place] : 0 }

  private func at(_ text: StaticString) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount
    where ASCII.lower(byte(index + offset)) != text.utf8Start[offset] {
      return false
    }
    return true
  }

  private func isBreak(_ place: Int) -> Bool {
    ASCII.isSpace(byte(place)) || byte(place) == 0x2F
  }

  private mutating func skipComment() {
    index += 2  // "<!-->" is a whole comment
    while index < bytes.endIndex, !at("-->") { index += 1 }
    index += 3
  }

  private mutating func skipTag() {
    while index < bytes.endIndex, !ASCII.isSpace(bytes[index]), bytes[index] != 0x3E { index += 1 }
    while attribute() != nil {}
  }

  /// The encoding a `meta` tag states; the place is then behind its attributes.
  private mutating func meta() -> EncodingLabel? {
    var names: Set<String> = []
    var (gotPragma, needsPragma): (Bool, Bool?) = (false, nil)
    var found: EncodingLabel?
    while let (name, value) = attribute() {
      guard names.insert(name).inserted else { continue }
      switch name {
      case "http-equiv": if value == "content-type" { gotPragma = true }
      case "content":
        if found == nil, let label = MetaPrescan.charset(in: value) {
          found = EncodingLabel(label)
          if found != nil { needsPragma = true }
        }
      case "charset":
        found = EncodingLabel(value)
        needsPragma = false
      default: break
      }
    }
    guard index < bytes.endIndex else { return nil }  // a tag that is cut off says nothing
    guard let needsPragma, let found, !needsPragma || gotPragma else { return nil }
    switch found.kind {
    case .utf16Little, .utf16Big: return .utf8
    default: return found.name == "x-user-defined" ? .windows1252 : found
    }
  }

  /// The next attribute in lower case; nil at the tag's end.
  private mutating func attribute() -> (name: String, value: String)? {
    while index < bytes.endIndex, isBreak(index) { index += 1 }
    guard index < bytes.endIndex, bytes[index] != 0x3E else { return nil }
    let name = take { byte, length in
      ASCII.isSpace(byte) || byte == 0x2F || byte == 0x3E || byte == 0x3D && length > 0
    }
    while ASCII.isSpace(byte(index)) { index += 1 }
    guard byte(index) == 0x3D else { return (name, "") }
    index += 1
    while ASCII.isSpace(byte(index)) { index += 1 }
    let quote = byte(index)
    guard quote == 0x22 || quote == 0x27 else {
      return (name, take { byte, _ in ASCII.isSpace(byte) || byte == 0x3E })
    }
    index += 1
    let value = take { byte, _ in byte == quote }
    index += 1
    return (name, value)
  }

  private mutating func take(until isEnd: (UInt8, Int) -> Bool) -> String {
    let start = index
    while index < bytes.endIndex, !isEnd(bytes[index], index - start) { index += 1 }
    return String(
      decoding: bytes[start..<min(index, bytes.endIndex)].map(ASCII.lower), as: UTF8.self)
  }

  /// The label in a `content` value, by the standard's algorithm for extracting it.
  static func charset(in value: String) -> String? {
    var rest = value[...]
    while let mark = rest.firstRange(of: "charset") {
      rest = rest[mark.upperBound...].drop { $0.isWhitespace }
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0.isWhitespace }
      guard let quote = rest.first, quote == "\"" || quote == "'" else {
        return String(rest.prefix { !$0.isWhitespace && $0 != ";" })
      }
      guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
      return String(rest[rest.index(after: rest.startIndex)..<end])
    }
    return nil
  }
}
