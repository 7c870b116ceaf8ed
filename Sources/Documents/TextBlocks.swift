import Spans

/// Cuts plain text into blocks: lines, joined where the text was wrapped at a fixed width.
///
/// Reports come with a blank line between paragraphs or with one paragraph a line. Text wrapped at
/// a column (mail, old wires) is told by its lines: each is so long that the next line's first
/// word would not have fitted. O(size).
enum TextBlocks {
  /// Widest column a wrapped text is believed to have been set to; RFC 5322 advises 78.
  static let widestColumn = 100

  static func blocks(in bytes: [UInt8]) -> [TextBlock] {
    let lines = self.lines(in: bytes)
    let width = wrapWidth(lines, bytes)
    var result: [TextBlock] = []
    var index = 0
    while index < lines.count {
      var last = index
      while let width, last + 1 < lines.count, !lines[last + 1].isAfterBlank,
        isWrapped(lines[last].span, before: lines[last + 1].span, bytes, width)
      {
        last += 1
      }
      let span = Span(lines[index].span.start, lines[last].span.end)
      var block = TextBlock(span, in: bytes)
      block.isAfterBlank = lines[index].isAfterBlank
      result.append(block)
      index = last + 1
    }
    return result
  }

  /// A line that is not blank.
  private struct Line {
    var span: Span
    var isAfterBlank: Bool
  }

  private static func lines(in bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var isAfterBlank = true
    var start = 0
    while start <= bytes.count {
      var end = start
      while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
      let span = trimmed(Span(start, end), bytes)
      if !span.isEmpty {
        lines.append(Line(span: span, isAfterBlank: isAfterBlank))
        isAfterBlank = false
      } else if end < bytes.count {
        isAfterBlank = true
      }
      start = end + 1
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
    }
    return lines
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == 0x0C
  }

  /// Without ASCII white space and no-break spaces at either end.
  static func trimmed(_ span: Span, _ bytes: [UInt8]) -> Span {
    var (low, high) = (span.start, span.end)
    while low < high {
      if SourceText.isSpace(bytes[low]) {
        low += 1
      } else if low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while high > low {
      if SourceText.isSpace(bytes[high - 1]) {
        high -= 1
      } else if high - 2 >= low, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
        high -= 2
      } else {
        break
      }
    }
    return Span(low, high)
  }

  /// The column the text was wrapped at; nil where lines are paragraphs. Four in five of the lines
  /// that have a neighbour below must be as full as they could be.
  private static func wrapWidth(_ lines: [Line], _ bytes: [UInt8]) -> Int? {
    let longest = lines.reduce(0) { max($0, $1.span.length) }
    guard longest >= 40, longest <= widestColumn, lines.count >= 3 else { return nil }
    var (pairs, full) = (0, 0)
    for index in lines.indices.dropLast() where !lines[index + 1].isAfterBlank {
      pairs += 1
      if isWrapped(lines[index].span, before: lines[index + 1].span, bytes, longest) { full += 1 }
    }
    return pairs > 0 && full * 10 >= pairs * 8 ? longest : nil
  }

  /// Whether the next line's first word would have passed the column.
  private static func isWrapped(_ line: Span, before next: Span, _ bytes: [UInt8], _ width: Int)
    -> Bool
  {
    let word = bytes[next.range].prefix { !SourceText.isSpace($0) }.count
    return line.length + 1 + word > width - 6 && !TextBlock.isItem(bytes, next)
  }
}
