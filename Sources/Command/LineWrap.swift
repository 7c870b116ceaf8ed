/// Text broken into lines for a terminal.
enum LineWrap {
  /// The words of a text in lines of at most `width` characters, each indented; a longer word stands
  /// on a line of its own.
  static func lines(_ text: String, indent: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + word.count + 1 > width {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [indent + line]
  }
}
