import Documents
import Origins
import Spans
import Testing

@testable import Stories

@Suite struct StoryStreamTests {
  /// Reports of invented events: what happened, where, to whom, told again with other words.
  private static let events: [[String]] = [
    ["dam", "Orvelle", "Halloran", "flood", "gates", "divers", "mill", "water", "board", "rain"],
    ["timber", "Norland", "Brandt", "tax", "sawmills", "growers", "lorries", "protest", "budget"],
    ["tram", "Helmsby", "Okonjo", "signal", "bakery", "brakes", "driverless", "software", "depot"],
    ["comet", "Vasilinna", "telescope", "orbit", "tail", "astronomers", "observatory", "dust"],
  ]

  private static func document(_ event: Int, _ number: Int, day: String? = nil) -> Document {
    let words = events[event]
    let text = (0..<40).map { place in
      let word = words[(place * 7 + number * 3 + place / words.count * number) % words.count]
      return place % 8 == 7 ? "The \(word) was told of." : "the \(word) and"
    }.joined(separator: " ")
    return Document(
      id: "\(event)-\(number)",
      published: day.flatMap { CalendarDate(iso: $0) }.map { PublicationDate($0, basis: .given) }
        ?? .unknown, text: SourceText(text))
  }

  private static func all(_ count: Int) -> [Document] {
    (0..<count).map { document($0 % events.count, $0 / events.count) }
  }

  /// Stories as sets of document ids.
  private static func partition(_ stream: StoryStream) -> Set<Set<String>> {
    Set(stream.current.map { Set($0.documents.map { stream.documentIDs[$0] }) })
  }

  private static func stream(_ batches: [[Document]]) -> StoryStream {
    var stream = StoryStream()
    for batch in batches { _ = stream.add(batch) }
    return stream
  }

  private static func cut(_ documents: [Document], _ size: Int) -> [[Document]] {
    stride(from: 0, to: documents.count, by: size).map {
      Array(documents[$0..<min(documents.count, $0 + size)])
    }
  }

  @Test func aStreamTellsEventsApart() {
    let stream = Self.stream(Self.cut(Self.all(24), 5))
    #expect(stream.current.map(\.id) == ["0-0", "1-0", "2-0", "3-0"])
    #expect(stream.current.allSatisfy { $0.documents.count == 6 })
  }

  /// One batch is the same as its slices in its order, whatever the slices make of it.
  @Test func oneBatchEqualsItsSlices() {
    let documents = Self.all(200).sorted(by: StoryStream.comesFirst)
    let whole = Self.stream([documents])
    #expect(Self.partition(whole) == Self.partition(Self.stream(Self.cut(documents, 64))))
    #expect(Self.partition(whole) == Self.partition(Self.stream(Self.cut(documents, 7))))
  }

  @Test func theOrderInsideABatchChangesNothing() {
    var (stream, reversed) = (StoryStream(), StoryStream())
    for batch in Self.cut(Self.all(60), 20) {
      let told = stream.add(batch).map { change in change.story }
      let toldReversed = reversed.add(batch.reversed()).map { change in change.story }
      #expect(told == toldReversed)
      #expect(stream.current.map(\.id) == reversed.current.map(\.id))
      #expect(Self.partition(stream) == Self.partition(reversed))
    }
  }

  /// A batch changes nothing about stories it doesn't tell of, and names every change.
  @Test func anUntouchedStoryKeepsIDAndDocuments() {
    var stream = StoryStream()
    for batch in Self.cut(Self.all(80), 3) {
      let before = Dictionary(uniqueKeysWithValues: stream.current.map { ($0.id, $0.documents) })
      let told = stream.add(batch)
      let touched = Set(told.flatMap { [$0.story] + [$0.other].compactMap { $0 } })
      let after = Dictionary(uniqueKeysWithValues: stream.current.map { ($0.id, $0.documents) })
      for (id, documents) in before where !touched.contains(id) {
        #expect(after[id] == documents)
      }
      for (id, documents) in after where !touched.contains(id) {
        #expect(before[id] == documents)
      }
    }
  }

