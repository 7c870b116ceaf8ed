import ArgumentParser

@main
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sayso-train", abstract: "Learn the parameters in CModels from annotated text.")
}
