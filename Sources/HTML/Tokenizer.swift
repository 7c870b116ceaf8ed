/// HTML's tokenizer: bytes of a page to tags, runs of text, comments.
///
/// Follows the states of the HTML Standard, with runs instead of characters: a text token is a run
/// of the page's own bytes, or one character reference, or one NUL. Nothing is copied; line ends are
/// still as in the page and become LF when text is read. Linear: no byte is looked at more than a
/// few times, whatever follows.
struct Tokenizer: ~Copyable {
  /// How text is read; all but the first end at the end tag of `lastStartTag` or at the page's end.
  enum State { case data, rcdata, rawText, script, plainText, cdata }

  /// Where in a script's text we are: after `<!--`, or inside `<script>` after `<!--`.
  enum ScriptState { case plain, escaped, doubleEscaped }

  var page: PageBytes
  var names: NameTable
  var attributes: Buffer<Attribute>
  var token = Token()
  var index: Int
  var state = State.data
  var scriptState = ScriptState.plain
  /// The name of the start tag found last.
  var lastStartTag: UInt32 = 0
  /// Whether the current element is of SVG or MathML, where `<![CDATA[` means something.
  var allowsCDATA = false
  /// When an attribute name was seen last, as the number of its tag: finds attributes said twice.
  private var seen: Buffer<UInt32>
  private var tags: UInt32 = 0

  /// Classes of bytes for names: 1 ends every name, 2 ends an attribute's only.
  private var ends: Buffer<UInt8>

  init(_ page: consuming PageBytes, from start: Int) {
    index = start
    attributes = Buffer(capacity: page.count / 64 + 16)
    self.page = page
    names = NameTable()
    seen = Buffer(capacity: 512)
    ends = Buffer(Tokenizer.nameEnds)
  }

  private static let nameEnds: ContiguousArray<UInt8> = {
    var ends = ContiguousArray<UInt8>(repeating: 0, count: 256)
    for byte: UInt8 in [0, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x2F, 0x3E] { ends[Int(byte)] = 1 }
    ends[0x3D] = 2
    return ends
  }()

  /// Finds the next token and writes it to `token`.
  @inline(__always)
  mutating func next() -> Token.Kind {
    switch state {
    case .data: return data()
    case .rcdata: return rcdata()
    case .rawText: return rawText()
    case .script: return script()
    case .plainText: return plainText()
    case .cdata: return cdata()
    }
  }

  // MARK: Text

  @inline(__always)
  private mutating func data() -> Token.Kind {
    let start = index
    let end = page.first(of: 0x3C, 0x26, from: start)
    if end > start { return text(start, end) }
    switch page[end] {
    case 0x3C: return markup()
    case 0x26: return reference()
    default: return null()
    }
  }

  /// A run of the page's own bytes.
  @inline(__always)
  mutating func text(_ start: Int, _ end: Int) -> Token.Kind {
    token.start = start
    token.end = end
    token.characters = EncodedCharacters()
    index = end
    return .text
  }

  /// A NUL of the page, or its end.
  mutating func null() -> Token.Kind {
    guard index < page.count else { return .end }
    _ = text(index, index + 1)
    return .null
  }

  /// A NUL where it stands for U+FFFD, or the page's end.
  mutating func replacedNull() -> Token.Kind {
    guard null() == .null else { return .end }
    token.characters = EncodedCharacters(0xFFFD)
    return .text
  }

  /// A character reference, or the ampersand and what follows it as text.
  private mutating func reference() -> Token.Kind {
    let start = index
    if let match = reference(at: start, isInAttribute: false) {
      _ = text(start, match.end)
      token.characters = match.characters
      return .text
    }
    return text(start, page.first(of: 0x3C, 0x26, from: start + 1))
  }

  func reference(at start: Int, isInAttribute: Bool) -> CharacterReference.Match? {
    guard page[start + 1] == 0x23 || ASCII.isLetterOrDigit(page[start + 1]) else { return nil }
    // a closure may not hold the page itself, which has one owner
    var window: [UInt8] = []
    let end = min(page.count, start + NamedCharacters.longest + 2)
    window.reserveCapacity(end - start)
    var index = start
    while index < end || isNumber(index, window) {
      window.append(page[index])
      index += 1
    }
    let match = CharacterReference.match(at: 0, isInAttribute: isInAttribute) {
      $0 < window.count ? window[$0] : 0
    }
    return match.map { .init(characters: $0.characters, end: start + $0.end) }
  }

  /// Whether a number in a reference goes on past the window.
  private func isNumber(_ index: Int, _ window: [UInt8]) -> Bool {
    window.count > 1 && window[1] == 0x23 && index < page.count
      && (ASCII.isLetterOrDigit(page[index]) || page[index] == 0x3B)
  }

