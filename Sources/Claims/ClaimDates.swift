import Dates
import Sentences
import Spans

/// Which time expression of its sentence dates a claim.
///
/// The date of the act of saying goes first ("confirmed on Tuesday that …"), then that of what is
/// said, where it hangs on the content's own head ("signed in June"). By the tree: a date inside
/// another clause of the sentence dates that clause only. An unparsed date is nobody's.
enum ClaimDates {
  /// The claims with `date` filled in where one expression clearly dates them. O(claims × dates of
  /// the sentence).
  static func dated(
    _ claims: [Claim], sentences: [Sentence], dates: [TimeExpression]
  ) -> [Claim] {
    let bySentence = Dictionary(grouping: dates.indices) { dates[$0].sentence }
    return claims.map { claim in
      guard claim.date == nil, sentences.indices.contains(claim.sentence),
        let numbers = bySentence[claim.sentence]
      else { return claim }
      var result = claim
      let sentence = sentences[claim.sentence]
      let usable = numbers.filter { dates[$0].isCalendar }
      result.date =
        usable.first { datesCue(of: claim, dates[$0].span, sentence) }
        ?? usable.first { datesContent(of: claim, dates[$0].span, sentence) }
      return result
    }
  }

  private static func datesCue(of claim: Claim, _ date: Span, _ sentence: Sentence) -> Bool {
    guard let cue = claim.cue, !claim.content.overlaps(date),
      let head = head(of: cue, sentence), let start = self.head(of: date, sentence)
    else { return false }
    return climb(from: start, to: head, sentence)
  }

  private static func datesContent(of claim: Claim, _ date: Span, _ sentence: Sentence) -> Bool {
    guard claim.content.contains(date), let head = head(of: claim.content, sentence),
      let start = self.head(of: date, sentence)
    else { return false }
    return climb(from: start, to: head, sentence)
  }

  /// The first token of the span that hangs on a token outside it.
  private static func head(of span: Span, _ sentence: Sentence) -> Int? {
    let range = sentence.tokenRange(in: span)
    return range.first { index in
      let token = sentence.tokens[index]
      return token.tag != .punct && !range.contains(token.head)
    }
  }

  /// At most three steps up, through nothing but phrases: a verb on the way starts a clause of
  /// its own.
  private static func climb(from start: Int, to goal: Int, _ sentence: Sentence) -> Bool {
    var current = start
    for _ in 0..<3 {
      if current == goal { return true }
      current = sentence.tokens[current].head
      guard sentence.tokens.indices.contains(current) else { return false }
      if current == goal { return true }
      if sentence.tokens[current].tag == .verb { return false }
    }
    return false
  }
}
