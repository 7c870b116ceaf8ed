#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The characters of an East Asian encoding, asked of the C library's iconv and kept.
///
/// Without the C library's own tables on the machine (a static binary elsewhere) there is none, and
/// the page is read as Windows-1252.
struct MultiByteTable {
  private let handle: iconv_t
  private let name: String

  init?(_ name: String) {
    let handle = iconv_open("UTF-32LE", name)
    guard Int(bitPattern: handle) != -1, let handle else { return nil }
    self.handle = handle
    self.name = name
  }

  /// Appends what the bytes stand for. `isEscaped` is ISO-2022-JP, whose pairs are those of EUC-JP
  /// without their high bits, between escape sequences.
  func append(_ bytes: [UInt8], isEscaped: Bool, to text: inout DecodedText) {
    defer { _ = iconv_close(handle) }
    var known: [UInt32: UInt32] = [:]
    var isPair = false
    var index = 0
    while index < bytes.count {
      if isEscaped, bytes[index] == 0x1B, index + 2 < bytes.count {
        isPair = bytes[index + 1] == 0x24
        index += 3
        continue
      }
      if bytes[index] < 0x80, !(isPair && bytes[index] > 0x20) {
        text.append(bytes[index...index], origin: index)
        index += 1
        continue
      }
      let length = min(sequenceLength(bytes, at: index), bytes.count - index)
      let mask: UInt8 = isPair ? 0x80 : 0
      let key = bytes[index..<index + length].reduce(UInt32(0)) { $0 << 8 | UInt32($1 | mask) }
      let code = known[key] ?? convert(bytes[index..<index + length].map { $0 | mask })
      known[key] = code
      text.append(code ?? 0xFFFD, origin: index)
      // a trail byte that is ASCII was none
      index += code == nil && length > 1 && bytes[index + 1] < 0x80 && !isPair ? 1 : length
    }
  }

  private func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch name {
    case "GB18030": return bytes[index] == 0x80 ? 1 : (0x30...0x39).contains(next) ? 4 : 2
    case "EUC-JP-MS": return bytes[index] == 0x8F ? 3 : 2
    case "CP932": return (0xA0...0xDF).contains(bytes[index]) || bytes[index] == 0x80 ? 1 : 2
    default: return 2
    }
  }

  /// The one character some bytes stand for; nil where they are none. (A few of Big5 stand for two:
  /// the first is kept.)
  private func convert(_ bytes: [UInt8]) -> UInt32? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16)
    var (inLeft, outLeft) = (input.count, output.count)
    let isFailed = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        return iconv(handle, &from, &inLeft, &to, &outLeft) == Int.max || inLeft > 0
      }
    }
    guard !isFailed, outLeft <= 12 else {
      _ = iconv(handle, nil, nil, nil, nil)
      return nil
    }
    return (0..<4).reduce(UInt32(0)) {
      $0 | UInt32(UInt8(bitPattern: output[$1])) << UInt32($1 * 8)
    }
  }
}
