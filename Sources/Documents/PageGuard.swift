import Spans

/// Whether a page may be given to a parser that is not linear: limits on depth, attributes and
/// formatting elements left open, found in one pass over the bytes.
enum PageGuard {
  /// Deepest nesting; browsers flatten past 512 (Blink's and WebKit's maximum tree depth).
  static let deepest = 512
  /// Most attributes of one tag.
  static let mostAttributes = 1_000
  /// Most formatting elements (b, i, font, a …) left open: each is opened again in every block.
  static let mostFormatting = 200

  static func isSafe(_ bytes: [UInt8]) -> Bool {
    var open = [Int](repeating: 0, count: 4096)
    var depth = 0
    var formatting = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C, index + 1 < bytes.count else {
        index += 1
        continue
      }
      let isEnd = bytes[index + 1] == 0x2F
      let start = index + (isEnd ? 2 : 1)
      guard start < bytes.count, isLetter(bytes[start]) else {
        index += 1
        continue
      }
      let (slot, nameEnd) = name(bytes, from: start)
      index = nameEnd
      guard let end = tagEnd(bytes, from: index) else { return false }
      index = end
      let weight = self.weight(bytes[start..<nameEnd])
      if isEnd {
        guard open[slot] > 0 else { continue }
        open[slot] -= 1
        depth -= weight.depth
        formatting -= weight.formatting
      } else if weight.depth > 0 {
        open[slot] += 1
        depth += weight.depth
        formatting += weight.formatting
      }
      if depth > deepest || formatting > mostFormatting { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// A slot for the tag's name by hash (names that share one are counted together), and its end.
  private static func name(_ bytes: [UInt8], from start: Int) -> (Int, Int) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E, bytes[index] != 0x2F {
      hash = (hash ^ UInt64(TextBlock.folded(bytes[index]))) &* 0x100_0000_01b3
      index += 1
    }
    return (Int((hash ^ hash >> 32) & 4095), index)
  }

  /// The place after the tag; nil for one with too many attributes.
  private static func tagEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8 = 0
    var blanks = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return index + 1
      } else if byte == 0x22 || byte == 0x27, index > start, bytes[index - 1] == 0x3D {
        quote = byte
      } else if byte <= 0x20 || byte == 0x2F {
        blanks += 1
        if blanks > mostAttributes { return nil }
      }
      index += 1
    }
    return index
  }

  /// What an open tag adds: nothing for empty elements and those closed by their next sibling.
  private static func weight(_ name: ArraySlice<UInt8>) -> (depth: Int, formatting: Int) {
    guard name.count <= 10 else { return (1, 0) }
    let name = String(decoding: name.map(TextBlock.folded), as: UTF8.self)
    if formattingNames.contains(name) { return (1, 1) }
    return (uncounted.contains(name) ? 0 : 1, 0)
  }

  private static let formattingNames: Set<String> = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
  ]
  private static let uncounted: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
    "path", "rect", "circle", "use", "image", "frame", "html", "head", "body", "colgroup",
    "optgroup",
    "rp", "rt", "script", "style",
  ]
}
