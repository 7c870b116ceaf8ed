/// Finds the head of each word and its relation to it: a greedy transition-based parser.
///
/// A linear model, learned with a dynamic oracle (Goldberg and Nivre 2012, 2013), chooses one move
/// after another; nothing is taken back. O(words).
///
/// Gets wrong: attachment of prepositional phrases and of conjuncts in long lists; crossing arcs
/// (2 sentences in 100), which the moves cannot build.
package struct Parser: Sendable {
  /// The labels are moves with relations: "S", "L nsubj", "R obj".
  private let model: LinearModel
  private let table: MoveTable

  package init?(model: LinearModel?) {
    guard let model else { return nil }
    self.model = model
    table = MoveTable(model.labels.map { ParserMove($0) })
  }

  /// The heads (-1 for the root) and relations. `words` are without the root.
  package func tree(of words: [ParserWord]) -> [(head: Int, relation: Relation)] {
    guard !words.isEmpty else { return [] }
    let all = words + [.root]
    var state = ParserState(count: words.count)
    var scores = [Int32](repeating: 0, count: table.moves.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(128)
    while !state.isFinished {
      ParserFeatures.keys(of: state, all, into: &keys)
      model.score(keys, into: &scores)
      let move = table.moves[table.best(of: scores, in: state)]
      state.make(move.move, relation: move.number)
    }
    return words.indices.map { index in
      let head = state.heads[index]
      return (
        head == words.count ? -1 : head, Relation.allCases[Int(state.relations[index])]
      )
    }
  }
}

/// A move with the relation it gives.
package struct ParserMove: Sendable, Hashable {
  package let move: ParserState.Move
  /// Place of the relation among all relations.
  package let number: UInt8

  package init(_ move: ParserState.Move, _ relation: Relation) {
    self.move = move
    number = UInt8(Relation.allCases.firstIndex(of: relation) ?? 0)
  }

  /// "S", "L nsubj", "R obj".
  init(_ label: String) {
    let relation = Relation(rawValue: String(label.dropFirst(2))) ?? .dep
    self.init(label.hasPrefix("L") ? .left : label.hasPrefix("R") ? .right : .shift, relation)
  }

  package var label: String {
    switch move {
    case .shift: "S"
    case .left: "L " + Relation.allCases[Int(number)].rawValue
    case .right: "R " + Relation.allCases[Int(number)].rawValue
    }
  }

  /// Number of the relation `root`, which only the artificial root gives.
  static let root = UInt8(Relation.allCases.firstIndex(of: .root) ?? 0)

  /// Whether the state allows the move with this relation.
  package func isAllowed(in state: ParserState) -> Bool {
    state.allows(move)
      && (move == .shift
        || (number == ParserMove.root) == (state.next == state.count && move == .left))
  }
}

/// The moves of a model by kind, to look only at those a state allows.
package struct MoveTable: Sendable {
  package let moves: [ParserMove]
  private let shifts: [Int]
  private let lefts: [Int]
  private let rights: [Int]
  private let roots: [Int]

  package init(_ moves: [ParserMove]) {
    self.moves = moves
    shifts = moves.indices.filter { moves[$0].move == .shift }
    lefts = moves.indices.filter { moves[$0].move == .left && moves[$0].number != ParserMove.root }
    rights = moves.indices.filter {
      moves[$0].move == .right && moves[$0].number != ParserMove.root
    }
    roots = moves.indices.filter { moves[$0].move == .left && moves[$0].number == ParserMove.root }
  }

  /// Index of the allowed move with the highest score; some move is always allowed before the end.
  package func best(of scores: [Int32], in state: ParserState) -> Int {
    var best = -1
    func look(at indices: [Int]) {
      for index in indices where best < 0 || scores[index] > scores[best] { best = index }
    }
    if state.allows(.shift) { look(at: shifts) }
    if state.allows(.left) { look(at: state.next == state.count ? roots : lefts) }
    if state.allows(.right) { look(at: rights) }
    return Swift.max(0, best)
  }

  /// The same among the moves the condition holds for; nil where it holds for none.
  package func best(
    of scores: [Int32], in state: ParserState, where holds: (ParserMove) -> Bool
  ) -> Int? {
    var best: Int?
    for index in moves.indices where moves[index].isAllowed(in: state) && holds(moves[index]) {
      if let current = best, scores[index] <= scores[current] { continue }
      best = index
    }
    return best
  }
}
