import Claims
import Dates
import Documents
import Figures
import Names
import Sentences
import Spans

/// When the undated documents of a story were published, as far as their own words and the other
/// documents imply it.
///
/// Each rule gives one bound and is named; a bound is given only where the text leaves no other
/// reading. That a report still tells an overtaken number is no bound: old numbers are copied for
/// weeks. Bounds that contradict each other are all dropped.
package enum DocumentDates {
  /// What was inferred for one document, and from what.
  package struct Inference: Sendable {
    /// Basis `inferred`; bounds may be open, `value` only where both meet.
    package var published: PublicationDate
    /// The rules that gave each bound, in the order they were applied.
    package var rules: [String]
  }

  /// One answer a reading, in order; nil where the date is known or nothing can be said. The
  /// pipeline sets `document.published` to it and reads the dates again. O(readings × tokens of
  /// the sentences with months + figures).
  package static func inferred(from readings: [Reading]) -> [Inference?] {
    let undated = readings.indices.filter { readings[$0].document.published.basis == .unknown }
    guard !undated.isEmpty else { return readings.map { _ in nil } }
    let relatives = Relatives(readings)
    var bounds = [Int: DateBounds](uniqueKeysWithValues: undated.map { ($0, DateBounds()) })
    for number in undated {
      captured(readings[number], &bounds[number, default: DateBounds()])
      fullDates(readings[number], &bounds[number, default: DateBounds()])
    }
    revisions(readings, relatives, &bounds)
    verifications(readings, relatives, &bounds)
    let months = MonthMentions(readings)
    for number in undated {
      months.bound(number, relatives, &bounds[number, default: DateBounds()])
    }
    return readings.indices.map { bounds[$0]?.inference }
  }

  /// Nothing is captured before it is published.
  private static func captured(_ reading: Reading, _ bounds: inout DateBounds) {
    guard let captured = reading.document.captured, let day = CalendarDate(iso: captured) else {
      return
    }
    bounds.notAfter(day, "not after it was captured")
  }

  /// A full date told in the past tense lies before publication. The year must stand in the text;
  /// sentences with a word of the future are left alone.
  private static func fullDates(_ reading: Reading, _ bounds: inout DateBounds) {
    for date in reading.dates where !date.isInferred && date.kind == .date {
      guard let start = date.interval?.start, date.value.utf8.count == 10,
        date.modifier == nil || date.modifier == "AFTER",
        reading.sentences.indices.contains(date.sentence),
        isPast(reading.sentences[date.sentence])
      else { continue }
      bounds.notBefore(start, "not before the full date \(date.value) told in the past tense")
    }
  }

  /// A finite verb in the past tense and no word of the future.
  static func isPast(_ sentence: Sentence) -> Bool {
    var hasPast = false
    for token in sentence.tokens {
      if token.xpos == "VBD" { hasPast = true }
      if token.xpos == "MD" || token.lower == "scheduled" || token.lower == "expected" {
        return false
      }
    }
    return hasPast
  }

  /// This text tells B as risen or fallen from A; a dated one still has A as its newest value.
  private static func revisions(
    _ readings: [Reading], _ relatives: Relatives, _ bounds: inout [Int: DateBounds]
  ) {
    for one in FigureSeries.series(of: readings) {
      for point in one.points where bounds[point.reading] != nil {
        let figures = readings[point.reading].figures
        guard let revision = figures[point.figure].revision,
          let older = figures.first(where: { $0.span == revision.older })
        else { continue }
        for other in one.points where other.reading != point.reading {
          let document = readings[other.reading].document
          guard let day = document.published.value,
            isNewest(FigureRelations.number(older), other, one, readings),
            relatives.areOneStory(point.reading, other.reading)
          else { continue }
          bounds[point.reading]?.notBefore(
            day, "not before \(document.id), whose newest number it calls overtaken")
        }
      }
    }
  }

  /// Whether the number is the point's and its document tells no other after it.
  private static func isNewest(
    _ number: Double, _ point: FigureSeries.Point, _ series: FigureSeries, _ readings: [Reading]
  ) -> Bool {
    let own = readings[point.reading].figures[point.figure]
    guard own.status != .superseded, FigureRelations.number(own) == number else { return false }
    return !series.points.contains {
      let figure = readings[$0.reading].figures[$0.figure]
      return $0.reading == point.reading && figure.status != .superseded
        && FigureRelations.number(figure) != number
    }
  }

  /// Here somebody calls something unverified that, by a dated document, the same confirms.
  private static func verifications(
    _ readings: [Reading], _ relatives: Relatives, _ bounds: inout [Int: DateBounds]
  ) {
    var confirming: [ActorID: [Int]] = [:]
    for (number, reading) in readings.enumerated() where reading.document.published.value != nil {
      let claims = reading.claims.filter {
        $0.modality == .confirmed && $0.isPositive && $0.isAttributed
      }
      for actor in Set(claims.flatMap(\.actors)) { confirming[actor, default: []].append(number) }
    }
    for number in bounds.keys.sorted() {
      let doubting = readings[number].claims.filter {
        $0.modality == .unverified && $0.isAttributed
      }
      for actor in Set(doubting.flatMap(\.actors)) {
        for other in confirming[actor] ?? [] where relatives.areOneStory(number, other) {
          guard let day = readings[other].document.published.value else { continue }
          bounds[number]?.notAfter(
            day, "not after \(readings[other].document.id), where the same source confirms")
        }
      }
    }
  }
}

