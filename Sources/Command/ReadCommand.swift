import ArgumentParser
import Exchange
import Sayso

/// `sayso read`: the analysis of each document as JSON Lines.
struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Print the analysis of each document as JSON Lines.",
    discussion: """
      One JSON object a document: text, passages, sentences, names, dates, figures, claims, \
      events, commitments. Offsets are Unicode code points into the member "text".

      Examples:
        sayso read report.txt
        sayso read reports/ | jq '.claims[] | [.source, .cue, .content]'
        curl -s https://example.org/story.html | sayso read -
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var actors: GazetteerOptions
  @OptionGroup var sureness: ConfidenceOption

  @Option(help: "What to add to each document: tokens.")
  var with: [Addition] = []

  enum Addition: String, ExpressibleByArgument, CaseIterable { case tokens }

  func run() async throws {
    let (undated, hasFaults) = try await input.readings(
      actors, confidence: sureness.confidence ?? 0)
    let readings = Pipeline.datedByStory(undated)
    let series = Pipeline.seriesLabels(of: readings)
    for (number, reading) in readings.enumerated() {
      let record = ReadRecord(
        reading, series: series[number], withTokens: with.contains(.tokens))
      Terminal.write(record.json.line + "\n")
    }
    if hasFaults { throw ExitCode(2) }
    if readings.isEmpty { throw ExitCode(1) }
  }
}
