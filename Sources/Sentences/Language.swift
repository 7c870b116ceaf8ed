import CModels
import Spans

/// English: the learned parameters, and the way from tokens to tagged and lemmatized words.
package struct Language: Sendable {
  var splitter: SentenceSplitter
  var lexicon: LinearModel?
  var lemmatizer: Lemmatizer?
  var parser: Parser?
  /// UPOS and XPOS of each label of the parser.
  private let tags: [(tag: Tag, xpos: String)]

  package init(
    splitter: SentenceSplitter, lexicon: LinearModel?, lemmatizer: Lemmatizer?,
    parser: Parser? = nil
  ) {
    self.parser = parser
    self.splitter = splitter
    self.lexicon = lexicon
    self.lemmatizer = lemmatizer
    tags = (parser?.tags ?? []).map { label in
      let parts = label.split(separator: " ", maxSplits: 1).map(String.init)
      return (Tag(rawValue: parts.first ?? "") ?? .x, parts.count > 1 ? parts[1] : "")
    }
  }

  /// With the parameters compiled into the binary.
  package static let english: Language = {
    let parser = Parser(ParserModel(sayso_model_parser))
    return Language(
      splitter: SentenceSplitter(model: LinearModel(sayso_model_splitter)),
      lexicon: LinearModel(sayso_model_lexicon),
      lemmatizer: Lemmatizer(
        table: LinearModel(sayso_model_lemmas), labels: parser?.tags ?? []),
      parser: parser)
  }()

  /// Words of one sentence with tags, lemmas, heads and relations. Spans count bytes in the words
  /// joined by blanks.
  package func tokens(of forms: [String]) -> [Token] {
    var position = 0
    var words: [WordForm] = []
    var tokens: [Token] = []
    for form in forms {
      let (token, word) = token(Array(form.utf8)[...], at: position)
      position = token.span.end + 1
      tokens.append(token)
      words.append(word)
    }
    annotate(&tokens, words)
    return tokens
  }

  /// A token that knows its form only.
  func token(_ bytes: ArraySlice<UInt8>, at start: Int) -> (Token, WordForm) {
    let word = word(bytes)
    return (token(bytes, at: start, word), word)
  }

  func token(_ bytes: ArraySlice<UInt8>, at start: Int, _ word: WordForm) -> Token {
    let text = String(decoding: bytes, as: UTF8.self)
    let lower = Language.isPlainLower(bytes) ? text : Language.lower(bytes)
    return Token(span: Span(start, start + bytes.count), text: text, lower: lower)
  }

  /// What the models see of a word.
  package func word(_ bytes: ArraySlice<UInt8>) -> WordForm {
    var word =
      bytes.contains(0xE2) ? WordForm(Language.straightened(bytes)) : WordForm(bytes)
    lexicon?.look(up: &word)
    return word
  }

  /// Fills in tag, XPOS, lemma, head and relation of the tokens of one sentence.
  func annotate(_ tokens: inout [Token], _ words: [WordForm]) {
    guard let parsed = parser?.words(words) else { return }
    for (index, word) in parsed.enumerated() {
      let (tag, xpos) = tags[Int(word.tag)]
      tokens[index].tag = tag
      tokens[index].xpos = xpos
      tokens[index].lemma =
        lemmatizer?.lemma(
          of: words[index], text: tokens[index].text, lower: tokens[index].lower,
          label: word.tag, isFirst: index == 0) ?? tokens[index].lower
      tokens[index].head = word.head
      tokens[index].relation = Relation.allCases[Int(word.relation)]
    }
    PairedMarks.attach(&tokens)
  }

  private static func isPlainLower(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 && ($0 < 0x41 || $0 > 0x5A) && $0 != 0x60 }
  }

  private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return String(
        decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    return String(decoding: straightened(bytes), as: UTF8.self).lowercased()
  }

  /// With straight apostrophes and quotation marks.
  static func straightened(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 {
        switch bytes[index + 2] {
        case 0x98, 0x99: result.append(0x27)
        case 0xA6: result += [0x2E, 0x2E, 0x2E]
        default: result += bytes[index...(index + 2)]
        }
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
