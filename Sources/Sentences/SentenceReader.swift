import Documents
import Spans

/// From clean text to parsed sentences.
package enum SentenceReader {
  /// Sentences of the passages that are read (title, body, quote), in text order. O(bytes).
  ///
  /// No sentence runs over a passage; a heading is one sentence whatever it ends with. A document
  /// without passages is cut at blank lines.
  package static func sentences(in document: Document) -> [Sentence] {
    var reading = Reading(text: document.text, language: .english)
    for block in blocks(of: document) { reading.read(block) }
    return reading.finished()
  }

  /// A stretch that is split into sentences on its own.
  struct Block {
    var span: Span
    var passage = 0
    var role = Passage.Role.body
    var isHeading = false
  }

  private static func blocks(of document: Document) -> [Block] {
    guard !document.passages.isEmpty else {
      return paragraphs(of: document.text).map { Block(span: $0) }
    }
    return document.passages.indices.compactMap { index in
      let passage = document.passages[index]
      guard passage.role.isRead else { return nil }
      return Block(
        span: passage.span, passage: index, role: passage.role,
        isHeading: passage.isHeading || passage.role == .title)
    }
  }

  /// The stretches between blank lines.
  static func paragraphs(of text: SourceText) -> [Span] {
    var result: [Span] = []
    var start = 0
    var lineStart = 0
    var isBlankLine = true
    for (offset, byte) in text.bytes.enumerated() {
      if byte == 0x0A {
        if isBlankLine {
          if lineStart > start { result.append(text.trimmed(Span(start, lineStart))) }
          start = offset + 1
        }
        lineStart = offset + 1
        isBlankLine = true
      } else if !SourceText.isSpace(byte) {
        isBlankLine = false
      }
    }
    result.append(text.trimmed(Span(start, text.count)))
    return result.filter { !$0.isEmpty }
  }

  /// The sentences found so far, and the quotation marks met.
  private struct Reading {
    let text: SourceText
    let language: Language
    var sentences: [Sentence] = []
    var quotations = QuotationFinder()

    mutating func read(_ block: Block) {
      let raw = Tokenizer.tokens(in: text, block.span)
      guard !raw.isEmpty else { return }
      let paragraph = Paragraph(
        bytes: text.bytes, tokens: raw,
        words: raw.map { language.word(text.bytes[$0.start..<$0.end]) })
      quotations.read(paragraph)
      let starts = block.isHeading ? [] : language.splitter.starts(in: paragraph)
      for (start, end) in zip([0] + starts, starts + [raw.count]) {
        append(start..<end, of: paragraph, in: block)
      }
    }

    private mutating func append(_ range: Range<Int>, of paragraph: Paragraph, in block: Block) {
      var tokens = range.map { index in
        let raw = paragraph.tokens[index]
        return language.token(
          text.bytes[raw.start..<raw.end], at: raw.start, paragraph.words[index])
      }
      language.annotate(&tokens, Array(paragraph.words[range]))
      sentences.append(
        Sentence(
          span: Span(tokens[0].span.start, tokens[tokens.count - 1].span.end), tokens: tokens,
          passage: block.passage, role: block.role,
          isHeading: block.isHeading
            || Headings.isHeading(tokens, wholeBlock: range.count == paragraph.tokens.count)))
    }

    mutating func finished() -> [Sentence] {
      quotations.finish()
      quotations.place(in: &sentences)
      return sentences
    }
  }
}

/// Telling headings from sentences where the layout does not say.
enum Headings {
  /// A short block of its own without a stop at its end, most of its words with a capital or in
  /// capitals. O(tokens). Gets wrong: a list item made of names.
  static func isHeading(_ tokens: [Token], wholeBlock: Bool) -> Bool {
    guard wholeBlock, tokens.count <= 30, let last = tokens.last,
      last.tag != .punct || !isStop(last.text)
    else { return false }
    var capitals = 0
    var words = 0
    for token in tokens {
      guard let first = token.text.utf8.first, token.text.utf8.count > 3 else { continue }
      words += 1
      if first >= 0x41 && first <= 0x5A { capitals += 1 }
    }
    return words > 0 && capitals * 3 >= words * 2
  }

  private static func isStop(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first == 0x2E || first == 0x3A || first == 0x3B || first == 0x2C
  }
}
