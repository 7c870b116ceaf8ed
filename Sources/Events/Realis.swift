import CModels
import Claims
import Names
import Sentences
import Tables

/// Whether an act happened, as the text asserts it: a decision of its own, read off mood,
/// negation, conditions and the words that govern the clause, then off the claim that tells it.
struct RealisReader {
  enum Effect: String, Sendable {
    case planned, predicted, reported, denied, open, same, absorbed, conditional
  }

  /// The decision and the words that made it. Nil realis: nothing follows, there is no event.
  struct Decision {
    var realis: Event.Realis?
    var rule: String
    /// The act is the content of a promise, demand or threat told beside it.
    var isAbsorbed = false
  }

  let tree: ClauseTree
  private static let governors: [String: Effect] = {
    var table: [String: Effect] = [:]
    for row in Table(sayso_table_governors).rows where row.count >= 3 {
      table[row[1] + " " + row[0]] = Effect(rawValue: row[2])
    }
    return table
  }()
  static let conditionMarks: Set<String> = ["if", "unless", "provided", "once", "assuming"]
  private static let openMarks: Set<String> = [
    "if", "unless", "whether", "until", "till", "before", "lest", "once", "provided", "without",
  ]
  private static let relations: Set<Relation> = [.advcl, .ccomp, .acl, .aclRelcl, .parataxis]

  init(_ tree: ClauseTree) { self.tree = tree }

  /// Effect of a word in the table; nil where it is not listed.
  static func effect(_ partOfSpeech: String, _ word: String) -> Effect? {
    governors[partOfSpeech + " " + word]
  }

  /// The decision from the sentence alone.
  func decision(for frame: Frame) -> Decision {
    if let mark = conditionBefore(frame.carrier) {
      return Decision(realis: nil, rule: "open: \(mark)")
    }
    var effects = own(frame.carrier)
    if frame.predicate == frame.carrier, !tree.isVerb(frame.predicate),
      tree.token(frame.predicate).tag == .noun
    {
      effects += nominal(frame.predicate)
    } else {
      effects += climb(from: frame.carrier)
      if let verb = reportingBefore(frame.carrier) { effects.append((.reported, verb)) }
    }
    return RealisReader.strongest(effects)
  }

  /// What several effects come to: the one that takes most away from "happened".
  static func strongest(_ effects: [(Effect, String)]) -> Decision {
    let order: [(Effect, Event.Realis?)] = [
      (.open, nil), (.absorbed, nil), (.denied, .denied), (.conditional, .conditional),
      (.predicted, .predicted), (.planned, .planned), (.reported, .reported),
    ]
    for (effect, realis) in order {
      if let found = effects.first(where: { $0.0 == effect }) {
        return Decision(
          realis: realis, rule: "\(effect.rawValue): \(found.1)", isAbsorbed: effect == .absorbed)
      }
    }
    return Decision(realis: .happened, rule: "told as a fact")
  }
}

/// The clause itself.
extension RealisReader {
  /// Mood, negation, hedges and conditions at one predicate.
  func own(_ predicate: Int) -> [(Effect, String)] {
    var effects: [(Effect, String)] = []
    let children = tree.dependents(predicate)
    let hasPerfect = children.contains {
      tree.relation($0) == .aux && tree.token($0).lower == "have"
    }
    for child in children {
      let word = tree.token(child).lower
      switch tree.relation(child) {
      case .aux: effects += modal(word, hasPerfect: hasPerfect)
      case .advmod, .discourse, .ccPreconj:
        if RealisReader.negations.contains(word) { effects.append((.denied, word)) }
        if let effect = RealisReader.effect("R", word) { effects.append((effect, word)) }
      case .obj, .nsubjPass, .nsubj:
        if tree.has(child, "no", .det) || tree.has(child, "neither", .det) {
          effects.append((.denied, "no"))
        }
      case .advcl:
        if !isEvenIf(child), let mark = tree.marks(child).first(where: isCondition) {
          effects.append((.conditional, mark))
        }
      case .parataxis:
        if RealisReader.effect("V", tree.lemma(child)) == .reported {
          effects.append((.reported, tree.token(child).lower))
        }
      default: break
      }
    }
    if let any = anySubject(of: predicate) { effects.append((.conditional, any)) }
    return effects
  }

  static let negations: Set<String> = ["not", "n't", "never", "neither", "nor", "hardly"]

  private func isCondition(_ mark: String) -> Bool { RealisReader.conditionMarks.contains(mark) }

