/// SVG and MathML inside HTML.
extension TreeBuilder {
  /// Whether a token goes by the rules for foreign content.
  @inline(__always)
  func isForeign(_ kind: Token.Kind) -> Bool {
    guard open.count > 0, nodes[Int(current)].namespace != .html, kind != .end else { return false }
    return !isHTMLContent(kind)
  }

  /// Whether a token is HTML's though the current element is not.
  private func isHTMLContent(_ kind: Token.Kind) -> Bool {
    let node = nodes[Int(current)]
    let isText = kind == .text || kind == .null
    if node.traits.contains(.textIntegrationPoint) {
      if isText || kind == .startTag && tag != .mglyph && tag != .malignmark { return true }
    }
    if node.namespace == .mathML, node.tag == .annotationXML, kind == .startTag, tag == .svg {
      return true
    }
    return isIntegrationPoint(node) && (isText || kind == .startTag)
  }

  /// Whether HTML may stand in an element: `foreignObject`, `desc` and `title` of SVG,
  /// `annotation-xml` of MathML that says it holds HTML.
  private func isIntegrationPoint(_ node: Node) -> Bool {
    if node.traits.contains(.integrationPoint) { return true }
    guard node.namespace == .mathML, node.tag == .annotationXML else { return false }
    for place in node.from..<node.to {
      let attribute = tokenizer.attributes[Int(place)]
      guard attribute.name == TreeBuilder.encodingName else { continue }
      let (start, length) = (Int(attribute.start), attribute.end - attribute.start)
      return length == 9 && tokenizer.page.matches("text/html", at: start)
        || length == 21 && tokenizer.page.matches("application/xhtml+xml", at: start)
    }
    return false
  }

  private static let encodingName = KnownNames.number(of: "encoding") ?? .max
  private static let fontNames = ["color", "face", "size"].compactMap(KnownNames.number)

  mutating func foreign(_ kind: Token.Kind) {
    switch kind {
    case .null: insertReplacedNull()
    case .text:
      insertText()
      if mayHaveFrameset, !isSpaceOnly { mayHaveFrameset = false }
    case .comment: insertComment()
    case .startTag:
      if breaksOut { leaveForeign(kind) } else { startForeign() }
    case .endTag: if tag == .br || tag == .p { leaveForeign(kind) } else { endForeign(kind) }
    case .doctype, .end: break
    }
  }

  /// Start tags of HTML that end foreign content.
  private var breaksOut: Bool {
    if tag == .font {
      for place in tokenizer.token.firstAttribute..<tokenizer.attributes.count
      where TreeBuilder.fontNames.contains(tokenizer.attributes[place].name) {
        return true
      }
      return false
    }
    return TreeBuilder.breaking.contains(tag)
  }

  private static let breaking: Set<Tag> = [
    .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2,
    .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre,
    .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
  ]

  private mutating func leaveForeign(_ kind: Token.Kind) {
    while open.count > 0 {
      let node = nodes[Int(current)]
      if node.namespace == .html || node.traits.contains(.textIntegrationPoint) { break }
      if isIntegrationPoint(node) { break }
      pop()
    }
    html(kind)
  }

  private mutating func startForeign() { insertForeign(nodes[Int(current)].namespace) }

  /// Inserts an element of SVG or MathML and opens it unless it closes itself.
  mutating func insertForeign(_ namespace: Namespace) {
    let place = place()
    let node = makeElement(namespace)
    attach(node, at: place)
    if !tokenizer.token.isSelfClosing, !isTooDeep { push(node) }
  }

  private mutating func endForeign(_ kind: Token.Kind) {
    var index = open.count - 1
    while index > 0 {
      let node = nodes[Int(open[index])]
      if node.namespace == .html {
        html(kind)
        return
      }
      if node.name == tokenizer.token.name {
        while open.count > index { pop() }
        return
      }
      index -= 1
    }
  }
}
