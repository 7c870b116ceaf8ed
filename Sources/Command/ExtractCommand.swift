import ArgumentParser
import Documents
import Exchange
import Formats
import Sayso
import Spans

/// `sayso extract`: the article of each page as JSON Lines.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Print the article and the metadata of saved pages.",
    discussion: """
      Prints one object a page and line: id (the file's name without its ending), text, title, \
      author, date, site, lang, url. What the page does not say is null.

      EXAMPLES:
        sayso extract page.html
        sayso extract saved-pages/ > articles.jsonl
        cat pages.jsonl | sayso extract -
      """)

  @Argument(help: "Pages, or anything else that is read; - for standard input.")
  var paths: [String]

  func run() throws {
    let (sources, missing) = InputFiles.sources(at: paths)
    var faults = missing
    for source in sources {
      InputFiles.read(
        source, settings: FormatSettings(),
        document: { Terminal.write(record($0, isFile: $0.id == source.name).line + "\n") },
        fault: { faults.append($0) })
    }
    for fault in faults {
      Terminal.note("sayso: " + Faults.sentence(fault))
    }
    if faults.contains(where: { !$0.isWarning }) { throw ExitCode(2) }
  }

  private func record(_ document: Document, isFile: Bool) -> JSONText {
    let name = Self.withoutExtension(document.id)
    return .object([
      "id": .string(isFile ? name : document.id), "text": .string(article(document)),
      "title": .optional(document.title),
      "author": .optional(
        document.authors.isEmpty ? nil : document.authors.joined(separator: "; ")),
      "date": .optional(document.published.value?.iso), "site": .optional(document.outlet),
      "lang": .string(document.language), "url": .optional(document.url),
    ])
  }

  /// The last part of a path up to its last full stop.
  private static func withoutExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? Substring(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  /// The article's blocks without its title, a blank line between them.
  private func article(_ document: Document) -> String {
    document.passages.filter { $0.role == .body || $0.role == .quote }
      .map { document.text.string($0.span) }.joined(separator: "\n\n")
  }
}
