import Documents
import Spans

/// A figure series as SVG: a step line over time, bounds as bars, one mark shape a source, every
/// point a link to its words. Readable in black and white; its text alternative lists the points.
struct ChartDrawing {
  let chart: Chart
  let brief: Brief

  private static let width = 640.0
  private static let height = 190.0
  private static let left = 64.0
  private static let right = 16.0
  private static let top = 14.0
  private static let bottom = 30.0

  init(_ chart: Chart, _ brief: Brief) {
    self.chart = chart
    self.brief = brief
  }

  var svg: String {
    var out =
      "<svg viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\" role=\"img\""
      + " aria-label=\"\(HTMLText.escape(alternative))\">"
    out += axis + line
    for index in chart.points.indices { out += point(index) }
    return out + legend + "</svg>"
  }

  /// "1,500 [2], 3,000 [4]": the points as words.
  private var alternative: String {
    chart.points.map { "\(brief.words($0.quote)) [\($0.quote.document + 1)]" }
      .joined(separator: ", ")
  }

  // MARK: scales

  private var top: Double { max(1, chart.points.map(\.high).max() ?? 1) }

  /// The next of 1, 2, 5 × 10ⁿ that leaves at most five steps.
  private var step: Double {
    var unit = 1.0
    while unit * 10 <= top / 5 { unit *= 10 }
    for factor in [1.0, 2, 5, 10] where top / (unit * factor) <= 5 { return unit * factor }
    return unit * 10
  }

  private func y(_ value: Double) -> Double {
    let inner = Self.height - Self.top - Self.bottom
    return Self.top + inner * (1 - value / (step * (top / step).rounded(.up)))
  }

  /// Points stand in the order of the series, evenly: dates are often known only as intervals.
  private func x(_ index: Int) -> Double {
    let inner = Self.width - Self.left - Self.right - 40
    guard chart.points.count > 1 else { return Self.left + 20 + inner / 2 }
    return Self.left + 20 + inner * Double(index) / Double(chart.points.count - 1)
  }

  // MARK: parts

  private var axis: String {
    var out = ""
    var value = 0.0
    while value <= top + step * 0.999 {
      let height = round(y(value))
      out +=
        "<line x1=\"\(Int(Self.left))\" x2=\"\(Int(Self.width - Self.right))\" y1=\"\(height)\""
        + " y2=\"\(height)\" stroke=\"currentColor\" stroke-opacity=\".15\"/>"
      out +=
        "<text x=\"\(Int(Self.left) - 6)\" y=\"\(height + 4)\" text-anchor=\"end\">"
        + "\(grouped(value))</text>"
      value += step
    }
    return out
  }

  private var line: String {
    var path = ""
    for (index, point) in chart.points.enumerated() {
      let height = round(y(point.high))
      if index == 0 || !point.isRevision {
        path += "M\(round(x(index))) \(height)"
      } else {
        path += "H\(round(x(index)))V\(height)"
      }
    }
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
  }

  private func point(_ index: Int) -> String {
    let point = chart.points[index]
    let column = round(x(index))
    let high = round(y(point.high))
    var out = "<a href=\"#\(Context.anchor(point.quote))\">"
    if point.low != point.high {
      out +=
        "<line x1=\"\(column)\" x2=\"\(column)\" y1=\"\(high)\" y2=\"\(round(y(point.low)))\""
        + " stroke=\"currentColor\" stroke-width=\"5\" stroke-opacity=\".35\"/>"
    }
    out += shape(point.source, column, high)
    out += "<title>\(HTMLText.escape(brief.words(point.quote)))</title></a>"
    let label = dateLabel(index)
    let base = Self.height - 10
    return out
      + "<text x=\"\(column)\" y=\"\(base)\" text-anchor=\"middle\">\(label)</text>"
  }

  /// The day, where the point before it has another and there is room since the last label.
  private func dateLabel(_ index: Int) -> String {
    guard let date = chart.points[index].date else { return "" }
    var last: (date: CalendarDate, column: Double)?
    for number in 0...index {
      guard let day = chart.points[number].date, day != last?.date,
        x(number) - (last?.column ?? -100) >= 48
      else { continue }
      if number == index { return String(DateLabel.text(date).dropLast(5)) }
      last = (day, x(number))
    }
    return ""
  }

  /// Circle, square, triangle, diamond, then hollow ones.
  private func shape(_ source: Int, _ x: Double, _ y: Double) -> String {
    let fill = source < 4 ? "currentColor" : "none"
    let paint = "fill=\"\(fill)\" stroke=\"currentColor\" stroke-width=\"1.5\""
    switch source % 4 {
    case 0: return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4.5\" \(paint)/>"
    case 1:
      return "<rect x=\"\(x - 4)\" y=\"\(y - 4)\" width=\"8\" height=\"8\" \(paint)/>"
    case 2: return "<path d=\"M\(x) \(y - 5)l5 9h-10z\" \(paint)/>"
    default: return "<path d=\"M\(x) \(y - 6)l5 6l-5 6l-5 -6z\" \(paint)/>"
    }
  }

  private var legend: String {
    guard chart.sources.count > 1 else { return "" }
    var out = ""
    var column = Self.left
    for (number, name) in chart.sources.prefix(5).enumerated() {
      out += shape(number, column + 5, 7)
      out += "<text x=\"\(column + 14)\" y=\"11\">\(HTMLText.escape(name.prefix(24)))</text>"
      column += 26 + Double(min(24, name.count)) * 6
    }
    return out
  }

  private func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// "10,000".
  private func grouped(_ value: Double) -> String {
    if value >= 1_000_000 { return "\(Int(value / 100_000) / 10) m" }
    let digits = String(Int(value))
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out
  }
}
