/// A unit of the calendar or the clock, in the order of its number in the table of triggers.
package enum TimeUnit: Int, Sendable {
  case second = 1
  case minute, hour, day, week, month, quarter, year, decade, century, weekend, fortnight
  case millennium

  /// Whether durations of it stand after the T of an ISO 8601 period.
  var isClock: Bool { self == .second || self == .minute || self == .hour }

  /// Letter of the unit in a TIMEX3 duration.
  var letters: String {
    switch self {
    case .second: "S"
    case .minute: "M"
    case .hour: "H"
    case .day: "D"
    case .week, .fortnight: "W"
    case .weekend: "WE"
    case .month: "M"
    case .quarter: "Q"
    case .year: "Y"
    case .decade: "DE"
    case .century: "CE"
    case .millennium: "ML"
    }
  }

  /// TIMEX3 duration of so many of it: "P2W", "PT6H", "PXM" where the number is not told.
  func duration(_ amount: Double?) -> String {
    var text = "X"
    if let amount { text = TimeUnit.written(self == .fortnight ? amount * 2 : amount) }
    return (isClock ? "PT" : "P") + text + letters
  }

  /// A number without needless decimals: 2, 2.5.
  static func written(_ amount: Double) -> String {
    guard amount == amount.rounded(), abs(amount) < 1e15 else { return String(amount) }
    return String(Int(amount))
  }
}
