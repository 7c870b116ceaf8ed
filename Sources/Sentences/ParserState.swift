/// Where the parser stands in a sentence: a stack of words that still wait for something, the words
/// not yet read, and the arcs made so far.
///
/// The arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011): `shift` puts the next word on
/// the stack; `left` makes the top of the stack a dependent of the next word and takes it off;
/// `right` makes it a dependent of the word under it and takes it off. An artificial root stands
/// after the last word; exactly one word becomes its dependent. A sentence of n words takes 2n
/// transitions.
package struct ParserState: Sendable {
  package enum Move: UInt8, Sendable {
    case shift, left, right

    package static let all: [Move] = [.shift, .left, .right]
  }

  /// Number of words; also the index of the artificial root.
  package let count: Int
  package private(set) var stack: [Int] = []
  /// Index of the next word.
  package private(set) var next = 0
  /// -1 where there is none yet; `count` for the dependent of the root.
  package private(set) var heads: [Int]
  /// Numbers of relations, as the model counts them.
  package private(set) var relations: [UInt8]
  private(set) var children: [Children]

  /// The outermost dependents of a word on each side, and how many there are.
  struct Children: Sendable {
    var left1 = -1
    var right1 = -1
    var leftCount = 0
    var rightCount = 0
  }

  package init(count: Int) {
    self.count = count
    heads = Array(repeating: -1, count: count)
    relations = Array(repeating: 0, count: count)
    children = Array(repeating: Children(), count: count + 1)
    stack.reserveCapacity(64)
  }

  package var isFinished: Bool { stack.isEmpty && next == count }

  package func allows(_ move: Move) -> Bool {
    switch move {
    case .shift: next < count
    // The root takes one dependent, the last word on the stack.
    case .left: !stack.isEmpty && (next < count || stack.count == 1)
    case .right: stack.count > 1
    }
  }

  /// Makes an allowed move.
  package mutating func make(_ move: Move, relation: UInt8) {
    switch move {
    case .shift:
      stack.append(next)
      next += 1
    case .left:
      let dependent = stack.removeLast()
      heads[dependent] = next
      relations[dependent] = relation
      addLeft(dependent, to: next)
    case .right:
      let dependent = stack.removeLast()
      let head = stack[stack.count - 1]
      heads[dependent] = head
      relations[dependent] = relation
      addRight(dependent, to: head)
    }
  }

  /// Later left dependents stand farther out: the top of the stack is attached from inside out.
  private mutating func addLeft(_ dependent: Int, to head: Int) {
    children[head].left1 = dependent
    children[head].leftCount += 1
  }

  private mutating func addRight(_ dependent: Int, to head: Int) {
    children[head].right1 = dependent
    children[head].rightCount += 1
  }

  /// The words the scorer looks at: s2, s1, s0 and b0.
  @inline(__always)
  package func word(inPlace place: Int) -> Int {
    place == 3 ? bufferWord(0) : stackWord(2 - place)
  }

  /// The word `depth` places below the top of the stack; -1 where there is none.
  @inline(__always)
  func stackWord(_ depth: Int) -> Int {
    depth < stack.count ? stack[stack.count - 1 - depth] : -1
  }

  /// The word `ahead` places after the next; -1 beyond the root.
  @inline(__always)
  func bufferWord(_ ahead: Int) -> Int { next + ahead <= count ? next + ahead : -1 }
}
