import Names
import Sentences

/// What is moved.
extension FrameReader {
  /// Class of what is given or moved, for acts that give or move something.
  func matter(of frame: Frame) -> String? {
    guard ["AID", "MOBILIZE", "AGREE", "COOPERATE", "REQUEST"].contains(frame.act.plover) else {
      return nil
    }
    var heads: [Int] = []
    if let object = tree.object(of: frame.carrier) { heads.append(object) }
    if let subject = tree.agent(of: frame.carrier) { heads.append(subject) }
    heads += tree.dependents(frame.predicate, .nmod)
    for head in heads {
      for name in ["troops", "arms", "aid"] where isOf(name, head) { return name }
    }
    return nil
  }
}

/// Conditions of the rows.
extension FrameReader {
  func holds(_ act: ActLexicon.Act, at predicate: Int) -> Bool {
    if case .subjectOf(let kind)? = act.actors.first {
      guard let agent = tree.agent(of: predicate), isOf(kind, agent) else { return false }
    }
    return act.conditions.allSatisfy { holds($0, at: predicate) }
  }

  private func holds(_ condition: ActLexicon.Condition, at predicate: Int) -> Bool {
    switch condition {
    case .object(let isPresent): return (tree.object(of: predicate) != nil) == isPresent
    case .objectClass(let name): return tree.object(of: predicate).map { isOf(name, $0) } ?? false
    case .indirectObject: return tree.dependent(predicate, .iobj) != nil
    case .oblique(let preposition): return !tree.obliques(preposition, of: predicate).isEmpty
    case .obliqueClass(let preposition, let name):
      return tree.obliques(preposition, of: predicate).contains { isOf(name, $0) }
    case .purpose: return !beneficiary(of: predicate).isEmpty
    case .infinitive: return tree.dependent(predicate, .xcomp) != nil
    case .contentClause: return tree.dependent(predicate, .ccomp) != nil
    case .anyClause: return tree.dependent(predicate, .ccomp, .xcomp) != nil
    case .light: return lightVerb(of: predicate) != nil
    case .helping: return tree.purposes(of: predicate).contains(where: isOfHelp)
    case .mentions(let name):
      return tree.subtree(predicate, without: [.nsubj, .nsubjPass, .parataxis]).contains {
        $0 > predicate && lexicon.isIn(name, tree.lemma($0))
      }
    case .contentOf(let name):
      guard let content = tree.dependent(predicate, .ccomp) else { return false }
      return lexicon.isIn(name, tree.lemma(content))
    }
  }

  /// Whether a phrase is of a class: by its head, what stands behind a measure noun, or what is
  /// coordinated with it. `person` and `speaker` ask the names first.
  func isOf(_ name: String, _ head: Int) -> Bool {
    if name == "speaker" { return isSpeaker(head) }
    if name == "body" { return parties.isBody(head) }
    if name == "person", parties.mention(over: head)?.kind == .person { return true }
    if tree.conjuncts(head).contains(where: { lexicon.isIn(name, tree.lemma($0)) }) { return true }
    guard FrameReader.measures.contains(tree.lemma(head)) || tree.token(head).tag == .num else {
      return false
    }
    return tree.dependents(head, .nmod).contains {
      tree.preposition($0) == "of" && lexicon.isIn(name, tree.lemma($0))
    }
  }

  /// Somebody who can speak: a named actor that is no thing of his ("Velmora's moves").
  private func isSpeaker(_ head: Int) -> Bool {
    if let mention = parties.mention(over: head) {
      return mention.actor.map(parties.isParty) ?? true
    }
    if tree.token(head).tag == .pron { return false }
    return lexicon.isIn("person", tree.lemma(head)) || tree.lemma(head) == "government"
      || tree.lemma(head) == "administration" || tree.lemma(head) == "ministry"
      || tree.lemma(head) == "office"
  }
}
