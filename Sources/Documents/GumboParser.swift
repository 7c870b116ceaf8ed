import CGumbo
import Spans

/// HTML5 parsing by gumbo.
///
/// Gumbo walks its stack of open elements for many tags, compares every attribute of a tag with all
/// before it, and frees its tree by recursion: deep or wide input costs quadratic time or the
/// stack. Pages past the limits of `PageGuard` are read by `TagStripper` instead.
enum GumboParser: PageParser {
  static func tree(of bytes: [UInt8]) -> PageTree {
    guard PageGuard.isSafe(bytes) else { return TagStripper.tree(of: bytes) }
    return bytes.withUnsafeBytes { buffer in
      guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return PageTree() }
      var options = kGumboDefaultOptions
      options.max_errors = 0
      guard let output = gumbo_parse_with_options(&options, start, buffer.count) else {
        return TagStripper.tree(of: bytes)
      }
      defer { gumbo_destroy_output(&options, output) }
      var builder = Builder()
      if let root = output.pointee.root { builder.add(root) }
      return builder.tree
    }
  }

  /// Copies gumbo's tree into the flat one, with a stack of its own.
  private struct Builder {
    var tree = PageTree()

    /// A node whose children are being added.
    private struct Open {
      var node: UnsafeMutablePointer<GumboNode>
      var index: Int
      var next: UInt32
    }

    mutating func add(_ root: UnsafeMutablePointer<GumboNode>) {
      var stack = [Open(node: root, index: open(root, parent: -1), next: 0)]
      while var top = stack.popLast() {
        let children = top.node.pointee.v.element.children
        guard top.next < children.length, let raw = children.data[Int(top.next)] else {
          tree.nodes[top.index].end = Int32(tree.nodes.count)
          continue
        }
        top.next += 1
        stack.append(top)
        let child = raw.assumingMemoryBound(to: GumboNode.self)
        if let index = addChild(child, parent: top.index) {
          stack.append(Open(node: child, index: index, next: 0))
        }
      }
    }

    /// Adds text, or opens an element and returns its index.
    private mutating func addChild(_ child: UnsafeMutablePointer<GumboNode>, parent: Int) -> Int? {
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: return open(child, parent: parent)
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let text = append(child.pointee.v.text.text)
        tree.nodes.append(
          PageTree.Node(
            tag: .text, parent: Int32(parent), end: Int32(tree.nodes.count + 1), text: text,
            attributes: 0..<0))
        return nil
      default: return nil
      }
    }

    private mutating func open(_ node: UnsafeMutablePointer<GumboNode>, parent: Int) -> Int {
      let element = node.pointee.v.element
      let first = Int32(tree.attributes.count)
      for index in 0..<Int(element.attributes.length) {
        guard let raw = element.attributes.data[index] else { continue }
        let attribute = raw.assumingMemoryBound(to: GumboAttribute.self).pointee
        guard let name = names[String(cString: attribute.name)] else { continue }
        let value = append(attribute.value)
        tree.attributes.append(PageTree.Attribute(name: name, value: value))
      }
      tree.nodes.append(
        PageTree.Node(
          tag: tags[Int(element.tag.rawValue)], parent: Int32(parent), end: 0, text: Span(0, 0),
          attributes: first..<Int32(tree.attributes.count)))
      return tree.nodes.count - 1
    }

    private mutating func append(_ text: UnsafePointer<CChar>?) -> Span {
      guard let text else { return Span(0, 0) }
      let start = tree.bytes.count
      var cursor = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      while cursor.pointee != 0 {
        tree.bytes.append(cursor.pointee)
        cursor += 1
      }
      return Span(start, tree.bytes.count)
    }
  }

  private static let names: [String: PageTree.Name] = Dictionary(
    uniqueKeysWithValues: PageTree.Name.allCases.map { ($0.rawValue, $0) })

  /// Our tag for each of gumbo's.
  private static let tags: [PageTree.Tag] = (0...Int(GUMBO_TAG_LAST.rawValue)).map { number in
    guard number < Int(GUMBO_TAG_UNKNOWN.rawValue),
      let name = gumbo_normalized_tagname(GumboTag(UInt32(number)))
    else { return .other }
    return PageTree.Tag(rawValue: String(cString: name)) ?? .other
  }
}
