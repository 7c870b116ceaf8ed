import Sentences
import Spans

/// One sentence with its dependency tree indexed: children and subtree edges in O(1).
///
/// Built once a sentence in O(tokens). A broken tree (cycle, head out of range) leaves the tokens
/// it concerns as leaves of their own, so walking always ends.
struct SentenceTree {
  let sentence: Sentence
  let tokens: TokenRow
  /// Dependents of each token, in text order.
  let children: Dependents
  /// First and last token of each token's subtree.
  private let first: [Int]
  private let last: [Int]

  init(_ sentence: Sentence) {
    self.sentence = sentence
    let count = sentence.tokens.count
    var children = [[Int]](repeating: [], count: count)
    for (index, token) in sentence.tokens.enumerated()
    where token.head >= 0 && token.head < count && token.head != index {
      children[token.head].append(index)
    }
    tokens = TokenRow(sentence.tokens)
    self.children = Dependents(children)
    (first, last) = SentenceTree.edges(children, sentence.tokens)
  }

  /// Subtree edges bottom up: a breadth-first order from the roots, read backwards.
  private static func edges(_ children: [[Int]], _ tokens: [Token]) -> ([Int], [Int]) {
    var first = Array(tokens.indices)
    var last = Array(tokens.indices)
    var order = tokens.indices.filter { tokens[$0].head < 0 || tokens[$0].head >= tokens.count }
    var next = 0
    while next < order.count {
      order += children[order[next]]
      next += 1
    }
    for index in order.reversed() {
      for child in children[index] {
        first[index] = min(first[index], first[child])
        last[index] = max(last[index], last[child])
      }
    }
    return (first, last)
  }

  /// From the first to the last token under `head`, itself included.
  func range(_ head: Int) -> Range<Int> {
    guard first.indices.contains(head) else { return head..<head }
    return first[head]..<last[head] + 1
  }

  func head(of index: Int) -> Int? {
    let head = tokens[index].head
    return head >= 0 && head < tokens.count && head != index ? head : nil
  }

  func relation(_ index: Int) -> Relation { tokens[index].relation }

  func child(of head: Int, _ relations: Relation...) -> Int? {
    children[head].first { relations.contains(tokens[$0].relation) }
  }

  func children(of head: Int, _ relations: Relation...) -> [Int] {
    children[head].filter { relations.contains(tokens[$0].relation) }
  }

  /// True where `index` is `ancestor` or stands under it.
  func isInside(_ index: Int, _ ancestor: Int) -> Bool {
    var current = index
    for _ in 0..<64 {
      if current == ancestor { return true }
      guard let next = head(of: current) else { return false }
      current = next
    }
    return false
  }

  /// The nearest ancestor (or the token itself) that heads a clause.
  func clauseHead(of index: Int) -> Int {
    var current = index
    for _ in 0..<64 {
      if isClauseHead(current) { return current }
      guard let next = head(of: current) else { return current }
      current = next
    }
    return current
  }

  /// Heads of clauses by relation: the root, complement, adverbial and relative clauses,
  /// parataxis, and a conjunct that has its own subject or joins a verb.
  func isClauseHead(_ index: Int) -> Bool {
    switch relation(index) {
    case .root, .ccomp, .advcl, .advclRelcl, .parataxis, .aclRelcl, .csubj, .csubjPass: true
    case .conj: tokens[index].tag == .verb || tokens[index].tag == .aux || hasSubject(index)
    default: false
    }
  }

  func hasSubject(_ index: Int) -> Bool { subject(of: index) != nil }

  /// The clause's own subject, the nearest where a torn parse gives several.
  func subject(of index: Int) -> Int? {
    let subjects = children[index].filter {
      switch tokens[$0].relation {
      case .nsubj, .nsubjPass, .nsubjOuter, .csubj, .csubjPass: true
      default: false
      }
    }
    return subjects.min { abs($0 - index) < abs($1 - index) }
  }

  func isPassive(_ verb: Int) -> Bool {
    children(of: verb, .auxPass).contains { isInGroup($0, of: verb) }
      || child(of: verb, .nsubjPass, .oblAgent, .csubjPass) != nil && tokens[verb].xpos == "VBN"
  }

  /// A finite verb: has a subject, or an auxiliary, or a past or present tense tag.
  func isFinite(_ index: Int) -> Bool {
    ["VBD", "VBZ", "VBP", "MD"].contains(tokens[index].xpos) || hasSubject(index)
      || child(of: index, .cop, .aux) != nil
  }

  /// Span in the document of a range of tokens.
  func span(_ range: Range<Int>) -> Span {
    sentence.span(of: range.clamped(to: 0..<tokens.count))
  }

  func isPunctuation(_ index: Int) -> Bool { tokens[index].tag == .punct }

  func lower(_ index: Int) -> String { tokens[index].lower }

  func lemma(_ index: Int) -> String { tokens[index].lemma.lowercased() }
}
