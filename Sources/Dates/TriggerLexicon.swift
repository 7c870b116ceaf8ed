import CModels
import Tables

/// The parts a word can play in a date or a number.
package struct TriggerKind: OptionSet, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  private static func bit(_ number: UInt64) -> TriggerKind { TriggerKind(rawValue: 1 << number) }

  // Numbers
  package static let cardinal = bit(0)
  package static let ordinal = bit(1)
  package static let multiplier = bit(2)
  package static let vagueMany = bit(3)
  package static let fraction = bit(4)
  package static let few = bit(5)
  package static let article = bit(6)
  // Calendar words
  package static let month = bit(7)
  package static let weekday = bit(8)
  package static let season = bit(9)
  package static let dayPart = bit(10)
  package static let unit = bit(11)
  package static let plural = bit(12)
  package static let deicticDay = bit(13)
  package static let era = bit(14)
  package static let holiday = bit(15)
  package static let zone = bit(16)
  // Pointers
  package static let the = bit(17)
  package static let this = bit(18)
  package static let that = bit(19)
  package static let last = bit(20)
  package static let past = bit(21)
  package static let next = bit(22)
  package static let previous = bit(23)
  package static let following = bit(24)
  package static let same = bit(25)
  package static let ago = bit(26)
  package static let later = bit(27)
  package static let earlier = bit(28)
  package static let every = bit(29)
  // Prepositions and joints
  package static let before = bit(30)
  package static let after = bit(31)
  package static let since = bit(32)
  package static let until = bit(33)
  package static let by = bit(34)
  package static let from = bit(35)
  package static let to = bit(36)
  package static let and = bit(37)
  package static let of = bit(38)
  package static let `in` = bit(39)
  package static let on = bit(40)
  package static let at = bit(41)
  package static let `for` = bit(42)
  package static let within = bit(43)
  // Parts of a stretch of time
  package static let early = bit(44)
  package static let mid = bit(45)
  package static let late = bit(46)
  package static let start = bit(47)
  package static let end = bit(48)
  package static let middle = bit(49)
  // References and sets
  package static let presentRef = bit(50)
  package static let pastRef = bit(51)
  package static let futureRef = bit(52)
  package static let setAdverb = bit(53)
  package static let ambiguous = bit(54)
  package static let future = bit(55)
  package static let meridiem = bit(56)
  package static let minus = bit(57)
  package static let referenceNoun = bit(58)
  package static let abbreviation = bit(59)
  package static let clock = bit(60)
  package static let possessive = bit(61)
  package static let long = bit(62)
  package static let oclock = bit(63)

  package static let named: [String: TriggerKind] = [
    "cardinal": cardinal, "ordinal": ordinal, "multiplier": multiplier, "vague-many": vagueMany,
    "fraction": fraction, "few": few, "article": article, "month": month, "weekday": weekday,
    "season": season, "day-part": dayPart, "unit": unit, "plural": plural,
    "deictic-day": deicticDay, "era": era, "holiday": holiday, "zone": zone, "the": the,
    "this": this, "that": that, "last": last, "past": past, "next": next, "previous": previous,
    "following": following, "same": same, "ago": ago, "later": later, "earlier": earlier,
    "every": every, "before": before, "after": after, "since": since, "until": until, "by": by,
    "from": from, "to": to, "and": and, "of": of, "in": `in`, "on": on, "at": at, "for": `for`,
    "within": within, "early": early, "mid": mid, "late": late, "start": start, "end": end,
    "middle": middle, "present-ref": presentRef, "past-ref": pastRef, "future-ref": futureRef,
    "set-adverb": setAdverb, "ambiguous": ambiguous, "future": future,
    "meridiem": meridiem, "minus": minus, "reference-noun": referenceNoun,
    "abbreviation": abbreviation,
    "clock": clock, "possessive": possessive, "long": long, "oclock": oclock,
  ]
}

/// What the lexicon knows of one word.
package struct Trigger: Sendable {
  package var kinds: TriggerKind = []
  /// Number of a month, weekday, season, part of the day, unit or holiday.
  package var code: Int = 0
  /// Value of a number word.
  package var value: Double = 0
}

/// The trigger words of dates and numbers: one hash table over lower-cased bytes.
package struct TriggerLexicon: Sendable {
  package static let shared = TriggerLexicon(Table(sayso_table_triggers))

  /// Open addressing, a power of two at least four times as large as the number of words.
  private let slots: [Int32]
  private let triggers: [Trigger]
  private let words: [[UInt8]]

  /// Rows: word, kind, code, value; a word may stand in several rows.
  private init(_ table: Table) {
    var order: [String: Int] = [:]
    var triggers: [Trigger] = []
    var words: [[UInt8]] = []
    for row in table.rows where row.count >= 2 {
      let number = order[row[0], default: triggers.count]
      if number == triggers.count {
        order[row[0]] = number
        triggers.append(Trigger())
        words.append(Array(row[0].utf8))
      }
      triggers[number].kinds.formUnion(TriggerKind.named[row[1]] ?? [])
      if row.count > 2, let code = Int(row[2]) { triggers[number].code = code }
      if row.count > 3, let value = Double(row[3]) { triggers[number].value = value }
    }
    var size = 1024
    while size < words.count * 4 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (number, word) in words.enumerated() {
      var slot = Int(word.reduce(TriggerLexicon.seed, TriggerLexicon.mixed)) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
    self.slots = slots
    self.triggers = triggers
    self.words = words
  }

  /// FNV-1a, 32 bit, over bytes with ASCII letters lowered.
  package static let seed: UInt32 = 2_166_136_261
  package static func mixed(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
    return (hash ^ UInt32(lower)) &* 16_777_619
  }

  package func trigger(_ bytes: [UInt8], _ range: Range<Int>, _ hash: UInt32) -> Trigger {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if isEqual(words[number], bytes, range) { return triggers[number] }
      slot = (slot + 1) & mask
    }
    return Trigger()
  }

  private func isEqual(_ word: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard word.count == range.count else { return false }
    for offset in 0..<word.count {
      let byte = bytes[range.lowerBound + offset]
      guard word[offset] == (byte &- 0x41 < 26 ? byte | 0x20 : byte) else { return false }
    }
    return true
  }
}
