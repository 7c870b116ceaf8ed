import Documents
import Origins
import Spans
import Testing

@testable import Stories

@Suite struct StoryClustersTests {
  private let flood = [
    """
    The dam above Orvelle gave way on Tuesday night after three days of rain, the regional water \
    board of Tessand said. Divers searched the mill quarter of Orvelle for two missing men. Mira \
    Halloran, director of the board, said the gates had been open since noon.
    """,
    """
    Rescuers in Orvelle found one of two men missing since the dam burst. The water board of \
    Tessand had opened the gates, according to its director, Mira Halloran. Forty houses were \
    flooded and the coast road remains closed.
    """,
    """
    Why did the Orvelle dam fail? Engineers from the water board had warned of cracks in spring. \
    Halloran has promised an inquiry into the flood, and residents of the mill quarter want the \
    repair reports.
    """,
  ]
  private let timber = [
    """
    Parliament in Norland voted on Monday to raise the tax on timber by a fifth. Finance Minister \
    Oskar Brandt told growers that the money would go to schools. Sawmills in the north said the \
    tax would close half of them.
    """,
    """
    Growers blocked the capital of Norland with lorries of timber to protest against the new tax. \
    Brandt, the finance minister, refused to meet them. Sawmills stayed shut across the north.
    """,
  ]

  private func documents(_ texts: [String], _ prefix: String) -> [Document] {
    texts.enumerated().map { Document(id: "\(prefix)\($0)", text: SourceText($1)) }
  }

  @Test func reportsOfOneEventAreOneStory() {
    #expect(StoryClusters.clusters(of: documents(flood, "f")) == [[0, 1, 2]])
  }

  @Test func twoEventsInOneFolderAreTwoStories() {
    let mixed = documents(flood, "f") + documents(timber, "t")
    #expect(StoryClusters.clusters(of: mixed) == [[0, 1, 2], [3, 4]])
  }

  @Test func theOrderOfTheInputChangesNothing() {
    let mixed = documents(flood, "f") + documents(timber, "t")
    func names(_ documents: [Document]) -> [[String]] {
      StoryClusters.clusters(of: documents).map { $0.map { documents[$0].id }.sorted() }
    }
    let expected = names(mixed)
    #expect(names(mixed.reversed()) == expected)
    #expect(names(Array(mixed[2...]) + mixed[..<2]) == expected)
  }

  @Test func copiesStayTogetherAndCountOnce() {
    let all = documents([flood[0], flood[0] + " More soon.", timber[0]], "d")
    let passages = SharedPassages.find(in: all)
    let copies = CopyGroups(passages, in: all)
    #expect(StoryClusters.clusters(of: all, copies: copies) == [[0, 1], [2]])
  }

  @Test func timePullsLikeReportsApart() {
    func dated(_ day: String) -> Document {
      Document(
        id: day,
        published: CalendarDate(iso: day).map { PublicationDate($0, basis: .given) }
          ?? .unknown, text: SourceText(timber[0]))
    }
    let clusters = StoryClusters.clusters(of: [dated("2031-05-01"), dated("2033-05-01")])
    #expect(clusters.count == 2)
  }

  @Test func emptyAndHostileTextsAreStoriesOfTheirOwn() {
    let texts = ["", "…", String(repeating: "flood ", count: 50_000), "a b c"]
    #expect(StoryClusters.clusters(of: documents(texts, "h")).count == 4)
    #expect(StoryClusters.clusters(of: []).isEmpty)
  }

  @Test func theLowestKeysComeFirst() {
    var dice: UInt64 = 7
    for count in [0, 1, 2, 3, 10, 500] {
      var keys = (0..<count).map { _ -> UInt64 in
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return dice >> 60
      }
      let expected = keys.sorted().prefix(100)
      selectLowest(&keys, 100)
      #expect(keys.prefix(100).sorted() == Array(expected))
    }
  }

  @Test func aTermLosesPluralAndPossessive() {
    func word(_ text: String) -> UInt32 {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        TermScanner.folded.withUnsafeBufferPointer { table in
          TermScanner.term(bytes, 0, bytes.count, TermHash.basis, table).word
        }
      }
    }
    #expect(word("Dams") == word("dam"))
    #expect(word("Orvelle’s") == word("orvelle"))
    #expect(word("Orvelle's") == word("orvelle"))
    #expect(word("pass") != word("pas"))
    #expect(word("u.s") != word("u"))
  }
}
