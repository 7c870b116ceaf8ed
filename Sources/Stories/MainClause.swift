import Sentences
import Spans

/// The words of a content that say its main point: its head and what hangs on it, without the
/// clauses that give reasons, purposes and asides.
///
/// "elite soldiers have entered the valley to prepare for an attack" says that they entered. Where
/// the head is a noun without an act ("a soldier taking part in the fighting") the clause on it
/// counts. On a broken tree every word counts. O(tokens of the sentence).
struct MainClause {
  /// Tokens of the main point, ascending.
  private(set) var tokens: [Int] = []
  /// Those that carry its act: the head, coordinated heads, and through empty words what follows.
  private(set) var heads: [Int] = []

  private let sentence: Sentence
  private let range: Range<Int>
  private let children: [[Int]]

  /// Words that only point on: "reports of", "there is", "attempts to".
  static let pointing: Set<String> = [
    "be", "report", "evidence", "sign", "possibility", "potential", "fact", "claim", "idea",
    "begin", "start", "continue", "attempt", "try", "appear", "seem", "have", "plan", "risk",
    "likelihood", "allegation", "accusation", "suggestion", "indication", "decision", "number",
    "majority", "group", "part", "member", "contingent", "most", "some", "thousand", "hundred",
  ]

  init(of range: Range<Int>, in sentence: Sentence) {
    self.sentence = sentence
    self.range = range
    var children: [[Int]] = Array(repeating: [], count: sentence.tokens.count)
    var roots: [Int] = []
    for index in range {
      let head = sentence.tokens[index].head
      if range.contains(head), head != index {
        children[head].append(index)
      } else {
        roots.append(index)
      }
    }
    self.children = children
    var seen: Set<Int> = []
    for root in roots where sentence.tokens[root].tag != .punct { visit(root, isHead: true, &seen) }
    tokens = seen.sorted()
    heads.sort()
  }

  private static let asides: Set<Relation> = [
    .advcl, .advclRelcl, .acl, .aclRelcl, .parataxis, .appos, .ccomp, .csubj, .list, .punct,
  ]

  /// Walks down with a list of its own: depth of input is no depth of calls.
  private mutating func visit(_ root: Int, isHead: Bool, _ seen: inout Set<Int>) {
    var open: [(token: Int, isHead: Bool)] = [(root, isHead)]
    while let (token, isHead) = open.popLast() {
      guard seen.insert(token).inserted else { continue }
      let lemma = sentence.tokens[token].lemma.lowercased()
      let points = isHead && MainClause.pointing.contains(lemma)
      if isHead, !points { heads.append(token) }
      for child in children[token] {
        let relation = sentence.tokens[child].relation
        let isOnward = points && onward(relation)
        let isEqual = isHead && (relation == .conj || relation == .xcomp)
        if MainClause.asides.contains(relation), !isOnward, !isBare(token, isHead) { continue }
        open.append((child, isOnward || isEqual || isHead && isObject(child, of: token)))
      }
    }
  }

  private func onward(_ relation: Relation) -> Bool {
    switch relation {
    case .nmod, .acl, .ccomp, .xcomp, .nsubj, .obj, .nsubjPass: true
    default: false
    }
  }

  /// A noun head whose only act is the clause on it.
  private func isBare(_ token: Int, _ isHead: Bool) -> Bool {
    guard isHead, [.noun, .propn].contains(sentence.tokens[token].tag) else { return false }
    return !WordClasses.isAct(WordClasses.name(of: sentence.tokens[token].lemma.lowercased()))
  }

  /// "launched an attack", "signed a pact": the object carries the act.
  private func isObject(_ child: Int, of head: Int) -> Bool {
    let token = sentence.tokens[child]
    guard token.relation == .obj || token.relation == .nsubjPass else { return false }
    return WordClasses.isAct(WordClasses.name(of: token.lemma.lowercased()))
  }
}
