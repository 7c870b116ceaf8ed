/// Whether bytes are UTF-8, and what to do where they are not.
enum UTF8Check {
  /// The first place that starts no valid sequence; the count where all are valid. ASCII goes by
  /// eight bytes a step.
  static func firstInvalid(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      var index = start
      while index < buffer.count {
        if index + 8 <= buffer.count,
          buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
          continue
        }
        let length = sequence(at: index, in: buffer).length
        guard length > 0 else { return index }
        index += length
      }
      return index
    }
  }

  /// The length of the valid sequence at a place, or 0 and how many bytes go together as broken.
  static func sequence(
    at index: Int, in bytes: UnsafeRawBufferPointer
  ) -> (length: Int, broken: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (1, 0) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4 else { return (0, 1) }
    for step in 1..<length {
      guard index + step < bytes.count else { return (0, step) }
      let byte = bytes[index + step]
      let low: UInt8 = step > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = step > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
      guard byte >= low, byte <= high else { return (0, step) }
    }
    return (length, 0)
  }

  /// Appends text with U+FFFD for each broken sequence (the longest that could have gone on, as the
  /// Encoding Standard has it).
  static func repair(_ bytes: [UInt8], from start: Int, into text: inout DecodedText) {
    var index = start
    while index < bytes.count {
      let end = firstInvalid(bytes, from: index)
      if end > index { text.append(bytes[index..<end], origin: index) }
      guard end < bytes.count else { return }
      text.append(0xFFFD, origin: end)
      index = end + bytes.withUnsafeBytes { sequence(at: end, in: $0).broken }
    }
  }

  /// Whether sequences beyond ASCII are there and outnumber the broken ones four to one: damaged
  /// UTF-8, not another encoding. With `leastSequences` 0, text without any is valid as well.
  static func isMostlyValid(_ bytes: [UInt8], leastSequences: Int = 1) -> Bool {
    var (sound, broken, index) = (0, 0, 0)
    bytes.withUnsafeBytes { buffer in
      while index < buffer.count {
        if index + 8 <= buffer.count,
          buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
          continue
        }
        let found = sequence(at: index, in: buffer)
        if found.length > 1 { sound += 1 } else if found.length == 0 { broken += 1 }
        index += max(found.length, found.broken)
      }
    }
    return sound >= leastSequences && (broken == 0 || sound >= 4 * broken)
  }
}
