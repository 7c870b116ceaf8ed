import Spans
import Testing

@Suite struct CalendarDateTests {
  @Test func knowsWeekdays() throws {
    let day = try #require(CalendarDate(iso: "2024-10-23"))
    #expect(day.weekday == 3)
    #expect(day.iso == "2024-10-23")
  }

  @Test func refusesDaysThatDoNotExist() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(iso: "2024-13-01") == nil)
  }

  @Test func roundTripsOverFourCenturies() throws {
    var day = try #require(CalendarDate(year: 1890, month: 1, day: 1))
    for _ in 0..<150_000 {
      let (y, m, d) = day.components
      #expect(CalendarDate(year: y, month: m, day: d) == day)
      day = day.adding(days: 1)
    }
  }

  @Test func addsMonthsWithoutLeavingTheMonth() {
    #expect(CalendarDate(iso: "2024-01-31")?.adding(months: 1).iso == "2024-02-29")
    #expect(CalendarDate(iso: "2024-01-31")?.adding(months: -2).iso == "2023-11-30")
  }
}
