import CModels
import Spans

/// A table compiled into the binary: rows of tab-separated columns, UTF-8.
///
/// Lines that start with `#` and empty lines are comments. Cells are not unquoted. Reading is one
/// pass over the bytes, O(size); keep the result in a `static let`.
package struct Table: Sendable {
  package typealias Resource = (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>

  package let rows: [[String]]

  /// `Table(sayso_table_units)`.
  package init(_ resource: Resource) {
    self.init(bytes: Table.bytes(resource))
  }

  package init(bytes: UnsafeBufferPointer<UInt8>) {
    var rows: [[String]] = []
    var row: [String] = []
    var start = 0
    func cell(_ end: Int) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : 0x0A
      guard byte == 0x09 || byte == 0x0A else { continue }
      row.append(cell(index))
      start = index + 1
      guard byte == 0x0A else { continue }
      if !(row.count == 1 && row[0].isEmpty), row[0].utf8.first != 0x23 { rows.append(row) }
      row.removeAll(keepingCapacity: true)
    }
    self.rows = rows
  }

  /// The raw bytes of a resource; they live as long as the program.
  package static func bytes(_ resource: Resource) -> UnsafeBufferPointer<UInt8> {
    var count = 0
    let first = resource(&count)
    return UnsafeBufferPointer(start: first, count: count)
  }
}
