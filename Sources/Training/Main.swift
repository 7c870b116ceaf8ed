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
  @Flag(help: "Learn everything anew into a temporary folder; fail where the bytes differ.")
  var verify = false
  @Option(
    help: """
      Learn one part only: lemmas, splitter, parser, names, blocks or claims; the rest stays as \
      it is. \
      Claims are learned on top of the parameters compiled in, and only when asked for.
      """)
  var only: Part?

  enum Part: String, ExpressibleByArgument { case lemmas, splitter, parser, names, blocks, claims }

  func run() throws {
    if check { return try Check(folder: output).run(corpora: corpora) }
    if verify { return try Verification(folder: output).run(corpora: corpora) }
    let parameters = Parameters(folder: output, corpora: corpora)
    switch only {
    case .claims: try parameters.learnClaims(folder: corpora)
    case .names: try parameters.learnNames(folder: corpora)
    case .blocks: try parameters.learnBlocks(folder: corpora)
    case .lemmas: try parameters.learnLemmas(from: Corpus.read(folder: corpora))
    case .splitter: try parameters.learnSplitter(from: Corpus.read(folder: corpora))
    case .parser: try parameters.learnParser(from: Corpus.read(folder: corpora))
    case nil: try parameters.learnAll()
    }
    try parameters.writeDigests()
  }
}

/// Learns all parameters in the order in which they need each other, and writes them.
struct Parameters {
  let folder: String
  let corpora: String

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
    note("\(name): \(bytes.count) bytes")
  }

  func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  func learnAll() throws {
    try learn(from: Corpus.read(folder: corpora))
    try learnNames(folder: corpora)
    try learnBlocks(folder: corpora)
  }

  private func learn(from corpus: Corpus) throws {
    let labels = TaggerTraining.labels(of: corpus.sentences)
    let numbers = TaggerTraining.numbers(labels)
    let lexicon = LexiconTraining.train(corpus.sentences, labels: numbers)
    try write(lexicon, "lexicon.bin")
    try lexicon.withUnsafeBytes { bytes in
      guard let lexicon = LinearModel(bytes) else { return }
      try learnSplitter(from: corpus, lexicon)
    }
    let vectors = WordVectors(try corpus.runningText(folder: corpora))
    note("vectors: \(vectors.keys.count)")
    try learnLemmas(from: corpus, labels, vectors)
    try learnParser(from: corpus, labels, vectors)
  }

  /// Lemmas alone, with the tagger trained anew on parts of the corpus as always.
  func learnLemmas(from corpus: Corpus) throws {
    let labels = TaggerTraining.labels(of: corpus.sentences)
    try learnLemmas(
      from: corpus, labels, WordVectors(try corpus.runningText(folder: corpora)))
  }

  /// The tagger and parser alone.
  func learnParser(from corpus: Corpus) throws {
    try learnParser(
      from: corpus, TaggerTraining.labels(of: corpus.sentences),
      WordVectors(try corpus.runningText(folder: corpora)))
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
    let names = [
      "lexicon.bin", "lemmas.bin", "splitter.bin", "parser.bin", "names.bin", "blocks.bin",
      "claim_cues.bin",
      "claim_sources.bin", "claim_contents.bin", "claim_rates.tsv",
    ]
    for name in names {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name))
      lines += data.withUnsafeBytes { ParameterDigest.line(name, $0) } + "\n"
    }
    try Data(lines.utf8).write(
      to: URL(fileURLWithPath: folder).appendingPathComponent("parameters.tsv"))
  }

  private func learnSplitter(from corpus: Corpus, _ lexicon: LinearModel) throws {
    let features = SplitterTraining.train(corpus, language: Language(lexicon: lexicon))
    try write(
      ModelWriter.bytes(labels: ["inside", "begins"], features: features, scale: 8),
      "splitter.bin")
  }

  private func learnLemmas(
    from corpus: Corpus, _ labels: [String], _ vectors: WordVectors
  ) throws {
    let tagged = Jackknife.tagged(corpus.sentences, labels: labels, vectors: vectors)
    let url = URL(fileURLWithPath: folder).appendingPathComponent("inflections.tsv")
    let inflections = try Data(contentsOf: url).withUnsafeBytes {
      Table(bytes: $0.bindMemory(to: UInt8.self))
    }
    try write(
      LemmaTraining.train(
        corpus.sentences, tagged: tagged.map(\.tags), labels: labels, inflections: inflections),
      "lemmas.bin")
  }

  private func learnParser(
    from corpus: Corpus, _ labels: [String], _ vectors: WordVectors
  ) throws {
    let training = ParserTraining(corpus.sentences, labels: labels, vectors: vectors)
    let bytes = training.train { round, learner in
      note("parser: round \(round + 1), \(learner.right)")
    }
    try write(bytes, "parser.bin")
  }
}
