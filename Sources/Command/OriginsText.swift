import Documents
import Names
import Origins
import Spans
import Stories

/// The origins of one story as text for a terminal: who is named, who is not, what stays open, and
/// the links that a text shows.
struct OriginsText {
  let readings: [Reading]
  let counter: OriginCounter
  let width: Int
  let hasColour: Bool

  /// Tellings quoted of one origin.
  private static let mostTellings = 3

  func lines(_ count: OriginCount, story: Int, of documents: [Int]) -> [String] {
    var text = [styled("STORY \(story)", "1") + ", \(number(documents.count, "document"))", ""]
    text += section("ORIGINS NAMED", count.named.flatMap(lines))
    text += section("UNNAMED INFORMANTS", count.anonymous.flatMap(lines))
    text += section("NO ORIGIN THAT COULD BE COUNTED", count.unresolved.flatMap(lines))
    text += section("ONE WORDING", count.collapsed.map { indent + ids($0) })
    text += section("LINKS THAT A TEXT SHOWS", unique(count.links.flatMap(lines)))
    text += section("CALLED INDEPENDENT", count.independence.flatMap(lines))
    return text
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [styled(title, "1")] + lines + [""]
  }

  private func lines(_ origin: Origin) -> [String] {
    let name = origin.actors.first.map(self.name) ?? origin.credit ?? ""
    let others = origin.actors.dropFirst().map(self.name)
    let also = others.isEmpty ? "" : " (also as \(others.joined(separator: ", ")))"
    let basis = origin.basis == .credit ? ", credited" : ""
    return wrapped(
      styled(name, "36") + also + basis + ": " + carriers(origin.carriers), by: indent)
      + tellings(origin.tellings)
  }

  private func lines(_ open: Unresolved) -> [String] {
    let name = open.actor.map(self.name) ?? "the outlets' own words"
    return wrapped(
      styled(name, "36") + ": " + carriers(open.carriers) + "; " + reason(open), by: indent)
      + tellings(open.tellings)
  }

  /// Why nothing could be counted.
  private func reason(_ open: Unresolved) -> String {
    switch open.reason {
    case .unspecified: "nobody in particular is named"
    case .sameUnnamed: "whether they are the same informants, no text tells"
    case .outletOnly: "nobody is named and no agency is credited"
    }
  }

  private func tellings(_ tellings: [Telling]) -> [String] {
    let lines = tellings.prefix(Self.mostTellings).flatMap { telling in
      wrapped(
        words(telling.span, in: telling.document) + " "
          + place(telling.span, in: telling.document), by: indent + indent)
    }
    let left = tellings.count - Self.mostTellings
    return left > 0 ? lines + [indent + indent + "and \(left) more"] : lines
  }

  private func lines(_ link: OriginLink) -> [String] {
    guard let first = link.documents.first else { return [] }
    let names = link.actors.map(name)
    let sure = link.isInferred ? " (inferred)" : ""
    let shown = link.span.map { " " + place($0, in: first) } ?? ""
    let text: String
    switch link.kind {
    case .copy: text = "\(ids(link.documents)): one wording"
    case .relay: text = "\(names.joined(separator: " passes on ")): relay in \(ids([first]))"
    case .credit:
      let credited = link.credit ?? names.joined(separator: " from ")
      text = "\(ids([first])) credits \(credited)"
    case .sameState: text = "\(names.joined(separator: " and ")): organs of one state"
    case .jointly: text = "\(names.joined(separator: " and ")): named together in \(ids([first]))"
    }
    return wrapped(text + sure + shown, by: indent)
  }

  private func lines(_ independence: Independence) -> [String] {
    wrapped(
      independence.actors.map(name).joined(separator: ", ") + ": "
        + words(independence.span, in: independence.document) + " "
        + place(independence.span, in: independence.document), by: indent)
  }

  /// The words in one line, in quotation marks unless they begin with some; of long ones the
  /// beginning.
  private func words(_ span: Span, in document: Int) -> String {
    let words = readings[document].document.text.string(span).split(whereSeparator: \.isWhitespace)
    let most = Swift.max(12, width / 4)
    let line = words.prefix(most).joined(separator: " ") + (words.count > most ? " …" : "")
    return line.first.map { "“\"‘".contains($0) } == true ? line : "“\(line)”"
  }

  private func place(_ span: Span, in document: Int) -> String {
    let (start, end) = readings[document].document.text.codePoints(of: span)
    return styled("\(readings[document].document.id) \(start)–\(end)", "2")
  }

  private func carriers(_ documents: [Int]) -> String {
    "\(number(documents.count, "document")), \(ids(documents))"
  }

  private func ids(_ documents: [Int]) -> String {
    documents.map { readings[$0].document.id }.joined(separator: ", ")
  }

  private func number(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func name(_ id: ActorID) -> String { counter.name(of: id) ?? id.value }

  private func unique(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }
  }

  private var indent: String { "    " }

  private func wrapped(_ text: String, by indent: String) -> [String] {
    LineWrap.lines(text, indent: indent, width: width)
  }

  private func styled(_ text: String, _ code: String) -> String {
    hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
