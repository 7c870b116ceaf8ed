import Stories

/// Distinct events of each pair of sides as four small bars, one a quad, told apart by pattern so
/// that it reads in black and white; the highest rung beside them.
package struct CourseDrawing: Sendable {
  package struct Row: Sendable {
    var name: String
    /// By quad.
    var counts: [Int]
    var rung: EventCourse.Rung
  }

  package var rows: [Row]

  private static let width = 640
  private static let left = 190
  private static let bars = 300.0
  private static let top = 56

  var svg: String {
    let height = Self.top + rows.reduce(0) { $0 + Self.band(of: $1) }
    var out =
      "<svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\""
      + " aria-label=\"\(HTMLText.escape(alternative))\">" + Self.patterns + legend
    var y = Self.top
    for row in rows {
      out += band(row, y)
      y += Self.band(of: row)
    }
    return out + "</svg>"
  }

  /// Height of a row: its bars, or its words where they need more.
  private static func band(of row: Row) -> Int {
    let bars = row.counts.filter { $0 > 0 }.count * 13
    let words = max(lines(row.name).count, lines(row.rung.label, room: 20).count) * 14
    return max(bars, words) + 10
  }

  /// "Norland → Sudmark: 2 deeds of conflict, highest: force used".
  private var alternative: String {
    rows.map { row in
      let counts = zip(row.counts, EventCourse.Quad.allCases).filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1.label)" }
      return "\(row.name): \(counts.joined(separator: ", ")); highest: \(row.rung.label)"
    }.joined(separator: ". ")
  }

  private static let patterns = """
    <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="5" height="5" fill="none"/>\
    <line x1="0" y1="0" x2="0" y2="5" stroke="currentColor" stroke-width="2"/></pattern>\
    <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">\
    <circle cx="2.5" cy="2.5" r="1.1" fill="currentColor"/></pattern></defs>
    """

  /// Words outlined or dotted, deeds hatched or full: conflict is the darker of each.
  private static func fill(_ quad: Int) -> String {
    ["none", "url(#dots)", "url(#hatch)", "currentColor"][quad]
  }

  private func rect(_ x: Double, _ y: Int, _ width: Double, _ quad: Int) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"9\" fill=\"\(Self.fill(quad))\""
      + " stroke=\"currentColor\" stroke-width=\"1\"/>"
  }

  private var legend: String {
    var out = ""
    for quad in EventCourse.Quad.allCases {
      let x = Double(Self.left + quad.rawValue % 2 * 170)
      let y = 6 + quad.rawValue / 2 * 15
      out += rect(x, y, 16, quad.rawValue)
      out += "<text x=\"\(x + 22)\" y=\"\(y + 9)\">\(quad.label)</text>"
    }
    return out
      + "<text x=\"\(Self.width)\" y=\"30\" text-anchor=\"end\">highest rung</text>"
  }

  private func band(_ row: Row, _ y: Int) -> String {
    let most = max(1, rows.flatMap(\.counts).max() ?? 1)
    var out =
      "<line x1=\"0\" x2=\"\(Self.width)\" y1=\"\(y - 4)\" y2=\"\(y - 4)\""
      + " stroke=\"currentColor\" stroke-opacity=\".2\"/>"
    for (index, line) in Self.lines(row.name).enumerated() {
      out += "<text x=\"0\" y=\"\(y + 11 + index * 14)\">\(HTMLText.escape(line))</text>"
    }
    var place = y + 3
    for (quad, count) in row.counts.enumerated() where count > 0 {
      let width = (Self.bars * Double(count) / Double(most)).rounded()
      out += rect(Double(Self.left), place, width, quad)
      out += "<text x=\"\(Double(Self.left) + width + 5)\" y=\"\(place + 9)\">\(count)</text>"
      place += 13
    }
    let x = Self.width
    for (index, line) in Self.lines(row.rung.label, room: 20).enumerated() {
      out +=
        "<text x=\"\(x)\" y=\"\(y + 11 + index * 14)\" text-anchor=\"end\" font-weight=\"600\">"
        + "\(line)</text>"
    }
    return out
  }

  /// Words broken into at most three lines that fit beside the bars.
  private static func lines(_ text: String, room: Int = 28) -> [String] {
    var lines: [String] = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + word.count < room {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return Array(lines.prefix(3))
  }
}
