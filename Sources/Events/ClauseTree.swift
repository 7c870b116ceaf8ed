import Sentences
import Spans

/// The dependency tree of one sentence with its children at hand, and the grammar of clauses read
/// off it. Building is O(tokens); a lookup is O(children) or O(depth).
struct ClauseTree {
  /// Longer "sentences" are lists or furniture: they are left alone, so hostile input stays cheap.
  static let maximumTokens = 300
  /// Chains of shared subjects longer than this are odd parses.
  static let maximumClimb = 8

  let sentence: Sentence
  private let children: [[Int]]

  init(_ sentence: Sentence) {
    self.sentence = sentence
    var children = [[Int]](repeating: [], count: sentence.tokens.count)
    for (index, token) in sentence.tokens.enumerated()
    where children.indices.contains(token.head) && token.head != index {
      children[token.head].append(index)
    }
    self.children = children
  }

  var tokens: [Token] { sentence.tokens }

  func token(_ index: Int) -> Token { sentence.tokens[index] }
  func lemma(_ index: Int) -> String { sentence.tokens[index].lemma }
  func relation(_ index: Int) -> Relation { sentence.tokens[index].relation }

  /// The governor; nil for the root and for a head outside the sentence.
  func head(_ index: Int) -> Int? {
    let head = sentence.tokens[index].head
    return children.indices.contains(head) && head != index ? head : nil
  }

  func dependents(_ index: Int) -> [Int] { children[index] }

  func dependents(_ index: Int, _ relations: Relation...) -> [Int] {
    children[index].filter { relations.contains(sentence.tokens[$0].relation) }
  }

  func dependent(_ index: Int, _ relations: Relation...) -> Int? {
    children[index].first { relations.contains(sentence.tokens[$0].relation) }
  }

  /// The token and what is coordinated with it.
  func conjuncts(_ index: Int) -> [Int] { [index] + dependents(index, .conj) }

  /// Lower-case preposition of a phrase, its first word: "because" for "because of".
  func preposition(_ index: Int) -> String? {
    dependent(index, .case).map { token($0).lower }
  }

  /// Words that introduce a clause: "to", "if", "after".
  func marks(_ index: Int) -> [String] { dependents(index, .mark).map { token($0).lower } }

  func has(_ index: Int, _ lower: String, _ relations: Relation...) -> Bool {
    children[index].contains {
      relations.contains(sentence.tokens[$0].relation) && sentence.tokens[$0].lower == lower
    }
  }

  /// All tokens under `index`, itself included, except what hangs in one of the `excluded`
  /// relations. Iterative and safe on a broken tree: every token is visited once.
  func subtree(_ index: Int, without excluded: Set<Relation> = []) -> [Int] {
    var result: [Int] = []
    var seen = Set<Int>()
    var open = [index]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      result.append(next)
      for child in children[next] where !excluded.contains(relation(child)) { open.append(child) }
    }
    return result.sorted()
  }

  /// Whether `index` stands under `ancestor` (or is it).
  func isInside(_ index: Int, _ ancestor: Int) -> Bool {
    var current = index
    for _ in 0...tokens.count {
      if current == ancestor { return true }
      guard let next = head(current) else { return false }
      current = next
    }
    return false
  }

  /// From the first to the last of the tokens.
  func span(_ indices: [Int]) -> Span {
    guard let first = indices.min(), let last = indices.max() else { return sentence.span }
    return Span(token(first).span.start, token(last).span.end)
  }
}

/// Subjects and voice.
extension ClauseTree {
  private static let relativePronouns: Set<String> = ["who", "which", "that", "whom"]
  /// Verbs whose infinitive shares the subject although they have an object.
  private static let subjectControl: Set<String> = ["promise", "threaten", "use", "take"]

  func isVerb(_ index: Int) -> Bool { token(index).tag == .verb }

  /// Whether the clause is passive; a bare participle under a noun counts when it is not an
  /// "-ing" form. The auxiliary decides: a parser that calls "have" passive is not followed.
  func isPassive(_ index: Int) -> Bool {
    let auxiliaries = dependents(index, .aux, .auxPass).map { token($0).lower }
    if auxiliaries.contains(where: ClauseTree.passiveAuxiliaries.contains) {
      return !isGerund(index) && dependent(index, .obj) == nil
    }
    if !auxiliaries.isEmpty { return false }
    if dependent(index, .nsubjPass, .csubjPass, .oblAgent) != nil { return !isGerund(index) }
    guard token(index).tag == .verb, dependent(index, .nsubj, .mark) == nil else { return false }
    if relation(index) == .acl { return isPastParticiple(index) && dependent(index, .obj) == nil }
    if relation(index) == .conj, let first = head(index), isVerb(first), first < index,
      isPassive(first)
    {
      return isPastParticiple(index) && dependent(index, .obj) == nil
    }
    return false
  }

  private static let passiveAuxiliaries: Set<String> = [
    "be", "is", "are", "was", "were", "been", "being", "am", "get", "gets", "got", "'s", "’s",
  ]

  /// By the Penn tag where there is one, else by form. Wrong for "the team sent" without tags.
  func isPastParticiple(_ index: Int) -> Bool {
    let word = token(index)
    if !word.xpos.isEmpty { return word.xpos == "VBN" || word.xpos == "VBD" }
    return !word.lower.hasSuffix("ing") && word.lower != word.lemma
  }

