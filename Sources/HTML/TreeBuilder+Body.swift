/// The insertion mode of most of a page.
extension TreeBuilder {
  @inline(__always)
  mutating func inBody(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .text:
      reopenFormatting()
      insertText()
      if mayHaveFrameset, !isSpaceOnly { mayHaveFrameset = false }
    case .startTag: return startInBody()
    case .endTag: return endInBody()
    case .comment: insertComment()
    case .null, .doctype: break
    case .end: if templateModes.count > 0 { return inTemplate(kind) }
    }
    return false
  }

  /// A start tag. Where nothing may be opened any more, an element without content.
  private mutating func startInBody() -> Bool {
    if isTooDeep, !TreeBuilder.opensNothing.contains(tag) {
      insertVoid()
      return false
    }
    switch tag {
    case .div, .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .dl,
      .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
      .search, .section, .summary, .ul:
      closeParagraph()
      insert()
    case .a: startLink()
    case .span, .unknown: insertOrdinary()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
      reopenFormatting()
      remember(insert())
    case .li: startItem([.li])
    case .dd, .dt: startItem([.dd, .dt])
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if nodes[Int(current)].traits.contains(.heading) { pop() }
      insert()
    case .img, .area, .br, .embed, .keygen, .wbr:
      reopenFormatting()
      insertVoid()
      mayHaveFrameset = false
    case .param, .source, .track: insertVoid()
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      _ = headStartTag()
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: return startRareInBody()
    }
    return false
  }

  /// What may start however deep the page is: text of its own, or elements that are never nested.
  private static let opensNothing: Set<Tag> = [
    .script, .style, .title, .textarea, .html, .body, .frameset, .noframes, .iframe, .xmp,
    .noembed, .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr,
  ]

  private mutating func startRareInBody() -> Bool {
    switch tag {
    case .html: mergeAttributes(into: open[0])
    case .body: startSecondBody()
    case .frameset: startLateFrameset()
    case .pre, .listing:
      closeParagraph()
      insert()
      skipsLineEnd = true
      mayHaveFrameset = false
    case .form: startForm()
    case .plaintext:
      closeParagraph()
      insert()
      tokenizer.state = .plainText
    case .button:
      if hasInScope(.button) {
        closeImplied()
        popThrough(.button)
      }
      reopenFormatting()
      insert()
      mayHaveFrameset = false
    case .nobr:
      reopenFormatting()
      if hasInScope(.nobr) {
        adopt(.nobr)
        reopenFormatting()
      }
      remember(insert())
    case .applet, .marquee, .object:
      reopenFormatting()
      insert()
      addMarker()
      mayHaveFrameset = false
    default: return startRarerInBody()
    }
    return false
  }

  private mutating func startRarerInBody() -> Bool {
    switch tag {
    case .table:
      if !isQuirky { closeParagraph() }
      insert()
      mayHaveFrameset = false
      mode = .inTable
    case .input: startInput()
    case .hr: startRule()
    case .image:
      tokenizer.token.tag = .img
      tokenizer.token.name = UInt32(Tag.img.rawValue)
      return true
    case .textarea:
      startText(.rcdata)
      skipsLineEnd = true
      mayHaveFrameset = false
    case .xmp:
      closeParagraph()
      reopenFormatting()
      mayHaveFrameset = false
      startText(.rawText)
    case .iframe:
      mayHaveFrameset = false
      startText(.rawText)
    case .noembed: startText(.rawText)
    case .noscript where isScripting: startText(.rawText)
    case .select: startSelect()
    case .option, .optgroup: startOption()
    case .selectedcontent:
      hasSelected = true
      insertOrdinary()
    case .rb, .rtc, .rp, .rt: startRuby()
    case .math: startForeign(.mathML)
    case .svg: startForeign(.svg)
    default: insertOrdinary()
    }
    return false
  }

  private mutating func insertOrdinary() {
    reopenFormatting()
    insert()
  }

  private mutating func startLink() {
    if let link = activeFormatting(.a) {
      adopt(.a)
      forget(link)
      removeFromStack(link)
    }
    reopenFormatting()
    remember(insert())
  }

  /// `li`, or `dd` and `dt`: ends the item before it, but not that of a list around.
  private mutating func startItem(_ tags: [Tag]) {
    mayHaveFrameset = false
    var index = open.count - 1
    while index >= 0, isOpen(anyOf: tags) {
      let node = nodes[Int(open[index])]
      if node.namespace == .html, tags.contains(node.tag) {
        closeImplied(except: node.tag)
        popThrough(node.tag)
        break
      }
      let isPassed = [.address, .div, .p].contains(node.tag) && node.namespace == .html
      if node.traits.contains(.special), !isPassed { break }
      index -= 1
    }
    closeParagraph()
    insert()
  }

  private mutating func startForm() {
    if form >= 0, !isOpen(.template) { return }
    closeParagraph()
    let node = insert()
    if !isOpen(.template) { form = node }
  }

  private mutating func startForeign(_ namespace: Namespace) {
    reopenFormatting()
    insertForeign(namespace)
  }

  private mutating func startRule() {
    closeParagraph()
    if hasInScope(.select) { closeImplied() }
    insertVoid()
    mayHaveFrameset = false
  }

  private mutating func startInput() {
    if hasInScope(.select) { popThrough(.select) }
    reopenFormatting()
    insertVoid()
    if !isHiddenInput { mayHaveFrameset = false }
  }

  /// A select inside another ends it, and is nothing itself.
  private mutating func startSelect() {
    if hasInScope(.select) { return popThrough(.select) }
    reopenFormatting()
    insert()
    mayHaveFrameset = false
  }

  private mutating func startOption() {
    if hasInScope(.select) {
      closeImplied(except: tag == .option ? .optgroup : .unknown)
    } else if isCurrent(.option) {
      pop()
    }
    reopenFormatting()
    insert()
  }

  private mutating func startRuby() {
    if hasInScope(.ruby) { closeImplied(except: tag == .rp || tag == .rt ? .rtc : .unknown) }
    insert()
  }

  private mutating func startSecondBody() {
    guard open.count > 1, isHTML(open[1], .body), !isOpen(.template) else { return }
    mayHaveFrameset = false
    mergeAttributes(into: open[1])
  }

  private mutating func startLateFrameset() {
    guard open.count > 1, isHTML(open[1], .body), mayHaveFrameset else { return }
    detach(open[1])
    while open.count > 1 { pop() }
    insert()
    mode = .inFrameset
  }

  /// Most attributes a second `html` or `body` tag may bring an element to.
  private static let mostMerged: Int32 = 64

  /// Adds the attributes of the tag at hand that an element has not.
  private mutating func mergeAttributes(into node: Int32) {
    let first = Int32(tokenizer.token.firstAttribute)
    let end = Int32(tokenizer.attributes.count)
    let own = nodes[Int(node)]
    guard !isOpen(.template), end > first, own.to - own.from < TreeBuilder.mostMerged else {
      return
    }
    for place in own.from..<own.to { tokenizer.attributes.append(tokenizer.attributes[Int(place)]) }
    for place in first..<min(end, first + TreeBuilder.mostMerged) {
      let attribute = tokenizer.attributes[Int(place)]
      var isThere = false
      for known in own.from..<own.to
      where tokenizer.attributes[Int(known)].name == attribute.name {
        isThere = true
      }
      if !isThere { tokenizer.attributes.append(attribute) }
    }
    nodes[Int(node)].from = end
    nodes[Int(node)].to = Int32(tokenizer.attributes.count)
  }
}
