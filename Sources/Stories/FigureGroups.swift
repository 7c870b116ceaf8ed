import Figures
import Spans

/// Which figures of a story count the same thing: equal keys, then what a text itself links, then
/// figures that leave something open beside those that tell it with the same number.
///
/// O(figures × numbers of a group); a number told by more than `FigureGroups.crowd` groups joins
/// none of the rest.
struct FigureGroups {
  private let readings: [Reading]
  private let entries: [FigureSeries.Entry]
  /// Group of each entry, by the number of its first entry.
  private var parent: [Int]

  private static let crowd = 64

  init(_ entries: [FigureSeries.Entry], _ readings: [Reading]) {
    self.entries = entries
    self.readings = readings
    parent = Array(entries.indices)
  }

  /// Groups in the order of their first entries, each with the key that tells most.
  mutating func groups() -> [(key: FigureSeriesKey, entries: [FigureSeries.Entry])] {
    joinEqual()
    joinLinked()
    joinOpen()
    joinParts()
    return members().map { numbers in
      (key(of: numbers), numbers.map { entries[$0] })
    }
  }

  // MARK: Steps

  /// Entries with one key. Shares ("eleven of them") have only their number to tell them apart.
  private mutating func joinEqual() {
    var firsts: [FigureSeriesKey: [Int]] = [:]
    for (number, entry) in entries.enumerated() where !figure(number).isPart {
      if let other = firsts[entry.key]?.prefix(FigureGroups.crowd).first(where: {
        isLike(number, $0)
      }) {
        join(number, other)
      } else {
        firsts[entry.key, default: []].append(number)
      }
    }
  }

  /// A price a share and the worth of the whole are never one, whatever they share.
  private func isLike(_ one: Int, _ other: Int) -> Bool {
    if entries[one].key.measure == "person" { return true }
    let (left, right) = (abs(value(one)), abs(value(other)))
    return left <= right * 500 && right <= left * 500
  }

  /// Another value of the same thing, by the words of one text: "up from 300", "not nine", "the
  /// company put the figure at 180".
  private mutating func joinLinked() {
    var places: [Int: [Span: Int]] = [:]
    for (number, entry) in entries.enumerated() {
      places[entry.reading, default: [:]][figure(number).span] = number
    }
    for (number, entry) in entries.enumerated() {
      for span in [figure(number).revision?.older, figure(number).antecedent].compactMap({ $0 }) {
        guard let other = places[entry.reading]?[span],
          !entries[other].key.scope.hasSuffix("before")
        else { continue }
        join(number, other)
      }
    }
  }

  /// A group that leaves predicate, owner or noun open joins the largest that differs in nothing
  /// else and tells one of its numbers: "estimates 1,500 troops" beside "1,500 troops were sent".
  private mutating func joinOpen() {
    var tellers: [Number: [Int]] = [:]
    for number in entries.indices { tellers[telling(number), default: []].append(number) }
    for own in members() {
      let key = key(of: own)
      var hosts: [Int: Int] = [:]
      for number in own {
        for other in (tellers[telling(number)] ?? []).prefix(FigureGroups.crowd)
        where root(other) != root(number) && isHost(entries[other].key, of: key, at: number) {
          hosts[root(other), default: 0] += 1
        }
      }
      let best = hosts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      if let best { join(own[0], best.key) }
    }
  }

  /// Groups of persons told beside the whole ("two nurses died") are the whole where the reports
  /// count nobody else, or about as many.
  private mutating func joinParts() {
    var wholes: [FigureSeriesKey: [Int]] = [:]
    let all = members()
    for group in all { wholes[key(of: group), default: []] += group }
    for group in all {
      let own = key(of: group)
      guard own.isGroup else { continue }
      var key = own
      key.subject = "people"
      guard let whole = wholes[key], let most = whole.map(value).max(),
        let count = group.map(value).max(), count >= 0.6 * most, count <= most / 0.6
      else { continue }
      join(group[0], whole[0])
    }
  }

  // MARK: Keys

  private struct Number: Hashable {
    var kin: [String]
    var value: Double
  }

  private func telling(_ number: Int) -> Number {
    Number(kin: entries[number].key.kin, value: value(number))
  }

  private func isHost(_ host: FigureSeriesKey, of key: FigureSeriesKey, at number: Int) -> Bool {
    guard key.isOpenForm(of: host), host.predicate != "size" || key.predicate == "size" else {
      return false
    }
    if key.subject == "forces" || key.subject == "fighters" {
      return !key.isListed && (host.owner == key.owner || host.owner.isEmpty)
        || key.owner.isEmpty && !host.owner.isEmpty
    }
    let isSameNoun = host.subject == key.subject && key.subject != "people"
    return isSameNoun || value(number) >= 5
  }

  /// The key of the group: a listed predicate before an open one, then the most frequent.
  private func key(of group: [Int]) -> FigureSeriesKey {
    var counts: [FigureSeriesKey: Int] = [:]
    for number in group { counts[entries[number].key, default: 0] += 1 }
    var best = entries[group[0]].key
    for number in group {
      let key = entries[number].key
      let isBetter =
        key.isListed != best.isListed
        ? key.isListed : (counts[key] ?? 0) > (counts[best] ?? 0)
      if isBetter { best = key }
    }
    return best
  }

  // MARK: Union–find

  private mutating func members() -> [[Int]] {
    var order: [Int] = []
    var result: [Int: [Int]] = [:]
    for number in entries.indices {
      let group = root(number)
      if result[group] == nil { order.append(group) }
      result[group, default: []].append(number)
    }
    return order.compactMap { result[$0] }
  }

  /// With path halving, so that chains of links stay short.
  private mutating func root(_ number: Int) -> Int {
    var at = number
    while parent[at] != at {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (left, right) = (root(one), root(other))
    parent[max(left, right)] = min(left, right)
    parent[one] = min(left, right)
  }

  private func figure(_ number: Int) -> Figure {
    readings[entries[number].reading].figures[entries[number].figure]
  }

  private func value(_ number: Int) -> Double { FigureRelations.number(figure(number)) }
}