  // MARK: Tags

  /// What stands at a `<` in text.
  @inline(__always)
  private mutating func markup() -> Token.Kind {
    let next = page[index + 1]
    if ASCII.isLetter(next) { return tag(from: index + 1, .startTag) }
    if next == 0x2F {
      if ASCII.isLetter(page[index + 2]) { return tag(from: index + 2, .endTag) }
      return strangeEndTag()
    }
    if next == 0x21 { return declaration() }
    if next == 0x3F { return bogusComment(from: index + 1) }
    return text(index, page.first(of: 0x3C, 0x26, from: index + 1))
  }

  /// `</` without a letter after it.
  private mutating func strangeEndTag() -> Token.Kind {
    if page[index + 2] == 0x3E {
      index += 3
      return next()
    }
    if index + 2 >= page.count { return text(index, page.count) }
    return bogusComment(from: index + 2)
  }

  /// A tag whose name starts here; a tag that the page's end cuts off is nothing.
  @inline(__always)
  mutating func tag(from start: Int, _ kind: Token.Kind) -> Token.Kind {
    token.start = index
    index = start
    token.name = name(endsAt: 1)
    token.tag = Tag(rawValue: UInt8(truncatingIfNeeded: min(token.name, 255))) ?? .unknown
    token.isSelfClosing = false
    token.firstAttribute = attributes.count
    if page[index] == 0x3E {
      index += 1
    } else if !readAttributes() {
      attributes.truncate(to: token.firstAttribute)
      index = page.count
      return .end
    }
    token.end = index
    if kind == .startTag {
      lastStartTag = token.name
    } else {
      attributes.truncate(to: token.firstAttribute)
    }
    return kind
  }

  /// Reads a name up to a byte of a class and gives its number.
  @inline(__always)
  mutating func name(endsAt highest: UInt8) -> UInt32 {
    let start = index
    var packed = PackedName()
    var index = start
    if highest == 2, page[index] == 0x3D {  // a name may start with "="
      packed.append(0x3D)
      index += 1
    }
    while true {
      let byte = page[index]
      let end = ends[Int(byte)]
      if end != 0, end <= highest, byte != 0 || index >= page.count { break }
      packed.append(ASCII.lower(byte))
      index += 1
    }
    self.index = index
    return names.number(of: start..<index, packed, in: page)
  }

  /// Reads up to the tag's end; false where the page ends first.
  private mutating func readAttributes() -> Bool {
    tags &+= 1
    while true {
      let byte = page[index]
      switch byte {
      case 0x20, 0x0A, 0x09, 0x0D, 0x0C: index += 1
      case 0x3E:
        index += 1
        return true
      case 0x2F:
        index += 1
        if page[index] == 0x3E {
          token.isSelfClosing = true
          index += 1
          return true
        }
      case 0 where index >= page.count: return false
      default:
        guard readAttribute() else { return false }
      }
    }
  }

  /// Reads one attribute; false where the page ends first.
  @inline(__always)
  private mutating func readAttribute() -> Bool {
    let name = name(endsAt: 2)
    var next = index
    while ASCII.isSpace(page[next]) { next += 1 }
    var (start, end) = (index, index)
    if page[next] == 0x3D {
      next += 1
      while ASCII.isSpace(page[next]) { next += 1 }
      guard let value = readValue(from: next) else { return false }
      (start, end) = (value.lowerBound, value.upperBound)
    }
    keep(Attribute(name: name, start: UInt32(start), end: UInt32(end)))
    return true
  }

  /// A value that starts here; nil where the page ends inside it.
  @inline(__always)
  private mutating func readValue(from start: Int) -> Range<Int>? {
    let quote = page[start]
    if quote == 0x22 || quote == 0x27 {
      var end = page.first(of: quote, from: start + 1)
      while page[end] == 0 {
        guard end < page.count else { return nil }
        end = page.first(of: quote, from: end + 1)
      }
      index = end + 1
      return start + 1..<end
    }
    var end = start
    while !ASCII.isSpace(page[end]), page[end] != 0x3E {
      guard page[end] != 0 || end < page.count else { return nil }
      end += 1
    }
    index = end
    return start..<end
  }

  /// Keeps an attribute unless the tag has one of that name already.
  @inline(__always)
  private mutating func keep(_ attribute: Attribute) {
    let number = Int(attribute.name)
    while seen.count <= number { seen.append(0) }
    guard seen[number] != tags else { return }
    seen[number] = tags
    attributes.append(attribute)
  }
}
