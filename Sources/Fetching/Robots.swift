/// What a robots.txt allows (RFC 9309): the group that names us, else the one for all.
struct Robots: Sendable {
  private struct Rule: Sendable {
    var pattern: [UInt8]
    var isAllowed: Bool
  }

  private var rules: [Rule] = []
  /// Seconds between requests that the file asks for.
  private(set) var pace: Double?

  /// Bytes of a file that are read, and rules of a group.
  static let longest = 512 << 10
  private static let most = 5_000

  /// Allows everything: there is no such file.
  static let none = Robots()
  /// Allows nothing: the server could not say.
  static let closed = Robots(Array("User-agent: *\nDisallow: /".utf8), agent: "")

  private init() {}

  init(_ file: [UInt8], agent: String) {
    var (named, general) = (Robots(), Robots())
    var (isNamed, isGeneral, isOpen, hasNamed) = (false, false, true, false)
    let text = String(decoding: file.prefix(Robots.longest), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != "#" }
      guard let colon = words.firstIndex(of: ":") else { continue }
      let key = Robots.trimmed(words[..<colon]).lowercased()
      let value = Robots.trimmed(words[words.index(after: colon)...])
      if key == "user-agent" {
        // lines of agents one after the other share the rules that follow
        if !isOpen { (isNamed, isGeneral) = (false, false) }
        isOpen = true
        isNamed = isNamed || value.lowercased() == agent
        isGeneral = isGeneral || value == "*"
        hasNamed = hasNamed || isNamed
        continue
      }
      isOpen = false
      if isNamed { named.add(key, value) }
      if isGeneral { general.add(key, value) }
    }
    self = hasNamed ? named : general
  }

  private mutating func add(_ key: String, _ value: String) {
    switch key {
    case "allow", "disallow":
      guard !value.isEmpty, rules.count < Robots.most else { return }
      rules.append(Rule(pattern: Array(value.utf8.prefix(2048)), isAllowed: key == "allow"))
    case "crawl-delay": pace = Double(value) ?? pace
    default: break
    }
  }

  /// Whether a path with its query may be fetched: the longest rule that fits decides, the kinder of
  /// two as long.
  func allows(_ path: String) -> Bool {
    let bytes = Array(path.utf8.prefix(4096))
    var (length, isAllowed) = (-1, true)
    for rule in rules where Robots.fits(rule.pattern, bytes) {
      if rule.pattern.count > length || rule.pattern.count == length && rule.isAllowed {
        (length, isAllowed) = (rule.pattern.count, rule.isAllowed)
      }
    }
    return isAllowed
  }

  /// `*` stands for anything, `$` at the end for the path's end. Only the last star is tried again
  /// further on: the work is at most the product of the two lengths.
  private static func fits(_ rule: [UInt8], _ path: [UInt8]) -> Bool {
    let isWhole = rule.last == 0x24
    let pattern = Array(isWhole ? rule.dropLast() : rule[...])
    var (at, place) = (0, 0)
    var star: (at: Int, place: Int)?
    while true {
      if at == pattern.count, !isWhole || place == path.count { return true }
      if at < pattern.count, pattern[at] == 0x2A {
        star = (at, place)
        at += 1
      } else if at < pattern.count, place < path.count, pattern[at] == path[place] {
        (at, place) = (at + 1, place + 1)
      } else if let last = star, last.place < path.count {
        star = (last.at, last.place + 1)
        (at, place) = (last.at + 1, last.place + 1)
      } else {
        return false
      }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
