/// `selectedcontent`: a button in a `select` that shows the chosen option.
///
/// The standard copies the option's content whenever an option ends; here it is done once, when the
/// page has been read. Of a `select` the last option marked `selected` is chosen, else the first.
extension TreeBuilder {
  /// Most nodes copied, all in all; a page with more keeps its buttons empty.
  private static let mostCopied = 4096

  /// Most buttons filled: each may look at all of the page's options.
  private static let mostButtons = 64

  mutating func fillSelected() {
    var left = TreeBuilder.mostCopied
    var buttons = 0
    let count = nodes.count
    for node in 0..<Int32(count) where isHTML(node, .selectedcontent) && left > 0 {
      buttons += 1
      guard buttons <= TreeBuilder.mostButtons else { return }
      guard let select = enclosingSelect(node), let option = chosenOption(in: select) else {
        continue
      }
      copyChildren(of: option, to: node, &left)
    }
  }

  private func enclosingSelect(_ node: Int32) -> Int32? {
    var place = nodes[Int(node)].parent
    while place > 0 {
      if isHTML(place, .select) { return place }
      place = nodes[Int(place)].parent
    }
    return nil
  }

  private func chosenOption(in select: Int32) -> Int32? {
    var (first, selected): (Int32?, Int32?) = (nil, nil)
    var node = nodes[Int(select)].first
    while node >= 0 {
      if isHTML(node, .option) {
        first = first ?? node
        if isSelected(node) { selected = node }
      }
      node = following(node, below: select)
    }
    return selected ?? first
  }

  private func isSelected(_ option: Int32) -> Bool {
    let element = nodes[Int(option)]
    for place in element.from..<element.to
    where tokenizer.attributes[Int(place)].name == TreeBuilder.selectedName {
      return true
    }
    return false
  }

  private static let selectedName = KnownNames.number(of: "selected") ?? .max

  /// The next node of a subtree in the order of the document; -1 at its end.
  private func following(_ node: Int32, below root: Int32) -> Int32 {
    if nodes[Int(node)].first >= 0 { return nodes[Int(node)].first }
    var place = node
    while place != root, nodes[Int(place)].next < 0 { place = nodes[Int(place)].parent }
    return place == root ? -1 : nodes[Int(place)].next
  }

  private mutating func copyChildren(of source: Int32, to target: Int32, _ left: inout Int) {
    var node = nodes[Int(source)].first
    var (parent, above): (Int32, Int32) = (target, source)
    while node >= 0, left > 0 {
      while nodes[Int(node)].parent != above {
        above = nodes[Int(above)].parent
        parent = nodes[Int(parent)].parent
      }
      let new = copy(of: node)
      left -= 1
      attach(new, at: Place(parent: parent))
      let next = following(node, below: source)
      if next >= 0, nodes[Int(next)].parent == node { (above, parent) = (node, new) }
      node = next
    }
  }
}
