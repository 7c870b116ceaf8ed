import Spans

/// Gives the blocks of one plain text their roles: title, heading, body, furniture.
///
/// Rules look at the shape of a line, its place before the first or after the last full paragraph,
/// and a table of words. A line inside the article is only taken for furniture on stronger marks
/// than one outside. Wrong where an article ends in a short line without a full stop (dropped) and
/// where a promotion reads like a paragraph (kept).
struct TextRoles {
  let blocks: [TextBlock]
  var roles: [Passage.Role?]
  var isHeading: [Bool]
  /// Lines that are a date and nothing else.
  var dates: [PrintedDate?]
  var title: Int?
  /// The first and last block of the article proper.
  private(set) var first = 0
  private(set) var last = 0

  init(_ blocks: [TextBlock], in bytes: [UInt8], repeats: [Int?], credits: Set<Int>) {
    self.blocks = blocks
    roles = repeats.map { $0 == nil ? nil : .repeat }
    isHeading = Array(repeating: false, count: blocks.count)
    dates = blocks.map { TextRoles.date($0, in: bytes) }
    let notices = blocks.indices.filter { FurnitureShape.isNotice(blocks[$0], in: bytes) }
    for index in credits where roles[index] == nil { roles[index] = .credit }
    markLines()
    markLists()
    findBody()
    markTail(notices: Set(notices))
    markHead()
    markHeadings()
  }

  /// The date of a line that is one, alone or parted from a few words by a comma, dash or bar.
  private static func date(_ block: TextBlock, in bytes: [UInt8]) -> PrintedDate? {
    guard block.count <= 16, block.digits > 0 else { return nil }
    if let date = PrintedDate.whole(block.words) { return date }
    let line = String(decoding: bytes[block.span.range], as: UTF8.self)
    guard !block.isClosed,
      [", ", " - ", "|", "–", "—", "•", "·"].contains(where: { line.contains($0) })
    else { return nil }
    return PrintedDate.nearlyWhole(block.words)
  }

  /// Furniture by its own words and shape.
  private mutating func markLines() {
    for index in blocks.indices where roles[index] == nil {
      if FurnitureShape.isCaption(blocks[index]) {
        roles[index] = .caption
      } else if FurnitureShape.isFurniture(blocks[index]) || FurnitureShape.isWeather(blocks[index])
      {
        roles[index] = .furniture
      }
    }
  }

  /// Lists of links and boxes, from their header on.
  private mutating func markLists() {
    var index = 0
    while index < blocks.count {
      let kind = FurnitureShape.header(blocks[index])
      guard let kind else {
        index += 1
        continue
      }
      roles[index] = .furniture
      index += 1
      while index < blocks.count, !resumes(at: index, after: kind) {
        if roles[index] == nil { roles[index] = .furniture }
        index += 1
      }
    }
  }

  /// Whether the article goes on here after a list's or a box's header. A list ends where two
  /// full sentences-only blocks follow each other, a box where one does or a heading stands on it.
  private func resumes(at index: Int, after kind: FurnitureShape.Header) -> Bool {
    if roles[index] == .repeat || roles[index] == .credit { return true }
    let isBody = isSolid(index)
    switch kind {
    case .box:
      return isBody || (isShapedAsHeading(index) && isSolid(index + 1) && index + 1 < blocks.count)
    case .list:
      return isBody
        && (isSolid(index + 1) || index + 1 < blocks.count && roles[index + 1] == .repeat)
    }
  }

  /// A closed block of twelve words or more that nothing marks.
  private func isSolid(_ index: Int) -> Bool {
    guard blocks.indices.contains(index), roles[index] == nil else { return false }
    return blocks[index].isClosed && blocks[index].count >= 12 && !isBiography(index)
  }

  /// Where the article proper begins and ends: its first and last full paragraph, or the longest
  /// blocks there are in a text of short ones.
  private mutating func findBody() {
    let open = blocks.indices.filter { roles[$0] == nil || roles[$0] == .repeat }
    let paragraphs = open.filter { blocks[$0].isParagraph && !isBiography($0) }
    let closed = open.filter { blocks[$0].ending == .terminal && blocks[$0].count >= 6 }
    let candidates = paragraphs.isEmpty ? (closed.isEmpty ? open : closed) : paragraphs
    first = closed.first.map { min($0, candidates.first ?? $0) } ?? candidates.first ?? 0
    last = candidates.last ?? blocks.count - 1
  }

  /// After the last paragraph: closing sentences stay until the first mark; headings without a
  /// body, names, biographies and what follows them go.
  private mutating func markTail(notices: Set<Int>) {
    var isOver = false
    for index in blocks.indices where index > last {
      if roles[index] == .repeat || roles[index] == .credit { continue }
      let isClosing =
        !notices.contains(index) && blocks[index].isClosed && blocks[index].count >= 3
        && !isBiography(index)
        && FurnitureWords.within.search(blocks[index].keys) == 0
      if roles[index] == nil, !isOver, isClosing || blocks[index].isItem { continue }
      isOver = true
      if roles[index] == nil { roles[index] = .furniture }
    }
  }

