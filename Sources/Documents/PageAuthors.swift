import Spans

/// Who wrote a page: persons first; the site, a desk or a pen name only where that is all it says.
enum PageAuthors {
  static func names(
    of tree: PageTree, marks: PageMarks, data: StructuredData, page: PageBlocks, site: String?
  ) -> [String] {
    let sources: [() -> [String]] = [
      { data.names("author").filter(\.isPerson).map(\.name) },
      { data.meta["author"] ?? [] },
      { declared(data) },
      { marked(tree, marks) },
      { linked(tree, marks) },
      { named(tree, marks) },
      { printed(page, marks) },
      { data.names("author").map(\.name) },
    ]
    var weak: [String] = []
    for (place, source) in sources.enumerated() {
      let found = source()
      let names = AuthorName.persons(found, site: site)
      if names.count == 1, place < 4, !names[0].contains(" ") {
        return [longer(names[0], sources[4...6].lazy.flatMap { $0() }, site)]
      }
      if !names.isEmpty { return names }
      let isStated = place < 4 || place == sources.count - 1
      if weak.isEmpty, isStated { weak = AuthorName.others(found) }
    }
    return weak.isEmpty ? penName(tree, marks) : weak
  }

  /// The full name where metadata has the first name alone and the page prints both.
  private static func longer(
    _ name: String, _ printed: some Sequence<String>, _ site: String?
  ) -> String {
    AuthorName.persons(Array(printed), site: site).first {
      $0.lowercased().hasPrefix(name.lowercased() + " ")
    } ?? name
  }

  /// The text of the first link to an author's page, whatever it looks like.
  private static func penName(_ tree: PageTree, _ marks: PageMarks) -> [String] {
    for index in tree.nodes.indices where tree.nodes[index].tag == .a {
      guard let address = tree.bytes(of: .href, of: index), isOfAuthor(address),
        !isComment(index, tree, marks)
      else { continue }
      let text = tree.lines(of: index, limit: 60)
      if text.contains("\n") || text.utf8.count > 40 { continue }
      let names = AuthorName.others([text])
      if !names.isEmpty { return names }
    }
    return []
  }

  private static func declared(_ data: StructuredData) -> [String] {
    let names = [
      "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author",
      "sailthru.author", "byl", "citation_author", "cxenseparse:author", "creator", "authors",
      "article:author_name", "vr:author", "article.author",
    ]
    if let found = names.lazy.compactMap({ data.meta[$0] }).first { return found }
    return labelled(data, "1") + labelled(data, "2")
  }

  /// `twitter:data1` where `twitter:label1` says that it is the author.
  private static func labelled(_ data: StructuredData, _ number: String) -> [String] {
    guard let label = data.first("twitter:label" + number)?.lowercased(),
      let value = data.first("twitter:data" + number)
    else { return [] }
    let isAuthor = AuthorName.labels.contains { label.hasPrefix($0) }
    return isAuthor ? [value] : []
  }

  /// Whether a node is among readers' comments.
  private static func isComment(_ node: Int, _ tree: PageTree, _ marks: PageMarks) -> Bool {
    var place: Int? = node
    while let index = place {
      if marks.own[index].contains(.comments) { return true }
      place = tree.parent(of: index)
    }
    return false
  }

  /// `rel=author` and `itemprop=author`.
  private static func marked(_ tree: PageTree, _ marks: PageMarks) -> [String] {
    var names: [String] = []
    for index in tree.nodes.indices where tree.nodes[index].tag != .text && names.count < 6 {
      guard !tree.nodes[index].attributes.isEmpty,
        tree.bytes(of: .rel, of: index)?.elementsEqual("author".utf8) ?? false
          || tree.bytes(of: .itemprop, of: index)?.elementsEqual("author".utf8) ?? false,
        !isComment(index, tree, marks)
      else { continue }
      let name =
        tree.attribute(.content, of: index) ?? nameInside(index, tree)
        ?? AuthorName.named(inLines: tree.lines(of: index, limit: 200))
      if name.utf8.count < 100, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The text of `itemprop=name` below a node.
  private static func nameInside(_ node: Int, _ tree: PageTree) -> String? {
    for index in node + 1..<max(node + 1, tree.end(of: node))
    where tree.nodes[index].tag != .text && tree.attribute(.itemprop, of: index) == "name" {
      return tree.attribute(.content, of: index) ?? tree.text(of: index, limit: 200)
    }
    return nil
  }

  /// Folders of addresses under which sites keep their authors.
  private static let folders: Set<[UInt8]> = Set(
    [
      "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "autore",
      "contributor", "contributors", "writers", "journalist", "redakteur", "by", "people",
      "profil", "profile", "staff", "producers", "columnist",
    ].map { Array($0.utf8) })

  /// Whether an address leads to an author's page: a folder of that name with something below it.
  private static func isOfAuthor(_ address: ArraySlice<UInt8>) -> Bool {
    var start = address.startIndex
    for index in address.indices where address[index] == 0x2F {
      let length = index - start
      if length >= 2, length <= 12, index + 1 < address.endIndex,
        folders.contains(Array(address[start..<index]))
      {
        return true
      }
      start = index + 1
    }
    return false
  }

  /// The first link to an author's page, with those right beside it.
  private static func linked(_ tree: PageTree, _ marks: PageMarks) -> [String] {
    var names: [String] = []
    var last = 0
    for index in tree.nodes.indices where tree.nodes[index].tag == .a {
      if !names.isEmpty, index > last + 12 { return names }
      guard let address = tree.bytes(of: .href, of: index), isOfAuthor(address),
        !isComment(index, tree, marks)
      else { continue }
      let name = AuthorName.named(inLines: tree.lines(of: index, limit: 100))
      guard !AuthorName.persons([name], site: nil).isEmpty else { continue }
      if !names.contains(name) { names.append(name) }
      last = index
    }
    return names
  }

  static let classes: Set<String> = [
    "author", "byline", "authors", "autor", "autoren", "autorenzeile", "auteur", "auteurs",
    "writer", "authorname", "autores", "firma", "signature",
  ]

  /// The first short text in an element whose class says that an author stands in it.
  private static func named(_ tree: PageTree, _ marks: PageMarks) -> [String] {
    for index in tree.nodes.indices where tree.nodes[index].tag != .text {
      guard marks.own[index].contains(.author), !isComment(index, tree, marks) else { continue }
      let whole = tree.lines(of: index, limit: 200)
      let text = AuthorName.named(inLines: whole)
      if whole.utf8.count < 120, !AuthorName.persons([text], site: nil).isEmpty { return [text] }
    }
    return []
  }

  /// A short line that starts as bylines do: "By …", "Von …".
  private static func printed(_ page: PageBlocks, _ marks: PageMarks) -> [String] {
    for block in page.blocks where (2...12).contains(block.shape.count) {
      guard let first = block.shape.words.first, AuthorName.openers.contains(first),
        block.shape.capitalised >= 2
      else { continue }
      let text = String(decoding: page.text[block.shape.span.range], as: UTF8.self)
      if !AuthorName.persons([text], site: nil).isEmpty { return [text] }
    }
    return []
  }
}
