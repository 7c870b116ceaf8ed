import Claims
import Documents
import Names
import Spans
import Stories

/// Main claims: one item a group, with who puts it forward, who confirms, denies or stays silent.
struct ClaimsSection {
  let source: BriefSource
  let origins: (ClaimGroup) -> OriginSummary

  /// ClaimGroup.Telling rows an item shows; the rest is counted.
  private static let tellingRows = 6

  func items() -> [Brief.Item] {
    source.groups.filter(isMain).map(item)
      .enumerated()
      .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element)
  }

  /// A group that only says what might be is not a main claim; one that is only denied stands
  /// under "denied".
  func isMain(_ group: ClaimGroup) -> Bool {
    group.tellings.contains { telling in
      let claim = source.readings.claim(telling.reference)
      return [.asserted, .reported, .confirmed].contains(claim.modality)
        && claim.actors.contains { source.actors[$0]?.kind != .evidence }
    }
  }

  private func item(_ group: ClaimGroup) -> Brief.Item {
    let summary = origins(group)
    let grade = Grading.grade(of: group, in: source, origins: summary)
    var rows = [headline(group, summary)]
    if group.tellings.count > 1 || group.status.count > 1 { rows += tellings(group) }
    if let evidence = evidence(of: group) { rows.append(evidence) }
    if group.tellings.count > 1 { rows.append(originRow(summary)) }
    return Brief.Item(
      rows: rows, compact: compact(rows, group), origins: summary, grade: grade,
      priority: priority(group, summary),
      rule: "claims about one proposition")
  }

  private func headline(_ group: ClaimGroup, _ summary: OriginSummary) -> Brief.Row {
    let telling = group.tellings[group.headline]
    let claim = source.readings.claim(telling.reference)
    var parts: [Brief.Part] = [source.quote(telling.reference)]
    if group.tellings.count == 1 {
      parts.append(.label(Labels.modality(claim)))
      parts += source.names(of: claim, reading: telling.reference.reading)
      parts += source.chain(of: claim)
    }
    parts += status(of: group)
    if summary.restsOnOne { parts.append(.mark("rests on one origin")) }
    return Brief.Row(parts, rule: claim.rule)
  }

  /// "reported → confirmed by United States → denied by …", each step once.
  private func status(of group: ClaimGroup) -> [Brief.Part] {
    let steps = group.status.filter { $0.status != .reported }
    guard group.tellings.count > 1 else { return [] }
    var parts: [Brief.Part] = []
    for step in steps {
      parts.append(.mark(Labels.status(step.status)))
      let telling = group.tellings[step.telling].reference
      parts += source.names(of: source.readings.claim(telling), reading: telling.reading)
    }
    return parts
  }

  /// The headline, one telling of each kind as far as there is room, and the origins.
  private func compact(_ rows: [Brief.Row], _ group: ClaimGroup) -> [Int]? {
    guard rows.count > Self.tellingRows + 2 else { return nil }
    let kinds = ordered(group).map { rank($0.telling).0 }
    var chosen: [Int] = []
    for kind in [0, 2, 3, 4, 1] {
      if let first = kinds.firstIndex(of: kind) { chosen.append(first) }
    }
    chosen += kinds.indices.filter { !chosen.contains($0) }
    let tellings = chosen.prefix(Self.tellingRows).sorted().map { $0 + 1 }
    return [0] + tellings + [rows.count - 1]
  }

  /// One row for each relation and actor, the first telling quoted, the others as numbers.
  private func tellings(_ group: ClaimGroup) -> [Brief.Row] {
    ordered(group).map { row($0.telling, also: $0.also) }
  }

  private func ordered(_ group: ClaimGroup) -> [(telling: ClaimGroup.Telling, also: [Int])] {
    var keys: [[String]] = []
    var rows: [(telling: ClaimGroup.Telling, also: [Int])] = []
    for telling in group.tellings {
      let claim = source.readings.claim(telling.reference)
      let key = [Labels.modality(claim)] + claim.actors.map(\.value)
      if let index = keys.firstIndex(of: key) {
        rows[index].also.append(telling.reference.reading)
      } else {
        keys.append(key)
        rows.append((telling, []))
      }
    }
    return rows.sorted { rank($0.telling) < rank($1.telling) }
  }

  /// Text order, answers after statements.
  private func rank(_ telling: ClaimGroup.Telling) -> (Int, ClaimReference) {
    switch telling.relation {
    case .asserts, .repeats: (0, telling.reference)
    case .qualifies, .unverified: (1, telling.reference)
    case .confirms, .supersedes: (2, telling.reference)
    case .denies: (3, telling.reference)
    case .noPosition: (4, telling.reference)
    }
  }

  private func row(_ telling: ClaimGroup.Telling, also: [Int]) -> Brief.Row {
    let claim = source.readings.claim(telling.reference)
    var parts: [Brief.Part] = [.label(Labels.modality(claim))]
    parts += source.names(of: claim, reading: telling.reference.reading)
    parts += source.chain(of: claim)
    if let date = source.date(of: claim, reading: telling.reference.reading) { parts.append(date) }
    parts.append(telledWords(telling, claim))
    let others = Set(also).subtracting([telling.reference.reading]).sorted()
    if !others.isEmpty { parts += [.label("also"), .documents(others)] }
    return Brief.Row(parts, rule: "\(claim.rule); \(telling.rule)")
  }

  /// The content; the cue with it where the content only points back or is denied.
  private func telledWords(_ telling: ClaimGroup.Telling, _ claim: Claim) -> Brief.Part {
    guard telling.relation == .noPosition || telling.relation == .denies, let cue = claim.cue,
      cue.end <= claim.content.start, claim.content.start - cue.end < 40
    else { return source.quote(telling.reference) }
    return source.quote(reading: telling.reference.reading, cue.union(claim.content))
  }

  private func evidence(of group: ClaimGroup) -> Brief.Row? {
    var parts: [Brief.Part] = [.label("evidence named")]
    var seen: Set<String> = []
    for telling in group.tellings {
      let reading = telling.reference.reading
      for evidence in source.readings.claim(telling.reference).evidence {
        let words = source.readings[reading].document.text.string(evidence.span).lowercased()
        guard seen.insert(words).inserted, seen.count <= 4 else { continue }
        parts.append(source.quote(reading: reading, evidence.span))
      }
    }
    return parts.count > 1 ? Brief.Row(parts, rule: "evidence the text names") : nil
  }

  private func originRow(_ summary: OriginSummary) -> Brief.Row {
    Brief.Row(Labels.origins(summary), rule: "origins by the authority each claim names")
  }

  private func priority(_ group: ClaimGroup, _ summary: OriginSummary) -> Double {
    let answers = Set(group.tellings.map(\.relation))
    var score = Double(summary.named.count) * 3 + Double(summary.carriers)
    if answers.contains(.confirms) { score += 4 }
    if answers.contains(.denies) || answers.contains(.noPosition) { score += 4 }
    if answers.contains(.supersedes) { score += 8 }
    return score
  }
}
