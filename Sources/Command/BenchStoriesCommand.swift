import ArgumentParser
import Documents
import Exchange
import Sayso
import Stories

/// `sayso bench-stories`: what following stories costs at a size, over made reports; hidden, for
/// `make bench`. The making of reports and the finding of copies are not counted.
struct BenchStoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-stories", abstract: "Print what following stories costs, as JSON Lines.",
    shouldDisplay: false)

  @Argument(help: "Numbers of reports, ascending; one line at each.") var counts: [Int] = [10_000]

  @Option(help: "Reports that come in together.") var piece = 100

  func validate() throws {
    guard counts.allSatisfy({ 1...10_000_000 ~= $0 }), 1...100_000 ~= piece else {
      throw ValidationError("between 1 and 10000000 reports, 100000 at a time.")
    }
  }

  func run() throws {
    let reports = MadeStories()
    var stream = StoryStream()
    var (seconds, slowest, changes) = (0.0, 0.0, 0)
    // The first batch of another stream loads the tables.
    var warm = StoryStream()
    _ = warm.add([reports.report(0)])
    for mark in counts.sorted() {
      while stream.count < mark {
        let end = Swift.min(mark, stream.count + piece)
        let documents = (stream.count..<end).map(reports.report)
        let start = SystemFile.cpuSeconds
        changes += stream.add(documents).count
        let cost = SystemFile.cpuSeconds - start
        seconds += cost
        slowest = Swift.max(slowest, cost)
      }
      write(stream, seconds, slowest, changes, reports)
    }
  }

  private func write(
    _ stream: StoryStream, _ seconds: Double, _ slowest: Double, _ changes: Int,
    _ reports: MadeStories
  ) {
    let stories = stream.current
    // Documents in a story most of whose documents tell the same event.
    let right = stories.reduce(0) { sum, story in
      let events = Dictionary(grouping: story.documents, by: reports.event).values.map(\.count)
      return sum + (events.max() ?? 0)
    }
    let record: [String: JSONText] = [
      "documents": .integer(stream.count), "seconds": .number(seconds),
      "slowest": .number(slowest), "memory": .integer(SystemFile.peakMemory),
      "stories": .integer(stories.count), "changes": .integer(changes),
      "events": .integer(Set((0..<stream.count).map(reports.event)).count),
      "purity": .number(Double(right) / Double(Swift.max(1, stream.count))),
    ]
    Terminal.write(JSONText.object(record).line + "\n")
  }
}
