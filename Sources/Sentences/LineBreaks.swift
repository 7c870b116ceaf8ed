/// What single line feeds inside a paragraph mean.
///
/// Where a line is longer than people wrap by hand, every line feed ends a sentence; in wrapped
/// text only the one after a short line does, unless the next line goes on in small letters.
struct LineBreaks {
  private let paragraph: Paragraph
  private let longest: Int
  /// Index of the first token of the current line.
  private var lineStart = 0

  /// Longer lines are not wrapped by hand; mail and terminals wrap at 60 to 80, some at 100.
  private static let widest = 120

  init(_ paragraph: Paragraph) {
    self.paragraph = paragraph
    var longest = 0
    if let first = paragraph.tokens.first, let last = paragraph.tokens.last {
      var start = first.start
      for offset in first.start..<last.end where paragraph.bytes[offset] == 0x0A {
        longest = Swift.max(longest, offset - start)
        start = offset + 1
      }
      longest = Swift.max(longest, last.end - start)
    }
    self.longest = longest
  }

  /// Whether the line feed before the token ends a sentence; nil where there is none, or where it
  /// is doubtful.
  mutating func decision(at index: Int) -> Bool? {
    guard paragraph.lineFeeds(before: index) > 0 else { return nil }
    let length = paragraph.tokens[index - 1].end - paragraph.tokens[lineStart].start
    lineStart = index
    if longest > LineBreaks.widest { return true }
    if isBullet(index) { return true }
    if paragraph.kind(index) == .lower { return paragraph.isStopped(before: index) ? nil : false }
    return length * 10 < longest * 6 && !paragraph.isMark(index) ? true : nil
  }

  /// "-" or "*" at the beginning of a line, before a blank.
  private func isBullet(_ index: Int) -> Bool {
    let byte = paragraph.byte(index)
    guard byte == 0x2D || byte == 0x2A, index + 1 < paragraph.tokens.count else { return false }
    return paragraph.tokens[index].end < paragraph.tokens[index + 1].start
  }
}
