import Sentences

/// How bodies are written: capitalised words around a head ("Norvik Institute", "Institute for
/// Harbour Studies"), units of troops ("4th Border Brigade").
enum BodyName {
  /// The body's name that starts at the token; nil where none does. O(words of the name).
  static func range(at start: Int, _ sentence: MarkedSentence) -> Range<Int>? {
    guard !sentence.isTitleCase, canStart(start, sentence) else { return nil }
    var end = start
    var head: Int?
    var stop = start
    while end < min(start + 14, sentence.tokens.count) {
      if isPart(end, sentence, after: start) {
        if isHead(end, sentence), end > start || opensComplement(end + 1, sentence) { head = end }
        end += 1
        stop = end
      } else if let skip = connector(at: end, sentence, hasHead: head) {
        end = skip
      } else {
        break
      }
    }
    guard let head, stop - start >= 2 else { return nil }
    let hasComplement = (head + 1..<stop).contains { !isPart($0, sentence, after: start) }
    let range = start..<(hasComplement || head + 1 == stop ? stop : head + 1)
    return range.count >= 2 && !isPerson(range, sentence) ? range : nil
  }

  private static func canStart(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    guard isPart(index, sentence, after: index) || isOrdinal(index, sentence) else { return false }
    guard let mark = sentence.markStarting(at: index) else { return true }
    if mark.nation != nil { return false }
    return mark.sense != .person && !mark.isTitle
  }

  /// "4th", "155th", "2nd": opens a unit's name.
  private static func isOrdinal(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    let text = sentence.text(index)
    guard let first = text.utf8.first, first >= 0x30, first <= 0x39 else { return false }
    guard ["th", "st", "nd", "rd"].contains(where: { text.hasSuffix($0) }) else { return false }
    return Spelling.isCapitalized(sentence.text(index + 1))
  }

  private static func isPart(_ index: Int, _ sentence: MarkedSentence, after start: Int) -> Bool {
    let text = sentence.text(index)
    if index == start, isOrdinal(index, sentence) { return true }
    guard Spelling.isCapitalized(text), !CapitalVotes.never.contains(sentence.lower(index)) else {
      return false
    }
    if sentence.isOpening(index), sentence.mark(at: index) == nil, !sentence.isName(index) {
      return false
    }
    guard let mark = sentence.mark(at: index) else { return true }
    if mark.sense == .person { return false }
    if mark.isTitle, mark.tokens.lowerBound == index, index > start {
      let next = mark.tokens.upperBound
      if !NameWords.standard.heads(sentence.text(next)).isEmpty { return true }
      return !(sentence.isName(next) || sentence.mark(at: next)?.isPerson == true)
    }
    return true
  }

  private static func isHead(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    let text = sentence.text(index)
    if NameWords.standard.isHead(text, .head) || NameWords.standard.isHead(text, .unit) {
      return true
    }
    guard let mark = sentence.mark(at: index) else { return false }
    return mark.isWord(.organ) && mark.tokens.upperBound == index + 1
  }

  private static func opensComplement(_ index: Int, _ sentence: MarkedSentence) -> Bool {
    ["of", "for"].contains(sentence.lower(index))
      && Spelling.isCapitalized(
        sentence.text(sentence.lower(index + 1) == "the" ? index + 2 : index + 1))
  }

  /// "for", "of the", "and", "&", "-" inside a name: the token after them, where it is a name.
  private static func connector(
    at index: Int, _ sentence: MarkedSentence, hasHead head: Int?
  ) -> Int? {
    let lower = sentence.lower(index)
    let next = index + 1
    if lower == "-" || lower == "&" {
      return Spelling.isCapitalized(sentence.text(next)) ? next : nil
    }
    guard let head else { return nil }
    if ["of", "for", "on"].contains(lower) {
      let after = sentence.lower(next) == "the" ? next + 1 : next
      guard head == index - 1, Spelling.isCapitalized(sentence.text(after)) else { return nil }
      // "the Ministry of Defence of Veldania": the state stands outside the name.
      let isState = sentence.markStarting(at: after)?.isNationName == true
      return isState && isHeadedComplement(head, sentence) ? nil : after
    }
    guard lower == "and", index - 1 > head, hasComplementOpening(head, sentence) else { return nil }
    let isNoun = sentence.mark(at: next)?.nation == nil && sentence.mark(at: next)?.actor == nil
    return Spelling.isCapitalized(sentence.text(next)) && isNoun ? next : nil
  }

  private static func isHeadedComplement(_ head: Int, _ sentence: MarkedSentence) -> Bool {
    let text = sentence.text(head)
    return ["Ministry", "Government", "Parliament", "Army", "President", "Embassy"].contains(text)
  }

  private static func hasComplementOpening(_ head: Int, _ sentence: MarkedSentence) -> Bool {
    ["of", "for", "on"].contains(sentence.lower(head + 1))
  }

  /// "Samantha Power" is no body although "Power" heads some.
  private static func isPerson(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    guard range.count == 2 else { return false }
    let first = sentence.text(range.lowerBound)
    let last = NameWords.standard.heads(sentence.text(range.upperBound - 1))
    let isLoose = last.contains { ["BUS", "JRN", "REL", "PTY"].contains($0.sectors.first ?? "") }
    return NameWords.standard.isGivenName(first) && isLoose
  }

  // MARK: What the name says

  /// Which organ of a state a name is, by its words: "Ministry of Internal Affairs",
  /// "National Intelligence Service".
  static func role(of name: String, owner: Nation?) -> NameWords.Entry? {
    let words = NameWords.standard
    for phrase in [name, withoutNational(name)] {
      for row in words.index.rows(of: phrase) where words.entries[row].kind == .organ {
        return words.entries[row]
      }
    }
    guard name.contains("Intelligence") || name.contains("Security Service") else { return nil }
    return words.index.rows(of: "intelligence").map { words.entries[$0] }
      .first { $0.kind == .organ }
  }

  /// The name says no more than the role does ("Interior Ministry"); a proper name says more.
  static func isOnly(_ role: NameWords.Entry, _ name: String) -> Bool {
    let words = NameWords.standard
    let isListed = words.index.rows(of: name).contains { words.entries[$0].slug == role.slug }
    return isListed && role.slug != "intel"
  }

  private static func withoutNational(_ name: String) -> String {
    for prefix in ["National ", "Federal ", "State "] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  static func sectors(_ range: Range<Int>, _ sentence: MarkedSentence) -> [String] {
    for index in range.reversed() {
      if let head = NameWords.standard.heads(sentence.text(index)).first(where: { $0.kind == .head }
      ) {
        return head.sectors
      }
    }
    return []
  }

  static func isUnit(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    let last = sentence.text(range.upperBound - 1)
    let first = sentence.text(range.lowerBound)
    return NameWords.standard.isHead(last, .unit)
      && (first.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true
        || !["Company", "Division", "Battery", "Wing", "Legion"].contains(last))
  }
}
