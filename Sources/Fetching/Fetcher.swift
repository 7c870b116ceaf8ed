import Formats

/// Fetches politely: asks robots.txt first, waits between two requests to one host, says who it is,
/// follows few redirects and asks anew at each of them.
package final class Fetcher {
  /// What a server gave to ask again by.
  package struct Validators: Sendable, Hashable {
    package var tag: String?
    package var modified: String?

    package init(tag: String? = nil, modified: String? = nil) {
      self.tag = tag
      self.modified = modified
    }
  }

  private let limits: FetchLimits
  private var robots: [String: Robots] = [:]
  private var last: [String: Double] = [:]

  package init(_ limits: FetchLimits = FetchLimits()) { self.limits = limits }

  /// What stands at an address, with the redirects that led there, first to last. Status 304 where
  /// nothing has changed by the validators.
  package func get(
    _ url: String, validators: Validators = Validators()
  ) -> Result<[Answer], FetchFlaw> {
    guard var address = WebClient.resolve(url, from: nil) else {
      return .failure(isAvailable ? .notWeb : .noLibrary)
    }
    let headers = Fetcher.headers(validators)
    var answers: [Answer] = []
    for _ in 0...limits.redirects {
      guard allows(address) else { return .failure(.disallowed) }
      switch request(address, headers, largest: limits.largest) {
      case .failure(let flaw): return .failure(flaw)
      case .success(let answer):
        answers.append(answer)
        guard [301, 302, 303, 307, 308].contains(answer.status),
          let place = answer.field("location")
        else { return .success(answers) }
        guard let next = WebClient.resolve(place, from: address) else { return .failure(.notWeb) }
        address = next
      }
    }
    return .failure(.tooManyRedirects)
  }

  private static func headers(_ validators: Validators) -> [String] {
    func line(_ text: String) -> String { String(text.filter { !$0.isNewline }.prefix(1024)) }
    return ["Accept: */*", "Accept-Encoding: gzip"]
      + (validators.tag.map { ["If-None-Match: \(line($0))"] } ?? [])
      + (validators.modified.map { ["If-Modified-Since: \(line($0))"] } ?? [])
  }

  /// Whether libcurl is there.
  private var isAvailable: Bool { WebClient.resolve("http://example.org/", from: nil) != nil }

  private func request(
    _ url: String, _ headers: [String], largest: Int
  ) -> Result<Answer, FetchFlaw> {
    let host = WebClient.host(of: url) ?? ""
    let pace = min(limits.longestPace, max(limits.pace, robots[origin(url)]?.pace ?? 0))
    if let last = last[host] { Clock.wait(last + pace - Clock.seconds) }
    defer { last[host] = Clock.seconds }
    return WebClient.get(url, headers: headers, limits: limits, largest: largest)
  }

  /// Scheme, host and port.
  private func origin(_ url: String) -> String {
    url.prefix { $0 != ":" } + "://" + (WebClient.host(of: url) ?? "")
  }

  /// What the host's robots.txt says; it is asked once. A missing file allows everything, one that
  /// the server fails to give nothing (RFC 9309, section 2.3.1).
  private func allows(_ url: String) -> Bool {
    let origin = origin(url)
    let rules = robots[origin] ?? load(origin)
    robots[origin] = rules
    let path = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
    return rules.allows(String(path.drop { $0 != "/" && $0 != "?" }))
  }

  private func load(_ origin: String) -> Robots {
    var address = origin + "/robots.txt"
    for _ in 0...limits.redirects {
      guard case .success(let answer) = request(address, [], largest: Robots.longest) else {
        return .none  // the page itself will say what is wrong
      }
      if let place = answer.field("location"), (300..<400).contains(answer.status),
        let next = WebClient.resolve(place, from: address)
      {
        address = next
        continue
      }
      if answer.status == 200 { return Robots(answer.body, agent: "sayso") }
      return answer.status >= 500 ? .closed : .none
    }
    return .none
  }
}
