import Testing

@testable import Spans

@Suite struct SpanIndexTests {
  @Test func findsTheSpansThatHoldAnother() {
    let index = SpanIndex([Span(0, 40), Span(5, 12), Span(10, 30), Span(5, 12)])
    #expect(index.holding(Span(10, 11)) == [0, 1, 2, 3])
    #expect(index.holding(Span(11, 13)) == [0, 2])
    #expect(index.holding(Span(38, 41)).isEmpty)
    #expect(SpanIndex([]).holding(Span(0, 1)).isEmpty)
  }

  @Test func agreesWithLookingAtEverySpan() {
    var state: UInt64 = 7
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let spans = (0..<200).map { _ in
      let start = next(300)
      return Span(start, start + next(60))
    }
    let index = SpanIndex(spans)
    for _ in 0..<200 {
      let start = next(320)
      let inner = Span(start, start + next(10))
      #expect(index.holding(inner) == spans.indices.filter { spans[$0].contains(inner) })
    }
  }
}
