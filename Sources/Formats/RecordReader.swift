import Documents
import Spans

/// Documents as JSON Lines: one object a line.
///
/// A line that is no such object is a fault with its number; the rest is read. A date that cannot
/// be read ("soon", the year 1) is left unknown, with a warning. A record without an id gets its
/// place for one.
enum RecordReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    let lines = RecordLines(item, intake)
    var number = 0
    while let (line, isCut) = lines.next() {
      number += 1
      guard line.contains(where: { !ASCII.isBlank($0) }) else { continue }
      guard !isCut else {
        intake.emit(.tooLarge(path: item.path, bytes: line.count, limit: Intake.largest))
        continue
      }
      guard let value = JSONValue(line) else {
        intake.emit(.malformedRecord(path: item.path, line: number, reason: .notJSON))
        continue
      }
      emit(value, number, "#\(number)", item, intake)
    }
    if intake.count == 0, number == 0, !item.isOptional { intake.emit(.empty(path: item.path)) }
    intake.emit(flawOf: item.bytes, at: item.path)
  }

  /// One object as a document or a fault.
  static func emit(
    _ value: JSONValue, _ number: Int, _ place: String, _ item: Item, _ intake: Intake
  ) {
    guard case .object = value else {
      return intake.emit(.malformedRecord(path: item.path, line: number, reason: .notObject))
    }
    let map = intake.settings.columns ?? .standard
    let record = Record(value, map)
    if !record.hasWords, let inner = JSONReader.records(in: value, map), inner != [value] {
      // what an interface answered, in one line
      for (index, record) in inner.enumerated() {
        emit(Record(record, map), number, "#\(index + 1)", item, intake)
      }
      return
    }
    emit(record, number, place, item, intake)
  }

  static func emit(
    _ record: Record, _ number: Int, _ place: String, _ item: Item, _ intake: Intake
  ) {
    let result = record.document(
      place: item.id + place, hints: item.hints, settings: intake.settings.intake)
    switch result {
    case .success((let document, let hasBadDate)):
      intake.emit(document)
      if hasBadDate { intake.emit(.unreadableDate(path: item.path, line: number)) }
    case .failure(let flaw):
      if !item.isOptional {
        intake.emit(.malformedRecord(path: item.path, line: number, reason: flaw))
      }
    }
  }
}

/// Lines of UTF-8, whatever the encoding of the file.
private struct RecordLines {
  private let stream: ByteStream

  init(_ item: Item, _ intake: Intake) { stream = MarkupEncoding.utf8(item, intake) }

  func next() -> (bytes: [UInt8], isCut: Bool)? {
    guard let (line, isCut) = stream.line(limit: Intake.largest) else { return nil }
    // JSON is UTF-8; what is not is repaired
    let text = String(validating: line, as: UTF8.self) == nil
    return (text ? Array(String(decoding: line, as: UTF8.self).utf8) : line, isCut)
  }
}

/// One JSON value with many reports in it: what news interfaces answer, JSON Feed, arrays.
enum JSONReader {
  static let read: @Sendable (Item, Intake) -> Void = { item, intake in
    guard let bytes = LeafReader.whole(item, intake) else { return }
    guard let value = JSONValue(TransferEncoding.utf8(bytes, charset: nil)) else {
      if !item.isOptional { intake.emit(.notJSON(path: item.path)) }
      return
    }
    var item = item
    if value["version"]?.string?.contains("jsonfeed.org") ?? false {
      item.hints.outlet = value["title"]?.string?.filled
    }
    let map = intake.settings.columns ?? .standard
    guard let records = records(in: value, map) else {
      if !item.isOptional { intake.emit(.unknownShape(path: item.path)) }
      return
    }
    for (index, record) in records.enumerated() {
      RecordReader.emit(record, index + 1, "#\(index + 1)", item, intake)
    }
    if records.isEmpty, !item.isOptional { intake.emit(.empty(path: item.path)) }
  }

  /// The list of reports: the value itself, a report alone, or the first array of objects that
  /// have words to read, at most three levels down.
  static func records(in value: JSONValue, _ map: ColumnMap) -> [JSONValue]? {
    var open = [(value: value, depth: 0)]
    var next = 0
    while next < open.count {
      let (value, depth) = open[next]
      next += 1
      if case .array(let values) = value {
        if values.isEmpty { return depth == 0 ? [] : nil }
        if values.contains(where: { isReport($0, map) }) { return values }
      }
      guard case .object(let members) = value, depth < 3 else { continue }
      if depth == 0, isReport(value, map), !hasList(members) { return [value] }
      open += members.map { ($0.value, depth + 1) }
    }
    return nil
  }

  private static func hasList(_ members: [JSONValue.Member]) -> Bool {
    members.contains {
      guard case .array(let values) = $0.value, case .object? = values.first else { return false }
      return true
    }
  }

  private static func isReport(_ value: JSONValue, _ map: ColumnMap) -> Bool {
    guard case .object = value else { return false }
    let record = Record(value, map)
    if record.text != nil || record.html != nil { return true }
    return (record.summary ?? record.title) != nil
      && (record.hints.url != nil || record.published != nil)
  }
}
