import ArgumentParser
import Documents
import Exchange
import Fetching
import Sayso

/// `sayso fetch`: pages to a web archive.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch pages and keep them as they came, in a web archive.",
    discussion: """
      Each answer is added to a WARC file, with its time and hash; every reading command takes the \
      file. Prints one object a capture and line: url, status, captured, sha256, bytes, file. Asks \
      robots.txt, waits between requests to one host, and fetches from no private address. This \
      and `sayso feeds` are the only commands that touch the network.

      Examples:
        sayso fetch https://example.org/story.html
        sayso fetch --to monday.warc.gz https://example.org/a https://example.org/b
        sayso brief monday.warc.gz
      """)

  @Argument(help: "Addresses of pages (http or https).")
  var urls: [String]

  @Option(help: "The web archive to add to.", completion: .file())
  var to = "captures.warc.gz"

  @OptionGroup var web: WebOptions

  func run() throws {
    let fetcher = Fetcher(web.limits)
    var captures = CaptureWriter(file: to)
    for url in urls { captures.fetch(url, with: fetcher) }
    if captures.hasFaults { throw ExitCode(2) }
  }
}

/// How requests are made; hidden, for tests.
struct WebOptions: ParsableArguments {
  @Flag(help: .hidden) var allowLoopback = false
  @Option(help: .hidden) var pace: Double?
  @Option(help: .hidden) var timeout: Int?
  @Option(help: .hidden) var largest: Int?

  var limits: FetchLimits {
    var limits = FetchLimits()
    limits.allowsLoopback = allowLoopback
    limits.pace = pace ?? limits.pace
    limits.seconds = timeout ?? limits.seconds
    limits.largest = largest ?? limits.largest
    return limits
  }
}

/// Fetches into a web archive, telling each capture and each failure.
struct CaptureWriter {
  let file: String
  private(set) var hasFaults = false

  init(file: String) { self.file = file }

  /// The last answer of the redirects; nil with a sentence where nothing came. An answer that says
  /// that there is no such page is kept too, and told.
  @discardableResult
  mutating func fetch(
    _ url: String, with fetcher: Fetcher, validators: Fetcher.Validators = Fetcher.Validators()
  ) -> Answer? {
    switch fetcher.get(url, validators: validators) {
    case .failure(let flaw):
      tell("sayso: " + Faults.sentence(flaw, of: url))
      return nil
    case .success(let answers):
      guard let last = answers.last else { return nil }
      if last.status != 304 { keep(answers) }
      if last.status >= 400 { tell("sayso: \(url): the server answered \(last.status).") }
      return last
    }
  }

  private mutating func tell(_ sentence: String) {
    Terminal.note(sentence)
    hasFaults = true
  }

  private mutating func keep(_ answers: [Answer]) {
    for answer in answers {
      do {
        try SystemFile.append(CaptureFile.record(of: answer), to: file)
      } catch {
        tell("sayso: \(file): cannot be written (\(error.reason)). Is the disk full?")
        return
      }
      let line = JSONText.object([
        "url": .string(answer.url), "status": .integer(answer.status),
        "captured": .string(answer.captured),
        "sha256": .string(DocumentReader.sha256(answer.body)),
        "bytes": .integer(answer.body.count), "file": .string(file),
      ])
      Terminal.write(line.line + "\n")
    }
  }
}
