import Documents
import Spans
import Testing

@testable import Origins

@Suite struct SharedPassagesTests {
  private func words(_ passage: SharedPassage, _ documents: [Document]) -> (String, String) {
    (
      documents[passage.document].text.string(passage.span),
      documents[passage.source].text.string(passage.sourceSpan)
    )
  }

  @Test func aCopyInsideOwnTextIsFoundWholeAndDirectedByDate() {
    let documents = [
      Fixtures.document(
        "copy", "Our own opening line stands here today.\n\(Fixtures.wire)\nMore soon.",
        day: "2031-05-03"),
      Fixtures.document("wire", Fixtures.wire, day: "2031-05-02"),
    ]
    let found = SharedPassages.find(in: documents)
    #expect(found.count == 1)
    #expect(found.first?.kind == .verbatim)
    #expect(found.first?.isDirected == true)
    #expect(found.first?.document == 0)
    #expect(found.first.map { words($0, documents).0 } == Fixtures.wire)
    #expect(found.first.map { words($0, documents).1 } == Fixtures.wire)
  }

  @Test func aRewordedCopyIsOnePassage() {
    let reworded = """
      The dam above Orvelle burst late on Tuesday after three days of heavy rain, the regional \
      water board said. Some 40 houses were under water by the morning, and the coast road was \
      cut in two places. "We opened every gate we have and it was still not enough," director \
      Mira Halloran told reporters. Divers searched the mill quarter for two men who had not \
      been seen since the evening.
      """
    let documents = [
      Fixtures.document("a", Fixtures.wire), Fixtures.document("b", reworded),
      Fixtures.document("c", Fixtures.other),
    ]
    let found = SharedPassages.find(in: documents)
    #expect(found.count == 1)
    #expect(found.first?.kind == .edited || found.first?.kind == .reworded)
    #expect(found.first?.isDirected == false)
    #expect(CopyGroups(found, in: documents).group == [0, 0, 2])
  }

  @Test func aSharedStatementIsAQuotationAndNoCopy() {
    let quote = "“We opened every gate we have and it was still not enough,”"
    let documents = [
      Fixtures.document("a", "Halloran was tired when she spoke at noon. \(quote) she said there."),
      Fixtures.document("b", "In the mill quarter nobody slept at all. \(quote) one heard again."),
    ]
    let found = SharedPassages.find(in: documents)
    #expect(found.map(\.kind) == [.quotation])
    #expect(CopyGroups(found, in: documents).pairs.isEmpty)
  }

  @Test func furnitureMatchesNothing() {
    let footer = "Sign up for our morning letter and get the news of the valley before breakfast."
    let texts = [Fixtures.wire, Fixtures.other].map { $0 + "\n" + footer }
    let documents = texts.enumerated().map { number, text in
      Fixtures.document(
        "\(number)", text,
        passages: [
          Passage(
            span: Span(text.utf8.count - footer.utf8.count, text.utf8.count), role: .furniture)
        ])
    }
    #expect(SharedPassages.find(in: documents).isEmpty)
  }

  @Test func aPassagePrintedTwiceInOneDocumentIsFound() {
    let text = Fixtures.other + "\n" + Fixtures.wire + "\n" + Fixtures.other
    let documents = [Fixtures.document("a", text)]
    let found = SharedPassages.find(in: documents)
    #expect(found.count == 1)
    #expect(found.first?.document == found.first?.source)
    #expect((found.first?.sourceSpan.start ?? 1) == 0)
  }

  @Test func hostileTextsPass() {
    let repeated = String(repeating: "again ", count: 100_000)
    let documents = [
      Fixtures.document("a", repeated), Fixtures.document("b", repeated + "x"),
      Fixtures.document("c", ""), Fixtures.document("d", "\u{2019}"),
      Fixtures.document("e", String(repeating: "a", count: 100_000)),
    ]
    #expect(SharedPassages.find(in: documents).allSatisfy { $0.document < 5 })
  }

  @Test func whatOneOutletPrintsEverywhereIsNoEvidence() {
    let box =
      "Read more about the weather in the valleys on our page and send us your photos today."
    let texts = [
      Fixtures.wire, Fixtures.other,
      """
      The harbour of Selm was closed at noon because of fog that nobody in town had expected. Two \
      ferries turned back and a third waited outside the mole until the evening, its master said.
      """,
    ]
    let documents = texts.enumerated().map {
      Fixtures.document("\($0)", $1 + "\n" + box, outlet: "Valley Post")
    }
    #expect(SharedPassages.find(in: documents).isEmpty)
    let others = texts.enumerated().map {
      Fixtures.document("\($0)", $1 + "\n" + box, outlet: "Outlet \($0)")
    }
    #expect(!SharedPassages.find(in: others).isEmpty)
  }

  @Test func manyIdenticalDocumentsStayOneGroup() {
    let documents = (0..<300).map { Fixtures.document("\($0)", Fixtures.wire) }
    let passages = SharedPassages.find(in: documents)
    #expect(passages.count < 300 * PostingJoin.widest)
    #expect(Set(CopyGroups(passages, in: documents).group) == [0])
  }

  @Test func wordsAreTheSameHoweverTheyAreTypeset() {
    func hashes(_ text: String) -> [UInt64] {
      var scanner = WordScanner()
      scanner.scan(Array(text.utf8))
      return Array(scanner.hashes[..<scanner.count])
    }
    #expect(hashes("Don't stop") == hashes("don’t STOP"))
    #expect(hashes("don't") == hashes("dont"))
    #expect(
      hashes("a long-winded, self-satisfied reply") == hashes("A long winded self satisfied reply"))
    #expect(hashes("internationalisation's") == hashes("Internationalisation’s"))
    #expect(hashes("Öresund") != hashes("resund"))
    #expect(hashes("abcdefgh abcdefghi").count == 2)
    #expect(hashes("“Yes”—he said…").count == 3)
  }
}
