import ArgumentParser
import Documents
import Exchange
import Origins
import Sayso
import Spans

/// `sayso bench-copies`: what finding copies costs at a size, over made reports; hidden, for
/// `make bench`. The making of reports is not counted.
struct BenchCopiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-copies", abstract: "Print what finding copies costs, as JSON Lines.",
    shouldDisplay: false)

  enum Mode: String, ExpressibleByArgument, CaseIterable { case batch, index, write }

  @Argument(help: "Numbers of reports, ascending; index mode prints one line at each.")
  var counts: [Int] = [10_000]

  @Option(help: "batch: all at once; index: as they come in; write: the reports as JSON Lines.")
  var mode = Mode.batch

  @Option(help: "Reports that come in together, in index mode.")
  var piece = 1000

  func validate() throws {
    guard counts.allSatisfy({ 1...10_000_000 ~= $0 }), 1...100_000 ~= piece else {
      throw ValidationError("between 1 and 10000000 reports, 100000 at a time.")
    }
  }

  func run() throws {
    switch mode {
    case .batch: for count in counts { batch(count) }
    case .index: grow(to: counts.sorted())
    case .write: for count in counts { write(count) }
    }
  }

  private func write(_ count: Int) {
    let reports = MadeReports()
    var out = LineOutput()
    for number in 0..<count {
      let document = reports.report(number).document
      out.write(
        .object([
          "id": .string(document.id), "outlet": .optional(document.outlet),
          "published": .optional(document.published.value.map(\.iso)),
          "text": .string(document.text.string),
        ]))
    }
    out.flush()
  }

  private func batch(_ count: Int) {
    let reports = MadeReports()
    let made = (0..<count).map { reports.report($0) }
    let documents = made.map(\.document)
    let start = SystemFile.cpuSeconds
    let passages = SharedPassages.find(in: documents)
    let groups = CopyGroups(passages, in: documents)
    let seconds = SystemFile.cpuSeconds - start
    var recall = PlantedRecall()
    for (number, report) in made.enumerated() { recall.expect(report.planted, in: number) }
    recall.add(passages)
    print(
      [
        "mode": .string("batch"), "documents": .integer(count), "seconds": .number(seconds),
        "pairs": .integer(groups.pairs.count), "memory": .integer(SystemFile.peakMemory),
        "bytes": .integer(documents.reduce(0) { $0 + $1.text.count }),
      ], recall)
  }

  private func grow(to marks: [Int]) {
    let reports = MadeReports()
    var growth = IndexGrowth(reports: reports)
    for mark in marks {
      while growth.index.count < mark {
        growth.add(Swift.min(piece, mark - growth.index.count))
      }
      let bytes = growth.index.bytes.count
      let memory = SystemFile.peakMemory
      var single = growth
      single.seconds = 0
      for _ in 0..<200 { single.add(1) }
      print(
        [
          "mode": .string("index"), "documents": .integer(mark),
          "seconds": .number(growth.seconds), "index": .integer(bytes),
          "memory": .integer(memory), "fetched": .integer(growth.fetched),
          "each": .number(single.seconds / 200), "slowest": .number(single.slowest),
        ], growth.recall)
    }
  }

  private func print(_ members: [String: JSONText], _ recall: PlantedRecall) {
    var members = members
    members["recall"] = .object(recall.shares.mapValues { .number($0) })
    members["strangers"] = .integer(recall.strangers)
    members["passages"] = .integer(recall.passages)
    Terminal.write(JSONText.object(members).line + "\n")
  }
}
