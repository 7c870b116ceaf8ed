import Spans

/// A temporal expression and what it comes to against the document's date.
package struct TimeExpression: Sendable {
  package enum Kind: String, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  package var span: Span
  /// Number of the sentence in the document.
  package var sentence: Int
  package var kind: Kind
  /// TIMEX3: "2024-10-23", "2024-10", "P2W", "PXM", "PRESENT_REF", "XXXX-WXX-2" where it cannot
  /// be resolved because the document's date is unknown.
  package var value: String
  /// First day and the day after the last; nil for durations, references and unresolved ones.
  package var interval: DateInterval?
  /// The rule that fired ("weekday on or before the document's date, past tense").
  package var rule: String
  /// True where anything but the text's own words (year, direction, document date inferred) went
  /// into the value.
  package var isInferred: Bool
  /// TIMEX3 modifier: START, MID, END of a stretch; BEFORE for "by" and "until", AFTER for "since".
  package var modifier: String?

  package init(
    span: Span, sentence: Int, kind: Kind, value: String, interval: DateInterval? = nil,
    rule: String, isInferred: Bool = false, modifier: String? = nil
  ) {
    self.span = span
    self.sentence = sentence
    self.kind = kind
    self.value = value
    self.interval = interval
    self.rule = rule
    self.isInferred = isInferred
    self.modifier = modifier
  }
}

extension TimeExpression {
  /// Names a time of the calendar, even where it cannot be placed yet because the document's own
  /// date is unknown: not a length, not "now" or "recently".
  package var isCalendar: Bool {
    (kind == .date || kind == .time) && !value.hasSuffix("_REF")
  }
}
