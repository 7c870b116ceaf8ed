import Documents
import Names

/// The one place where faults become sentences: what, where, what to do.
enum Faults {
  static func sentence(_ fault: IntakeFault) -> String {
    switch fault {
    case .missing(let path):
      "\(path): there is no such file or folder. Check the path."
    case .unreadable(let path, let reason):
      "\(path): cannot be read (\(reason)). Check its permissions."
    case .empty(let path):
      "\(path): there is no text in it. Leave it out, or save the report again."
    case .binary(let path):
      "\(path): this is not text, HTML or another format that is read. Save the report as text or as "
        + "a page."
    case .tooLarge(let path, let bytes, let limit):
      "\(path): \(megabytes(bytes)) is more than the \(megabytes(limit)) one file may have. "
        + "Split it, or bring many reports as JSON Lines in several files."
    case .noReadableDocument(let folder):
      "\(folder): no readable report in this folder. Reports are text, pages, feeds, mail, PDF and "
        + "archives of these."
    case .malformedRecord(let path, let line, let reason):
      "\(path), line \(line): \(sentence(reason)). The line is left out, the others are read."
    case .unreadableDate(let path, let line):
      "\(path), line \(line): its date cannot be read (write it as 2024-10-23). "
        + "The record is read as undated."
    default: carrierSentence(fault)
    }
  }

  /// A line of a user's gazetteer that is no actor.
  static func sentence(_ fault: GazetteerFile.Fault, in path: String) -> String {
    "\(path), line \(fault.line): \(sentence(fault.flaw)). "
      + "The line is left out, the others are read."
  }

  private static func sentence(_ flaw: GazetteerFile.Flaw) -> String {
    switch flaw {
    case .columns(let count):
      "it has \(count) \(count == 1 ? "column" : "columns"), not 6 or 7 parted by tabs"
    case .noID: "its first column, the id, is empty"
    case .id(let id): "the id \"\(id)\" is not like \"xv.navy\" (small letters, digits, _ and dots)"
    case .kind(let kind):
      "the kind \"\(kind)\" is none of " + GazetteerFile.kinds.joined(separator: ", ")
    case .noName: "its sixth column names nobody"
    }
  }

  private static func sentence(_ flaw: RecordFlaw) -> String {
    switch flaw {
    case .notJSON: "this is not JSON"
    case .notObject: "this is JSON, but no object"
    case .noID: "the member \"id\" is missing"
    case .noText: "there is no text in its member \"text\" or \"html\""
    }
  }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
