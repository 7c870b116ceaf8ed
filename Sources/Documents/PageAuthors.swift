import Spans

/// Who wrote a page: persons, not the site; agencies become credits.
enum PageAuthors {
  static func names(
    of tree: PageTree, marks: PageMarks, data: StructuredData, site: String?
  ) -> [String] {
    let sources: [() -> [String]] = [
      { data.names("author").filter(\.isPerson).map(\.name) },
      { data.meta["author"] ?? [] },
      {
        [
          "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
          "byl", "twitter:data1", "citation_author", "cxenseparse:author",
        ].lazy.compactMap { data.meta[$0] }.first ?? []
      },
      { marked(tree) },
      { printed(tree, marks) },
      { data.names("author").map(\.name) },
    ]
    for source in sources {
      let names = clean(source(), site: site)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// `rel=author` and `itemprop=author`.
  private static func marked(_ tree: PageTree) -> [String] {
    var names: [String] = []
    for index in tree.nodes.indices where tree.nodes[index].tag != .text && names.count < 6 {
      guard
        tree.attribute(.rel, of: index) == "author"
          || tree.attribute(.itemprop, of: index) == "author"
      else { continue }
      let name = tree.attribute(.content, of: index) ?? tree.text(of: index, limit: 200)
      if name.utf8.count < 100, !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The first short text in an element whose class says "author" or "byline".
  private static func printed(_ tree: PageTree, _ marks: PageMarks) -> [String] {
    for index in tree.nodes.indices where tree.nodes[index].tag != .text {
      guard let name = tree.attribute(.class, of: index),
        PageMarks.parts(name).contains(where: { ["author", "byline", "authors"].contains($0) })
      else { continue }
      let text = tree.text(of: index, limit: 200)
      let names = clean([text], site: nil)
      if text.utf8.count < 120, !names.isEmpty { return names }
    }
    return []
  }

  private static func clean(_ texts: [String], site: String?) -> [String] {
    var names: [String] = []
    for text in texts {
      for part in parts(text) where isName(part) && !names.contains(part) {
        if let site, PageTitle.same(part, site) { continue }
        names.append(part)
      }
    }
    return Array(names.prefix(8))
  }

  private static func parts(_ text: String) -> [String] {
    var text = Entities.resolved(text).trimming([" ", "\n", "\t", ",", ":"])
    for lead in [
      "By ", "by ", "BY ", "By: ", "by: ", "Von ", "von ", "Par ", "Written by ", "Posted by ",
      "Author: ", "Authors: ", "Erstellt von ",
      "Artikel von ", "Text: ", "Por ", "por ", "Autor: ", "Di ", "di ", "Author", "Autor",
      "Auteur",
    ]
    where text.hasPrefix(lead) { text.removeFirst(lead.count) }
    let joined = text.replacing(" and ", with: ",").replacing(" und ", with: ",").replacing(
      " & ", with: ","
    ).replacing(" with ", with: ",")
    return joined.split { ",;|/•·\n".contains($0) }.map { $0.trimming([" ", ".", "-", "–", ":"]) }
  }

  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.utf8.count >= 3, text.utf8.count < 60 else {
      return false
    }
    guard !text.contains(where: { $0.isNumber || "@:<>{}()*?".contains($0) }) else { return false }
    guard !text.contains("http"), words.first?.first?.isLetter == true else { return false }
    let folded = Set(words.map { $0.lowercased() })
    if words.count == 1 {
      return words[0].first?.isUppercase == true && folded.isDisjoint(with: refused)
    }
    return folded.isDisjoint(with: CreditReader.offices.subtracting(["web", "team"]))
      && folded.isDisjoint(with: refused)
  }

  private static let refused: Set<String> = [
    "admin", "administrator", "guest", "editor", "editors", "staff", "redaktion", "unknown",
    "author", "published",
    "updated", "posted", "share", "follow", "email", "read", "more", "minutes", "ago", "subscribe",
    "comments", "view",
    "profile", "bio", "inc", "gmbh", "ltd", "desk", "newsroom", "name", "autor", "auteur",
    "autorin",
  ]
}
