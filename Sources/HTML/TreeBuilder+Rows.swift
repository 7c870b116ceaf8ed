/// The insertion modes of table rows and cells.
extension TreeBuilder {
  private static let sections: [Tag] = [.tbody, .thead, .tfoot]

  mutating func inTableBody(_ kind: Token.Kind) -> Bool {
    switch (kind, tag) {
    case (.startTag, .tr):
      clearStack(to: TreeBuilder.sections)
      insert()
      mode = .inRow
      return false
    case (.startTag, .th), (.startTag, .td):
      clearStack(to: TreeBuilder.sections)
      insertImplied(.tr)
      mode = .inRow
      return true
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard hasInScope(tag, .tableScope) else { return false }
      clearStack(to: TreeBuilder.sections)
      pop()
      mode = .inTable
      return false
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .tfoot), (.startTag, .thead), (.endTag, .table):
      guard hasInScope(anyOf: TreeBuilder.sections, .tableScope) else { return false }
      clearStack(to: TreeBuilder.sections)
      pop()
      mode = .inTable
      return true
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html), (.endTag, .td), (.endTag, .th), (.endTag, .tr):
      return false
    default: return inTable(kind)
    }
  }

  mutating func inRow(_ kind: Token.Kind) -> Bool {
    switch (kind, tag) {
    case (.startTag, .th), (.startTag, .td):
      clearStack(to: [.tr])
      insert()
      mode = .inCell
      addMarker()
      return false
    case (.endTag, .tr):
      _ = closeRow()
      return false
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .tfoot), (.startTag, .thead), (.startTag, .tr), (.endTag, .table):
      return closeRow()
    case (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead):
      guard hasInScope(tag, .tableScope) else { return false }
      return closeRow()
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html), (.endTag, .td), (.endTag, .th):
      return false
    default: return inTable(kind)
    }
  }

  private mutating func closeRow() -> Bool {
    guard hasInScope(.tr, .tableScope) else { return false }
    clearStack(to: [.tr])
    pop()
    mode = .inTableBody
    return true
  }

  mutating func inCell(_ kind: Token.Kind) -> Bool {
    switch (kind, tag) {
    case (.endTag, .td), (.endTag, .th):
      guard hasInScope(tag, .tableScope) else { return false }
      closeCell(tag)
      return false
    case (.startTag, .caption), (.startTag, .col), (.startTag, .colgroup), (.startTag, .tbody),
      (.startTag, .td), (.startTag, .tfoot), (.startTag, .th), (.startTag, .thead),
      (.startTag, .tr):
      return closeOpenCell()
    case (.endTag, .body), (.endTag, .caption), (.endTag, .col), (.endTag, .colgroup),
      (.endTag, .html):
      return false
    case (.endTag, .table), (.endTag, .tbody), (.endTag, .tfoot), (.endTag, .thead),
      (.endTag, .tr):
      guard hasInScope(tag, .tableScope) else { return false }
      return closeOpenCell()
    default: return inBody(kind)
    }
  }

  private mutating func closeOpenCell() -> Bool {
    guard hasInScope(anyOf: [.td, .th], .tableScope) else { return false }
    closeImplied()
    popThrough(anyOf: [.td, .th])
    clearToMarker()
    mode = .inRow
    return true
  }

  private mutating func closeCell(_ tag: Tag) {
    closeImplied()
    popThrough(tag)
    clearToMarker()
    mode = .inRow
  }
}
