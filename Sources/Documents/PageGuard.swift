/// Whether a page may be given to a parser that is not linear: limits on depth, attributes and
/// formatting elements left open, found in one pass over the bytes.
///
/// Follows the open elements much as HTML's tree construction does: an end tag closes down to its
/// start tag, but not across a table or another scope. Wrong pages are counted as deeper than
/// they are, never as flatter by more than the elements HTML implies (a factor of six at most).
struct PageGuard {
  /// Deepest nesting; browsers flatten past 512 (Blink's and WebKit's maximum tree depth).
  static let deepest = 512
  /// Most attributes of one tag.
  static let mostAttributes = 1_000
  /// Most formatting elements (b, i, font, a …) left open: each is opened again in every block.
  static let mostFormatting = 200
  /// Most tags times the deepest nesting: the steps a walk up the stack at every tag may cost.
  static let mostSteps = 50_000_000
  /// How far up the stack an end tag is matched.
  private static let reach = 64

  static func isSafe(_ bytes: [UInt8]) -> Bool {
    var page = PageGuard(bytes: bytes)
    while let tag = page.nextTag() {
      guard page.take(tag) else { return false }
    }
    return !page.hasWideTag
  }

  private struct Tag {
    var name: Range<Int>
    var isEnd: Bool
  }

  private enum Kind { case plain, formatting, scope, uncounted, raw }

  private let bytes: [UInt8]
  private var index = 0
  private var hasWideTag = false
  private var open: [(name: UInt64, kind: Kind)] = []
  private var formatting: [UInt64: Int] = [:]
  private var openFormatting = 0
  private var (reached, tags) = (0, 0)

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; nil at the end, or where a tag has too many attributes.
  private mutating func nextTag() -> Tag? {
    while index + 1 < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      let isEnd = bytes[index + 1] == 0x2F
      let start = index + (isEnd ? 2 : 1)
      index += 1
      guard start < bytes.count, (0x61...0x7A).contains(bytes[start] | 0x20) else { continue }
      var end = start
      while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x3E, bytes[end] != 0x2F {
        end += 1
      }
      index = tagEnd(from: end)
      return hasWideTag ? nil : Tag(name: start..<end, isEnd: isEnd)
    }
    return nil
  }

  /// The place after the tag.
  private mutating func tagEnd(from start: Int) -> Int {
    var quote: UInt8 = 0
    var blanks = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        hasWideTag = hasWideTag || blanks > PageGuard.mostAttributes
        return index + 1
      } else if byte == 0x22 || byte == 0x27, index > start, bytes[index - 1] == 0x3D {
        quote = byte
      } else if byte <= 0x20 || byte == 0x2F {
        if bytes[index - 1] > 0x20 { blanks += 1 }
      }
      index += 1
    }
    hasWideTag = hasWideTag || blanks > PageGuard.mostAttributes
    return index
  }

  /// Follows a tag; false where a limit is passed.
  private mutating func take(_ tag: Tag) -> Bool {
    let (name, kind) = PageGuard.kind(bytes[tag.name])
    tags += 1
    if kind == .raw, !tag.isEnd { skipRaw(tag.name) }
    guard kind != .uncounted, kind != .raw else { return tags * reached <= PageGuard.mostSteps }
    if tag.isEnd {
      close(name, kind)
    } else {
      open.append((name, kind))
      if kind == .formatting {
        formatting[name, default: 0] += 1
        openFormatting += 1
      }
    }
    reached = max(reached, open.count)
    return open.count <= PageGuard.deepest && openFormatting <= PageGuard.mostFormatting
      && tags * reached <= PageGuard.mostSteps
  }

  /// Moves past the text of a script and such, up to its end tag.
  private mutating func skipRaw(_ name: Range<Int>) {
    let mark = bytes[name].map(TextBlock.folded)
    while index + 2 + mark.count <= bytes.count {
      if bytes[index] == 0x3C, bytes[index + 1] == 0x2F,
        bytes[index + 2..<index + 2 + mark.count].lazy.map(TextBlock.folded).elementsEqual(mark)
      {
        return
      }
      index += 1
    }
    index = bytes.count
  }

  private mutating func close(_ name: UInt64, _ kind: Kind) {
    if kind == .formatting, let count = formatting[name], count > 0 {
      formatting[name] = count - 1
      openFormatting -= 1
    }
    for place in open.indices.suffix(PageGuard.reach).reversed() {
      if open[place].name == name {
        open.removeSubrange(place...)
        return
      }
      if open[place].kind == .scope { return }
    }
  }

  private static func kind(_ name: ArraySlice<UInt8>) -> (UInt64, Kind) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(TextBlock.folded(byte))) &* 0x100_0000_01b3 }
    return (hash, kinds[hash] ?? .plain)
  }

  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [:]
    func add(_ names: String, _ kind: Kind) {
      for name in names.split(separator: " ") {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        kinds[hash] = kind
      }
    }
    add("a b big code em font i nobr s small strike strong tt u", .formatting)
    add("table select object applet marquee template svg math foreignobject", .scope)
    add("area base br col embed hr img input link meta param source track wbr", .uncounted)
    add("p li dt dd option optgroup tr td th tbody thead tfoot colgroup rp rt", .uncounted)
    add("script style textarea title xmp iframe noembed noframes", .raw)
    add("html head body frame path rect circle use image", .uncounted)
    return kinds
  }()
}
