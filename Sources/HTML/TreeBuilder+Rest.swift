/// The insertion modes of templates and framesets, and those after the body.
extension TreeBuilder {
  mutating func inTemplate(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text, .null, .comment, .doctype: return inBody(kind)
    case .startTag: return startInTemplate(kind)
    case .endTag:
      if tag == .template { templateEndTag() }
      return false
    case .end:
      guard isOpen(.template) else { return false }
      popThrough(.template)
      clearToMarker()
      if templateModes.count > 0 { _ = templateModes.removeLast() }
      resetMode()
      return true
    }
  }

  private mutating func startInTemplate(_ kind: Token.Kind) -> Bool {
    switch tag {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return inHead(kind)
    case .caption, .colgroup, .tbody, .tfoot, .thead: return become(.inTable)
    case .col: return become(.inColumnGroup)
    case .tr: return become(.inTableBody)
    case .td, .th: return become(.inRow)
    default: return become(.inBody)
    }
  }

  private mutating func become(_ next: Mode) -> Bool {
    if templateModes.count > 0 { templateModes[templateModes.count - 1] = next }
    mode = next
    return true
  }

  mutating func afterBody(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text where isSpaceOnly: return inBody(kind)
    case .comment: insertComment(in: open[0])
    case .doctype, .end: break
    case .startTag where tag == .html: return inBody(kind)
    case .endTag where tag == .html: mode = .afterAfterBody
    default:
      mode = .inBody
      return true
    }
    return false
  }

  mutating func afterAfterBody(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .comment: insertComment(in: 0)
    case .doctype: return inBody(kind)
    case .text where isSpaceOnly: return inBody(kind)
    case .startTag where tag == .html: return inBody(kind)
    case .end: break
    default:
      mode = .inBody
      return true
    }
    return false
  }

  mutating func inFrameset(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text: insertSpaces()
    case .comment: insertComment()
    case .startTag where tag == .html: return inBody(kind)
    case .startTag where tag == .frameset: if isTooDeep { insertVoid() } else { insert() }
    case .startTag where tag == .frame: insertVoid()
    case .startTag where tag == .noframes: return inHead(kind)
    case .endTag where tag == .frameset:
      guard open.count > 1 else { return false }
      pop()
      if !isCurrent(.frameset) { mode = .afterFrameset }
    default: break
    }
    return false
  }

  /// The white space of a run, without what stands between.
  private mutating func insertSpaces() {
    let token = tokenizer.token
    guard token.characters.count == 0 else {
      if token.characters.isSpace { insertText() }
      return
    }
    var index = token.start
    while index < token.end {
      let start = index
      while index < token.end, ASCII.isSpace(tokenizer.page[index]) { index += 1 }
      if index > start {
        var space = token
        space.start = start
        space.end = index
        insertText(space)
      }
      index += 1
    }
  }

  mutating func afterFrameset(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text: insertSpaces()
    case .comment: insertComment()
    case .startTag where tag == .html: return inBody(kind)
    case .endTag where tag == .html: mode = .afterAfterFrameset
    case .startTag where tag == .noframes: return inHead(kind)
    default: break
    }
    return false
  }

  mutating func afterAfterFrameset(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .comment: insertComment(in: 0)
    case .text:
      insertSpaces()
    case .startTag where tag == .html: return inBody(kind)
    case .startTag where tag == .noframes: return inHead(kind)
    default: break
    }
    return false
  }
}
