import ArgumentParser
import Documents
import Exchange
import Formats
import Sayso
import Spans
import Stories

/// `sayso bench`: CPU time of each stage over the given documents; hidden, for `make bench`.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Print the CPU seconds each stage takes, as JSON Lines.",
    shouldDisplay: false)

  @OptionGroup var input: InputOptions

  @Option(help: "Times the documents are read; the first round, which loads tables, is extra.")
  var rounds = 3

  func run() async throws {
    let (inputs, _) = InputFiles.inputs(at: input.paths)
    var watch = StageWatch()
    var words = 0
    for round in 0...max(1, rounds) {
      if round == 1 { watch = StageWatch() }
      words = measure(inputs, with: &watch)
    }
    for (stage, seconds) in watch.stages {
      let perRound = seconds / Double(max(1, rounds))
      Terminal.write(
        #"{"seconds":\#(perRound),"stage":"\#(stage)","words":\#(words)}"# + "\n")
    }
  }

  /// Reads all inputs once, one after the other; the words of their texts.
  private func measure(_ inputs: [RawInput], with watch: inout StageWatch) -> Int {
    let settings = IntakeSettings(published: input.published)
    watch.start()
    let documents = inputs.flatMap {
      InputReader.read($0, settings: FormatSettings(settings)).documents
    }
    watch.lap("documents")
    let readings = documents.map { document in
      Pipeline.reading(of: document) { watch.lap($0) }
    }
    watch.start()
    _ = Pipeline.stories(of: readings)
    watch.lap("stories and brief")
    return documents.reduce(0) { $0 + Self.wordCount(of: $1) }
  }

  /// Runs of bytes that are not blank.
  private static func wordCount(of document: Document) -> Int {
    var count = 0
    var isInside = false
    for byte in document.text.bytes {
      if byte > 32, !isInside { count += 1 }
      isInside = byte > 32
    }
    return count
  }
}

/// CPU seconds of this process by stage, in the order in which stages were first seen.
private struct StageWatch {
  var stages: [(String, Double)] = []
  private var last = 0.0

  mutating func start() { last = Self.now }

  mutating func lap(_ stage: String) {
    let now = Self.now
    if let at = stages.firstIndex(where: { $0.0 == stage }) {
      stages[at].1 += now - last
    } else {
      stages.append((stage, now - last))
    }
    last = now
  }

  /// CPU time, not the clock on the wall: other programs on the machine don't count.
  private static var now: Double { SystemFile.cpuSeconds }
}
