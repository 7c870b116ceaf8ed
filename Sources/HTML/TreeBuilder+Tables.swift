/// The insertion modes inside tables.
extension TreeBuilder {
  mutating func inTable(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text, .null:
      guard nodes[Int(current)].traits.contains(.fosters) else { break }
      tableText.removeAll(keepingCapacity: true)
      originalMode = mode
      mode = .inTableText
      return true
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .startTag: if let again = startInTable() { return again }
    case .endTag: if let again = endInTable() { return again }
    case .end: return inBody(kind)
    }
    isFostering = true
    defer { isFostering = false }
    return inBody(kind)
  }

  /// Nil where the tag is handled as in a body, before the table.
  private mutating func startInTable() -> Bool? {
    switch tag {
    case .caption:
      clearStack(to: [.table])
      addMarker()
      insert()
      mode = .inCaption
    case .colgroup: openColumnGroup(isImplied: false)
    case .col:
      openColumnGroup(isImplied: true)
      return true
    case .tbody, .tfoot, .thead:
      clearStack(to: [.table])
      insert()
      mode = .inTableBody
    case .td, .th, .tr:
      clearStack(to: [.table])
      insertImplied(.tbody)
      mode = .inTableBody
      return true
    case .table: return endTable()
    case .style, .script, .template: _ = headStartTag()
    case .input where isHiddenInput: insertVoid()
    case .form: if form < 0, !isOpen(.template) { openEmptyForm() }
    default: return nil
    }
    return false
  }

  private mutating func openColumnGroup(isImplied: Bool) {
    clearStack(to: [.table])
    if isImplied { insertImplied(.colgroup) } else { insert() }
    mode = .inColumnGroup
  }

  private mutating func openEmptyForm() {
    form = insert()
    pop()
  }

  private mutating func endInTable() -> Bool? {
    switch tag {
    case .table:
      _ = endTable()
      return false
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr:
      return false
    case .template:
      templateEndTag()
      return false
    default: return nil
    }
  }

  /// Closes the table; false where none is open in scope.
  private mutating func endTable() -> Bool {
    guard hasInScope(.table, .tableScope) else { return false }
    popThrough(.table)
    resetMode()
    return true
  }

  /// Text is gathered: if any of it is more than white space, all of it goes before the table.
  mutating func inTableText(_ kind: Token.Kind) -> Bool {
    if kind == .null { return false }
    if kind == .text {
      tableText.append(tokenizer.token)
      return false
    }
    flushTableText()
    mode = originalMode
    return true
  }

  private mutating func flushTableText() {
    let token = tokenizer.token
    defer { tokenizer.token = token }
    var isSpace = true
    for text in tableText {
      tokenizer.token = text
      isSpace = isSpace && isSpaceOnly
    }
    isFostering = !isSpace
    for text in tableText {
      tokenizer.token = text
      if isSpace { insertText() } else { _ = inBody(.text) }
    }
    isFostering = false
    tableText.removeAll(keepingCapacity: true)
  }

  var isHiddenInput: Bool {
    for place in tokenizer.token.firstAttribute..<tokenizer.attributes.count {
      let attribute = tokenizer.attributes[place]
      guard attribute.name == TreeBuilder.typeName else { continue }
      return attribute.end - attribute.start == 6
        && tokenizer.page.matches("hidden", at: Int(attribute.start))
    }
    return false
  }

  private static let typeName = KnownNames.number(of: "type") ?? .max

  mutating func inCaption(_ kind: Token.Kind) -> Bool {
    switch (kind, tag) {
    case (.endTag, .caption):
      _ = closeCaption()
      return false
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr), (.endTag, .table):
      return closeCaption()
    case (.endTag, .body), (.endTag, .col), (.endTag, .colgroup), (.endTag, .html),
      (.endTag, .tbody), (.endTag, .td), (.endTag, .tfoot), (.endTag, .th), (.endTag, .thead),
      (.endTag, .tr):
      return false
    default: return inBody(kind)
    }
  }

  private mutating func closeCaption() -> Bool {
    guard hasInScope(.caption, .tableScope) else { return false }
    closeImplied()
    popThrough(.caption)
    clearToMarker()
    mode = .inTable
    return true
  }

  mutating func inColumnGroup(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text where takeSpace(inserting: true): return false
    case .comment:
      insertComment()
      return false
    case .doctype: return false
    case .startTag where tag == .html: return inBody(kind)
    case .startTag where tag == .col:
      insertVoid()
      return false
    case .endTag where tag == .col: return false
    case .startTag where tag == .template, .endTag where tag == .template: return inHead(kind)
    case .end: return inBody(kind)
    default: break
    }
    guard isCurrent(.colgroup) else { return false }
    pop()
    mode = .inTable
    return !(kind == .endTag && tag == .colgroup)
  }
}
