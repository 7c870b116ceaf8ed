/// Breaking styled words into lines.
enum Wrapping {
  enum Style {
    case plain, bold, faint, strong, name

    /// ANSI code; nil for plain.
    var code: String? {
      switch self {
      case .plain: nil
      case .bold: "1"
      case .faint: "2"
      case .strong: "1;33"
      case .name: "36"
      }
    }
  }

  /// A word as printed and its width in columns without escape codes.
  struct Word {
    var text: String
    var width: Int
  }

  static func words(
    _ text: String, style: Style, paint: (String, Style) -> String
  ) -> [Word] {
    text.split(separator: " ").map { word in
      Word(text: paint(String(word), style), width: columns(of: word))
    }
  }

  /// Columns a terminal uses: two for East Asian wide characters and emoji, else one.
  static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { count, character in
      let value = character.unicodeScalars.first?.value ?? 0
      let isWide =
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value)
        || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
        || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
        || (0x1F300...0x1FAFF).contains(value)
      return count + (isWide ? 2 : 1)
    }
  }

  /// Lines no wider than `width` where words allow; the first starts with `lead` or `indent`
  /// blanks, the others with `hanging`.
  static func wrap(
    _ words: [Word], width: Int, indent: Int, hanging: Int, lead: String? = nil
  ) -> [String] {
    var lines: [String] = []
    var line = lead ?? String(repeating: " ", count: indent)
    var column = lead.map { columns(of: $0) } ?? indent
    var isFresh = true
    for word in words {
      if !isFresh, column + 1 + word.width > width {
        lines.append(line)
        line = String(repeating: " ", count: hanging)
        column = hanging
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word.text
      column += (isFresh ? 0 : 1) + word.width
      isFresh = false
    }
    if !isFresh { lines.append(line) }
    return lines
  }
}
