import Documents

/// Lists of feeds as other programs keep them.
package enum OPML {
  package struct Feed: Hashable, Sendable {
    package var url: String
    package var title: String?

    package init(url: String, title: String? = nil) {
      self.url = url
      self.title = title
    }
  }

  /// No document: says what to do with it.
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    let count = feeds(in: MarkupEncoding.utf8(item, intake)).count
    intake.emit(.listOfFeeds(path: item.path, count: count))
  }

  /// The feeds of a list in order, each once.
  package static func feeds(in stream: ByteStream) -> [Feed] {
    var xml = XMLReader(stream)
    var feeds: [Feed] = []
    var seen: Set<String> = []
    while let piece = xml.next() {
      guard case .start(let name, let attributes, _) = piece, name.lowercased() == "outline",
        let url = (attributes["xmlUrl"] ?? attributes["xmlurl"])?.filled,
        seen.insert(url).inserted
      else { continue }
      feeds.append(Feed(url: url, title: (attributes["title"] ?? attributes["text"])?.filled))
    }
    return feeds
  }

  /// The list as an OPML 2.0 file.
  package static func file(_ feeds: [Feed]) -> [UInt8] {
    func quoted(_ text: String) -> [UInt8] { FeedField.escaped(Array(text.utf8)) }
    var out = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n".utf8)
    out += Array("<head><title>Feeds</title></head>\n<body>\n".utf8)
    for feed in feeds {
      out += Array("<outline type=\"rss\" text=\"".utf8) + quoted(feed.title ?? feed.url)
      out += Array("\" xmlUrl=\"".utf8) + quoted(feed.url) + Array("\"/>\n".utf8)
    }
    return out + Array("</body>\n</opml>\n".utf8)
  }
}
