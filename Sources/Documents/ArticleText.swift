import Spans

/// Finds the article on a page.
///
/// The mass of an element is the bytes of full paragraphs below it, links not counted. Elements
/// whose tag, role, class or id says that they are something else are dropped unless they hold most
/// of the mass; the article's root is the element that names itself so, else the lowest one that
/// holds nearly all of the mass. Inside the root, blocks go by link share, furniture words and
/// place. Linear in the page's size.
struct ArticleText {
  /// A block of the article and the part it plays.
  struct Part {
    var block: Int
    var role: Passage.Role
    var isHeading: Bool
  }

  let tree: PageTree
  let marks: PageMarks
  let page: PageBlocks
  /// Words of the title, folded, to tell its copies.
  let title: [UInt64]
  /// Blocks that are nothing but a credit.
  let credits: Set<Int>
  private(set) var mass: [Int]
  /// Bytes of all text below each node.
  let bytes: [Int]
  private var isOut: [Bool]

  /// Whether a node holds more than a tenth of the article's running text, or more text than a
  /// byline or a caption does.
  func isLarge(_ node: Int) -> Bool { mass[node] * 10 > mass[root] || bytes[node] > 600 }

  /// Hundredths of the page's running text that stand below the root.
  var rootShare: Int { mass.isEmpty ? 0 : mass[root] * 100 / max(1, mass[0]) }

  /// Bytes of text below each node, paragraphs and all else.
  private static func bytes(_ tree: PageTree, _ page: PageBlocks) -> [Int] {
    var bytes = [Int](repeating: 0, count: tree.nodes.count)
    for block in page.blocks where bytes.indices.contains(block.node) {
      bytes[block.node] += block.shape.span.length
    }
    for index in bytes.indices.dropFirst().reversed() {
      if let parent = tree.parent(of: index) { bytes[parent] += bytes[index] }
    }
    return bytes
  }

  /// Whether a node, or one above it, was dropped.
  func isDropped(_ node: Int) -> Bool { isOut[node] }

  /// Whether a node was dropped for being hidden, or stands in one that was.
  func isHidden(_ node: Int) -> Bool {
    var place: Int? = node
    while let index = place, isOut[index] {
      if marks.own[index].contains(.hidden) { return true }
      place = tree.parent(of: index)
    }
    return false
  }

  private(set) var root = 0
  private(set) var parts: [Part] = []

  /// `model` is nil where only the rules are to choose.
  init(
    _ tree: PageTree, marks: PageMarks, page: PageBlocks, data: StructuredData, title: String?,
    credits: Set<Int>, model: BlockModel? = .standard
  ) {
    self.credits = credits
    self.tree = tree
    self.marks = marks
    self.page = page
    let words = Array((title ?? "").utf8)
    self.title = TextBlock(Span(0, words.count), in: words).hashes
    mass = Array(repeating: 0, count: tree.nodes.count)
    bytes = ArticleText.bytes(tree, page)
    isOut = mass.map { _ in false }
    guard !tree.nodes.isEmpty else { return }
    find(without: [.out, .named, .comments, .hidden])
    let kept = self.kept
    if kept * 4 < mass(without: [.out, .comments, .hidden]) {
      find(without: [.out, .comments, .hidden])
    }
    if self.kept < ArticleText.least { relax(from: self) }
    if let model { refine(model, data) }
  }

  /// Lets the classifier decide about each block near the article, the rules' choice being one of
  /// the things it looks at. Titles, captions and credits stay what the rules say.
  private mutating func refine(_ model: BlockModel, _ data: StructuredData) {
    guard model.trees > 0 else { return }
    var features = BlockFeatures(self, data: data)
    var chosen: [Int: Part] = [:]
    for part in parts { chosen[part.block] = part }
    for index in features.candidates {
      let isText = model.score(features.row(of: index)) > 0
      switch chosen[index]?.role {
      case .body, .quote: if !isText { chosen[index] = nil }
      case nil: if isText { chosen[index] = newPart(index) }
      default: break
      }
    }
    parts = chosen.values.sorted { $0.block < $1.block }
  }

  /// A part for a block the rules left out; nil for the title and lines without words.
  private func newPart(_ index: Int) -> Part? {
    let block = page.blocks[index]
    guard block.shape.count > 0, !isTitle(block.shape), !credits.contains(index) else { return nil }
    var place: Int? = block.node
    var isQuoted = false
    while let node = place, node != root {
      isQuoted = isQuoted || tree.nodes[node].tag == .blockquote
      place = tree.parent(of: node)
    }
    return Part(block: index, role: isQuoted ? .quote : .body, isHeading: block.isHeading)
  }

