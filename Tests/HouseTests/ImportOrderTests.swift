import Foundation
import Testing

/// Package.swift is the diagram: what a target imports stands above it, and stages meet in one
/// file.
@Suite struct ImportOrderTests {
  /// The targets under Sources in the order of Package.swift.
  static let order: [String] = {
    let manifest = Checkout.text(of: "Package.swift")
    let folders = Checkout.folders(in: "Sources")
    let targets = manifest.range(of: "targets: [\n").map { manifest[$0.upperBound...] } ?? ""
    return folders.compactMap { folder in
      targets.range(of: "\"\(folder)\"").map { (folder, $0.lowerBound) }
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }()

  @Test func everyFolderOfSourcesIsATarget() {
    #expect(Set(Self.order) == Set(Checkout.folders(in: "Sources")))
  }

  @Test(arguments: order) func importsOnlyWhatStandsAbove(_ target: String) {
    let above = Set(Self.order.prefix { $0 != target })
    let local = Set(Self.order)
    for file in Checkout.files(in: "Sources/" + target, endingIn: ".swift") {
      for name in Self.imports(of: file) where local.contains(name) {
        #expect(above.contains(name), "\(file) imports \(name), which stands below \(target)")
      }
    }
  }

  @Test func everyImportOfAStageIsDeclared() {
    let stages = Self.order.filter { !$0.hasPrefix("C") && $0 != "Training" }
    for stage in stages {
      for file in Checkout.files(in: "Sources/" + stage, endingIn: ".swift") {
        #expect(!Self.imports(of: file).contains(stage), "\(file) imports itself")
      }
    }
  }

  /// The entry functions `Pipeline.swift` calls on other stages' namespaces (an `enum` without
  /// state) are called by no other stage: a stage gets its input handed in. A front end may call
  /// one, to show a stage on its own (`sayso parse`).
  @Test func stagesMeetOnlyInThePipeline() throws {
    let meeting = "Sources/Sayso/Pipeline.swift"
    let calls = Self.calls(in: Checkout.text(of: meeting))
    #expect(calls.count > 4, "no calls found in \(meeting): has it moved?")
    let sources = Checkout.files(in: "Sources", endingIn: ".swift")
    let homes = Self.homes(of: Set(calls.map(\.type)), in: sources)
    for file in sources where !file.hasPrefix("Sources/Sayso/Pipeline") {
      let own = file.split(separator: "/")[1]
      if own == "Command" || own == "Training" { continue }
      for call in Self.calls(in: Checkout.text(of: file)) where calls.contains(call) {
        guard let home = homes[call.type], home != own else { continue }
        Issue.record("\(file) calls \(call.type).\(call.function); only \(meeting) may")
      }
    }
  }

  struct Call: Hashable {
    var type: Substring
    var function: Substring
  }

  /// Every `Type.function(` outside comments, where `Type` is spelled with a capital.
  static func calls(in text: String) -> Set<Call> {
    var found: Set<Call> = []
    for line in text.split(separator: "\n") where !isComment(line) {
      for match in line.matches(of: /\b([A-Z][A-Za-z]+)\.([a-z][A-Za-z]+)\(/) {
        found.insert(Call(type: match.1, function: match.2))
      }
    }
    return found
  }

  /// The target that declares each of the types as an `enum` namespace.
  static func homes(of types: Set<Substring>, in files: [String]) -> [Substring: Substring] {
    var homes: [Substring: Substring] = [:]
    for file in files {
      let text = Checkout.text(of: file)
      for type in types where text.contains("enum \(type) {") {
        homes[type] = file.split(separator: "/")[1]
      }
    }
    return homes
  }

  static func imports(of file: String) -> [String] {
    Checkout.lines(of: file).compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 2, words.count == at + 2 else {
        return nil
      }
      return words.prefix(at).allSatisfy { $0.first == "@" || accesses.contains($0) }
        ? String(words[at + 1]) : nil
    }
  }

  private static let accesses: Set<Substring> = ["package", "public", "internal", "private"]

  static func isComment(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }
}
