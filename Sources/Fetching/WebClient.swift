import CCurl
import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a server answered, as it came.
package struct Answer: Sendable {
  package var url: String
  package var status: Int
  /// Status line and header.
  package var header: [UInt8]
  /// The body in its content encoding; chunks are put together.
  package var body: [UInt8]
  /// The address that was connected to.
  package var address: String
  /// When it came: ISO 8601, to the second, in UTC.
  package var captured: String

  /// The first value of a header field.
  package func field(_ name: String) -> String? {
    let stream = ByteStream(header)
    _ = stream.line(limit: 4096)
    return HeaderFields.value(of: name, in: stream)
  }
}

/// Why nothing came.
package enum FetchFlaw: Error, Sendable, Hashable {
  case noLibrary
  case notWeb
  /// The name leads to an address of this machine or a private network.
  case privateAddress
  case tooLarge(limit: Int)
  case timeOut
  case disallowed
  case tooManyRedirects
  case failed(String)
}

/// What bounds a request.
package struct FetchLimits: Sendable {
  package var seconds = 30
  /// Bytes of one body (32 MiB).
  package var largest = 32 << 20
  package var redirects = 5
  /// Seconds between two requests to one host, if its robots.txt does not ask for more.
  package var pace = 1.0
  /// Most seconds that a robots.txt can ask for.
  package var longestPace = 30.0
  /// For tests: whether this machine's own address may be fetched from.
  package var allowsLoopback = false

  package init() {}
}

/// One request, no redirects, by libcurl.
enum WebClient {
  static let agent = "sayso/0.1 (+offline news reader; robots.txt token: sayso)"

  static func get(
    _ url: String, headers: [String], limits: FetchLimits, largest: Int
  ) -> Result<Answer, FetchFlaw> {
    let words = (["User-Agent: \(agent)"] + headers).map { strdup($0) }
    defer { for word in words { free(word) } }
    let answer = url.withCString { address in
      (words.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { list in
        var request = sayso_request(
          url: address, headers: list.baseAddress, seconds: Int32(limits.seconds), most: largest,
          allows_loopback: limits.allowsLoopback ? 1 : 0)
        return sayso_get(&request)
      }
    }
    defer {
      free(answer.header)
      free(answer.body)
    }
    if let flaw = flaw(answer, largest) { return .failure(flaw) }
    return .success(
      Answer(
        url: url, status: Int(answer.status), header: bytes(answer.header, answer.header_count),
        body: bytes(answer.body, answer.body_count), address: text(answer.address),
        captured: Clock.now))
  }

  private static func flaw(_ answer: sayso_answer, _ largest: Int) -> FetchFlaw? {
    switch answer.end {
    case SAYSO_ANSWER_DONE: nil
    case SAYSO_ANSWER_NO_LIBRARY: .noLibrary
    case SAYSO_ANSWER_PRIVATE: .privateAddress
    case SAYSO_ANSWER_TOO_LARGE: .tooLarge(limit: largest)
    case SAYSO_ANSWER_TIME: .timeOut
    default: .failed(text(answer.reason))
    }
  }

  private static func bytes(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The text in a C array of characters.
  private static func text<T>(_ characters: T) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// `reference` as seen from a page; nil where it is no address of the web.
  static func resolve(_ reference: String, from base: String?) -> String? {
    let found =
      if let base { sayso_resolve(base, reference) } else { sayso_resolve(nil, reference) }
    guard let found else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  static func host(of url: String) -> String? {
    guard let found = sayso_host(url) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

/// The time of a capture: a fact about the capture, which no analysis depends on.
package enum Clock {
  package static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Seconds since some fixed point.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func wait(_ seconds: Double) {
    guard seconds > 0 else { return }
    usleep(UInt32(min(seconds, 60) * 1e6))
  }
}
