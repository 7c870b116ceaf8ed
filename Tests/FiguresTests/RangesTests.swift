import Testing

@testable import Figures

@Suite struct Ranges {
  @Test func unitsMayStandAtBothEnds() {
    #expect(read("Rates lie between 5% and 6%.") == ["between 5% and 6% | 5-6 | percent | range"])
    #expect(
      read("The fine is $3 billion to $5 billion.")
        == ["$3 billion to $5 billion | 3000000000-5000000000 | USD | range"])
    #expect(read("It takes 30 to 40 trucks.") == ["30 to 40 trucks | 30-40 | truck | range"])
  }

  @Test func aChangeByOneAmountToAnotherIsNoRange() {
    #expect(read("The debt rose by $43 billion to $419 billion.").count == 2)
  }

  @Test func changesAreTold() {
    #expect(figures("Prices rose 8% and sales fell by 3%.").map(\.figure.change) == ["up", "down"])
  }

  @Test func moneyIsWrittenInManyWays() {
    #expect(read("They paid USD10m.") == ["USD10m | 10000000 | USD | exact"])
    #expect(read("It costs 1,200€ now.") == ["1,200€ | 1200 | EUR | exact"])
    #expect(read("He lost HK$5.4m.") == ["HK$5.4m | 5400000 | HKD | exact"])
  }

  @Test func belowZero() {
    #expect(read("It fell to minus 12 degrees.") == ["minus 12 degrees | -12 | degree | exact"])
  }

  @Test func agesModelsAndYearsAreNoFigures() {
    #expect(read("A 62-year-old man and a boy aged 12 left.") == [])
    #expect(read("They flew a 787 Skyliner over 575 Harbour Road.") == [])
    #expect(read("Kelmark's 2030 sales disappointed.") == [])
  }
}
