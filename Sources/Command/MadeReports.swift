import Documents
import Spans

/// Made reports for measuring: any number of documents, each made from its number alone, so that
/// none has to be kept. The same numbers give the same bytes on any machine.
///
/// Words are made of syllables and drawn by Zipf's law; stock phrases of six to nine words recur in
/// any report; every outlet ends its pages with two of its own five sentences. Of ten reports
/// four repeat an original within about a week before them, agency stories more often than others.
/// Nothing in them is anybody's text.
struct MadeReports: Sendable {
  /// How a report takes over another's text.
  enum Kind: String, CaseIterable, Sendable {
    /// All of it; its head; all of it among own sentences; two originals; with one word in nine
    /// replaced, dropped or added; six sentences of it within own text.
    case verbatim, cut, topped, merged, edited, passage
  }

  /// What stands in a report of another one.
  struct Planted: Sendable {
    var source: Int
    var kind: Kind
    /// Bytes taken over.
    var bytes: Int
  }

  private typealias Sentence = [UInt8]

  /// Reports a day, outlets, and how far back a copy's source lies on average.
  static let perDay = 4000
  static let outlets = 240
  private static let reach = 12_000

  private let seed: UInt64
  private let words: [[UInt8]]
  /// 65,536 word numbers; a random one of them follows Zipf's law.
  private let drawn: [UInt16]
  private let phrases: [[UInt16]]
  private var furniture: [[[UInt8]]]

  init(seed: UInt64 = 1) {
    self.seed = seed
    var dice = Dice(seed, 0)
    words = Self.vocabulary(30_000, &dice)
    drawn = Self.zipf(30_000)
    var phrases: [[UInt16]] = []
    for _ in 0..<20_000 {
      phrases.append((0..<(6 + dice.below(4))).map { _ in UInt16(dice.below(900)) })
    }
    self.phrases = phrases
    furniture = []
    furniture = (0..<Self.outlets).map { _ in (0..<5).map { _ in sentence(&dice) } }
  }

  /// The report with this number and what it takes from others.
  func report(_ number: Int) -> (document: Document, planted: [Planted]) {
    var dice = Dice(seed, UInt64(number) &+ 0x1000)
    _ = dice.next()
    var (sentences, planted) = body(number)
    let outlet = outlet(of: number)
    for _ in 0..<2 { sentences.append(furniture[outlet][dice.below(5)]) }
    for at in planted.indices where planted[at].bytes == 0 { planted[at].bytes = 1 }
    let document = Document(
      id: "r\(number)", outlet: "outlet-\(outlet)",
      published: PublicationDate(CalendarDate(days: 22_400 + number / Self.perDay), basis: .given),
      text: SourceText(utf8: Self.joined(sentences)))
    return (document, planted)
  }

  private func outlet(of number: Int) -> Int {
    var dice = Dice(seed, UInt64(number) &+ 0x2000_0000_0000)
    return Swift.min(dice.below(Self.outlets), dice.below(Self.outlets))
  }

  /// The original a report belongs to, itself where it is one; for telling kin from strangers.
  func isOriginal(_ number: Int) -> Bool {
    number == 0 || Dice.mixed(seed, UInt64(number)) % 10 >= 4
  }

  /// Sentences without the outlet's own.
  private func body(_ number: Int) -> ([Sentence], [Planted]) {
    var dice = Dice(seed, UInt64(number) &+ 0x1_0000_0000)
    guard !isOriginal(number) else { return (own(4000 + dice.below(2000), &dice), []) }
    let kind = Kind.allCases[dice.below(Kind.allCases.count)]
    let source = source(of: number, &dice)
    let (text, _) = body(source)
    func planted(_ sentences: some Sequence<Sentence>, _ source: Int = source) -> Planted {
      Planted(source: source, kind: kind, bytes: sentences.reduce(0) { $0 + $1.count + 1 })
    }
    switch kind {
    case .verbatim: return (text, [planted(text)])
    case .cut:
      let kept = Array(text.prefix(Swift.max(6, text.count * (3 + dice.below(6)) / 10)))
      return (kept, [planted(kept)])
    case .topped:
      return (own(300 + dice.below(1200), &dice) + text + own(200, &dice), [planted(text)])
    case .merged:
      let other = self.source(of: number, &dice)
      let (first, second) = (text.prefix(text.count / 2), body(other).0.suffix(18))
      return (Array(first) + second, [planted(first), planted(second, other)])
    case .edited:
      let edited = text.map { self.edited($0, &dice) }
      return (edited, [planted(edited)])
    case .passage:
      let start = dice.below(Swift.max(1, text.count - 6))
      let taken = text[start..<Swift.min(text.count, start + 6)]
      let (before, behind) = (own(1800, &dice), own(1800, &dice))
      return (before + taken + behind, [planted(taken)])
    }
  }

