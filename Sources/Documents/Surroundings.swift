import Spans

/// What stands around the blocks of a page, counted once for all of them.
struct Surroundings {
  /// For each block the last heading before it (the block itself where it is one); -1 for none.
  private(set) var heading: [Int] = []
  /// Of that heading: -1 none, 0 not chosen by the rules, 1 chosen, 2 the header of a list or box.
  private(set) var headingKind: [Int] = []
  /// Hundredths of a block's four-word runs that JSON-LD's `articleBody` has; -1 where there is none.
  private(set) var stated: [Int] = []
  /// Blocks right below each element.
  private(set) var children: [Int]
  private(set) var chosenCount = 0
  /// Hundredths of the page's running text that stand below the root.
  let rootShare: Int

  private var linked: [Int]
  /// A number for each block: blocks of one look (tag and class of it and of its parent) share it.
  private var looks: [UInt64] = []
  private var alike: [UInt64: (count: Int, bytes: Int, chosen: Int)] = [:]
  private let title: Set<UInt64>
  private let roles: [UInt8]

  init(_ article: ArticleText, roles: [UInt8], stated data: StructuredData) {
    self.roles = roles
    title = Set(article.title)
    linked = Array(repeating: 0, count: article.tree.nodes.count)
    children = linked
    rootShare = article.rootShare
    addBlocks(article)
    addHeadings(article)
    addStated(article, data)
    chosenCount = roles.reduce(0) { $1 == 1 || $1 == 2 ? $0 + 1 : $0 }
  }

  private mutating func addBlocks(_ article: ArticleText) {
    for (index, block) in article.page.blocks.enumerated() {
      linked[block.node] += block.linked
      children[article.tree.parent(of: block.node) ?? 0] += 1
      let look = Surroundings.look(block.node, article.tree)
      looks.append(look)
      let length = block.shape.span.length
      let isChosen = roles[index] > 0 && roles[index] < 4
      var sums = alike[look] ?? (0, 0, 0)
      sums = (sums.count + 1, sums.bytes + length, sums.chosen + (isChosen ? length : 0))
      alike[look] = sums
    }
    for index in linked.indices.dropFirst().reversed() {
      if let parent = article.tree.parent(of: index) { linked[parent] += linked[index] }
    }
  }

  private static func look(_ node: Int, _ tree: PageTree) -> UInt64 {
    var hash = UInt64(tree.code(of: node))
    for place in [node, tree.parent(of: node) ?? 0] {
      hash = (hash ^ UInt64(tree.code(of: place))) &* 0x100_0000_01b3
      for byte in tree.bytes(of: .class, of: place) ?? [] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      }
    }
    return hash
  }

  private mutating func addHeadings(_ article: ArticleText) {
    var (last, kind) = (-1, -1)
    for (index, block) in article.page.blocks.enumerated() {
      let header = FurnitureShape.header(block.shape)
      if block.isHeading || header != nil {
        last = index
        kind = header != nil ? 2 : roles[index] == 3 ? 1 : 0
      }
      heading.append(last)
      headingKind.append(kind)
    }
  }

  private mutating func addStated(_ article: ArticleText, _ data: StructuredData) {
    guard let body = data.article("articleBody", within: 1), body.utf8.count > 200 else {
      stated = Array(repeating: -1, count: article.page.blocks.count)
      return
    }
    let bytes = Array(body.utf8)
    let known = Set(Surroundings.runs(TextBlock(Span(0, bytes.count), in: bytes).hashes))
    stated = article.page.blocks.map { block in
      let runs = Surroundings.runs(block.shape.hashes)
      return runs.reduce(0) { known.contains($1) ? $0 + 1 : $0 } * 100 / max(1, runs.count)
    }
  }

  private static func runs(_ hashes: [UInt64]) -> [UInt64] {
    let width = min(4, hashes.count)
    guard width > 0 else { return [] }
    return (0...hashes.count - width).map { start in
      hashes[start..<start + width].reduce(7) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
    }
  }

  /// Hundredths of the text below an element that are links.
  func linkShare(_ node: Int, _ article: ArticleText) -> Int {
    linked[node] * 100 / max(1, article.bytes[node])
  }

  /// Hundredths of the article's running text below an element; over 100 above the root.
  func share(_ node: Int, _ article: ArticleText) -> Int {
    min(200, article.mass[node] * 100 / max(1, article.mass[article.root]))
  }

  /// How many blocks look alike, and how many hundredths of their text the rules chose, this
  /// block itself not counted; -1 where it is the only one.
  func kin(of index: Int, _ article: ArticleText) -> (count: Int, chosen: Int) {
    let length = article.page.blocks[index].shape.span.length
    guard let sums = alike[looks[index]], sums.count > 1, sums.bytes > length else {
      return (0, -1)
    }
    let own = roles[index] > 0 && roles[index] < 4 ? length : 0
    return (sums.count - 1, (sums.chosen - own) * 100 / (sums.bytes - length))
  }

  /// Hundredths of a block's words that the title has.
  func titleShare(_ shape: TextBlock, _ article: ArticleText) -> Int {
    guard shape.count > 0, shape.count < 40, !title.isEmpty else { return 0 }
    return shape.hashes.reduce(0) { title.contains($1) ? $0 + 1 : $0 } * 100 / shape.count
  }
}
