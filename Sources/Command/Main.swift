import ArgumentParser

@main
struct SaysoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sayso", abstract: "Who says so, on whose word, and how many really do.",
    discussion: """
      Reads news reports and prints who says what, on whose authority, how surely, how many \
      origins stand behind it, how each figure was revised, what is denied, and what would \
      follow if. Offline but for fetch and feeds; every line opens to the words it rests on.

      Examples:
        sayso brief reports/
        sayso brief reports/ --format html > brief.html
        sayso read report.txt
      """,
    version: "0.1.0",
    subcommands: [
      BriefCommand.self,
      NetworkCommand.self,
      CourseCommand.self,
      CommitmentsCommand.self,
      ReadCommand.self,
      ExtractCommand.self,
      ParseCommand.self,
      CopiesCommand.self,
      ClusterCommand.self,
      OriginsCommand.self,
      FiguresCommand.self,
      FetchCommand.self,
      FeedsCommand.self,
      BenchCommand.self,
      HTMLCommand.self,
      BenchCopiesCommand.self, BenchStoriesCommand.self,
    ])
}
