import Spans

/// What the block classifier looks at: small whole numbers about a block, the elements around it,
/// its neighbours, and what the rules chose.
///
/// Counts are capped, shares are in hundredths, -1 stands for what does not apply. No feature
/// names a site or a word: words count only through the tables the rules use. O(blocks × depth),
/// the depth bounded by `reach`.
struct BlockFeatures {
  /// Features of a block on its own.
  static let ownCount = 45
  /// The column that says what the rules chose.
  static let choice = 12
  /// Features of a block and of the four beside it.
  static let count = ownCount + 4 * 5

  /// Elements above a block that are looked at.
  private static let reach = 24

  /// The row that is being made.
  private var own: [Int16] = []
  let candidates: [Int]

  private let article: ArticleText
  private let roles: [UInt8]
  private var paragraphs: (first: Int, last: Int)
  private var surroundings: Surroundings

  init(_ article: ArticleText, data: StructuredData) {
    self.article = article
    let blocks = article.page.blocks
    var roles = [UInt8](repeating: 0, count: blocks.count)
    for part in article.parts { roles[part.block] = BlockFeatures.code(part) }
    self.roles = roles
    let chosen = blocks.indices.filter { (roles[$0] == 1 || roles[$0] == 2) }
    let full = chosen.filter { ArticleText.weight(blocks[$0]) > 0 }
    paragraphs = (full.first ?? 0, full.last ?? 0)
    surroundings = Surroundings(article, roles: roles, stated: data)
    let root = article.root..<article.tree.end(of: article.root)
    candidates = blocks.indices.filter {
      if roles[$0] != 0 { return true }
      return (root.contains(blocks[$0].node) || blocks[$0].shape.size >= 12)
        && !article.isHidden(blocks[$0].node)
    }
  }

  /// 1 text, 2 quotation, 3 heading, 4 caption, 5 credit; 0 for what was not chosen.
  private static func code(_ part: ArticleText.Part) -> UInt8 {
    switch part.role {
    case .caption: 4
    case .credit: 5
    case .quote: 2
    default: part.isHeading ? 3 : 1
    }
  }

  /// The row of a block: its own features, then of each neighbour what the rules chose there, size,
  /// share of links, ending, tag.
  mutating func row(of index: Int) -> [Int16] {
    own.removeAll(keepingCapacity: true)
    let block = article.page.blocks[index]
    addShape(block)
    addPlace(index)
    addPath(block)
    addSurroundings(index)
    for step in [-2, -1, 1, 2] { addNeighbour(index + step) }
    return own
  }

  private mutating func addNeighbour(_ index: Int) {
    guard roles.indices.contains(index) else {
      for _ in 0..<5 { own.append(-1) }
      return
    }
    let block = article.page.blocks[index]
    put(Int(roles[index]))
    put(block.shape.size, 300)
    put(Int(block.linkShare * 100), 100)
    put(BlockFeatures.ending(block.shape))
    put(BlockFeatures.code(block.tag))
  }

  private static func ending(_ shape: TextBlock) -> Int {
    shape.isClosed ? 2 : shape.ending == .none ? 0 : 1
  }

  private mutating func put(_ value: Int, _ most: Int = 1_000) {
    own.append(Int16(max(-most, min(most, value))))
  }

  private mutating func addShape(_ block: PageBlock) {
    let shape = block.shape
    put(BlockFeatures.code(block.tag))
    put(shape.size, 300)
    put(Int(block.linkShare * 100), 100)
    put(shape.sentences, 20)
    put(BlockFeatures.ending(shape))
    put(shape.capitalised * 100 / max(1, shape.lettered))
    put(shape.digits * 100 / max(1, shape.count))
    put(shape.label, 9)
    put(shape.isItem ? 1 : 0)
    put(kind(shape))
    put(shape.span.length * 10 / max(1, shape.count), 200)
    put(article.isTitle(shape) ? 1 : 0)
  }

  /// What the tables of words say about a line.
  private func kind(_ shape: TextBlock) -> Int {
    switch FurnitureShape.header(shape) {
    case .list: return 5
    case .box: return 4
    case nil: break
    }
    if FurnitureShape.isFurniture(shape) { return 3 }
    if FurnitureShape.isCaption(shape) { return 2 }
    return shape.digits > 0 && PrintedDate.whole(shape.words) != nil ? 1 : 0
  }

  /// Groups of elements, so that "less than" means something: headings, running text, the rest.
  private static func code(_ tag: PageTree.Tag) -> Int {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3, .h4, .h5, .h6: 3
    case .p: 5
    case .blockquote, .pre: 6
    case .li: 7
    case .dd, .dt: 8
    case .td, .th, .tr: 9
    case .div, .section, .article, .main: 10
    case .header, .footer, .aside, .figcaption: 12
    default: 11
    }
  }

  private mutating func addPlace(_ index: Int) {
    let block = article.page.blocks[index]
    let root = article.root..<article.tree.end(of: article.root)
    put(Int(roles[index]))
    put(root.contains(block.node) ? 1 : 0)
    put(article.isDropped(block.node) ? 1 : 0)
    put(index - paragraphs.first, 60)
    put(index - paragraphs.last, 60)
    put((index - paragraphs.first) * 100 / max(1, paragraphs.last - paragraphs.first), 200)
  }

  /// Elements that matter around a block, counted from it up to the article's root.
  private mutating func addPath(_ block: PageBlock) {
    var marks: PageMarks.Mark = []
    var (named, depth, toMark) = (0, 0, -1)
    var inside = (item: 0, table: 0, quote: 0, figure: 0, aside: 0, frame: 0)
    var place: Int? = block.node
    while let node = place, node != article.root, depth < BlockFeatures.reach {
      let own = article.marks.own[node]
      marks.formUnion(own)
      if own.contains(.named) { named += 1 }
      if toMark < 0, !own.isDisjoint(with: [.named, .out, .comments]) { toMark = depth }
      switch article.tree.nodes[node].tag {
      case .li: inside.item += 1
      case .table: inside.table += 1
      case .blockquote: inside.quote += 1
      case .figure: inside.figure += 1
      case .aside, .nav, .form: inside.aside += 1
      case .header, .footer: inside.frame += 1
      default: break
      }
      depth += 1
      place = article.tree.parent(of: node)
    }
    for value in [named, depth, toMark, inside.item, inside.table, inside.quote] { put(value, 24) }
    for value in [inside.figure, inside.aside, inside.frame] { put(value, 9) }
    for mark: PageMarks.Mark in [.out, .comments, .meta, .caption, .hidden] {
      put(marks.contains(mark) ? 1 : 0)
    }
  }

  private mutating func addSurroundings(_ index: Int) {
    let block = article.page.blocks[index]
    let parent = article.tree.parent(of: block.node) ?? 0
    let above = article.tree.parent(of: parent) ?? 0
    put(surroundings.linkShare(parent, article))
    put(surroundings.linkShare(above, article))
    put(surroundings.share(parent, article))
    put(surroundings.share(above, article))
    let kin = surroundings.kin(of: index, article)
    put(kin.count, 50)
    put(kin.chosen)
    put(index - surroundings.heading[index], 40)
    put(surroundings.headingKind[index])
    put(surroundings.stated[index])
    put(surroundings.titleShare(block.shape, article))
    put(surroundings.chosenCount, 200)
    put(surroundings.rootShare)
    put(surroundings.children[parent], 100)
  }
}
