/// Formatting elements that were closed too early or not at all: `<b><p></b>`.
extension TreeBuilder {
  /// Remembers an open formatting element; of four alike the first goes ("Noah's Ark").
  mutating func remember(_ node: Int32) {
    var alike = 0
    var oldest = -1
    var length = 0
    var index = formatting.count - 1
    while index >= 0, formatting[index] >= 0 {
      length += 1
      if areAlike(formatting[index], node) {
        alike += 1
        oldest = index
      }
      index -= 1
    }
    if alike >= 3 {
      forget(at: oldest)
    } else if length >= TreeBuilder.mostFormatting {
      forget(at: index + 1)
    }
    formatting.append(node)
    nodes[Int(node)].marks.insert(.formatting)
  }

  mutating func addMarker() { formatting.append(-1) }

  mutating func clearToMarker() {
    while formatting.count > 0 {
      let node = formatting.removeLast()
      if node < 0 { return }
      nodes[Int(node)].marks.remove(.formatting)
    }
  }

  private mutating func forget(at index: Int) {
    nodes[Int(formatting[index])].marks.remove(.formatting)
    formatting.remove(at: index)
  }

  mutating func forget(_ node: Int32) {
    if let index = formattingIndex(of: node) { forget(at: index) }
  }

  private func formattingIndex(of node: Int32) -> Int? {
    guard nodes[Int(node)].marks.contains(.formatting) else { return nil }
    var index = formatting.count - 1
    while index >= 0 {
      if formatting[index] == node { return index }
      index -= 1
    }
    return nil
  }

  /// Most attributes that are compared; two elements with more are taken for different.
  private static let mostCompared = 16

  /// Same name and same attributes, in any order.
  private func areAlike(_ a: Int32, _ b: Int32) -> Bool {
    let (left, right) = (nodes[Int(a)], nodes[Int(b)])
    guard left.name == right.name, left.to - left.from == right.to - right.from else {
      return false
    }
    guard left.to - left.from <= TreeBuilder.mostCompared else { return false }
    for index in left.from..<left.to {
      let attribute = tokenizer.attributes[Int(index)]
      guard has(attribute, in: right) else { return false }
    }
    return true
  }

  private func has(_ attribute: Attribute, in node: Node) -> Bool {
    for place in node.from..<node.to where isSame(attribute, tokenizer.attributes[Int(place)]) {
      return true
    }
    return false
  }

  /// Values are compared as the page spells them; two spellings of one value count as two.
  private func isSame(_ a: Attribute, _ b: Attribute) -> Bool {
    guard a.name == b.name, a.end - a.start == b.end - b.start else { return false }
    var (left, right) = (Int(a.start), Int(b.start))
    while left < Int(a.end) {
      if tokenizer.page[left] != tokenizer.page[right] { return false }
      left += 1
      right += 1
    }
    return true
  }

  /// Opens again what was closed with a block around it.
  @inline(__always)
  mutating func reopenFormatting() {
    guard formatting.count > 0, formatting.last >= 0,
      !nodes[Int(formatting.last)].marks.contains(.open)
    else { return }
    reopenAll()
  }

  private mutating func reopenAll() {
    var index = formatting.count - 1
    while index > 0, formatting[index - 1] >= 0,
      !nodes[Int(formatting[index - 1])].marks.contains(.open)
    {
      index -= 1
    }
    while index < formatting.count {
      guard reopenings > 0, !isTooDeep else { return forgetClosed(from: index) }
      reopenings -= 1
      let old = formatting[index]
      let node = copy(of: old)
      attach(node, at: place())
      push(node)
      replace(at: index, old, node)
      index += 1
    }
  }

  private mutating func forgetClosed(from index: Int) {
    while formatting.count > index { forget(at: formatting.count - 1) }
  }

  private mutating func replace(at index: Int, _ old: Int32, _ node: Int32) {
    nodes[Int(old)].marks.remove(.formatting)
    nodes[Int(node)].marks.insert(.formatting)
    formatting[index] = node
  }

  /// The last active formatting element of a tag since the last marker.
  func activeFormatting(_ tag: Tag) -> Int32? {
    var index = formatting.count - 1
    while index >= 0, formatting[index] >= 0 {
      if nodes[Int(formatting[index])].tag == tag { return formatting[index] }
      index -= 1
    }
    return nil
  }

  // MARK: The adoption agency

  /// An end tag of a formatting element, by the adoption agency algorithm of the standard.
  mutating func adopt(_ subject: Tag) {
    if isCurrent(subject), !nodes[Int(current)].marks.contains(.formatting) { return pop() }
    for _ in 0..<8 {
      guard let element = activeFormatting(subject) else { return anyOtherEndTag() }
      guard nodes[Int(element)].marks.contains(.open), let index = stackIndex(of: element) else {
        return forget(element)
      }
      guard isInScope(element) else { return }
      guard let furthest = furthestBlock(above: index), reopenings > 0 else {
        while open.count > index { pop() }
        return forget(element)
      }
      adopt(element, at: index, furthest)
    }
  }

  /// The outermost special element inside the one at a place of the stack; its place.
  private func furthestBlock(above index: Int) -> Int? {
    var place = index + 1
    while place < open.count {
      if nodes[Int(open[place])].traits.contains(.special) { return place }
      place += 1
    }
    return nil
  }

  /// One round: `element` at `index` of the stack ends before the block at `furthestIndex`.
  private mutating func adopt(_ element: Int32, at index: Int, _ furthestIndex: Int) {
    let furthest = open[furthestIndex]
    let ancestor = open[index - 1]
    var bookmark = formattingIndex(of: element) ?? 0
    var last = furthest
    var (place, steps) = (furthestIndex - 1, 0)
    while place > index {
      steps += 1
      let node = open[place]
      if steps > 3, let at = formattingIndex(of: node) {
        forget(at: at)
        if at < bookmark { bookmark -= 1 }
      }
      guard let at = formattingIndex(of: node) else {
        removeFromStack(node)
        place -= 1
        continue
      }
      let new = reopened(node, at: place, at)
      if last == furthest { bookmark = at + 1 }
      move(last, to: Place(parent: new))
      last = new
      place -= 1
    }
    move(last, to: self.place(in: ancestor))
    finish(element, furthest, bookmark)
  }

  /// Puts a copy of an open formatting element in its place on the stack and in the list.
  private mutating func reopened(_ node: Int32, at place: Int, _ index: Int) -> Int32 {
    reopenings -= 1
    let new = copy(of: node)
    replace(at: index, node, new)
    nodes[Int(node)].marks.remove(.open)
    nodes[Int(new)].marks.insert(.open)
    open[place] = new
    return new
  }

  private mutating func move(_ node: Int32, to place: Place) {
    detach(node)
    attach(node, at: place)
  }

  /// A copy of the element takes over all that is in the furthest block.
  private mutating func finish(_ element: Int32, _ furthest: Int32, _ bookmark: Int) {
    reopenings -= 1
    let new = copy(of: element)
    moveChildren(of: furthest, to: new)
    attach(new, at: Place(parent: furthest))
    var bookmark = bookmark
    if let at = formattingIndex(of: element) {
      forget(at: at)
      if at < bookmark { bookmark -= 1 }
    }
    formatting.insert(new, at: min(bookmark, formatting.count))
    nodes[Int(new)].marks.insert(.formatting)
    removeFromStack(element)
    guard let at = stackIndex(of: furthest) else { return }
    open.insert(new, at: at + 1)
    nodes[Int(new)].marks.insert(.open)
    openCount[Int(nodes[Int(new)].tag.rawValue)] += 1
  }
}
