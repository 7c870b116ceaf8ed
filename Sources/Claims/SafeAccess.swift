import Sentences
import Spans

/// In this module a range whose end lies before its start is empty. Rules reckon with places in
/// trees a parser may have torn; whatever comes of it, it is no crash.
func ..< (low: Int, high: Int) -> Range<Int> {
  Range(uncheckedBounds: (low, high < low ? low : high))
}

/// The tokens of a sentence; outside it stands an empty token.
struct TokenRow: RandomAccessCollection, Sendable {
  private let tokens: [Token]
  private static let none = Token(span: Span(0, 0), text: "", lower: "")

  init(_ tokens: [Token]) { self.tokens = tokens }

  var startIndex: Int { 0 }
  var endIndex: Int { tokens.count }

  subscript(index: Int) -> Token {
    tokens.indices.contains(index) ? tokens[index] : TokenRow.none
  }
}

/// The dependents of each token; none outside the sentence.
struct Dependents: Sendable {
  private let lists: [[Int]]

  init(_ lists: [[Int]]) { self.lists = lists }

  subscript(head: Int) -> [Int] { lists.indices.contains(head) ? lists[head] : [] }
}
