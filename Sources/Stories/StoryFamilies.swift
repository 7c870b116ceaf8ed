import Documents
import Origins
import Spans

/// Documents that count as one: copies that share most of the longer text, too. (A round-up that
/// swallows two short reports connects no stories.)
enum StoryFamilies {
  struct Family: Sendable {
    /// Places in the batch, in its order.
    var documents: [Int]
    /// The longest of them, the first in order among equals.
    var representative: Int
    /// An earlier document they copy, the first; nil where the family is new.
    var earlier: Int?
  }

  /// Share of the longer text from which on two copies count as one report: a little under that of
  /// copies, since what is shared in other words is measured low.
  private static let leastShare = 0.48

  /// The families of a batch whose first document has the number `base`, in the order given.
  static func families(
    _ order: [Int], base: Int, _ documents: [Document], _ copies: [CopyPair]
  ) -> [Family] {
    var union = StoryUnion()
    var earlier: [Int: Int] = [:]
    let close = copies.filter { $0.shareOfLonger >= StoryFamilies.leastShare }
    for pair in close where Swift.min(pair.document, pair.source) >= base {
      union.join(pair.document - base, pair.source - base)
    }
    for pair in close {
      let (old, new) = (
        Swift.min(pair.document, pair.source), Swift.max(pair.document, pair.source) - base
      )
      guard old < base, new >= 0, new < documents.count else { continue }
      let root = union.root(new)
      earlier[root] = Swift.min(old, earlier[root] ?? old)
    }
    var places: [Int: Int] = [:]
    var families: [Family] = []
    for document in order {
      let root = union.root(document)
      if let place = places[root] {
        families[place].documents.append(document)
        let longest = documents[families[place].representative].text.count
        if documents[document].text.count > longest { families[place].representative = document }
      } else {
        places[root] = families.count
        families.append(
          Family(documents: [document], representative: document, earlier: earlier[root]))
      }
    }
    return families
  }
}

/// Numbers joined into groups.
struct StoryUnion {
  private var parent: [Int: Int] = [:]

  mutating func add(_ number: Int) { if parent[number] == nil { parent[number] = number } }

  /// The lowest number of the group.
  mutating func root(_ number: Int) -> Int {
    var at = number
    while let next = parent[at], next != at {
      parent[at] = parent[next] ?? next
      at = next
    }
    return at
  }

  mutating func join(_ one: Int, _ other: Int) {
    add(one)
    add(other)
    let (first, second) = (root(one), root(other))
    if first != second { parent[Swift.max(first, second)] = Swift.min(first, second) }
  }

  /// The groups, each ascending, in the order of their lowest numbers.
  mutating func groups() -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    for number in parent.keys.sorted() { groups[root(number), default: []].append(number) }
    return groups.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}
