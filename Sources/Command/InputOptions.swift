import ArgumentParser
import Documents
import Foundation
import Sayso
import Spans
import Stories

/// Options of every command that reads documents.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files or folders of reports (.txt, .html, .jsonl); - for standard input.",
    completion: .file())
  var paths: [String]

  @Option(help: "Publication date of documents that state none (YYYY-MM-DD).")
  var published: CalendarDate?

  @Option(help: "Documents read at the same time. The output is the same for any number.")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs \(jobs): use 1 or more.")
    }
  }

  /// Everything the paths bring, read; each failure is printed to standard error.
  func readings() async -> (readings: [Reading], hasFaults: Bool) {
    let (inputs, faults) = InputFiles.inputs(at: paths)
    let settings = IntakeSettings(published: published)
    var all = faults
    var documents: [Document] = []
    for input in inputs {
      let (read, wrong) = DocumentReader.read(input, settings: settings)
      documents += read
      all += wrong
    }
    for fault in all { Terminal.note("sayso: " + Faults.sentence(fault)) }
    let progress = Progress(total: documents.count)
    let readings = await Pipeline.readings(of: documents, jobs: jobs) { progress.step() }
    progress.finish()
    return (readings, !all.isEmpty)
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    guard argument.utf8.count == 10 else { return nil }
    self.init(iso: argument)
  }
}
