import Documents
import Spans
import Testing

@testable import Origins

/// Texts that people retell, about an invented strike.
@Suite struct RewordingTests {
  private static let source = """
    Crane drivers at the port of Selhaven walked out on Monday over plans to run 14 of the 22 \
    cranes from a control room in Marl, union leader Odile Brannt said. The port authority offered \
    to keep 60 of 310 jobs until 2034, an offer that Brannt called an insult. Some 9,400 containers \
    were waiting on the quays by the evening and three ships of the Norrland Line had been sent on \
    to Ostmouth. The strike is the first at Selhaven since 1987, when dockers stayed out for 41 \
    days. Harbour master Pim Tolland said that ferries to Kest would run, but without cars.
    """

  private static let retold = """
    An insult: that is what Odile Brannt, who heads the union, makes of the offer to save 60 jobs \
    out of 310 till 2034. Since Monday the crane drivers of Selhaven have been on strike. From Marl, \
    a control room is to run 14 cranes of the port's 22. By evening 9,400 containers stood waiting \
    on the quays, and the Norrland Line sent three ships on to Ostmouth instead. Not since 1987, \
    when the dockers were out for 41 days, has Selhaven seen a strike. The ferries to Kest go, said \
    Pim Tolland, the harbour master, yet they take no cars.
    """

  private static let template = """
    Bus drivers at the depot of Quell walked out on Friday over plans to run 5 of the 12 lines from \
    a control room in Hagen, union leader Jorun Vest said. The city offered to keep 20 of 90 jobs \
    until 2036, an offer that Vest called a joke. Some 700 passengers were waiting at the stops by \
    the evening and two trams had been sent to Lower Quell. The strike is the first at the depot \
    since 1999. Mayor Ana Tibold said that night buses would run, but without heating.
    """

  private func documents(_ texts: String...) -> [Document] {
    texts.enumerated().map { number, text in
      Fixtures.document("\(number)", text, day: "2031-06-0\(number + 1)")
    }
  }

  @Test func aTextRetoldSentenceBySentenceIsFound() throws {
    let documents = documents(Self.source, Self.retold)
    let found = SharedPassages.find(in: documents)
    #expect(found.contains { $0.kind == .reworded })
    #expect(found.allSatisfy { $0.document == 1 && $0.source == 0 && $0.direction == .date })
    let pair = try #require(CopyGroups(found, in: documents).pairs.first)
    #expect(pair.containment > 0.7)
  }

  @Test func aMouldFilledWithAnotherEventIsNoCopy() {
    let documents = documents(Self.source, Self.template)
    #expect(CopyGroups(SharedPassages.find(in: documents), in: documents).pairs.isEmpty)
  }

  @Test func twoReportersAtOneEventAreNoCopy() {
    let other = """
      It was still dark when the first of them came down the steps at Selhaven with their flasks. \
      Odile Brannt shook every hand. Nobody climbed a ladder. A gull sat on crane nine and did not \
      care. “My father was here in 1987,” said one woman, who has driven a straddle carrier for \
      eleven years. Soup came at noon from the mission. In the evening they counted: all 310 had \
      stayed away, she said, and two of the managers had brought cake.
      """
    let documents = documents(Self.source, other)
    #expect(CopyGroups(SharedPassages.find(in: documents), in: documents).pairs.isEmpty)
  }

  @Test func wordsOfOneStemAndNumbersHoweverWrittenAreOneTerm() {
    func key(_ word: String) -> UInt32 {
      Stem.term(of: Array(word.utf8)[...], WordRarity.news).key
    }
    for (one, other) in [
      ("Velmaran", "Velmara"), ("evacuated", "evacuation"), ("troops", "troop"), ("cities", "city"),
    ] { #expect(key(one) == key(other)) }
    #expect(key("eleven") == NumberTerm.read(Array("11".utf8), from: 0).term.key)
    #expect(
      NumberTerm.read(Array("8,900 h".utf8), from: 0).term.key
        == NumberTerm.read(Array("8900".utf8), from: 0).term.key)
    #expect(NumberTerm.read(Array("8,900 h".utf8), from: 0).end == 5)
    #expect(key("ferry") != key("harbour"))
  }
}
