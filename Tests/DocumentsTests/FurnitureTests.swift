import Spans
import Testing

@testable import Documents

@Suite struct FurnitureTests {
  @Test func theHeaderOfAPageIsFurniture() throws {
    let report = try document(
      "17°C\nPort Ellery\nMonday, March 3, 2031\n\nFerry Strikes Mole in Fog\n\n\(paragraph)\n\n\(second)"
    )
    #expect(passages(report, .furniture) == ["17°C", "Port Ellery", "Monday, March 3, 2031"])
    #expect(report.title == "Ferry Strikes Mole in Fog")
  }

  @Test func linksBoxesAndAuthorsAfterTheArticleAreFurniture() throws {
    let tail = [
      "Ada Moss", "Ada Moss", "Ada Moss covers the coast for us and has done so for many years.",
      "Subscribe", "- Get every story", "- Read without advertisements", "Latest stories",
      "Lighthouse Keeper Wins Regional Chess Cup", "The keeper of the northern light beat…",
      "Will the New Bridge Open This Year?", "All rights reserved.",
    ]
    let report = try document("\(paragraph)\n\n\(second)\n\n" + tail.joined(separator: "\n\n"))
    #expect(passages(report, .body) == [paragraph, second])
    #expect(passages(report, .furniture) == tail)
  }

  @Test func aBoxInsideTheArticleEndsWhereTheArticleGoesOn() throws {
    let report = try document(
      "\(paragraph)\n\nRead more\n\nBridge Closed Again\n\n\(second)\n\n\(paragraph.uppercased())")
    #expect(passages(report, .furniture) == ["Read more", "Bridge Closed Again"])
    #expect(passages(report, .body).first == paragraph)
  }

  @Test func sentencesAboutPrivacyOrSharingStay() throws {
    let sentence =
      "The board also changed its privacy policy after passengers complained about the letters."
    let report = try document("\(paragraph)\n\n\(sentence)\n\n\(second)")
    #expect(passages(report, .body) == [paragraph, sentence, second])
  }

  @Test func shortClosingSentencesStay() throws {
    let report = try document("\(paragraph)\n\(second)\nHe has appealed.")
    #expect(passages(report, .body).last == "He has appealed.")
  }

  @Test func captionsAreToldByTheirCredit() throws {
    let caption = "The ferry on Tuesday (Photo by Lin Oke/Coast Pictures)"
    let report = try document("\(paragraph)\n\n\(caption)\n\n\(second)")
    #expect(passages(report, .caption) == [caption])
  }

  @Test func aPassagePrintedTwiceIsARepeatOfTheFirst() throws {
    let report = try document(
      "\(paragraph)\nThe Aftermath\n\(second)\n\(paragraph)\nThe Aftermath\n\(second)")
    #expect(passages(report, .repeat) == [paragraph, "The Aftermath", second])
    let copies = report.passages.filter { $0.role == .repeat }
    #expect(copies.map { $0.of } == report.passages.prefix(3).map(\.span))
  }

  @Test func aCopyWithAWordChangedIsStillARepeat() throws {
    let report = try document(
      "\(paragraph)\n\(second)\n\(paragraph.replacing("shortly", with: "just"))")
    #expect(report.passages.last?.role == .repeat)
  }

  @Test func differentParagraphsAreNoRepeats() throws {
    #expect(passages(try document("\(paragraph)\n\(second)"), .repeat).isEmpty)
  }
}

@Suite struct HeadTests {
  @Test func theHeadOfAReleaseNamesItsOffice() throws {
    let report = try document(
      """
      REPUBLIC OF NORLAND
      MINISTRY OF PORTS AND SEAWAYS

      Press release No. 7/2031
      Port Ellery, 4 March 2031

      Statement by the Minister on the accident of the night ferry

      \(paragraph)
      """)
    #expect(report.outlet == "MINISTRY OF PORTS AND SEAWAYS")
    #expect(report.title == "Statement by the Minister on the accident of the night ferry")
    #expect(report.published.value?.iso == "2031-03-04")
    #expect(passages(report, .furniture).count == 4)
  }

  @Test func theHeadOfAPaperIsNoTitle() throws {
    let report = try document(
      "THE ELLERY WEEKLY\nNews of the coast since 1921\nThe night the horns were silent\nBy our own reporters\n"
        + paragraph)
    #expect(report.outlet == "THE ELLERY WEEKLY")
    #expect(report.title == "The night the horns were silent")
  }

