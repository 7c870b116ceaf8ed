/// Tokens of a text one a line, for the tokenizer tests of html5lib: a kind, then parts in base 16,
/// parted by tabs. Runs of text are joined.
package struct TokenDump: ~Copyable {
  /// Where the tokenizer starts, by the names of the tests' `initialStates`.
  package enum Start: String, Sendable {
    case data = "Data state"
    case plainText = "PLAINTEXT state"
    case rcdata = "RCDATA state"
    case rawText = "RAWTEXT state"
    case script = "Script data state"
    case cdata = "CDATA section state"
  }

  private var tokenizer: Tokenizer
  private var text: [UInt8] = []
  private var out: [UInt8] = []

  /// The tokens of valid UTF-8, after a start tag of a name.
  package static func lines(of bytes: [UInt8], from start: Start, after tag: String) -> [UInt8] {
    var dump = TokenDump(bytes, start, tag)
    while dump.step() {}
    return dump.out
  }

  private init(_ bytes: [UInt8], _ start: Start, _ tag: String) {
    // the tag is read before the text, so that the tokenizer knows its name
    let before = tag.isEmpty ? [] : Array("<\(tag)>".utf8)
    tokenizer = Tokenizer(PageBytes((before + bytes)[...]), from: 0)
    if !tag.isEmpty { _ = tokenizer.next() }
    tokenizer.state =
      switch start {
      case .data: .data
      case .plainText: .plainText
      case .rcdata: .rcdata
      case .rawText: .rawText
      case .script: .script
      case .cdata: .cdata
      }
  }

  private mutating func step() -> Bool {
    let kind = tokenizer.next()
    let token = tokenizer.token
    if kind == .text {
      if token.characters.count > 0 {
        for index in 0..<token.characters.count { text.append(token.characters[index]) }
      } else {
        text += replaced(token.start..<token.end)
      }
      return true
    }
    if kind == .null {
      text.append(0)
      return true
    }
    flush()
    switch kind {
    case .startTag: startTag(token)
    case .endTag: line("end", [Array(tokenizer.names.list().name(token.name).utf8)])
    case .comment: line("comment", [replaced(token.start..<token.end)])
    case .doctype: doctype(token.doctype)
    case .text, .null, .end: break
    }
    return kind != .end
  }

  private mutating func flush() {
    if !text.isEmpty { line("text", [text]) }
    text = []
  }

  private mutating func startTag(_ token: Token) {
    let names = tokenizer.names.list()
    var parts = [Array(names.name(token.name).utf8), token.isSelfClosing ? [1] : []]
    for place in token.firstAttribute..<tokenizer.attributes.count {
      let attribute = tokenizer.attributes[place]
      var value: [UInt8] = []
      HTMLTree.append(
        bytes(Int(attribute.start)..<Int(attribute.end)), to: &value, hasReferences: true)
      parts += [Array(names.name(attribute.name).utf8), value]
    }
    line("start", parts)
  }

  private mutating func doctype(_ doctype: Doctype) {
    func part(_ range: Range<Int>?) -> [UInt8] { range.map { [1] + replaced($0) } ?? [] }
    var name = part(doctype.name)
    for index in name.indices { name[index] = ASCII.lower(name[index]) }
    line(
      "doctype",
      [name, part(doctype.publicID), part(doctype.systemID), doctype.forcesQuirks ? [] : [1]])
  }

  private func bytes(_ range: Range<Int>) -> [UInt8] { range.map { tokenizer.page[$0] } }

  /// NUL as U+FFFD, line ends as LF.
  private func replaced(_ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    HTMLTree.append(bytes(range), to: &out, hasReferences: false)
    return out
  }

  private mutating func line(_ kind: String, _ parts: [[UInt8]]) {
    out += kind.utf8
    for part in parts { out += ("\t" + Hex.text(part)).utf8 }
    out.append(0x0A)
  }
}

/// Bytes in base 16.
package enum Hex {
  package static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes of a text of digits; what is no digit counts as 0.
  package static func bytes(_ text: some StringProtocol) -> [UInt8] {
    let digits = text.utf8.map { UInt8(hexDigit: $0) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

extension UInt8 {
  fileprivate init(hexDigit: UInt8) {
    self = ASCII.isDigit(hexDigit) ? hexDigit - 0x30 : (hexDigit | 0x20) &- 0x57
  }
}
