import ArgumentParser
import Foundation
import Sentences

@main
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sayso-train", abstract: "Learn the parameters in CModels from annotated text.")

  @Option(help: "Folder that holds the corpora.") var corpora = "../shared/corpora"
  @Option(help: "Folder the parameters are written to.") var output = "Sources/CModels/tables"
  @Flag(help: "Learn nothing; score the parameters there are on the development parts.")
  var check = false

  func run() throws {
    if check { return try Check(folder: output).run(corpora: corpora) }
    let parameters = Parameters(folder: output)
    try parameters.learn(from: Corpus.read(folder: corpora))
    try parameters.learnNames(folder: corpora)
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

  func learn(from corpus: Corpus) throws {
    let labels = TaggerTraining.labels(of: corpus.sentences)
    let numbers = TaggerTraining.numbers(labels)
    let lexicon = LexiconTraining.train(corpus.sentences, labels: numbers)
    try write(lexicon, "lexicon.bin")
    try write(LemmaTraining.train(corpus.sentences, labels: numbers), "lemmas.bin")
    try lexicon.withUnsafeBytes { bytes in
      guard let lexicon = LinearModel(bytes) else { return }
      try learnTagger(from: corpus, labels, lexicon)
      try learnSplitter(from: corpus, lexicon)
    }
    try learnParser(from: corpus, labels)
    try writeDigests()
  }

  /// Which bytes these parameters are; the same each time.
  private func writeDigests() throws {
    var lines = "# The learned parameters: file, bytes, FNV-1a of the bytes\n"
    for name in ["lexicon.bin", "lemmas.bin", "tagger.bin", "splitter.bin", "parser.bin"] {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
      lines += data.withUnsafeBytes { ParameterDigest.line(name, $0) } + "\n"
    }
    try Data(lines.utf8).write(
      to: URL(fileURLWithPath: folder).appendingPathComponent("parameters.tsv"))
  }

  private func learnTagger(
    from corpus: Corpus, _ labels: [String], _ lexicon: LinearModel
  ) throws {
    let features = TaggerTraining.train(corpus.sentences, labels: labels, lexicon: lexicon)
    note("tagger: \(features.count) features")
    try write(
      ModelWriter.bytes(labels: labels, features: features, scale: 8, cut: 3), "tagger.bin")
  }

  private func learnSplitter(from corpus: Corpus, _ lexicon: LinearModel) throws {
    let features = SplitterTraining.train(corpus, language: Language(lexicon: lexicon))
    try write(
      ModelWriter.bytes(labels: ["inside", "begins"], features: features, scale: 8),
      "splitter.bin")
  }

  private func learnParser(from corpus: Corpus, _ labels: [String]) throws {
    let tagged = Jackknife.tagged(corpus.sentences, labels: labels)
    let trees = zip(corpus.sentences, tagged).map { sentence, tagged in
      ParserTraining.Tree(
        sentence, words: zip(tagged.words, tagged.tags).map { ParserWord(word: $0, label: $1) })
    }
    let moves = ParserTraining.moves(of: trees)
    let features = ParserTraining.train(trees, moves: moves)
    note("parser: \(features.count) features, \(moves.count) moves")
    try write(
      ModelWriter.bytes(
        labels: moves.map(\.label), features: features, scale: 4, cut: 5, rowCut: 8),
      "parser.bin")
  }
}
