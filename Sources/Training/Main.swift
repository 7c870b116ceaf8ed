import ArgumentParser
import Foundation
import Sentences
import Tables

@main
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sayso-train", abstract: "Learn the parameters in CModels from annotated text.")

  @Option(help: "Folder that holds the corpora.") var corpora = "../shared/corpora"
  @Option(help: "Folder the parameters are written to.") var output = "Sources/CModels/tables"
  @Flag(help: "Learn nothing; score the parameters there are on the development parts.")
  var check = false
  @Option(help: "Learn one part only: lemmas or names; the rest stays as it is.")
  var only: Part?

  enum Part: String, ExpressibleByArgument { case lemmas, splitter, names }

  func run() throws {
    if check { return try Check(folder: output).run(corpora: corpora) }
    let parameters = Parameters(folder: output)
    switch only {
    case .names: try parameters.learnNames(folder: corpora)
    case .lemmas: try parameters.learnLemmas(from: Corpus.read(folder: corpora))
    case .splitter: try parameters.learnSplitter(from: Corpus.read(folder: corpora))
    case nil:
      try parameters.learn(from: Corpus.read(folder: corpora))
      try parameters.learnNames(folder: corpora)
    }
    try parameters.writeDigests()
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
    try lexicon.withUnsafeBytes { bytes in
      guard let lexicon = LinearModel(bytes) else { return }
      try learnTagger(from: corpus, labels, lexicon)
      try learnSplitter(from: corpus, lexicon)
    }
    let tagged = Jackknife.tagged(corpus.sentences, labels: labels)
    try learnLemmas(from: corpus, labels, tagged.map(\.tags))
    try learnParser(from: corpus, tagged)
  }

  /// Lemmas alone, with the tagger trained anew on parts of the corpus as always.
  func learnLemmas(from corpus: Corpus) throws {
    let labels = TaggerTraining.labels(of: corpus.sentences)
    try learnLemmas(
      from: corpus, labels, Jackknife.tagged(corpus.sentences, labels: labels).map(\.tags))
  }

  /// The splitter alone, with the lexicon there is.
  func learnSplitter(from corpus: Corpus) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent("lexicon.bin")
    try Array(try Data(contentsOf: url)).withUnsafeBytes { bytes in
      guard let lexicon = LinearModel(bytes) else { return }
      try learnSplitter(from: corpus, lexicon)
    }
  }

  /// Which bytes these parameters are; the same each time.
  func writeDigests() throws {
    var lines = "# The learned parameters: file, bytes, FNV-1a of the bytes\n"
    for name in [
      "lexicon.bin", "lemmas.bin", "tagger.bin", "splitter.bin", "parser.bin",
      "names.bin",
    ] {
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

  private func learnLemmas(
    from corpus: Corpus, _ labels: [String], _ tagged: [[UInt8]]
  ) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent("inflections.tsv")
    let inflections = try Data(contentsOf: url).withUnsafeBytes {
      Table(bytes: $0.bindMemory(to: UInt8.self))
    }
    try write(
      LemmaTraining.train(
        corpus.sentences, tagged: tagged, labels: labels, inflections: inflections),
      "lemmas.bin")
  }

  private func learnParser(
    from corpus: Corpus, _ tagged: [(words: [WordForm], tags: [UInt8])]
  ) throws {
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
