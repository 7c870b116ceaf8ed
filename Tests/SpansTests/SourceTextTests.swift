import Spans
import Testing

@Suite struct SourceTextTests {
  @Test func countsCodePointsOutside() {
    let text = SourceText("“né” 🙂 ok")
    let ok = Span(text.count - 2, text.count)
    #expect(text.string(ok) == "ok")
    let points = text.codePoints(of: ok)
    #expect(points.start == 7)
    #expect(text.byteOffset(ofCodePoint: 7) == ok.start)
  }

  @Test func findsOffsetsFarIntoLongTexts() {
    let text = SourceText(String(repeating: "é", count: 5000) + "x")
    #expect(text.codePoint(at: 10_000) == 5000)
    #expect(text.byteOffset(ofCodePoint: 5000) == 10_000)
  }
}
