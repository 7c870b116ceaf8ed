import Sentences
import Spans

/// Pronouns that no mention resolved: the caller knows that they speak or act.
extension ActorResolver {
  /// "it" and "its" mean the one body or state that is a subject before them in the sentence, else
  /// in the sentence before; "he" and "she" the one person. Nil where there are several.
  func pronoun(_ range: Range<Int>, _ scope: Phrase) -> Answer? {
    guard range.count == 1 else { return nil }
    let isPerson: Bool
    switch scope.sentence.lower(range.lowerBound) {
    case "it", "its": isPerson = false
    case "he", "she", "his", "her": isPerson = true
    default: return nil
    }
    let number = scope.sentence.number
    for back in 0...(isPerson ? 2 : 1) where number >= back {
      let end = back > 0 ? nil : range.lowerBound
      if isPerson, let head = unnamedSubject(number - back, before: end) {
        return described(head, number - back)
      }
      let mentions = names.mentions(inSentence: number - back).filter {
        (back > 0 || $0.tokens.upperBound <= range.lowerBound) && isPerson == self.isPerson($0)
      }
      var answers: [Answer] = []
      for mention in mentions where isPerson || isSubject(mention, number - back) {
        if let answer = antecedent(mention, number - back), !answers.contains(answer) {
          answers.append(answer)
        }
      }
      if answers.count == 1 { return answers[0] }
      if !answers.isEmpty { return nil }
    }
    return nil
  }

  /// Somebody described and not named is a subject there: the pronoun may well be him.
  private func unnamedSubject(_ number: Int, before end: Int?) -> Int? {
    guard names.marked.indices.contains(number) else { return nil }
    let sentence = names.marked[number]
    let persons = names.mentions(inSentence: number).filter(isPerson)
    return sentence.unnamedPersonAsSubject(before: end ?? sentence.tokens.count) { index in
      persons.contains {
        $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1
          || $0.tokens.lowerBound == index + 2 && sentence.lower(index + 1) == ","
      }
    } isBody: { index in
      names.mentions(inSentence: number).contains {
        $0.tokens.contains(index) && $0.kind != .person
      }
    }
  }

  /// Who is meant by the description, if it is one.
  private func described(_ head: Int, _ number: Int) -> Answer? {
    guard names.marked.indices.contains(number) else { return nil }
    let phrase = names.marked[number].phrase(endingAt: head)
    var answer = actors(ofNounPhrase: phrase, inSentence: number)
    guard answer.ids.count == 1 else { return nil }
    answer.rule = "pronoun"
    return answer
  }

  private func isPerson(_ mention: Mention) -> Bool {
    if mention.kind == .person { return true }
    return mention.kind == .reference && names.actors[mention.actor ?? ActorID("")]?.kind == .person
  }

  private func isSubject(_ mention: Mention, _ number: Int) -> Bool {
    guard mention.kind != .nationality, sentences.indices.contains(number) else { return false }
    let tokens = sentences[number].tokens
    return mention.tokens.contains { tokens.indices.contains($0) && tokens[$0].relation == .nsubj }
  }

  private func antecedent(_ mention: Mention, _ number: Int) -> Answer? {
    if let id = mention.actor, let actor = names.actors[id] {
      return Answer(actor, rule: "pronoun")
    }
    guard mention.rule == "seat", names.marked.indices.contains(number),
      let nation = names.marked[number].mark(at: mention.tokens.lowerBound)?.nation
    else { return nil }
    return Answer(government(nation), rule: "pronoun")
  }
}
