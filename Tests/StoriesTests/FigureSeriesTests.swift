import Dates
import Documents
import Figures
import Names
import Sentences
import Spans
import Testing

@testable import Stories

/// Readings of invented reports: (id, day, text).
private func readings(_ reports: [(String, String?, String)]) -> [Reading] {
  reports.map { id, day, text in
    var document = Document(id: id, text: SourceText(text))
    document.passages = [Passage(span: document.text.span, role: .body)]
    if let date = day.flatMap({ CalendarDate(iso: $0) }) {
      document.published = PublicationDate(date, basis: .given)
    }
    let sentences = SentenceReader.sentences(in: document)
    let names = NameReader.names(in: document, sentences: sentences)
    let dates = DateReader.dates(in: document, sentences: sentences)
    let figures = FigureReader.figures(
      in: document, sentences: sentences, names: names, dates: dates)
    return Reading(
      document: document, sentences: sentences, names: names, dates: dates, figures: figures)
  }
}

/// Words and relation of each point, one line a series.
private func lines(_ readings: [Reading]) -> [[String]] {
  FigureSeries.series(of: readings).map { series in
    series.points.map { point in
      let reading = readings[point.reading]
      let words = reading.document.text.string(reading.figures[point.figure].span)
      return words + " " + point.relation.rawValue
    }
  }
}

@Suite struct FigureSeriesJoining {
  @Test func aTollThatRisesAndOneThatFallsAreOneSeriesEach() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "The ferry sank and at least 12 people were killed."),
        ("b", "2031-04-02", "The death toll rose to 31. About 200 people were rescued."),
        ("c", "2031-04-03", "Rescuers said 27 people died, down from 31 people."),
      ]))
    #expect(found.count == 2)
    #expect(
      found.first == [
        "at least 12 people first", "31 risen", "31 people repeated", "27 people revised",
      ])
  }

  @Test func oneThingToldInOtherWordsIsOneSeries() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "Seven people were taken to Velm hospital."),
        ("b", "2031-04-02", "At least 46 people were injured in the leak."),
        ("c", "2031-04-03", "The number of injured rose to 61."),
      ]))
    #expect(found.map(\.count) == [3])
  }

  @Test func sharesOfTheDeadAreNotTheDead() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "The flood killed 17 people."),
        ("b", "2031-04-02", "Eleven of the dead were found at one campsite."),
        ("c", "2031-04-03", "The death toll rose to 24."),
      ]))
    #expect(found.first?.count == 2)
  }

  @Test func aNumberSetAgainstAnotherIsTheOlderOne() {
    let found = lines(
      readings([("a", "2031-04-01", "Three inmates are on the run, not two.")]))
    #expect(found.map(\.count) == [2])
  }

  @Test func plannedAndSentForcesStayApart() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "Torvian commanders sent 300 Torvian soldiers to the strait."),
        ("b", "2031-04-02", "Torvia plans to send 900 Torvian soldiers to the strait."),
        ("c", "2031-04-03", "Some 300 Torvian troops have arrived at the strait."),
        ("d", "2031-04-03", "An army of 5,000 Kelmark soldiers is deployed there."),
      ]))
    #expect(found.count == 3)
    #expect(found.first?.count == 2)
    #expect(found.first?.last == "Some 300 Torvian troops repeated")
  }

  @Test func ratesAndDistributionsAreOtherQuantities() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "Torvia lost 300 soldiers."),
        ("b", "2031-04-02", "Torvia loses 40 soldiers per day."),
      ]))
    #expect(found.count == 2)
  }

  @Test func theOrderOfDocumentsDoesNotMatter() {
    let reports: [(String, String?, String)] = [
      ("a", "2031-04-01", "The blast killed 12 people."),
      ("b", "2031-04-02", "The blast killed 19 people and injured 40 people."),
      ("c", nil, "The blast killed 19 people."),
    ]
    #expect(lines(readings(reports)) == lines(readings(reports.reversed())))
  }

  @Test func informantsAreInNoSeries() {
    #expect(lines(readings([("a", nil, "Two officials said the dam held.")])).isEmpty)
  }
}

@Suite struct InferredDocumentDates {
  @Test func aTextThatCallsTheNewestNumberOvertakenIsLater() {
    let inferred = DocumentDates.inferred(
      from: readings([
        ("a", "2031-04-05", "The blast killed 31 people."),
        ("b", nil, "The blast killed 44 people, up from 31 people."),
      ]))
    #expect(inferred[0] == nil)
    #expect(inferred[1]?.published.earliest?.iso == "2031-04-05")
    #expect(inferred[1]?.published.latest == nil)
    #expect(inferred[1]?.published.basis == .inferred)
  }

  @Test func aMonthWithoutYearBoundsBothEnds() {
    let inferred = DocumentDates.inferred(
      from: readings([
        ("a", "2031-04-05", "The ministers signed a fisheries pact in June."),
        ("b", nil, "They had signed the fisheries pact in June after the ministers met."),
      ]))
    #expect(inferred[1]?.published.earliest?.iso == "2030-07-01")
    #expect(inferred[1]?.published.latest?.iso == "2031-05-31")
  }

  @Test func anOldNumberAloneBoundsNothing() {
    let inferred = DocumentDates.inferred(
      from: readings([
        ("a", "2031-04-05", "The blast killed 44 people, up from 31 people."),
        ("b", nil, "The blast killed 31 people."),
      ]))
    #expect(inferred[1] == nil)
  }

  @Test func fullDatesInThePastTenseComeBefore() {
    let inferred = DocumentDates.inferred(
      from: readings([("a", nil, "The dam broke on 3 May 2030.")]))
    #expect(inferred[0]?.published.earliest?.iso == "2030-05-03")
  }
}

@Suite struct FigureSeriesPrecision {
  @Test func otherCountsOfPeopleAreNotDeaths() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "The ferry sank and 31 people were killed."),
        ("b", "2031-04-02", "The company employs 1,400 people. Some 40 people remain missing."),
        ("c", "2031-04-02", "Divers recovered six more bodies."),
        ("d", "2031-04-02", "In 1998 a trawler sank and 17 people died."),
      ]))
    #expect(found.count == 5)
  }

  @Test func regularForcesAndFightersStayApart() {
    let found = lines(
      readings([
        ("a", "2031-04-01", "Torvia sent 400 soldiers. It believes that 900 gunmen are there.")
      ]))
    #expect(found.count == 2)
  }

  @Test func anUndatedReportIsNeverCalledRisenOrFallen() {
    let found = lines(
      readings([
        ("a", "2031-04-05", "The blast killed 31 people."),
        ("b", nil, "The blast killed 12 people."),
      ]))
    #expect(found.first?.last == "12 people order not known")
  }

  @Test func undatedReportsStandBesideTheirNumber() {
    let found = lines(
      readings([
        ("a", "2031-04-05", "The blast killed 12 people."),
        ("b", "2031-04-06", "The blast killed 31 people, up from 12 people."),
        ("c", nil, "The blast killed 12 people."),
      ]))
    #expect(
      found.first == [
        "12 people first", "12 people repeated", "12 people repeated", "31 people revised",
      ])
  }
}
