/// What the first screen shows: the lines that matter most, in the sections' own order.
package enum Selection {
  /// Rows of the first screen, headings and header apart.
  package static let screen = 40
  /// Items a section shows at most.
  package static let perSection = 7
  /// Rows a section's items take together at most, its first item apart.
  package static let rowsPerSection = 14

  /// The brief cut to the first screen. Each section that has items first shows its best one;
  /// then items are taken by priority over all sections until the screen is full. A section's
  /// items are kept in their order, so taking one takes those before it. Sources are not counted.
  package static func firstScreen(of brief: Brief) -> Brief {
    var result = brief
    result.isCompact = true
    result.sections.removeAll { $0.kind.isWide }
    for index in result.sections.indices { result.sections[index].shown = 0 }
    var rows = 0
    for index in byPriority(result) { take(from: index, &result, &rows) }
    while let next = mostImportant(result, room: screen - rows) { take(from: next, &result, &rows) }
    for index in result.sections.indices where result.sections[index].kind == .sources {
      result.sections[index].shown = min(perSection * 2, result.sections[index].items.count)
    }
    return result
  }

  /// One section with the sources its numbers mean, all of it.
  package static func only(_ kind: SectionKind, of brief: Brief) -> Brief {
    var result = brief
    result.sections = brief.sections.filter { $0.kind == kind || $0.kind == .sources }
    return result
  }

  /// Sections with items, the one with the most important first item first.
  private static func byPriority(_ brief: Brief) -> [Int] {
    brief.sections.indices
      .filter { brief.sections[$0].kind != .sources && !brief.sections[$0].items.isEmpty }
      .sorted {
        let (one, other) = (brief.sections[$0].items[0], brief.sections[$1].items[0])
        return one.priority != other.priority ? one.priority > other.priority : $0 < $1
      }
  }

  private static func take(from section: Int, _ brief: inout Brief, _ rows: inout Int) {
    let size = size(of: brief.sections[section].items[brief.sections[section].shown])
    guard rows + size <= screen || rows == 0 else { return }
    rows += size
    brief.sections[section].shown += 1
  }

  private static func size(of item: Brief.Item) -> Int { item.compact?.count ?? item.rows.count }

  private static func hasRoom(_ section: Brief.Section) -> Bool {
    let taken = section.items.prefix(section.shown).reduce(0) { $0 + size(of: $1) }
    return taken + size(of: section.items[section.shown]) <= rowsPerSection
  }

  /// The section whose next item fits and has the highest priority; the earlier one on a tie.
  private static func mostImportant(_ brief: Brief, room: Int) -> Int? {
    var best: (section: Int, priority: Double)?
    for (index, section) in brief.sections.enumerated() where section.kind != .sources {
      guard section.shown < min(perSection, section.items.count),
        size(of: section.items[section.shown]) <= room, hasRoom(section)
      else { continue }
      let priority = section.items[section.shown].priority
      if priority > best?.priority ?? -.infinity { best = (index, priority) }
    }
    return best?.section
  }
}
