import Documents
import Spans

/// The brief as text for a terminal, wrapped to a width, with colour on request.
package struct TextBrief {
  package struct Settings: Sendable {
    /// Columns.
    package var width: Int
    package var hasColour: Bool
    /// Print each line's spans and rules.
    package var explains: Bool
    /// Whether every item is shown; changes only the last line.
    package var showsAll: Bool

    package init(
      width: Int = 100, hasColour: Bool = false, explains: Bool = false, showsAll: Bool = false
    ) {
      self.width = max(40, width)
      self.hasColour = hasColour
      self.explains = explains
      self.showsAll = showsAll
    }
  }

  let brief: Brief
  let settings: Settings

  package init(_ brief: Brief, settings: Settings = Settings()) {
    self.brief = brief
    self.settings = settings
  }

  /// The whole brief, ending with a newline.
  package var text: String {
    var lines = header
    for section in brief.sections { lines += self.lines(of: section) }
    lines += ["", leftOut]
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: header and footer

  private var header: [String] {
    let title = brief.story.map { $0.uppercased() }.joined(separator: " · ")
    let date = asOf
    let gap = settings.width - title.count - date.count
    let first =
      gap >= 2
      ? [paint(title, .bold) + String(repeating: " ", count: gap) + paint(date, .faint)]
      : [paint(title, .bold), paint(date, .faint)]
    return first + Wrapping.wrap(summary, width: settings.width, indent: 0, hanging: 0)
  }

  private var asOf: String {
    guard let date = brief.asOf.date else { return "as of: no date known" }
    return "as of \(DateLabel.text(date))" + (brief.asOf.isInferred ? " (inferred)" : "")
  }

  private var summary: [Wrapping.Word] {
    var text = brief.documents.count == 1 ? "1 document" : "\(brief.documents.count) documents"
    text += brief.origins.count == 1 ? ", 1 origin named" : ", \(brief.origins.count) origins named"
    if !brief.origins.isEmpty {
      text += ": " + brief.origins.prefix(6).joined(separator: " · ")
      if brief.origins.count > 6 { text += " · and \(brief.origins.count - 6) more" }
    }
    return Wrapping.words(text, style: .faint, paint: paint)
  }

  private var leftOut: String {
    let (shown, total) = brief.counts
    guard shown < total else { return paint("All \(total) statements shown.", .faint) }
    return paint(
      "Left out: \(total - shown) of \(total) statements; --all prints them.", .faint)
  }

  // MARK: sections

  private func lines(of section: Brief.Section) -> [String] {
    guard !section.kind.isOptional || !section.items.isEmpty else { return [] }
    var lines = ["", paint(section.kind.heading.uppercased(), .bold)]
    guard !section.items.isEmpty else { return lines + [paint("  none found", .faint)] }
    for (number, item) in section.items.prefix(section.shown).enumerated() {
      lines += self.lines(of: item, number: number + 1, in: section.kind)
    }
    let more = section.items.count - section.shown
    if more > 0 { lines.append(paint("    … \(more) more", .faint)) }
    return lines
  }

  private func lines(of item: Brief.Item, number: Int, in kind: SectionKind) -> [String] {
    var lines: [String] = []
    let (rows, more) = brief.rows(of: item)
    for (index, row) in rows.enumerated() {
      let isNumbered = index == 0 && kind == .claims
      let lead = isNumbered ? pad("\(number)", 2) + "  " : index == 0 ? "    " : "      "
      let words = self.words(of: row)
      lines += Wrapping.wrap(
        words, width: settings.width, indent: lead.count, hanging: index == 0 ? 6 : 10, lead: lead)
      if settings.explains { lines += explanation(of: row) }
    }
    if more > 0 { lines.append(paint("      … \(more) more lines", .faint)) }
    if settings.explains, let grade = item.grade {
      lines.append(paint("      grade: \(Self.words(for: grade))", .faint))
    }
    return lines
  }

  static func words(for grade: Grade) -> String {
    let credibility = grade.credibility == 6 ? "not judged" : "\(grade.credibility)"
    return "credibility \(credibility) (row “\(grade.row.rawValue)”), reliability not judged"
  }

  private func explanation(of row: Brief.Row) -> [String] {
    let spans = row.parts.compactMap { part -> String? in
      guard case .quote(let quote) = part else { return nil }
      let document = brief.documents[quote.document].document
      let points = document.text.codePoints(of: quote.span)
      return "\(document.id) [\(points.start), \(points.end)]"
    }
    let text = "rule: \(row.rule)" + (spans.isEmpty ? "" : " · " + spans.joined(separator: " · "))
    return Wrapping.wrap(
      Wrapping.words(text, style: .faint, paint: paint), width: settings.width, indent: 10,
      hanging: 12)
  }

  private func words(of row: Brief.Row) -> [Wrapping.Word] {
    var words: [Wrapping.Word] = []
    for part in row.parts {
      switch part {
      case .label(let text): words += Wrapping.words(text, style: .faint, paint: paint)
      case .mark(let text): words += Wrapping.words(text.uppercased(), style: .strong, paint: paint)
      case .name(let text): words += Wrapping.words(text, style: .name, paint: paint)
      case .date(let text, let inferred):
        words += Wrapping.words(
          inferred ? "\(text) (inferred)" : text, style: .faint, paint: paint)
      case .documents(let numbers):
        words += Wrapping.words(
          numbers.map { "[\($0 + 1)]" }.joined(separator: " "), style: .faint, paint: paint)
      case .quote(let quote):
        words += quoted(quote, isNumbered: row.numbers(quote))
      }
    }
    return words
  }

  private func quoted(_ quote: Brief.Quote, isNumbered: Bool) -> [Wrapping.Word] {
    let words = Wrapping.words(
      QuoteMarks.marked(brief.words(quote)), style: .plain, paint: paint)
    guard isNumbered else { return words }
    return words + Wrapping.words("[\(quote.document + 1)]", style: .faint, paint: paint)
  }

  // MARK: paint

  private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func paint(_ text: String, _ style: Wrapping.Style) -> String {
    guard settings.hasColour, let code = style.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// Quotation marks round verbatim words, without doubling marks the words bring along.
enum QuoteMarks {
  private static let opening: Set<Character> = ["“", "\"", "„", "«"]
  private static let closing: Set<Character> = ["”", "\"", "»"]

  /// Adds only the marks that are missing at either end; line breaks become blanks.
  static func marked(_ words: String) -> String {
    let flat = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    let isOpened = flat.first.map(opening.contains) ?? false
    let isClosed = flat.count > 1 && (flat.last.map(closing.contains) ?? false)
    let inner = flat.dropFirst(isOpened ? 1 : 0).dropLast(isClosed ? 1 : 0)
    if isOpened, isClosed, !inner.contains(where: closing.contains) { return flat }
    let start = isOpened && !inner.contains(where: closing.contains) ? "" : "“"
    let end = isClosed && !inner.contains(where: opening.contains) ? "" : "”"
    return start + flat + end
  }
}
