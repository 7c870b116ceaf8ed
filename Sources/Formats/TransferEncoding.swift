import HTML

/// How mails write bytes as ASCII.
enum TransferEncoding {
  /// By the name a header gives; unknown ones leave the bytes as they are.
  static func decode(_ bytes: [UInt8], _ name: String?) -> [UInt8] {
    switch name?.lowercased().filled {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes)
    default: bytes
    }
  }

  /// RFC 2045, section 6.8. Bytes outside the alphabet are passed over, an end in the middle of a
  /// group gives what is whole. O(size).
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count / 4 * 3)
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      guard let value = sixBits(byte) else {
        if byte == 0x3D { (bits, count) = (0, 0) }
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }

  private static func sixBits(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }

  /// RFC 2045, section 6.7. An equals sign that begins no escape stands for itself. O(size).
  static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x3D else {
        out.append(byte)
        index += 1
        continue
      }
      if index + 2 < bytes.count, let high = ASCII.hex(bytes[index + 1]),
        let low = ASCII.hex(bytes[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
      } else if let end = softBreak(bytes, after: index + 1) {
        index = end
      } else {
        out.append(byte)
        index += 1
      }
    }
    return out
  }

  /// The place behind a line end that an equals sign hides, blanks before it allowed.
  private static func softBreak(_ bytes: [UInt8], after start: Int) -> Int? {
    var index = start
    // RFC 2045 lines have 76 bytes: more blanks than that are text
    while index < bytes.count, index < start + 80, bytes[index] == 0x20 || bytes[index] == 0x09 {
      index += 1
    }
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    guard index < bytes.count else { return index }
    return bytes[index] == 0x0A ? index + 1 : nil
  }

  /// Bytes in a stated encoding to UTF-8.
  static func utf8(_ bytes: [UInt8], charset: String?) -> [UInt8] {
    // plain ASCII and UTF-8 unless the label says something else
    if charset == nil, String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return CarriedText.utf8(bytes, label: charset)
  }
}
