import Spans

/// The headline of a page, by agreement of its headings, `og:title`, `<title>` and JSON-LD.
enum PageTitle {
  static func title(of tree: PageTree, marks: PageMarks, data: StructuredData, site: String?)
    -> String?
  {
    let declared = [
      data.article("headline", within: 1),
      data.first("og:title", "twitter:title", "dc.title", "title"), data.htmlTitle,
    ].compactMap { $0?.nonEmpty }
    let heading = headings(tree, marks).map { ($0, agreement($0, declared)) }
    if let best = heading.max(by: { $0.1 < $1.1 }),
      best.1 >= 0.6 || declared.count > 1 && isAlone(best.0, best.1, heading.count, site)
    {
      return withoutKicker(best.0, declared.map { withoutSite($0, site) })
    }
    guard let first = declared.first else { return heading.count == 1 ? heading[0].0 : nil }
    return withoutSite(first, site)
  }

  /// Whether the only heading is the headline though declared titles, written for search engines,
  /// word it otherwise: three words or more, a good part of them shared, not the site's name.
  private static func isAlone(
    _ heading: String, _ agreement: Double, _ count: Int, _ site: String?
  ) -> Bool {
    count == 1 && agreement >= 0.3 && PhraseTable.words(heading).count >= 3
      && !(site.map { same(heading, $0) } ?? false)
  }

  /// A heading without the words a page puts before the headline inside the same element, where a
  /// declared title is the rest.
  private static func withoutKicker(_ heading: String, _ declared: [String]) -> String {
    declared.first { $0.count * 2 > heading.count && $0 != heading && heading.hasSuffix($0) }
      ?? heading
  }

  /// Texts of the h1 elements, or of the h2 where there are none; at most ten.
  private static func headings(_ tree: PageTree, _ marks: PageMarks) -> [String] {
    func texts(_ tag: PageTree.Tag) -> [String] {
      tree.nodes.indices.filter { tree.nodes[$0].tag == tag }.prefix(10).compactMap {
        tree.text(of: $0, limit: 400).nonEmpty
      }
    }
    let first = texts(.h1)
    return first.isEmpty ? texts(.h2) : first
  }

  /// The largest share of words a heading has in common with a declared title, 0…1, with a heading
  /// of one word held back.
  private static func agreement(_ heading: String, _ declared: [String]) -> Double {
    let words = Set(PhraseTable.words(heading))
    guard words.count > 1 else { return 0 }
    return declared.reduce(0) { best, title in
      let other = Set(PhraseTable.words(title))
      let common = Double(words.intersection(other).count)
      return max(
        best,
        common / Double(max(words.count, 1)) * min(1, common / Double(max(other.count, 1)) * 2))
    }
  }

  /// Without "| Site" or "Site:" at its ends.
  static func withoutSite(_ title: String, _ site: String?) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " · ", " » ", " « ", " / ", " • "] {
      let parts = split(title, mark)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if let site, same(last, site) { return parts.dropLast().joined(separator: mark) }
      if let site, same(first, site) { return parts.dropFirst().joined(separator: mark) }
      let words = parts.map { $0.split(separator: " ").count }
      if words[parts.count - 1] <= 4, words.dropLast().reduce(0, +) >= 3 {
        return withoutSite(parts.dropLast().joined(separator: mark), site)
      }
    }
    return title
  }

  private static func split(_ text: String, _ mark: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }

  /// Whether two names of a site are the same but for case, blanks, "the" and a domain's ending.
  static func same(_ left: String, _ right: String) -> Bool {
    func key(_ text: String) -> String {
      var key = text.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }
      if key.hasPrefix("www.") { key.removeFirst(4) }
      if key.hasPrefix("the") { key.removeFirst(3) }
      return key.prefix(before: ".com").filter { $0 != "." }
    }
    return key(left) == key(right)
  }
}
