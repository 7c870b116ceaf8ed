import Documents
import Formats
import Foundation
import Spans

let paragraph = """
  The harbour board of Port Ellery said on Tuesday that the night ferry had lost its way in fog \
  and struck the outer mole shortly before dawn.
  """
let second = """
  Two tugs brought the vessel in at noon, and the board promised that every passenger would hear \
  from its officers before the end of the week.
  """

typealias Taken = (documents: [Document], faults: [IntakeFault])

/// Reads bytes under a name.
func take(
  _ name: String, _ bytes: [UInt8], columns: ColumnMap? = nil, published: String? = nil
) -> Taken {
  let intake = IntakeSettings(published: published.flatMap { CalendarDate(iso: $0) })
  return InputReader.read(
    RawInput(name: name, path: "in/" + name, bytes: bytes),
    settings: FormatSettings(intake, columns: columns))
}

func take(_ name: String, _ text: String, columns: ColumnMap? = nil) -> Taken {
  take(name, Array(text.utf8), columns: columns)
}

/// The passages of a role, as text.
func passages(_ document: Document, _ role: Passage.Role = .body) -> [String] {
  document.passages.filter { $0.role == role }.map { document.text.string($0.span) }
}

/// Runs a program of the system on bytes: archives are made by others' programs, so that reader
/// and writer do not share an error.
func run(_ words: [String], _ input: [UInt8] = [], in folder: String? = nil) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = words
  if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
  let (give, get) = (Pipe(), Pipe())
  process.standardInput = give
  process.standardOutput = get
  try process.run()
  DispatchQueue.global().async {
    try? give.fileHandleForWriting.write(contentsOf: Data(input))
    try? give.fileHandleForWriting.close()
  }
  let output = try get.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Array(output)
}

func gzip(_ bytes: [UInt8]) throws -> [UInt8] { try run(["gzip", "-nc"], bytes) }

/// A zip or tar file of members, written by Python.
func archive(_ kind: String, _ members: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
  let list = members.map { [$0.name, Data($0.bytes).base64EncodedString()] }
  let json = try JSONSerialization.data(withJSONObject: list)
  return try run(["python3", "-c", script, kind], Array(json))
}

private let script = """
  import base64, io, json, sys, tarfile, zipfile
  out = io.BytesIO()
  members = [(n, base64.b64decode(b)) for n, b in json.load(sys.stdin)]
  kind = sys.argv[1]
  if kind.startswith("zip"):
      packing = zipfile.ZIP_STORED if kind == "zip-stored" else zipfile.ZIP_DEFLATED
      with zipfile.ZipFile(out, "w", packing) as archive:
          for name, data in members:
              archive.writestr(zipfile.ZipInfo(name), data, packing)
  else:
      with tarfile.open(fileobj=out, mode="w:gz" if kind == "tgz" else "w") as archive:
          for name, data in members:
              info = tarfile.TarInfo(name)
              info.size = len(data)
              archive.addfile(info, io.BytesIO(data))
  sys.stdout.buffer.write(out.getvalue())
  """

/// A page with an article of two paragraphs.
func page(_ title: String, extra: String = "") -> String {
  """
  <!DOCTYPE html><html><head><title>\(title)</title>\(extra)</head><body><article>
  <h1>\(title)</h1><p>\(paragraph)</p><p>\(second)</p></article></body></html>
  """
}
