import Spans

/// What the trainer shares with the reader, so that both see the same features.
extension Language {
  /// For training the splitter: no tagger yet, only its lexicon.
  package init(lexicon: LinearModel) {
    self.init(
      splitter: SentenceSplitter(model: nil), lexicon: lexicon, lemmatizer: nil)
  }

  /// A word without what the lexicon knows.
  package static func plainWord(_ form: String) -> WordForm { WordForm(straight(form).utf8) }

  /// With straight apostrophes.
  package static func straight(_ form: String) -> String {
    let bytes = Array(form.utf8)
    return bytes.contains(0xE2)
      ? String(decoding: straightened(bytes[...]), as: UTF8.self) : form
  }

  /// The words of running text, paragraph by paragraph.
  package static func plainWords(in text: String) -> [[WordForm]] {
    let source = SourceText(text)
    return SentenceReader.paragraphs(of: source).map { paragraph in
      Tokenizer.tokens(in: source, paragraph).map { token in
        plainWord(
          String(decoding: source.bytes[token.start..<token.end], as: UTF8.self))
      }
    }
  }

  /// The doubtful boundaries of a paragraph with their features and whether a sentence begins
  /// there. `ends` are the byte offsets of the ends of sentences.
  package func boundaryExamples(in text: String, ends: Set<Int>) -> [BoundaryExample] {
    let source = SourceText(text)
    let raw = Tokenizer.tokens(in: source, source.span)
    guard raw.count > 1 else { return [] }
    let paragraph = Paragraph(
      bytes: source.bytes, tokens: raw,
      words: raw.map { word(source.bytes[$0.start..<$0.end]) })
    var examples: [BoundaryExample] = []
    var start = 0
    var nesting = Nesting()
    var keys: [UInt64] = []
    for index in 1..<raw.count {
      nesting.pass(paragraph, index - 1)
      let begins = ends.contains(raw[index - 1].end)
      if paragraph.mayBegin(at: index),
        SplitterRules.decision(at: index, start: start, in: paragraph) == nil
      {
        SplitterFeatures.keys(
          at: index, in: paragraph, start: start, nesting: nesting, into: &keys)
        examples.append(BoundaryExample(keys: keys, begins: begins))
      }
      if begins {
        start = index
        nesting.restart()
      }
    }
    return examples
  }
}

/// A place where a sentence may begin, for training.
package struct BoundaryExample: Sendable {
  package var keys: [UInt64]
  package var begins: Bool
}
