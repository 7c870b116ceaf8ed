import Documents

/// CSV and its kin (RFC 4180): a heading row, then a report a row. Rows may span lines in quotes.
enum TableReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    var rows = TableRows(MarkupEncoding.utf8(item, intake))
    guard let heading = rows.next() else { return intake.emit(.empty(path: item.path)) }
    let map = intake.settings.columns ?? .standard
    let columns = TableColumns(heading, map)
    guard columns.hasWords else {
      if !item.isOptional { intake.emit(.unknownShape(path: item.path)) }
      return
    }
    while let row = rows.next() {
      guard row.contains(where: { !$0.isEmpty }) else { continue }
      RecordReader.emit(columns.object(row), rows.line, "#\(rows.line)", item, intake)
    }
    if rows.isCut { intake.emit(.damaged(path: item.path, flaw: .truncated)) }
    intake.emit(flawOf: item.bytes, at: item.path)
  }
}

/// Which column is what.
private struct TableColumns {
  let names: [String]
  let hasWords: Bool

  /// Columns get the name under which the map knows them; case, blanks and underscores aside.
  init(_ heading: [String], _ map: ColumnMap) {
    var known: [String: String] = [:]
    var words: Set<String> = []
    for field in ColumnMap.Field.allCases {
      for place in map.places(of: field) {
        known[ColumnMap.key(place)] = known[ColumnMap.key(place)] ?? place
        if [.text, .html, .title, .summary].contains(field) { words.insert(place) }
      }
    }
    names = heading.enumerated().map { number, name in
      known[String(number + 1)] ?? known[ColumnMap.key(name)] ?? name
    }
    hasWords = names.contains(where: words.contains)
  }

  func object(_ row: [String]) -> JSONValue {
    .object(
      zip(names, row).map { JSONValue.Member(name: $0, value: .string($1)) })
  }
}

/// Rows of a table one by one. The delimiter is what the first line has most of.
struct TableRows {
  private let stream: ByteStream
  private let delimiter: UInt8
  /// Number of the line at which the last row began.
  private(set) var line = 0
  private var read = 0
  /// Whether the table ended inside quotes.
  private(set) var isCut = false

  static let mostColumns = 4096
  /// Longest row in bytes.
  static let longest = 4 << 20

  init(_ stream: ByteStream) {
    self.stream = stream
    let head = stream.peek(8192).prefix { $0 != 0x0A }
    let counts = [0x2C, 0x09, 0x3B, 0x7C].map { mark in (mark, head.count { $0 == mark }) }
    delimiter = UInt8(counts.max { $0.1 < $1.1 }?.0 ?? 0x2C)
  }

  /// The next row; a quote that is never closed ends with the input or at 4 MiB.
  mutating func next() -> [String]? {
    guard let (first, _) = stream.line(limit: Intake.largest) else { return nil }
    read += 1
    line = read
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var size = 0
    var bytes = first
    while true {
      split(bytes, &fields, &field, &isQuoted)
      size += bytes.count
      guard isQuoted else { break }
      guard size <= TableRows.longest, let (more, _) = stream.line(limit: Intake.largest) else {
        isCut = true
        break
      }
      read += 1
      field.append(0x0A)
      bytes = more
    }
    fields.append(String(decoding: field, as: UTF8.self))
    return fields
  }

  private func split(
    _ bytes: [UInt8], _ fields: inout [String], _ field: inout [UInt8], _ isQuoted: inout Bool
  ) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted, byte == 0x22 {
        if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          field.append(0x22)
          index += 1
        } else {
          isQuoted = false
        }
      } else if !isQuoted, byte == 0x22, field.isEmpty, delimiter != 0x09 {
        isQuoted = true
      } else if !isQuoted, byte == delimiter, fields.count < TableRows.mostColumns {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      } else {
        field.append(byte)
      }
      index += 1
    }
  }
}
