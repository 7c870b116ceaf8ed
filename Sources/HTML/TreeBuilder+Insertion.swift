/// Where nodes go.
extension TreeBuilder {
  /// A place among the children of a node: before a child, or at the end (-1).
  struct Place {
    var parent: Int32
    var before: Int32 = -1
  }

  /// The appropriate place for inserting a node, by the standard's name.
  @inline(__always)
  func place(in target: Int32) -> Place {
    let node = nodes[Int(target)]
    if isFostering, node.traits.contains(.fosters) { return fosterPlace() }
    if node.tag == .template, node.namespace == .html { return Place(parent: node.first) }
    return Place(parent: target)
  }

  @inline(__always)
  func place() -> Place { place(in: current) }

  /// Before the innermost table, or in the template that is nearer.
  private func fosterPlace() -> Place {
    var index = open.count - 1
    while index > 0 {
      let node = nodes[Int(open[index])]
      if node.namespace == .html, node.tag == .template { return Place(parent: node.first) }
      if node.namespace == .html, node.tag == .table {
        if node.parent >= 0 { return Place(parent: node.parent, before: open[index]) }
        return place(in: open[index - 1])
      }
      index -= 1
    }
    return Place(parent: open[0])
  }

  /// Hangs a node without a parent into the tree.
  @inline(__always)
  mutating func attach(_ child: Int32, at place: Place) {
    let parent = Int(place.parent)
    nodes[Int(child)].parent = place.parent
    let previous = place.before < 0 ? nodes[parent].last : nodes[Int(place.before)].previous
    nodes[Int(child)].previous = previous
    nodes[Int(child)].next = place.before
    if previous < 0 { nodes[parent].first = child } else { nodes[Int(previous)].next = child }
    if place.before < 0 {
      nodes[parent].last = child
    } else {
      nodes[Int(place.before)].previous = child
    }
  }

  /// Takes a node with all below it out of the tree.
  mutating func detach(_ child: Int32) {
    let node = nodes[Int(child)]
    guard node.parent >= 0 else { return }
    if node.previous < 0 {
      nodes[Int(node.parent)].first = node.next
    } else {
      nodes[Int(node.previous)].next = node.next
    }
    if node.next < 0 {
      nodes[Int(node.parent)].last = node.previous
    } else {
      nodes[Int(node.next)].previous = node.previous
    }
    nodes[Int(child)].parent = -1
    nodes[Int(child)].next = -1
    nodes[Int(child)].previous = -1
  }

  /// Gives all children of one node to another; O(children).
  mutating func moveChildren(of source: Int32, to target: Int32) {
    var child = nodes[Int(source)].first
    guard child >= 0 else { return }
    nodes[Int(target)].first = child
    nodes[Int(target)].last = nodes[Int(source)].last
    while child >= 0 {
      nodes[Int(child)].parent = target
      child = nodes[Int(child)].next
    }
    nodes[Int(source)].first = -1
    nodes[Int(source)].last = -1
  }

  @inline(__always)
  mutating func add(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  // MARK: Elements

  /// An element for the token at hand, not in the tree yet.
  @inline(__always)
  mutating func makeElement(_ namespace: Namespace = .html) -> Int32 {
    let token = tokenizer.token
    return add(
      Node(
        kind: .element, namespace: namespace, tag: token.tag,
        traits: namespace == .html
          ? traits[Int(token.tag.rawValue)] : Traits.ofForeign(token.tag, namespace),
        name: token.name, start: UInt32(token.start), end: UInt32(token.end),
        from: Int32(token.firstAttribute), to: Int32(tokenizer.attributes.count)))
  }

  /// Inserts an element for the token at hand and opens it.
  @inline(__always) @discardableResult
  mutating func insert() -> Int32 {
    let place = place()
    let node = makeElement()
    attach(node, at: place)
    push(node)
    return node
  }

  /// Inserts an element for the token at hand that has no content.
  mutating func insertVoid() {
    let place = place()
    attach(makeElement(), at: place)
  }

  /// Inserts an element the page does not spell out and opens it.
  mutating func insertImplied(_ tag: Tag) {
    let place = place()
    let node = makeImplied(tag)
    attach(node, at: place)
    push(node)
  }

  mutating func makeImplied(_ tag: Tag) -> Int32 {
    let at = UInt32(tokenizer.token.start)
    return add(
      Node(
        kind: .element, tag: tag, traits: traits[Int(tag.rawValue)], name: UInt32(tag.rawValue),
        start: at, end: at))
  }

  /// A copy of a formatting element without children.
  mutating func copy(of node: Int32) -> Int32 {
    var copy = nodes[Int(node)]
    copy.marks = []
    copy.parent = -1
    copy.first = -1
    copy.last = -1
    copy.next = -1
    copy.previous = -1
    return add(copy)
  }

  // MARK: Text and comments

  /// Inserts the run of text at hand where text belongs now.
  @inline(__always)
  mutating func insertText() { insertText(tokenizer.token) }

  mutating func insertText(_ token: Token) {
    let place = place()
    guard place.parent > 0 else { return }  // a document has no text
    var run = HTMLTree.Run(start: UInt32(token.start), end: UInt32(token.end))
    if token.characters.count > 0 { run.replacement = keep(token.characters) }
    let number = Int32(runs.count)
    runs.append(run)
    let before =
      place.before < 0 ? nodes[Int(place.parent)].last : nodes[Int(place.before)].previous
    if before >= 0, nodes[Int(before)].kind == .text {
      runs[Int(nodes[Int(before)].to)].next = number
      nodes[Int(before)].to = number
      nodes[Int(before)].end = max(nodes[Int(before)].end, run.end)
    } else {
      let node = add(
        Node(kind: .text, start: run.start, end: run.end, from: number, to: number))
      attach(node, at: place)
    }
  }

  private mutating func keep(_ characters: EncodedCharacters) -> Int32 {
    let start = replaced.count
    replaced.append(UInt8(characters.count))
    for index in 0..<characters.count { replaced.append(characters[index]) }
    return Int32(start)
  }

  /// Inserts text that stands for a NUL.
  mutating func insertReplacedNull() {
    tokenizer.token.characters = EncodedCharacters(0xFFFD)
    insertText()
  }

  mutating func insertComment() { insertComment(at: place()) }

  mutating func insertComment(in parent: Int32) { insertComment(at: Place(parent: parent)) }

  private mutating func insertComment(at place: Place) {
    let token = tokenizer.token
    attach(
      add(Node(kind: .comment, start: UInt32(token.start), end: UInt32(token.end))), at: place)
  }

  // MARK: White space

  /// How many bytes of white space the run of text at hand starts with; all of it where it is a
  /// reference to white space.
  func leadingSpace() -> Int {
    let token = tokenizer.token
    if token.characters.count > 0 { return token.characters.isSpace ? token.end - token.start : 0 }
    var index = token.start
    while index < token.end, ASCII.isSpace(tokenizer.page[index]) { index += 1 }
    return index - token.start
  }

  var isSpaceOnly: Bool { leadingSpace() == tokenizer.token.end - tokenizer.token.start }

  /// Drops white space from the front of the run at hand, inserting it if asked; true where
  /// nothing is left.
  mutating func takeSpace(inserting: Bool) -> Bool {
    let count = leadingSpace()
    guard count > 0 else { return false }
    let token = tokenizer.token
    if inserting {
      var space = token
      space.end = token.start + count
      insertText(space)
    }
    tokenizer.token.start += count
    return tokenizer.token.start == token.end
  }
}
