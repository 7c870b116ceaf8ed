import Sentences

/// When a capital stands for its government: as one who acts, never as a place.
enum SeatOfGovernment {
  /// Precision first: false where neither the verb after it nor the word before it shows an actor.
  static func acts(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    let before = sentence.lower(range.lowerBound - 1)
    if places.contains(before) { return false }
    if before == "and" || before == ",", let other = coordinated(range, sentence) { return other }
    if partners.contains(before) { return true }
    if before == "for" { return !motions.contains(sentence.lower(range.lowerBound - 2)) }
    if before == "to" { return tied.contains(sentence.lower(range.lowerBound - 2)) }
    if sentence.isPossessive(range.upperBound) {
      return owns(at: range.upperBound + 1, sentence)
    }
    return isSubject(range, sentence)
  }

  /// "Moscow and Pyongyang said": the first decides for all.
  private static func coordinated(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool? {
    guard let mark = sentence.mark(at: range.lowerBound - 2), mark.sense == .capital else {
      return nil
    }
    let before = sentence.lower(mark.tokens.lowerBound - 1)
    if places.contains(before) { return false }
    return partners.contains(before) || isSubject(range, sentence)
  }

  private static func isSubject(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    let token = sentence.tokens[range.upperBound - 1]
    if token.relation == .nsubj || sentence.tokens[range.lowerBound].relation == .nsubj {
      return true
    }
    var index = range.upperBound
    for _ in 0..<2 where sentence.lower(index).hasSuffix("ly") || sentence.lower(index) == "also" {
      index += 1
    }
    if sentence.mark(at: index)?.isWord(.act) == true { return true }
    if sentence.tokens.indices.contains(index), isFinite(index, sentence) { return true }
    if sentence.lower(index) == "and", let other = sentence.mark(at: index + 1),
      other.nation != nil
    {
      return sentence.mark(at: other.tokens.upperBound)?.isWord(.act) == true
        || auxiliaries.contains(sentence.lower(other.tokens.upperBound))
    }
    return auxiliaries.contains(sentence.lower(index))
  }

  /// "Moscow holds", "Seoul is now considering"; not "Moscow was hit".
  private static func isFinite(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    let token = sentence.tokens[index]
    if token.tag == .verb, ["VBZ", "VBD", "VBP"].contains(token.xpos) { return true }
    guard ["is", "was", "are", "were"].contains(token.lower) else { return false }
    return (index + 1...index + 3).contains { sentence.lower($0).hasSuffix("ing") }
  }

  private static func owns(at index: Int, _ sentence: MarkedSentence) -> Bool {
    if let mark = sentence.mark(at: index), mark.isWord(.organ, .office, .force, .role) {
      return true
    }
    return [index, index + 1].contains { owned.contains(sentence.lower($0)) }
  }

  private static let places: Set<String> = [
    "in", "at", "near", "outside", "around", "into", "over", "across", "inside", "of", "leaving",
    "visited", "visit", "visiting", "left", "throughout", "via", "reached", "downtown", "central",
  ]
  private static let motions: Set<String> = [
    "left", "leave", "leaves", "leaving", "departed", "bound", "headed", "heading", "flight",
    "embarked", "road", "battle", "fight", "mayor", "governor",
  ]
  private static let tied: Set<String> = [
    "support", "message", "signal", "aid", "ties", "relations", "importance", "threat", "closer",
    "proposal", "offer", "letter", "appeal", "assistance", "weapons", "arms", "blow", "loyal",
    "invaluable", "sympathetic", "hostile", "challenge", "warning", "concession", "concessions",
    "demand", "demands", "allied", "help", "gift", "rebuke", "response", "important",
  ]
  private static let partners: Set<String> = ["with", "against", "between", "by", "both"]
  private static let auxiliaries: Set<String> = [
    "has", "have", "had", "will", "would", "could", "should", "may", "might", "must", "does",
    "did", "wants", "sees", "views", "appears", "seeks", "hopes", "continues", "remains", "wanted",
  ]
  private static let owned: Set<String> = [
    "decision", "offer", "position", "stance", "demand", "demands", "claim", "claims", "support",
    "response", "appeal", "appeals", "request", "proposal", "policy", "denial", "warning",
    "warnings", "ambitions", "relationship", "ties", "ally", "allies", "war", "actions", "plan",
    "plans", "statement", "refusal", "accusation", "accusations", "allegations", "interests",
    "leaders", "nuclear", "military", "missile", "weapons", "alliance", "surveillance", "resources",
    "view", "willingness", "threat", "threats", "reaction", "silence", "version", "account",
  ]
}
