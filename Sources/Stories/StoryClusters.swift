import Documents
import Origins
import Spans

/// Which documents tell one story.
package enum StoryClusters {
  package struct Settings: Sendable {
    /// Average similarity from which on documents belong together, in a small and in a large
    /// collection: the more unrelated documents there are, the nearer the nearest of them lies.
    /// Chosen on samples of 8 to 1,518 documents of development data, where the best value rises
    /// evenly with the logarithm of their number.
    package var smallThreshold: Float = 0.08
    package var largeThreshold: Float = 0.16
    /// Days between two documents that cost nothing: a story develops.
    package var grace = 10
    /// Days beyond them in which the similarity of dated documents falls to 1/e.
    package var decay: Float = 30

    package init() {}
  }

  /// Clusters as ascending document numbers: the largest first, then the one with the document
  /// whose id comes first. The same documents give the same clusters in any order.
  ///
  /// Copies are put together first and count once. Then average-link agglomeration over the
  /// similarity of `StoryVector`s, inside the components that similar pairs connect.
  package static func clusters(
    of documents: [Document], copies: CopyGroups? = nil, settings: Settings = Settings()
  ) -> [[Int]] {
    let order = documents.indices.sorted { comesFirst(documents[$0], documents[$1]) }
    let families = families(order, documents, copies)
    var vectorizer = StoryVectorizer()
    let points = families.map { family in
      StoryPoint(
        vector: vectorizer.vector(of: documents[representative(family, documents)]),
        day: documents[family[0]].published.value?.days)
    }
    let threshold = threshold(points.count, settings)
    let linkage = StoryLinkage(
      points: points, threshold: threshold, decay: settings.decay, grace: settings.grace)
    let languages = families.map { documents[representative($0, documents)].language }
    let clusters = clusters(linkage, languages).map { $0.flatMap { families[$0] } }
    let ranked = clusters.sorted { one, other in
      if one.count != other.count { return one.count > other.count }
      return comesFirst(documents[one[0]], documents[other[0]])
    }
    return ranked.map { $0.sorted() }
  }

  /// A report in another language shares names and numbers at most: each language is clustered by
  /// itself, and clusters of smaller languages then join the nearest of the largest, at half the
  /// threshold, without pulling at its average. Where
  /// the language is unknown it is taken for the largest.
  private static func clusters(_ linkage: StoryLinkage, _ languages: [String]) -> [[Int]] {
    var groups = Dictionary(grouping: languages.indices) { languages[$0] }
    let unknown = groups.removeValue(forKey: "und") ?? []
    let ranked = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let base = linkage.clusters(of: ((ranked.first?.value ?? []) + unknown).sorted())
    var joined = base
    for group in ranked.dropFirst() {
      for cluster in linkage.clusters(of: group.value) {
        if let nearest = linkage.nearest(to: cluster, among: base) {
          joined[nearest] += cluster
        } else {
          joined.append(cluster)
        }
      }
    }
    return joined
  }

  /// Grows with the logarithm of the number of documents from 20 to 1,280.
  private static func threshold(_ count: Int, _ settings: Settings) -> Float {
    let share = BackgroundFrequencies.log2(Float(Swift.max(20, count)) / 20) / 6
    return settings.smallThreshold
      + Swift.min(1, share) * (settings.largeThreshold - settings.smallThreshold)
  }

  /// By id, then by day, then by text: an order the input's order has no part in.
  private static func comesFirst(_ one: Document, _ other: Document) -> Bool {
    if one.id != other.id { return one.id < other.id }
    let (day, otherDay) = (one.published.value?.days ?? .max, other.published.value?.days ?? .max)
    if day != otherDay { return day < otherDay }
    return one.text.bytes.lexicographicallyPrecedes(other.text.bytes)
  }

  /// Documents that must stay together: copies that share most of the longer text, too. (A
  /// round-up that swallows two short reports connects no stories.)
  private static func families(
    _ order: [Int], _ documents: [Document], _ copies: CopyGroups?
  ) -> [[Int]] {
    var parent = Array(documents.indices)
    func root(_ start: Int) -> Int {
      var at = start
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    for pair in copies?.pairs ?? [] where pair.shareOfLonger >= CopyGroups.threshold {
      parent[root(pair.document)] = root(pair.source)
    }
    var places: [Int: Int] = [:]
    var families: [[Int]] = []
    for document in order {
      let root = root(document)
      if let place = places[root] {
        families[place].append(document)
      } else {
        places[root] = families.count
        families.append([document])
      }
    }
    return families
  }

  /// The longest telling of a family, the first in order among equals.
  private static func representative(_ family: [Int], _ documents: [Document]) -> Int {
    var best = family[0]
    for document in family where documents[document].text.count > documents[best].text.count {
      best = document
    }
    return best
  }
}
