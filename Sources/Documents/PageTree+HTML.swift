import HTML
import Spans

extension PageTree {
  /// The tree of a page as the article's rules want it: nodes in document order, the attributes
  /// they look at, text with its references resolved. One walk, O(size).
  init(_ page: HTMLTree) {
    nodes.reserveCapacity(page.nodes.count)
    bytes.reserveCapacity(page.page.count / 2)
    var open: [Int32] = []
    var place = page.nodes[0].first
    while place > 0 {
      let node = page.nodes[Int(place)]
      add(page, Int(place), parent: open.last ?? -1)
      if node.first > 0 {
        open.append(Int32(nodes.count - 1))
        place = node.first
        continue
      }
      place = leave(page, place, &open)
    }
    // what stands beside the root (comments) is not kept, so the first node is the root
    if nodes.isEmpty {
      nodes.append(Node(tag: .html, parent: -1, end: 1, text: Span(0, 0), attributes: 0..<0))
    }
  }

  /// The next node that is no descendant of the one at `place`; closes what ends before it.
  private mutating func leave(
    _ page: HTMLTree, _ place: Int32, _ open: inout [Int32]
  ) -> Int32 {
    var place = place
    while page.nodes[Int(place)].next < 0 {
      place = page.nodes[Int(place)].parent
      guard place > 0, let closed = open.popLast() else { return -1 }
      nodes[Int(closed)].end = Int32(nodes.count)
    }
    return page.nodes[Int(place)].next
  }

  private mutating func add(_ page: HTMLTree, _ place: Int, parent: Int32) {
    let node = page.nodes[place]
    let end = Int32(nodes.count + 1)
    switch node.kind {
    case .text:
      let start = bytes.count
      page.appendText(of: place, to: &bytes)
      nodes.append(
        Node(
          tag: .text, parent: parent, end: end, text: Span(start, bytes.count), attributes: 0..<0,
          place: Int32(place)))
    case .element, .content:
      let first = Int32(attributes.count)
      for index in page.attributeRange(of: place) { keep(page.attributes[index], of: page) }
      nodes.append(
        Node(
          tag: PageTree.tag(of: node), parent: parent, end: end, text: Span(0, 0),
          attributes: first..<Int32(attributes.count)))
    case .document, .doctype, .comment: break
    }
  }

  private mutating func keep(_ attribute: HTML.Attribute, of page: HTMLTree) {
    guard Int(attribute.name) < PageTree.names.count, let name = PageTree.names[Int(attribute.name)]
    else { return }
    let start = bytes.count
    page.appendValue(attribute, to: &bytes)
    attributes.append(Attribute(name: name, value: Span(start, bytes.count)))
  }

  private static func tag(of node: HTMLTree.Node) -> Tag {
    if node.kind == .content { return .other }
    guard node.namespace == .html else { return node.tag == .svg ? .svg : .other }
    return tags[Int(node.tag.rawValue)]
  }

  /// Our tag for each of the parser's.
  private static let tags: [Tag] = {
    let known = Dictionary(
      uniqueKeysWithValues: Tag.allCases.dropFirst(2).map { (String(describing: $0), $0) })
    return HTML.Tag.allCases.map { known[$0.name] ?? .other }
  }()

  /// Our name for each attribute name the parser numbers; nil where we do not look at it.
  private static let names: [Name?] = {
    var names = [Name?](repeating: nil, count: KnownNames.count)
    for name in Name.allCases {
      if let number = KnownNames.number(of: name.rawValue) { names[Int(number)] = name }
    }
    return names
  }()
}
