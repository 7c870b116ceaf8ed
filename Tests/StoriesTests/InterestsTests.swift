import Documents
import Events
import Names
import Sentences
import Spans
import Testing

@testable import Stories

@Suite struct InterestsTests {
  private func told(_ lines: String) -> [String] {
    let reading = ParsedReading("report", lines).reading()
    return Interests.interests(in: [reading]).map {
      "\($0.kind.rawValue) \($0.beneficiary): " + reading.document.text.string($0.object)
    }
  }

  @Test func whoWouldGainWhat() {
    let found = told(
      """
      Norland/=/PROPN/3/nsubj@nl could/could/AUX/3/aux gain/gain/VERB/0/root
      combat/combat/NOUN/5/compound experience/experience/NOUN/3/obj ././PUNCT/3/punct
      """)
    #expect(found == ["gain nl: combat experience"])
  }

  @Test func whoFearsWhat() {
    let found = told(
      """
      Kestria/=/PROPN/3/nsubj@ke is/be/AUX/3/cop concerned/=/ADJ/0/root about/about/ADP/6/case
      the/the/DET/6/det buildup/buildup/NOUN/3/obl ././PUNCT/3/punct
      """)
    #expect(found == ["fear ke: the buildup"])
  }

  @Test func whatIsDeniedIsNoInterest() {
    let found = told(
      """
      Norland/=/PROPN/4/nsubj@nl will/will/AUX/4/aux not/not/PART/4/advmod gain/gain/VERB/0/root
      experience/experience/NOUN/4/obj ././PUNCT/4/punct
      """)
    #expect(found.isEmpty)
  }
}
