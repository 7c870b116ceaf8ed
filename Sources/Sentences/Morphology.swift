import CModels
import Tables

/// The morphological features of the words of one sentence, as Universal Dependencies English has
/// them (universaldependencies.org/en/feat): "Number=Plur", "Tense=Past|VerbForm=Fin".
///
/// Nothing of this is learned or stored with the tokens: words of closed classes stand in
/// tables/features.tsv, the rest follows from the tag, the relations around the word, and for the
/// person of a finite verb from its subject. O(tokens) to set up, O(1) a word.
///
/// Gets wrong: gerunds that the tree does not tell from participles, and everything after a wrong
/// tag or subject.
package struct Morphology {
  private let tokens: [Token]
  /// What stands under each word.
  private var below: [Below]

  private struct Below {
    var subject: Int?
    var hasPassive = false
    var hasAuxiliary = false
    var hasHave = false
    var hasTo = false
    var hasMark = false
    var hasCase = false
    var hasFixed = false
    var hasRelativeClause = false
    var hasDeterminer = false
  }

  package init(_ tokens: [Token]) {
    self.tokens = tokens
    below = Array(repeating: Below(), count: tokens.count)
    for (index, token) in tokens.enumerated() where tokens.indices.contains(token.head) {
      note(token, index, under: token.head)
    }
  }

  private mutating func note(_ token: Token, _ index: Int, under head: Int) {
    switch token.relation {
    case .nsubj, .nsubjPass, .nsubjOuter, .csubj, .csubjPass, .expl:
      if below[head].subject == nil || token.relation != .expl { below[head].subject = index }
      if token.relation == .nsubjPass { below[head].hasPassive = true }
    case .auxPass: below[head].hasPassive = true
    case .aux:
      below[head].hasAuxiliary = true
      if token.lemma == "have" { below[head].hasHave = true }
    case .mark:
      if token.xpos == "TO" { below[head].hasTo = true } else { below[head].hasMark = true }
    case .case: below[head].hasCase = true
    case .fixed: below[head].hasFixed = true
    case .aclRelcl, .advclRelcl: below[head].hasRelativeClause = true
    case .det, .nmodPoss: below[head].hasDeterminer = true
    default: break
    }
  }

  /// In the order of their names, joined by bars; "_" for none.
  package func features(of index: Int) -> String {
    guard tokens.indices.contains(index) else { return "_" }
    var all = plain(index)
    if below[index].hasFixed, let part = partOfFixed(index) { all.append("ExtPos=" + part) }
    if all.isEmpty { return "_" }
    return all.sorted { $0.lowercased() < $1.lowercased() }.joined(separator: "|")
  }

  /// What a fixed expression that begins here is as a whole ("because of").
  private func partOfFixed(_ index: Int) -> String? {
    switch tokens[index].relation {
    case .case: "ADP"
    case .mark: "SCONJ"
    case .advmod: "ADV"
    case .cc: "CCONJ"
    default: nil
    }
  }

  // MARK: Words

  private func plain(_ index: Int) -> [String] {
    let token = tokens[index]
    if let listed = listed(token, index) { return listed }
    switch token.tag {
    case .noun, .propn: return noun(token)
    case .verb, .aux: return verb(token, index)
    case .adj, .adv: return degree(token, index)
    case .num: return number(token)
    case .pron, .det: return relative(token, index)
    case .x: return token.xpos == "FW" ? ["Foreign=Yes"] : []
    default: return []
    }
  }

  private static let listed: [String: [String]] = {
    var table: [String: [String]] = [:]
    for row in Table(sayso_table_features).rows where row.count == 3 {
      table[row[1] + " " + row[0]] =
        row[2] == "_" ? [] : row[2].split(separator: "|").map(String.init)
    }
    return table
  }()

  private func listed(_ token: Token, _ index: Int) -> [String]? {
    if token.xpos == "WDT" || token.xpos == "JJR" || token.xpos == "JJS" { return nil }
    if token.xpos == "PRP$", let found = Self.listed["PRP$ " + token.lower] { return found }
    guard let found = Self.listed[token.tag.rawValue + " " + token.lower] else { return nil }
    guard token.tag == .pron else { return found }
    if token.xpos == "EX" { return [] }
    if token.lower == "it" || token.lower == "you" { return withCase(found, index) }
    return found
  }

  /// "it" and "you" are nominative as subjects only.
  private func withCase(_ features: [String], _ index: Int) -> [String] {
    switch tokens[index].relation {
    case .nsubj, .nsubjPass, .nsubjOuter, .expl, .root, .parataxis, .csubj: features
    default: features.map { $0 == "Case=Nom" ? "Case=Acc" : $0 }
    }
  }

  private func noun(_ token: Token) -> [String] {
    let hasDigit = token.lower.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    switch token.xpos {
    case "NNS", "NNPS":
      if hasDigit, token.xpos == "NNS", token.lower.hasSuffix("s") {
        return ["Number=Ptan", "NumForm=Combi", "NumType=Card"]
      }
      return ["Number=Plur"]
    case "NN" where hasDigit && Self.isOrdinal(token.lower):
      return ["Number=Sing", "NumForm=Combi", "NumType=Ord"]
    case "NN", "NNP": return ["Number=Sing"]
    default: return []
    }
  }

  private static func isOrdinal(_ lower: String) -> Bool {
    lower.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      && ["st", "nd", "rd", "th"].contains { lower.hasSuffix($0) }
  }

  private func degree(_ token: Token, _ index: Int) -> [String] {
    switch token.xpos {
    case "JJR", "RBR": return ["Degree=Cmp"]
    case "JJS", "RBS": return ["Degree=Sup"]
    case "WRB": return relative(token, index)
    case "JJ", "NNP":
      guard token.tag == .adj else { return [] }
      return Self.isOrdinal(token.lower)
        ? ["Degree=Pos", "NumForm=Combi", "NumType=Ord"] : ["Degree=Pos"]
    default: return []
    }
  }

  private func number(_ token: Token) -> [String] {
    let bytes = token.lower.utf8
    guard bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      let isRoman = bytes.allSatisfy { [0x69, 0x76, 0x78].contains($0) }
      if token.xpos == "LS", !isRoman { return [] }
      return [isRoman ? "NumForm=Roman" : "NumForm=Word", "NumType=Card"]
    }
    let parts = token.lower.split(separator: ".")
    let isFraction =
      parts.count == 2 && parts.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x2C && $0 <= 0x39 } }
    return ["NumForm=Digit", isFraction ? "NumType=Frac" : "NumType=Card"]
  }

  /// "who", "which", "where": relative inside a relative clause or before its own, else asking.
  private func relative(_ token: Token, _ index: Int) -> [String] {
    guard ["WDT", "WP", "WRB", "WP$"].contains(token.xpos) else { return [] }
    var kind = token.xpos == "WDT" && token.tag == .pron ? "PronType=Rel" : "PronType=Int"
    var current = index
    for _ in 0..<4 where tokens.indices.contains(current) {
      let relation = tokens[current].relation
      if relation == .aclRelcl || relation == .advclRelcl { kind = "PronType=Rel" }
      current = tokens[current].head
    }
    if below[index].hasRelativeClause { kind = "PronType=Rel" }
    return token.xpos == "WP$" ? ["Poss=Yes", kind] : [kind]
  }

  // MARK: Verbs

  private func verb(_ token: Token, _ index: Int) -> [String] {
    switch token.xpos {
    case "MD": return ["VerbForm=Fin"]
    case "VB": return bare(token, index)
    case "VBG":
      return isGerund(token, index) ? ["VerbForm=Ger"] : ["Tense=Pres", "VerbForm=Part"]
    case "VBN":
      let isPassive = token.tag == .verb && (below[index].hasPassive || !hasPerfect(index))
      return ["Tense=Past", "VerbForm=Part"] + (isPassive ? ["Voice=Pass"] : [])
    case "VBZ":
      return ["Mood=Ind", "Number=Sing", "Person=3", "Tense=Pres", "VerbForm=Fin"]
    case "VBP": return ["Mood=Ind", "Tense=Pres", "VerbForm=Fin"] + agreement(token, index)
    case "VBD": return ["Mood=Ind", "Tense=Past", "VerbForm=Fin"] + agreement(token, index)
    case "NNP": return []
    default: return []
    }
  }

  /// "have gone", "have come and gone".
  private func hasPerfect(_ index: Int) -> Bool {
    var current = index
    for _ in 0..<4 {
      if below[current].hasHave { return true }
      guard tokens[current].relation == .conj, tokens.indices.contains(tokens[current].head),
        !below[current].hasAuxiliary
      else { return false }
      current = tokens[current].head
      if below[current].hasPassive { return false }
    }
    return false
  }

  private func bare(_ token: Token, _ index: Int) -> [String] {
    let isHelper = token.tag == .aux && tokens.indices.contains(token.head)
    let own = below[isHelper ? token.head : index]
    let clause = isHelper ? tokens[token.head] : token
    let isGoverned = isHelper ? own.hasTo || hasModal(token.head, before: index) : own.hasAuxiliary
    let isClause = [.root, .parataxis, .conj, .ccomp].contains(clause.relation)
    if !isGoverned, !own.hasTo, own.subject == nil, isClause, isOrder(clause) {
      return ["Mood=Imp", "VerbForm=Fin"]
    }
    let isNegated = token.lower == "do" && own.subject == nil && !own.hasTo
    return isNegated && isHelper ? ["Mood=Imp", "VerbForm=Fin"] : ["VerbForm=Inf"]
  }

  private func hasModal(_ head: Int, before index: Int) -> Bool {
    tokens[..<index].suffix(6).contains {
      $0.head == head && ($0.relation == .aux || $0.relation == .mark)
    }
  }

  /// A second bare verb is an order where the first is one.
  private func isOrder(_ token: Token) -> Bool {
    guard token.relation == .conj, tokens.indices.contains(token.head) else { return true }
    let first = tokens[token.head]
    let own = below[token.head]
    return first.xpos == "VB" && !own.hasTo && !own.hasAuxiliary && own.subject == nil
  }

  private func isGerund(_ token: Token, _ index: Int) -> Bool {
    guard token.tag == .verb, !below[index].hasAuxiliary else { return false }
    switch token.relation {
    case .nsubj, .csubj, .csubjPass, .nsubjPass, .obj, .obl, .nmod, .compound, .nsubjOuter:
      return true
    case .acl, .advcl: return below[index].hasMark || below[index].hasCase
    case .xcomp, .ccomp, .conj, .root, .amod, .appos: return below[index].hasDeterminer
    default: return false
    }
  }

  /// Number and person of the subject, as far as the tree tells it.
  private func agreement(_ token: Token, _ index: Int) -> [String] {
    guard let subject = subject(token, index) else {
      // "Hope to see you": who writes leaves himself out.
      return ["Number=Sing", token.xpos == "VBP" ? "Person=1" : "Person=3"]
    }
    let word = tokens[subject]
    switch word.lower {
    case "i": return ["Number=Sing", "Person=1"]
    case "we": return ["Number=Plur", "Person=1"]
    case "you": return ["Number=Sing", "Person=2"]
    default: break
    }
    if token.lower == "was" { return ["Number=Sing", "Person=3"] }
    let isPlural = token.lower == "were" || token.xpos == "VBP" || isPlural(subject)
    return [isPlural ? "Number=Plur" : "Number=Sing", "Person=3"]
  }

  private func isPlural(_ subject: Int) -> Bool {
    let word = tokens[subject]
    if ["NNS", "NNPS"].contains(word.xpos) { return true }
    if ["they", "these", "those", "both", "many", "several"].contains(word.lower) { return true }
    if word.xpos == "WDT" || word.lower == "who" || word.lower == "that" {
      // The word a relative clause says more about.
      let clause = tokens.indices.contains(word.head) ? tokens[word.head] : word
      guard clause.relation == .aclRelcl, tokens.indices.contains(clause.head) else { return false }
      return ["NNS", "NNPS"].contains(tokens[clause.head].xpos)
    }
    return tokens[(subject + 1)...].prefix(12).contains {
      $0.head == subject && $0.relation == .conj
    }
  }

  /// The subject of the verb, of what it helps, or of what it is coordinated with.
  private func subject(_ token: Token, _ index: Int) -> Int? {
    var current = index
    for _ in 0..<6 {
      if let found = below[current].subject { return found }
      let relation = tokens[current].relation
      guard tokens.indices.contains(tokens[current].head) else { return nil }
      switch relation {
      case .aux, .auxPass, .cop, .conj: current = tokens[current].head
      case .aclRelcl: return tokens[current].head
      default: return nil
      }
    }
    return nil
  }
}