  func isEvenIf(_ clause: Int) -> Bool { tree.has(clause, "even", .advmod) }

  private func modal(_ word: String, hasPerfect: Bool) -> [(Effect, String)] {
    switch word {
    case "may", "might", "could", "can":
      return [(hasPerfect ? .reported : .predicted, word)]
    case "will", "would", "shall", "'ll", "’ll", "'d", "wo": return [(.planned, word)]
    case "should", "must", "ought": return [(.open, word)]
    default: return []
    }
  }

  /// A conjunction of condition or doubt that stands before the predicate with only a subject and
  /// auxiliaries between: wherever the parser hung it.
  func conditionBefore(_ predicate: Int) -> String? {
    var index = predicate - 1
    let first = max(0, predicate - 12)
    while index >= first {
      let word = tree.token(index)
      if ["if", "unless", "whether"].contains(word.lower) {
        return index > 0 && ["even", "as"].contains(tree.token(index - 1).lower) ? nil : word.lower
      }
      if word.tag == .verb || word.tag == .punct || word.tag == .sconj { return nil }
      index -= 1
    }
    return nil
  }

  /// "officials confirmed on Tuesday that …": the verb of reporting before the conjunction of the
  /// clause, wherever the parser hung it.
  private func reportingBefore(_ predicate: Int) -> String? {
    let first = max(0, predicate - 15)
    guard
      let that = (first..<max(first, predicate)).last(where: { index in
        tree.token(index).lower == "that" || tree.token(index).tag == .verb
      }), tree.token(that).lower == "that", that > 0
    else { return nil }
    return (max(0, that - 4)..<that).reversed().lazy.filter(tree.isVerb).map(tree.lemma).first {
      RealisReader.effect("V", $0) == .reported
    }
  }

  /// "any troops that cross would …": the subject states the condition.
  private func anySubject(of predicate: Int) -> String? {
    guard let subject = tree.dependent(predicate, .nsubj, .nsubjPass),
      tree.has(subject, "any", .det),
      tree.dependents(predicate, .aux).contains(where: {
        ["would", "will"].contains(tree.token($0).lower)
      })
    else { return nil }
    return "any"
  }
}

/// What governs the clause.
extension RealisReader {
  /// Effects of the words above, up to the next clause that stands on its own.
  private func climb(from predicate: Int) -> [(Effect, String)] {
    var effects: [(Effect, String)] = []
    var current = predicate
    for _ in 0..<ClauseTree.maximumClimb {
      guard let next = tree.head(current) else { return effects }
      let marks = tree.marks(current)
      if let mark = openMark(of: current, marks) { return effects + [(.open, mark)] }
      switch tree.relation(current) {
      case .conj:
        effects += shared(current, with: next)
        // "to protest and is weighing": a finite verb is not coordinated with an infinitive.
        if tree.dependent(current, .aux, .auxPass) != nil, tree.marks(next).contains("to") {
          return effects
        }
      case .xcomp:
        effects.append(governor(next) ?? (.open, tree.lemma(next)))
        effects += own(next)
      case .ccomp:
        effects.append(governor(next) ?? (.reported, tree.lemma(next)))
        return effects + (tree.isVerb(next) ? denial(of: next) : [])
      case .advcl:
        if let control = tree.control(of: current) {
          effects.append(governor(control.verb) ?? (.open, tree.lemma(control.verb)))
          current = control.verb
          continue
        }
        let (found, isLast) = adverbialClause(current, marks: marks, of: next)
        effects += found
        if isLast { return effects }
      case .acl:
        if isWhole(current, marks) { return effects }
        return effects + adnominal(current, marks: marks, noun: next)
      case .aclRelcl:
        return effects + (tree.has(next, "any", .det) ? [(.open, "any")] : [])
      default: return effects
      }
      current = next
    }
    return effects
  }

  /// The word that leaves a clause of this relation open: "if", "whether", "unless".
  private func openMark(of clause: Int, _ marks: [String]) -> String? {
    guard RealisReader.relations.contains(tree.relation(clause)) else { return nil }
    return marks.first { RealisReader.openMarks.contains($0) }
  }

  /// A finite clause with its object and no mark: a sentence of its own, whatever it hangs on.
  private func isWhole(_ clause: Int, _ marks: [String]) -> Bool {
    tree.dependent(clause, .obj) != nil && tree.isFinite(clause) && marks.isEmpty
  }

