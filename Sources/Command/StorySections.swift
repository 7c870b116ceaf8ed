import ArgumentParser
import Briefs
import Exchange
import Sayso
import Spans
import Stories

/// Options of the commands that print one section of a story's brief.
struct SectionOptions: ParsableArguments {
  @OptionGroup var input: InputOptions
  @OptionGroup var actors: GazetteerOptions
  @OptionGroup var sureness: ConfidenceOption

  @Option(help: "How to print it.")
  var format: BriefCommand.Format = .text

  @Option(help: "Number of the story, where the documents tell several.")
  var story: Int?

  @Option(name: .customLong("as-of"), help: "Only what was published by this day (YYYY-MM-DD).")
  var asOf: CalendarDate?

  @Flag(help: "Print each line's spans and the rule that made it.")
  var explain = false

  /// Prints one section, or the list of stories where a choice is needed.
  func print(_ kind: SectionKind) async throws {
    let (readings, hasFaults) = try await input.readings(
      actors, confidence: sureness.confidence ?? Pipeline.briefConfidence)
    let stories = Pipeline.stories(of: readings, asOf: asOf)
    guard !stories.isEmpty else { throw ExitCode(hasFaults ? 2 : 1) }
    guard let brief = try StoryChoice.choose(story, from: stories) else {
      Terminal.write(StoryList.text(stories))
      return
    }
    BriefOutput(format: format, explains: explain).write(Selection.only(kind, of: brief))
    if hasFaults { throw ExitCode(2) }
  }
}

/// `sayso network`: who is tied to whom.
struct NetworkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Print who is tied to whom by what they did, with the sentences behind each tie.",
    discussion: """
      Ties are pacts, aid, arms, deployments, visits, accusations and the like, from one side to \
      another; what was denied or only expected ties nobody.

      Examples:
        sayso network reports/
        sayso network reports/ --format html > network.html
      """)

  @OptionGroup var options: SectionOptions

  func run() async throws { try await options.print(.network) }
}

/// `sayso course`: how the events went on.
struct CourseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "Print how a story's events went on: counts, the highest rung, first times.",
    discussion: """
      Each indicator is a count, a maximum or a first time that opens to its sentences. There is \
      no average and no forecast.

      Examples:
        sayso course reports/
        sayso course reports/ --as-of 2024-05-09
      """)

  @OptionGroup var options: SectionOptions

  func run() async throws { try await options.print(.course) }
}

/// `sayso commitments`: who would do what, if what.
struct CommitmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commitments",
    abstract: "Print who would do what if what, and what is reported of each condition.",
    discussion: """
      Quotations only. A condition is "reported met" where a report tells every word of it; a \
      person decides.

      Examples:
        sayso commitments reports/
        sayso commitments reports/ --format json
      """)

  @OptionGroup var options: SectionOptions

  func run() async throws { try await options.print(.commitments) }
}
