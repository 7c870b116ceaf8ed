import ArgumentParser
import Foundation
import Sentences

@main
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sayso-train", abstract: "Learn the parameters in CModels from annotated text.")

  @Option(help: "Folder that holds the corpora.") var corpora = "../shared/corpora"
  @Option(help: "Folder the parameters are written to.") var output = "Sources/CModels/tables"

  func run() throws {
    var parameters = Parameters(folder: output)
    try parameters.learn(from: Corpus.read(folder: corpora))
  }
}

/// Learns all parameters in the order in which they need each other, and writes them.
struct Parameters {
  let folder: String

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
    note("\(name): \(bytes.count) bytes")
  }

  func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  mutating func learn(from corpus: Corpus) throws {
    let labels = TaggerTraining.labels(of: corpus.sentences)
    let numbers = TaggerTraining.numbers(labels)
    let lexicon = LexiconTraining.train(corpus.sentences, labels: numbers)
    try write(lexicon, "lexicon.bin")
    try write(LemmaTraining.train(corpus.sentences, labels: numbers), "lemmas.bin")
    try lexicon.withUnsafeBytes { bytes in
      guard let lexicon = LinearModel(bytes) else { return }
      let features = TaggerTraining.train(corpus.sentences, labels: labels, lexicon: lexicon)
      note("tagger: \(features.count) features")
      try write(
        ModelWriter.bytes(labels: labels, features: features, scale: 8, cut: 3), "tagger.bin")
      let language = Language(lexicon: lexicon)
      try write(
        ModelWriter.bytes(
          labels: ["inside", "begins"],
          features: SplitterTraining.train(corpus, language: language), scale: 8),
        "splitter.bin")
    }
  }
}
