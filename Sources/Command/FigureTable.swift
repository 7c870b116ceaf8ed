import Documents
import Figures
import Stories

/// One series as lines of a table: what is counted, then a row a figure with day, words, relation,
/// source and document, cut to the width of the terminal.
struct FigureTable {
  let record: FigureRecord
  let width: Int

  var lines: [String] {
    let points = record.series.points
    let cells = points.map { point in
      [
        record.day(point) ?? "no date", record.words(point.reading, record.figure(point).span),
        point.relation.rawValue, point.attributedTo.joined(separator: ", "),
        record.readings[point.reading].document.id,
      ]
    }
    let widths = columns(cells)
    let heading = record.label + (record.series.status == "stated" ? "" : ", " + status)
    return [heading] + cells.map { row($0, widths) } + [""]
  }

  private var status: String { record.series.status }

  /// Day and relation as wide as they are; the rest shares what is left, words first.
  private func columns(_ cells: [[String]]) -> [Int] {
    let natural = (0..<5).map { column in cells.map { $0[column].count }.max() ?? 0 }
    let rest = max(30, width - natural[0] - natural[2] - 10)
    let words = min(natural[1], rest * 45 / 100)
    let source = min(natural[3], rest * 30 / 100)
    return [natural[0], words, natural[2], source, min(natural[4], rest - words - source)]
  }

  private func row(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell.count > width
        ? String(cell.prefix(max(1, width - 1))) + "…"
        : cell + String(repeating: " ", count: width - cell.count)
    }
    var line = "  " + padded.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
