import Documents
import Spans
import Testing

@testable import Sentences

/// Sentences and documents of sizes nobody writes: linear time, bounded memory.
@Suite struct LongTextTests {
  private func forms(_ count: Int) -> [WordForm] {
    let words = ["the", "ferry", "that", "sank", "off", "Port", "Calder", ",", "and"]
    return (0..<count).map { Language.plainWord(words[$0 * 7 % words.count]) }
  }

  /// 100,000 tokens without an end: one root, every head inside, no cycle.
  @Test func parsesASentenceWithoutEnd() throws {
    let parser = try #require(Language.english.parser)
    let words = parser.words(forms(100_000))
    #expect(words.count == 100_000)
    #expect(words.filter { $0.head < 0 }.count == 1)
    var isRooted = words.map { $0.head < 0 }
    for index in words.indices {
      var path: [Int] = []
      var current = index
      while !isRooted[current], path.count <= 2 * Parser.longest {
        path.append(current)
        current = words[current].head
      }
      #expect(isRooted[current], "a cycle at \(index)")
      if !isRooted[current] { return }
      for word in path { isRooted[word] = true }
    }
  }

  /// Twice the words take about twice the time.
  @Test func takesLinearTime() throws {
    let parser = try #require(Language.english.parser)
    let clock = ContinuousClock()
    let few = forms(4_000)
    let many = forms(16_000)
    _ = parser.words(few)
    let short = clock.measure { _ = parser.words(few) }
    let long = clock.measure { _ = parser.words(many) }
    #expect(long < short * 4 * 4)
  }

  @Test func readsManySentences() {
    let line = "The ministry of Port Calder said on Monday that nine ferries had left. "
    let text = String(repeating: line + "\n\n", count: 800)
    let sentences = SentenceReader.sentences(in: Document(id: "t", text: SourceText(text)))
    #expect(sentences.count == 800)
    #expect(Set(sentences.map { $0.tokens.map(\.head) }).count == 1)
  }
}
