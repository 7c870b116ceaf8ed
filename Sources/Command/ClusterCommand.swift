import ArgumentParser
import Documents
import Exchange
import Origins
import Sayso
import Spans
import Stories

/// `sayso cluster`: which documents tell one story, at once or as a stream.
struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Print which documents tell one story.",
    discussion: """
      Prints each document's id with the id of its story, in input order, as JSON Lines. A story \
      bears the id of its first document by name.

      With --batch the documents come in batches of so many, in the order of their dates (what has \
      no date comes with the document before it), and a story keeps its id as long as most of its \
      documents stay together. --changes prints instead what each batch changed: new stories, \
      documents that joined one, stories that merged or split, documents that moved.

      Examples:
        sayso cluster reports.jsonl
        sayso cluster --format text reports/
        sayso cluster --batch 200 --changes reports.jsonl
      """)

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, text
  }

  @OptionGroup var input: InputOptions
  @Option(help: "Take the documents in batches of this many.") var batch: Int?
  @Flag(help: "Print what each batch changed; without --batch in batches of 100.")
  var changes = false
  @Option(help: "json (one object a line) or text.") var format = Format.json

  func validate() throws {
    if let batch, batch < 1 { throw ValidationError("--batch \(batch): use 1 or more.") }
  }

  func run() throws {
    let (documents, hasFaults) = input.documents()
    var out = ClusterOutput(documents: documents, isText: format == .text)
    if batch == nil && !changes {
      let copies = CopyGroups(SharedPassages.find(in: documents), in: documents)
      out.write(
        StoryClusters.clusters(of: documents, copies: copies).map { cluster in
          (cluster.map { documents[$0].id }.min() ?? "", cluster)
        })
    } else {
      out.follow(StoryBatches(documents, size: batch ?? 100), printsChanges: changes)
    }
    out.flush()
    if hasFaults { throw ExitCode(2) }
    if documents.isEmpty { throw ExitCode(1) }
  }
}

/// Documents in the order of time, in batches, with the copies that each batch brings: those of
/// its documents among each other and of earlier ones, through an index that grows.
struct StoryBatches {
  /// Input places in the order of time.
  let order: [Int]
  let size: Int
  private let documents: [Document]
  private var index: CopyIndex

  init(_ documents: [Document], size: Int) {
    self.size = size
    var days: [Int] = []
    for document in documents {
      days.append(document.storyDay ?? days.last ?? .min)
    }
    let order = documents.indices.sorted { (days[$0], $0) < (days[$1], $1) }
    self.order = order
    self.documents = order.map { documents[$0] }
    index = CopyIndex(
      window: SharedPassages.window,
      isThorough: documents.count <= SharedPassages.fewDocuments)
  }

  /// The next batch; nil behind the last.
  mutating func next() -> (documents: [Document], copies: [CopyPair])? {
    let places = index.count..<Swift.min(documents.count, index.count + size)
    guard !places.isEmpty else { return nil }
    let batch = Array(documents[places])
    let passages = index.add(batch) { [documents] in documents[$0] }
    let settled = SharedPassages.settled(passages, in: documents)
    return (batch, CopyGroups.pairs(settled, in: documents))
  }
}

/// Prints stories.
private struct ClusterOutput {
  let documents: [Document]
  let isText: Bool
  private var out = LineOutput()

  init(documents: [Document], isText: Bool) {
    self.documents = documents
    self.isText = isText
  }

  /// Runs a stream and prints the stories at its end, or what happened on the way.
  mutating func follow(_ batches: StoryBatches, printsChanges: Bool) {
    var stream = StoryStream()
    var (batches, number) = (batches, 0)
    while let (documents, copies) = batches.next() {
      number += 1
      let changes = stream.add(documents, copies: copies)
      guard printsChanges else { continue }
      for change in changes { write(change, batch: number, batches.order) }
    }
    guard !printsChanges else { return }
    write(stream.current.map { ($0.id, $0.documents.map { batches.order[$0] }) })
  }

  mutating func write(_ stories: [(id: String, documents: [Int])]) {
    if isText {
      for (id, members) in stories {
        let names = members.map { documents[$0].id }.sorted().joined(separator: ", ")
        out.write(text: "\(id) (\(members.count)): \(names)")
      }
      return
    }
    var story = documents.map(\.id)
    for (id, members) in stories { for document in members { story[document] = id } }
    for (document, name) in zip(documents, story) {
      out.write(.object(["id": .string(document.id), "cluster": .string(name)]))
    }
  }

  private mutating func write(_ change: StoryChange, batch: Int, _ order: [Int]) {
    let (kind, from, members) = ClusterOutput.parts(of: change)
    let names = members.map { documents[order[$0]].id }.sorted()
    if isText {
      let origin = from.map { " from \($0)" } ?? ""
      out.write(
        text: "batch \(batch): \(kind) \(change.story)\(origin): \(names.joined(separator: ", "))")
      return
    }
    var record: [String: JSONText] = [
      "batch": .integer(batch), "change": .string(kind), "story": .string(change.story),
      "documents": .array(names.map { .string($0) }),
    ]
    if let from { record["from"] = .string(from) }
    out.write(.object(record))
  }

  /// The kind, the other story, and the documents of a change.
  private static func parts(of change: StoryChange) -> (String, String?, [Int]) {
    switch change {
    case .new(_, let documents): ("new", nil, documents)
    case .joined(_, let documents): ("joined", nil, documents)
    case .merged(let gone, _, let documents): ("merged", gone, documents)
    case .split(_, let from, let documents): ("split", from, documents)
    case .moved(_, let from, let documents): ("moved", from, documents)
    }
  }

  mutating func flush() { out.flush() }
}
