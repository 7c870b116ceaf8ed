import Sentences
import Spans

/// What the actor commits to, by the guideline's ordered table, with dependency scope: a modal or
/// negation counts only where it governs the content's head.
struct ModalityReader {
  let tree: SentenceTree

  struct Result {
    var modality: Claim.Modality
    var isPositive: Bool
    /// Tokens of the trigger of a conditional.
    var condition: Range<Int>?
  }

  /// Marks found on the content's head.
  private struct Marks {
    var condition: Range<Int>?
    var isUnverified = false
    var isPredicted = false
    var isPossible = false
    var isReported = false
    var isAssessed = false
    var isNegative = false
  }

  /// `given` is what the cue decides; nil leaves it to the content.
  func result(
    head: Int, content: Range<Int>, act: String, given: Claim.Modality?, isPositive: Bool,
    isReportedBy source: Bool, isExpert: Bool
  ) -> Result {
    let marks = marks(head, content)
    let polarity = isPositive && !marks.isNegative
    func made(_ modality: Claim.Modality) -> Result {
      Result(
        modality: modality, isPositive: polarity,
        condition: modality == .conditional ? marks.condition : nil)
    }
    switch given {
    case .denied: return Result(modality: .denied, isPositive: false)
    case .noPosition: return Result(modality: .noPosition, isPositive: true)
    case .confirmed: return made(.confirmed)
    default: break
    }
    if isPositive, given != .directive, content.contains(head),
      Falsehood.isDenied(by: head, in: tree)
    {
      return Result(modality: .denied, isPositive: false)
    }
    if marks.condition != nil, given != .directive { return made(.conditional) }
    if given == .directive { return made(.directive) }
    if given == .unverified || marks.isUnverified { return made(.unverified) }
    if marks.isPredicted || given == .predicted { return made(.predicted) }
    if marks.isPossible || given == .possible { return made(.possible) }
    if given == .reported || source || marks.isReported && act != "concern" {
      return made(.reported)
    }
    if given == .assessment || isExpert || marks.isAssessed || act == "stress" {
      return made(.assessment)
    }
    return made(.asserted)
  }

  /// Modality of a statement nobody but the outlet makes.
  func result(head: Int, content: Range<Int>) -> Result {
    result(
      head: head, content: content, act: "", given: nil, isPositive: true, isReportedBy: false,
      isExpert: false)
  }

  // MARK: Marks

  private func marks(_ head: Int, _ content: Range<Int>) -> Marks {
    var marks = Marks()
    let head = content.contains(head) ? head : content.lowerBound
    marks.condition = condition(head, content)
    let members = tree.children[head].filter { content.contains($0) || $0 == head } + [head]
    for member in members { read(member, of: head, into: &marks) }
    if tree.relation(head) == .xcomp, let above = tree.head(of: head), content.contains(above) {
      for member in tree.children[above] { read(member, of: above, into: &marks) }
    }
    if marks.condition == nil, let any = anySubject(head), marks.isPredicted {
      marks.condition = any.clamped(to: content)
    }
    readWords(head, content, &marks)
    if marks.condition == nil, let any = anyBefore(content) {
      marks.condition = any
    }
    if isOpenQuestion(content) { marks.isPossible = true }
    return marks
  }

  /// "what the neighbour might offer"
  private func isOpenQuestion(_ content: Range<Int>) -> Bool {
    guard let first = content.first, ["what", "how", "where", "who"].contains(tree.lower(first))
    else { return false }
    return content.prefix(10).contains {
      tree.tokens[$0].tag == .aux && ["may", "might", "could"].contains(tree.lower($0))
    }
  }

  private static let possibleWords: Set<String> = [
    "potential", "possible", "potentially", "possibly", "perhaps", "maybe", "conceivable",
    "conceivably", "possibility",
  ]
  private static let likelyWords: Set<String> = [
    "likely", "unlikely", "probably", "probable", "inevitably", "inevitable", "soon-to-be",
    "expected", "poised", "projected", "bound", "destined", "certain", "planned", "scheduled",
  ]

