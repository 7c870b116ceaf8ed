import Documents
import Spans

/// The brief as Markdown: headings, one list item a line, quotes in quotation marks.
package struct MarkdownBrief {
  let brief: Brief
  let explains: Bool

  package init(_ brief: Brief, explains: Bool = false) {
    self.brief = brief
    self.explains = explains
  }

  /// The whole brief, ending with a newline.
  package var text: String {
    var lines = ["# " + escape(brief.story.joined(separator: " · ")), "", summary]
    for section in brief.sections where !section.kind.isOptional || !section.items.isEmpty {
      lines += ["", "## \(section.kind.heading)", ""]
      lines += section.items.isEmpty ? ["_none found_"] : self.lines(of: section)
    }
    let (shown, total) = brief.counts
    lines += ["", "_Left out: \(total - shown) of \(total) statements._"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let date = brief.asOf.date.map { "as of \(DateLabel.text($0))" } ?? "no date known"
    let inferred = brief.asOf.isInferred ? " (inferred)" : ""
    let documents = brief.documents.count == 1 ? "1 document" : "\(brief.documents.count) documents"
    return "\(date)\(inferred) · \(documents) · \(brief.origins.count) origins named"
  }

  private func lines(of section: Brief.Section) -> [String] {
    var lines: [String] = []
    for (number, item) in section.items.prefix(section.shown).enumerated() {
      for (index, row) in brief.rows(of: item).shown.enumerated() {
        let bullet = index == 0 ? (section.kind == .claims ? "\(number + 1). " : "- ") : "   - "
        lines.append(bullet + words(of: row))
        if explains { lines.append("     <br><sub>\(escape(row.rule))</sub>") }
      }
    }
    let more = section.items.count - section.shown
    if more > 0 { lines += ["", "_… \(more) more_"] }
    return lines
  }

  private func words(of row: Brief.Row) -> String {
    row.parts.map { part in
      switch part {
      case .label(let text): escape(text)
      case .mark(let text): "**\(escape(text.uppercased()))**"
      case .name(let text): "*\(escape(text))*"
      case .date(let text, let inferred): escape(text) + (inferred ? " (inferred)" : "")
      case .documents(let numbers):
        numbers.map { "\\[\($0 + 1)\\]" }.joined(separator: " ")
      case .quote(let quote):
        escape(QuoteMarks.marked(brief.words(quote)))
          + (row.numbers(quote) ? " \\[\(quote.document + 1)\\]" : "")
      }
    }
    .joined(separator: " ")
  }

  /// Markdown's own characters made harmless.
  private func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
