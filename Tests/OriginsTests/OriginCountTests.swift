import Claims
import Documents
import Names
import Spans
import Testing

@testable import Origins

@Suite struct OriginCountTests {
  private func telling(_ document: Int, _ chain: String...) -> Telling {
    Telling(
      document: document, span: Span(0, 20), sentence: Span(0, 60),
      chain: [Claim.Link([.outlet])]
        + chain.map { link in
          Claim.Link(link.split(separator: "+").map { ActorID(String($0)) })
        })
  }

  private func count(
    _ tellings: [Telling], texts: [String], credits: [Int: String] = [:],
    actors: [ActorID: Actor] = [:]
  ) -> OriginCount {
    let documents = texts.enumerated().map { number, text in
      Fixtures.document(
        "\(number)", text,
        credits: credits[number].map { [Credit(name: $0, span: Span(0, 3), rule: "test")] } ?? [])
    }
    let passages = SharedPassages.find(in: documents)
    return OriginCounter(
      documents: documents, groups: CopyGroups(passages, in: documents), passages: passages,
      actors: actors
    ).count(tellings)
  }

  private let four = ["One text here.", "Another text.", "A third one.", "Yet a fourth."]

  @Test func reportsThatQuoteOneBodyHaveOneOrigin() {
    let count = count(
      [
        telling(0, "ts.water"), telling(1, "ts.lawmakers", "ts.water"), telling(2, "ts.gov"),
        telling(3, "ts.water", "evidence.imagery"),
      ], texts: four)
    #expect(count.named.count == 1)
    #expect(count.named.first?.actors.first == ActorID("ts.water"))
    #expect(count.carriers == [0, 1, 2, 3])
    #expect(count.restsOnOneOrigin)
    #expect(count.links.map(\.kind) == [.relay, .sameState])
  }

  @Test func unspecifiedReportsAreNoOrigin() {
    let count = count([telling(0, "unspec.reports"), telling(1, "ts.gov")], texts: four)
    #expect(count.named.count == 1)
    #expect(count.unresolved.map(\.reason) == [.unspecified])
    #expect(count.unresolved.first?.carriers == [0])
  }

  @Test func unnamedOfficialsOfTwoOutletsStayUnresolved() {
    let count = count(
      [telling(0, "ts.officials.anon"), telling(1, "ts.officials.anon")], texts: four)
    #expect(count.anonymous.isEmpty)
    #expect(count.unresolved.map(\.reason) == [.sameUnnamed])
  }

  @Test func unnamedOfficialsOfOneWordingAreOneOrigin() {
    let count = count(
      [telling(0, "ts.officials.anon"), telling(1, "ts.officials.anon")],
      texts: [Fixtures.wire, Fixtures.wire + " Nothing more is known."])
    #expect(count.anonymous.count == 1)
    #expect(count.collapsed == [[0, 1]])
    #expect(count.links.contains { $0.kind == .copy && $0.span != nil })
  }

  @Test func creditsCountLastAndGoThroughCopies() {
    let count = count(
      [telling(0), telling(1), telling(2)],
      texts: [Fixtures.wire, Fixtures.wire + " Nothing more is known.", Fixtures.other],
      credits: [1: "Norwire"])
    #expect(count.named.map(\.credit) == ["Norwire"])
    #expect(count.named.first?.carriers == [0, 1])
    #expect(count.unresolved.map(\.reason) == [.outletOnly])
  }

  @Test func onlyATextMakesOriginsIndependent() {
    let text = "Tessand and Norland had independently reported the flood on Monday."
    let stated = count([telling(0, "ts.gov+no.gov")], texts: [text])
    #expect(stated.named.count == 2)
    #expect(stated.independence.map(\.actors) == [[ActorID("ts.gov"), ActorID("no.gov")]])
    let silent = count([telling(0, "ts.gov"), telling(1, "no.gov")], texts: four)
    #expect(silent.named.count == 2)
    #expect(silent.independence.isEmpty)
  }
}
