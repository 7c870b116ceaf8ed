import Documents
import Origins
import Spans

/// Copies as text for a terminal: pairs with what they share, then what other documents share.
struct CopiesText {
  let documents: [Document]
  let passages: [SharedPassage]
  let width: Int
  let hasColour: Bool

  private struct Pair: Hashable {
    var document: Int
    var source: Int
  }

  var lines: [String] {
    let copies = CopyGroups(passages, in: documents).pairs
    let byPair = Dictionary(grouping: passages) {
      Pair(document: $0.document, source: $0.source)
    }
    var lines: [String] = []
    for copy in copies {
      let pair = Pair(document: copy.document, source: copy.source)
      lines += heading(copy) + (byPair[pair] ?? []).flatMap(passage) + [""]
    }
    let copied = Set(copies.map { Pair(document: $0.document, source: $0.source) })
    let others = byPair.filter { !copied.contains($0.key) && $0.key.document != $0.key.source }
    lines += section("SHARED BY DOCUMENTS THAT ARE NO COPIES", others, copied)
    let repeats = byPair.filter { $0.key.document == $0.key.source }
    lines += section("PRINTED TWICE IN ONE DOCUMENT", repeats, copied)
    if lines.isEmpty { return ["No two documents share a passage."] }
    return lines.last == "" ? lines.dropLast() : lines
  }

  private func section(
    _ title: String, _ pairs: [Pair: [SharedPassage]], _ copied: Set<Pair>
  ) -> [String] {
    guard !pairs.isEmpty else { return [] }
    let ordered = pairs.sorted {
      ($0.key.document, $0.key.source) < ($1.key.document, $1.key.source)
    }
    return [styled(title, "1"), ""]
      + ordered.flatMap { pair, passages in
        let names =
          pair.document == pair.source
          ? [documents[pair.document].id]
          : ["\(documents[pair.document].id)  and  \(documents[pair.source].id)"]
        return names + passages.flatMap(passage) + [""]
      }
  }

  private func heading(_ copy: CopyPair) -> [String] {
    let (document, source) = (documents[copy.document], documents[copy.source])
    let (copyID, sourceID) = (styled(document.id, "1"), styled(source.id, "1"))
    let relation =
      copy.isDirected
      ? "\(copyID) copies \(sourceID)" : "\(copyID) and \(sourceID): one copies the other"
    return [relation]
      + wrapped(
        "\(percent(copy.containment)) of the shorter, \(percent(copy.shareOfLonger)) of the longer "
          + "text; \(reason(copy.direction, document, source))",
        by: indent)
  }

  /// Why one is taken for the source.
  private func reason(
    _ direction: SharedPassage.Direction, _ document: Document, _ source: Document
  ) -> String {
    let dates = "published \(day(source)), before \(day(document))"
    let credit = "credited in the copy"
    switch direction {
    case .date: return "the source was \(dates)"
    case .credit: return "the source is \(credit)"
    case .dateAndCredit: return "the source was \(dates), and is \(credit)"
    case .disputed: return "dates and credits disagree about the source"
    case .unknown: return "no date or credit tells which is the source"
    case .sameDocument: return "within one document"
    }
  }

  private func day(_ document: Document) -> String {
    (document.published.value ?? document.published.latest ?? document.published.earliest)
      .map(\.iso) ?? "on an unknown day"
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func passage(_ passage: SharedPassage) -> [String] {
    let kind = passage.kind == .quotation ? "quotation both print" : passage.kind.rawValue
    let (document, source) = (documents[passage.document], documents[passage.source])
    guard passage.kind != .verbatim else {
      return side(kind, document, passage.span)
        + [indent + "also " + place(source, passage.sourceSpan)]
    }
    return side(kind, document, passage.span) + side("from", source, passage.sourceSpan)
  }

  private var indent: String { "    " }

  private func side(_ label: String, _ document: Document, _ span: Span) -> [String] {
    [indent + styled(label, "36") + " " + place(document, span)]
      + wrapped("“" + excerpt(document.text.string(span)) + "”", by: indent + indent)
  }

  private func place(_ document: Document, _ span: Span) -> String {
    let (start, end) = document.text.codePoints(of: span)
    return styled("\(document.id) \(start)–\(end)", "2")
  }

  /// The words in one line; of long passages the first and the last.
  private func excerpt(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let most = Swift.max(12, width / 4)
    guard words.count > most else { return words.joined(separator: " ") }
    let (head, tail) = (words.prefix(most * 3 / 5), words.suffix(most * 2 / 5))
    return head.joined(separator: " ") + " … " + tail.joined(separator: " ")
  }

  private func wrapped(_ text: String, by indent: String) -> [String] {
    LineWrap.lines(text, indent: indent, width: width)
  }

  private func styled(_ text: String, _ code: String) -> String {
    hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
