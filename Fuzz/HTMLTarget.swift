import HTML

/// One input of the fuzzer: any bytes must give a tree whose every place lies in the page, whose
/// links agree, and whose text can be read.
@_cdecl("LLVMFuzzerTestOneInput")
public func readPage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let tree = HTMLParser.tree(of: bytes, isScripting: bytes.first.map { $0 & 1 == 1 } ?? false)
  var text: [UInt8] = []
  for node in tree.nodes.indices {
    check(tree, node, count)
    tree.appendText(of: node, to: &text)
  }
  _ = TreeDump.lines(of: tree)
  return 0
}

private func check(_ tree: HTMLTree, _ place: Int, _ count: Int) {
  let node = tree.nodes[place]
  precondition(node.start <= node.end && Int(node.end) <= tree.page.count)
  if node.parent >= 0 { precondition(tree.nodes[Int(node.parent)].first >= 0) }
  if node.next >= 0 {
    precondition(tree.nodes[Int(node.next)].previous == Int32(place))
    precondition(tree.nodes[Int(node.next)].parent == node.parent)
  }
  if node.kind == .text {
    for run in tree.runs(of: place) {
      let span = tree.origin(of: Int(run.start)..<Int(run.end))
      precondition(span.start <= span.end && span.end <= count)
    }
  }
  for index in tree.attributeRange(of: place) { _ = tree.value(tree.attributes[index]) }
}
