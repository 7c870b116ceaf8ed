/// The insertion modes before the body.
extension TreeBuilder {
  mutating func initial(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text where takeSpace(inserting: false): return false
    case .comment:
      insertComment(in: 0)
      return false
    case .doctype:
      readDoctype()
      mode = .beforeHTML
      return false
    default:
      isQuirky = true
      mode = .beforeHTML
      return true
    }
  }

  mutating func beforeHTML(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .doctype: return false
    case .comment:
      insertComment(in: 0)
      return false
    case .text where takeSpace(inserting: false): return false
    case .startTag where tag == .html:
      insert()
      mode = .beforeHead
      return false
    case .endTag where ![.head, .body, .html, .br].contains(tag): return false
    default:
      insertImplied(.html)
      mode = .beforeHead
      return true
    }
  }

  mutating func beforeHead(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text where takeSpace(inserting: false): return false
    case .comment: insertComment()
    case .doctype: break
    case .startTag where tag == .html: return inBody(kind)
    case .startTag where tag == .head:
      head = insert()
      mode = .inHead
    case .endTag where ![.head, .body, .html, .br].contains(tag): break
    default:
      insertImplied(.head)
      head = current
      mode = .inHead
      return true
    }
    return false
  }

  mutating func inHead(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text where takeSpace(inserting: true): return false
    case .comment: insertComment()
    case .doctype: break
    case .startTag where tag == .html: return inBody(kind)
    case .startTag where headStartTag(): return false
    case .startTag where tag == .head: break
    case .endTag where tag == .head:
      pop()
      mode = .afterHead
    case .endTag where tag == .template: templateEndTag()
    case .endTag where ![.body, .html, .br].contains(tag): break
    default:
      pop()
      mode = .afterHead
      return true
    }
    return false
  }

  /// A start tag of an element of the head; false for any other.
  mutating func headStartTag() -> Bool {
    switch tag {
    case .base, .basefont, .bgsound, .link, .meta: insertVoid()
    case .title: startText(.rcdata)
    case .noscript where isScripting: startText(.rawText)
    case .noscript where mode == .inHead:
      insert()
      mode = .inHeadNoscript
    case .noframes, .style: startText(.rawText)
    case .script: startText(.script)
    case .template: templateStartTag()
    default: return false
    }
    return true
  }

  /// Opens an element whose content is text only.
  mutating func startText(_ state: Tokenizer.State) {
    insert()
    tokenizer.state = state
    tokenizer.scriptState = .plain
    originalMode = mode
    mode = .text
  }

  private mutating func templateStartTag() {
    guard !isTooDeep else { return insertVoid() }
    insert()
    addMarker()
    mayHaveFrameset = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func templateEndTag() {
    guard isOpen(.template) else { return }
    closeImpliedInTemplate()
    popThrough(.template)
    clearToMarker()
    if templateModes.count > 0 { _ = templateModes.removeLast() }
    resetMode()
  }

  mutating func inHeadNoscript(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .doctype: return false
    case .startTag where tag == .html: return inBody(kind)
    case .endTag where tag == .noscript:
      pop()
      mode = .inHead
      return false
    case .text where takeSpace(inserting: true): return false
    case .comment: return inHead(kind)
    case .startTag where [.basefont, .bgsound, .link, .meta, .noframes, .style].contains(tag):
      return inHead(kind)
    case .startTag where tag == .head || tag == .noscript: return false
    case .endTag where tag != .br: return false
    default:
      pop()
      mode = .inHead
      return true
    }
  }

  mutating func afterHead(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text where takeSpace(inserting: true): return false
    case .comment: insertComment()
    case .doctype: break
    case .startTag where tag == .html: return inBody(kind)
    case .startTag where tag == .body:
      insert()
      mayHaveFrameset = false
      mode = .inBody
    case .startTag where tag == .frameset:
      insert()
      mode = .inFrameset
    case .startTag where TreeBuilder.ofHead.contains(tag): insertIntoHead()
    case .startTag where tag == .head: break
    case .endTag where tag == .template: templateEndTag()
    case .endTag where ![.body, .html, .br].contains(tag): break
    default:
      insertImplied(.body)
      mode = .inBody
      return true
    }
    return false
  }

  private static let ofHead: [Tag] = [
    .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title,
  ]

  /// An element of the head that comes too late goes into it all the same.
  private mutating func insertIntoHead() {
    guard head >= 0 else { return }
    push(head)
    _ = headStartTag()
    removeFromStack(head)
  }

  /// Text of an element that holds nothing else.
  mutating func inText(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text: insertText()
    case .null: insertReplacedNull()
    case .endTag:
      pop()
      mode = originalMode
    default:
      pop()
      mode = originalMode
      return kind == .end
    }
    return false
  }
}