  /// What changes say, applied one after the other, gives the stories.
  @Test func theChangesTellTheWholeStory() {
    var stream = StoryStream()
    var told: [Int: String] = [:]
    for batch in Self.cut(Self.all(90), 4) {
      for change in stream.add(batch) {
        for document in change.documents { told[document] = change.story }
      }
    }
    for (id, documents) in stream.current {
      for document in documents { #expect(told[document] == id) }
    }
    #expect(told.count == 90)
  }

  @Test func aReportThatBelongsToTwoEventsMayMergeThem() {
    var stream = StoryStream()
    let halves = (0..<2).map { half in
      Document(
        id: "h\(half)",
        text: SourceText(Self.events[0][(half * 5)..<(half * 5 + 5)].joined(separator: " ")))
    }
    _ = stream.add(halves)
    #expect(stream.current.count == 2)
    let whole = Document(id: "w", text: SourceText(Self.events[0].joined(separator: " ")))
    let told = stream.add([whole])
    #expect(stream.current.count == 1)
    #expect(
      told == [
        .joined(story: "h0", documents: [2]),
        .merged(story: "h1", into: "h0", documents: [1]),
      ])
  }

  @Test func aLateCopyGoesWhereItsSourceIs() {
    var stream = StoryStream()
    _ = stream.add([Self.document(0, 0), Self.document(1, 0)])
    let copy = Document(id: "copy", text: Self.document(0, 0).text)
    let all = [Self.document(0, 0), Self.document(1, 0), copy]
    let pairs = CopyGroups(SharedPassages.find(in: all), in: all).pairs
    #expect(stream.add([copy], copies: pairs) == [.joined(story: "0-0", documents: [2])])
  }

  @Test func whatIsTooOldIsLeftAlone() {
    var stream = StoryStream()
    _ = stream.add([Self.document(0, 0, day: "2031-01-01"), Self.document(0, 1, day: "2031-01-02")])
    _ = stream.add([Self.document(1, 0, day: "2031-06-01")])
    _ = stream.add([Self.document(0, 2, day: "2031-06-02")])
    #expect(stream.current.map(\.documents.count).sorted() == [1, 1, 2])
  }

  @Test func hostileTextsPass() {
    var stream = StoryStream()
    let words = (0..<200_000).map { "w\($0 % 5000)" }.joined(separator: " ")
    let texts = ["", "…", words, String(repeating: "zebra ", count: 100_000)]
    let same = (0..<200).map { Document(id: "s\($0)", text: Self.document(0, 0).text) }
    _ = stream.add(texts.enumerated().map { Document(id: "t\($0)", text: SourceText($1)) })
    _ = stream.add(same)
    _ = stream.add(same.map { Document(id: $0.id + "x", text: $0.text) })
    _ = stream.add([])
    #expect(stream.current.flatMap(\.documents).count == 404)
    #expect(stream.current.contains { $0.documents.count == 400 })
  }

  @Test func aStoryWithManyPointsStaysWhole() {
    let documents = (0..<300).map { Self.document(0, $0) }
    let stream = Self.stream(Self.cut(documents, 50))
    #expect(stream.current.count == 1)
  }

  @Test func tightClustersWithSomeLikenessStayApart() {
    // Two pairs, alike inside at .8, between them at .3: above the threshold, not cohesive.
    func similarity(_ one: Int, _ other: Int) -> Float { one / 2 == other / 2 ? 0.8 : 0.3 }
    let items = (0..<4).map { _ in StoryAgglomeration.Item(size: 1, inside: 0) }
    func clusters(_ cohesion: Float) -> [[Int]] {
      var agglomeration = StoryAgglomeration(items, threshold: 0.1, cohesion: cohesion) { one in
        { similarity(one, $0) }
      }
      return agglomeration.clusters().map(\.members)
    }
    #expect(clusters(0.6) == [[0, 1], [2, 3]])
    #expect(clusters(0.3) == [[0, 1, 2, 3]])
  }
}

extension StoryChange {
  /// The documents a change is about.
  fileprivate var documents: [Int] {
    switch self {
    case .new(_, let documents), .joined(_, let documents), .merged(_, _, let documents),
      .split(_, _, let documents), .moved(_, _, let documents):
      documents
    }
  }

  /// The other story it names.
  fileprivate var other: String? {
    switch self {
    case .new, .joined: nil
    case .merged(let other, _, _), .split(_, let other, _), .moved(_, let other, _): other
    }
  }
}
