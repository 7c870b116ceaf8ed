import Briefs
import Claims
import Dates
import Documents
import Figures
import Names
import Origins
import Spans
import Stories

/// From documents to readings, stories and briefs.
extension Pipeline {
  /// The readings of all documents, in their order, `jobs` at a time (all cores where nil).
  package static func readings(
    of documents: [Document], gazetteer: Gazetteer = .standard, confidence: Double = 0,
    jobs: Int? = nil,
    step: @escaping @Sendable () -> Void = {}
  ) async -> [Reading] {
    let width = max(1, min(jobs ?? 4, documents.count))
    return await withTaskGroup(of: (Int, Reading).self) { group in
      var result: [Reading?] = Array(repeating: nil, count: documents.count)
      var next = 0
      func start() {
        guard next < documents.count else { return }
        let number = next
        next += 1
        group.addTask {
          let reading = reading(
            of: documents[number], gazetteer: gazetteer, confidence: confidence)
          return (number, reading)
        }
      }
      for _ in 0..<width { start() }
      while let (number, reading) = await group.next() {
        result[number] = reading
        step()
        start()
      }
      return result.compactMap { $0 }
    }
  }

  /// The readings, in their order, each dated within its story.
  package static func datedByStory(_ readings: [Reading]) -> [Reading] {
    var result = readings
    for cluster in clusters(of: readings) {
      for (number, reading) in zip(cluster, dated(cluster.map { readings[$0] })) {
        result[number] = reading
      }
    }
    return result
  }

  /// The readings with the publication dates that undated documents imply, and their dates and
  /// figures read again against them.
  static func dated(_ readings: [Reading]) -> [Reading] {
    let inferred = DocumentDates.inferred(from: readings)
    return readings.indices.map { number in
      guard let published = inferred[number]?.published else { return readings[number] }
      return readAgain(readings[number], published: published)
    }
  }

  /// Which words are temporal does not depend on the document's date, so numbers of dates that
  /// claims and events hold stay right.
  private static func readAgain(_ reading: Reading, published: PublicationDate) -> Reading {
    var result = reading
    result.document.published = published
    let dates = DateReader.dates(in: result.document, sentences: reading.sentences)
    guard dates.count == reading.dates.count else {
      return Pipeline.reading(
        of: result.document, gazetteer: reading.names.gazetteer, confidence: reading.confidence)
    }
    result.dates = dates
    let figures = FigureReader.figures(
      in: result.document, sentences: reading.sentences, names: reading.names, dates: dates)
    result.figures = ClaimReader.attribute(figures, to: reading.claims, in: result.document)
    return result
  }

  /// One brief a story, the story with the most documents first. With `asOf` of what was published
  /// by that day, as far as it is known or inferred: dating comes before leaving out.
  package static func stories(of readings: [Reading], asOf: CalendarDate? = nil) -> [Brief] {
    clusters(of: readings).compactMap { cluster in
      let known = dated(cluster.map { readings[$0] }).filter { isPublished($0.document, by: asOf) }
      return known.isEmpty ? nil : brief(of: known)
    }
  }

  /// Numbers of the readings of each story; what is not analysed goes with the story it shares
  /// most names with.
  static func clusters(of readings: [Reading]) -> [[Int]] {
    let read = readings.indices.filter { readings[$0].document.isAnalysed }
    let documents = read.map { readings[$0].document }
    let copies = CopyGroups(SharedPassages.find(in: documents), in: documents)
    var clusters = StoryClusters.clusters(of: documents, copies: copies).map { cluster in
      cluster.map { read[$0] }
    }
    let unread = readings.indices.filter { !readings[$0].document.isAnalysed }
    guard !clusters.isEmpty else { return unread.isEmpty ? [] : [unread] }
    let stories = clusters.map { cluster in cluster.map { readings[$0].document } }
    for number in unread {
      let story = UnreadDocuments.story(of: readings[number].document, among: stories)
      clusters[story].append(number)
    }
    return NameAgreement.joined(clusters, readings)
  }

  /// Undated documents are kept: nothing says they are later.
  private static func isPublished(_ document: Document, by date: CalendarDate?) -> Bool {
    guard let date, let published = document.published.value ?? document.published.earliest else {
      return true
    }
    return published <= date
  }

  /// The brief of the readings of one story.
  package static func brief(of readings: [Reading]) -> Brief {
    let ordered = ReadingOrder.sorted(readings)
    let passages = SharedPassages.find(in: ordered.map(\.document))
    let copies = CopyGroups(passages, in: ordered.map(\.document))
    let documents = ordered.indices.map { number in
      BriefDocument(
        document: ordered[number].document, repeated: repeatedShare(ordered[number].document),
        sharedWith: copies.partners(of: number))
    }
    return Brief(
      BriefSource(
        readings: ordered, groups: ClaimGroups.groups(of: ordered),
        series: FigureSeries.series(of: ordered),
        commitments: CommitmentGroups.groups(of: ordered), events: EventGroups.groups(of: ordered),
        interests: Interests.interests(in: ordered),
        corrections: Corrections.corrections(in: ordered), documents: documents,
        passages: passages))
  }

  /// Share of a document's bytes that stand in passages printed before.
  private static func repeatedShare(_ document: Document) -> Double {
    let repeated = document.passages.filter { $0.role == .repeat }.reduce(0) { $0 + $1.span.length }
    return document.text.isEmpty ? 0 : Double(repeated) / Double(document.text.count)
  }

  /// The series of each story, with the readings their numbers refer to.
  package static func figureSeries(
    of readings: [Reading]
  ) -> [(readings: [Reading], series: [FigureSeries])] {
    clusters(of: readings).map { cluster in
      let ordered = ReadingOrder.sorted(dated(cluster.map { readings[$0] }))
      return (ordered, FigureSeries.series(of: ordered))
    }
  }

  /// Series labels by reading and figure, joined over the readings of each story.
  package static func seriesLabels(of readings: [Reading]) -> [[Int: String]] {
    var labels: [[Int: String]] = Array(repeating: [:], count: readings.count)
    let stories = clusters(of: readings)
    for (number, story) in stories.enumerated() {
      let prefix = stories.count > 1 ? "story \(number + 1): " : ""
      for series in FigureSeries.series(of: story.map { readings[$0] }) {
        for point in series.points {
          labels[story[point.reading]][point.figure] = prefix + series.key
        }
      }
    }
    return labels
  }
}

extension CopyGroups {
  /// The documents that share at least half of the shorter with this one, ascending.
  fileprivate func partners(of number: Int) -> [Int] {
    pairs.compactMap { pair in
      pair.document == number ? pair.source : pair.source == number ? pair.document : nil
    }
    .sorted()
  }
}
