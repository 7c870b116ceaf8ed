import CKernels
import Sentences

/// A sentence with its gold tree, in numbers.
struct GoldTree {
  /// Rows of the features of its words, `EncoderFeatures.groups` a word.
  var features: [Int]
  var tags: [Int]
  /// `count` for the dependent of the root.
  var heads: [Int]
  /// Places of the relations among all relations.
  var relations: [UInt8]
  var children: [[Int]]

  init(_ sentence: AnnotatedSentence, features: [Int], tags: [Int]) {
    let count = sentence.words.count
    self.features = features
    self.tags = tags
    heads = sentence.words.map { $0.head < 0 ? count : $0.head }
    relations = sentence.words.map { word in
      ParserMove(.left, Relation(rawValue: word.relation) ?? .dep).number
    }
    Projectivity.lift(&heads)
    children = Array(repeating: [], count: count + 1)
    for index in heads.indices { children[heads[index]].append(index) }
  }

  var count: Int { heads.count }
}

/// The tagger and the scorer of moves while they learn, on top of the encoder.
///
/// At every state, also one reached by mistakes, the oracle says which moves lose no arc that could
/// still be made (Goldberg and Nivre 2013); the learner raises their share against the others.
final class ParserLearner {
  let shape: ParserShape
  let encoder: EncoderLearner
  private let matrices: [Tensor]
  /// Column of the label of a relation, by direction; -1 where it has none.
  private let columns: (left: [Int], right: [Int])
  /// How often the learner follows a wrong move of its own.
  var exploration: Float = 0
  private(set) var right = (moves: 0, steps: 0, labels: 0, arcs: 0, tags: 0, words: 0)

  private let drop: Float
  private let stateDrop: Float
  private let states = Buffer()
  private let mask = Buffer()
  private let stateSlopes = Buffer()
  private let places = Buffer()
  private let placeSlopes = Buffer()
  private let tagScores = Buffer()
  private let hidden: UnsafeMutablePointer<Float>
  private let hiddenMask: UnsafeMutablePointer<Float>
  private let hiddenSlopes: UnsafeMutablePointer<Float>
  private let labels: UnsafeMutablePointer<Float>
  private let numbers: UnsafeMutablePointer<Int>

  init(
    shape: ParserShape, encoder: EncoderLearner, lefts: [UInt8], rights: [UInt8], drop: Float,
    stateDrop: Float, _ random: inout FixedRandom
  ) {
    self.shape = shape
    self.encoder = encoder
    self.drop = drop
    self.stateDrop = stateDrop
    columns = (ParserLearner.columns(lefts), ParserLearner.columns(rights))
    let outputs: Set<ParserShape.Matrix> = [.tags, .places, .labels]
    matrices = (0..<10).map { number in
      let matrix = ParserShape.Matrix(rawValue: number) ?? .tags
      let (rows, columns) = shape.matrices[shape.index(matrix)]
      if outputs.contains(matrix) {
        return Tensor(
          rows, columns, outputs: matrix == .places ? shape.state : nil, &random)
      }
      return Tensor(
        rows, columns, range: matrix == .moves ? 0.2 : matrix == .stateFeatures ? 0.1 : 0, &random)
    }
    func room(_ count: Int) -> UnsafeMutablePointer<Float> { .allocate(capacity: count) }
    hidden = room(shape.state)
    hiddenMask = room(shape.state)
    hiddenSlopes = room(shape.state)
    labels = room(shape.labelColumns)
    numbers = .allocate(capacity: StateFeatures.count)
  }

  deinit {
    for pointer in [hidden, hiddenMask, hiddenSlopes, labels] { pointer.deallocate() }
    numbers.deallocate()
  }

  private static func columns(_ relations: [UInt8]) -> [Int] {
    (0..<UInt8(Relation.allCases.count)).map { relations.firstIndex(of: $0) ?? -1 }
  }

  subscript(_ matrix: ParserShape.Matrix) -> Tensor { matrices[matrix.rawValue] }

  var tensors: [Tensor] { encoder.tensors + matrices }

  /// Learns from one sentence: adds its gradients. `features` are the tree's, some taken for
  /// unknown.
  func learn(
    _ tree: GoldTree, features: [Int], tagsOnly: Bool = false, _ random: inout FixedRandom
  ) {
    let count = tree.count
    let width = 2 * shape.hidden
    let outputs = encoder.forward(features, &random)
    let states = states.room(count * width)
    states.update(from: outputs, count: count * width)
    random.drop(states, mask.room(count * width), count: count * width, drop)
    let slopes = stateSlopes.cleared(count * width)
    learnTags(tree, states, slopes)
    if !tagsOnly { learnMoves(tree, states, slopes, &random) }
    for index in 0..<count * width { slopes[index] *= mask.start[index] }
    encoder.backward(slopes)
  }

