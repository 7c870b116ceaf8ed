import ArgumentParser
import Documents
import Exchange
import Origins
import Sayso
import Stories

/// `sayso cluster`: which documents tell one story, as JSON Lines.
struct ClusterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster", abstract: "Print which documents tell one story.",
    discussion: """
      Prints each document's id with the id of its story, in input order. A story bears the id of \
      its first document by name.

      Examples:
        sayso cluster reports.jsonl
      """)

  @OptionGroup var input: InputOptions

  func run() throws {
    let (documents, hasFaults) = input.documents()
    let copies = CopyGroups(SharedPassages.find(in: documents), in: documents)
    var story = documents.map(\.id)
    for cluster in StoryClusters.clusters(of: documents, copies: copies) {
      let name = cluster.map { documents[$0].id }.min() ?? ""
      for document in cluster { story[document] = name }
    }
    var out = LineOutput()
    for (document, name) in zip(documents, story) {
      out.write(.object(["id": .string(document.id), "cluster": .string(name)]))
    }
    out.flush()
    if hasFaults { throw ExitCode(2) }
    if documents.isEmpty { throw ExitCode(1) }
  }
}
