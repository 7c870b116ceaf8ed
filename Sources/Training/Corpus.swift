import Foundation
import Sentences

/// The annotated text the parameters are learned from.
struct Corpus {
  var sentences: [AnnotatedSentence] = []

  /// Reads the training parts of EWT and GUM.
  static func read(folder: String) throws -> Corpus {
    var corpus = Corpus()
    for part in ["ewt/en_ewt-ud-train.conllu", "gum/gum-train.conllu"] {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(part)
      corpus.sentences += CoNLLU.sentences(in: Array(try Data(contentsOf: url)))
    }
    return corpus
  }

  /// Running text as keys of words: the sentences, and news without trees. Only counts of words
  /// beside words are learned from it.
  func runningText(folder: String) throws -> [[UInt64]] {
    var texts = sentences.map { $0.words.map { key(Language.plainWord($0.form)) } }
    let news = URL(fileURLWithPath: folder).appendingPathComponent("polnear/train/text")
    let files = try FileManager.default.contentsOfDirectory(atPath: news.path).sorted()
    for file in files {
      let data = try Data(contentsOf: news.appendingPathComponent(file))
      let text = String(decoding: data, as: UTF8.self)
      texts += Language.plainWords(in: text).map { $0.map(key) }
    }
    return texts
  }

  private func key(_ word: WordForm) -> UInt64 { EncoderFeatures.key(0, of: word) }

  /// Paragraphs as running text: sentences joined by blanks, with the byte offsets where they end.
  func paragraphs() -> [(text: String, ends: Set<Int>)] {
    var result: [(text: String, ends: Set<Int>)] = []
    var text = ""
    var ends: Set<Int> = []
    for sentence in sentences {
      if sentence.beginsDocument || sentence.beginsParagraph, !text.isEmpty {
        result.append((text, ends))
        (text, ends) = ("", [])
      }
      if !text.isEmpty { text += " " }
      text += sentence.text
      ends.insert(text.utf8.count)
    }
    result.append((text, ends))
    return result
  }
}

/// A small generator of pseudo-random numbers with a fixed seed (SplitMix64), so that training
/// gives the same bytes each time.
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// 0..<bound; the bias is far below one in a million for the bounds used here.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  mutating func shuffle(_ array: inout [Int]) {
    for index in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(index, below(index + 1))
    }
  }
}
