/// Propositions as ascending term numbers, with the members each term stands in: finds what may
/// resemble a new one without comparing it to all.
struct TermIndex {
  private var numbers: [String: Int] = [:]
  /// Weight by term number.
  private(set) var weights: [Double] = []
  /// By term number: which entries hold it, ascending.
  private var postings: [[Int]] = []
  private(set) var entries: [[Int]] = []

  /// Terms that some proposition has as an act.
  private var acts: Set<Int> = []

  /// Term numbers of a proposition, ascending; new terms get a number.
  mutating func terms(of proposition: Proposition) -> [Int] {
    defer { for act in proposition.acts { acts.insert(numbers[act] ?? 0) } }
    return proposition.terms.sorted().map { term in
      if let number = numbers[term] { return number }
      numbers[term] = weights.count
      weights.append(Proposition.weight(term))
      postings.append([])
      return weights.count - 1
    }
    .sorted()
  }

  /// Adds an entry; its number is the count of entries before it.
  mutating func add(_ terms: [Int]) {
    for term in terms { postings[term].append(entries.count) }
    entries.append(terms)
  }

  /// Entries that share at least two terms, ascending. O(postings of the terms).
  func candidates(for terms: [Int]) -> [Int] {
    var shared: [Int: Int] = [:]
    for term in terms {
      for entry in postings[term] { shared[entry, default: 0] += 1 }
    }
    return shared.filter { $0.value >= 2 }.keys.sorted()
  }

  /// Weight shared over the smaller, over both, and how many terms are shared.
  func overlap(_ first: [Int], _ second: [Int]) -> (
    containment: Double, jaccard: Double, common: [Int]
  ) {
    let common = TermIndex.common(first, second)
    let shared = sum(common)
    let (mine, theirs) = (sum(first), sum(second))
    let smaller = Swift.min(mine, theirs)
    let union = mine + theirs - shared
    return (smaller > 0 ? shared / smaller : 0, union > 0 ? shared / union : 0, common)
  }

  private func sum(_ terms: [Int]) -> Double { terms.reduce(0) { $0 + weights[$1] } }

  private static func common(_ first: [Int], _ second: [Int]) -> [Int] {
    var result: [Int] = []
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      if first[i] == second[j] {
        result.append(first[i])
        i += 1
        j += 1
      } else if first[i] < second[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  /// Whether a term names an act.
  func isAct(_ term: Int) -> Bool { acts.contains(term) }

  /// Whether a term stands for an actor.
  func isActor(_ term: Int) -> Bool { weights[term] == Proposition.actorWeight }
}
