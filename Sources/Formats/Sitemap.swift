import Documents

/// News sitemaps: each address with its headline, outlet, language and date. A headline is all the
/// text there is; addresses without one are not reports.
enum SitemapReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    var parser = SitemapParser(MarkupEncoding.utf8(item, intake))
    var (number, titled) = (0, 0)
    while let entry = parser.next() {
      number += 1
      guard let title = entry.title?.filled else { continue }
      titled += 1
      var hints = item.hints
      hints.charset = nil
      hints.title = title
      hints.url = entry.address
      hints.outlet = entry.outlet
      hints.published = entry.published.flatMap(StatedDate.day)
      hints.language = entry.language.flatMap(Language.code)
      intake.emit(
        FeedText.document(
          id: item.id + "#\(number)", html: [], hints: hints, settings: intake.settings.intake))
    }
    if titled == 0, !item.isOptional { intake.emit(.onlyAddresses(path: item.path, count: number)) }
    intake.emit(flawOf: item.bytes, at: item.path)
  }
}

/// An address of a sitemap, or of an index of sitemaps.
package struct SitemapEntry {
  package var address: String?
  package var title: String?
  var outlet: String?
  var language: String?
  package var published: String?
}

/// The entries of a sitemap one by one.
struct SitemapParser {
  private var xml: XMLReader
  init(_ stream: ByteStream) { xml = XMLReader(stream) }

  mutating func next() -> SitemapEntry? {
    var entry: SitemapEntry?
    var text: [UInt8] = []
    while let piece = xml.next() {
      switch piece {
      case .start(let name, _, _):
        if name == "url" || name == "sitemap" { entry = SitemapEntry() }
        text.removeAll()
      case .text(let more): text += more
      case .end(let name):
        let value = String(decoding: text, as: UTF8.self).filled
        switch FeedField.local(name) {
        case "url", "sitemap": if let entry { return entry }
        case "loc": if name == "loc" { entry?.address = value }
        case "name": entry?.outlet = value
        case "language": entry?.language = value
        case "publication_date": entry?.published = value
        case "lastmod": if entry?.published == nil { entry?.published = value }
        case "title": if name.hasPrefix("news") || !name.contains(":") { entry?.title = value }
        default: break
        }
        text.removeAll()
      }
    }
    return nil
  }
}
