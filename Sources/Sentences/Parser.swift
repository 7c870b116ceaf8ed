import CKernels

/// Gives each word of a sentence its tag, its head and its relation to it.
///
/// An encoder reads the sentence both ways; from what it says of a word the tag is chosen, and from
/// what it says of the words around the top of the stack the next move of a greedy
/// transition-based parser (Kiperwasser and Goldberg 2016). Nothing is taken back. O(words).
///
/// Gets wrong: attachment of prepositional phrases and of conjuncts in long lists; crossing arcs
/// (2 sentences in 100), which the moves cannot build; past tense against participle where the
/// auxiliary is far away.
package struct Parser: Sendable {
  /// Longer sentences are parsed piece by piece, which bounds memory: nobody writes them.
  static let longest = 400

  private let model: ParserModel
  private let lefts: [UInt8]
  private let rights: [UInt8]

  package init?(_ model: ParserModel?) {
    guard let model else { return nil }
    self.model = model
    lefts = model.lefts.map { ParserMove(.left, $0).number }
    rights = model.rights.map { ParserMove(.right, $0).number }
  }

  /// The labels: UPOS and XPOS with a blank between them.
  package var tags: [String] { model.tags }

  /// What the parser says of a word.
  package struct Word: Sendable {
    /// Number of the tag.
    package var tag: UInt8 = 0
    /// Index of the head; -1 for the root.
    package var head = -1
    /// Place of the relation among all relations.
    package var relation: UInt8 = 0
  }

  package func words(_ forms: [WordForm]) -> [Word] {
    var result = [Word](repeating: Word(), count: forms.count)
    var root = -1
    for start in stride(from: 0, to: forms.count, by: Parser.longest) {
      let end = min(start + Parser.longest, forms.count)
      read(forms[start..<end], into: &result)
      for index in start..<end where result[index].head < 0 {
        if root < 0 {
          root = index
        } else {
          result[index].head = root
          result[index].relation = ParserMove(.left, .parataxis).number
        }
      }
    }
    return result
  }

  /// The numbers of the tags alone.
  package func tags(of forms: [WordForm]) -> [UInt8] {
    var result = [Word](repeating: Word(), count: forms.count)
    for start in stride(from: 0, to: forms.count, by: Parser.longest) {
      let part = forms[start..<min(start + Parser.longest, forms.count)]
      let states = Encoder(model: model).states(of: part)
      tag(part.indices, states, &result)
      states.deallocate()
    }
    return result.map(\.tag)
  }

  private func read(_ forms: ArraySlice<WordForm>, into result: inout [Word]) {
    let states = Encoder(model: model).states(of: forms)
    defer { states.deallocate() }
    tag(forms.indices, states, &result)
    let state = tree(forms.count, states)
    for index in forms.indices {
      let head = state.heads[index - forms.startIndex]
      result[index].head = head == forms.count ? -1 : head + forms.startIndex
      result[index].relation = state.relations[index - forms.startIndex]
    }
  }

  private func tag(
    _ indices: Range<Int>, _ states: UnsafeMutablePointer<Float>, _ result: inout [Word]
  ) {
    let shape = model.shape
    let columns = shape.tagColumns
    withUnsafeTemporaryAllocation(of: Float.self, capacity: indices.count * columns) { scores in
      guard let scores = scores.baseAddress else { return }
      fill(scores, with: model[.tagBias], columns, rows: indices.count)
      sayso_multiply(
        states, 2 * shape.hidden, 1, model[.tags], columns, scores, columns, indices.count,
        2 * shape.hidden, columns)
      for (row, index) in indices.enumerated() {
        result[index].tag = UInt8(
          truncatingIfNeeded: best(scores + row * columns, shape.tags))
      }
    }
  }

  private func tree(_ count: Int, _ states: UnsafeMutablePointer<Float>) -> ParserState {
    let shape = model.shape
    let columns = ParserShape.places * shape.state
    var state = ParserState(count: count)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count * columns) { places in
      guard let places = places.baseAddress else { return }
      places.update(repeating: 0, count: count * columns)
      sayso_multiply(
        states, 2 * shape.hidden, 1, model[.places], columns, places, columns, count,
        2 * shape.hidden, columns)
      withUnsafeTemporaryAllocation(
        of: Float.self, capacity: shape.state + shape.labelColumns
      ) { buffer in
        guard let hidden = buffer.baseAddress else { return }
        let scorer = Scorer(model: model, places: places, hidden: hidden)
        while !state.isFinished {
          let move = scorer.move(in: state)
          let relation = relation(of: move, in: state, hidden, hidden + shape.state)
          state.make(move, relation: relation)
        }
      }
    }
    return state
  }

  private func relation(
    of move: ParserState.Move, in state: ParserState, _ hidden: UnsafeMutablePointer<Float>,
    _ labels: UnsafeMutablePointer<Float>
  ) -> UInt8 {
    if move == .shift { return 0 }
    if move == .left, state.next == state.count { return ParserMove.root }
    let shape = model.shape
    let start = move == .left ? 0 : shape.leftColumns
    let columns = move == .left ? shape.leftColumns : shape.labelColumns - shape.leftColumns
    labels.update(from: model[.labelBias] + start, count: columns)
    sayso_multiply(
      hidden, 0, 1, model[.labels] + start, shape.labelColumns, labels, 0, 1, shape.state,
      columns)
    return move == .left
      ? lefts[best(labels, shape.lefts)] : rights[best(labels, shape.rights)]
  }

  private func best(_ scores: UnsafeMutablePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<max(1, count) where scores[index] > scores[best] { best = index }
    return best
  }
}

