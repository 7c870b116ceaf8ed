/// A JSON value that prints itself: sorted keys, no blanks, UTF-8 kept as it is.
package indirect enum JSONText: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case integer(Int)
  case string(String)
  case array([JSONText])
  case object([String: JSONText])

  /// The value as one line of JSON.
  package var line: String {
    var out: [UInt8] = []
    write(into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(into out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .integer(let value): out += String(value).utf8
    case .number(let value): out += JSONText.digits(value).utf8
    case .string(let value): JSONText.quote(value, into: &out)
    case .array(let values):
      out.append(0x5B)
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(0x2C) }
        value.write(into: &out)
      }
      out.append(0x5D)
    case .object(let members): JSONText.write(members, into: &out)
    }
  }

  private static func write(_ members: [String: JSONText], into out: inout [UInt8]) {
    out.append(0x7B)
    for (index, key) in members.keys.sorted().enumerated() {
      if index > 0 { out.append(0x2C) }
      quote(key, into: &out)
      out.append(0x3A)
      members[key]?.write(into: &out)
    }
    out.append(0x7D)
  }

  /// Whole numbers without a decimal point; anything JSON cannot hold becomes null.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }

  private static func quote(_ text: String, into out: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    out.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: out += [0x5C, 0x22]
      case 0x5C: out += [0x5C, 0x5C]
      case 0x0A: out += [0x5C, 0x6E]
      case 0x0D: out += [0x5C, 0x72]
      case 0x09: out += [0x5C, 0x74]
      case 0..<0x20:
        out += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}

extension JSONText {
  /// Null for nil.
  package static func optional(_ value: String?) -> JSONText { value.map(JSONText.string) ?? .null }
  package static func optional(_ value: Double?) -> JSONText { value.map(JSONText.number) ?? .null }
  package static func strings(_ values: [String]) -> JSONText {
    .array(values.map(JSONText.string))
  }
}