  private func read(_ index: Int, of head: Int, into marks: inout Marks) {
    let word = tree.lower(index)
    switch tree.relation(index) {
    case .aux, .auxPass:
      switch word {
      case "will", "'ll", "wo", "shall", "would", "'d":
        marks.isPredicted = word != "'d" || marks.isPredicted
      case "may", "might", "could", "can", "ca": marks.isPossible = true
      default: break
      }
    case .advmod, .amod:
      if index != head { readModifier(index, word, &marks) }
    default: break
    }
    if index == head { readHead(head, word, &marks) }
    if index != head, ["not", "n't", "never", "neither", "hardly"].contains(word) {
      marks.isNegative = true
    }
    if word == "no", tree.relation(index) == .det, index != head { marks.isNegative = true }
    if [.nsubj, .nsubjPass, .obj].contains(tree.relation(index)), tree.head(of: index) == head,
      tree.children(of: index, .det).contains(where: { tree.lower($0) == "no" })
        || ["nobody", "nothing", "none"].contains(word) || isNotOne(index)
    {
      marks.isNegative = true
    }
  }

  /// "not one gate", "not a shred of evidence"
  private func isNotOne(_ noun: Int) -> Bool {
    let start = tree.range(noun).lowerBound
    return start + 1 < noun && tree.lower(start) == "not"
      && ["one", "a", "an"].contains(tree.lower(start + 1))
  }

  private func readModifier(_ index: Int, _ word: String, _ marks: inout Marks) {
    if ModalityReader.possibleWords.contains(word) { marks.isPossible = true }
    if ["likely", "probably", "unlikely", "inevitably", "planned", "expected", "probable"]
      .contains(word)
    {
      marks.isPredicted = true
      if word == "unlikely" { marks.isNegative = true }
    }
    if ["reportedly", "allegedly", "alleged", "purportedly", "supposedly"].contains(word) {
      marks.isReported = true
    }
  }

  private static let unsettled: Set<String> = [
    "unclear", "unknown", "speculative", "unverified", "unconfirmed", "uncertain", "fluid",
  ]

  private func readHead(_ head: Int, _ word: String, _ marks: inout Marks) {
    let lemma = tree.lemma(head)
    if ModalityReader.likelyWords.contains(word),
      tree.child(of: head, .cop, .auxPass) != nil || word == "likely" || word == "unlikely"
    {
      marks.isPredicted = true
      if word == "unlikely" { marks.isNegative = true }
    }
    if lemma == "go", tree.child(of: head, .xcomp) != nil, tree.tokens[head].xpos == "VBG" {
      marks.isPredicted = true
    }
    if ModalityReader.possibleWords.contains(word) { marks.isPossible = true }
    if ["potential", "possibility", "risk", "chance", "prospect"].contains(lemma),
      tree.tokens[head].tag == .noun
    {
      marks.isPossible = true
    }
    if [
      "seem", "appear", "symbolize", "underscore", "signify", "represent", "highlight",
      "signal", "mark",
    ].contains(lemma) {
      marks.isAssessed = true
    }
    let complement = tree.child(of: head, .xcomp).map { tree.lower($0) } ?? word
    if ModalityReader.unsettled.contains(word) || ModalityReader.unsettled.contains(complement) {
      marks.isUnverified = true
    }
  }

  // MARK: Words anywhere in the content that belong to its head

  /// "remains to be seen", "not yet verified", "what P might".
  private func readWords(_ head: Int, _ content: Range<Int>, _ marks: inout Marks) {
    let lemma = tree.lemma(head)
    if ["remain", "leave"].contains(lemma),
      content.contains(where: { $0 > head && tree.lower($0) == "seen" })
    {
      marks.isUnverified = true
    }
    if ["verify", "confirm", "know", "establish", "prove"].contains(lemma), marks.isNegative,
      tree.isPassive(head)
    {
      marks.isUnverified = true
      marks.isNegative = false
    }
    if isRuledOut(head, lemma), marks.isNegative {
      marks.isPossible = true
      marks.isNegative = false
    }
    if isUnable(head, lemma, marks) {
      marks.isUnverified = true
      marks.isNegative = false
    }
    if lemma == "seen", content.contains(where: { tree.lower($0) == "left" }) {
      marks.isUnverified = true
    }
    if marks.isUnverified { marks.isPredicted = false }
  }

