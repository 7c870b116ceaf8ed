import Documents
import Spans
import Testing

@testable import Sentences

/// Texts nobody writes: nothing may crash, lose order, or take more than linear time.
@Suite struct HostileTextTests {
  private func sentences(_ text: String) -> [Sentence] {
    SentenceReader.sentences(in: Document(id: "t", text: SourceText(text)))
  }

  /// Tokens in text order, not overlapping, inside their sentence.
  private func isOrderly(_ sentences: [Sentence]) -> Bool {
    var end = 0
    for token in sentences.flatMap(\.tokens) {
      if token.span.start < end || token.span.isEmpty { return false }
      end = token.span.end
    }
    return sentences.allSatisfy { sentence in
      sentence.tokens.allSatisfy {
        sentence.span.contains($0.span) && $0.head < sentence.tokens.count
      }
    }
  }

  @Test(arguments: [
    "", " ", "\n\n\n", "\u{0}\u{1}\u{2}", ".", "\"", "'", "(((((", ")))))", "“““", "’’’",
    "--- --- ---",
    "\u{202E}abc\u{202C} def.", "שלום עולם. מה שלומך?", "السلام عليكم. كيف حالك؟", "👩‍👩‍👧‍👦👍🏽🏴󠁧󠁢󠁥󠁮󠁧󠁿 ok.",
    "e\u{301}\u{301}\u{301} x", "\u{FEFF}Text.\u{FEFF}", "中文没有空格。第二句。", "a\u{AD}b", "1-1-1-1-1-1",
    "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o", "http://", "@", "#", "n't", "'s", "U.S", "1. 2. 3. 4.",
    "• • •", "\u{FFFD}",
  ])
  func readsAnything(_ text: String) {
    #expect(isOrderly(sentences(text)))
  }

  @Test(arguments: [
    "word ", "x", "(", "\"", "a-", "a.", "1-", "'", "• ", "1. ", "“a ", "A. ", "http", "\n",
  ])
  func staysLinear(_ unit: String) {
    let text = String(repeating: unit, count: 5_000 / unit.utf8.count)
    let clock = ContinuousClock()
    var read: [Sentence] = []
    let time = clock.measure { read = sentences(text) }
    #expect(isOrderly(read))
    #expect(time < .seconds(20))
  }

  @Test func repairsBrokenBytes() {
    let text = String(
      decoding: [0x41, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xFF, 0x20, 0x42], as: UTF8.self)
    #expect(isOrderly(sentences(text)))
  }
}
