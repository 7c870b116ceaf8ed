/// What the first screen shows: the lines that matter most, in the sections' own order.
package enum Selection {
  /// Rows of the first screen, headings and header apart.
  package static let screen = 40
  /// Items a section shows at most.
  package static let perSection = 7

  /// The brief with `shown` set: items are taken by priority over all sections until the screen is
  /// full; a section's items are kept in their order, so taking one takes those before it.
  /// Sources are not counted: they are listed whole up to the section's limit.
  package static func firstScreen(of brief: Brief) -> Brief {
    var result = brief
    for index in result.sections.indices { result.sections[index].shown = 0 }
    var rows = 0
    while let next = mostImportant(result), rows < screen {
      let size = result.sections[next].items[result.sections[next].shown].rows.count
      guard rows + size <= screen || rows == 0 else { break }
      rows += size
      result.sections[next].shown += 1
    }
    for index in result.sections.indices where result.sections[index].kind == .sources {
      result.sections[index].shown = min(perSection * 2, result.sections[index].items.count)
    }
    return result
  }

  /// The section whose next item has the highest priority; the earlier section on a tie.
  private static func mostImportant(_ brief: Brief) -> Int? {
    var best: (section: Int, priority: Double)?
    for (index, section) in brief.sections.enumerated() where section.kind != .sources {
      guard section.shown < min(perSection, section.items.count) else { continue }
      let priority = section.items[section.shown].priority
      if priority > best?.priority ?? -.infinity { best = (index, priority) }
    }
    return best?.section
  }
}
