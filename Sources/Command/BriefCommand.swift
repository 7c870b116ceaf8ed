import ArgumentParser
import Briefs
import Documents
import Exchange
import Sayso
import Spans
import Stories

/// `sayso brief`: what the documents say about a story.
struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Print the brief of a story from a folder of reports.",
    discussion: """
      Every line is fixed labels and verbatim words of the documents. Where the documents tell \
      several stories, they are listed; --story picks one.

      Examples:
        sayso brief reports/
        sayso brief reports/ --all --explain
        sayso brief reports/ --story 2 --as-of 2024-05-09
        sayso brief reports/ --format html > brief.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, json }

  @OptionGroup var input: InputOptions
  @OptionGroup var actors: GazetteerOptions
  @OptionGroup var sureness: ConfidenceOption

  @Option(help: "How to print it.")
  var format: Format = .text

  @Option(help: "Number of the story, where the documents tell several.")
  var story: Int?

  @Option(name: .customLong("as-of"), help: "Only what was published by this day (YYYY-MM-DD).")
  var asOf: CalendarDate?

  @Flag(help: "Print every line, not only the first screen.")
  var all = false

  @Flag(help: "Print each line's spans and the rule that made it.")
  var explain = false

  func run() async throws {
    let (readings, hasFaults) = try await input.readings(
      actors, confidence: sureness.confidence ?? Pipeline.briefConfidence)
    let stories = Pipeline.stories(of: readings, asOf: asOf)
    guard !stories.isEmpty else { throw nothingFound(hasFaults) }
    if let chosen = try StoryChoice.choose(story, from: stories) {
      BriefOutput(format: format, explains: explain).write(
        all ? chosen : Selection.firstScreen(of: chosen))
    } else {
      Terminal.write(StoryList.text(stories))
    }
    if hasFaults { throw ExitCode(2) }
  }

  private func nothingFound(_ hasFaults: Bool) -> ExitCode {
    if !hasFaults { Terminal.note("sayso: no document by that date. Leave out --as-of.") }
    return ExitCode(hasFaults ? 2 : 1)
  }
}

/// Which story a person means.
enum StoryChoice {
  /// The story asked for, or the only one; nil where a choice is needed.
  static func choose(_ story: Int?, from stories: [Brief]) throws -> Brief? {
    guard let story else { return stories.count == 1 ? stories[0] : nil }
    guard stories.indices.contains(story - 1) else {
      throw ValidationError(
        stories.count == 1
          ? "--story \(story): these documents tell one story. Leave --story out."
          : "--story \(story): these documents tell \(stories.count) stories. "
            + "Use 1 to \(stories.count).")
    }
    return stories[story - 1]
  }
}

/// A brief in one of its forms, to standard output.
struct BriefOutput {
  var format: BriefCommand.Format
  var explains: Bool

  func write(_ brief: Brief) {
    switch format {
    case .text:
      let settings = TextBrief.Settings(
        width: Terminal.width, hasColour: Terminal.hasColour, explains: explains)
      Terminal.write(TextBrief(brief, settings: settings).text)
    case .markdown: Terminal.write(MarkdownBrief(brief, explains: explains).text)
    case .html: Terminal.write(HTMLBrief(brief, explains: explains).text)
    case .json: Terminal.write(BriefRecord(brief).json.line + "\n")
    }
  }
}

/// The stories of a folder, where it tells several.
enum StoryList {
  static func text(_ stories: [Brief]) -> String {
    var lines = ["\(stories.count) stories in these documents; --story N prints one.", ""]
    for (number, story) in stories.enumerated() {
      let count = story.documents.count
      let title = story.story.isEmpty ? "no actor named" : story.story.joined(separator: " · ")
      lines.append("\(number + 1)  \(title)  (\(count) \(count == 1 ? "document" : "documents"))")
      for entry in story.documents.prefix(3) {
        lines.append("     \(entry.document.title ?? entry.document.id)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
