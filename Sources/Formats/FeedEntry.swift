/// One item of a feed as it stands there.
struct FeedEntry {
  var title = ""
  /// Address of the item's page.
  var link: String?
  var guid: String?
  /// The whole text as HTML, where the feed brings it.
  var content = FeedField()
  /// The teaser.
  var summary = FeedField()
  var published: String?
  var updated: String?
  var authors: [String] = []
  /// Where the item was first published: RSS `<source url>`, Atom `<source>`.
  var source: String?
  var sourceURL: String?
}

/// The value of an element that may hold text, escaped HTML or markup.
struct FeedField {
  /// The text, references resolved.
  var text: [UInt8] = []
  /// The same with the tags inside it, as markup.
  private var markup: [UInt8] = []
  private var hasTags = false
  /// Whether it is said to be no HTML (Atom's `type="text"`).
  var isPlain = false

  mutating func append(_ text: [UInt8]) {
    self.text += text
    markup += FeedField.escaped(text)
  }

  mutating func open(_ name: String, _ attributes: [String: String]) {
    hasTags = true
    markup += "<\(FeedField.local(name))".utf8
    for key in ["href", "src", "cite"] {
      if let value = attributes[key] {
        markup += " \(key)=\"".utf8 + FeedField.escaped(Array(value.utf8)) + "\"".utf8
      }
    }
    markup.append(0x3E)
  }

  mutating func close(_ name: String) { markup += "</\(FeedField.local(name))>".utf8 }

  /// The value as HTML.
  var html: [UInt8] {
    if hasTags { return markup }
    return isPlain ? FeedField.escaped(text) : text
  }

  var isEmpty: Bool { text.allSatisfy(ASCII.isBlank) && !hasTags }

  /// A name without its prefix.
  static func local(_ name: String) -> Substring {
    name.split(separator: ":").last ?? Substring(name)
  }

  static func escaped(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case 0x26: out += "&amp;".utf8
      case 0x3C: out += "&lt;".utf8
      case 0x22: out += "&quot;".utf8
      default: out.append(byte)
      }
    }
    return out
  }
}

extension FeedEntry {
  /// What an element's attributes say.
  mutating func begin(_ name: String, _ attributes: [String: String], isSource: Bool) {
    switch name {
    case "link", "atom:link":
      let address = FeedEntry.alternate(attributes)
      if isSource { sourceURL.keep(address) } else { link.keep(address) }
    case "source": sourceURL.keep(attributes["url"])
    case "guid" where attributes["isPermaLink"]?.lowercased() == "false": guid = ""
    default: break
    }
  }

  /// The address of a link to the page itself.
  static func alternate(_ attributes: [String: String]) -> String? {
    (attributes["rel"] ?? "alternate") == "alternate" ? attributes["href"] : nil
  }

  /// The value of an element inside another.
  mutating func put(_ name: String, in parent: String, _ text: String?, _ field: FeedField) {
    switch (parent, name) {
    case ("author", "name"): if let text { authors.append(text) }
    case ("source", "title"): source.keep(text)
    case ("source", "id"): sourceURL.keep(text)
    case ("author", _), ("contributor", _), ("source", _), ("image", _): break
    default: put(name, text, field)
    }
  }

  private mutating func put(_ name: String, _ text: String?, _ field: FeedField) {
    switch name {
    case "title": title = FeedText.line(field) ?? title
    case "link": link.keep(text)
    case "guid", "id": guid.keep(text)
    case "content:encoded", "content", "body", "xhtml:body": content = field
    case "description", "summary": if summary.isEmpty { summary = field }
    case "pubDate", "dc:date", "published", "issued", "dcterms:created": published.keep(text)
    case "updated", "modified", "dcterms:modified": updated.keep(text)
    case "dc:creator", "author", "creator": if let text { authors.append(text) }
    case "source", "dc:source": source.keep(text)
    default: break
    }
  }
}

extension Optional {
  /// Takes a value where there is none yet.
  mutating func keep(_ value: Wrapped?) { self = self ?? value }
}
