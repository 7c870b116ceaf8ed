import ArgumentParser
import Documents
import Fetching
import Formats
import Sayso

/// `sayso feeds`: the feeds a desk follows.
struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds", abstract: "Follow feeds: add, list, poll, import and export them.",
    discussion: """
      The list and what was fetched lie in a folder (--folder): feeds.list, captures.warc.gz, and \
      captured.list with the addresses that were fetched. A poll asks each feed whether it has \
      changed, and fetches the pages of its new items; `sayso brief` reads the folder.

      Examples:
        sayso feeds add https://example.org/feed.xml
        sayso feeds import subscriptions.opml
        sayso feeds poll && sayso brief feeds/
        sayso feeds export > subscriptions.opml
      """)

  /// What to do with the list.
  enum Action: String, ExpressibleByArgument, CaseIterable {
    case add, list, poll, `import`, export
  }

  @Argument(help: "add URL…, list, poll, import FILE… (OPML) or export (as OPML).")
  var action: Action
  @Argument(help: "Addresses of feeds, or OPML files.")
  var values: [String] = []
  @Option(help: "Where the list and the captures lie.", completion: .directory)
  var folder = "feeds"
  @Flag(help: "Keep the feeds only, not the pages of their items.")
  var withoutPages = false
  @OptionGroup var web: WebOptions

  func validate() throws {
    let takesValues = action == .add || action == .import
    if takesValues == values.isEmpty {
      throw ValidationError(
        takesValues
          ? "feeds \(action.rawValue): say which." : "feeds \(action.rawValue) takes none.")
    }
  }

  func run() throws {
    var list = FeedList(table)
    switch action {
    case .list: for feed in list.feeds { Terminal.write(Self.line(feed) + "\n") }
    case .export: Terminal.write(list.opml)
    case .add: try add(values.map { OPML.Feed(url: $0) }, to: &list)
    case .import: try add(imported(), to: &list)
    case .poll: try poll(&list)
    }
    let isEmpty = list.feeds.isEmpty
    if action == .list || action == .export, isEmpty { throw ExitCode(1) }
  }

  private var table: [UInt8] {
    (try? SystemFile.bytes(of: folder + "/feeds.list", limit: 64 << 20)) ?? []
  }

  private static func line(_ feed: FeedList.Feed) -> String {
    let status = feed.status.map { String($0) } ?? "-"
    return [feed.url, feed.title ?? "-", feed.polled ?? "-", status].joined(separator: "\t")
  }

  private func save(_ list: FeedList) throws {
    do {
      try SystemFile.makeFolder(folder)
      try SystemFile.replace(folder + "/feeds.list", with: list.file)
    } catch {
      Terminal.note("sayso: \(folder): cannot be written (\(error.reason)). Check its permissions.")
      throw ExitCode(2)
    }
  }

  private func imported() throws -> [OPML.Feed] {
    try values.flatMap { try OPML.feeds(in: ByteStream(WholeFile.bytes(of: $0))) }
  }

  private func add(_ feeds: [OPML.Feed], to list: inout FeedList) throws {
    var refused = 0
    for feed in feeds where !list.add(feed) {
      refused += 1
      Terminal.note("sayso: \(feed.url): in the list already, or no address of the web. Left out.")
    }
    try save(list)
    Terminal.note("\(feeds.count - refused) added, \(list.feeds.count) in the list.")
    if !feeds.isEmpty, refused == feeds.count { throw ExitCode(2) }
  }

  // MARK: polling

  private func poll(_ list: inout FeedList) throws {
    try save(list)
    let fetcher = Fetcher(web.limits)
    var captures = CaptureWriter(file: folder + "/captures.warc.gz")
    var known = CapturedAddresses(file: folder + "/captured.list")
    for place in list.feeds.indices {
      var feed = list.feeds[place]
      guard let answer = captures.fetch(feed.url, with: fetcher, validators: feed.validators)
      else { continue }
      (feed.polled, feed.status) = (answer.captured, answer.status)
      if answer.status == 200 { take(answer, &feed, fetcher, &captures, &known) }
      list.feeds[place] = feed
      try save(list)
    }
    if captures.hasFaults { throw ExitCode(2) }
  }

  /// Keeps what the server gave to ask again by, and fetches the pages that are new.
  private func take(
    _ answer: Answer, _ feed: inout FeedList.Feed, _ fetcher: Fetcher,
    _ captures: inout CaptureWriter, _ known: inout CapturedAddresses
  ) {
    feed.validators = Fetcher.Validators(
      tag: answer.field("etag"), modified: answer.field("last-modified"))
    let body = HTTPBody.plain(
      header: answer.header, body: answer.body, limit: web.limits.largest * 4)
    let (title, pages) = FeedLinks.read(body ?? [])
    feed.title = feed.title ?? title
    guard !withoutPages else { return }
    for page in pages where !known.contains(page) {
      // what fails for a while is asked for again at the next poll
      if let answer = captures.fetch(page, with: fetcher), answer.status < 500 { known.add(page) }
    }
  }
}

/// Addresses that need not be fetched again, one a line.
private struct CapturedAddresses {
  let file: String
  private var known: Set<String>

  init(file: String) {
    self.file = file
    let bytes = (try? SystemFile.bytes(of: file, limit: 1 << 30)) ?? []
    known = Set(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }

  func contains(_ address: String) -> Bool { known.contains(address) }

  mutating func add(_ address: String) {
    known.insert(address)
    try? SystemFile.append(Array((address.filter { !$0.isNewline } + "\n").utf8), to: file)
  }
}
