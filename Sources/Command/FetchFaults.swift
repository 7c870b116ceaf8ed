import Fetching

/// Why a page was not fetched.
extension Faults {
  static func sentence(_ flaw: FetchFlaw, of url: String) -> String {
    switch flaw {
    case .noLibrary:
      "\(url): fetching takes libcurl, which is not installed or cannot be loaded by this binary. "
        + "Install libcurl4, or save the page with a browser."
    case .notWeb: "\(url): this is no address of the web. It should begin with http:// or https://."
    case .privateAddress:
      "\(url): it leads to this machine or a private network, which is never fetched from."
    case .tooLarge(let limit):
      "\(url): more than \((limit + 999_999) / 1_000_000) MB. Save it with another program."
    case .timeOut: "\(url): no answer in time. Try again later."
    case .disallowed: "\(url): the site's robots.txt does not allow it. Save it with a browser."
    case .tooManyRedirects: "\(url): it leads from one address to the next without end."
    case .failed(let reason): "\(url): nothing came (\(reason)). Check the address and the network."
    }
  }
}
