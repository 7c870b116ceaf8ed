/// End tags in the body.
extension TreeBuilder {
  mutating func endInBody() -> Bool {
    switch tag {
    case .div, .address, .article, .aside, .blockquote, .button, .center, .details, .dialog,
      .dir, .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main,
      .menu, .nav, .ol, .pre, .search, .section, .select, .summary, .ul:
      endBlock(tag)
    case .p:
      if !hasInScope(.p, .buttonScope) { insertImplied(.p) }
      closeImplied(except: .p)
      popThrough(.p)
    case .li:
      guard hasInScope(.li, .listScope) else { return false }
      closeImplied(except: .li)
      popThrough(.li)
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(tag)
    case .dd, .dt:
      guard hasInScope(tag) else { return false }
      closeImplied(except: tag)
      popThrough(tag)
    case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
    case .body, .html: return endBody()
    case .form: endForm()
    case .template: templateEndTag()
    case .applet, .marquee, .object:
      guard hasInScope(tag) else { return false }
      closeImplied()
      popThrough(tag)
      clearToMarker()
    case .br: insertBreak()
    default: anyOtherEndTag()
    }
    return false
  }

  private mutating func endBlock(_ tag: Tag) {
    guard hasInScope(tag) else { return }
    closeImplied()
    popThrough(tag)
  }

  private static let headings: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]

  private mutating func endHeading() {
    guard hasInScope(anyOf: TreeBuilder.headings) else { return }
    closeImplied()
    popThrough(anyOf: TreeBuilder.headings)
  }

  private mutating func endBody() -> Bool {
    guard hasInScope(.body) else { return false }
    mode = .afterBody
    return tag == .html
  }

  private mutating func endForm() {
    if isOpen(.template) { return endBlock(.form) }
    let node = form
    form = -1
    guard node >= 0, nodes[Int(node)].marks.contains(.open), isInScope(node) else { return }
    closeImplied()
    removeFromStack(node)
  }

  /// `</br>` is a line break.
  private mutating func insertBreak() {
    reopenFormatting()
    let place = place()
    attach(makeImplied(.br), at: place)
    mayHaveFrameset = false
  }

  /// Closes down to the nearest element of that name, unless a special one stands before it.
  mutating func anyOtherEndTag() {
    let name = tokenizer.token.name
    guard tag == .unknown || isOpen(tag) else { return }
    var index = open.count - 1
    while index >= 0 {
      let node = nodes[Int(open[index])]
      if node.namespace == .html, node.name == name {
        closeImplied(except: tag)
        while open.count > index { pop() }
        return
      }
      if node.traits.contains(.special) { return }
      index -= 1
    }
  }
}
