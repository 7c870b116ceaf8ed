/// HTML's tree construction: tokens to nodes, by the insertion modes of the HTML Standard.
///
/// Three bounds keep hostile pages linear; no page that a person wrote meets them:
/// - `deepest` open elements, as in Blink and WebKit: a start tag beyond becomes a leaf, its content
///   goes to the element around it;
/// - `mostFormatting` entries of active formatting elements since the last marker: the oldest go;
/// - formatting elements opened again, all in all, at most one in `bytesPerReopening` bytes of the
///   page (and a few thousand): then they stay closed.
struct TreeBuilder: ~Copyable {
  static let deepest = 512
  static let mostFormatting = 64
  static let bytesPerReopening = 16

  /// The insertion modes. `select` has none any more: the standard gave its modes up in 2025.
  enum Mode: UInt8 {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text
    case inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate
    case afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
  }

  typealias Node = HTMLTree.Node

  var tokenizer: Tokenizer
  var nodes: Buffer<Node>
  var runs: Buffer<HTMLTree.Run>
  var replaced: Buffer<UInt8>
  /// The stack of open elements.
  var open: Buffer<Int32>
  /// How many elements of HTML are open, by tag.
  var openCount: Buffer<Int32>
  /// The active formatting elements; -1 is a marker.
  var formatting: Buffer<Int32>
  var templateModes: Buffer<Mode>
  let traits: Buffer<Traits>
  /// Text found in a table, waiting for what comes with it.
  var tableText: [Token] = []
  var mode = Mode.initial
  var originalMode = Mode.initial
  var head: Int32 = -1
  var form: Int32 = -1
  var mayHaveFrameset = true
  /// Misplaced content of a table goes before it.
  var isFostering = false
  var isQuirky = false
  /// A line end at the start of `pre` and `textarea` is not text.
  var skipsLineEnd = false
  /// A `selectedcontent` was seen, to be filled at the end.
  var hasSelected = false
  let isScripting: Bool
  var reopenings: Int
  var doctypes: [Doctype] = []

  init(_ page: consuming PageBytes, from start: Int, isScripting: Bool) {
    let size = page.count
    tokenizer = Tokenizer(page, from: start)
    nodes = Buffer(capacity: size / 32 + 64)
    runs = Buffer(capacity: size / 64 + 64)
    replaced = Buffer(capacity: 256)
    open = Buffer(capacity: 64)
    openCount = Buffer(capacity: 256)
    for _ in 0..<256 { openCount.append(0) }
    formatting = Buffer(capacity: 16)
    templateModes = Buffer(capacity: 4)
    traits = Buffer(ContiguousArray(Traits.ofHTML))
    self.isScripting = isScripting
    reopenings = 4096 + size / TreeBuilder.bytesPerReopening
    nodes.append(Node(kind: .document))
  }

  /// Reads the whole page.
  mutating func build() {
    while true {
      let kind = tokenizer.next()
      if skipsLineEnd {
        skipsLineEnd = false
        if kind == .text, !dropLineEnd() { continue }
      }
      if isForeign(kind) { foreign(kind) } else { html(kind) }
      if kind == .end { break }
    }
    if hasSelected { fillSelected() }
  }

  /// Takes a line end off the token's front; false where nothing is left.
  private mutating func dropLineEnd() -> Bool {
    let characters = tokenizer.token.characters
    guard characters.count == 0 else { return characters.count > 1 || characters[0] != 0x0A }
    let start = tokenizer.token.start
    if tokenizer.page[start] == 0x0D, tokenizer.page[start + 1] == 0x0A {
      tokenizer.token.start += 2
    } else if tokenizer.page[start] == 0x0A || tokenizer.page[start] == 0x0D {
      tokenizer.token.start += 1
    }
    return tokenizer.token.start < tokenizer.token.end
  }

  /// Takes a token by the rules for HTML, again where a mode hands it on.
  @inline(__always)
  mutating func html(_ kind: Token.Kind) {
    if mode == .inBody {
      if !inBody(kind) { return }
    }
    while handle(kind, mode) {}
  }

  /// One step by the rules of a mode; true where the token is to be taken again.
  mutating func handle(_ kind: Token.Kind, _ mode: Mode) -> Bool {
    switch mode {
    case .initial: initial(kind)
    case .beforeHTML: beforeHTML(kind)
    case .beforeHead: beforeHead(kind)
    case .inHead: inHead(kind)
    case .inHeadNoscript: inHeadNoscript(kind)
    case .afterHead: afterHead(kind)
    case .inBody: inBody(kind)
    case .text: inText(kind)
    case .inTable: inTable(kind)
    case .inTableText: inTableText(kind)
    case .inCaption: inCaption(kind)
    case .inColumnGroup: inColumnGroup(kind)
    case .inTableBody: inTableBody(kind)
    case .inRow: inRow(kind)
    case .inCell: inCell(kind)
    case .inTemplate: inTemplate(kind)
    case .afterBody: afterBody(kind)
    case .inFrameset: inFrameset(kind)
    case .afterFrameset: afterFrameset(kind)
    case .afterAfterBody: afterAfterBody(kind)
    case .afterAfterFrameset: afterAfterFrameset(kind)
    }
  }

  /// What was built from `page`, whose bytes the builder was given.
  func tree(of page: [UInt8]) -> HTMLTree {
    HTMLTree(
      nodes: nodes.array(), attributes: tokenizer.attributes.array(), runs: runs.array(),
      replaced: replaced.array(), page: page, names: tokenizer.names.list(),
      isQuirky: isQuirky, doctypes: doctypes)
  }

  /// The tag of the token at hand.
  var tag: Tag {
    @inline(__always) get { tokenizer.token.tag }
  }
}
