import CSystem
import Documents
import Spans

/// The text of a PDF, by poppler's `pdftotext` in a process of its own with bounds on time, memory
/// and output.
enum PDFReader {
  static let seconds = 60
  /// Address space, in bytes.
  static let memory = 2 << 30

  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let bytes = LeafReader.whole(item, intake) else { return }
    guard let program = Program.path(of: "pdftotext") else {
      return intake.emit(.missingProgram(path: item.path, program: "pdftotext"))
    }
    // -htmlmeta gives title, author and dates in a head before the text
    let result = Program.run(
      [program, "-htmlmeta", "-enc", "UTF-8", "-nopgbrk", "-", "-"], input: bytes,
      seconds: seconds, memory: memory, most: Intake.largest)
    switch result {
    case .failure(let flaw):
      intake.emit(.programFailed(path: item.path, program: "pdftotext", reason: flaw))
    case .success(let output):
      let page = PDFText(output)
      var hints = item.hints
      hints.charset = nil
      hints.isWeak = true
      hints.title = hints.title ?? page.title
      hints.published = hints.published ?? page.created
      LeafReader.emit(
        DocumentReader.text(
          id: item.id, text: page.text, sha256: DocumentReader.sha256(bytes), hints: hints,
          settings: intake.settings.intake),
        item, intake)
    }
  }
}

/// What `pdftotext -htmlmeta` prints: a head with `title` and `meta`, the text in `pre`, escaped.
struct PDFText {
  private(set) var title: String?
  private(set) var text: [UInt8] = []
  private var date: String?

  init(_ output: [UInt8]) {
    var xml = XMLReader(ByteStream(output))
    var open = ""
    while let piece = xml.next() {
      switch piece {
      case .start(let name, let attributes, _):
        open = name
        guard name == "meta" else { continue }
        switch attributes["name"] {
        case "CreationDate": date = attributes["content"]
        default: break
        }
      case .text(let more):
        if open == "title" { title = PDFText.name(more) }
        if open == "pre" { text += more }
      case .end: open = ""
      }
    }
    text = MailText.unwrapped(PDFText.joined(text))
  }

  /// The day the file was made ("D:20310304080000+01'00'"): for releases the day of issue.
  var created: CalendarDate? {
    date.flatMap { StatedDate.day(String($0.drop { !$0.isNumber }.prefix(8))) }
  }

  /// Titles of word processors are names of files.
  private static func name(_ bytes: [UInt8]) -> String? {
    guard let text = String(decoding: bytes, as: UTF8.self).filled else { return nil }
    let lower = text.lowercased()
    let isFile = ["microsoft word", ".doc", ".indd", ".pdf", "untitled", "stdin"].contains {
      lower.contains($0)
    }
    return isFile || !text.contains(" ") ? nil : text
  }

  /// Lines without the blanks at their ends, at most one empty line together.
  private static func joined(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var empty = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var line = line.drop(while: ASCII.isBlank)
      while let last = line.last, ASCII.isBlank(last) { line = line.dropLast() }
      empty = line.isEmpty ? empty + 1 : 0
      guard empty < 2 else { continue }
      out += line
      out.append(0x0A)
    }
    return out
  }
}
