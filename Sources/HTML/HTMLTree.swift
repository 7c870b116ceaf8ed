import Spans

/// A parsed page: nodes in flat rows that point into the page's bytes.
///
/// Node 0 is the document. Nodes are numbered in the order in which they were made, which is not
/// always the order of the document (text before a table, formatting elements opened again): walk
/// by `first` and `next`. Nothing is a `String` before somebody asks for one.
package struct HTMLTree: Sendable {
  package struct Node: BitwiseCopyable, Sendable {
    package var kind: Kind
    package var namespace = Namespace.html
    package var tag = Tag.unknown
    /// Bits of the parser's own.
    var marks = Marks()
    var traits = Traits()
    /// The number of the element's name.
    package var name: UInt32 = 0
    package var parent: Int32 = -1
    package var first: Int32 = -1
    package var last: Int32 = -1
    package var next: Int32 = -1
    package var previous: Int32 = -1
    /// In the decoded page: the start tag of an element (empty where the rules imply it), the
    /// inside of a comment, the whole of a document type.
    package var start: UInt32 = 0
    package var end: UInt32 = 0
    /// An element's attributes, or the first and the last run of a text.
    var from: Int32 = 0
    var to: Int32 = 0
  }

  package enum Kind: UInt8, BitwiseCopyable, Sendable {
    case document, doctype, element, text, comment
    /// Holds what is inside a `template` element.
    case content
  }

  struct Marks: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt8
    /// On the stack of open elements.
    static let open = Marks(rawValue: 1)
    /// In the list of active formatting elements.
    static let formatting = Marks(rawValue: 2)
  }

  /// A stretch of the page that a text was read from.
  package struct Run: BitwiseCopyable, Sendable {
    package var start: UInt32
    package var end: UInt32
    /// The text's next run; -1 for the last.
    package var next: Int32 = -1
    /// Where in `replaced` the characters stand that a reference stands for, their number first;
    /// -1 for a run that stands for itself.
    package var replacement: Int32 = -1
  }

  package internal(set) var nodes: ContiguousArray<Node>
  package internal(set) var attributes: ContiguousArray<Attribute>
  package internal(set) var runs: ContiguousArray<Run>
  var replaced: ContiguousArray<UInt8>
  /// The page as UTF-8.
  package internal(set) var page: [UInt8]
  package internal(set) var names: NameList
  package internal(set) var isQuirky = false
  var doctypes: [Doctype] = []
  /// From places in `page` to places in the bytes as they came in.
  package internal(set) var origins = OffsetMap()
  /// The name of the encoding that was used, by the Encoding Standard.
  package internal(set) var encoding = "utf-8"
}

extension HTMLTree {
  /// The attributes of an element in the order of the page.
  package func attributeRange(of node: Int) -> Range<Int> {
    guard nodes[node].kind == .element else { return 0..<0 }
    return Int(nodes[node].from)..<Int(nodes[node].to)
  }

  /// Appends an attribute's value, references resolved, line ends as LF.
  package func appendValue(_ attribute: Attribute, to out: inout [UInt8]) {
    let range = Int(attribute.start)..<Int(attribute.end)
    page.withUnsafeBufferPointer { bytes in
      let value = UnsafeBufferPointer(rebasing: bytes[range])
      HTMLTree.append(value, to: &out, hasReferences: true)
    }
  }

  package func value(_ attribute: Attribute) -> String {
    var out: [UInt8] = []
    appendValue(attribute, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the characters of a text node.
  package func appendText(of node: Int, to out: inout [UInt8]) {
    var place = nodes[node].kind == .text ? nodes[node].from : -1
    while place >= 0 {
      let run = runs[Int(place)]
      if run.replacement >= 0 {
        let start = Int(run.replacement)
        out += replaced[start + 1..<start + 1 + Int(replaced[start])]
      } else {
        page.withUnsafeBufferPointer {
          let text = UnsafeBufferPointer(rebasing: $0[Int(run.start)..<Int(run.end)])
          HTMLTree.append(text, to: &out, hasReferences: false)
        }
      }
      place = run.next
    }
  }

  /// The runs a text was read from, in order.
  package func runs(of node: Int) -> [Run] {
    var found: [Run] = []
    var place = nodes[node].kind == .text ? nodes[node].from : -1
    while place >= 0 {
      found.append(runs[Int(place)])
      place = runs[Int(place)].next
    }
    return found
  }

  /// What is inside a comment, NUL as U+FFFD.
  package func comment(_ node: Int) -> [UInt8] {
    var out: [UInt8] = []
    page.withUnsafeBufferPointer {
      let range = Int(nodes[node].start)..<Int(nodes[node].end)
      HTMLTree.append(UnsafeBufferPointer(rebasing: $0[range]), to: &out, hasReferences: false)
    }
    return out
  }

  static func append(_ bytes: [UInt8], to out: inout [UInt8], hasReferences: Bool) {
    bytes.withUnsafeBufferPointer { append($0, to: &out, hasReferences: hasReferences) }
  }

  /// Copies bytes of the page: CR LF and CR become LF, NUL becomes U+FFFD.
  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8], hasReferences: Bool
  ) {
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] != 0x0D, bytes[index] != 0,
        !hasReferences || bytes[index] != 0x26
      {
        index += 1
      }
      out += bytes[start..<index]
      guard index < bytes.count else { return }
      switch bytes[index] {
      case 0x0D:
        if index + 1 == bytes.count || bytes[index + 1] != 0x0A { out.append(0x0A) }
      case 0: out += [0xEF, 0xBF, 0xBD]
      default:
        if let match = reference(at: index, in: bytes) {
          for place in 0..<match.characters.count { out.append(match.characters[place]) }
          index = match.end - 1
        } else {
          out.append(0x26)
        }
      }
      index += 1
    }
  }

  private static func reference(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> CharacterReference.Match? {
    CharacterReference.match(at: index, isInAttribute: true) {
      $0 < bytes.count ? bytes[$0] : 0
    }
  }

  /// Where a stretch of `page` stands in the bytes as they came in.
  package func origin(of range: Range<Int>) -> Span {
    Span(origins.origin(of: range.lowerBound), origins.origin(of: range.upperBound))
  }
}

/// Places in decoded text and where they stood before: pairs at which the distance changes.
package struct OffsetMap: Sendable {
  private var decoded: ContiguousArray<UInt32> = []
  private var origins: ContiguousArray<UInt32> = []

  package init() {}

  /// From `decoded` on, one byte stands for one byte from `origin` on, until the next pair.
  /// Pairs come in rising order.
  mutating func append(decoded place: Int, origin: Int) {
    decoded.append(UInt32(place))
    origins.append(UInt32(origin))
  }

  /// O(log pairs).
  package func origin(of place: Int) -> Int {
    var (low, high) = (0, decoded.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(decoded[middle]) <= place { low = middle + 1 } else { high = middle }
    }
    let origin = low > 0 ? Int(origins[low - 1]) + place - Int(decoded[low - 1]) : place
    // inside a character that was shorter before, its end
    return low < origins.count ? min(origin, Int(origins[low])) : origin
  }
}
