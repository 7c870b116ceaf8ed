import Documents
import Spans

/// Made reports that tell made events, each from its number alone, to measure stories at size.
///
/// A report tells a new event (one in four) or that of one of the 8,000 before it, so that a few
/// events are told often and most now and then. An event has 60 words and 12 names of its own; they
/// are a fifth of a report's words, function words nearly half, the rest is drawn from 200,000
/// words. Nothing in them is anybody's text.
struct MadeStories: Sendable {
  /// Reports a day.
  static let perDay = 4000
  private static let reach = 8000
  private static let functionWords = [
    "the", "of", "to", "and", "in", "a", "for", "that", "on", "with", "is", "was", "by", "at", "as",
    "from", "it", "be", "has", "have", "an", "said", "not", "are", "this", "which", "were", "but",
  ].map { Array($0.utf8) }

  private let seed: UInt64

  init(seed: UInt64 = 1) { self.seed = seed }

  /// The event a report tells: the number of the first report of it.
  func event(of number: Int) -> Int {
    var at = number
    while at > 0 {
      var dice = MadeReports.Dice(seed, UInt64(at) &+ 0x5000)
      if dice.below(4) == 0 { return at }
      at -= 1 + dice.below(Swift.min(at, Self.reach))
    }
    return at
  }

  /// The report with this number: 4 to 6 kB.
  func report(_ number: Int) -> Document {
    var dice = MadeReports.Dice(seed, UInt64(number) &+ 0x7000_0000)
    let event = UInt64(event(of: number))
    let length = 4000 + dice.below(2000)
    var text: [UInt8] = []
    text.reserveCapacity(length + 64)
    var left = 0
    while text.count < length {
      if left == 0 { left = 8 + dice.below(17) }
      append(word(event, &dice), to: &text)
      left -= 1
      if left == 0 { text += dice.below(4) == 0 ? [0x2E, 0x0A] : [0x2E, 0x20] }
    }
    return Document(
      id: "s\(number)",
      published: PublicationDate(CalendarDate(days: 22_400 + number / Self.perDay), basis: .given),
      text: SourceText(utf8: text))
  }

  private func append(_ word: [UInt8], to text: inout [UInt8]) {
    if let last = text.last, last != 0x20, last != 0x0A { text.append(0x20) }
    text += word
  }

  private func word(_ event: UInt64, _ dice: inout MadeReports.Dice) -> [UInt8] {
    switch dice.below(100) {
    case ..<46: return Self.functionWords[dice.below(Self.functionWords.count)]
    case ..<61:
      let place = Swift.min(dice.below(60), dice.below(60))
      return Self.spelled(MadeReports.Dice.mixed(event, UInt64(place)) % 200_000)
    case ..<66:
      var name = Self.spelled(MadeReports.Dice.mixed(event, 1000 + UInt64(dice.below(12))))
      name[0] -= 0x20
      return name
    default:
      return Self.spelled(UInt64(dice.below(200_000)) * UInt64(dice.below(200_000)) / 200_000)
    }
  }

  /// Three syllables for a number; other numbers, as a rule other words.
  private static func spelled(_ number: UInt64) -> [UInt8] {
    let (onsets, vowels, codas) = (
      Array("bcdfghklmnprstvw".utf8), Array("aeiou".utf8), Array("nrlt".utf8)
    )
    var rest = number
    var word: [UInt8] = []
    for _ in 0..<3 {
      word.append(onsets[Int(rest % 16)])
      rest /= 16
      word.append(vowels[Int(rest % 5)])
      rest /= 5
    }
    if rest % 2 == 0 { word.append(codas[Int(rest / 2 % 4)]) }
    return word
  }
}
