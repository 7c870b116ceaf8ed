import Documents
import Formats

/// Paths, folders and `-` in, raw inputs out, with a fault for each that brings none.
///
/// Folders are walked in name order, links to folders not followed, hidden files skipped, files
/// of unknown endings skipped unless named directly. A file reached twice is read once.
package enum InputFiles {
  /// Largest file that is read, in bytes (64 MiB): no report is longer; archives come by record.
  package static let largest = 64 << 20
  /// Largest file of JSON Lines, in bytes (1 GiB).
  package static let largestRecords = 1 << 30
  /// Name of what comes by standard input.
  package static let standardInput = "stdin"

  /// All documents at the paths, in the order given (folders in name order), and what failed.
  /// Ids are made unique without regard to the order of the paths.
  package static func documents(
    at paths: [String], settings: IntakeSettings, columns: ColumnMap? = nil
  ) -> (documents: [Document], faults: [IntakeFault]) {
    let (sources, missing) = sources(at: paths)
    var faults = missing
    var documents: [Document] = []
    var origins: [String] = []
    for source in sources {
      read(
        source, settings: FormatSettings(settings, columns: columns),
        document: {
          documents.append($0)
          origins.append(source.path)
        }, fault: { faults.append($0) })
    }
    DocumentIDs.makeUnique(&documents, origins: origins)
    DatelineYears.infer(&documents)
    return (documents, faults)
  }

  /// The documents of one source one by one, in any of the formats; files are read as they go.
  package static func read(
    _ source: InputSource, settings: FormatSettings, document: @escaping (Document) -> Void,
    fault: @escaping (IntakeFault) -> Void
  ) {
    switch item(source) {
    case .failure(let flaw): fault(flaw)
    case .success(let item):
      InputReader.read(
        item, size: item.source?.size ?? 0, settings: settings, document: document, fault: fault)
    }
  }

  /// A source opened. Standard input and what is no regular file is read whole.
  private static func item(_ source: InputSource) -> Result<Item, IntakeFault> {
    var item: Item
    if source.size != nil, let file = try? FileSource(source.path) {
      item = Item(name: source.name, path: source.path, source: file)
    } else {
      switch read(source) {
      case .failure(let fault): return .failure(fault)
      case .success(let input):
        item = Item(
          name: input.name, path: input.path, source: MemorySource(input.bytes))
      }
    }
    item.isFound = source.isFound
    return .success(item)
  }

  /// The raw inputs at the paths; for callers that read documents themselves.
  package static func inputs(at paths: [String]) -> (inputs: [RawInput], faults: [IntakeFault]) {
    let (sources, missing) = sources(at: paths)
    var (inputs, faults) = ([RawInput](), missing)
    for source in sources {
      switch read(source) {
      case .failure(let fault): faults.append(fault)
      case .success(let input): inputs.append(input)
      }
    }
    return (inputs, faults)
  }

  /// Reads one source; a file above the limit is refused by its size, without reading it.
  package static func read(_ source: InputSource) -> Result<RawInput, IntakeFault> {
    let isRecords = ["jsonl", "ndjson"].contains(ending(source.path)) || source.isStandardInput
    let limit = isRecords ? largestRecords : largest
    if let size = source.size, size > limit {
      return .failure(.tooLarge(path: source.path, bytes: size, limit: limit))
    }
    do {
      let bytes = try SystemFile.bytes(
        of: source.isStandardInput ? nil : source.path, limit: limit)
      if bytes.count > limit {
        return .failure(.tooLarge(path: source.path, bytes: bytes.count, limit: limit))
      }
      return .success(RawInput(name: source.name, path: source.path, bytes: bytes))
    } catch {
      return .failure(.unreadable(path: source.path, reason: error.reason))
    }
  }

  static func ending(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
    return path[path.index(after: dot)...].lowercased()
  }
}

/// A file to read, or standard input.
package struct InputSource: Sendable, Hashable {
  /// As the caller named it; `-` for standard input.
  package var path: String
  /// Last part of the path.
  package var name: String
  /// In bytes; nil for what is no regular file.
  package var size: Int?
  /// Whether it was found in a folder, not named.
  package var isFound = false

  package var isStandardInput: Bool { path == "-" }
}
