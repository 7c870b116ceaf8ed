import Documents
import Foundation

/// Blocks of saved pages with what the gold says of them: part of the article's text or not.
///
/// A third of the domains is held out: nothing is learned from it.
struct BlockCorpus {
  private(set) var rows: [Int16] = []
  private(set) var labels: [Float] = []
  private(set) var weights: [Float] = []
  private(set) var width = 0

  /// Words of a run looked up in the gold.
  private static let run = 3

  /// FNV-1a of a domain's bytes modulo three is nought: such pages are held out.
  static func isHeldOut(_ domain: String) -> Bool {
    domain.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    } % 3 == 0
  }

  /// Reads the sets of pages below a folder of corpora.
  init(folder: String) throws {
    let pages = URL(fileURLWithPath: folder).appendingPathComponent("pages")
    for name in ["wcxb-dev", "trafilatura", "mozilla"] {
      try read(pages.appendingPathComponent(name))
    }
  }

  private mutating func read(_ set: URL) throws {
    let gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: set.appendingPathComponent("gt.json")))
    let folder = try BlockCorpus.unpack(set.appendingPathComponent("pages.tar.zst"))
    defer { try? FileManager.default.removeItem(at: folder) }
    for (id, page) in gold.pages.sorted(by: { $0.key < $1.key })
    where !BlockCorpus.isHeldOut(page.domain ?? id) {
      let file = folder.appendingPathComponent("pages/\(id).html")
      guard let data = try? Data(contentsOf: file) else { continue }
      let examples = BlockExamples(page: [UInt8](data)).examples
      if let text = page.text { add(examples, text) } else { add(examples, page) }
    }
  }

  private struct Gold: Decodable {
    var pages: [String: Page]
  }

  private struct Page: Decodable {
    var domain: String?
    var text: String?
    var with: [String]?
    var without: [String]?
  }

  private static func unpack(_ archive: URL) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "sayso-pages-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "--zstd", "-xf", archive.path, "-C", folder.path]
    try tar.run()
    tar.waitUntilExit()
    return folder
  }

  private mutating func add(_ example: BlockExamples.Example, _ label: Float, _ weight: Float) {
    width = example.features.count
    rows += example.features
    labels.append(label)
    weights.append(weight)
  }

  /// Where the gold is a text: a block belongs to it if half of its runs of words do. All blocks of
  /// a page weigh as much as those of another, by their words.
  private mutating func add(_ examples: [BlockExamples.Example], _ text: String) {
    let gold = BlockExamples.words(of: text)
    let runs = Set(BlockCorpus.runs(gold))
    let lines = Set(
      text.split(whereSeparator: \.isNewline).map { BlockExamples.words(of: String($0)) })
    let unit = 20 / Float(max(60, gold.count))
    for example in examples where !example.words.isEmpty {
      let own = BlockCorpus.runs(example.words)
      let isShort = example.words.count < BlockCorpus.run
      let found = own.reduce(0) { runs.contains($1) ? $0 + 1 : $0 }
      let isText = isShort ? lines.contains(example.words) : found * 2 > own.count
      add(example, isText ? 1 : 0, unit * Float(min(400, example.words.count)) + 0.02)
    }
  }

  /// Where the gold is fragments: only blocks that hold one count.
  private mutating func add(_ examples: [BlockExamples.Example], _ page: Page) {
    func bytes(_ texts: [String]?) -> [[UInt8]] {
      (texts ?? []).map {
        Array($0.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
      }
    }
    let (with, without) = (bytes(page.with), bytes(page.without))
    for example in examples {
      let isText = with.contains { BlockCorpus.holds(example.bytes, $0) }
      let isNone = without.contains { BlockCorpus.holds(example.bytes, $0) }
      if isText != isNone { add(example, isText ? 1 : 0, 2) }
    }
  }

  private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty, bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { start in
      bytes[start] == part[0] && bytes[start..<start + part.count].elementsEqual(part)
    }
  }

  private static func runs(_ words: [UInt64]) -> [UInt64] {
    guard words.count >= run else { return words.isEmpty ? [] : [words.reduce(1, &+)] }
    return (0...words.count - run).map { start in
      words[start..<start + run].reduce(7) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
    }
  }
}
