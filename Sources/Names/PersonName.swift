import Sentences

/// How persons are written, and what shows that a capitalised run is one.
enum PersonName {
  /// The run of name words that starts at the token: "Lena Tarsk", "Ursula van der Molen",
  /// "Han Jeong-min", "J. R. Weld". Two words or hyphens at most between; never longer than six.
  static func range(at start: Int, _ sentence: MarkedSentence) -> Range<Int>? {
    guard sentence.isName(start) else { return nil }
    var end = start + 1
    while end < sentence.tokens.count, end - start < 8 {
      if sentence.isName(end) {
        end += 1
      } else if let next = link(at: end, sentence) {
        end = next
      } else {
        break
      }
    }
    return start..<end
  }

  /// "-" without blanks, "de", "al-", the point of an initial.
  private static func link(at index: Int, _ sentence: MarkedSentence) -> Int? {
    let lower = sentence.lower(index)
    if lower == "-", !sentence.hasGap(before: index), !sentence.hasGap(before: index + 1) {
      return index + 1 < sentence.tokens.count ? index + 2 : nil
    }
    if lower == ".", sentence.text(index - 1).utf8.count == 1, sentence.isName(index + 1) {
      return index + 1
    }
    guard particles.contains(lower) else { return nil }
    var next = index + 1
    if particles.contains(sentence.lower(next)) || sentence.lower(next) == "-" { next += 1 }
    return sentence.isName(next) ? next + 1 : nil
  }

  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den",
    "bin", "bint", "ibn", "al", "el", "ul", "ben", "ter", "zu", "af", "av",
  ]

  /// The words of a name; parts joined without a blank are one ("Cranny-Evans", "al-Hadri").
  static func words(_ range: Range<Int>, _ sentence: MarkedSentence) -> [String] {
    var words: [String] = []
    for index in range {
      let text = sentence.text(index)
      if index > range.lowerBound, !sentence.hasGap(before: index), let last = words.popLast() {
        words.append(last + text)
      } else {
        words.append(text)
      }
    }
    if let last = words.last, ["Jr.", "Jr", "Sr.", "II", "III"].contains(last), words.count > 2 {
      words.removeLast()
    }
    return words
  }

  /// Why the run is a person, nil where nothing says so.
  static func evidence(
    _ range: Range<Int>, _ sentence: MarkedSentence, _ book: NameBook
  ) -> String? {
    guard !sentence.isTitleCase else { return nil }
    let words = words(range, sentence)
    guard words.count >= 2 else {
      guard let word = words.first, book.person(called: word) != nil else {
        return sentence.mark(at: range.lowerBound)?.sense == .surname ? "gazetteer" : nil
      }
      return "surname"
    }
    guard words.count <= 5, !hasPlaceHead(range, sentence),
      !vessels.contains(sentence.lower(range.lowerBound - 1))
    else { return nil }
    if NameWords.standard.isGivenName(words[0]) { return "given name" }
    if isTitled(after: range.upperBound, sentence) { return "apposition" }
    if isTitled(before: range.lowerBound, sentence) { return "apposition" }
    if isAge(after: range.upperBound, sentence) { return "age" }
    if isSpeaker(range, sentence) { return "speaker" }
    return nil
  }

  /// Things that bear names like persons'.
  private static let vessels: Set<String> = [
    "vessel", "ship", "tanker", "ferry", "freighter", "boat", "trawler", "carrier", "frigate",
    "destroyer", "yacht", "hurricane", "typhoon", "storm", "cyclone", "operation", "submarine",
  ]

  private static func hasPlaceHead(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    let words = NameWords.standard
    return [range.lowerBound, range.upperBound - 1].contains {
      words.isHead(sentence.text($0), .place) || words.isHead(sentence.text($0), .unit)
    }
  }

  /// ", the Veldanian foreign minister", ", a spokesman for …": an office before the next comma.
  private static func isTitled(after end: Int, _ sentence: MarkedSentence) -> Bool {
    guard sentence.lower(end) == "," else { return false }
    var index = end + 1
    while index < min(end + 10, sentence.tokens.count) {
      if let mark = sentence.markStarting(at: index) {
        if mark.isTitle { return true }
        if mark.isWord(.act) { return false }
        index = mark.tokens.upperBound
        continue
      }
      if [",", ".", "and", "who", "which"].contains(sentence.lower(index)) { return false }
      index += 1
    }
    return false
  }

  /// "the foreign minister, |", "a spokesman for the interior ministry, |"
  private static func isTitled(before start: Int, _ sentence: MarkedSentence) -> Bool {
    guard sentence.lower(start - 1) == "," else { return false }
    var index = start - 2
    while index >= max(0, start - 10) {
      if let mark = sentence.mark(at: index) {
        if mark.isTitle {
          let next = sentence.lower(mark.tokens.upperBound)
          return next == "," || ["of", "for", "to", "at"].contains(next)
        }
        if mark.isWord(.act) { return false }
        index = mark.tokens.lowerBound - 1
        continue
      }
      if [",", ".", "and", "that"].contains(sentence.lower(index)) { return false }
      index -= 1
    }
    return false
  }

  private static func isAge(after end: Int, _ sentence: MarkedSentence) -> Bool {
    guard sentence.lower(end) == ",", [",", "."].contains(sentence.lower(end + 2)) else {
      return false
    }
    let digits = sentence.text(end + 1).utf8
    return (1...3).contains(digits.count) && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// "… said Ana Bors", "Ana Bors said", "Ana Bors from the Harbour Institute suggested": two or
  /// three words beside a verb of saying that only persons and bodies take.
  private static func isSpeaker(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    guard (2...3).contains(words(range, sentence).count) else { return false }
    let all = range.allSatisfy { NameWords.standard.heads(sentence.text($0)).isEmpty }
    guard all else { return false }
    return speaking.contains(sentence.lower(range.upperBound))
      || speaking.contains(sentence.lower(range.lowerBound - 1))
  }

  private static let speaking: Set<String> = [
    "said", "says", "told", "tells", "wrote", "tweeted", "recalled", "explained", "argues",
    "argued", "asked", "added", "suggested", "noted",
  ]
}

/// How places are written.
enum PlaceName {
  /// After a preposition of place, or with a head ("Lake Norvik", "Karsholm Province").
  static func isPlace(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    guard !sentence.isTitleCase else { return false }
    let words = NameWords.standard
    if words.isHead(sentence.text(range.upperBound - 1), .place) { return true }
    if range.count > 1, words.isHead(sentence.text(range.lowerBound), .place) { return true }
    let before = sentence.lower(range.lowerBound - 1)
    guard prepositions.contains(before), range.count <= 3 else { return false }
    let first = sentence.text(range.lowerBound)
    return !(range.count > 1 && words.isGivenName(first))
      && !Spelling.isAllCapitals(first)
  }

  private static let prepositions: Set<String> = [
    "in", "near", "outside", "towards", "toward", "across", "around", "into", "throughout",
  ]
}

extension MarkedSentence {
  /// A single word that is a known person's.
  func isPerson(_ range: Range<Int>, _ book: NameBook) -> Bool {
    guard range.count == 1 else { return false }
    return book.person(called: text(range.lowerBound)) != nil
      || mark(at: range.lowerBound)?.sense == .surname
  }
}
