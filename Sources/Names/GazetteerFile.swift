import Tables

/// A user's own actors: lines of tab-separated columns, as in tables/actors.tsv.
///
/// `id`, `kind`, `code`, `sectors`, `role`, `names` (parted by `|`), `domains` (parted by `|`);
/// empty lines and lines that begin with `#` say nothing, the last column may be missing. A line
/// with the id of a known actor gives him more names.
package enum GazetteerFile {
  /// Why a line is no actor.
  package enum Flaw: Sendable, Hashable {
    case columns(Int)
    case noID
    case id(String)
    case kind(String)
    case noName
  }

  package struct Fault: Sendable, Hashable {
    /// From 1.
    package var line: Int
    package var flaw: Flaw
  }

  /// The standard gazetteer with the file's actors, and the lines left out. O(bytes).
  package static func read(_ bytes: [UInt8]) -> (gazetteer: Gazetteer, faults: [Fault]) {
    var good: [UInt8] = []
    var faults: [Fault] = []
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let line = line.last == 0x0D ? line.dropLast() : line
      let isEmpty = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isEmpty || line.first == 0x23 { continue }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if let flaw = flaw(in: cells) {
        faults.append(Fault(line: number + 1, flaw: flaw))
      } else {
        good += line + [0x0A]
      }
    }
    return (good.withUnsafeBufferPointer { Gazetteer(adding: Table(bytes: $0)) }, faults)
  }

  private static func flaw(in cells: [String]) -> Flaw? {
    guard (6...7).contains(cells.count) else { return .columns(cells.count) }
    guard !cells[0].isEmpty else { return .noID }
    let parts = cells[0].split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = cells[0].utf8.allSatisfy {
      $0 == 0x2E || $0 == 0x5F || ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
    }
    guard parts.count >= 2, !parts.contains(""), isPlain else { return .id(cells[0]) }
    guard cells[1].isEmpty || kinds.contains(cells[1]) else { return .kind(cells[1]) }
    let hasName = cells[5].split(separator: "|").contains { $0.contains { $0.isLetter } }
    return hasName ? nil : .noName
  }

  /// What a line may name; an empty kind counts as organisation.
  package static let kinds = [
    "state", "government", "organ", "person", "organisation", "group", "place", "outlet",
  ]
}
