import Documents
import Sentences
import Spans

/// From sentences to calendar dates.
package enum DateReader {
  /// Temporal expressions in text order, resolved against `document.published` (which may be an
  /// interval, inferred or unknown). Two steps: a grammar finds them, a resolver places them.
  /// O(bytes).
  package static func dates(in document: Document, sentences: [Sentence]) -> [TimeExpression] {
    let found = sentences.map { TimeGrammar(Lexer.lexemes(of: document.text, in: $0.span)) }
      .map { (grammar: $0, phrases: $0.phrases()) }
    var anchors = anchors(of: document)
    anchors.isNarrative = isNarrative(found.map(\.phrases), anchors)
    var result: [TimeExpression] = []
    for (number, sentence) in sentences.enumerated() {
      let (grammar, phrases) = found[number]
      guard !phrases.isEmpty else { continue }
      let tense = Tense(sentence: sentence, lexemes: grammar.lexemes)
      for phrase in shared(phrases, in: grammar) {
        let resolver = TimeResolver(
          anchors: anchors, direction: tense.direction(of: phrase), sentence: number)
        guard let time = resolver.resolve(phrase) else { continue }
        if let grain = time.grain, let start = time.interval?.start {
          anchors.remember(TimeAnchors.Mention(start: start, grain: grain, sentence: number))
        }
        if time.value.hasPrefix("BC") { anchors.mention = nil }
        result.append(expression(phrase, time, grammar, number))
      }
    }
    return result
  }

  private static func expression(
    _ phrase: TimePhrase, _ time: ResolvedTime, _ grammar: TimeGrammar, _ sentence: Int
  ) -> TimeExpression {
    let range = phrase.range
    let before = range.lowerBound - 1
    var modifier = phrase.modifier
    if modifier == nil, grammar.has(before, .by) || grammar.has(before, .until) {
      modifier = "BEFORE"
    } else if modifier == nil, grammar.has(before, .since) {
      modifier = "AFTER"
    }
    return TimeExpression(
      span: Span(
        grammar.lexemes[range.lowerBound].span.start,
        grammar.lexemes[range.upperBound - 1].span.end),
      sentence: sentence, kind: time.kind, value: time.value, interval: time.interval,
      rule: time.rule == phrase.rule ? time.rule : phrase.rule + "; " + time.rule,
      isInferred: time.isInferred || phrase.rule.hasSuffix("month first"), modifier: modifier)
  }

  private static func anchors(of document: Document) -> TimeAnchors {
    let published = document.published
    return TimeAnchors(
      earliest: published.value ?? published.earliest, latest: published.value ?? published.latest,
      isInferred: published.basis == .inferred || published.basis == .unknown)
  }

  /// History told in order, as an encyclopedia does: at least six years named, most of them two
  /// years or more before the document's.
  private static func isNarrative(_ found: [[TimePhrase]], _ anchors: TimeAnchors) -> Bool {
    var all = 0
    var old = 0
    for phrase in found.joined() {
      guard case .calendar(let fields) = phrase.meaning, fields.hasYear else { continue }
      all += 1
      let year = fields.year ?? (fields.decade ?? 0) * 10
      if fields.isBC || year + 2 <= anchors.latest?.year ?? 9999 { old += 1 }
    }
    guard all >= 6, old * 2 > all else { return false }
    return anchors.latest != nil || all >= 12
  }

  /// "April and May 2019", "between 3 and 5 June": a part without year or month takes it from
  /// the next phrase where only a joint stands between them.
  private static func shared(_ phrases: [TimePhrase], in grammar: TimeGrammar) -> [TimePhrase] {
    var result = phrases
    for index in phrases.indices.dropLast().reversed() {
      guard case .calendar(var left) = result[index].meaning,
        case .calendar(let right) = result[index + 1].meaning,
        let year = right.year, right.month != nil, left.month != nil, left.year == nil,
        left.yearStep == nil,
        result[index + 1].range.lowerBound - result[index].range.upperBound <= 2,
        isJoint(result[index].range.upperBound, grammar)
      else { continue }
      left.year = year
      if let month = right.month, let own = left.month, own > month { left.year = year - 1 }
      result[index].meaning = .calendar(left)
    }
    return result
  }

  private static func isJoint(_ at: Int, _ grammar: TimeGrammar) -> Bool {
    grammar.has(at, [.and, .to, .until]) || grammar.isMark(at, "-") || grammar.isMark(at, ",")
  }
}
