import ArgumentParser

@main
struct SaysoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sayso", abstract: "Who says so, on whose word, and how many really do.",
    version: "0.1.0", subcommands: [ReadCommand.self, CopiesCommand.self])
}