  func isGerund(_ index: Int) -> Bool { token(index).lower.hasSuffix("ing") }

  /// Head of the grammatical subject: own, shared, or, where the tree tells none of a finite verb,
  /// the noun phrase before it. Nil where neither tells.
  func subject(of predicate: Int) -> Int? {
    if let before = subjectBeforeInsertion(predicate) { return before }
    return subjectByTree(predicate) ?? subjectByOrder(predicate)
  }

  private func subjectByTree(_ predicate: Int) -> Int? {
    var current = predicate
    for _ in 0..<ClauseTree.maximumClimb {
      if current != predicate, let before = subjectBeforeInsertion(current) { return before }
      if let own = ownSubject(current) { return antecedent(of: own, in: current) }
      if let absolute = absoluteSubject(current) { return absolute }
      if let control = control(of: current) ?? control(ofShared: current) {
        return control.object
      }
      guard let next = head(current) else { return nil }
      switch relation(current) {
      case .conj, .ccomp: break
      case .xcomp:
        if let object = dependent(next, .obj, .iobj),
          !ClauseTree.subjectControl.contains(lemma(next))
        {
          return object
        }
      case .advcl:
        if dependent(current, .csubj, .expl) != nil { return nil }
      case .acl, .aclRelcl:
        return dependent(current, .obj) != nil && isFinite(current)
          ? nil : subjectOfAdnominal(current, of: next)
      default: return nil
      }
      current = next
    }
    return nil
  }

  /// The own subject; of two, the one that is no relative pronoun.
  private func ownSubject(_ predicate: Int) -> Int? {
    let subjects = dependents(predicate, .nsubj, .nsubjPass)
    return subjects.last { !ClauseTree.relativePronouns.contains(token($0).lower) }
      ?? subjects.first
  }

  /// "with the first troops being sent": the bare noun between the preposition and the verb.
  private func absoluteSubject(_ verb: Int) -> Int? {
    guard marks(verb).contains("with") else { return nil }
    return dependents(verb, .obl, .obj, .nmod).first { $0 < verb && preposition($0) == nil }
  }

  /// A participle under a noun has it for a subject; an infinitive ("its plan to send") has the
  /// noun's possessor, or the subject of the verb the noun is object of ("made a plan to send").
  private func subjectOfAdnominal(_ predicate: Int, of noun: Int) -> Int? {
    guard marks(predicate).contains("to") else { return noun }
    if let owner = dependent(noun, .nmodPoss) { return owner }
    guard relation(noun) == .obj, let verb = head(noun) else { return nil }
    return dependent(verb, .nsubj).map { antecedent(of: $0, in: verb) }
  }

  /// The noun a relative pronoun stands for; any other word stands for itself.
  func antecedent(of index: Int, in clause: Int) -> Int {
    guard ClauseTree.relativePronouns.contains(token(index).lower), token(index).tag == .pron
    else { return index }
    var current = clause
    for _ in 0..<ClauseTree.maximumClimb {
      guard let next = head(current) else { break }
      if relation(current) == .aclRelcl { return next }
      guard relation(current) == .conj else { break }
      current = next
    }
    return nounBefore(index) ?? index
  }
}

/// Who acts, on what, with which prepositions, whatever the voice.
extension ClauseTree {
  /// Head of the one who acts: the subject, in a passive the phrase with "by".
  func agent(of predicate: Int) -> Int? {
    guard isPassive(predicate) else { return subject(of: predicate) }
    return dependent(predicate, .oblAgent)
      ?? dependents(predicate, .obl).first { preposition($0) == "by" }
  }

  /// Head of what is acted on: the object, in a passive the subject; in a relative clause with a
  /// gap ("the shells Norland sent") the noun it hangs on.
  func object(of predicate: Int) -> Int? {
    if isPassive(predicate) {
      return relation(predicate) == .acl ? head(predicate) : subject(of: predicate)
    }
    if let object = dependent(predicate, .obj) { return antecedent(of: object, in: predicate) }
    if relation(predicate) == .amod, let noun = head(predicate), noun > predicate { return noun }
    if relation(predicate) == .conj, let first = head(predicate), isVerb(first),
      dependent(predicate, .ccomp, .xcomp, .obl) == nil
    {
      return dependents(first, .obj).first { $0 > predicate }
    }
    return nil
  }

  /// Phrases with this preposition at the verb, or at its object where the parser hung them there.
  func obliques(_ preposition: String, of predicate: Int) -> [Int] {
    var heads = [predicate]
    if let object = object(of: predicate) { heads.append(contentsOf: [object]) }
    var found: [Int] = []
    for head in heads {
      for child in dependents(head, .obl, .nmod, .oblAgent)
      where self.preposition(child) == preposition { found.append(child) }
    }
    return found
  }

  /// The verb of a purpose infinitive at the predicate or its object: "sent … to support …".
  func purposes(of predicate: Int) -> [Int] {
    var heads = [predicate]
    if let object = object(of: predicate) {
      heads.append(object)
      heads += dependents(object, .obj, .conj)
    }
    return heads.flatMap { head in
      dependents(head, .advcl, .xcomp, .acl).filter { marks($0).contains("to") }
    }
  }
}
