import Documents
import Spans

/// What the caller says about how inputs are to be read.
package struct FormatSettings: Sendable {
  package var intake: IntakeSettings
  /// Where records of JSON and CSV keep what; the known shapes where nil.
  package var columns: ColumnMap?

  package init(_ intake: IntakeSettings = IntakeSettings(), columns: ColumnMap? = nil) {
    self.intake = intake
    self.columns = columns
  }
}

/// Bytes with a name, and what is known of them: a file, or something inside one.
package struct Item {
  /// Last part of the name, for what only an ending can tell.
  package var name: String
  /// As the user would find it, for faults: "in/archive.zip!/a/b.html", "in/mail.mbox#17".
  package var path: String
  /// The same from the file's own name on; a document's id.
  package var id: String
  package var hints = DocumentHints()
  package var bytes: ByteStream
  /// The same bytes at places, where that is possible.
  package var source: (any ByteSource)?
  /// Whether nobody named it: a file in a folder, a member of an archive, a part of a mail.
  package var isFound = false

  package init(name: String, path: String, id: String? = nil, bytes: ByteStream) {
    self.name = name
    self.path = path
    self.id = id ?? name
    self.bytes = bytes
  }

  /// A whole file.
  package init(name: String, path: String, source: any ByteSource) {
    self.init(name: name, path: path, bytes: source.stream())
    self.source = source
  }

  /// Whether it is passed over in silence when it turns out to be no report: found, and its name
  /// does not promise one.
  var isOptional: Bool { isFound && !Format.plainEndings.contains(Format.ending(of: name)) }

  /// Something inside this item at a place: "!/a/b.html" or "#17".
  func part(_ place: String, name: String, bytes: ByteStream) -> Item {
    Item(name: name, path: path + place, id: id + place, bytes: bytes)
  }
}

/// One input being read: where documents and faults go, and what bounds it.
package final class Intake {
  let settings: FormatSettings
  let budget: Budget
  private let take: (Document) -> Void
  private let report: (IntakeFault) -> Void
  private var depth = 0
  private var filter: ((Document) -> Bool)?
  private(set) var filtered: Set<String> = []
  private var reported = 0
  /// Documents so far.
  private(set) var count = 0

  /// How deep archives, mails and the like may lie in one another.
  static let deepest = 5
  /// Largest document, in bytes (64 MiB): no report is longer.
  package static let largest = 64 << 20
  /// Faults of one input that are told one by one.
  static let mostFaults = 20

  package init(
    settings: FormatSettings, inputSize: Int, document: @escaping (Document) -> Void,
    fault: @escaping (IntakeFault) -> Void
  ) {
    self.settings = settings
    budget = Budget(inputSize: inputSize)
    take = document
    report = fault
  }

  func emit(_ document: Document) {
    count += 1
    guard filter?(document) ?? true else { return }
    if filter != nil, let url = document.url { filtered.insert(url) }
    take(document)
  }

  /// Reads something whose documents are taken only where the filter lets them through; their
  /// addresses stand in `filtered` afterwards.
  func nested(_ item: Item, filter: @escaping (Document) -> Bool) {
    filtered = []
    self.filter = filter
    nested(item)
    self.filter = nil
  }

  func emit(_ fault: IntakeFault) {
    reported += 1
    if reported <= Intake.mostFaults { report(fault) }
  }

  /// Tells why a stream ended early, if it did.
  func emit(flawOf stream: ByteStream, at path: String) {
    if let flaw = stream.flaw { emit(.damaged(path: path, flaw: flaw)) }
  }

  /// Reads something that lies in something else.
  func nested(_ item: Item) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Intake.deepest else { return emit(.tooDeep(path: item.path)) }
    InputReader.read(item, into: self)
  }

  /// Says how many faults were not told one by one.
  func finish(_ path: String) {
    if reported > Intake.mostFaults {
      report(.moreFaults(path: path, count: reported - Intake.mostFaults))
    }
  }
}
