/// What the parser looks at in one word.
package struct ParserWord: Sendable {
  /// The word in lower case, its tag, and both.
  var word: UInt64
  var tag: UInt64
  var both: UInt64

  /// Words the lexicon does not know are seen by their ending and whether they are capitalised.
  package init(word: WordForm, label: UInt8) {
    self.word =
      word.lexical == 0
      ? FeatureKey.mix(word.suffix(2), word.isCapitalised ? 3 : 5) : word.lower
    tag = UInt64(label) + 2
    both = FeatureKey.mix(self.word, tag)
  }

  private init(number: UInt64) {
    word = number
    tag = 300 + number
    both = number
  }

  /// No word at all, and the artificial root.
  static let none = ParserWord(number: 1)
  package static let root = ParserWord(number: 2)
}

/// The features of a parser state; the trainer and the parser share them.
///
/// Templates after Zhang and Nivre (2011): single words, pairs and triples around the top of the
/// stack (s0, s1, s2) and the next words (b0…b3), distances, numbers and relations of dependents,
/// and the words prepositional phrases hang on.
package struct ParserFeatures {
  private let words: [ParserWord]
  private let state: ParserState
  private var keys: [UInt64]

  /// `words` ends with the root.
  package static func keys(
    of state: ParserState, _ words: [ParserWord], into keys: inout [UInt64]
  ) {
    var features = ParserFeatures(words: words, state: state, keys: keys)
    keys = []
    features.keys.removeAll(keepingCapacity: true)
    features.addAll()
    keys = features.keys
  }

  @inline(__always)
  private func word(_ index: Int) -> ParserWord { index >= 0 ? words[index] : .none }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ a: UInt64) {
    keys.append(FeatureKey.key(template, a))
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    keys.append(FeatureKey.key(template, a, b))
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    keys.append(FeatureKey.key(template, a, b, c))
  }

  @inline(__always)
  private mutating func add(
    _ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64
  ) {
    keys.append(FeatureKey.key(template, a, b, c, d))
  }

  private mutating func addAll() {
    let s0 = state.stackWord(0)
    let s1 = state.stackWord(1)
    let s2 = state.stackWord(2)
    let b0 = state.bufferWord(0)
    addSingle(word(s0), word(s1), word(s2))
    addNext(word(b0), word(state.bufferWord(1)), word(state.bufferWord(2)), state.bufferWord(3))
    addPairs(word(s0), word(s1), word(b0), word(state.bufferWord(1)))
    addTriples(
      word(s0), word(s1), word(s2), word(b0), word(state.bufferWord(1)), word(state.bufferWord(2)))
    addDistances(s0, s1, b0)
    addChildren(s0, s1, b0)
    addFamily(s0, s1, b0)
  }

  private mutating func addSingle(_ s0: ParserWord, _ s1: ParserWord, _ s2: ParserWord) {
    add(1, s0.word)
    add(2, s0.tag)
    add(3, s0.both)
    add(4, s1.word)
    add(5, s1.tag)
    add(6, s1.both)
    add(7, s2.tag)
    add(8, s2.both)
  }

  private mutating func addNext(
    _ b0: ParserWord, _ b1: ParserWord, _ b2: ParserWord, _ b3: Int
  ) {
    add(10, b0.word)
    add(11, b0.tag)
    add(12, b0.both)
    add(13, b1.word)
    add(14, b1.tag)
    add(15, b1.both)
    add(16, b2.word)
    add(17, b2.tag)
    add(18, word(b3).tag)
    add(19, b0.tag, b1.tag)
    add(20, b0.word, b1.word)
    add(21, b0.tag, b1.tag, b2.tag)
    add(22, b0.word, b1.tag, b2.tag)
    add(23, b1.tag, b2.tag, word(b3).tag)
  }

  private mutating func addPairs(
    _ s0: ParserWord, _ s1: ParserWord, _ b0: ParserWord, _ b1: ParserWord
  ) {
    add(30, s0.both, b0.both)
    add(31, s0.both, b0.word)
    add(32, s0.word, b0.both)
    add(33, s0.both, b0.tag)
    add(34, s0.tag, b0.both)
    add(35, s0.word, b0.word)
    add(36, s0.tag, b0.tag)
    add(37, s1.both, s0.both)
    add(38, s1.word, s0.word)
    add(39, s1.both, s0.tag)
    add(40, s1.tag, s0.both)
    add(41, s1.tag, s0.tag)
    add(42, s1.word, b0.word)
    add(43, s1.both, b0.tag)
    add(44, s1.tag, b0.both)
    add(45, s1.tag, b0.tag)
    add(46, s0.word, b1.word)
    add(47, s0.tag, b1.both)
    add(48, s0.both, b1.tag)
  }

  private mutating func addTriples(
    _ s0: ParserWord, _ s1: ParserWord, _ s2: ParserWord, _ b0: ParserWord, _ b1: ParserWord,
    _ b2: ParserWord
  ) {
    add(50, s0.tag, b0.tag, b1.tag)
    add(51, s1.tag, s0.tag, b0.tag)
    add(52, s2.tag, s1.tag, s0.tag)
    add(53, s1.tag, b0.tag, b1.tag)
    add(54, s1.tag, s0.tag, b0.word)
    add(55, s1.word, s0.tag, b0.tag)
    add(56, s1.tag, s0.word, b0.tag)
    add(57, s0.tag, b0.word, b1.tag)
    add(58, s0.word, b0.tag, b1.tag)
    add(59, s0.tag, b0.tag, b1.word)
    add(60, s1.tag, s0.tag, b0.tag, b1.tag)
    add(61, s0.tag, b0.tag, b1.tag, b2.tag)
    add(62, s2.tag, s1.tag, s0.tag, b0.tag)
    add(63, s1.word, b0.word, b1.tag)
    add(64, s1.word, s0.tag, b0.word)
  }

  /// Distances of 1…4, 5 for up to 7, 6 for up to 12, 7 beyond.
  @inline(__always)
  private func distance(_ from: Int, _ to: Int) -> UInt64 {
    guard from >= 0, to >= 0 else { return 0 }
    let length = to - from
    return length < 5 ? UInt64(length) : length < 8 ? 5 : length < 13 ? 6 : 7
  }

  private mutating func addDistances(_ s0: Int, _ s1: Int, _ b0: Int) {
    let near = distance(s0, b0)
    let far = distance(s1, s0)
    let (w0, w1, n0) = (word(s0), word(s1), word(b0))
    add(70, near, w0.word)
    add(71, near, w0.tag)
    add(72, near, n0.word)
    add(73, near, n0.tag)
    add(74, near, w0.tag, n0.tag)
    add(75, far, w1.tag, w0.tag)
    add(76, far, w1.word)
    add(77, far, w0.both)
    add(78, far, near, w0.tag)
  }

  private mutating func addChildren(_ s0: Int, _ s1: Int, _ b0: Int) {
    let none = ParserState.Children()
    let c0 = s0 >= 0 ? state.children[s0] : none
    let c1 = s1 >= 0 ? state.children[s1] : none
    let cb = b0 >= 0 ? state.children[b0] : none
    let (w0, w1, n0) = (word(s0), word(s1), word(b0))
    add(80, w0.tag, c0.leftSet)
    add(81, w0.tag, c0.rightSet)
    add(82, w1.tag, c1.rightSet)
    add(83, n0.tag, cb.leftSet)
    add(84, w0.word, c0.leftSet)
    add(85, w0.word, c0.rightSet)
    add(86, w1.word, c1.rightSet)
    add(87, n0.word, cb.leftSet)
    add(88, w0.tag, UInt64(Swift.min(4, c0.leftCount)), n0.tag)
    add(89, w0.tag, UInt64(Swift.min(4, c0.rightCount)), n0.tag)
    add(90, w1.tag, UInt64(Swift.min(4, c1.rightCount)), w0.tag)
    add(91, w1.tag, c1.leftSet, w0.tag)
    add(92, w1.tag, c1.rightSet, w0.tag)
    add(93, w0.tag, c0.leftSet, n0.tag)
    add(94, w0.tag, c0.rightSet, n0.tag)
    add(95, w0.tag, c0.leftSet, c0.rightSet, w1.tag)
  }

  /// Dependents of the words in question, with the words themselves.
  private mutating func addFamily(_ s0: Int, _ s1: Int, _ b0: Int) {
    let none = ParserState.Children()
    let c0 = s0 >= 0 ? state.children[s0] : none
    let c1 = s1 >= 0 ? state.children[s1] : none
    let cb = b0 >= 0 ? state.children[b0] : none
    let (w0, w1, n0) = (word(s0), word(s1), word(b0))
    let (l0, r0, l1, r1) = (word(c0.left1), word(c0.right1), word(c1.left1), word(c1.right1))
    let lb = word(cb.left1)
    add(100, l0.word, w0.tag)
    add(101, r0.word, w0.tag)
    add(102, r1.word, w1.tag)
    add(103, lb.word, n0.tag)
    add(104, l0.tag, w0.tag, n0.tag)
    add(105, r0.tag, w0.tag, n0.tag)
    add(106, r1.tag, w1.tag, w0.tag)
    add(107, l1.tag, w1.tag, w0.tag)
    add(108, lb.tag, w0.tag, n0.tag)
    add(109, l0.tag, w1.tag, w0.tag)
    add(110, r0.tag, w1.tag, w0.tag)
    add(111, r1.tag, w1.tag, n0.tag)
    // What prepositions and conjunctions on the left say about where a phrase hangs.
    add(112, l0.word, w1.word)
    add(113, l0.word, w1.tag, w0.tag)
    add(114, l0.word, w1.word, w0.word)
    add(115, r1.word, w1.word, w0.tag)
    add(116, word(c0.left2).tag, l0.tag, w0.tag)
    add(117, word(c0.right2).tag, r0.tag, w0.tag)
    add(118, word(c1.right2).tag, r1.tag, w1.tag)
    add(119, word(cb.left2).tag, lb.tag, n0.tag)
    add(120, l0.word, w0.word)
    add(121, relation(c0.left1), relation(c0.right1), w0.tag)
    add(122, relation(c1.right1), w1.tag, w0.tag)
    add(123, lb.word, w0.word)
  }

  private func relation(_ index: Int) -> UInt64 {
    index >= 0 ? UInt64(state.relations[index]) + 1 : 0
  }
}
