import ArgumentParser
import Foundation
import Testing

@testable import Command

/// What the program has, the documents name.
@Suite struct DocumentationTests {
  static let readme = Checkout.text(of: "README.md")
  static let architecture = Checkout.text(of: "ARCHITECTURE.md")

  @Test(arguments: Checkout.folders(in: "Sources"))
  func theArchitectureHasAParagraphOnEveryFolder(_ folder: String) {
    #expect(Self.architecture.contains("Sources/\(folder)/"))
  }

  @Test func theArchitectureNamesEveryTopFolder() {
    for folder in Checkout.folders(in: "") where folder != "Sources" && folder != "dist" {
      #expect(Self.architecture.contains("\(folder)/"), "ARCHITECTURE.md says nothing of \(folder)")
    }
  }

  @Test func theReadmeNamesEverySubcommandAndFlag() {
    for command in Self.commands {
      let name = command.configuration.commandName ?? String(describing: command)
      #expect(Self.readme.contains("sayso \(name)"), "README.md says nothing of sayso \(name)")
      let help = SaysoCommand.helpMessage(for: command, includeHidden: false, columns: 200)
      for match in help.matches(of: /(?:^|[\s,])(--[a-z][a-z-]+)/) where match.1 != "--version" {
        #expect(Self.readme.contains(match.1), "README.md says nothing of \(name) \(match.1)")
      }
    }
  }

  @Test func theReadmeNamesNoFlagThatIsNot() {
    let known = Self.commands.map {
      SaysoCommand.helpMessage(for: $0, includeHidden: true, columns: 200)
    }.joined(separator: "\n")
    for line in Self.readme.split(separator: "\n") where line.hasPrefix("sayso ") {
      for match in line.matches(of: /\s(--[a-z][a-z-]+)/) {
        #expect(known.contains(match.1), "no command has \(match.1)")
      }
    }
  }

  @Test func everySubcommandSaysWhatItIsFor() {
    for command in Self.commands {
      #expect(!command.configuration.abstract.isEmpty, "\(command) has no abstract")
    }
  }

  @Test func everyTaskOfTheMakefileIsExplained() {
    for line in Checkout.lines(of: "Makefile") {
      guard let match = line.prefixMatch(of: #/([a-z]+):[^=]*##/#) else { continue }
      let task = "make \(match.1)"
      let told = Self.readme.contains(task) || Checkout.text(of: "CONTRIBUTING.md").contains(task)
      #expect(told, "neither README.md nor CONTRIBUTING.md names `\(task)`")
    }
  }

  /// All subcommands that help shows.
  static var commands: [any ParsableCommand.Type] {
    var found: [any ParsableCommand.Type] = []
    var open: [any ParsableCommand.Type] = SaysoCommand.configuration.subcommands
    while let next = open.popLast() {
      if next.configuration.shouldDisplay { found.append(next) }
      open += next.configuration.subcommands
    }
    return found
  }
}
