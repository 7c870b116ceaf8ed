/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// Stored as days since 1970-01-01, so comparing and adding are integer work. The conversion is
/// the civil-from-days algorithm over 400-year eras. Years 1 to 9999.
package struct CalendarDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01; negative before.
  package let days: Int

  package init(days: Int) { self.days = days }

  /// Nil for a day that does not exist (31 February) or a year outside 1...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.length(ofMonth: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `2024-10-23`; anything after the tenth character is ignored if it starts with T or a
  /// blank. Nil for every other shape.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes.count == 10 || bytes[10] == 0x54 || bytes[10] == 0x20
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month and day.
  package var components: (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// Monday 1 … Sunday 7, as ISO 8601 counts.
  package var weekday: Int { ((days + 3) % 7 + 7) % 7 + 1 }

  /// `2024-10-23`.
  package var iso: String {
    let (year, month, day) = components
    return CalendarDate.padded(year, 4) + "-" + CalendarDate.padded(month, 2) + "-"
      + CalendarDate.padded(day, 2)
  }

  package func adding(days count: Int) -> CalendarDate { CalendarDate(days: days + count) }

  /// The same day of a later or earlier month, the last day of it where there is no such day.
  package func adding(months count: Int) -> CalendarDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + count
    let newYear = Swift.min(9999, Swift.max(1, index / 12))
    let newMonth = index % 12 + 1
    let last = CalendarDate.length(ofMonth: newMonth, year: newYear)
    return CalendarDate(year: newYear, month: newMonth, day: Swift.min(day, last)) ?? self
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  package static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.days < right.days
  }
}

/// A stretch of days, either end of which may be open (nil).
package struct DateInterval: Hashable, Sendable {
  /// First day; nil when it reaches back without a stated start.
  package var start: CalendarDate?
  /// The day after the last; nil when it has no stated end.
  package var end: CalendarDate?

  package init(start: CalendarDate?, end: CalendarDate?) {
    self.start = start
    self.end = end
  }

  /// One day.
  package init(_ day: CalendarDate) {
    self.init(start: day, end: day.adding(days: 1))
  }
}
