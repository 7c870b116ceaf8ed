import Claims
import Spans
import Testing

/// What the learned taggers add to the grammar.
@Suite(.enabled(if: MarkedSentence.hasTrees, "no dependency parser in this build"))
struct LearnedDraftTests {
  @Test func findsCuesThatNoRuleKnows() throws {
    let claim = try #require(
      read("The dean, Ilse Harn, pointed out that the reservoir was never inspected."))
    #expect(words(claim.source, claim).contains("Ilse Harn"))
    #expect(words(claim.content, claim) == "the reservoir was never inspected")
  }

  @Test func aSourceWithAgeAndOfficeIsNotLost() throws {
    let claim = try #require(
      read(
        "The mine was closed in May, a company spokeswoman, Tilda Renn, told reporters on Monday."))
    #expect(words(claim.source, claim).contains("Tilda Renn"))
  }

  @Test func aRelativePronounStandsForItsNoun() throws {
    let claim = try #require(
      read("Mayor Anke Dahl, who had said that the bridge was safe, resigned on Monday."))
    #expect(words(claim.source, claim).contains("Anke Dahl"))
  }

  @Test func probabilitiesTellPlainSpeechFromLooseAttitudes() throws {
    let plain = try #require(read("The minister said that the dam had failed."))
    #expect(plain.claim.probability > 0.8)
    let loose = read("Investors are said to like the plan.")
    #expect((loose?.claim.probability ?? 0) < plain.claim.probability)
  }

  private struct Found {
    var claim: Claim
    var text: String
    var source: Span? { claim.source }
    var content: Span { claim.content }
  }

  private func read(_ text: String) -> Found? {
    MarkedSentence(text[...]).claims().first(where: \.isAttributed).map {
      Found(claim: $0, text: text)
    }
  }

  private func words(_ span: Span?, _ found: Found) -> String {
    span.map { SourceText(found.text).string($0) } ?? ""
  }
}
