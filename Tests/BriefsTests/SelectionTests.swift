import Briefs
import Testing

@Suite struct SelectionTests {
  private func item(rows: Int, priority: Double) -> Brief.Item {
    Brief.Item(
      rows: Array(repeating: Brief.Row([.label("x")], rule: ""), count: rows), priority: priority,
      rule: "")
  }

  private func brief(_ sections: [Brief.Section]) -> Brief {
    Brief(
      story: [], asOf: Brief.AsOf(date: nil, isInferred: false), documents: [], origins: [],
      sections: sections)
  }

  @Test func aSectionShowsAtMostSeven() {
    let many = (0..<20).map { item(rows: 1, priority: Double(-$0)) }
    let cut = Selection.firstScreen(of: brief([Brief.Section(.claims, many)]))
    #expect(cut.sections[0].shown == 7)
    #expect(cut.sections[0].items.count == 20)
  }

  @Test func theScreenHoldsFortyRowsOfWhatMattersMost() {
    let sections = [SectionKind.claims, .figures, .denied, .commitments, .events, .timeline].map {
      Brief.Section($0, (0..<10).map { item(rows: 2, priority: Double(-$0)) })
    }
    let cut = Selection.firstScreen(of: brief(sections))
    let rows = cut.sections.reduce(0) { sum, section in
      sum + section.items.prefix(section.shown).reduce(0) { $0 + $1.rows.count }
    }
    #expect(rows == 40)
  }

  @Test func correctionsComeFirstWhateverElseThereIs() {
    let sections = [
      Brief.Section(.corrections, [item(rows: 1, priority: 20)]),
      Brief.Section(.claims, (0..<7).map { _ in item(rows: 8, priority: 12) }),
    ]
    #expect(Selection.firstScreen(of: brief(sections)).sections[0].shown == 1)
  }
}
