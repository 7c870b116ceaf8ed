import Dates
import Spans

/// What a text says of an older value: "revising this figure upwards to", "climbed from", "up
/// from", "rather than the 300 first reported", "lowered its estimate from 900 to 700".
struct Revisions {
  let scene: FigureScene
  private let lexicon = FigureLexicon.shared

  init(scene: FigureScene) { self.scene = scene }

  /// Marks revisions among the figures of one sentence, and of its first figure against the last
  /// of the sentence before. `places` are the lexemes of the figures from `first` on.
  func mark(_ figures: inout [Figure], from first: Int, at places: [Range<Int>]) {
    for index in places.indices.dropLast() {
      pair(&figures, first + index, places[index], places[index + 1])
    }
    if let place = places.first, first > 0, figures[first - 1].sentence + 1 == scene.number {
      carried(&figures, first, place)
    }
  }

  private func pair(
    _ figures: inout [Figure], _ index: Int, _ left: Range<Int>, _ right: Range<Int>
  ) {
    guard figures[index].unit == figures[index + 1].unit, left.upperBound <= right.lowerBound
    else { return }
    let between = left.upperBound..<right.lowerBound
    let words = Set(between.map { scene.word($0) })
    let isFrom = scene.word(right.lowerBound - 1) == "from"
    let isTo = scene.word(right.lowerBound - 1) == "to"
    let isChange = contains(.up, between) || contains(.down, between) || contains(.revise, between)
    if isFrom,
      isChange || (between.count < 8 && isTold(left.lowerBound) && changes(before: left.lowerBound))
    {
      link(&figures, newer: index, older: index + 1, between)
    } else if scene.word(left.lowerBound - 1) == "from", isTo,
      changes(before: left.lowerBound) || changes(before: right.lowerBound)
    {
      link(&figures, newer: index + 1, older: index, left.lowerBound - 1..<right.lowerBound)
    } else if words.contains("rather") && words.contains("than")
      || words.contains("not")
        && figures[index + 1].status == .superseded
    {
      link(&figures, newer: index, older: index + 1, between)
    } else if isTo, contains(.revise, between) {
      link(&figures, newer: index + 1, older: index, between)
    } else if figures[index].status == .superseded, figures[index + 1].status == .stated,
      figures[index].subject == figures[index + 1].subject, between.count <= 12
    {
      link(&figures, newer: index + 1, older: index, between)
    }
  }

  /// "to 7,500 from 4,000".
  private func isTold(_ start: Int) -> Bool { scene.word(start - 1) == "to" }

  private func contains(_ cue: FigureLexicon.Cue, _ range: Range<Int>) -> Bool {
    range.contains { scene.cue(cue, $0) }
  }

  /// A verb of change within ten lexemes before: "lowered its estimate from".
  private func changes(before start: Int) -> Bool {
    let low = Swift.max(0, start - 10)
    return contains(.up, low..<start) || contains(.down, low..<start)
      || contains(.revise, low..<start)
  }

  /// "This toll is up from earlier counts of about 300": the subject is the figure
  /// of the sentence before.
  private func carried(_ figures: inout [Figure], _ index: Int, _ place: Range<Int>) {
    guard figures[index].unit == figures[index - 1].unit,
      place.lowerBound > 0, scene.has(0, .this) || scene.has(0, .the) || scene.word(0) == "it"
    else { return }
    let before = 0..<place.lowerBound
    guard contains(.topic, before) || scene.word(0) == "it", before.count <= 14 else { return }
    let isFrom = before.contains { scene.word($0) == "from" }
    if isFrom, contains(.up, before) || contains(.down, before) || contains(.revise, before) {
      link(&figures, newer: index - 1, older: index, before)
    } else if contains(.revise, before), before.contains(where: { scene.word($0) == "to" }) {
      link(&figures, newer: index, older: index - 1, before)
    }
  }

  private func link(
    _ figures: inout [Figure], newer: Int, older: Int, _ words: Range<Int>
  ) {
    guard !words.isEmpty, figures[newer].revision == nil else { return }
    figures[newer].revision = Figure.Revision(
      words: scene.span(words), older: figures[older].span)
    if figures[older].status == .stated { figures[older].status = .superseded }
  }
}