  private func learnTags(
    _ tree: GoldTree, _ states: UnsafeMutablePointer<Float>,
    _ slopes: UnsafeMutablePointer<Float>
  ) {
    let (width, columns) = (2 * shape.hidden, shape.tagColumns)
    let scores = tagScores.room(tree.count * columns)
    for word in 0..<tree.count {
      (scores + word * columns).update(from: self[.tagBias].value, count: columns)
    }
    sayso_multiply(
      states, width, 1, self[.tags].value, columns, scores, columns, tree.count, width, columns)
    for word in 0..<tree.count {
      let row = scores + word * columns
      right.words += 1
      if Softmax.slopes(row, shape.tags, gold: tree.tags[word]) { right.tags += 1 }
      for column in shape.tags..<columns { row[column] = 0 }
      sayso_add(row, self[.tagBias].gradient, columns)
    }
    addGradients(of: .tags, states, slopes, scores, rows: tree.count)
  }

  /// For outputs that are states · matrix: the gradients of both, given those of the outputs.
  private func addGradients(
    of matrix: ParserShape.Matrix, _ states: UnsafeMutablePointer<Float>,
    _ slopes: UnsafeMutablePointer<Float>, _ outputs: UnsafeMutablePointer<Float>, rows: Int
  ) {
    let tensor = self[matrix]
    let (width, columns) = (tensor.rows, tensor.columns)
    sayso_multiply(
      states, 1, width, outputs, columns, tensor.gradient, columns, width, rows, columns)
    guard let transposed = tensor.transposed else { return }
    sayso_multiply(outputs, columns, 1, transposed, width, slopes, width, rows, columns, width)
  }

  private func learnMoves(
    _ tree: GoldTree, _ states: UnsafeMutablePointer<Float>,
    _ slopes: UnsafeMutablePointer<Float>, _ random: inout FixedRandom
  ) {
    let (width, columns) = (2 * shape.hidden, ParserShape.places * shape.state)
    let places = places.cleared(tree.count * columns)
    let placeSlopes = placeSlopes.cleared(tree.count * columns)
    sayso_multiply(
      states, width, 1, self[.places].value, columns, places, columns, tree.count, width, columns)
    var state = ParserState(count: tree.count)
    while !state.isFinished {
      enter(state, places, &random)
      hiddenSlopes.update(repeating: 0, count: shape.state)
      let move = learnMove(tree, state, &random)
      let relation = learnRelation(tree, state, move)
      leave(state, placeSlopes)
      state.make(move, relation: relation)
    }
    addGradients(of: .places, states, slopes, placeSlopes, rows: tree.count)
  }

  /// The hidden layer, as `Parser` has it.
  private func enter(
    _ state: ParserState, _ places: UnsafeMutablePointer<Float>, _ random: inout FixedRandom
  ) {
    let width = shape.state
    hidden.update(from: self[.stateBias].value, count: width)
    for place in 0..<ParserShape.places {
      let (row, tensor) = self.row(of: state.word(inPlace: place), state)
      let start = tensor?.value ?? places
      sayso_add(start + (row * ParserShape.places + place) * width, hidden, width)
    }
    StateFeatures.numbers(of: state, into: numbers)
    for feature in 0..<StateFeatures.count {
      sayso_add(self[.stateFeatures].value + numbers[feature] * width, hidden, width)
    }
    for index in 0..<width where hidden[index] < 0 { hidden[index] = 0 }
    random.drop(hidden, hiddenMask, count: width, stateDrop)
  }

  /// The row of a word, in the tensor for no word and the root, or among the places.
  private func row(of word: Int, _ state: ParserState) -> (row: Int, tensor: Tensor?) {
    word < 0 ? (0, self[.absent]) : word == state.count ? (1, self[.absent]) : (word, nil)
  }

  /// Gradients of what was summed up in the hidden layer.
  private func leave(_ state: ParserState, _ placeSlopes: UnsafeMutablePointer<Float>) {
    let width = shape.state
    for index in 0..<width {
      hiddenSlopes[index] = hidden[index] > 0 ? hiddenSlopes[index] * hiddenMask[index] : 0
    }
    sayso_add(hiddenSlopes, self[.stateBias].gradient, width)
    for place in 0..<ParserShape.places {
      let (row, tensor) = self.row(of: state.word(inPlace: place), state)
      let start = tensor?.gradient ?? placeSlopes
      sayso_add(hiddenSlopes, start + (row * ParserShape.places + place) * width, width)
    }
    for feature in 0..<StateFeatures.count {
      sayso_add(hiddenSlopes, self[.stateFeatures].gradient + numbers[feature] * width, width)
    }
  }

