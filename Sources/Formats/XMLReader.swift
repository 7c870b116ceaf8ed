import Documents
import HTML

/// XML as feeds have it, a piece at a time: start tags, text, end tags.
///
/// Nothing outside is ever fetched and nothing a document type declares is used: the declaration is
/// passed over, so entities of its own stand as they were written. It forgives what feeds do wrong
/// (bare ampersands, entities of HTML, missing end tags), since one bad item of a thousand must not
/// cost the others. Namespaces stay prefixes; feeds use the usual ones. Memory: one tag or run of
/// text, at most `longest`.
struct XMLReader {
  enum Piece: Equatable {
    case start(name: String, attributes: [String: String], isEmpty: Bool)
    case text([UInt8])
    case end(name: String)
  }

  /// Longest tag or text, in bytes; what is beyond is left out.
  static let longest = 16 << 20
  static let mostAttributes = 256

  private let stream: ByteStream
  /// Whether a tag or text was longer than is read, or the input ended inside one.
  private(set) var isCut = false

  init(_ stream: ByteStream) { self.stream = stream }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    while true {
      let ahead = stream.peek(9)
      guard let first = ahead.first else { return nil }
      guard first == 0x3C else { return text() }
      if ahead.starts(with: "<!--".utf8) {
        _ = until("-->", skipping: 4)
      } else if ahead.starts(with: "<![CDATA[".utf8) {
        return .text(until("]]>", skipping: 9))
      } else if ahead.starts(with: "<?".utf8) {
        _ = until("?>", skipping: 2)
      } else if ahead.starts(with: "<!".utf8) {
        declaration()
      } else if let tag = tag() {
        return tag
      }
    }
  }

  /// Text up to the next tag, references resolved.
  private mutating func text() -> Piece {
    var out: [UInt8] = []
    while true {
      let ahead = stream.peekAny(1 << 16)
      guard !ahead.isEmpty else { break }
      let end = ahead.firstIndex(of: 0x3C)
      let piece = ahead[..<(end ?? ahead.endIndex)]
      if out.count + piece.count <= XMLReader.longest { out += piece } else { isCut = true }
      stream.skip(piece.count)
      if end != nil { break }
    }
    return .text(XMLReader.resolved(out))
  }

  /// What stands before a mark, which is taken too.
  private mutating func until(_ mark: String, skipping start: Int) -> [UInt8] {
    let mark = Array(mark.utf8)
    stream.skip(start)
    var out: [UInt8] = []
    while true {
      let ahead = stream.peekAny(1 << 16)
      guard !ahead.isEmpty else {
        isCut = true
        return out
      }
      let end = ahead.firstIndex(of: mark[0])
      let piece = ahead[..<(end ?? ahead.endIndex)]
      if out.count + piece.count <= XMLReader.longest { out += piece } else { isCut = true }
      stream.skip(piece.count)
      guard end != nil else { continue }
      if stream.peek(mark.count).elementsEqual(mark) {
        stream.skip(mark.count)
        return out
      }
      stream.skip(1)
      out.append(mark[0])
    }
  }

  /// `<!DOCTYPE … [ … ]>`: passed over with all it declares.
  private mutating func declaration() {
    var depth = 0
    var quote: UInt8?
    while let byte = stream.peekAny(1).first {
      stream.skip(1)
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x5B {
        depth += 1
      } else if byte == 0x5D {
        depth -= 1
      } else if byte == 0x3E, depth <= 0 {
        return
      }
    }
    isCut = true
  }

  /// A start or end tag; nil where a bracket begins none and stands for itself.
  private mutating func tag() -> Piece? {
    stream.skip(1)
    guard let inside = tagBytes() else { return nil }
    if inside.first == 0x2F {
      let name = inside.dropFirst().prefix { !ASCII.isBlank($0) }
      return .end(name: String(decoding: name, as: UTF8.self))
    }
    guard let first = inside.first, ASCII.isLetter(first) || first == 0x5F || first >= 0x80 else {
      return .text([0x3C] + inside + [0x3E])
    }
    let isEmpty = inside.last == 0x2F
    var attributes = XMLAttributes(isEmpty ? inside.dropLast() : inside[...])
    return .start(name: attributes.name(), attributes: attributes.all(), isEmpty: isEmpty)
  }

  /// What stands up to the closing bracket outside quotes.
  private mutating func tagBytes() -> [UInt8]? {
    var out: [UInt8] = []
    var quote: UInt8?
    while true {
      let ahead = stream.peekAny(4096)
      guard !ahead.isEmpty else {
        isCut = true
        return out.isEmpty ? nil : out
      }
      for (count, byte) in ahead.enumerated() {
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == 0x3E {
          stream.skip(count + 1)
          return out
        } else if byte == 0x22 || byte == 0x27, out.last == 0x3D || out.last == 0x20 {
          quote = byte
        }
        if out.count < 1 << 16 { out.append(byte) } else { isCut = true }
      }
      stream.skip(ahead.count)
    }
  }

  /// References in text as the characters they stand for; unknown ones as they are. O(size).
  static func resolved(_ bytes: [UInt8]) -> [UInt8] {
    guard var next = bytes.firstIndex(of: 0x26) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while true {
      out += bytes[index..<next]
      if let (utf8, end) = CarriedText.reference(at: next, in: bytes) {
        out += utf8
        index = end
      } else {
        out.append(0x26)
        index = next + 1
      }
      guard let found = bytes[index...].firstIndex(of: 0x26) else { break }
      next = found
    }
    out += bytes[index...]
    return out
  }

  /// The name of the first element of a beginning; nil where there is none.
  static func rootName(of head: ArraySlice<UInt8>) -> String? {
    var reader = XMLReader(ByteStream(Array(head)))
    while let piece = reader.next() {
      switch piece {
      case .start(let name, _, _): return name
      case .text(let text) where text.allSatisfy(ASCII.isBlank): continue
      default: return nil
      }
    }
    return nil
  }
}

/// The inside of a start tag.
private struct XMLAttributes {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private mutating func take(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let end = bytes[index...].firstIndex { !isPart($0) } ?? bytes.endIndex
    defer { index = end }
    return bytes[index..<end]
  }

  mutating func name() -> String {
    String(decoding: take { !ASCII.isBlank($0) }, as: UTF8.self)
  }

  /// The first value of each name.
  mutating func all() -> [String: String] {
    var found: [String: String] = [:]
    while index < bytes.endIndex, found.count < XMLReader.mostAttributes {
      _ = take(while: ASCII.isBlank)
      let name = take { !ASCII.isBlank($0) && $0 != 0x3D }
      _ = take(while: ASCII.isBlank)
      guard index < bytes.endIndex, bytes[index] == 0x3D else {
        if name.isEmpty { break }
        continue
      }
      index += 1
      _ = take(while: ASCII.isBlank)
      let key = String(decoding: name, as: UTF8.self)
      if found[key] == nil { found[key] = value() } else { _ = value() }
    }
    return found
  }

  private mutating func value() -> String {
    guard index < bytes.endIndex else { return "" }
    let quote = bytes[index]
    var value: ArraySlice<UInt8>
    if quote == 0x22 || quote == 0x27 {
      index += 1
      value = take { $0 != quote }
      if index < bytes.endIndex { index += 1 }
    } else {
      value = take { !ASCII.isBlank($0) }
    }
    return String(decoding: XMLReader.resolved(Array(value)), as: UTF8.self)
  }
}