  /// Bytes of running text below which an article is taken for not found.
  private static let least = 250

  /// Drops what is marked so, finds the root and chooses the parts.
  private mutating func find(without out: PageMarks.Mark) {
    markOut(out)
    weigh()
    root = findRoot()
    parts = select()
  }

  /// The mass of the whole page without elements that are marked so.
  private mutating func mass(without out: PageMarks.Mark) -> Int {
    let before = (isOut, mass)
    defer { (isOut, mass) = before }
    markOut(out)
    weigh()
    return mass[0]
  }

  /// Hidden text as well, where the page shows next to none; kept as it was where that brings no
  /// three times as much.
  private mutating func relax(from strict: ArticleText) {
    find(without: [.out, .comments])
    if kept < 3 * strict.kept || kept < ArticleText.least { self = strict }
  }

  /// Bytes of running text in the chosen parts.
  private var kept: Int {
    parts.reduce(0) { sum, part in
      part.role == .body || part.role == .quote
        ? sum + ArticleText.weight(page.blocks[part.block]) : sum
    }
  }

  /// Bytes of full paragraphs below each node that is not out.
  private mutating func weigh() {
    for index in mass.indices { mass[index] = 0 }
    for block in page.blocks where !isOut[block.node] {
      mass[block.node] += ArticleText.weight(block)
    }
    for index in mass.indices.dropFirst().reversed() {
      if let parent = tree.parent(of: index) { mass[parent] += mass[index] }
    }
  }

  /// Bytes a block adds to the mass: all of a paragraph of running text, a third of a long line
  /// that is not closed (verse, lists, cut-off texts), nothing else.
  static func weight(_ block: PageBlock) -> Int {
    guard block.linkShare < 0.4, !block.isHeading else { return 0 }
    let free = block.shape.span.length - block.linked
    if block.shape.size >= 10, block.shape.isClosed || block.shape.ending == .ellipsis {
      return free
    }
    return block.shape.size >= 8 ? free / 3 : 0
  }

  /// Drops marked elements that do not hold most of the page's paragraphs or its first heading;
  /// hidden ones always.
  private mutating func markOut(_ out: PageMarks.Mark) {
    for index in isOut.indices { isOut[index] = false }
    weigh()
    let total = mass[0]
    let heading = tree.nodes.indices.first { tree.nodes[$0].tag == .h1 }
    for index in tree.nodes.indices {
      if let parent = tree.parent(of: index), isOut[parent] {
        isOut[index] = true
        continue
      }
      let own = marks.own[index].intersection(out)
      guard !own.isEmpty, index > 0 else { continue }
      let holdsHeading = heading.map { index < $0 && $0 < tree.end(of: index) } ?? false
      let share = own.contains(.comments) ? 9 : 5
      let isKept = holdsHeading && mass[index] * 4 > total || mass[index] * 10 > total * share
      isOut[index] = own.contains(.hidden) || !isKept
    }
  }

  /// The element that holds the article.
  private func findRoot() -> Int {
    let total = mass[0]
    guard total > 0 else { return 0 }
    let named = tree.nodes.indices.filter {
      !isOut[$0] && marks.own[$0].contains(.body) && mass[$0] * 10 > total * 5
    }
    if let best = named.max(by: { (mass[$0], $0) < (mass[$1], $1) }) { return best }
    let articles = tree.nodes.indices.filter {
      !isOut[$0] && tree.nodes[$0].tag == .article && mass[$0] * 10 > total * 4
    }
    let top = articles.max(by: { (mass[$0], $0) < (mass[$1], $1) }) ?? 0
    return descend(from: top)
  }

  /// The lowest element below that holds nearly all of its mass.
  private func descend(from top: Int) -> Int {
    var node = top
    while true {
      var next: Int?
      var child = node + 1
      while child < tree.end(of: node) {
        if mass[child] * 100 >= mass[node] * 80 { next = child }
        child = tree.end(of: child)
      }
      guard let next, PageBlocks.isBlock(tree.nodes[next].tag), tree.nodes[next].tag != .p else {
        return node
      }
      node = next
    }
  }
}
