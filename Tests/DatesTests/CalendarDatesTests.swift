import Testing

@testable import Dates

@Suite struct CalendarDates {
  @Test func fullDatesNeedNoAnchor() {
    #expect(read("The ferry sank on March 3, 2031.") == ["March 3, 2031 = 2031-03-03"])
    #expect(read("It sank on 3 March 2031 at dawn.") == ["3 March 2031 = 2031-03-03"])
    #expect(read("Signed 2031-03-03 in Torvik.") == ["2031-03-03 = 2031-03-03"])
    #expect(read("On 23.10.2031 it closed.") == ["23.10.2031 = 2031-10-23"])
    #expect(read("In June 2030 the mine flooded.") == ["June 2030 = 2030-06"])
  }

  @Test func yearsDecadesAndCenturies() {
    #expect(read("Since 1953 the border is shut.") == ["1953 = 1953"])
    #expect(read("In the late 1960s it was built.") == ["the late 1960s = 196"])
    #expect(read("A nineteenth century mill burned.") == ["nineteenth century = 18"])
    #expect(read("The temple dates from 480 BC.") == ["480 BC = BC0480"])
    #expect(
      read("Output fell in the third quarter of 2030.") == ["the third quarter of 2030 = 2030-Q3"])
  }

  @Test func weekdaysLieOnTheSideTheTenseTells() {
    #expect(read("The envoy left on Tuesday.", on: "2031-04-10") == ["Tuesday = 2031-04-08"])
    #expect(
      read("The envoy will leave on Tuesday.", on: "2031-04-10") == ["Tuesday = 2031-04-15"])
    #expect(read("It was Thursday.", on: "2031-04-10") == ["Thursday = 2031-04-10"])
    #expect(read("He came last Thursday.", on: "2031-04-10") == ["last Thursday = 2031-04-03"])
  }

  @Test func monthsTakeTheirYearFromTheDocument() {
    #expect(read("A pact was signed in June.", on: "2031-04-10") == ["June = 2030-06"])
    #expect(
      read("They promised 10,000 by December.", on: "2031-04-10") == ["December = 2031-12"])
    #expect(
      read("Since August of the previous year it has grown.", on: "2031-04-10")
        == ["August of the previous year = 2030-08"])
    #expect(read("Rain fell all autumn.", on: "2031-10-10") == ["autumn = 2031-FA"])
  }

  @Test func nothingIsInventedForAnUndatedDocument() {
    let found = expressions("It sank on Tuesday, in June, last night.")
    #expect(found.map(\.time.value) == ["XXXX-WXX-2", "XXXX-06", "XXXX-XX-XXTNI"])
    #expect(found.allSatisfy { $0.time.interval == nil })
  }

  @Test func impossibleDatesAreNoDates() {
    #expect(read("On the 31st of February nothing happened.", on: "2031-04-10") == [])
    #expect(read("On 2031-02-30 and 31/02/2031.", on: "2031-04-10") == [])
    #expect(read("Version 1.2.3 shipped in Q5.", on: "2031-04-10") == [])
  }

  @Test func wordsThatOnlyLookLikeDatesAreLeft() {
    #expect(read("You may march in the sun, fall and spring back.", on: "2031-04-10") == [])
    #expect(read("About 2000 soldiers and 1950 people marched.", on: "2031-04-10") == [])
    #expect(read("Theresa May met April Jones.", on: "2031-04-10").count <= 1)
  }
}
