import CModels
import Spans
import Tables

/// What the elements of a page are for, by tag, role, class and id.
///
/// Class and id are cut into words at signs and at capitals ("relatedPosts" → related, posts) and
/// looked up in pages.tsv. What a mark means is decided later, with the mass of text below it: a
/// page that puts its article into `<div class="menu-page">` is read all the same.
struct PageMarks {
  struct Mark: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    /// Not part of the article, by its tag or role; never shown; readers' comments.
    static let out = Mark(rawValue: 1)
    static let never = Mark(rawValue: 2)
    static let comments = Mark(rawValue: 4)
    static let meta = Mark(rawValue: 8)
    static let caption = Mark(rawValue: 16)
    /// Its class, id or itemprop says that it holds the article's text.
    static let body = Mark(rawValue: 32)
    static let hidden = Mark(rawValue: 64)
    /// Not part of the article, by its class or id.
    static let named = Mark(rawValue: 128)
    /// Its class says that an author stands in it.
    static let author = Mark(rawValue: 256)
  }

  /// One for each node, by its own attributes.
  private(set) var own: [Mark]
  /// Marks of classes and ids seen, by a hash of their bytes.
  private var known: [UInt64: Mark] = [:]

  init(_ tree: PageTree) {
    own = []
    own.reserveCapacity(tree.nodes.count)
    for index in tree.nodes.indices {
      own.append(tree.nodes[index].tag == .text ? [] : mark(tree, index))
    }
  }

  private mutating func mark(_ tree: PageTree, _ index: Int) -> Mark {
    var mark = PageMarks.byTag(tree.nodes[index].tag)
    let isFrame = tree.nodes[index].tag == .html || tree.nodes[index].tag == .body
    for place in tree.nodes[index].attributes {
      let attribute = tree.attributes[Int(place)]
      switch attribute.name {
      case .class, .id:
        if !isFrame { mark.formUnion(words(tree.bytes[attribute.value.range])) }
      case .role: mark.formUnion(PageMarks.byRole(tree.string(attribute.value)))
      case .itemprop: mark.formUnion(PageMarks.byProperty(tree.string(attribute.value)))
      case .hidden: if !isStreamed(tree, index) { mark.insert(.hidden) }
      case .ariaHidden where tree.bytes[attribute.value.range].elementsEqual("true".utf8):
        mark.insert(.hidden)
      case .style where PageMarks.isHiding(tree.bytes[attribute.value.range]):
        mark.insert(.hidden)
      default: break
      }
    }
    return mark
  }

  /// Text that a page put together in the browser (React) carries hidden until a script moves it to
  /// its place: `<div hidden id="S:0">`.
  private func isStreamed(_ tree: PageTree, _ index: Int) -> Bool {
    tree.nodes[index].tag == .div && tree.attribute(.id, of: index)?.hasPrefix("S:") == true
  }

  private static func byTag(_ tag: PageTree.Tag) -> Mark {
    switch tag {
    case .script, .style, .template, .head, .iframe, .svg, .button, .select, .option,
      .textarea, .object, .embed, .video, .audio, .canvas, .input, .dialog:
      return .never
    case .nav, .footer, .aside, .form, .label: return .out
    case .figcaption, .caption: return .caption
    case .noscript: return .hidden
    default: return []
    }
  }

  private static func byRole(_ role: String) -> Mark {
    switch role {
    case "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu",
      "toolbar",
      "menubar", "tablist", "alert":
      return .out
    default: return []
    }
  }

  private static func byProperty(_ property: String) -> Mark {
    switch property {
    case "articleBody": return .body
    case "author", "datePublished", "dateModified", "headline": return .meta
    case "caption", "copyrightHolder": return .caption
    case "comment": return .comments
    default: return []
    }
  }

  private static let hiding = [Array("display:none".utf8), Array("visibility:hidden".utf8)]

  /// `display: none` or `visibility: hidden`.
  private static func isHiding(_ style: ArraySlice<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(style.count)
    for byte in style where byte != 0x20 { bytes.append(TextBlock.folded(byte)) }
    return hiding.contains { word in
      bytes.count >= word.count
        && (0...(bytes.count - word.count)).contains { start in
          bytes[start] == word[0] && bytes[start..<start + word.count].elementsEqual(word)
        }
    }
  }

  /// The marks of a class or id, remembered: pages use the same few hundred again and again.
  private mutating func words(_ value: ArraySlice<UInt8>) -> Mark {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in value { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    if let mark = known[hash] { return mark }
    let mark = PageNames.marks(of: value)
    known[hash] = mark
    return mark
  }

  /// "relatedPosts-box2" → related, posts, box in lower case. A part after a digit is
  /// none: it belongs to a number in base 16.
  static func parts(_ name: some StringProtocol) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    var wasLower = false
    var before: UInt8 = 0
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    var follows = false
    for byte in name.utf8 {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLetter = isUpper || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
      if !isLetter || (isUpper && wasLower) {
        if !part.isEmpty, !follows { parts.append(String(decoding: part, as: UTF8.self)) }
        part.removeAll(keepingCapacity: true)
      }
      if part.isEmpty { follows = isDigit(before) }
      before = byte
      if isLetter { part.append(TextBlock.folded(byte)) }
      wasLower = isLetter && !isUpper
    }
    if !part.isEmpty, !follows { parts.append(String(decoding: part, as: UTF8.self)) }
    return parts
  }
}

/// The words of pages.tsv by kind.
enum PageWords {
  static let out = words("out")
  static let meta = words("meta")
  static let caption = words("caption")
  static let body = words("body")
  static let comments: Set<String> = [
    "comment", "comments", "commentlist", "commentform", "disqus", "livefyre", "respond",
  ]

  private static let rows = Table(sayso_table_pages).rows

  private static func words(_ kind: String) -> Set<String> {
    Set(rows.filter { $0.count > 1 && $0[0] == kind }.map { $0[1] })
  }
}
