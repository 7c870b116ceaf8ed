import CModels
import Documents
import Spans
import Tables

/// The brief as one HTML page that needs nothing else: every quote is a link to its words in
/// their paragraph, at the end of the same page. Works without JavaScript and in print.
package struct HTMLBrief {
  let brief: Brief
  let explains: Bool

  package init(_ brief: Brief, explains: Bool = false) {
    self.brief = brief
    self.explains = explains
  }

  /// The whole page.
  package var text: String {
    let title = HTMLText.escape(brief.story.joined(separator: " · "))
    var out: [String] = [
      "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title)</title>", "<style>", HTMLBrief.style + "</style>", "</head>", "<body>",
      "<header>", "<h1>\(title)</h1>", "<p class=\"label\">\(summary)</p>", navigation, "</header>",
      "<main>",
    ]
    for section in brief.sections where !section.kind.isOptional || !section.items.isEmpty {
      out += lines(of: section)
    }
    out += ["<section id=\"words\">", "<h2>The words in their paragraphs</h2>"]
    out += Context(brief).lines
    let (shown, total) = brief.counts
    out += [
      "</section>", "</main>",
      "<footer class=\"label\">Left out: \(total - shown) of \(total) statements.</footer>",
      "</body>", "</html>",
    ]
    return out.joined(separator: "\n") + "\n"
  }

  private static let style = String(
    decoding: Table.bytes(sayso_table_brief_css), as: UTF8.self)

  private var summary: String {
    let date = brief.asOf.date.map { "as of \(DateLabel.text($0))" } ?? "no date known"
    let inferred = brief.asOf.isInferred ? " (inferred)" : ""
    let documents = brief.documents.count == 1 ? "1 document" : "\(brief.documents.count) documents"
    var text = "\(date)\(inferred) · \(documents) · \(brief.origins.count) origins named"
    if !brief.origins.isEmpty {
      text += ": " + brief.origins.prefix(8).joined(separator: ", ")
      if brief.origins.count > 8 { text += " and \(brief.origins.count - 8) more" }
    }
    return HTMLText.escape(text)
  }

  private var navigation: String {
    let links = brief.sections.filter { !$0.items.isEmpty }.map {
      "<a href=\"#\($0.kind.rawValue)\">\($0.kind.heading) \($0.items.count)</a>"
    }
    return "<nav aria-label=\"Sections\">" + links.joined(separator: " ") + "</nav>"
  }

  private func lines(of section: Brief.Section) -> [String] {
    var out = [
      "<section id=\"\(section.kind.rawValue)\">", "<h2>\(section.kind.heading)</h2>",
    ]
    if section.items.isEmpty {
      out.append("<p class=\"more\">none found</p>")
    } else {
      let list = section.kind == .claims ? "ol" : "ul class=\"plain\""
      out.append("<\(list)>")
      out += section.items.prefix(section.shown).map(item)
      out.append(section.kind == .claims ? "</ol>" : "</ul>")
    }
    let more = section.items.count - section.shown
    if more > 0 { out.append("<p class=\"more\">… \(more) more</p>") }
    return out + ["</section>"]
  }

  private func item(_ item: Brief.Item) -> String {
    var out = "<li>"
    let (rows, more) = brief.rows(of: item)
    for row in rows {
      out += "<span class=\"row\">\(row.parts.map { part($0, row) }.joined(separator: " "))</span>"
      if explains { out += "<span class=\"row rule\">\(HTMLText.escape(row.rule))</span>" }
    }
    if more > 0 { out += "<span class=\"row more\">… \(more) more lines</span>" }
    switch item.drawing {
    case .network(let drawing): out += "<figure>\(drawing.svg)</figure>"
    case .course(let drawing): out += "<figure>\(drawing.svg)</figure>"
    case nil: break
    }
    if let chart = item.chart { out += "<figure>\(ChartDrawing(chart, brief).svg)</figure>" }
    return out + "</li>"
  }

  private func part(_ part: Brief.Part, _ row: Brief.Row) -> String {
    switch part {
    case .label(let text): "<span class=\"label\">\(HTMLText.escape(text))</span>"
    case .mark(let text): "<span class=\"strong\">\(HTMLText.escape(text))</span>"
    case .name(let text): "<span class=\"name\">\(HTMLText.escape(text))</span>"
    case .date(let text, let inferred):
      "<span class=\"date\">\(HTMLText.escape(text))\(inferred ? " (inferred)" : "")</span>"
    case .documents(let numbers):
      numbers.map(number).joined(separator: " ")
    case .quote(let quote):
      "<a class=\"quote\" href=\"#\(Context.anchor(quote))\">"
        + "\(HTMLText.escape(QuoteMarks.marked(brief.words(quote))))</a>"
        + (row.numbers(quote) ? "&nbsp;" + number(quote.document) : "")
    }
  }
}

extension HTMLBrief {
  private func number(_ document: Int) -> String {
    "<a class=\"docs\" href=\"#d\(document + 1)\">[\(document + 1)]</a>"
  }
}

/// The paragraphs quoted words stand in, with the words marked.
struct Context {
  let brief: Brief

  init(_ brief: Brief) { self.brief = brief }

  static func anchor(_ quote: Brief.Quote) -> String {
    "q\(quote.document + 1)-\(quote.span.start)-\(quote.span.end)"
  }

  /// Documents in order; of each the passages that hold quoted words.
  var lines: [String] {
    var spans: [[Span]] = Array(repeating: [], count: brief.documents.count)
    for section in brief.sections {
      for item in section.items.prefix(section.shown) {
        for quote in item.quotes { spans[quote.document].append(quote.span) }
      }
    }
    return brief.documents.indices.flatMap { number in
      document(number, spans: Set(spans[number]).sorted())
    }
  }

  private func document(_ number: Int, spans: [Span]) -> [String] {
    let document = brief.documents[number].document
    let date = DateLabel.text(document.published)
    let inferred = document.published.basis == .inferred ? " (inferred)" : ""
    let name = [document.outlet, document.title ?? document.id].compactMap { $0 }
      .joined(separator: ": ")
    var out = [
      "<h3 id=\"d\(number + 1)\">[\(number + 1)] \(HTMLText.escape(name))</h3>",
      "<p class=\"label\">\(HTMLText.escape(document.id)) · \(date)\(inferred) · "
        + "SHA-256 \(document.sha256.prefix(12))</p>",
    ]
    for passage in document.passages {
      let inside = spans.filter { passage.span.overlaps($0) }
      if !inside.isEmpty { out.append(blockquote(passage.span, inside, document, number)) }
    }
    return out
  }

  /// The passage cut at every start and end of a quote, so that marks never cross.
  private func blockquote(
    _ passage: Span, _ spans: [Span], _ document: Document, _ number: Int
  ) -> String {
    let clipped = spans.compactMap { passage.intersection($0) }
    let cuts = Set([passage.start, passage.end] + clipped.flatMap { [$0.start, $0.end] }).sorted()
    var out = "<blockquote>"
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      for span in spans where max(span.start, passage.start) == start {
        out += "<a class=\"anchor\" id=\"q\(number + 1)-\(span.start)-\(span.end)\"></a>"
      }
      let words = HTMLText.escape(document.text.string(Span(start, end)))
      let isQuoted = clipped.contains { $0.start <= start && end <= $0.end }
      out += isQuoted ? "<mark>\(words)</mark>" : words
    }
    return out + "</blockquote>"
  }
}
