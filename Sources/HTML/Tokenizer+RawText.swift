extension Tokenizer {
  /// Text of `title` and `textarea`: character references count, tags don't.
  mutating func rcdata() -> Token.Kind {
    let start = index
    var end = page.first(of: 0x3C, 0x26, from: start)
    while page[end] == 0x3C, !isEndTag(at: end) { end = page.first(of: 0x3C, 0x26, from: end + 1) }
    if end > start { return text(start, end) }
    switch page[end] {
    case 0x3C: return endTag()
    case 0x26:
      if let match = reference(at: end, isInAttribute: false) {
        _ = text(end, match.end)
        token.characters = match.characters
        return .text
      }
      return text(end, end + 1)
    default: return replacedNull()
    }
  }

  /// Text of `style` and others: up to the end tag, nothing in it counts.
  mutating func rawText() -> Token.Kind {
    let start = index
    var end = page.first(of: 0x3C, from: start)
    while page[end] == 0x3C, !isEndTag(at: end) { end = page.first(of: 0x3C, from: end + 1) }
    if end > start { return text(start, end) }
    return page[end] == 0x3C ? endTag() : replacedNull()
  }

  /// All that is left.
  mutating func plainText() -> Token.Kind {
    let end = page.first(of: 0, from: index)
    return end > index ? text(index, end) : replacedNull()
  }

  /// Text of SVG and MathML up to `]]>`.
  mutating func cdata() -> Token.Kind {
    let start = index
    var end = page.first(of: 0x5D, from: start)
    while page[end] == 0x5D, !page.equals("]]>", at: end) {
      end = page.first(of: 0x5D, from: end + 1)
    }
    if end > start { return text(start, end) }
    guard page[end] == 0x5D else { return null() }
    index = end + 3
    state = .data
    return next()
  }

  /// Text of a script. `<!--` escapes: after it, `<script>` … `</script>` is part of the text.
  mutating func script() -> Token.Kind {
    let start = index
    var end = start
    while true {
      end = page.first(of: 0x3C, scriptState == .plain ? 0x3C : 0x3E, from: end)
      guard page[end] != 0 else { break }
      if page[end] == 0x3E {
        if end >= 2, page[end - 1] == 0x2D, page[end - 2] == 0x2D { scriptState = .plain }
        end += 1
      } else if let next = scriptMark(at: end) {
        end = next
      } else {
        break
      }
    }
    if end > start { return text(start, end) }
    guard page[end] == 0x3C else { return replacedNull() }
    scriptState = .plain
    return endTag()
  }

  /// Where to look on after the `<` in a script; nil where the script ends here.
  private mutating func scriptMark(at place: Int) -> Int? {
    switch scriptState {
    case .plain:
      if isEndTag(at: place) { return nil }
      guard page.equals("<!--", at: place) else { return place + 1 }
      scriptState = .escaped
      return place + 4
    case .escaped:
      if isEndTag(at: place) { return nil }
      guard page.matches("<script", at: place), isNameEnd(page[place + 7]) else { return place + 1 }
      scriptState = .doubleEscaped
      return place + 7
    case .doubleEscaped:
      guard page.matches("</script", at: place), isNameEnd(page[place + 8]) else {
        return place + 1
      }
      scriptState = .escaped
      return place + 8
    }
  }

  private func isNameEnd(_ byte: UInt8) -> Bool {
    ASCII.isSpace(byte) || byte == 0x2F || byte == 0x3E
  }

  /// Whether the end tag of the last start tag stands at a `<`.
  private func isEndTag(at place: Int) -> Bool {
    guard page[place + 1] == 0x2F else { return false }
    let length = names.length(of: lastStartTag, at: place + 2, in: page)
    return length > 0 && isNameEnd(page[place + 2 + length])
  }

  private mutating func endTag() -> Token.Kind {
    state = .data
    return tag(from: index + 2, .endTag)
  }
}
