import Documents
import Spans

/// Dates as headers, feeds and archives write them.
enum StatedDate {
  /// The day as written, in its own zone. Forms: ISO 8601, RFC 822 and 5322 ("Tue, 04 Mar 2031
  /// 08:00:00 +0100"), compact ("20310304T080000Z"), and what pages print.
  static func day(_ text: String) -> CalendarDate? {
    Fields(text)?.day ?? DocumentReader.day(text)
  }

  /// ISO 8601 date and time with its zone; the day alone where no time is stated.
  static func isoTime(_ text: String) -> String? {
    if let fields = Fields(text) {
      return fields.day.iso + "T" + fields.time + fields.zone
    }
    guard let found = text.filled, let day = DocumentReader.day(found) else { return nil }
    return found.hasPrefix(day.iso + "T") && found.utf8.count <= 35 ? found : day.iso
  }

  /// RFC 5322 and what `Date` prints in browsers: day and month in either order.
  private struct Fields {
    var day: CalendarDate
    var time = "00:00:00"
    var zone = ""

    private static let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    init?(_ text: String) {
      let words = text.split { $0.isWhitespace || $0 == "," }.prefix(12).map { $0.lowercased() }
      if words.count <= 2, let compact = Fields.compact(words.first ?? "") {
        self = compact
        return
      }
      guard let at = words.firstIndex(where: { Fields.month($0) != nil }),
        let month = words[at...].first.flatMap(Fields.month)
      else { return nil }
      let isDayFirst = at > 0 && Int(words[at - 1]) != nil
      let dayWord = isDayFirst ? words[at - 1] : words.dropFirst(at + 1).first
      let rest = words.dropFirst(isDayFirst ? at + 1 : at + 2)
      guard let number = dayWord.flatMap({ Int($0) }), var year = rest.first.flatMap({ Int($0) })
      else { return nil }
      if year < 100, year >= 0 { year += year < 50 ? 2000 : 1900 }
      guard let day = CalendarDate(year: year, month: month, day: number) else { return nil }
      self.day = day
      if let clock = rest.dropFirst().first.flatMap(Fields.clock) { time = clock }
      zone = rest.dropFirst(2).first.map(Fields.zone) ?? ""
    }

    private init(day: CalendarDate, time: String, zone: String) {
      (self.day, self.time, self.zone) = (day, time, zone)
    }

    /// "20310304T080000Z" and "20310304080000".
    private static func compact(_ text: String) -> Fields? {
      let digits = text.filter { $0.isNumber && $0.isASCII }
      let rest = text.filter { !($0.isNumber && $0.isASCII) }
      guard digits.utf8.count == 14, rest == "" || rest == "t" || rest == "tz",
        let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)),
        let number = Int(digits.dropFirst(6).prefix(2)),
        let day = CalendarDate(year: year, month: month, day: number)
      else { return nil }
      let clock = digits.dropFirst(8)
      let time = [clock.prefix(2), clock.dropFirst(2).prefix(2), clock.suffix(2)]
      return Fields(day: day, time: time.joined(separator: ":"), zone: "Z")
    }

    private static func month(_ word: String) -> Int? {
      guard word.utf8.count >= 3, word.utf8.count <= 9 else { return nil }
      return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
    }

    private static func clock(_ word: String) -> String? {
      let parts = word.split(separator: ":")
      guard parts.count == 2 || parts.count == 3,
        parts.allSatisfy({ $0.utf8.count <= 2 && Int($0) != nil })
      else { return nil }
      let padded = parts.map { $0.utf8.count == 1 ? "0" + $0 : String($0) }
      return (padded + (parts.count == 2 ? ["00"] : [])).joined(separator: ":")
    }

    private static func zone(_ word: String) -> String {
      let digits = word.hasPrefix("gmt") || word.hasPrefix("utc") ? word.dropFirst(3) : word[...]
      if digits.isEmpty || digits == "z" || digits == "ut" { return "Z" }
      guard let sign = digits.first, sign == "+" || sign == "-" else { return "" }
      let number = digits.dropFirst().filter { $0 != ":" }
      guard number.utf8.count == 4, Int(number) != nil else { return "" }
      return number == "0000" ? "Z" : "\(sign)\(number.prefix(2)):\(number.suffix(2))"
    }
  }
}