  /// "cannot be ruled out", "could not be excluded"
  private func isRuledOut(_ head: Int, _ lemma: String) -> Bool {
    lemma == "exclude" || lemma == "discount"
      || lemma == "rule"
        && tree.children(of: head, .compoundPrt).contains { tree.lower($0) == "out" }
  }

  /// "could not confirm", "had not been able to verify", with a person or body as subject.
  private func isUnable(_ head: Int, _ lemma: String, _ marks: Marks) -> Bool {
    let checks: Set<String> = ["verify", "confirm", "corroborate", "substantiate", "say"]
    if lemma == "unable", let act = tree.child(of: head, .xcomp, .advcl, .acl) {
      return checks.contains(tree.lemma(act))
    }
    if lemma == "able", marks.isNegative, let act = tree.child(of: head, .xcomp, .advcl) {
      return checks.contains(tree.lemma(act))
    }
    return checks.contains(lemma) && marks.isNegative
      && tree.children(of: head, .aux).contains { ["could", "can", "ca"].contains(tree.lower($0)) }
  }

  // MARK: Conditions

  /// "if …", "unless …", "in the event of …", "depending on …" inside the content.
  private func condition(_ head: Int, _ content: Range<Int>) -> Range<Int>? {
    for index in content {
      let word = tree.lower(index)
      switch word {
      case "if", "unless":
        if let range = clause(index, head, content) { return range }
      case "provided", "providing":
        if index + 1 < content.upperBound, tree.lower(index + 1) == "that" {
          return trimmedEnd(index..<content.upperBound)
        }
      case "depending":
        return index..<end(of: index, content)
      case "event":
        if index > content.lowerBound, index + 1 < content.upperBound,
          ["of", "that"].contains(tree.lower(index + 1)),
          let start = (max(content.lowerBound, index - 2)..<index)
            .first(where: { tree.lower($0) == "in" })
        {
          return start..<max(tree.range(index).upperBound, index + 1).clamped(content)
        }
      default: continue
      }
    }
    return nil
  }

  /// The clause an "if" opens, unless it is a question ("asked if") or a comparison ("as if").
  private func clause(_ mark: Int, _ head: Int, _ content: Range<Int>) -> Range<Int>? {
    if mark > 0, ["as", "even", "wonder", "only"].contains(tree.lower(mark - 1)) { return nil }
    guard let verb = tree.head(of: mark), verb != head || mark == content.lowerBound else {
      return nil
    }
    if tree.relation(verb) == .ccomp, let above = tree.head(of: verb),
      ["ask", "wonder", "know", "see", "decide", "determine", "doubt"].contains(tree.lemma(above))
    {
      return nil
    }
    let range = tree.range(verb)
    guard range.contains(mark) else { return nil }
    return trimmedEnd(mark..<min(range.upperBound, content.upperBound))
  }

  private func end(of index: Int, _ content: Range<Int>) -> Int {
    min(content.upperBound, max(index + 1, tree.range(index).upperBound))
  }

  private func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + 1, tree.isPunctuation(end - 1) { end -= 1 }
    return range.lowerBound..<end
  }

  /// "any ship that enters would be boarded" by word order.
  private func anyBefore(_ content: Range<Int>) -> Range<Int>? {
    guard let first = content.first, ["any", "anyone", "whoever"].contains(tree.lower(first)),
      let modal = content.first(where: { ["MD"].contains(tree.tokens[$0].xpos) }),
      ["would", "will"].contains(tree.lower(modal))
    else { return nil }
    return first..<modal
  }

  /// "any troops that cross": a subject with "any".
  private func anySubject(_ head: Int) -> Range<Int>? {
    guard let subject = tree.subject(of: head),
      tree.children(of: subject, .det).contains(where: { tree.lower($0) == "any" })
    else { return nil }
    return tree.range(subject)
  }
}

extension Int {
  fileprivate func clamped(_ range: Range<Int>) -> Int { Swift.min(self, range.upperBound) }
}
