import ArgumentParser
import Documents
import Exchange
import Sayso
import Spans
import Stories

/// `sayso figures`: the series of the figures, as a table, CSV or JSON Lines.
struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Print the figures about the same thing, in order: who revised what, and when.",
    discussion: """
      Figures that share subject, predicate, status and scope stand in one series, never those that \
      only share the number. The relation tells how a figure stands to the one before it. A series \
      of one figure is left out unless --all is given. As JSON, one object a series; as CSV, one \
      row a figure; offsets are Unicode code points of the document's text.

      Examples:
        sayso figures reports/
        sayso figures reports/ --format csv > figures.csv
        sayso figures reports/ --format json | jq .points
      """)

  /// How the series are written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  @OptionGroup var input: InputOptions
  @OptionGroup var actors: GazetteerOptions
  @Option(help: "A table, CSV with one row a figure, or JSON with one object a series.")
  var format: Format = .text
  @Flag(help: "Print series of one figure as well.") var all = false

  func run() async throws {
    let (readings, hasFaults) = try await input.readings(
      actors, confidence: Pipeline.briefConfidence)
    let stories = Pipeline.figureSeries(of: readings)
    var out = LineOutput()
    if format == .csv { out.write(text: FigureRecord.columns.joined(separator: ",")) }
    var found = 0
    for (number, story) in stories.enumerated() {
      let series = story.series.filter { all || $0.points.count > 1 }
      found += series.count
      let records = series.map {
        FigureRecord(series: $0, readings: story.readings, story: number + 1)
      }
      switch format {
      case .json: for record in records { out.write(record.json) }
      case .csv: for record in records { out.write(record.rows.map(CSVText.line)) }
      case .text:
        if stories.count > 1, !records.isEmpty { out.write(text: "STORY \(number + 1)\n") }
        out.write(records.flatMap { FigureTable(record: $0, width: Terminal.width).lines })
      }
    }
    out.flush()
    if hasFaults { throw ExitCode(2) }
    if found == 0 {
      Terminal.note("sayso: no two figures about one thing. --all prints single ones.")
      throw ExitCode(1)
    }
  }
}

/// One line of comma-separated values (RFC 4180): cells with a comma, quote or line end are quoted.
enum CSVText {
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let isPlain = !cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }
}