  /// "NAME covers …", the name printed just before or the block standing near the end.
  private func isBiography(_ index: Int) -> Bool {
    let words = blocks[index].words
    guard blocks[index].count <= 80, blocks[index].capitalised > 1, index > 0 else { return false }
    let isNamed = blocks[index - 1].count <= 5 && words.starts(with: blocks[index - 1].words)
    guard isNamed || index * 3 > blocks.count * 2 else { return false }
    let keys = blocks[index].keys
    return (2...4).contains {
      $0 < keys.count && FurnitureWords.biographies.match(keys[$0...]) > 0
    }
      && (isNamed || blocks[index].sentences <= 3 && index + 4 > blocks.count)
  }

  /// Before the first paragraph: the title, page dates, names of places between them, breadcrumbs.
  private mutating func markHead() {
    let head = blocks.indices.prefix(while: { $0 < first })
    for index in head where roles[index] == nil && dates[index] != nil { roles[index] = .furniture }
    for index in blocks.indices where index > last && dates[index] != nil {
      roles[index] = .furniture
    }
    title =
      head.first { isTitle($0) && blocks[$0].count >= 4 && !isMasthead($0) }
      ?? head.first { isTitle($0) }
    guard let title else { return }
    for index in head where roles[index] == nil && index != title {
      let isCrumb = index < title && (blocks[index].count <= 4 || isMasthead(index))
      let isName = index > title && isByline(index)
      if isCrumb || isName { roles[index] = .furniture }
    }
    roles[title] = .title
    markTitleCopies(title)
  }

  private mutating func markTitleCopies(_ title: Int) {
    for index in blocks.indices where index != title && roles[index] == nil {
      if blocks[index].hashes == blocks[title].hashes { roles[index] = .repeat }
    }
  }

  /// The name or motto of a paper or office above its headline: it says "since 1921", is in
  /// capitals or names an office, or has no capital and a headline below it.
  private func isMasthead(_ index: Int) -> Bool {
    let words = blocks[index].words
    if let since = words.firstIndex(where: {
      $0 == "since" || $0 == "established" || $0 == "founded"
    }),
      since + 1 < words.count, words[since + 1].utf8.count == 4, Int(words[since + 1]) != nil
    {
      return true
    }
    if isOffice(index) || words.starts(with: ["press", "release"]) {
      return hasHeadingAfter(index)
    }
    return blocks[index].capitalised == 0 && hasHeadingAfter(index)
  }

  private func isOffice(_ index: Int) -> Bool {
    let words = blocks[index].words
    return words.count > 2 && words[1] == "of"
      && ["ministry", "department", "office", "embassy", "permanent"].contains(words[0])
  }

  /// Who publishes the text, by the line above its headline: an office, or the very first line where
  /// it is no page furniture and no date or temperature stands beside it.
  var masthead: Int? {
    guard let title, title > 0 else { return nil }
    if let office = (0..<title).first(where: { isOffice($0) }) { return office }
    let isBeside = dates[1] != nil || FurnitureShape.isWeather(blocks[1])
    guard (2...6).contains(blocks[0].count), blocks[0].ending == .none, dates[0] == nil, !isBeside,
      !FurnitureShape.isFurniture(blocks[0]), !FurnitureShape.isWeather(blocks[0]),
      roles[0] == .furniture
    else { return nil }
    return 0
  }

  private func hasHeadingAfter(_ index: Int) -> Bool {
    blocks.indices.contains {
      $0 > index && $0 < first && isTitle($0) && dates[$0] == nil && blocks[$0].count >= 4
    }
  }

  private func isTitle(_ index: Int) -> Bool {
    roles[index] == nil && isShapedAsHeading(index) && blocks[index].count >= 2
  }

  /// A line of two to four capitalised words beside a date line: a name without "By".
  func isByline(_ index: Int) -> Bool {
    let block = blocks[index]
    guard (2...4).contains(block.count), block.capitalised == block.count else { return false }
    return [index - 1, index + 1].contains { blocks.indices.contains($0) && dates[$0] != nil }
  }

  /// Short, not closed, not an item, starting with no small letter; a question counts.
  func isShapedAsHeading(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.count >= 1, block.count <= 20, !block.isItem, block.lettered > 0 else {
      return false
    }
    return block.ending == .none || (block.ending == .question && block.count <= 16)
  }

  /// Lines inside the article that head what follows.
  private mutating func markHeadings() {
    for index in blocks.indices where roles[index] == nil {
      if isShapedAsHeading(index), blocks[index].ending == .none || isQuestionHeading(index) {
        isHeading[index] = true
      }
    }
    if let title { isHeading[title] = true }
  }

  /// A question heads a section when it is in title case or a blank line stands on both sides.
  private func isQuestionHeading(_ index: Int) -> Bool {
    guard index + 1 < blocks.count, blocks[index].sentences <= 1 else { return false }
    return blocks[index].isTitleCase && blocks[index].count >= 3
  }
}
