import Foundation
import Sentences

/// How the parameters in a folder do on the development parts, with gold tokens: a quick look while
/// training. Evaluation/measures/language.sh has the figures that count.
struct Check {
  let folder: String

  /// Prints tags, lemmas and arcs right in percent for each corpus.
  func run(corpora: String) throws {
    func bytes(_ name: String) throws -> UnsafeRawBufferPointer {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(name + ".bin")
      let data = try Data(contentsOf: url)
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 8)
      copy.copyBytes(from: data)
      return UnsafeRawBufferPointer(copy)
    }
    let parser = Parser(ParserModel(try bytes("parser")))
    let language = Language(
      splitter: SentenceSplitter(model: nil),
      lexicon: LinearModel(try bytes("lexicon")),
      lemmatizer: Lemmatizer(
        table: LinearModel(try bytes("lemmas")), labels: parser?.tags ?? []),
      parser: parser)
    for part in ["ewt/en_ewt-ud-dev.conllu", "gum/gum-dev.conllu"] {
      let url = URL(fileURLWithPath: corpora).appendingPathComponent(part)
      print(part, score(language, CoNLLU.sentences(in: Array(try Data(contentsOf: url)))))
    }
  }

  private func score(_ language: Language, _ sentences: [AnnotatedSentence]) -> String {
    var right = (tags: 0, lemmas: 0, heads: 0, arcs: 0)
    var count = 0
    for sentence in sentences {
      let tokens = language.tokens(of: sentence.words.map(\.form))
      for (token, gold) in zip(tokens, sentence.words) {
        count += 1
        if token.tag.rawValue == gold.tag { right.tags += 1 }
        if token.lemma == gold.lemma { right.lemmas += 1 }
        guard token.head == gold.head else { continue }
        right.heads += 1
        if token.relation.universal.rawValue == gold.relation.prefix(while: { $0 != ":" }) {
          right.arcs += 1
        }
      }
    }
    func percent(_ part: Int) -> String {
      String(Double(part * 10_000 / Swift.max(1, count)) / 100)
    }
    return "UPOS \(percent(right.tags)) lemma \(percent(right.lemmas)) "
      + "UAS \(percent(right.heads)) LAS \(percent(right.arcs))"
  }
}
