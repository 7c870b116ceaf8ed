import ArgumentParser
import Documents
import Names
import Sayso
import Sentences
import Spans

/// `sayso parse`: the grammar of a text, as CoNLL-U.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print the sentences of a text, tagged and parsed, as CoNLL-U.")

  @Argument(help: "A file, or - for standard input.") var path: String
  @Flag(help: "The file is CoNLL-U: keep its tokens, annotate them anew.") var conllu = false
  @Flag(help: "The file is IOB2: keep its tokens, mark persons, bodies and places anew.")
  var iob2 = false
  @Flag(help: "Print one sentence a line instead, inner newlines as blanks.") var sentences = false

  func run() throws {
    let bytes = try WholeFile.bytes(of: path)
    if iob2 { return Terminal.write(IOB2(bytes).marked()) }
    var output = conllu ? CoNLLUText.annotated(bytes) : [UInt8]()
    if !conllu {
      let text = SourceText(String(decoding: bytes, as: UTF8.self))
      let document = Document(id: path, text: text)
      for sentence in SentenceReader.sentences(in: document) {
        if sentences {
          output += line(text.string(sentence.span))
        } else {
          CoNLLUText.append(sentence, of: text, to: &output)
        }
      }
    }
    Terminal.write(output)
  }

  /// The sentence on one line.
  private func line(_ text: String) -> [UInt8] {
    text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A]
  }
}
