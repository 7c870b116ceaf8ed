import CModels
import Spans
import Tables

/// A full date as page furniture and bylines print it.
///
/// Only dates with a year; all-digit dates only in ISO order, because 03/04/2031 has two readings.
struct PrintedDate: Sendable, Hashable {
  var day: CalendarDate
  /// Where it stands among the words it was found in.
  var words: Range<Int>

  /// The first full date among folded words.
  static func find(in words: [String]) -> PrintedDate? {
    for index in words.indices {
      if let date = read(words, at: index) { return date }
    }
    return nil
  }

  /// A date all of whose other words are a weekday, a time or "published", "updated" and such.
  static func whole(_ words: [String]) -> PrintedDate? {
    guard words.count <= 16, let date = find(in: words) else { return nil }
    let rest = words[..<date.words.lowerBound] + words[date.words.upperBound...]
    return rest.allSatisfy(isCompany) ? date : nil
  }

  /// A date with at most so many other words beside it, as datelines of releases and wires have:
  /// "Port Ellery, 4 March 2031", "COASTWIRE - 4 March 2031 - 16:05 GMT".
  static func nearlyWhole(_ words: [String], others: Int = 3) -> PrintedDate? {
    guard words.count <= 14, let date = find(in: words) else { return nil }
    let rest = words[..<date.words.lowerBound] + words[date.words.upperBound...]
    return rest.filter { !isCompany($0) }.count <= others ? date : nil
  }

  /// Month and day without a year at a word: (month, day).
  static func monthAndDay(_ words: [String], at index: Int) -> (month: Int, day: Int)? {
    guard index + 1 < words.count else { return nil }
    if let month = month(words[index]), let day = day(words[index + 1]) { return (month, day) }
    if let day = day(words[index]), let month = month(words[index + 1]) { return (month, day) }
    return nil
  }

  static func weekday(_ word: some StringProtocol) -> Int? {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    return names.firstIndex {
      word == $0 || (word.utf8.count >= 3 && word.utf8.count < 6 && $0.hasPrefix(word))
    }
    .map { $0 + 1 }
  }

  /// 1…12 for the name of a month in any language of months.tsv.
  static func month(_ word: some StringProtocol) -> Int? { months[String(word)] }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for row in Table(sayso_table_months).rows where row.count > 1 {
      for name in row[1].split(separator: ",") { months[String(name)] = Int(row[0]) }
    }
    return months
  }()

  private static func read(_ words: [String], at index: Int) -> PrintedDate? {
    if let date = named(words, at: index) { return date }
    guard let year = year(words[index]), index + 2 < words.count, words[index + 1].utf8.count == 2,
      words[index + 2].utf8.count >= 2, let month = Int(words[index + 1]),
      let day = Int(words[index + 2].prefix(2)),
      words[index + 2].utf8.count == 2 || words[index + 2].utf8.dropFirst(2).first == 0x74,
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return PrintedDate(day: date, words: index..<index + 3)
  }

  /// "4 March 2031", "March 4, 2031", "4 de marzo de 2031".
  private static func named(_ words: [String], at index: Int) -> PrintedDate? {
    let places = words.indices.filter { $0 >= index && $0 < index + 6 && words[$0] != "de" }.prefix(
      3)
    guard places.count == 3, places.first == index, let last = places.last else { return nil }
    let parts = places.map { words[$0] }
    guard let (month, day) = monthAndDay(parts, at: 0), let year = year(parts[2]),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    return PrintedDate(day: date, words: index..<last + 1)
  }

  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1900...2199).contains(year) else {
      return nil
    }
    return year
  }

  private static func day(_ word: String) -> Int? {
    var digits = word[...]
    for suffix in ["st", "nd", "rd", "th"] where digits.hasSuffix(suffix) {
      digits = digits.dropLast(2)
    }
    guard digits.utf8.count <= 2, let day = Int(digits), (1...31).contains(day) else { return nil }
    return day
  }

  private static let company: Set<String> = [
    "published", "updated", "posted", "on", "last", "modified", "date", "created", "first", "at",
    "originally", "am", "pm", "a", "p", "m", "gmt", "utc", "est", "edt", "et", "pt", "pst", "pdt",
    "bst", "ist", "cet", "cest", "noon", "midnight", "the", "of", "issued", "release", "today",
    "time", "local", "hrs", "h", "z", "jst", "kst", "eet", "eest", "sgt", "aest",
  ]

  private static func isCompany(_ word: String) -> Bool {
    if company.contains(word) || weekday(word) != nil { return true }
    let digits = word.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    return digits > 0 && digits <= 4
      && (digits == word.utf8.count || ["am", "pm", "h", "z"].contains(word.dropFirst(digits)))
  }
}
