import Testing

@testable import Dates

@Suite struct Pointers {
  @Test func stepsFromTheDocumentsDate() {
    #expect(read("It rained last night.", on: "2031-04-10") == ["last night = 2031-04-09TNI"])
    #expect(read("Talks resume next week.", on: "2031-04-10") == ["next week = 2031-W16"])
    #expect(read("Prices rose last year.", on: "2031-04-10") == ["last year = 2030"])
    #expect(read("He quit two days ago.", on: "2031-04-10") == ["two days ago = 2031-04-08"])
    #expect(read("She left three years ago.", on: "2031-04-10") == ["three years ago = 2028"])
  }

  @Test func stepsFromTheDateLastMentioned() {
    let text =
      "The dam broke on 3 May 2030.\nThe following day it was shut.\nTwo days later it fell."
    #expect(
      read(text, on: "2031-04-10")
        == [
          "3 May 2030 = 2030-05-03", "The following day = 2030-05-04",
          "Two days later = 2030-05-06",
        ])
  }

  @Test func lengthsOfTime() {
    #expect(read("For months the port was shut.") == ["months = PXM"])
    #expect(read("It held for two and a half years.") == ["two and a half years = P2.5Y"])
    #expect(read("A three-day truce began.") == ["three-day = P3D"])
    #expect(read("It took several weeks.") == ["several weeks = PXW"])
    #expect(read("The past decade was dry.") == ["The past decade = P1DE"])
  }

  @Test func vagueReferences() {
    #expect(read("They recently moved and will soon return.").count == 2)
    #expect(read("It is now shut.") == ["now = PRESENT_REF"])
    #expect(read("More may follow in the future.") == ["the future = FUTURE_REF"])
  }

  @Test func setsAndTimes() {
    #expect(read("They meet every Monday.") == ["every Monday = XXXX-WXX-1"])
    #expect(
      read("It sank on 3 May 2030 at 5:30 p.m.") == ["3 May 2030 at 5:30 p.m. = 2030-05-03T17:30"])
    #expect(read("Fire broke out at 0300 GMT.", on: "2031-04-10").count == 1)
  }

  @Test func aRateIsNoTime() {
    #expect(read("They lose 1,200 a day and 40 per week.") == [])
  }

  @Test func deadlinesAndOpenStartsAreMarked() {
    #expect(expressions("By December all go.", on: "2031-04-10").first?.time.modifier == "BEFORE")
    #expect(expressions("Shut since March 2030.").first?.time.modifier == "AFTER")
  }

  @Test func hostileInputIsReadInBoundedTime() {
    let digits = String(repeating: "9", count: 10_000)
    #expect(read("On May " + digits + " and " + digits).count <= 1)
    let words = String(repeating: "the end of two hundred and May last ", count: 4_000)
    #expect(read(words, on: "2031-04-10").count >= 0)
    #expect(read("\u{2013}\u{2019}'-,. '99 of the the", on: "2031-04-10").count <= 1)
  }
}
