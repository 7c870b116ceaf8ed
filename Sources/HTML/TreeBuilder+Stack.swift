/// The stack of open elements.
extension TreeBuilder {
  /// The innermost open element; the document where none is open.
  var current: Int32 {
    @inline(__always) get { open.count > 0 ? open[open.count - 1] : 0 }
  }

  @inline(__always)
  mutating func push(_ node: Int32) {
    open.append(node)
    nodes[Int(node)].marks.insert(.open)
    let element = nodes[Int(node)]
    if element.namespace == .html {
      openCount[Int(element.tag.rawValue)] += 1
      tokenizer.allowsCDATA = false
    } else {
      tokenizer.allowsCDATA = true
    }
    // counted by tag: nothing asks for unknown ones of SVG
    if element.tag == .template, element.namespace == .html, element.first < 0 {
      attach(add(Node(kind: .content)), at: Place(parent: node))
    }
  }

  @inline(__always)
  mutating func pop() {
    guard open.count > 0 else { return }
    release(open.removeLast())
  }

  @inline(__always)
  private mutating func release(_ node: Int32) {
    nodes[Int(node)].marks.remove(.open)
    let element = nodes[Int(node)]
    if element.namespace == .html { openCount[Int(element.tag.rawValue)] -= 1 }
    tokenizer.allowsCDATA = open.count > 0 && nodes[Int(current)].namespace != .html
  }

  /// Takes a node out of the stack, wherever it stands.
  mutating func removeFromStack(_ node: Int32) {
    guard nodes[Int(node)].marks.contains(.open), let index = stackIndex(of: node) else { return }
    open.remove(at: index)
    release(node)
  }

  func stackIndex(of node: Int32) -> Int? {
    var index = open.count - 1
    while index >= 0 {
      if open[index] == node { return index }
      index -= 1
    }
    return nil
  }

  func isCurrent(_ tag: Tag) -> Bool { isHTML(current, tag) }

  @inline(__always)
  func isHTML(_ node: Int32, _ tag: Tag) -> Bool {
    let node = nodes[Int(node)]
    return node.tag == tag && node.namespace == .html && node.kind == .element
  }

  @inline(__always)
  func isOpen(_ tag: Tag) -> Bool { openCount[Int(tag.rawValue)] > 0 }

  func isOpen(anyOf tags: [Tag]) -> Bool {
    for tag in tags where isOpen(tag) { return true }
    return false
  }

  /// Whether an open element of a tag stands before any that ends the scope.
  @inline(__always)
  func hasInScope(_ tag: Tag, _ bound: Traits = .scope) -> Bool {
    isOpen(tag) && searchScope(bound) { $0.tag == tag && $0.namespace == .html }
  }

  func hasInScope(anyOf tags: [Tag], _ bound: Traits = .scope) -> Bool {
    isOpen(anyOf: tags)
      && searchScope(bound) { $0.namespace == .html && tags.contains($0.tag) }
  }

  func isInScope(_ node: Int32) -> Bool {
    var index = open.count - 1
    while index >= 0 {
      if open[index] == node { return true }
      if nodes[Int(open[index])].traits.contains(.scope) { return false }
      index -= 1
    }
    return false
  }

  private func searchScope(_ bound: Traits, _ isWanted: (Node) -> Bool) -> Bool {
    var index = open.count - 1
    while index >= 0 {
      let node = nodes[Int(open[index])]
      if isWanted(node) { return true }
      if !node.traits.isDisjoint(with: bound) { return false }
      index -= 1
    }
    return false
  }

  /// Closes down to an element of a tag, and it.
  mutating func popThrough(_ tag: Tag) {
    while open.count > 0 {
      let isLast = isCurrent(tag)
      pop()
      if isLast { return }
    }
  }

  mutating func popThrough(anyOf tags: [Tag]) {
    while open.count > 0 {
      let node = nodes[Int(current)]
      pop()
      if node.namespace == .html, tags.contains(node.tag) { return }
    }
  }

  /// Closes down to an element of one of these tags, but not it; `html` is never closed.
  mutating func clearStack(to tags: [Tag]) {
    while open.count > 1 {
      let node = nodes[Int(current)]
      if node.namespace == .html, tags.contains(node.tag) || node.tag == .template { return }
      pop()
    }
  }

  /// Closes the elements that end by implication.
  @inline(__always)
  mutating func closeImplied(except tag: Tag = .unknown) {
    while open.count > 0 {
      let node = nodes[Int(current)]
      guard node.traits.contains(.implied), node.tag != tag else { return }
      pop()
    }
  }

  mutating func closeImpliedInTemplate() {
    while open.count > 0, nodes[Int(current)].traits.contains(.impliedInTemplate) { pop() }
  }

  /// Closes an open paragraph, as most block elements do.
  @inline(__always)
  mutating func closeParagraph() {
    if hasInScope(.p, .buttonScope) {
      closeImplied(except: .p)
      popThrough(.p)
    }
  }

  /// The insertion mode that the open elements call for.
  mutating func resetMode() {
    var index = open.count - 1
    while index >= 0 {
      let node = nodes[Int(open[index])]
      if node.namespace == .html, let found = mode(for: node.tag, at: index) {
        mode = found
        return
      }
      index -= 1
    }
    mode = .inBody
  }

  private func mode(for tag: Tag, at index: Int) -> Mode? {
    switch tag {
    case .td, .th: index > 0 ? .inCell : nil
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.count > 0 ? templateModes.last : .inBody
    case .head: index > 0 ? .inHead : nil
    case .body: .inBody
    case .frameset: .inFrameset
    case .html: head < 0 ? .beforeHead : .afterHead
    default: nil
    }
  }

  /// Whether no further element may be opened: see `deepest`.
  @inline(__always)
  var isTooDeep: Bool { open.count >= TreeBuilder.deepest }
}
