import Sentences

/// Learns the parser with a dynamic oracle: at every state, also one reached by mistakes, it knows
/// which moves lose no arc that could still be made (Goldberg and Nivre 2013).
enum ParserTraining {
  static let rounds = 10
  /// From the second round on the learner follows its own choice this often (in 100).
  private static let exploration = 90

  /// A sentence with its gold tree; heads of the root's dependent are `count`.
  struct Tree {
    var words: [ParserWord]
    var heads: [Int]
    var relations: [UInt8]
    var children: [[Int]]

    init(_ sentence: AnnotatedSentence, words: [ParserWord]) {
      let count = words.count
      self.words = words + [.root]
      heads = sentence.words.map { $0.head < 0 ? count : $0.head }
      relations = sentence.words.map { word in
        let relation = Relation(rawValue: word.relation) ?? .dep
        return ParserMove(.left, relation).number
      }
      Projectivity.lift(&heads)
      children = Array(repeating: [], count: count + 1)
      for index in heads.indices { children[heads[index]].append(index) }
    }
  }

  /// The moves that the trees need.
  static func moves(of trees: [Tree]) -> [ParserMove] {
    var counts: [ParserMove: Int] = [:]
    for tree in trees {
      for index in tree.heads.indices {
        let relation = Relation.allCases[Int(tree.relations[index])]
        counts[ParserMove(index < tree.heads[index] ? .left : .right, relation), default: 0] += 1
      }
    }
    let arcs = counts.filter { $0.value >= 3 }.keys.sorted { $0.label < $1.label }
    return [ParserMove(.shift, .dep)] + arcs
  }

  static func train(_ trees: [Tree], moves: [ParserMove], rounds: Int = rounds)
    -> [LearnedFeature]
  {
    let table = MoveTable(moves)
    let perceptron = Perceptron(labelCount: moves.count, leastCount: 3)
    var random = FixedRandom(seed: 3)
    var order = Array(trees.indices)
    for round in 0..<rounds {
      random.shuffle(&order)
      for index in order {
        learn(trees[index], table, perceptron, &random, explores: round > 0)
      }
    }
    return perceptron.averages()
  }

  private static func learn(
    _ tree: Tree, _ table: MoveTable, _ perceptron: Perceptron, _ random: inout FixedRandom,
    explores: Bool
  ) {
    var state = ParserState(count: tree.heads.count)
    var scores = [Int32](repeating: 0, count: table.moves.count)
    var keys: [UInt64] = []
    while !state.isFinished {
      ParserFeatures.keys(of: state, tree.words, into: &keys)
      if !explores { perceptron.count(keys) }
      perceptron.score(keys, into: &scores)
      let oracle = Oracle(tree: tree, state: state)
      let guess = table.best(of: scores, in: state)
      guard let good = table.best(of: scores, in: state, where: oracle.isRight) else { return }
      let isRight = oracle.isRight(table.moves[guess])
      if !isRight { perceptron.update(keys, towards: good, awayFrom: guess) }
      perceptron.nextStep()
      let follows = isRight || (explores && random.below(100) < exploration)
      let move = table.moves[follows ? guess : good]
      state.make(move.move, relation: move.number)
    }
  }
}

/// Which moves lose nothing that can still be had.
struct Oracle {
  private let tree: ParserTraining.Tree
  private let state: ParserState
  private let costs: (shift: Int, left: Int, right: Int)
  /// The least cost of an allowed move; 0 but for the one-root rule.
  private let least: Int

  init(tree: ParserTraining.Tree, state: ParserState) {
    self.tree = tree
    self.state = state
    costs = Oracle.costs(tree, state)
    var least = Int.max
    if state.allows(.shift) { least = Swift.min(least, costs.shift) }
    if state.allows(.left) { least = Swift.min(least, costs.left) }
    if state.allows(.right) { least = Swift.min(least, costs.right) }
    self.least = least
  }

  /// Gold arcs that become impossible by each move (section 4.3 of the paper).
  private static func costs(
    _ tree: ParserTraining.Tree, _ state: ParserState
  ) -> (shift: Int, left: Int, right: Int) {
    let stack = state.stack
    let next = state.next
    var shift = 0
    if next < state.count {
      let head = tree.heads[next]
      for (place, word) in stack.enumerated() {
        if tree.heads[word] == next { shift += 1 }
        if word == head, place < stack.count - 1 { shift += 1 }
      }
    }
    guard let top = stack.last else { return (shift, 0, 0) }
    let lost = tree.children[top].reduce(0) { $1 >= next ? $0 + 1 : $0 }
    let head = tree.heads[top]
    let under = stack.count > 1 ? stack[stack.count - 2] : -1
    let left = lost + (head != next && (head > next || head == under) ? 1 : 0)
    let right = lost + (head >= next ? 1 : 0)
    return (shift, left, right)
  }

  /// The move has the least cost and, where it makes a gold arc, the gold relation.
  func isRight(_ move: ParserMove) -> Bool {
    switch move.move {
    case .shift: return costs.shift == least
    case .left:
      return costs.left == least && labelFits(move, head: state.next)
    case .right:
      guard state.stack.count > 1 else { return false }
      return costs.right == least && labelFits(move, head: state.stack[state.stack.count - 2])
    }
  }

  private func labelFits(_ move: ParserMove, head: Int) -> Bool {
    guard let top = state.stack.last, tree.heads[top] == head else { return true }
    return tree.relations[top] == move.number
  }
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
