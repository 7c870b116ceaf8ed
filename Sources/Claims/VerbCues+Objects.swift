import Sentences
import Spans

/// Frames with a noun phrase: objects, labels, orders, prepositions.
extension VerbCues {
  /// "urged X to P", "promised to P", "called X a Y", "described X as Y", "accused X of P".
  func labelOrOrder(_ verb: Int, _ entry: CueEntry) -> Draft? {
    if entry.frames.contains(.asLabel), let draft = asLabel(verb, entry) { return draft }
    if entry.frames.contains(.label), let draft = judged(label(verb, entry)) { return draft }
    if entry.frames.contains(.order), let draft = order(verb, entry) { return draft }
    return complement(verb, entry)
  }

  /// A label is a judgement whatever the verb's own default.
  private func judged(_ draft: Draft?) -> Draft? {
    guard var draft else { return nil }
    draft.modality = draft.modality ?? .assessment
    return draft
  }

  /// "describe X as Y": the label alone; for a rejection object and label together.
  private func asLabel(_ verb: Int, _ entry: CueEntry) -> Draft? {
    let object = tree.child(of: verb, .obj)
    let holders = [verb] + (object.map { [$0] } ?? [])
    for holder in holders {
      for child in tree.children[holder] where child > verb {
        guard let mark = tree.child(of: child, .case, .mark, .advmod), tree.lower(mark) == "as",
          mark < child, isLabelRelation(child)
        else { continue }
        let keepsObject =
          entry.act == "deny"
          || ["see", "view", "perceive", "regard"]
            .contains(entry.lemma)
        if keepsObject, let object {
          return draft(
            verb, entry, head: object,
            content: tree.range(object).lowerBound..<tree.range(child).upperBound,
            rule: "verb.as-label")
        }
        return draft(
          verb, entry, head: child,
          content: edges.goingOn(mark + 1..<tree.range(child).upperBound),
          rule: "verb.as-label", cueEnd: mark + 1)
      }
    }
    return nil
  }

