import Spans

/// What a page says about itself in `<meta>`, `<link>` and JSON-LD.
struct StructuredData {
  /// Contents of meta elements by name, property or itemprop in lower case, in page order.
  private(set) var meta: [String: [String]] = [:]
  /// JSON-LD objects whose type is an article's, the most specific first.
  private(set) var articles: [JSONValue] = []
  private(set) var canonical: String?
  private(set) var htmlTitle: String?
  private(set) var language: String?
  /// Objects with an `@id`, for references.
  private var named: [String: JSONValue] = [:]

  /// Most JSON-LD values looked at; pages with more say nothing new.
  static let mostValues = 20_000

  init(_ tree: PageTree) {
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .meta: readMeta(tree, index)
      case .link: readLink(tree, index)
      case .title: if htmlTitle == nil { htmlTitle = tree.text(of: index, limit: 1_000).nonEmpty }
      case .html: language = language ?? tree.attribute(.lang, of: index)?.nonEmpty
      case .script: readScript(tree, index)
      default: break
      }
    }
    articles.sort { StructuredData.rank($0) < StructuredData.rank($1) }
  }

  /// The first content of the first of these names that is there.
  func first(_ names: String...) -> String? {
    for name in names {
      if let value = meta[name]?.first(where: { !$0.isEmpty }) { return value }
    }
    return nil
  }

  private mutating func readMeta(_ tree: PageTree, _ index: Int) {
    guard let content = tree.attribute(.content, of: index)?.trimming([" ", "\n", "\t"]),
      !content.isEmpty,
      content.utf8.count < 5_000
    else { return }
    for name in [PageTree.Name.property, .name, .itemprop, .httpEquiv] {
      guard let key = tree.attribute(name, of: index)?.lowercased() else { continue }
      meta[key, default: []].append(content)
    }
  }

  private mutating func readLink(_ tree: PageTree, _ index: Int) {
    guard canonical == nil, tree.attribute(.rel, of: index)?.lowercased() == "canonical" else {
      return
    }
    canonical = tree.attribute(.href, of: index)?.nonEmpty
  }

  private mutating func readScript(_ tree: PageTree, _ index: Int) {
    guard let type = tree.attribute(.type, of: index)?.lowercased(),
      type.hasPrefix("application/ld+json"),
      index + 1 < tree.end(of: index), tree.nodes[index + 1].tag == .text
    else { return }
    let text = tree.bytes[tree.nodes[index + 1].text.range]
    guard let start = text.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let end = text.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), start <= end,
      let value = JSONValue(text[start...end])
    else { return }
    collect(value)
  }

  private mutating func collect(_ root: JSONValue) {
    var queue = [root]
    var count = 0
    while count < queue.count, count < StructuredData.mostValues {
      let value = queue[count]
      count += 1
      switch value {
      case .array(let values): queue += values
      case .object(let members):
        if let id = value["@id"]?.string, members.count > 1 { named[id] = value }
        if StructuredData.rank(value) < 9 { articles.append(value) }
        for member in members
        where ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"].contains(member.name)
        {
          queue.append(member.value)
        }
      default: break
      }
    }
  }

  /// 0 for a news article … 3 for a page, 9 for anything else.
  private static func rank(_ value: JSONValue) -> Int {
    let types = (value["@type"] ?? .null).elements.compactMap(\.string)
    if types.contains(where: { $0.hasSuffix("NewsArticle") }) { return 0 }
    if types.contains(where: {
      $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report"
    }) {
      return 1
    }
    if types.contains("WebPage") || types.contains("ItemPage") { return 3 }
    return 9
  }

  /// Whether the page says that its article is not for everybody to read.
  var isForSubscribers: Bool {
    if let tier = first("article:content_tier")?.lowercased(), tier != "free" { return true }
    return articles.contains { value in
      guard StructuredData.rank(value) <= 3 else { return false }
      let free = value["isAccessibleForFree"]
      return free == .bool(false) || free?.string?.lowercased() == "false"
    }
  }

  /// A text member of the page's article objects, most specific first.
  func article(_ name: String, within rank: Int = 3) -> String? {
    for value in articles where StructuredData.rank(value) <= rank {
      if let text = value[name]?.string?.nonEmpty { return Entities.resolved(text) }
    }
    return nil
  }

  /// Names of the persons or bodies a member of the article holds.
  func names(_ member: String) -> [(name: String, isPerson: Bool)] {
    for value in articles {
      let found = (value[member] ?? .null).elements.flatMap { names(of: $0) }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func names(of value: JSONValue) -> [(name: String, isPerson: Bool)] {
    if let text = value.string { return [(Entities.resolved(text), true)] }
    let target = value["name"] == nil ? value["@id"]?.string.flatMap { named[$0] } ?? value : value
    let types = (target["@type"] ?? .null).elements.compactMap(\.string)
    return (target["name"] ?? .null).elements.compactMap { $0.string?.nonEmpty }.map {
      (
        Entities.resolved($0),
        !types.contains("Organization") && !types.contains("NewsMediaOrganization")
      )
    }
  }
}

/// HTML entities inside JSON and other attribute-like text, which no parser has resolved.
enum Entities {
  static func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var out = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      out += rest[..<mark]
      rest = rest[mark...]
      if let end = rest.prefix(12).firstIndex(of: ";"),
        let character = character(rest[rest.index(after: mark)..<end])
      {
        out.append(character)
        rest = rest[rest.index(after: end)...]
      } else {
        out.append("&")
        rest = rest.dropFirst()
      }
    }
    return out + rest
  }

  private static func character(_ name: Substring) -> Character? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      let code = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map { Character($0) }
    }
    let names: [Substring: Character] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
      "mdash": "—",
      "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "eacute": "é",
      "uuml": "ü",
      "auml": "ä", "ouml": "ö", "szlig": "ß",
    ]
    return names[name]
  }
}

extension String {
  /// Nil for an empty or blank string; without blanks at either end otherwise.
  var nonEmpty: String? {
    let text = trimming([" ", "\n", "\t", "\r", "\u{A0}"])
    return text.isEmpty ? nil : text
  }
}