  /// An original before this number; one in four times the first of every 40, which many copy.
  private func source(of number: Int, _ dice: inout Dice) -> Int {
    var back = 1 + dice.below(Swift.min(number, Self.reach))
    if dice.below(2) == 0 { back = 1 + dice.below(back) }
    var source = number - back
    if dice.below(4) == 0 { source -= source % 40 }
    while !isOriginal(source) { source -= 1 }
    return source
  }

  private func own(_ bytes: Int, _ dice: inout Dice) -> [Sentence] {
    var sentences: [Sentence] = []
    var count = 0
    while count < bytes {
      let sentence = sentence(&dice)
      count += sentence.count + 1
      sentences.append(sentence)
    }
    return sentences
  }

  private func sentence(_ dice: inout Dice) -> Sentence {
    var result: Sentence = []
    let count = 8 + dice.below(17)
    let phrase = dice.below(12) == 0 ? dice.below(count) : -1
    for at in 0..<count {
      if at == phrase {
        let chosen = Swift.min(dice.below(phrases.count), dice.below(phrases.count))
        for word in phrases[chosen] { append(Int(word), to: &result) }
      }
      append(Int(drawn[dice.below(65_536)]), to: &result)
    }
    return finished(result)
  }

  private func append(_ word: Int, to sentence: inout Sentence) {
    if !sentence.isEmpty { sentence.append(0x20) }
    sentence += words[word]
  }

  private func finished(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    if let first = sentence.first, first >= 0x61, first <= 0x7A { sentence[0] = first - 0x20 }
    sentence.append(0x2E)
    return sentence
  }

  /// The sentence with one word in nine replaced, dropped or joined by another.
  private func edited(_ sentence: Sentence, _ dice: inout Dice) -> Sentence {
    var result: Sentence = []
    for word in sentence.split(separator: 0x20) {
      let choice = dice.below(27)
      if choice == 0 { continue }
      if choice == 1 || choice == 2 { append(Int(drawn[dice.below(65_536)]), to: &result) }
      if choice == 1 { continue }
      if !result.isEmpty { result.append(0x20) }
      result += word
    }
    return result
  }

  /// Paragraphs of three sentences.
  private static func joined(_ sentences: [Sentence]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(sentences.reduce(0) { $0 + $1.count + 1 })
    for (place, sentence) in sentences.enumerated() {
      if place > 0 { text.append(place % 3 == 0 ? 0x0A : 0x20) }
      text += sentence
    }
    return text
  }

  private static func vocabulary(_ count: Int, _ dice: inout Dice) -> [[UInt8]] {
    let onsets = [
      "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr",
    ]
    let rimes = ["a", "e", "i", "o", "u", "an", "er", "in", "ol", "us", "ai", "et"]
    var seen: Set<String> = []
    var words: [[UInt8]] = []
    while words.count < count {
      var word = ""
      for _ in 0..<(1 + dice.below(3) + (words.count > 400 ? 1 : 0)) {
        word += onsets[dice.below(onsets.count)] + rimes[dice.below(rimes.count)]
      }
      if seen.insert(word).inserted { words.append(Array(word.utf8)) }
    }
    return words
  }

  private static func zipf(_ count: Int) -> [UInt16] {
    let weights = (1...count).map { 1 / (Double($0) + 2.7) }
    let total = weights.reduce(0, +)
    var drawn: [UInt16] = []
    var sum = 0.0
    for (word, weight) in weights.enumerated() {
      sum += weight / total
      while drawn.count < Int(sum * 65_536) { drawn.append(UInt16(word)) }
    }
    while drawn.count < 65_536 { drawn.append(0) }
    return drawn
  }

  /// Numbers with a fixed beginning (SplitMix64).
  struct Dice {
    private var state: UInt64

    init(_ seed: UInt64, _ stream: UInt64) { state = Self.mixed(seed, stream) }

    static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
      var value = one &* 0x9E37_79B9_7F4A_7C15 ^ (other &+ 0x632B_E59B_D9B4_E019)
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return Self.mixed(state, 0)
    }

    /// A number from 0 to below `count`.
    mutating func below(_ count: Int) -> Int { Int(next() >> 33) % Swift.max(1, count) }
  }
}
