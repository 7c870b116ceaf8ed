import Sentences

/// Which moves lose nothing that can still be had: the dynamic oracle of the arc-hybrid system.
struct Oracle {
  /// Gold arcs that become impossible by shift, left and right (Goldberg and Nivre 2013, 4.3).
  private(set) var costs = (shift: 0, left: 0, right: 0)
  /// The least cost of an allowed move; 0 but for the one-root rule.
  private var least = Int.max

  init(tree: GoldTree, state: ParserState) {
    let next = state.next
    if next < state.count { costs.shift = Oracle.costOfShift(tree, state) }
    if let top = state.stack.last {
      let lost = tree.children[top].reduce(0) { $1 >= next ? $0 + 1 : $0 }
      let head = tree.heads[top]
      let under = state.stack.count > 1 ? state.stack[state.stack.count - 2] : -1
      costs.left = lost + (head != next && (head > next || head == under) ? 1 : 0)
      costs.right = lost + (head >= next ? 1 : 0)
    }
    for move in ParserState.Move.all where state.allows(move) { least = min(least, cost(move)) }
  }

  private static func costOfShift(_ tree: GoldTree, _ state: ParserState) -> Int {
    let head = tree.heads[state.next]
    var cost = 0
    for (place, word) in state.stack.enumerated() {
      if tree.heads[word] == state.next { cost += 1 }
      if word == head, place < state.stack.count - 1 { cost += 1 }
    }
    return cost
  }

  private func cost(_ move: ParserState.Move) -> Int {
    switch move {
    case .shift: costs.shift
    case .left: costs.left
    case .right: costs.right
    }
  }

  /// Whether an allowed move has the least cost.
  func isRight(_ move: ParserState.Move) -> Bool { cost(move) == least }
}

/// Crossing arcs, which the parser cannot build, are lifted to the nearest ancestor that does not
/// cross (Nivre and Nilsson 2005).
enum Projectivity {
  /// `heads` uses the number of words for the root. O(n²) a lift, on training sentences only.
  static func lift(_ heads: inout [Int]) {
    while let crossing = shortestCrossing(heads) {
      let head = heads[crossing]
      heads[crossing] = head < heads.count ? heads[head] : head
    }
  }

  private static func shortestCrossing(_ heads: [Int]) -> Int? {
    var best: Int?
    for index in heads.indices where heads[index] < heads.count {
      let low = Swift.min(index, heads[index])
      let high = Swift.max(index, heads[index])
      let crosses = (low + 1..<Swift.max(low + 1, high)).contains { inner in
        !isUnder(inner, heads[index], heads)
      }
      let length = high - low
      if crosses, length < best.map({ abs($0 - heads[$0]) }) ?? Int.max { best = index }
    }
    return best
  }

  private static func isUnder(_ word: Int, _ ancestor: Int, _ heads: [Int]) -> Bool {
    var current = word
    var steps = 0
    while current < heads.count, steps <= heads.count {
      if current == ancestor { return true }
      current = heads[current]
      steps += 1
    }
    return false
  }
}
