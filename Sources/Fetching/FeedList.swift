import Formats

/// The feeds a desk follows, with what the server said last: a table of tab-separated columns.
package struct FeedList: Sendable {
  package struct Feed: Sendable, Hashable {
    package var url: String
    package var title: String?
    package var validators = Fetcher.Validators()
    /// When it was asked last, and the status.
    package var polled: String?
    package var status: Int?
  }

  package var feeds: [Feed] = []

  package init() {}

  /// Reads a table; lines that are none are left out.
  package init(_ file: [UInt8]) {
    for line in String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline)
    where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      func cell(_ number: Int) -> String? {
        number < cells.count && !cells[number].isEmpty ? String(cells[number]) : nil
      }
      guard let url = cell(0) else { continue }
      feeds.append(
        Feed(
          url: url, title: cell(1),
          validators: Fetcher.Validators(tag: cell(2), modified: cell(3)), polled: cell(4),
          status: cell(5).flatMap { Int($0) }))
    }
  }

  package var file: [UInt8] {
    var out = "# url\ttitle\tetag\tlast-modified\tpolled\tstatus\n"
    for feed in feeds {
      let cells = [
        feed.url, feed.title, feed.validators.tag, feed.validators.modified, feed.polled,
        feed.status.map { String($0) },
      ]
      out += cells.map(FeedList.cell).joined(separator: "\t") + "\n"
    }
    return Array(out.utf8)
  }

  private static func cell(_ text: String?) -> String {
    String((text ?? "").map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  /// Adds a feed that is not in the list yet; false where it is, or is no address of the web.
  package mutating func add(_ feed: OPML.Feed) -> Bool {
    guard let url = WebClient.resolve(feed.url, from: nil) ?? FeedList.plain(feed.url),
      !feeds.contains(where: { $0.url == url })
    else { return false }
    feeds.append(Feed(url: url, title: feed.title))
    return true
  }

  /// Without libcurl addresses are kept as they are.
  private static func plain(_ url: String) -> String? {
    url.hasPrefix("http://") || url.hasPrefix("https://") ? url : nil
  }

  package var opml: [UInt8] { OPML.file(feeds.map { OPML.Feed(url: $0.url, title: $0.title) }) }
}
