import Spans

extension ArticleText {
  /// What a node is inside, from the root down.
  private struct Inside: OptionSet {
    let rawValue: UInt8
    static let caption = Inside(rawValue: 1)
    static let meta = Inside(rawValue: 2)
    static let quote = Inside(rawValue: 4)
    static let table = Inside(rawValue: 8)
    static let item = Inside(rawValue: 16)
  }

  /// The article's blocks in order, chosen by their own look, then by their neighbours.
  func select() -> [Part] {
    let inside = self.inside()
    let range = root..<tree.end(of: root)
    var parts: [Part] = []
    var lead: [Part] = []
    for (index, block) in page.blocks.enumerated() where !isDropped(block.node) {
      if range.contains(block.node) {
        if let part = part(index, block, inside[block.node]) { parts.append(part) }
      } else if block.node < root {
        if block.tag == .h1 || isTitle(block.shape) { lead = [] }
        if let part = leadPart(index, block) { lead.append(part) }
      }
    }
    return (hasHeadline(before: root) ? lead.suffix(4) : []) + withoutLooseEnds(parts)
  }

  /// Whether the page's headline stands before the article's element.
  private func hasHeadline(before root: Int) -> Bool {
    page.blocks.contains {
      $0.node < root && !isDropped($0.node) && ($0.tag == .h1 || isTitle($0.shape))
    }
  }

  /// A standfirst between the headline and the article's element.
  private func leadPart(_ index: Int, _ block: PageBlock) -> Part? {
    let shape = block.shape
    guard block.tag != .h1, !isTitle(shape), shape.size >= (shape.isClosed ? 6 : 8),
      block.linkShare < 0.3,
      !isFurniture(block), !isLoose(shape), !isInCaption(block.node),
      !FurnitureShape.isCaption(shape)
    else { return nil }
    return Part(block: index, role: .body, isHeading: false)
  }

  private func isInCaption(_ node: Int) -> Bool {
    var place: Int? = node
    while let index = place {
      if marks.own[index].contains(.caption) || tree.nodes[index].tag == .figure { return true }
      place = tree.parent(of: index)
    }
    return false
  }

  /// A date line or a byline.
  private func isLoose(_ shape: TextBlock) -> Bool {
    if PrintedDate.nearlyWhole(shape.words, others: 5) != nil { return true }
    guard let first = shape.words.first, shape.count <= 12, !shape.isClosed || shape.count <= 6
    else { return false }
    return ["by", "von", "par", "por", "di"].contains(first) && shape.capitalised >= 2
  }

  private func inside() -> [Inside] {
    var inside = [Inside](repeating: [], count: tree.nodes.count)
    for index in root..<tree.end(of: root) {
      var state: Inside = index == root ? [] : tree.parent(of: index).map { inside[$0] } ?? []
      if index != root {
        // what holds a good part of the text is not what its class says
        let own = isLarge(index) ? [] : marks.own[index]
        if own.contains(.caption) { state.insert(.caption) }
        if own.contains(.meta) { state.insert(.meta) }
        switch tree.nodes[index].tag {
        case .blockquote: state.insert(.quote)
        case .table: state.insert(.table)
        case .li: state.insert(.item)
        case .figure: if !holdsText(index) { state.insert(.caption) }
        default: break
        }
      }
      inside[index] = state
    }
    return inside
  }

  /// Whether a figure is one of words: a quotation, a table, a listing.
  private func holdsText(_ figure: Int) -> Bool {
    (figure..<min(tree.end(of: figure), figure + 20)).contains {
      [.blockquote, .pre].contains(tree.nodes[$0].tag)
    }
  }

  private func part(_ index: Int, _ block: PageBlock, _ inside: Inside) -> Part? {
    let shape = block.shape
    guard shape.count > 0 else { return nil }
    if isTitle(shape) { return nil }
    if credits.contains(index) { return Part(block: index, role: .credit, isHeading: false) }
    if inside.contains(.caption), !(shape.isParagraph && shape.sentences > 3) {
      return Part(block: index, role: .caption, isHeading: false)
    }
    if isLinked(block, inside) || isFurniture(block) { return nil }
    if inside.contains(.table), !shape.isParagraph { return nil }
    if inside.contains(.meta), !shape.isParagraph { return nil }
    if FurnitureShape.isCaption(shape), shape.count < 40 {
      return Part(block: index, role: .caption, isHeading: false)
    }
    let role: Passage.Role = inside.contains(.quote) ? .quote : .body
    return Part(block: index, role: role, isHeading: block.isHeading)
  }

  func isTitle(_ shape: TextBlock) -> Bool { !title.isEmpty && shape.hashes == title }

  private func isLinked(_ block: PageBlock, _ inside: Inside) -> Bool {
    let share = block.linkShare
    if block.isHeading { return share > 0.8 }
    if inside.contains(.item) { return share > 0.5 && !(block.shape.isClosed && share < 0.9) }
    return share > 0.9 || (share > 0.5 && block.shape.count < 20)
  }

  private func isFurniture(_ block: PageBlock) -> Bool {
    let shape = block.shape
    return FurnitureShape.isFurniture(shape) || FurnitureShape.header(shape) != nil
      || PrintedDate.whole(shape.words) != nil
  }

  /// Without short lines before the first and after the last paragraph, and without headings that
  /// nothing follows.
  private func withoutLooseEnds(_ parts: [Part]) -> [Part] {
    func isBody(_ part: Part) -> Bool {
      let shape = page.blocks[part.block].shape
      return (part.role == .body || part.role == .quote) && !part.isHeading && !isLoose(shape)
        && shape.isClosed && shape.size >= 8
    }
    guard let first = parts.firstIndex(where: isBody),
      let last = parts.lastIndex(where: isBody)
    else {
      return parts.filter { $0.role != .caption }
    }
    var kept: [Part] = []
    for (index, part) in parts.enumerated() {
      let shape = page.blocks[part.block].shape
      let isLoose = index < first ? !isLead(part) : index > last && !isClosing(part, shape)
      if part.role == .caption || part.role == .credit || !isLoose { kept.append(part) }
    }
    return withoutEmptyHeadings(kept)
  }

  /// A short line before the first paragraph that may stay: a subheading of the title's.
  private func isLead(_ part: Part) -> Bool {
    let block = page.blocks[part.block]
    guard !isLoose(block.shape) else { return false }
    if isNamed, block.tag == .p || block.tag == .li { return true }
    return block.shape.count >= 4
      && (block.isHeading || block.tag == .p || block.tag == .li || block.shape.size >= 8)
  }

  /// Whether the root says by its class, id or itemprop that it holds the article's text.
  private var isNamed: Bool { marks.own[root].contains(.body) }

  /// A line after the last paragraph that may stay.
  private func isClosing(_ part: Part, _ shape: TextBlock) -> Bool {
    let block = page.blocks[part.block]
    if shape.isClosed, FurnitureWords.within.search(shape.keys) > 0 { return false }
    return shape.isClosed || [.li, .p, .pre, .dd].contains(block.tag)
      || (shape.count >= 6 && !part.isHeading)
  }

  private func withoutEmptyHeadings(_ parts: [Part]) -> [Part] {
    var kept: [Part] = []
    var hasBody = false
    for part in parts.reversed() {
      if part.isHeading, !hasBody { continue }
      if part.role == .body || part.role == .quote { hasBody = true }
      kept.append(part)
    }
    return kept.reversed()
  }
}