  /// Adds the gradients of the scores of the moves; the move to follow.
  private func learnMove(
    _ tree: GoldTree, _ state: ParserState, _ random: inout FixedRandom
  ) -> ParserState.Move {
    let oracle = Oracle(tree: tree, state: state)
    var scores: [(move: ParserState.Move, score: Float, isRight: Bool)] = []
    for move in ParserState.Move.all where state.allows(move) {
      let row = Int(move.rawValue)
      let score =
        self[.moveBias].value[row]
        + sayso_dot(hidden, self[.moves].value + row * shape.state, shape.state)
      scores.append((move, score, oracle.isRight(move)))
    }
    let top = scores.reduce(-Float.infinity) { max($0, $1.score) }
    let shares = scores.map { sayso_exp($0.score - top) }
    let total = shares.reduce(0, +)
    let good = zip(scores, shares).reduce(Float(0)) { $0 + ($1.0.isRight ? $1.1 : 0) }
    for (entry, share) in zip(scores, shares) {
      let slope = share / total - (entry.isRight ? share / max(good, 1e-20) : 0)
      let row = Int(entry.move.rawValue)
      self[.moveBias].gradient[row] += slope
      let (weights, gradient) = (
        self[.moves].value + row * shape.state, self[.moves].gradient + row * shape.state
      )
      for index in 0..<shape.state {
        gradient[index] += slope * hidden[index]
        hiddenSlopes[index] += slope * weights[index]
      }
    }
    return follow(scores, top, &random)
  }

  /// The best move, right or, at times, wrong; else the best right one.
  private func follow(
    _ scores: [(move: ParserState.Move, score: Float, isRight: Bool)], _ top: Float,
    _ random: inout FixedRandom
  ) -> ParserState.Move {
    right.steps += 1
    var best = scores[0]
    var bestRight: (move: ParserState.Move, score: Float, isRight: Bool)?
    for entry in scores {
      if entry.score > best.score { best = entry }
      if entry.isRight, entry.score > bestRight?.score ?? -Float.infinity { bestRight = entry }
    }
    if best.isRight { right.moves += 1 }
    return best.isRight || random.unit() < exploration ? best.move : bestRight?.move ?? best.move
  }

  /// Adds the gradients of the label where the move makes a gold arc; the relation to give.
  private func learnRelation(
    _ tree: GoldTree, _ state: ParserState, _ move: ParserState.Move
  ) -> UInt8 {
    guard move != .shift, let top = state.stack.last else { return 0 }
    let head = move == .left ? state.next : state.stack[state.stack.count - 2]
    if head == state.count { return ParserMove.root }
    let start = move == .left ? 0 : shape.leftColumns
    let count = move == .left ? shape.lefts : shape.rights
    let padded = ParserShape.padded(count)
    let tensor = self[.labels]
    labels.update(from: self[.labelBias].value + start, count: padded)
    sayso_multiply(
      hidden, 0, 1, tensor.value + start, tensor.columns, labels, 0, 1, shape.state, padded)
    let best = Softmax.best(labels, count)
    let relation = (move == .left ? columns.left : columns.right).firstIndex(of: best) ?? 0
    let gold = (move == .left ? columns.left : columns.right)[Int(tree.relations[top])]
    guard tree.heads[top] == head, gold >= 0 else { return UInt8(relation) }
    right.arcs += 1
    if Softmax.slopes(labels, count, gold: gold) { right.labels += 1 }
    for column in count..<padded { labels[column] = 0 }
    sayso_add(labels, self[.labelBias].gradient + start, padded)
    sayso_multiply(
      hidden, 1, 0, labels, 0, tensor.gradient + start, tensor.columns, shape.state, 1, padded)
    if let transposed = tensor.transposed {
      sayso_multiply(
        labels, 0, 1, transposed + start * shape.state, shape.state, hiddenSlopes, 0, 1, padded,
        shape.state)
    }
    return UInt8(relation)
  }
}

/// The loss of a choice of one out of many: minus the logarithm of the share of the gold one.
enum Softmax {
  /// Turns scores into the derivatives of the loss by them; whether the gold one was the best.
  static func slopes(_ scores: UnsafeMutablePointer<Float>, _ count: Int, gold: Int) -> Bool {
    let best = best(scores, count)
    let top = scores[best]
    var total: Float = 0
    for index in 0..<count {
      scores[index] = sayso_exp(scores[index] - top)
      total += scores[index]
    }
    for index in 0..<count { scores[index] /= total }
    scores[gold] -= 1
    return best == gold
  }

  static func best(_ scores: UnsafeMutablePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<max(1, count) where scores[index] > scores[best] { best = index }
    return best
  }
}
