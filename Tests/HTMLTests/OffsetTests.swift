import Spans
import Testing

@testable import HTML

/// Everything in a tree leads back to the bytes that came in.
@Suite struct OffsetTests {
  /// The bytes the runs of the first text with more than white space came from.
  private func origins(of bytes: [UInt8]) -> [String] {
    let tree = HTMLParser.tree(of: bytes)
    for node in tree.nodes.indices where tree.nodes[node].kind == .text {
      return tree.runs(of: node).map { run in
        let span = tree.origin(of: Int(run.start)..<Int(run.end))
        return String(decoding: bytes[span.range].filter { $0 < 0x80 }, as: UTF8.self)
      }
    }
    return []
  }

  @Test func aReferenceIsARunOfItsOwn() {
    #expect(origins(of: Array("<p>Ice &amp; fog".utf8)) == ["Ice ", "&amp;", " fog"])
  }

  @Test func aByteOrderMarkCounts() {
    #expect(origins(of: [0xEF, 0xBB, 0xBF] + Array("<p>quay".utf8)) == ["quay"])
  }

  @Test func placesSurviveAnotherEncoding() {
    let page = Array("<meta charset=iso-8859-2><p>P".utf8) + [0xF8] + Array("ístav".utf8.prefix(1))
    let tree = HTMLParser.tree(of: page)
    #expect(tree.encoding == "iso-8859-2")
    let bytes =
      Array("<meta charset=windows-1251><title>".utf8) + [0xCF, 0xF0] + Array("</title><p>A".utf8)
    let other = HTMLParser.tree(of: bytes)
    let last = other.nodes.last { $0.kind == .text }
    let span = other.origin(of: Int(last?.start ?? 0)..<Int(last?.end ?? 0))
    #expect(bytes[span.range].elementsEqual([0x41]))
  }

  @Test func placesSurviveBrokenBytes() {
    let bytes = Array("<p>a".utf8) + [0xFF] + Array("é è ê<b>quay".utf8)
    let tree = HTMLParser.tree(of: bytes)
    let last = tree.nodes.last { $0.kind == .text }
    let span = tree.origin(of: Int(last?.start ?? 0)..<Int(last?.end ?? 0))
    #expect(String(decoding: bytes[span.range], as: UTF8.self) == "quay")
  }

  @Test func anElementHasThePlaceOfItsTag() {
    let page = "<body class=x><p id='a'>Fog</p>"
    let tree = HTMLParser.tree(of: Array(page.utf8))
    let paragraph = tree.nodes.first { $0.tag == .p }
    let range = Int(paragraph?.start ?? 0)..<Int(paragraph?.end ?? 0)
    #expect(String(decoding: Array(page.utf8)[range], as: UTF8.self) == "<p id='a'>")
  }

  @Test func noPlaceLiesBehindTheEnd() {
    let bytes: [UInt8] = [0xFF]
    let tree = HTMLParser.tree(of: bytes)
    for node in tree.nodes.indices where tree.nodes[node].kind == .text {
      for run in tree.runs(of: node) {
        #expect(tree.origin(of: Int(run.start)..<Int(run.end)).end == 1)
      }
    }
  }
}
