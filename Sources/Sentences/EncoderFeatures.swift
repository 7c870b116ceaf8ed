/// What the encoder sees of a single word: one key a group.
///
/// Words and endings met too rarely in training share one vector a group.
package enum EncoderFeatures {
  /// The word in lower case; its last three, last two and first three bytes; how it is written.
  package static let groups = 5

  package static func key(_ group: Int, of word: WordForm) -> UInt64 {
    switch group {
    case 0: FeatureKey.key(200, word.lower)
    case 1: FeatureKey.key(201, word.suffix(3))
    case 2: FeatureKey.key(202, word.suffix(2))
    case 3: FeatureKey.key(203, word.prefix(3))
    default: FeatureKey.key(204, word.shape)
    }
  }
}

/// What the scorer sees of a parser state beside its words: relations of the outermost dependents
/// of the words in question, and how far these are apart.
package enum StateFeatures {
  package static let count = 6
  /// Values of one feature; each has a vector of its own.
  package static let values = 64

  /// Numbers of the vectors, 0..<`count * values`.
  @inline(__always)
  package static func numbers(of state: ParserState, into numbers: UnsafeMutablePointer<Int>) {
    let s0 = state.stackWord(0)
    let s1 = state.stackWord(1)
    let b0 = state.bufferWord(0)
    func relation(_ index: Int) -> Int { index >= 0 ? Int(state.relations[index]) + 1 : 0 }
    numbers[0] = b0 >= 0 ? relation(state.children[b0].left1) : 0
    numbers[1] = 64 + (s0 >= 0 ? relation(state.children[s0].left1) : 0)
    numbers[2] = 128 + (s0 >= 0 ? relation(state.children[s0].right1) : 0)
    numbers[3] = 192 + (s1 >= 0 ? relation(state.children[s1].right1) : 0)
    numbers[4] = 256 + distance(s0, b0) * 8 + distance(s1, s0)
    let lefts = s0 >= 0 ? Swift.min(3, state.children[s0].leftCount) : 0
    let rights = s0 >= 0 ? Swift.min(3, state.children[s0].rightCount) : 0
    let below = s1 >= 0 ? Swift.min(3, state.children[s1].rightCount) : 0
    numbers[5] = 320 + lefts * 16 + rights * 4 + below
  }

  /// Distances of 1…4, 5 for up to 7, 6 for up to 12, 7 beyond; 0 where a word is missing.
  @inline(__always)
  private static func distance(_ from: Int, _ to: Int) -> Int {
    guard from >= 0, to >= 0 else { return 0 }
    let length = to - from
    return length < 5 ? length : length < 8 ? 5 : length < 13 ? 6 : 7
  }
}
