// swift-tools-version: 6.2
// The targets stand in the order in which data flows. A target imports only targets above it;
// two stages meet in Sources/Sayso/Pipeline.swift and nowhere else. HouseTests holds both.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A stage of the pipeline: its own folder, everything above it open to it.
func stage(_ name: String, with libraries: [Target.Dependency] = []) -> Target {
  let above = Array(everything(upTo: name).dropLast())
  return .target(name: name, dependencies: above + libraries, swiftSettings: settings)
}

/// The tests of one stage.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: settings)
}

/// The stages in order.
let stages = [
  "Spans", "Tables", "HTML", "Documents", "Formats", "Fetching", "Sentences", "Names", "Dates",
  "Figures",
  "Claims",
  "Events",
  "Origins", "Stories", "Briefs", "Exchange", "Sayso",
]

/// A stage and all stages above it.
func everything(upTo name: String) -> [Target.Dependency] {
  stages.prefix(through: stages.firstIndex(of: name)!).map { .byName(name: $0) }
}

let package = Package(
  name: "sayso",
  products: [
    .library(name: "Sayso", targets: ["Sayso"]),
    .executable(name: "sayso", targets: ["Command"]),
    .executable(name: "sayso-train", targets: ["Training"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Outside libraries and embedded tables
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CModels", exclude: ["tables"]),
    .target(name: "CKernels"),
    .target(name: "CSystem"),
    .target(name: "CCurl"),

    // The pipeline
    stage("Spans"),
    stage("Tables", with: ["CModels"]),
    stage("HTML"),
    stage("Documents", with: ["CSodium"]),
    stage("Formats", with: ["CZlib", "CSystem"]),
    stage("Fetching", with: ["CCurl", "CZlib"]),
    stage("Sentences", with: ["CKernels"]),
    stage("Names"),
    stage("Dates"),
    stage("Figures"),
    stage("Claims"),
    stage("Events"),
    stage("Origins"),
    stage("Stories"),
    stage("Briefs"),
    stage("Exchange"),
    stage("Sayso"),

    // Front ends
    .executableTarget(
      name: "Command",
      dependencies: everything(upTo: "Sayso") + [
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ], swiftSettings: settings),
    .executableTarget(
      name: "Training",
      dependencies: everything(upTo: "Sayso") + [
        .product(name: "ArgumentParser", package: "swift-argument-parser")
      ], swiftSettings: settings),

    // Tests, one target a stage
    tests("Spans", everything(upTo: "Spans")),
    tests("HTML", everything(upTo: "HTML")),
    tests("Documents", everything(upTo: "Documents")),
    tests("Formats", everything(upTo: "Formats")),
    tests("Fetching", everything(upTo: "Fetching") + ["CCurl"]),
    tests("Sentences", everything(upTo: "Sentences")),
    tests("Names", everything(upTo: "Names")),
    tests("Dates", everything(upTo: "Dates")),
    tests("Figures", everything(upTo: "Figures")),
    tests("Claims", everything(upTo: "Claims")),
    tests("Events", everything(upTo: "Events")),
    tests("Origins", everything(upTo: "Origins")),
    tests("Stories", everything(upTo: "Stories")),
    tests("Briefs", everything(upTo: "Briefs")),
    tests("Exchange", everything(upTo: "Exchange")),
    tests("Sayso", everything(upTo: "Sayso")),

    // The rules of the house, and the briefs of the examples byte for byte
    tests(
      "House",
      ["Command", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .testTarget(
      name: "GoldenTests", dependencies: ["Command"], exclude: ["Briefs"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
