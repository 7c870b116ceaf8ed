import ArgumentParser
import Documents
import Exchange
import Origins
import Sayso
import Spans

/// `sayso copies`: which documents repeat which, as JSON Lines.
struct CopiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copies", abstract: "Print which documents repeat each other's text.",
    discussion: """
      Prints one pair a line: documents of which the shorter stands at least half in the other, \
      word for word, edited or retold. `a` is the source and `b` the copy where `direction` says \
      how that is known: by date, by a credit, by both. With --spans, every shared passage with \
      its place on both sides (Unicode code points) and its kind: verbatim, edited, reworded, or a \
      quotation both print, which makes no copy. As text: pairs with their passages, then the rest.

      Examples:
        sayso copies reports.jsonl
        sayso copies --spans reports.jsonl
        sayso copies --format text reports/
      """)

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, text
  }

  @OptionGroup var input: InputOptions
  @Flag(help: "Print every shared passage instead of pairs of documents.") var spans = false
  @Option(help: "json (one object a line) or text.") var format = Format.json

  func run() throws {
    let (documents, hasFaults) = input.documents()
    let passages = SharedPassages.find(in: documents)
    var out = LineOutput()
    if format == .text {
      let text = CopiesText(
        documents: documents, passages: passages, width: Terminal.width,
        hasColour: Terminal.hasColour)
      out.write(text.lines)
    } else if spans {
      for passage in passages { out.write(record(passage, documents)) }
    } else {
      for pair in CopyGroups(passages, in: documents).pairs { out.write(record(pair, documents)) }
    }
    out.flush()
    if hasFaults { throw ExitCode(2) }
    if documents.isEmpty { throw ExitCode(1) }
  }

  private func record(_ pair: CopyPair, _ documents: [Document]) -> JSONText {
    .object([
      "a": .string(documents[pair.source].id), "b": .string(documents[pair.document].id),
      "containment": .number(pair.containment), "of_longer": .number(pair.shareOfLonger),
      "direction": .string(pair.direction.rawValue),
    ])
  }

  private func record(_ passage: SharedPassage, _ documents: [Document]) -> JSONText {
    let (document, source) = (documents[passage.document], documents[passage.source])
    let (start, end) = document.text.codePoints(of: passage.span)
    let (sourceStart, sourceEnd) = source.text.codePoints(of: passage.sourceSpan)
    return .object([
      "doc": .string(document.id), "start": .integer(start), "end": .integer(end),
      "src": .string(source.id), "src_start": .integer(sourceStart),
      "src_end": .integer(sourceEnd), "kind": .string(passage.kind.rawValue),
      "direction": .string(passage.direction.rawValue),
    ])
  }
}

/// A file for the commands that take just one.
enum WholeFile {
  /// Its bytes, or those of standard input for `-`. A failure is told as for any other input.
  static func bytes(of path: String) throws -> [UInt8] {
    let (sources, faults) = InputFiles.sources(at: [path])
    let result: Result<RawInput, IntakeFault> =
      if let fault = faults.first { .failure(fault) } else if let source = sources.first {
        InputFiles.read(source)
      } else { .failure(.missing(path: path)) }
    switch result {
    case .success(let input): return input.bytes
    case .failure(let fault):
      Terminal.note("sayso: " + Faults.sentence(fault))
      throw ExitCode(2)
    }
  }
}

/// Collects lines and writes them in large pieces.
struct LineOutput {
  private var bytes: [UInt8] = []

  mutating func write(_ value: JSONText) { write(text: value.line) }

  mutating func write(text: String) {
    bytes += text.utf8
    bytes.append(0x0A)
    if bytes.count > 1 << 16 { flush() }
  }

  mutating func write(_ lines: [String]) {
    for line in lines {
      bytes += line.utf8
      bytes.append(0x0A)
    }
  }

  mutating func flush() {
    Terminal.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
