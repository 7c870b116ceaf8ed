/// What starts with `<!`, `<?` and `</` without a name.
extension Tokenizer {
  mutating func declaration() -> Token.Kind {
    if page.equals("<!--", at: index) { return comment() }
    if page.matches("<!doctype", at: index) { return doctype() }
    if allowsCDATA, page.equals("<![CDATA[", at: index) {
      index += 9
      state = .cdata
      return next()
    }
    return bogusComment(from: index + 2)
  }

  /// Everything up to the next `>`.
  mutating func bogusComment(from start: Int) -> Token.Kind {
    var end = min(start, page.count)
    end = page.first(of: 0x3E, from: end)
    while page[end] == 0, end < page.count { end = page.first(of: 0x3E, from: end + 1) }
    return comment(start, end, next: min(end + 1, page.count))
  }

  private mutating func comment(_ start: Int, _ end: Int, next: Int) -> Token.Kind {
    token.start = min(start, end)
    token.end = end
    index = next
    return .comment
  }

  private mutating func comment() -> Token.Kind {
    let start = index + 4
    if page[start] == 0x3E { return comment(start, start, next: start + 1) }
    if page[start] == 0x2D, page[start + 1] == 0x3E {
      return comment(start, start, next: start + 2)
    }
    var place = start
    while true {
      place = page.first(of: 0x2D, from: place)
      if page[place] == 0 {
        if place >= page.count { return unclosedComment(from: start) }
        place += 1
        continue
      }
      var after = place + 1
      while page[after] == 0x2D { after += 1 }
      if after - place >= 2 {
        if page[after] == 0x3E { return comment(start, after - 2, next: after + 1) }
        if page[after] == 0x21, page[after + 1] == 0x3E {
          return comment(start, after - 2, next: after + 2)
        }
      }
      place = after
    }
  }

  /// The page ends inside a comment: the start of a comment's end is no part of it.
  private mutating func unclosedComment(from start: Int) -> Token.Kind {
    var end = page.count
    if end - 3 >= start, page.equals("--!", at: end - 3) {
      end -= 3
    } else if end - 2 >= start, page.equals("--", at: end - 2) {
      end -= 2
    } else if end - 1 >= start, page[end - 1] == 0x2D {
      end -= 1
    }
    return comment(min(start, end), end, next: page.count)
  }

  // MARK: Document types

  private mutating func doctype() -> Token.Kind {
    token.start = index
    token.doctype = Doctype()
    index += 9
    skipSpace()
    let start = index
    while page[index] != 0x3E, !ASCII.isSpace(page[index]), !isAtEnd { index += 1 }
    if index > start { token.doctype.name = start..<index }
    token.doctype.forcesQuirks = isAtEnd || index == start
    skipSpace()
    var isJunk = false
    if page[index] != 0x3E, !isAtEnd { isJunk = identifiers() }
    if !isAtEnd { index += 1 } else if !isJunk { token.doctype.forcesQuirks = true }
    token.end = index
    return .doctype
  }

  private var isAtEnd: Bool { index >= page.count }

  private mutating func skipSpace() { while ASCII.isSpace(page[index]) { index += 1 } }

  /// What stands after the name, up to the `>` or the page's end. True where something follows the
  /// identifiers: that is no reason for quirks, whatever comes after it.
  private mutating func identifiers() -> Bool {
    let isPublic = page.matches("public", at: index)
    guard isPublic || page.matches("system", at: index) else {
      strangeDoctype()
      return false
    }
    index += 6
    skipSpace()
    if isPublic {
      guard let range = identifier() else { return false }
      token.doctype.publicID = range
      skipSpace()
      if page[index] == 0x3E || isAtEnd { return false }
    }
    guard let range = identifier() else { return false }
    token.doctype.systemID = range
    skipSpace()
    guard page[index] != 0x3E, !isAtEnd else { return false }
    skipToClose()
    return true
  }

  /// A quoted identifier; nil where there is none or it is cut off, and the place is then at the
  /// declaration's end.
  private mutating func identifier() -> Range<Int>? {
    let quote = page[index]
    guard quote == 0x22 || quote == 0x27 else {
      strangeDoctype()
      return nil
    }
    index += 1
    let start = index
    while page[index] != quote, page[index] != 0x3E, !isAtEnd { index += 1 }
    if page[index] == quote {
      index += 1
      return start..<index - 1
    }
    token.doctype.forcesQuirks = true
    return start..<index
  }

  private mutating func strangeDoctype() {
    token.doctype.forcesQuirks = true
    skipToClose()
  }

  private mutating func skipToClose() { while page[index] != 0x3E, !isAtEnd { index += 1 } }
}
