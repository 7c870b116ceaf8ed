import Documents
import Origins
import Sayso
import Spans

/// An index that takes in made reports, with what that cost.
struct IndexGrowth {
  let reports: MadeReports
  var index = CopyIndex()
  /// CPU seconds without the making of reports; of the slowest call.
  var seconds = 0.0
  var slowest = 0.0
  /// Texts of earlier reports that were asked for.
  var fetched = 0
  var recall = PlantedRecall()

  init(reports: MadeReports) { self.reports = reports }

  mutating func add(_ count: Int) {
    let made = (index.count..<(index.count + count)).map { reports.report($0) }
    recall = PlantedRecall(carrying: recall)
    for (place, report) in made.enumerated() {
      recall.expect(report.planted, in: index.count + place)
    }
    var outside = 0.0
    let start = SystemFile.cpuSeconds
    let passages = index.add(made.map(\.document)) { number in
      let start = SystemFile.cpuSeconds
      defer { outside += SystemFile.cpuSeconds - start }
      fetched += 1
      return reports.report(number).document
    }
    let cost = SystemFile.cpuSeconds - start - outside
    seconds += cost
    slowest = Swift.max(slowest, cost)
    recall.add(passages)
  }
}

/// How many of the planted copies were found, by kind, and how much was found that was not planted.
struct PlantedRecall {
  private struct Pair: Hashable {
    var document: Int
    var source: Int
  }

  /// Bytes still to be found.
  private var open: [Pair: (kind: MadeReports.Kind, bytes: Int, found: Int)] = [:]
  private var sources: [Int: Set<Int>] = [:]
  private var done: [MadeReports.Kind: (found: Int, all: Int)] = [:]
  private(set) var passages = 0
  /// Passages of more than 30 words between reports that have nothing from the same original.
  private(set) var strangers = 0

  init() {}

  /// Goes on counting; what was open is settled. Sources are kept: kinship goes back.
  init(carrying other: PlantedRecall) {
    done = other.settled
    sources = other.sources
    passages = other.passages
    strangers = other.strangers
  }

  mutating func expect(_ planted: [MadeReports.Planted], in number: Int) {
    sources[number, default: [number]].formUnion(planted.map(\.source))
    for one in planted {
      open[Pair(document: number, source: one.source)] = (one.kind, one.bytes, 0)
    }
  }

  mutating func add(_ found: [SharedPassage]) {
    for passage in found where passage.document != passage.source {
      passages += 1
      let (late, early) = (
        Swift.max(passage.document, passage.source), Swift.min(passage.document, passage.source)
      )
      let pair = Pair(document: late, source: early)
      if open[pair] != nil {
        open[pair]?.found += passage.span.length
      } else if passage.span.length > 180,
        (sources[late] ?? [late]).isDisjoint(with: sources[early] ?? [early])
      {
        strangers += 1
      }
    }
  }

  private var settled: [MadeReports.Kind: (found: Int, all: Int)] {
    var done = done
    for one in open.values {
      done[one.kind, default: (0, 0)].all += 1
      if one.found * 2 >= one.bytes { done[one.kind]?.found += 1 }
    }
    return done
  }

  /// Share of the planted copies of which at least half was found, by kind, and of all.
  var shares: [String: Double] {
    var shares: [String: Double] = [:]
    var all = (found: 0, all: 0)
    for (kind, count) in settled {
      shares[kind.rawValue] = Double(count.found) / Double(Swift.max(1, count.all))
      all = (all.found + count.found, all.all + count.all)
    }
    shares["all"] = Double(all.found) / Double(Swift.max(1, all.all))
    return shares
  }
}
