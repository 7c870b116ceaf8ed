import Documents

/// Where records keep what: for each member of a document the places to look at, in order.
///
/// A place is a member's or column's name, inside others by dots ("source.name"), or the number of
/// a column, from 1.
package struct ColumnMap: Sendable, Hashable {
  package enum Field: String, Sendable, CaseIterable {
    case id, text, html, summary, title, url, published, outlet, authors, language, captured
  }

  fileprivate(set) var places: [Field: [String]]

  /// The members of Sayso's own records, and the shapes of NewsAPI, GDELT, JSON Feed, the
  /// Guardian's and the New York Times' interfaces, news-please and MediaStack, as their
  /// documentation names them.
  package static let standard = ColumnMap(places: [
    .id: ["id", "guid", "_id"],
    .text: [
      "text", "body", "content", "content_text", "articleBody", "fulltext", "full_text",
      "bodyText", "fields.bodyText", "maintext", "article", "body_text",
    ],
    .html: ["html", "content_html", "fields.body", "body_html", "description_html"],
    .summary: [
      "summary", "description", "abstract", "lead_paragraph", "snippet", "excerpt",
      "fields.trailText", "lead",
    ],
    .title: ["title", "headline.main", "headline", "webTitle", "name"],
    .url: ["url", "link", "web_url", "webUrl", "href", "external_url", "DocumentIdentifier"],
    .published: [
      "published", "publishedAt", "published_at", "date_published", "date", "pub_date", "pubDate",
      "webPublicationDate", "published_date", "date_publish", "seendate", "datetime", "created_at",
    ],
    .outlet: [
      "outlet", "source.name", "source.title", "source", "publication", "publisher.name",
      "publisher", "site_name", "site", "source_name", "sourceCommonName", "domain",
      "source_domain",
    ],
    .authors: ["authors", "author", "byline.original", "byline", "fields.byline", "creator"],
    .language: ["language", "lang", "sourcelang"],
    .captured: ["captured", "date_download", "crawled", "fetched"],
  ])

  /// Why a map that a user wrote is none.
  package enum Flaw: Error, Sendable, Hashable {
    case noEquals(String)
    case unknownField(String)
  }

  /// `text=body,title=headline.main,published=3`: what is named goes before the known places.
  package static func reading(_ text: String) -> Result<ColumnMap, Flaw> {
    var map = ColumnMap.standard
    for part in text.split(separator: ",") {
      guard let equals = part.firstIndex(of: "="),
        let place = String(part[part.index(after: equals)...]).filled
      else { return .failure(.noEquals(String(part))) }
      let name = String(part[..<equals]).filled ?? ""
      guard let field = Field(rawValue: name) else { return .failure(.unknownField(name)) }
      map.places[field, default: []].insert(place, at: 0)
      // a user's column of text is the text, whatever else there is
      if field == .text || field == .html {
        map.places[field == .text ? .html : .text] = []
        map.places[field] = [place]
      }
    }
    return .success(map)
  }

  func places(of field: Field) -> [String] { places[field] ?? [] }

  /// Whether a line names columns: two at least, one with words to read.
  func recognises(heading line: String) -> Bool {
    for delimiter in [",", "\t", ";", "|"] as [Character] {
      let names = line.split(separator: delimiter).map {
        ColumnMap.key($0.filter { $0 != "\"" })
      }
      let fields = Field.allCases.filter { field in
        names.contains { name in places(of: field).contains { ColumnMap.key($0) == name } }
      }
      let words: [Field] = [.text, .html, .title, .summary]
      if fields.count >= 2, fields.contains(where: words.contains) { return true }
    }
    return false
  }

  /// A name as it is compared: small letters, without blanks and underscores.
  static func key(_ name: some StringProtocol) -> String {
    String(name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" })
  }
}
