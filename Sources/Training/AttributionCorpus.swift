import Claims
import Documents
import Foundation
import Names
import Sayso
import Sentences
import Spans
import Stories

/// Annotated attributions in brat stand-off: a folder with `text` and `attributions`, of which the
/// first file of each document in name order counts.
struct AttributionCorpus {
  /// The parts of one attribution, in code points.
  struct Attribution {
    var cue: [Range<Int>] = []
    var source: [Range<Int>] = []
    var content: [Range<Int>] = []
  }

  /// A sentence, parsed and named, with the words of each attribution's parts.
  struct Example {
    var plain: Sentence
    var mentions: [Mention]
    var sentence: AttributionSentence
    var attributions: [Parts]
  }

  struct Parts {
    var cue: [Int]
    var source: [Int]
    var content: [Int]
  }

  /// One list of sentences a document, in name order of the files.
  private(set) var documents: [[Example]] = []

  init(folder: String) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/attributions")
      .filter { $0.hasSuffix(".ann") }.sorted()
    var done: Set<Substring> = []
    for file in files {
      guard let end = file.lastIndex(of: "_"), done.insert(file[..<end]).inserted else { continue }
      let gold = try String(contentsOfFile: "\(folder)/attributions/\(file)", encoding: .utf8)
      let path = "\(folder)/text/\(file[..<end]).txt"
      let (read, _) = InputFiles.documents(at: [path], settings: IntakeSettings())
      guard let document = read.first else { continue }
      documents.append(
        AttributionCorpus.examples(document, AttributionCorpus.attributions(gold)))
    }
  }

  /// Reads the lines of text bounds and events. Lines it does not know are skipped.
  static func attributions(_ text: String) -> [Attribution] {
    var bounds: [Substring: [Range<Int>]] = [:]
    var result: [Attribution] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count > 1 else { continue }
      if fields[0].hasPrefix("T") {
        bounds[fields[0]] = ranges(fields[1])
      } else if fields[0].hasPrefix("E") {
        result.append(attribution(fields[1], bounds))
      }
    }
    return result
  }

  /// "Content 120 211;220 230"
  private static func ranges(_ field: Substring) -> [Range<Int>] {
    guard let blank = field.firstIndex(of: " ") else { return [] }
    return field[field.index(after: blank)...].split(separator: ";").compactMap { part in
      let ends = part.split(separator: " ").compactMap { Int($0) }
      return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
    }
  }

  private static func attribution(
    _ field: Substring, _ bounds: [Substring: [Range<Int>]]
  ) -> Attribution {
    var result = Attribution()
    for part in field.split(separator: " ").dropFirst() {
      let pair = part.split(separator: ":", maxSplits: 1)
      guard pair.count == 2, let ranges = bounds[pair[1]] else { continue }
      if pair[0].hasPrefix("Cue") { result.cue += ranges }
      if pair[0].hasPrefix("Source") { result.source += ranges }
      if pair[0].hasPrefix("Content") { result.content += ranges }
    }
    return result
  }

  private static func examples(
    _ document: Document, _ attributions: [Attribution]
  ) -> [Example] {
    let reading = Pipeline.reading(of: document)
    let spans = attributions.map { attribution in
      [attribution.cue, attribution.source, attribution.content].map { ranges in
        ranges.map { range in
          Span(
            document.text.byteOffset(ofCodePoint: range.lowerBound),
            document.text.byteOffset(ofCodePoint: range.upperBound))
        }
      }
    }
    return reading.sentences.enumerated().compactMap { number, sentence in
      let mentions = reading.names.mentions(inSentence: number)
      guard let view = AttributionSentence(sentence, mentions: mentions) else { return nil }
      let parts = spans.map { spans in spans.map { tokens(of: sentence, in: $0) } }
        .filter { !$0[0].isEmpty }
        .map { Parts(cue: $0[0], source: $0[1], content: $0[2]) }
      return Example(
        plain: sentence, mentions: mentions, sentence: view, attributions: parts)
    }
  }

  private static func tokens(of sentence: Sentence, in spans: [Span]) -> [Int] {
    sentence.tokens.indices.filter { index in
      spans.contains { $0.overlaps(sentence.tokens[index].span) }
    }
  }
}
