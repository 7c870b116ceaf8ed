import ArgumentParser
import Documents
import Names
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

  /// The documents the paths bring, not analysed; each failure is printed to standard error.
  func documents() -> (documents: [Document], hasFaults: Bool) {
    let (documents, faults) = InputFiles.documents(
      at: paths, settings: IntakeSettings(published: published))
    for fault in faults { Terminal.note("sayso: " + Faults.sentence(fault)) }
    return (documents, faults.contains { !$0.isWarning })
  }

  /// Everything the paths bring, read; each failure is printed to standard error.
  func readings(
    _ actors: GazetteerOptions? = nil
  ) async throws -> (readings: [Reading], hasFaults: Bool) {
    let (gazetteer, hasBadRows) = try actors?.load() ?? (.standard, false)
    let (documents, hasFaults) = documents()
    let progress = Progress(total: documents.count)
    let readings = await Pipeline.readings(of: documents, gazetteer: gazetteer, jobs: jobs) {
      progress.step()
    }
    progress.finish()
    return (readings, hasFaults || hasBadRows)
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    guard argument.utf8.count == 10 else { return nil }
    self.init(iso: argument)
  }
}
