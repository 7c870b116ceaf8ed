import HTML
import Spans

/// A page in, a document out: the title and the article's blocks, each a passage.
///
/// The document's text is what was extracted, blocks parted by a blank line; the title is its first
/// passage, captions and credits keep their place.
enum PageReader {
  /// A block of the article, before it is a passage.
  struct Part {
    var text: String
    var role: Passage.Role
    var isHeading = false
    /// The element that holds the block's own; -1 where it is none of the page's.
    var parent = -1
    /// Where it stands in the page's bytes.
    var bytes: Span?
  }

  /// What was found on a page, before it is a document.
  struct Page {
    var title: String?
    var authors: [String]
    var published: PublicationDate?
    var outlet: String?
    var url: String?
    var language: String?
    var blocks: [Part]
    var access: PageAccess?
  }

  static func page(_ bytes: [UInt8], url: String? = nil) -> Page {
    let parsed = HTMLParser.tree(of: bytes)
    let tree = PageTree(parsed)
    let data = StructuredData(tree)
    let marks = PageMarks(tree)
    let blocks = PageBlocks(tree, marks: marks)
    let address = data.canonical.flatMap(absolute) ?? data.first("og:url").flatMap(absolute) ?? url
    let site = outlet(data)
    let title = PageTitle.title(of: tree, marks: marks, data: data, site: site)
    let credits = CreditReader(blocks.blocks.map(\.shape), in: blocks.text, isPage: true)
    let article = ArticleText(
      tree, marks: marks, page: blocks, data: data, title: title, credits: credits.blocks)
    return Page(
      title: title,
      authors: PageAuthors.names(
        of: tree, marks: marks, data: data, page: blocks, site: site),
      published: PageDate.published(
        of: tree, marks: marks, page: blocks, data: data, url: address ?? url),
      outlet: site, url: address, language: language(data),
      blocks: stated(data, unlessLongerThan: article.parts.count)
        ?? article.parts.map { part in
          let block = blocks.blocks[part.block]
          return Part(
            text: String(decoding: blocks.text[block.shape.span.range], as: UTF8.self),
            role: part.role, isHeading: part.isHeading, parent: tree.parent(of: block.node) ?? -1,
            bytes: place(block.texts, tree, parsed))
        },
      access: PageAccess.of(
        tree, data,
        textBytes: article.parts.reduce(0) { $0 + blocks.blocks[$1.block].shape.span.length }))
  }

  /// The page's bytes from the first to the last of some texts, as they came in.
  private static func place(_ texts: Range<Int32>, _ tree: PageTree, _ parsed: HTMLTree) -> Span? {
    guard let first = texts.first, let last = texts.last,
      let start = parsed.runs(of: Int(tree.nodes[Int(first)].place)).first?.start,
      let end = parsed.runs(of: Int(tree.nodes[Int(last)].place)).last?.end, start <= end
    else { return nil }
    return parsed.origin(of: Int(start)..<Int(end))
  }

  /// The paragraphs of JSON-LD's `articleBody`, for pages that build their text in the browser:
  /// used only where the page itself has next to no blocks.
  private static func stated(
    _ data: StructuredData, unlessLongerThan count: Int
  ) -> [Part]? {
    guard count <= 2, let body = data.article("articleBody", within: 1), body.utf8.count >= 500,
      !body.contains("<")
    else { return nil }
    return body.split(whereSeparator: \.isNewline).compactMap { String($0).nonEmpty }
      .map { Part(text: $0, role: .body) }
  }

  /// The page as a document; credits and repeats are found as in plain text.
  static func document(
    id: String, bytes: [UInt8], url: String?, sha256: String, settings: IntakeSettings
  ) -> Document {
    let page = page(bytes, url: url)
    var text: [UInt8] = []
    var spans: [Span] = []
    let lead = page.title.map { [Part(text: $0, role: .title, isHeading: true)] } ?? []
    let parts = lead + page.blocks
    for part in parts {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      spans.append(Span(text.count, text.count + part.text.utf8.count))
      text += part.text.utf8
    }
    let blocks = spans.map { TextBlock($0, in: text) }
    let credits = CreditReader(blocks, in: text, isPage: true)
    let repeats = Repeats.find(in: blocks)
    let passages = parts.indices.map { index -> Passage in
      if let first = repeats[index], parts[index].role != .title,
        !isRefrain(parts[index], of: parts[first])
      {
        return Passage(
          span: spans[index], role: .repeat, of: spans[first], bytes: parts[index].bytes)
      }
      let role =
        credits.blocks.contains(index) && parts[index].role == .body ? .credit : parts[index].role
      return Passage(
        span: spans[index], role: role, isHeading: parts[index].isHeading && role.isRead,
        bytes: parts[index].bytes)
    }
    let all = page.authors.isEmpty ? credits.authors : page.authors
    let suppliers = all.filter { isSupplier($0, credits.credits) }
    var document = Document(
      id: id, outlet: page.outlet, url: page.url, title: page.title,
      authors: all.filter { !suppliers.contains($0) },
      published: page.published ?? credits.date.map { PublicationDate($0, basis: .text) }
        ?? settings.published.map { PublicationDate($0, basis: .given) } ?? .unknown,
      language: language(of: text, stated: page.language), sha256: sha256,
      text: SourceText(utf8: text), passages: passages,
      credits: credits.credits + suppliers.map { Credit(name: $0, span: nil, rule: "byline") },
      dayWithoutYear: credits.dayWithoutYear)
    document.access = page.access
    return document
  }

  /// A block that its author says again, as a song does: both stand in one element. What a layout
  /// prints twice stands in two.
  private static func isRefrain(_ part: Part, of first: Part) -> Bool {
    part.parent >= 0 && part.parent == first.parent
  }

  /// An author that is an agency, known or named by the dateline.
  private static func isSupplier(_ author: String, _ credits: [Credit]) -> Bool {
    Agencies.agency(named: author) != nil || credits.contains { $0.name == author }
  }

  /// The text decides; what the page states counts where the text is too short to tell.
  private static func language(of text: [UInt8], stated: String?) -> String {
    text.count < 200 ? stated ?? LanguageGuess.language(of: text) : LanguageGuess.language(of: text)
  }

  private static func language(_ data: StructuredData) -> String? {
    let stated =
      data.language ?? data.first("og:locale", "content-language", "dc.language", "language")
      ?? data.article("inLanguage")
    let code = stated?.lowercased().prefix { $0.isLetter && $0.isASCII } ?? ""
    return code.utf8.count == 2 ? String(code) : nil
  }

  static func outlet(_ data: StructuredData) -> String? {
    data.first("og:site_name")?.nonEmpty ?? data.names("publisher").first?.name
      ?? data.first("application-name", "dc.publisher", "publisher")
  }

  private static func absolute(_ address: String) -> String? {
    address.hasPrefix("http") ? address : nil
  }
}
