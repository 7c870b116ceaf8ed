import ArgumentParser
import Names
import Sayso

/// The option of every command that says who is who.
struct GazetteerOptions: ParsableArguments {
  @Option(
    help: """
      A table of your own actors, beside those the program knows: tab-separated id, kind, code, \
      sectors, role, names (|), domains (|).
      """,
    completion: .file())
  var gazetteer: String?

  /// Larger files are refused: a million actors fit.
  private static let largest = 64 << 20

  /// The gazetteer to read with; each line that is left out is told on standard error.
  func load() throws -> (gazetteer: Gazetteer, hasFaults: Bool) {
    guard let gazetteer else { return (.standard, false) }
    let bytes: [UInt8]
    do {
      bytes = try SystemFile.bytes(of: gazetteer, limit: Self.largest)
    } catch {
      Terminal.note(
        "sayso: \(gazetteer): cannot be read (\(error.reason)). Check the path of --gazetteer.")
      throw ExitCode(2)
    }
    guard bytes.count <= Self.largest else {
      Terminal.note(
        "sayso: \(gazetteer): is more than the 68 MB a gazetteer may have. Leave rows out.")
      throw ExitCode(2)
    }
    let (read, faults) = GazetteerFile.read(bytes)
    for fault in faults { Terminal.note("sayso: " + Faults.sentence(fault, in: gazetteer)) }
    return (read, !faults.isEmpty)
  }
}
