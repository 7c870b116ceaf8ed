import Documents
import Origins
import Spans

/// Which documents tell one story, where all of them are there at once.
package enum StoryClusters {
  /// Comparisons at most when stories of two languages meet.
  private static let mostComparisons = 1 << 20

  /// Clusters as ascending document numbers: the largest first, then the one with the document
  /// whose id comes first. The same documents give the same clusters in any order.
  ///
  /// This is `StoryStream` with one batch.
  package static func clusters(
    of documents: [Document], copies: CopyGroups? = nil,
    settings: StoryStream.Settings = StoryStream.Settings()
  ) -> [[Int]] {
    var stream = StoryStream(settings: settings)
    _ = stream.add(withKnownLanguages(documents), copies: copies?.pairs ?? [])
    let ranked = joined(stream).sorted { one, other in
      if one.count != other.count { return one.count > other.count }
      return comesFirst(first(of: one, documents), first(of: other, documents))
    }
    return ranked.map { $0.sorted() }
  }

  /// Where the language is unknown it is taken for the commonest.
  private static func withKnownLanguages(_ documents: [Document]) -> [Document] {
    let counts = Dictionary(grouping: documents.map(\.language).filter { $0 != "und" }) { $0 }
    let ranked = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let common = ranked.first?.key ?? "en"
    return documents.map { document in
      guard document.language == "und" else { return document }
      var result = document
      result.language = common
      return result
    }
  }

  /// A report in another language shares names and numbers at most: each language makes stories by
  /// itself, and those of smaller languages then join the nearest of the largest, at half the
  /// threshold, without pulling at its average. A stream leaves them apart.
  private static func joined(_ stream: StoryStream) -> [[Int]] {
    let stories = stream.stories.values.sorted { $0.points[0] < $1.points[0] }
    let counts = Dictionary(grouping: stories, by: \.language).mapValues { stories in
      stories.reduce(0) { $0 + $1.points.count }
    }
    let largest = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    let base = stories.filter { $0.language == largest }
    var result = base.map(\.documents)
    let foreign = stories.filter { $0.language != largest }
    let isSmall = base.count * foreign.count <= mostComparisons
    for story in foreign {
      if isSmall, let nearest = nearest(to: story, among: base, stream) {
        result[nearest] += story.documents
      } else {
        result.append(story.documents)
      }
    }
    return result
  }

  /// The story whose centre is nearest to this one's, from half the threshold on.
  private static func nearest(
    to story: StoryStream.Story, among others: [StoryStream.Story], _ stream: StoryStream
  ) -> Int? {
    var best: Int?
    var value = stream.settings.threshold / 2
    var spread = SpreadVector()
    spread.spread(story.centre)
    for (number, other) in others.enumerated() {
      let average =
        spread.similarity(to: other.centre) * stream.decay(story.day, other.day)
      if average > value { (best, value) = (number, average) }
    }
    return best
  }

  private static func first(of cluster: [Int], _ documents: [Document]) -> Document {
    cluster.map { documents[$0] }.min(by: comesFirst) ?? documents[cluster[0]]
  }

  /// By id, then by day, then by text: an order the input's order has no part in.
  private static func comesFirst(_ one: Document, _ other: Document) -> Bool {
    if one.id != other.id { return one.id < other.id }
    let (day, otherDay) = (one.published.value?.days ?? .max, other.published.value?.days ?? .max)
    if day != otherDay { return day < otherDay }
    return one.text.bytes.lexicographicallyPrecedes(other.text.bytes)
  }
}