  private func isLabelRelation(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .obl, .nmod, .advcl, .xcomp, .acl, .ccomp: true
    default: false
    }
  }

  /// "call X a Y", "deem it unsafe".
  private func label(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard let object = tree.child(of: verb, .obj) ?? tree.child(of: verb, .iobj) else {
      return smallClause(verb, entry)
    }
    let second = tree.children(of: verb, .xcomp, .obj, .ccomp, .oblUnmarked, .dep)
      .first { $0 > object && !isToInfinitive($0) && !isApart($0, from: object) }
    guard let second = second ?? articleAfter(object) else { return smallClause(verb, entry) }
    let range = tree.range(second)
    let inside = tree.range(object).contains(second)
    let start = inside ? range.lowerBound : max(range.lowerBound, tree.range(object).upperBound)
    guard start < range.upperBound else { return nil }
    if Falsehood.isLabel(start..<range.upperBound, in: tree) {
      return denied(verb, entry, object, end: range.upperBound)
    }
    return draft(
      verb, entry, head: second, content: start..<range.upperBound, rule: "verb.label",
      cueEnd: start)
  }

  /// "called the report a fabrication": who says so denies the report.
  func denied(_ verb: Int, _ entry: CueEntry, _ object: Int, end: Int) -> Draft? {
    let start = tree.range(object).lowerBound
    guard start > verb, start < end else { return nil }
    var draft = draft(
      verb, entry, head: object, content: start..<end, rule: "verb.label-untrue")
    draft?.modality = .denied
    draft?.isPositive = false
    return draft
  }

  /// "various answers, depending on the weather": what a comma parts from the object labels nothing.
  private func isApart(_ second: Int, from object: Int) -> Bool {
    let end = tree.range(object).upperBound
    return end < tree.range(second).upperBound && end <= second && tree.lower(end) == ","
      && tree.lower(end - 1) != "\u{201D}"
  }

  /// "a disgrace" right after the object, hung on it as a modifier.
  private func articleAfter(_ object: Int) -> Int? {
    guard object + 1 < tree.tokens.count, ["a", "an"].contains(tree.lower(object + 1)),
      let noun = tree.head(of: object + 1), noun > object
    else { return nil }
    return noun
  }

  /// "called the plan a disaster" read as a clause with subject.
  private func smallClause(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.lemma == "call" || entry.lemma == "deem" || entry.lemma == "label" else {
      return nil
    }
    guard let head = tree.child(of: verb, .xcomp, .ccomp), let subject = tree.subject(of: head),
      head > subject
    else { return nil }
    let start = tree.range(subject).upperBound
    guard start < tree.range(head).upperBound else { return nil }
    return draft(
      verb, entry, head: head, content: start..<tree.range(head).upperBound, rule: "verb.label",
      cueEnd: start)
  }

  func isToInfinitive(_ index: Int) -> Bool {
    tree.child(of: index, .mark).map { tree.lower($0) == "to" } ?? false
  }

  /// "urge X to P"; also "call on X to P", "appeal to X to P".
  private func order(_ verb: Int, _ entry: CueEntry) -> Draft? {
    let hung = tree.children(of: verb, .obj, .iobj, .obl).flatMap { tree.children(of: $0, .acl) }
    guard
      let infinitive = (tree.children(of: verb, .xcomp, .ccomp, .advcl) + hung)
        .first(where: { $0 > verb && isToInfinitive($0) })
    else { return nil }
    let object = tree.children(of: verb, .obj, .iobj, .obl).first { $0 > verb && $0 < infinitive }
    guard let object else {
      return tree.relation(infinitive) == .advcl
        ? nil
        : draft(
          verb, entry, head: infinitive, content: tree.range(infinitive), rule: "verb.order")
    }
    var start = tree.range(object).lowerBound
    var cueEnd: Int?
    if let preposition = tree.child(of: object, .case), preposition < object {
      start = preposition + 1
      cueEnd = start
    }
    return draft(
      verb, entry, head: infinitive, content: start..<tree.range(infinitive).upperBound,
      rule: "verb.order", cueEnd: cueEnd)
  }

  /// "promised to P", "denied taking", "asked how to P".
  private func complement(_ verb: Int, _ entry: CueEntry) -> Draft? {
    if entry.lemma == "call", let draft = callOn(verb, entry) { return draft }
    guard let head = tree.children(of: verb, .xcomp, .ccomp, .advcl).first(where: { $0 > verb })
    else { return nil }
    let isInfinitive = isToInfinitive(head)
    let isGerund = tree.tokens[head].xpos == "VBG" && tree.child(of: head, .mark) == nil
    let fits =
      (entry.frames.contains(.infinitive) && isInfinitive && tree.relation(head) == .xcomp)
      || (entry.frames.contains(.gerund) && isGerund && tree.relation(head) != .advcl)
    guard fits else { return nil }
    var range = tree.range(head)
    let to = tree.children(of: head, .mark).first { tree.lower($0) == "to" }
    if let to, to == range.lowerBound { range = to + 1..<range.upperBound }
    return draft(
      verb, entry, head: head, content: range, rule: "verb.infinitive",
      cueEnd: to.map { $0 + 1 })
  }

  /// "called on X to P".
  private func callOn(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard let directive = CueLexicon.verbs["urge"],
      tree.children(of: verb, .obl).contains(where: { object in
        tree.child(of: object, .case).map { ["on", "upon"].contains(tree.lower($0)) } ?? false
      })
    else { return nil }
    return order(verb, directive)
  }

  /// "warned of P", "spoke of P", "called for P", "put it at P".
  func preposition(_ verb: Int, _ entry: CueEntry) -> Draft? {
    let holders = [verb] + tree.children(of: verb, .obj)
    for holder in holders {
      for child in tree.children[holder] where child > verb {
        guard let mark = tree.children(of: child, .case, .mark).first(where: { $0 < child }),
          entry.prepositions.contains(tree.lower(mark)), isPrepositional(child, holder, verb),
          entry.act != "estimate" || isQuantity(child)
        else { continue }
        if entry.lemma == "point" && tree.lower(mark) == "out" { continue }
        if entry.lemma != "revise", entry.act == "estimate",
          let object = tree.child(of: verb, .obj), object < child
        {
          return draft(
            verb, entry, head: object,
            content: tree.range(object).lowerBound..<tree.range(child).upperBound,
            rule: "verb.estimate")
        }
        var used = entry
        if entry.lemma == "call", let directive = CueLexicon.verbs["urge"] { used = directive }
        return draft(
          verb, used, head: child,
          content: edges.goingOn(mark + 1..<tree.range(child).upperBound),
          rule: "verb.preposition", cueEnd: mark + 1)
      }
    }
    return nil
  }

  /// "put the toll at ninety": an estimate is a number.
  private func isQuantity(_ head: Int) -> Bool {
    tree.range(head).contains { tree.tokens[$0].tag == .num || tree.lower($0) == "about" }
      || tree.lower(head).hasSuffix("ty") || tree.lower(head).hasSuffix("een")
  }

  private func isPrepositional(_ child: Int, _ holder: Int, _ verb: Int) -> Bool {
    switch tree.relation(child) {
    case .obl, .advcl, .xcomp, .ccomp: true
    case .nmod, .acl: holder != verb
    default: false
    }
  }

  /// "denied the report", "confirmed the presence of".
  func object(_ verb: Int, _ entry: CueEntry) -> Draft? {
    guard entry.frames.contains(.object), let object = tree.child(of: verb, .obj),
      object > verb || tree.relation(verb) == .aclRelcl
    else { return nil }
    if object < verb { return relativeObject(verb, entry, object) }
    if let draft = tornClause(verb, entry, object) { return draft }
    guard isContentObject(object, entry) else { return nil }
    if tree.lemma(object) == "fact", let clause = tree.child(of: object, .acl, .ccomp) {
      return draft(
        verb, entry, head: clause, content: tree.range(clause), rule: "verb.fact",
        cueEnd: tree.range(clause).lowerBound)
    }
    return draft(
      verb, entry, head: object, content: tree.range(object).lowerBound..<objectEnd(object, verb),
      rule: "verb.object")
  }

  /// "revealed these troops were moved": a finite verb right after the object makes it the
  /// subject of a clause; and "the fact that P" is P.
  private func tornClause(_ verb: Int, _ entry: CueEntry, _ object: Int) -> Draft? {
    let range = tree.range(object)
    if tree.lemma(object) == "fact", range.upperBound < tree.tokens.count,
      let that = (object + 1..<min(object + 3, tree.tokens.count))
        .first(where: { tree.lower($0) == "that" })
    {
      let content = that + 1..<tree.tokens.count
      return draft(
        verb, entry, head: finiteHead(content), content: content, rule: "verb.fact",
        cueEnd: that + 1)
    }
    guard entry.frames.contains(.that),
      let next = (object + 1..<tree.tokens.count).first(where: {
        tree.tokens[$0].tag != .adv && $0 >= min(range.upperBound, object + 1)
      }), next <= range.upperBound + 1, isFiniteForm(next), !range.contains(next)
    else { return nil }
    let content = range.lowerBound..<tree.tokens.count
    return draft(
      verb, entry, head: finiteHead(content), content: content, rule: "verb.linear-object")
  }

  func isFiniteForm(_ index: Int) -> Bool {
    ["VBD", "VBZ", "VBP", "MD"].contains(tree.tokens[index].xpos)
  }

  /// The head of the first finite verb group of a stretch: the token its modals hang on.
  func finiteHead(_ range: Range<Int>) -> Int {
    guard let first = range.first(where: { isFiniteForm($0) }) else { return range.lowerBound }
    if tree.tokens[first].tag == .aux, let above = tree.head(of: first), range.contains(above) {
      return above
    }
    return first
  }

  /// The object with the phrases that go on from it: ", including …", "in the valley". Stops at
  /// times, at "in a statement" and at anything else set off by a comma.
  private func objectEnd(_ object: Int, _ verb: Int) -> Int {
    let range = tree.range(object)
    var end = range.upperBound
    if let clause = tree.children(of: object, .conj).first(where: { tree.hasSubject($0) }) {
      end = min(end, tree.range(clause).lowerBound)
    }
    end = min(end, participleAfterComma(range.lowerBound..<end) ?? end)
    end = edges.goingOn(range.lowerBound..<end).upperBound
    for next in tree.children(of: verb, .obl, .nmod, .advcl)
    where next > object && abs(tree.range(next).lowerBound - end) <= 1 {
      let start = tree.range(next).lowerBound
      let words = [tree.lower(start), start + 1 < tree.tokens.count ? tree.lower(start + 1) : ""]
      guard words.contains(where: { ["including", "if", "unless", "depending"].contains($0) })
      else { break }
      end = max(end, tree.range(next).upperBound)
    }
    return end
  }

  /// ", bolstering …" goes on about the writer's clause, not the object.
  private func participleAfterComma(_ range: Range<Int>) -> Int? {
    range.dropFirst(2).dropLast().first {
      tree.lower($0) == "," && tree.tokens[$0 + 1].xpos == "VBG"
        && tree.lower($0 + 1) != "including" && !tree.sentence.isQuoted(tree.tokens[$0].span.start)
    }
  }

  /// "a report that the ministry denied": the content is the noun the clause hangs on.
  private func relativeObject(_ verb: Int, _ entry: CueEntry, _ object: Int) -> Draft? {
    guard tree.tokens[object].tag == .pron, let noun = tree.head(of: verb), noun < object else {
      return nil
    }
    let range = tree.range(noun).lowerBound..<object
    return draft(verb, entry, head: noun, content: range, rule: "verb.relative-object")
  }

  private static let considered: Set<String> = [
    "option", "response", "action", "plan", "proposal", "measure", "step", "possibility", "move",
    "sanction", "ban", "need", "way", "increase", "deal", "idea", "change", "withdrawal",
    "deployment", "reform", "scenario", "restriction", "limit", "retaliation",
  ]
  private static let perceived: Set<String> = [
    "potential", "risk", "threat", "danger", "sign", "chance", "opportunity", "need", "reason",
    "possibility", "evidence", "role", "change", "shift", "way",
  ]
  /// What is refused to somebody rather than called untrue.
  static let granted: Set<String> = [
    "entry", "access", "visa", "permission", "bail", "asylum", "service", "treatment", "right",
    "request", "application", "permit", "parole", "help", "aid", "benefit", "opportunity",
    "appeal", "motion", "passage", "nomination", "bid", "loan",
  ]
  private static let told: Set<String> = [
    "report", "claim", "allegation", "statement", "story", "accusation", "remark", "comment",
    "article", "figure", "estimate", "assertion", "testimony",
  ]

  /// Verbs of seeing and taking back are cues only with some objects.
  private func isContentObject(_ object: Int, _ entry: CueEntry) -> Bool {
    let lemma = tree.lemma(object)
    switch entry.lemma {
    case "review", "discuss", "debate", "study", "explore", "examine", "outline", "detail":
      return VerbCues.considered.contains(lemma)
        || tree.children(of: object, .amod).contains {
          ["potential", "possible", "various", "further", "new"].contains(tree.lower($0))
        }
    case "see", "find", "hear", "learn", "show":
      return VerbCues.perceived.contains(lemma)
    case "deny":
      return tree.child(of: tree.head(of: object) ?? object, .iobj) == nil
        && !VerbCues.granted.contains(lemma)
    case "retract", "correct": return VerbCues.told.contains(lemma)
    case "express", "voice", "convey": return CueLexicon.nouns[lemma] == nil
    default: break
    }
    if tree.tokens[object].tag == .pron, tree.range(object).count == 1 {
      return entry.act == "deny" || entry.act == "confirm" || entry.isWide
    }
    return true
  }
}
