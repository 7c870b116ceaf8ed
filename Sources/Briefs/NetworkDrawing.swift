import Stories

/// A directed network as SVG: sides around a frame, one arrow a pair of sides, labelled with its
/// kinds; deeds of conflict drawn thick, other deeds thin, words dashed, what is only planned
/// dotted. Nothing depends on colour.
package struct NetworkDrawing: Sendable {
  package struct Edge: Sendable {
    var from: String
    var to: String
    var kind: ActorNetwork.Kind
    var isMutual: Bool
    var isPlanned: Bool
    var count: Int
  }

  package var ties: [Edge]

  /// Sides drawn; the others are in the list below.
  private static let most = 10
  private static let width = 640.0

  /// The sides with most events, in the order of their first tie.
  private var names: [String] {
    var weight: [String: Int] = [:]
    var order: [String] = []
    for tie in ties {
      for name in [tie.from, tie.to] {
        if weight[name] == nil { order.append(name) }
        weight[name, default: 0] += tie.count
      }
    }
    let kept = Set(
      order.enumerated().sorted {
        (-(weight[$0.element] ?? 0), $0.offset) < (-(weight[$1.element] ?? 0), $1.offset)
      }.prefix(Self.most).map(\.element))
    return order.filter(kept.contains)
  }

  var svg: String {
    let names = names
    var places: [String: (x: Double, y: Double)] = [:]
    let height = Self.height(of: names.count)
    for (number, name) in names.enumerated() {
      places[name] = Self.place(number, of: names.count, height)
    }
    var out =
      "<svg viewBox=\"0 0 \(Int(Self.width)) \(Int(height))\" role=\"img\""
      + " aria-label=\"\(HTMLText.escape(alternative))\">" + Self.arrow
    for pair in pairs {
      guard let from = places[pair[0].from], let to = places[pair[0].to] else { continue }
      out += edge(pair, from, to)
    }
    for name in names {
      if let place = places[name] { out += node(name, place) }
    }
    return out + "</svg>"
  }

  private var alternative: String {
    ties.map { tie in
      "\(tie.from) \(tie.isMutual ? "and" : "to") \(tie.to): \(tie.kind.rawValue)"
        + "\(tie.isPlanned ? " (planned)" : ""), \(tie.count)"
    }.joined(separator: ". ")
  }

  /// Ties by directed pair, in order.
  private var pairs: [[Edge]] {
    var homes: [String: Int] = [:]
    var result: [[Edge]] = []
    for tie in ties {
      let key = tie.from + "\t" + tie.to
      if let home = homes[key] {
        result[home].append(tie)
      } else {
        homes[key] = result.count
        result.append([tie])
      }
    }
    return result
  }

  private static func height(of count: Int) -> Double {
    count < 3 ? 120 : Double((count - 1) / 2) * 84 + 136
  }

  /// One side on top, one at the bottom, the others down the right and up the left: boxes never
  /// touch. Two stand side by side.
  private static func place(
    _ number: Int, of count: Int, _ height: Double
  ) -> (x: Double, y: Double) {
    if count < 3 { return (number == 0 ? 110 : width - 110, height / 2) }
    let right = (count - 1) / 2
    if number == 0 { return (width / 2, 22) }
    if number <= right { return (width - 70, 22 + Double(number) * 84) }
    if number == right + 1 { return (width / 2, height - 22) }
    let left = count - right - 2
    let row = Double(left - (number - right - 2))
    return (70, 22 + row * 84 * Double(right) / Double(max(1, left)))
  }

  private static let arrow = """
    <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
    orient="auto-start-reverse" markerUnits="userSpaceOnUse">\
    <path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>
    """

  private static let conflict: Set<ActorNetwork.Kind> = [.force, .deployment, .sanction, .protest]
  private static let deeds: Set<ActorNetwork.Kind> = [.arms, .aid, .cooperation, .yielding]

  private func stroke(_ ties: [Edge]) -> String {
    if ties.allSatisfy(\.isPlanned) { return "stroke-width=\"1.5\" stroke-dasharray=\"1 4\"" }
    if ties.contains(where: { Self.conflict.contains($0.kind) }) { return "stroke-width=\"3\"" }
    if ties.contains(where: { Self.deeds.contains($0.kind) }) { return "stroke-width=\"1.5\"" }
    return "stroke-width=\"1.5\" stroke-dasharray=\"6 4\""
  }

  /// A bent line, so that the two directions of a pair lie apart, ending short of the names.
  private func edge(
    _ ties: [Edge], _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)
  ) -> String {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let middle = ((from.x + to.x) / 2 - dy * 0.14, (from.y + to.y) / 2 + dx * 0.14)
    let start = Self.outside(from, toward: middle)
    let end = Self.outside(to, toward: middle)
    let both = ties.contains(where: \.isMutual) ? " marker-start=\"url(#tip)\"" : ""
    var out =
      "<path d=\"M\(r(start.x)) \(r(start.y))Q\(r(middle.0)) \(r(middle.1)) \(r(end.x)) \(r(end.y))\""
      + " fill=\"none\" stroke=\"currentColor\" \(stroke(ties)) marker-end=\"url(#tip)\"\(both)/>"
    let at = (
      (start.x + 2 * middle.0 + end.x) / 4, (start.y + 2 * middle.1 + end.y) / 4
    )
    let words = ties.prefix(3).map {
      $0.count > 1 ? "\($0.kind.rawValue) \($0.count)" : $0.kind.rawValue
    }
    for (line, word) in words.enumerated() {
      let y = r(at.1 + 4 + Double(line) * 12 - Double(words.count - 1) * 6)
      out +=
        "<text x=\"\(r(at.0))\" y=\"\(y)\" text-anchor=\"middle\" class=\"halo\">\(word)</text>"
    }
    return out
  }

  /// Where a line from a box's middle leaves the box.
  private static func outside(
    _ box: (x: Double, y: Double), toward: (Double, Double)
  ) -> (x: Double, y: Double) {
    let (dx, dy) = (toward.0 - box.x, toward.1 - box.y)
    let scale = max(abs(dx) / 66, abs(dy) / 19, 0.01)
    return (box.x + dx / scale, box.y + dy / scale)
  }

  private func node(_ name: String, _ place: (x: Double, y: Double)) -> String {
    let short = name.count > 20 ? String(name.prefix(19)) + "…" : name
    return
      "<rect x=\"\(r(place.x - 62))\" y=\"\(r(place.y - 14))\" width=\"124\" height=\"28\" rx=\"4\""
      + " class=\"box\" stroke=\"currentColor\"/>"
      + "<text x=\"\(r(place.x))\" y=\"\(r(place.y + 4))\" text-anchor=\"middle\""
      + " font-weight=\"600\">\(HTMLText.escape(short))</text>"
  }

  private func r(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
