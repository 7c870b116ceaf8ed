import Spans
import Testing

@testable import Sentences

@Suite struct TokenizerTests {
  /// The tokens of a text, parted by bars.
  private func cut(_ text: String) -> String {
    let source = SourceText(text)
    return Tokenizer.tokens(in: source, source.span)
      .map { source.string(Span($0.start, $0.end)) }.joined(separator: "|")
  }

  @Test func partsClitics() {
    #expect(cut("They don't know Lee's plan") == "They|do|n't|know|Lee|'s|plan")
    #expect(cut("They don’t know Lee’s plan") == "They|do|n’t|know|Lee|’s|plan")
    #expect(cut("We cannot; I'm gonna") == "We|can|not|;|I|'m|gon|na")
    #expect(cut("the workers' demands") == "the|workers|'|demands")
  }

  @Test func partsHyphenatedWordsButNotPrefixes() {
    #expect(cut("a long-range rocket") == "a|long|-|range|rocket")
    #expect(cut("an anti-war march") == "an|anti-war|march")
    #expect(cut("Minister Park Jin-ho spoke") == "Minister|Park|Jin-ho|spoke")
    #expect(cut("U.S.-made") == "U.S.|-|made")
  }

  @Test func keepsNumbersWithTheirSeparators() {
    #expect(cut("$1,500.50, 3.5% at 10:30") == "$|1,500.50|,|3.5|%|at|10:30")
    #expect(cut("5pm, 10km, the 1990s, 3rd") == "5|pm|,|10|km|,|the|1990s|,|3rd")
    #expect(cut("call 555-0199 or 3-4 people") == "call|555-0199|or|3|-|4|people")
  }

  @Test func keepsTheStopOfAbbreviations() {
    #expect(cut("Lt. Gen. A. Marl of the U.S.") == "Lt.|Gen.|A.|Marl|of|the|U.S.")
    #expect(cut("It ended. No. 5 won, no.") == "It|ended|.|No.|5|won|,|no|.")
    #expect(cut("at 5 p.m. with Dr. Ito") == "at|5|p.m.|with|Dr.|Ito")
  }

  @Test func keepsAddressesWhole() {
    #expect(cut("see https://news.example/a?b=1.") == "see|https://news.example/a?b=1|.")
    #expect(cut("(write to ann@example.org)") == "(|write|to|ann@example.org|)")
    #expect(cut("the eastern flank.North of it") == "the|eastern|flank|.|North|of|it")
  }

  @Test func keepsMarksApart() {
    #expect(cut("“Go,” she said…") == "“|Go|,|”|she|said|…")
    #expect(cut("Really?! (yes)") == "Really|?!|(|yes|)")
  }

  @Test func coversEveryVisibleByteOfHostileText() {
    for text in ["\u{0}\u{1F}\u{7F}", "שלום עולם.", "👩‍👩‍👧 👍🏽", "a\u{301}\u{200D}b", "\u{FEFF}x"] {
      let source = SourceText(text)
      var end = 0
      for token in Tokenizer.tokens(in: source, source.span) {
        #expect(token.start >= end && token.end > token.start)
        end = token.end
      }
    }
  }
}
