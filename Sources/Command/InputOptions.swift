import ArgumentParser
import Documents
import Formats
import Names
import Sayso
import Spans
import Stories

/// Options of every command that reads documents.
struct InputOptions: ParsableArguments {
  @Argument(
    help:
      "Files or folders of reports: text, pages, feeds, mail, PDF, archives; - for standard input.",
    completion: .file())
  var paths: [String]

  @Option(help: "Publication date of documents that state none (YYYY-MM-DD).")
  var published: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Where records of JSON and CSV keep what: text=body,title=headline.main,published=3.",
      discussion: "Members: \(ColumnMap.Field.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "A place is a name, names parted by dots, or the number of a column."))
  var columns: ColumnMap?

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
      at: paths, settings: IntakeSettings(published: published), columns: columns)
    for fault in faults { Terminal.note("sayso: " + Faults.sentence(fault)) }
    return (documents, faults.contains { !$0.isWarning })
  }

  /// Everything the paths bring, read; each failure is printed to standard error.
  func readings(
    _ actors: GazetteerOptions? = nil, confidence: Double = 0
  ) async throws -> (readings: [Reading], hasFaults: Bool) {
    let (gazetteer, hasBadRows) = try actors?.load() ?? (.standard, false)
    let (documents, hasFaults) = documents()
    let progress = Progress(total: documents.count)
    let readings = await Pipeline.readings(
      of: documents, gazetteer: gazetteer, confidence: confidence, jobs: jobs
    ) { progress.step() }
    progress.finish()
    return (readings, hasFaults || hasBadRows)
  }
}

/// How sure a claim must be to be printed.
struct ConfidenceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out claims less likely to be right than this, 0 to 1 (default: \(Self.usual)).",
      discussion: "On political news 0.4 balances what is found and what is right; at 0.7 nine "
        + "in ten are right, and half of all are found."))
  var confidence: Double?

  private static var usual: String { "0 for read, \(Pipeline.briefConfidence) otherwise" }

  func validate() throws {
    if let confidence, !(0...1).contains(confidence) {
      throw ValidationError("--confidence \(confidence): use a number from 0 to 1.")
    }
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    guard argument.utf8.count == 10 else { return nil }
    self.init(iso: argument)
  }
}

extension ColumnMap: ExpressibleByArgument {
  public init?(argument: String) {
    guard case .success(let map) = ColumnMap.reading(argument) else { return nil }
    self = map
  }
}