  /// What an adverbial clause's own words and its governor say of it, and whether that settles it.
  private func adverbialClause(
    _ clause: Int, marks: [String], of governor: Int
  ) -> (effects: [(Effect, String)], isLast: Bool) {
    let isMeans = marks.contains("to") && ["use", "employ"].contains(tree.lemma(governor))
    if marks.contains("to") && !isMeans || isShould(clause) { return ([(.open, "to")], true) }
    if isMeans { return (own(governor), false) }
    if !marks.isEmpty { return (adverbial(marks, of: governor), true) }
    return (own(governor).filter { $0.0 != .conditional && $0.0 != .denied }, false)
  }

  /// Moods a coordinated verb takes over: those of the first one stand before both.
  private func shared(_ second: Int, with first: Int) -> [(Effect, String)] {
    guard tree.dependent(second, .nsubj, .nsubjPass, .aux) == nil else { return [] }
    return own(first).filter { $0.0 == .planned || $0.0 == .predicted || $0.0 == .open }
  }

  /// "by sending", "after meeting" tell facts; so does "as Norland sends".
  private func adverbial(_ marks: [String], of clause: Int) -> [(Effect, String)] {
    if marks.contains("from") || marks.contains("against") { return [(.open, marks[0])] }
    guard RealisReader.effect("V", tree.lemma(clause)) == .absorbed, marks.contains("of") else {
      return []
    }
    return [(.absorbed, tree.lemma(clause))]
  }

  private func adnominal(_ clause: Int, marks: [String], noun: Int) -> [(Effect, String)] {
    // "the possibility of troops joining": the noun above decides.
    if tree.relation(noun) == .nmod, tree.preposition(noun) == "of", let above = tree.head(noun),
      let effect = RealisReader.effect("N", tree.lemma(above))
    {
      return [(effect, tree.lemma(above))]
    }
    if tree.has(noun, "any", .det) { return [(.open, "any")] }
    if marks.contains("to") || marks.contains("that") || marks.contains("of") {
      let listed = RealisReader.effect("N", tree.lemma(noun))
      return [(listed ?? (marks.contains("that") ? .reported : .open), tree.lemma(noun))]
    }
    return []
  }

  /// Effect of a governing verb, adjective or participle.
  private func governor(_ index: Int) -> (Effect, String)? {
    let word = tree.token(index)
    if word.tag != .verb || tree.dependent(index, .cop, .auxPass) != nil,
      let effect = RealisReader.effect("A", word.lower)
    {
      return (effect, word.lower)
    }
    return RealisReader.effect(word.tag == .noun ? "N" : "V", word.lemma).map { ($0, word.lemma) }
  }

  /// "did not say that": nothing follows.
  private func denial(of verb: Int) -> [(Effect, String)] {
    let negated = own(verb).contains { $0.0 == .denied }
    return negated && RealisReader.effect("V", tree.lemma(verb)) != .denied
      ? [(.open, "not " + tree.lemma(verb))] : []
  }

  /// "Should Norland attack, …".
  func isShould(_ clause: Int) -> Bool {
    guard let modal = tree.dependents(clause, .aux).first,
      tree.token(modal).lower == "should", let subject = tree.dependent(clause, .nsubj, .nsubjPass)
    else { return false }
    return modal < subject
  }

  /// An event noun without a light verb is told only where something says so of it: it is
  /// reported, planned, denied, or an occasion ("after a visit by"). Elsewhere it only names.
  private func nominal(_ noun: Int) -> [(Effect, String)] {
    for child in tree.dependents(noun, .amod) {
      if let effect = RealisReader.effect("A", tree.token(child).lower) {
        return [(effect == .predicted ? .open : effect, tree.token(child).lower)]
      }
    }
    if tree.has(noun, "any", .det) || tree.has(noun, "no", .det) { return [(.open, "any")] }
    guard let governing = tree.head(noun) else { return [(.open, "name")] }
    let isTold = tree.dependents(noun, .amod).contains {
      ["recent", "latest", "repeated", "ongoing", "continued"].contains(tree.token($0).lower)
    }
    if isTold, tree.relation(noun) == .nsubj { return [] }
    switch tree.relation(noun) {
    case .obj, .nsubjPass, .conj:
      guard tree.isVerb(governing), let effect = governor(governing), effect.0 != .same else {
        return [(.open, "name")]
      }
      return [effect] + own(governing).filter { $0.0 == .open }
    case .obl:
      let occasion = tree.preposition(noun).map { ["after", "following", "during"].contains($0) }
      return occasion == true ? [] : [(.open, "name")]
    default: return [(.open, "name")]
    }
  }
}
