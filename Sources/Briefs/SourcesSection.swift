import Documents
import Names
import Spans
import Stories

/// One line a document: outlet, title, date and how it is known, credits, repeats, copies.
struct SourcesSection {
  let source: BriefSource

  func items() -> [Brief.Item] { source.documents.indices.map(item) }

  private func item(_ number: Int) -> Brief.Item {
    let entry = source.documents[number]
    let document = entry.document
    var parts: [Brief.Part] = [.documents([number]), .name(document.outlet ?? document.id)]
    if document.outlet == nil { parts.append(.label("outlet not stated")) }
    if let title = titlePassage(document) {
      parts.append(.quote(Brief.Quote(document: number, span: title)))
    }
    parts += date(document)
    for credit in document.credits {
      parts.append(.label("credits"))
      if let span = credit.span {
        parts.append(.quote(Brief.Quote(document: number, span: span)))
      } else {
        parts.append(.name(credit.name))
      }
    }
    if entry.repeated >= 0.05 {
      parts.append(.label("passages printed twice (\(percent(entry.repeated))) counted once"))
    }
    if !entry.sharedWith.isEmpty {
      parts += [.label("overlaps by half or more with"), .documents(entry.sharedWith)]
    }
    if !document.isAnalysed { parts.append(.mark("not analysed: \(document.language)")) }
    return Brief.Item(
      rows: [Brief.Row(parts, rule: "document as taken in")], priority: 0, rule: "source")
  }

  private func titlePassage(_ document: Document) -> Span? {
    document.passages.first { $0.role == .title }?.span
  }

  private func date(_ document: Document) -> [Brief.Part] {
    let published = document.published
    switch published.basis {
    case .unknown: return [.label("no date stated")]
    case .inferred: return [.date(DateLabel.text(published), true)]
    default: return [.date(DateLabel.text(published), false)]
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
