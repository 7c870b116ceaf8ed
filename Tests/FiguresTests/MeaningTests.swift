import Testing

@testable import Figures

@Suite struct Meaning {
  @Test func statusTellsWhatIsPlannedFromWhatIsDone() {
    #expect(figures("Torvik sent 300 soldiers to the strait.").first?.figure.status == .stated)
    #expect(
      figures("Torvik plans to send 300 soldiers to the strait.").first?.figure.status == .planned)
    #expect(
      figures("The force could grow to 900 soldiers.").first?.figure.status == .planned)
    #expect(
      figures("As many as 300 soldiers may have been deployed.").first?.figure.status == .stated)
    #expect(
      figures("Hundreds of soldiers were moving toward the border.").first?.figure.status
        == .moving)
  }

  @Test func informantsAreCountedApart() {
    #expect(figures("Two officials said the dam held.").first?.figure.status == .sourceCount)
    #expect(figures("Two officials were arrested.").first?.figure.status == .stated)
  }

  @Test func anEllipticNumberTakesTheNounBeforeIt() {
    let found = figures(
      "Up to 900 miners were trapped. This figure has climbed from earlier estimates of about 300."
    )
    #expect(found.map(\.words) == ["Up to 900 miners", "about 300"])
    #expect(found.last?.figure.unit == "person")
    #expect(found.last?.figure.status == .superseded)
    #expect(found.first?.figure.revision != nil)
  }

  @Test func revisionsPointFromTheNewToTheOldValue() {
    let down = figures("The ministry lowered its toll from 90 deaths to 70 deaths.")
    #expect(down.count == 2)
    #expect(down.last?.figure.revision?.older == down.first?.figure.span)
    let up = figures("Rescuers found 40 survivors, up from 25 survivors on Monday.")
    #expect(up.first?.figure.revision?.older == up.last?.figure.span)
    #expect(up.last?.figure.status == .superseded)
  }

  @Test func casualtiesNeedNoNoun() {
    let found = figures("The blast killed 12 and injured 30.")
    #expect(found.map(\.figure.unit) == ["person", "person"])
    let classes = found.map { FigureLexicon.shared.predicateClass($0.figure.predicate) }
    #expect(classes == ["killed", "injured"])
    let toll = figures("The death toll rose to 15.").first?.figure
    #expect(toll?.unit == "person")
    #expect(toll?.predicate == "killed")
  }
}
