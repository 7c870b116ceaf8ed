/// A JSON value as it was read. Members keep their order; numbers keep their text.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Reads one value from valid UTF-8; nil where it is not JSON (RFC 8259) or nested deeper than
  /// 128. White space around it is allowed, anything else after it is not. O(size).
  package init?(_ bytes: some Collection<UInt8>) {
    var reader = JSONScanner(bytes: Array(bytes))
    guard let value = reader.value(depth: 0), reader.isAtEnd() else { return nil }
    self = value
  }

  /// The first member of that name.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The elements of an array; the value alone for anything else but null.
  var elements: [JSONValue] {
    switch self {
    case .array(let values): return values
    case .null: return []
    default: return [self]
    }
  }
}

/// Reads JSON from bytes. Recursion is bounded by `deepest`.
private struct JSONScanner {
  static let deepest = 128
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return index == bytes.count
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < JSONScanner.deepest else { return nil }
    skipBlanks()
    switch byte {
    case 0x7B: return object(depth)
    case 0x5B: return array(depth)
    case 0x22: return text().map(JSONValue.string)
    case 0x74: return word("true", .bool(true))
    case 0x66: return word("false", .bool(false))
    case 0x6E: return word("null", .null)
    default: return number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
    guard bytes[index...].starts(with: word.utf8) else { return nil }
    index += word.utf8.count
    return value
  }

  private mutating func number() -> JSONValue? {
    let start = index
    while let byte, (byte >= 0x30 && byte <= 0x39) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return Double(text) == nil ? nil : .number(text)
  }

  private mutating func take(_ expected: UInt8) -> Bool {
    skipBlanks()
    guard byte == expected else { return false }
    index += 1
    return true
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    index += 1
    var values: [JSONValue] = []
    if take(0x5D) { return .array([]) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(0x2C)
    return take(0x5D) ? .array(values) : nil
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    index += 1
    var members: [JSONValue.Member] = []
    if take(0x7D) { return .object([]) }
    repeat {
      skipBlanks()
      guard byte == 0x22, let name = text(), take(0x3A), let value = value(depth: depth + 1) else {
        return nil
      }
      members.append(JSONValue.Member(name: name, value: value))
    } while take(0x2C)
    return take(0x7D) ? .object(members) : nil
  }

  /// A string; raw line breaks inside are let pass (pages print such JSON), other controls too.
  private mutating func text() -> String? {
    index += 1
    var out: [UInt8] = []
    while let byte {
      index += 1
      if byte == 0x22 { return String(decoding: out, as: UTF8.self) }
      if byte != 0x5C {
        out.append(byte)
      } else if !escape(into: &out) {
        return nil
      }
    }
    return nil
  }

  private mutating func escape(into out: inout [UInt8]) -> Bool {
    guard let byte else { return false }
    index += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: out.append(byte)
    case 0x62: out.append(0x08)
    case 0x66: out.append(0x0C)
    case 0x6E: out.append(0x0A)
    case 0x72: out.append(0x0D)
    case 0x74: out.append(0x09)
    case 0x75: return unicode(into: &out)
    default: return false
    }
    return true
  }

  private mutating func unicode(into out: inout [UInt8]) -> Bool {
    guard let unit = hex() else { return false }
    var code = UInt32(unit)
    if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: [0x5C, 0x75]) {
      let mark = index
      index += 2
      if let low = hex(), (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (UInt32(low) - 0xDC00)
      } else {
        index = mark
      }
    }
    out += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    return true
  }

  private mutating func hex() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    guard let value = UInt16(digits, radix: 16), !digits.hasPrefix("+") else { return nil }
    index += 4
    return value
  }
}
