import Claims
import Spans
import Testing

/// Marked sentences, one claim each.
@Suite(.enabled(if: MarkedSentence.hasTrees, "no dependency parser in this build"))
struct SentenceClaimTests {
  @Test(arguments: [
    Fixtures.denial, Fixtures.retraction, Fixtures.noPosition, Fixtures.confirmation,
    Fixtures.directive, Fixtures.conditional, Fixtures.prediction, Fixtures.possibility,
    Fixtures.hearsay, Fixtures.opinion, Fixtures.speech, Fixtures.unverified, Fixtures.nominal,
    Fixtures.anonymous,
  ])
  func readsWhoSaysWhatAndHowSurely(block: String) {
    for marked in MarkedSentence.all(block) { check(marked, isHeading: false) }
  }

  @Test func readsHeadlines() {
    for marked in MarkedSentence.all(Fixtures.headings) { check(marked, isHeading: true) }
  }

  @Test func staysSilentWhereNobodyHasSaidAnything() {
    for marked in MarkedSentence.all(Fixtures.silent) {
      let attributed = marked.claims().filter(\.isAttributed)
      #expect(attributed.isEmpty, "\(marked.text): \(attributed.map(\.rule))")
    }
  }

  private func check(_ marked: MarkedSentence, isHeading: Bool) {
    guard let content = marked.content else { return }
    let found = marked.claims(isHeading: isHeading).filter(\.isAttributed)
      .max { $0.content.agreement(with: content) < $1.content.agreement(with: content) }
    guard let claim = found, claim.content.agreement(with: content) >= 0.5 else {
      Issue.record("not found: \(marked.text) [\(found?.rule ?? "no claim")]")
      return
    }
    #expect(claim.modality.rawValue == marked.modality, "\(marked.text) [\(claim.rule)]")
    #expect(claim.isPositive == marked.isPositive, "\(marked.text) [\(claim.rule)]")
    if let source = marked.source {
      #expect(
        (claim.source?.agreement(with: source) ?? 0) > 0.5, "source of \(marked.text)")
    } else {
      #expect(claim.source == nil, "source of \(marked.text)")
    }
    if let cue = marked.cue {
      #expect(claim.cue?.overlaps(cue) ?? false, "cue of \(marked.text)")
    }
  }
}
