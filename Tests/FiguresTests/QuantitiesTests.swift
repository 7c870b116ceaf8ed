import Testing

@testable import Figures

@Suite struct Quantities {
  @Test func boundsBelongToThePhrase() {
    #expect(
      read("As many as 400 Torvian soldiers crossed the strait.")
        == ["As many as 400 Torvian soldiers | 400 | person | upper"])
    #expect(read("About 70 shipments left.") == ["About 70 shipments | 70 | shipment | approx"])
    #expect(
      read("More than 3,000 people fled the valley.")
        == ["More than 3,000 people | 3000 | person | lower"])
    #expect(
      read("They sent up to 20 trucks.") == ["up to 20 trucks | 20 | truck | upper"])
    #expect(
      read("Between 40 and 60 houses burned.") == [
        "Between 40 and 60 houses | 40-60 | house | range"
      ])
  }

  @Test func vaguePluralsGiveALowerEnd() {
    #expect(
      read("Thousands of miners marched.") == ["Thousands of miners | 2000 | person | vague-plural"]
    )
    #expect(
      read("Tens of thousands of shells were fired.")
        == ["Tens of thousands of shells | 20000 | round | vague-plural"])
  }

  @Test func moneyPercentAndMeasures() {
    #expect(
      read("A loan of $50 billion was agreed.") == ["$50 billion | 50000000000 | USD | exact"])
    #expect(read("The fine was €2.5m.") == ["€2.5m | 2500000 | EUR | exact"])
    #expect(read("Prices rose by 12 percent.") == ["12 percent | 12 | percent | exact"])
    #expect(read("Turnout was 61%.") == ["61% | 61 | percent | exact"])
    #expect(read("The slick is 12 kilometers long.") == ["12 kilometers | 12 | km | exact"])
  }

  @Test func articlesContainersAndModifiersAreInside() {
    #expect(
      read("It is a force of 12,000 soldiers.")
        == ["a force of 12,000 soldiers | 12000 | person | exact"])
    #expect(
      read("The estimated 600,000 workers struck.")
        == ["The estimated 600,000 workers | 600000 | person | approx"])
    #expect(
      read("The first 200 rescue boats had arrived.")
        == ["The first 200 rescue boats | 200 | boat | exact"])
  }

  @Test func ratesAndDistributions() {
    let rate = figures("The army loses 1,200 soldiers per day.").first?.figure
    #expect(rate?.rate == "per day")
    let each = figures("There are 60 beds in each of two wards.").first?.figure
    #expect(each?.per == "ward")
  }

  @Test func numbersOfNamesAndCodesCountNothing() {
    #expect(read("The G7 met over 5G, COVID-19 and Article 5.") == [])
    #expect(read("Version 1.2.3 of Flight 370 won 2-1.") == [])
    #expect(read("One thing is clear: the two countries agree.") == [])
  }

  @Test func hostileNumbersDoNoHarm() {
    let huge = figures("99999999999999999999 soldiers marched.").first?.figure
    #expect(huge?.value == 1e20)
    #expect(read(String(repeating: "7", count: 10_000) + " soldiers") == [])
    #expect(figures(String(repeating: "12 dead and about ", count: 1_500)).count >= 0)
  }
}
