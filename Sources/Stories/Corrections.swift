import Claims
import Documents
import Names
import Sentences
import Spans

/// A correction or retraction that a document prints.
package struct Correction: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// The outlet corrects a report of its own.
    case correction
    /// Somebody takes back what was said or published.
    case retraction
  }

  package var kind: Kind
  package var reading: Int
  package var sentence: Int
  /// The sentence that says so.
  package var span: Span
  /// Who takes it back, where a claim names it.
  package var by: [ActorID]
  package var rule: String
}

/// Finds corrections and retractions by their fixed forms.
///
/// Precise rather than complete: a bare "corrected" in running prose is not enough. It gets wrong
/// a report about a correction in somebody else's paper, which it lists as one.
package enum Corrections {
  /// First words of a correction printed as a note.
  private static let leads: Set<String> = [
    "correction", "corrections", "corrected", "clarification", "erratum", "retraction",
  ]
  /// Verbs that take something back, and what they take back.
  private static let verbs: Set<String> = ["withdraw", "retract", "correct", "rescind"]
  private static let objects: Set<String> = [
    "report", "story", "article", "statement", "claim", "figure", "account", "version",
    "allegation", "dispatch", "item", "post", "number", "count", "headline", "remark", "assertion",
  ]

  /// In reading and text order.
  package static func corrections(in readings: [Reading]) -> [Correction] {
    readings.indices.flatMap { reading in
      readings[reading].sentences.indices.compactMap { number in
        correction(readings[reading], number).map { kind, rule in
          Correction(
            kind: kind, reading: reading, sentence: number,
            span: readings[reading].sentences[number].span,
            by: source(of: number, readings[reading]), rule: rule)
        }
      }
    }
  }

  private static func correction(
    _ reading: Reading, _ number: Int
  ) -> (Correction.Kind, String)? {
    let sentence = reading.sentences[number]
    guard !sentence.tokens.isEmpty, sentence.tokens.count < 400 else { return nil }
    if isNote(sentence) { return (.correction, "note that begins with a correction's word") }
    if speaksOfEarlierVersion(sentence) { return (.correction, "an earlier version of this …") }
    if takesBack(sentence) { return (.retraction, "takes back a report or statement") }
    return nil
  }

  /// "Correction: …", "CORRECTION (8 May): …", "Editor's note: … was wrong".
  private static func isNote(_ sentence: Sentence) -> Bool {
    guard leads.contains(sentence.tokens[0].lower) else { return false }
    return sentence.tokens.prefix(8).contains { [":", "—", "–"].contains($0.text) }
  }

  private static func speaksOfEarlierVersion(_ sentence: Sentence) -> Bool {
    let words = sentence.tokens.map(\.lower)
    for index in words.indices where words[index] == "version" && index > 0 {
      guard ["earlier", "previous", "original", "prior"].contains(words[index - 1]) else {
        continue
      }
      if words[index...].prefix(4).contains(where: {
        ["report", "story", "article", "post", "item", "page", "dispatch"].contains($0)
      }) {
        return true
      }
    }
    return false
  }

  /// "withdrew its report", "the statement has been retracted".
  private static func takesBack(_ sentence: Sentence) -> Bool {
    for index in sentence.tokens.indices where verbs.contains(sentence.tokens[index].lemma) {
      let token = sentence.tokens[index]
      guard token.tag == .verb, !isNegatedOrModal(index, sentence) else { continue }
      let arguments = sentence.dependents(of: index, .obj, .nsubjPass)
      if arguments.contains(where: { isObject($0, sentence) }) { return true }
    }
    return false
  }

  private static func isNegatedOrModal(_ index: Int, _ sentence: Sentence) -> Bool {
    sentence.dependents(of: index).contains { dependent in
      let token = sentence.tokens[dependent]
      return ["not", "n't", "never"].contains(token.lower)
        || token.relation == .aux
          && ["would", "could", "may", "might", "will", "should", "must"].contains(token.lower)
    } || sentence.tokens[index].xpos == "VB" && sentence.tokens[index].relation == .xcomp
  }

  private static func isObject(_ index: Int, _ sentence: Sentence) -> Bool {
    objects.contains(sentence.tokens[index].lemma)
  }

  private static func source(of sentence: Int, _ reading: Reading) -> [ActorID] {
    let claim = reading.claims.first { $0.sentence == sentence && $0.isAttributed }
    return claim?.actors ?? []
  }
}