/// Scores the moves of a state.
private struct Scorer {
  let model: ParserModel
  /// What each word says in each place.
  let places: UnsafePointer<Float>
  /// The hidden layer, which the labels are scored from too.
  let hidden: UnsafeMutablePointer<Float>

  /// The best allowed move; the first of equals.
  func move(in state: ParserState) -> ParserState.Move {
    enter(state)
    var best = ParserState.Move.shift
    var highest = -Float.infinity
    if state.allows(.shift) { highest = score(.shift) }
    if state.allows(.left) {
      let score = score(.left)
      if score > highest { (best, highest) = (.left, score) }
    }
    if state.allows(.right), score(.right) > highest { best = .right }
    return best
  }

  private func score(_ move: ParserState.Move) -> Float {
    let row = Int(move.rawValue)
    let width = model.shape.state
    return model[.moveBias][row] + sayso_dot(hidden, model[.moves] + row * width, width)
  }

  /// The hidden layer: what the words in their places and the features of the state add up to.
  private func enter(_ state: ParserState) {
    let width = model.shape.state
    let columns = ParserShape.places * width
    let count = 1 + ParserShape.places + StateFeatures.count
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: count) { rows in
      rows.initializeElement(at: 0, to: model[.stateBias])
      for place in 0..<ParserShape.places {
        let word = state.word(inPlace: place)
        let row =
          word < 0
          ? model[.absent]
          : word == state.count ? model[.absent] + columns : places + word * columns
        rows.initializeElement(at: 1 + place, to: row + place * width)
      }
      withUnsafeTemporaryAllocation(of: Int.self, capacity: StateFeatures.count) { numbers in
        guard let first = numbers.baseAddress else { return }
        StateFeatures.numbers(of: state, into: first)
        for feature in 0..<StateFeatures.count {
          rows.initializeElement(
            at: 1 + ParserShape.places + feature,
            to: model[.stateFeatures] + numbers[feature] * width)
        }
      }
      guard let first = rows.baseAddress else { return }
      sayso_add_rows(first, count, hidden, width)
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

  package var relation: Relation { Relation.allCases[Int(number)] }

  /// Number of the relation `root`, which only the artificial root gives.
  package static let root = UInt8(Relation.allCases.firstIndex(of: .root) ?? 0)
}
