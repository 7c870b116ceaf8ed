import Documents
import Figures
import Names
import Spans

extension ClaimReader {
  /// The figures with `attributedTo` and `actors` taken from the claims they stand in: the
  /// innermost attributed claim whose content holds the figure's number. O((n + m) log m) for n
  /// figures and m claims whose contents are as long as sentences.
  package static func attribute(
    _ figures: [Figure], to claims: [Claim], in document: Document
  ) -> [Figure] {
    let attributed = claims.filter(\.isAttributed)
    let contents = SpanIndex(attributed.map(\.content))
    return figures.map { figure in
      let inside = contents.holding(figure.number).map { attributed[$0] }
      guard let shortest = inside.map(\.content.length).min() else { return figure }
      var figure = figure
      for claim in inside where claim.content.length == shortest {
        if let source = claim.source, !isTopic(source, document) {
          let words = document.text.string(source)
          if !figure.attributedTo.contains(words) { figure.attributedTo.append(words) }
        }
        for actor in claim.actors where !figure.actors.contains(actor) {
          figure.actors.append(actor)
        }
      }
      return figure
    }
  }

  /// "Ferry death toll" of a heading names what is counted, nobody who counts.
  private static func isTopic(_ source: Span, _ document: Document) -> Bool {
    let words = document.text.string(source).lowercased().split(separator: " ")
    guard let head = words.last else { return true }
    return topics.contains(String(head))
  }

  private static let topics: Set<String> = [
    "toll", "tally", "count", "number", "total", "figure", "figures", "deaths", "injuries",
    "casualties", "losses", "turnout", "magnitude", "cases",
  ]
}