/// Whether two documents tell one story, by their content words. Dates are inferred over all
/// documents of a call, so a death toll of another story must not count.
struct Relatives {
  private let words: [Set<String>]

  /// Share of the smaller document's nouns, names and verbs. Reports of one event shared .3 and
  /// more in two invented sets and one real one, of different events .29 at most.
  private static let share = 0.3

  init(_ readings: [Reading]) {
    words = readings.map {
      $0.sentences.reduce(into: []) { $0.formUnion(MonthMentions.content($1)) }
    }
  }

  func areOneStory(_ left: Int, _ right: Int) -> Bool {
    let least = Swift.min(words[left].count, words[right].count)
    guard least > 0 else { return false }
    let common = words[left].intersection(words[right]).count
    return Double(common) >= Relatives.share * Double(least)
  }
}

/// Bounds under collection.
struct DateBounds {
  private var earliest: CalendarDate?
  private var latest: CalendarDate?
  private var rules: [String] = []

  mutating func notBefore(_ day: CalendarDate, _ rule: String) {
    guard earliest.map({ $0 < day }) ?? true else { return }
    earliest = day
    rules.append(rule)
  }

  mutating func notAfter(_ day: CalendarDate, _ rule: String) {
    guard latest.map({ day < $0 }) ?? true else { return }
    latest = day
    rules.append(rule)
  }

  /// Nil where nothing was found or the bounds contradict each other.
  var inference: DocumentDates.Inference? {
    guard earliest != nil || latest != nil else { return nil }
    if let earliest, let latest, earliest > latest { return nil }
    let published = PublicationDate(
      value: earliest == latest ? earliest : nil, earliest: earliest, latest: latest,
      basis: .inferred)
    return DocumentDates.Inference(published: published, rules: rules)
  }
}

/// "signed in June": a month named without its year, about something a dated document places in
/// a year. It was written after that month and before the same month came round again.
struct MonthMentions {
  private struct Place {
    var reading: Int
    var month: Int
    /// Nil where the year is unknown.
    var year: Int?
    var words: Set<String>
  }

  /// Months without a year, by reading; months with one, by month, at most `maximum` each.
  private let open: [Int: [Place]]
  private let dated: [Int: [Place]]
  private static let maximum = 200

  /// How many content words two sentences must share to be about one thing. Three keeps "the two
  /// signed a pact in June" apart from another June of the same countries.
  private static let shared = 3

  init(_ readings: [Reading]) {
    var places: [Place] = []
    for (number, reading) in readings.enumerated() {
      for date in reading.dates where date.kind == .date && date.modifier == nil {
        guard let (year, month) = MonthMentions.parts(date.value),
          reading.sentences.indices.contains(date.sentence)
        else { continue }
        let sentence = reading.sentences[date.sentence]
        let words = MonthMentions.content(sentence)
        places.append(Place(reading: number, month: month, year: year, words: words))
      }
    }
    open = Dictionary(grouping: places.filter { $0.year == nil }, by: \.reading)
    dated = Dictionary(grouping: places.filter { $0.year != nil }, by: \.month)
      .mapValues { Array($0.prefix(MonthMentions.maximum)) }
  }

  func bound(_ number: Int, _ relatives: Relatives, _ bounds: inout DateBounds) {
    for own in open[number] ?? [] {
      for other in dated[own.month] ?? [] where other.reading != number {
        guard let year = other.year,
          own.words.intersection(other.words).count >= MonthMentions.shared,
          relatives.areOneStory(number, other.reading),
          let first = CalendarDate(year: year, month: own.month, day: 1)
        else { continue }
        let rule = "names the month of \(first.iso.prefix(7)) without its year"
        bounds.notBefore(first.adding(months: 1), rule)
        bounds.notAfter(first.adding(months: 12).adding(days: -1), rule)
      }
    }
  }

  /// Year and month of "2024-06" and "XXXX-06"; nil for other values.
  private static func parts(_ value: String) -> (year: Int?, month: Int)? {
    let pieces = value.split(separator: "-")
    guard pieces.count == 2, pieces[0].utf8.count == 4, let month = Int(pieces[1]),
      (1...12).contains(month)
    else { return nil }
    if pieces[0] == "XXXX" { return (nil, month) }
    return Int(pieces[0]).map { ($0, month) }
  }

  /// Lemmas of nouns, verbs and names.
  static func content(_ sentence: Sentence) -> Set<String> {
    var words: Set<String> = []
    for token in sentence.tokens {
      guard token.tag == .noun || token.tag == .verb || token.tag == .propn else { continue }
      let lemma = token.lemma.isEmpty ? token.lower : token.lemma.lowercased()
      if lemma.utf8.count > 2 { words.insert(lemma) }
    }
    return words
  }
}