  @Test func noticesAfterTheArticleAreFurniture() throws {
    let notice = "FOR SALE: one outboard motor, little used."
    let correction = "CORRECTION: The ferry left at nine, not at ten."
    let report = try document("\(paragraph)\n\(second)\n\(correction)\n\(notice)")
    #expect(passages(report, .furniture) == [notice])
    #expect(passages(report, .body).last == correction)
  }

  @Test(arguments: [
    "Comments by Minister Spark a Row", "Shares of Ferry Company Fall", "Contact With Vessel Lost",
  ])
  func headlinesMayStartLikeFurniture(title: String) throws {
    #expect(try document("\(title)\n\(paragraph)").title == title)
  }
}

@Suite struct CreditTests {
  @Test(arguments: [
    ("(Source:www.coastwire.example)", "www.coastwire.example", "source-line"),
    ("By Ada Moss, Associated Press", "Associated Press", "byline"),
    ("AP contributed to this report.", "AP", "note"),
    ("Additional reporting by Coastwire", "Coastwire", "note"),
    ("(Reporting by Ada Moss for Reuters; Editing by Lin Oke)", "Reuters", "note"),
  ])
  func aBlockOfItsOwnIsACredit(line: String, name: String, rule: String) throws {
    let report = try document("\(paragraph)\n\n\(second)\n\n\(line)")
    #expect(passages(report, .credit) == [line])
    #expect(report.credits.map(\.name) == [name])
    #expect(report.credits.map(\.rule) == [rule])
  }

  @Test(arguments: [
    ("PORT ELLERY, March 4 (Reuters) - ", "Reuters"), ("(AFP) — ", "AFP"),
    ("LOW HAVEN, Norland (AP) – ", "AP"), ("LOW HAVEN, May 6 (Coastwire) - ", "Coastwire"),
    ("Port Ellery /PRNewswire/ -- ", "PRNewswire"),
  ])
  func anAgencyInTheDatelineIsACredit(head: String, name: String) throws {
    let report = try document(head + paragraph)
    #expect(report.credits.map(\.name) == [name])
    #expect(report.credits.first?.rule == "dateline")
    #expect(passages(report, .body).count == 1)
  }

  @Test(arguments: [
    "The boat (it was new) - ", "Port Ellery (the old one) - ", "He said (AP) that ",
  ])
  func bracketsInASentenceAreNoCredit(head: String) throws {
    #expect(try document(head + paragraph).credits.isEmpty)
  }

  @Test func bylinesGiveAuthors() throws {
    let report = try document("Ferry Strikes Mole in Fog\nBy Ada Moss and Lin Oke\n\(paragraph)")
    #expect(report.authors == ["Ada Moss", "Lin Oke"])
    #expect(report.title == "Ferry Strikes Mole in Fog")
  }
}

@Suite struct PublicationDateTests {
  private let widget = "17°C\nPort Ellery\nTuesday, March 4, 2031\n\nFerry Strikes Mole in Fog\n\n"

  @Test func thePageClockCountsWhereTheArticleNamesTheDay() throws {
    let date = try document(widget + paragraph).published
    #expect(date == PublicationDate(try #require(CalendarDate(iso: "2031-03-04")), basis: .text))
  }

  @Test func elseThePageClockIsABound() throws {
    let date = try document(widget + second).published
    #expect(date.value == nil)
    #expect(date.latest == CalendarDate(iso: "2031-03-04"))
  }

  @Test func bylinesAndDatelinesStateTheDay() throws {
    for head in [
      "By Ada Moss | 4 March 2031\n", "PORT ELLERY, March 4, 2031 (AFP) — ",
      "Published: 2031-03-04 10:15\n",
    ] {
      let date = try document(head + paragraph).published
      #expect(date.value == CalendarDate(iso: "2031-03-04") && date.basis == .text)
    }
  }

  @Test func theCallerDatesTheRest() throws {
    let date = try document(paragraph, published: "2031-03-05").published
    #expect(date.value?.iso == "2031-03-05" && date.basis == .given)
    let wire = try document("ELLERY, Dec 30 (AFP) - " + paragraph, published: "2031-01-02")
      .published
    #expect(wire.value?.iso == "2030-12-30" && wire.basis == .text)
  }

  @Test func aDatelineWithoutAYearTakesThatOfItsNeighbours() throws {
    var documents = [
      try document("ELLERY, Dec 30 (AFP) - " + paragraph),
      try document("3 January 2031\n" + second),
    ]
    DatelineYears.infer(&documents)
    #expect(documents[0].published.value?.iso == "2030-12-30")
    #expect(documents[0].published.basis == .inferred)
  }

  @Test func withoutAnyDateItIsUnknown() throws {
    #expect(try document(paragraph).published == .unknown)
  }
}
