/// The pages a feed points to.
package enum FeedLinks {
  /// Title of the feed and the addresses of its items in order, each once; at most `limit`.
  package static func read(_ bytes: [UInt8], limit: Int = 1000) -> (title: String?, pages: [String])
  {
    var parser = FeedParser(ByteStream(bytes))
    var pages: [String] = []
    var seen: Set<String> = []
    while pages.count < limit, let entry = parser.next() {
      if let page = FeedReader.address(of: entry), seen.insert(page).inserted { pages.append(page) }
    }
    return (parser.title, pages)
  }
}

/// A header's values, for those who hold one as bytes.
package enum HeaderFields {
  package static func value(of name: String, in stream: ByteStream) -> String? {
    MailHeader(stream)[name]?.filled
  }
}

/// The body of an HTTP response out of its content encoding.
package enum HTTPBody {
  /// At most `limit` bytes; nil where the response is none or packed in a way that is not read.
  package static func plain(header: [UInt8], body: [UInt8], limit: Int) -> [UInt8]? {
    let budget = Budget(inputSize: body.count)
    let response = HTTPResponse(ByteStream(header + body), budget: budget)
    guard let response, response.isReadable else { return nil }
    let bytes = response.payload.rest(limit: limit)
    return bytes.count <= limit ? bytes : nil
  }
}
