import Claims
import Documents
import Names
import Sentences
import Spans

/// One line of a fixture: the text without its marks, and where the marks stood.
struct MarkedSentence {
  var text = ""
  var source: Span?
  var cue: Span?
  var content: Span?
  var modality: String?
  var isPositive = true

  init(_ line: Substring) {
    var rest = line
    if let arrow = line.range(of: " => ") {
      rest = line[..<arrow.lowerBound]
      let label = line[arrow.upperBound...].split(separator: " ")
      modality = label.first == "none" ? nil : label.first.map(String.init)
      isPositive = label.last != "-"
    }
    var bytes: [UInt8] = []
    var open: [UInt8: Int] = [:]
    let input = Array(rest.utf8)
    var index = 0
    while index < input.count {
      let byte = input[index]
      let isDouble = index + 1 < input.count && input[index + 1] == byte
      switch (byte, isDouble) {
      case (0x5B, true), (0x3C, true), (0x7B, true):
        open[byte] = bytes.count
        index += 2
      case (0x5D, true): (source, index) = (Span(open[0x5B] ?? 0, bytes.count), index + 2)
      case (0x3E, true): (cue, index) = (Span(open[0x3C] ?? 0, bytes.count), index + 2)
      case (0x7D, true): (content, index) = (Span(open[0x7B] ?? 0, bytes.count), index + 2)
      default:
        bytes.append(byte)
        index += 1
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  static func all(_ block: String) -> [MarkedSentence] {
    block.split(separator: "\n").map { MarkedSentence($0) }
  }

  /// Whether the sentences come with trees: a subject found in the plainest of sentences.
  static var hasTrees: Bool {
    let source = SourceText("The dog sleeps.")
    var document = Document(id: "test", text: source)
    document.passages = [Passage(span: source.span, role: .body)]
    return SentenceReader.sentences(in: document).first?.tokens.contains {
      $0.relation == .nsubj
    } ?? false
  }

  /// The claims read from the text alone.
  func claims(isHeading: Bool = false) -> [Claim] {
    MarkedSentence.claims(in: text, isHeading: isHeading)
  }

  static func claims(in text: String, isHeading: Bool = false) -> [Claim] {
    let source = SourceText(text)
    var document = Document(id: "test", text: source)
    document.passages = [Passage(span: source.span, role: .body, isHeading: isHeading)]
    let sentences = SentenceReader.sentences(in: document)
    let names = NameReader.names(in: document, sentences: sentences)
    return ClaimReader.claims(in: document, sentences: sentences, names: names, dates: []).claims
  }
}

extension Substring {
  /// First place of some words; nil where they do not stand.
  func range(of words: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(words) {
        return start..<index(start, offsetBy: words.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension Span {
  /// Shared length over joint length.
  func agreement(with other: Span) -> Double {
    let low = Swift.max(start, other.start)
    let high = Swift.min(end, other.end)
    guard high > low else { return 0 }
    return Double(high - low) / Double(Swift.max(end, other.end) - Swift.min(start, other.start))
  }
}
