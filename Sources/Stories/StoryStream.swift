import Documents
import Origins
import Spans

/// Stories as reports come in, batch by batch, in the order of time.
///
/// Each new document is compared with the live stories it shares leading terms with. What a batch
/// touches, the new documents and the stories near them, is put together anew from the documents
/// themselves; nothing else changes. So a story may grow, split, or merge with another: a stream
/// may change its mind, and says so (`StoryChange`).
///
/// **Relation to one batch.** A batch is taken in slices of `slice` points in an order of its own
/// (day, then id). One big batch therefore gives the same stories as the same documents in that
/// order in batches of a slice each. Other batches may differ where a document near two stories
/// makes them touch earlier or later; on development data they did not.
package struct StoryStream: Sendable {
  package struct Settings: Sendable {
    /// Average similarity from which on documents belong together, and the share of a story's own
    /// average that must be reached: chosen on samples of 8 to 1,518 documents.
    package var threshold: Float = 0.10
    package var cohesion: Float = 0.6
    /// Days between two documents that cost nothing: a story develops.
    package var grace = 10
    /// Days beyond them in which the similarity of dated documents falls to 1/e.
    package var decay: Float = 30
    /// A story with more points is not opened again: it grows and merges as a whole.
    package var largestOpen = 32
    /// Points that stay open at most, whatever their dates.
    package var mostPoints = 100_000

    package init() {}

    /// Days after which even the same words stay below the threshold: decay × ln(1/threshold),
    /// with ln(1/0.1) = 2.3 rounded up.
    var lifetime: Int { grace + Int(decay * 2.5) }
  }

  /// A story with its documents.
  struct Story: Sendable {
    var id: String
    /// Documents in the order in which they came.
    var documents: [Int] = []
    /// Its points, ascending, and how many of them are live.
    var points: [Int] = []
    var live = 0
    /// Mean of the vectors of all points that ever belonged to it, without weak terms.
    var centre = StoryVector()
    /// Points behind the centre, the sum of similarities inside, and the mean day.
    var item = StoryAgglomeration.Item(size: 1, inside: 0)
    var day: Int?
    var language = "en"
    /// While a batch runs: documents it has of each story that had an id before.
    var before: [String: Int] = [:]
  }

  /// Points taken at a time, and stories each is compared with at most, the likeliest first.
  static let slice = 64
  static let mostCandidates = 8
  /// Where a slice touches more points than this, the largest stories are not opened.
  static let mostItems = 600
  /// A candidate shares at least this part of the threshold on leading terms, and is near enough
  /// from half the threshold on to be put together anew.
  static let leastShared: Float = 0.125
  static let leastNear: Float = 0.5

  let settings: Settings
  var index: StoryIndex
  var stories: [Int: Story] = [:]
  var ids: [String: Int] = [:]
  var nextStory = 0
  /// Id of each document, and its point.
  var documentIDs: [String] = []
  var pointOfDocument: [Int] = []
  /// Documents of each point, ascending.
  var documentsOfPoint: [[Int]] = []
  private var newestDay: Int?
  private var vectorizer = StoryVectorizer()
  private var scratch = StoryScratch()

  package init(settings: Settings = Settings()) {
    self.settings = settings
    index = StoryIndex(mostPoints: settings.mostPoints)
  }

  /// Documents so far. The next one gets this number.
  package var count: Int { documentIDs.count }

  /// Adds a batch and tells what it changed, in the order of the stories' ids.
  ///
  /// `copies` are pairs of documents, of which the later one is of this batch; documents that share
  /// most of the longer one's text count as one and stay together. The order of the documents of a
  /// batch has no part in the stories.
  package mutating func add(_ documents: [Document], copies: [CopyPair] = []) -> [StoryChange] {
    let base = count
    documentIDs += documents.map(\.id)
    pointOfDocument += documents.map { _ in -1 }
    var journal = StoryJournal(firstNew: base)
    let order = documents.indices.sorted { StoryStream.comesFirst(documents[$0], documents[$1]) }
    let families = StoryFamilies.families(order, base: base, documents, copies)
    var open: [StoryFamilies.Family] = []
    for family in families {
      if let earlier = family.earlier {
        join(family.documents.map { $0 + base }, to: pointOfDocument[earlier], &journal)
      } else {
        open.append(family)
      }
    }
    for start in stride(from: 0, to: open.count, by: StoryStream.slice) {
      let end = Swift.min(open.count, start + StoryStream.slice)
      add(open[start..<end], of: documents, base, &journal)
    }
    return settle(journal)
  }

  /// Copies of an earlier document go where it is.
  private mutating func join(
    _ documents: [Int], to point: Int, _ journal: inout StoryJournal
  ) {
    journal.extended.insert(point)
    documentsOfPoint[point] = (documentsOfPoint[point] + documents).sorted()
    for document in documents { pointOfDocument[document] = point }
    stories[Int(index.story[point])]?.documents += documents.sorted()
  }

  /// Undated documents first, then by day, by id, by text: an order the input's order has no part in.
  package static func comesFirst(_ one: Document, _ other: Document) -> Bool {
    let (day, otherDay) = (one.storyDay ?? .min, other.storyDay ?? .min)
    if day != otherDay { return day < otherDay }
    if one.id != other.id { return one.id < other.id }
    return one.text.bytes.lexicographicallyPrecedes(other.text.bytes)
  }

  private mutating func add(
    _ families: ArraySlice<StoryFamilies.Family>, of documents: [Document], _ base: Int,
    _ journal: inout StoryJournal
  ) {
    var touched = StoryUnion()
    for family in families {
      let document = documents[family.representative]
      let point = StoryPoint(
        vector: vectorizer.vector(of: document), day: document.storyDay,
        language: document.language)
      leave(point.day)
      let near = candidates(point)
      let story = open(point, family.documents.map { $0 + base }.sorted())
      touched.add(story)
      for other in near { touched.join(story, other) }
    }
    for region in touched.groups() {
      if region.count > 1 { arrange(region, &journal) } else { journal.pending.formUnion(region) }
    }
  }

  /// Points too old for this day leave.
  private mutating func leave(_ day: Int?) {
    if let day { newestDay = Swift.max(newestDay ?? day, day) }
    for point in index.expire(before: newestDay.map { $0 - settings.lifetime }) {
      let number = Int(index.story[point])
      stories[number]?.live -= 1
    }
  }

  /// A point as a story of its own.
  private mutating func open(_ point: StoryPoint, _ documents: [Int]) -> Int {
    let number = nextStory
    nextStory += 1
    stories[number] = Story(
      id: "", documents: documents, points: [index.points.count], live: 1, centre: point.vector,
      day: point.day, language: point.language)
    for document in documents { pointOfDocument[document] = index.points.count }
    documentsOfPoint.append(documents)
    index.add(point, story: number)
    return number
  }

  /// Stories near enough to a point to be put together anew with it, the nearest first.
  private mutating func candidates(_ point: StoryPoint) -> [Int] {
    let least = settings.threshold * StoryStream.leastShared
    let shared = index.shared(with: point, &scratch)
    var likely: [(story: Int, value: Float)] = []
    for (number, weight) in shared {
      guard let story = stories[number], story.language == point.language else { continue }
      let value = weight / Float(Swift.max(1, story.live))
      if value >= least { likely.append((number, value)) }
    }
    likely.sort { (-$0.value, $0.story) < (-$1.value, $1.story) }
    var spread = SpreadVector()
    spread.spread(point.vector)
    var near: [(story: Int, value: Float)] = []
    for (number, _) in likely.prefix(4 * StoryStream.mostCandidates) {
      guard let story = stories[number] else { continue }
      let value = spread.similarity(to: story.centre) * decay(point.day, story.day)
      if value >= settings.threshold * StoryStream.leastNear { near.append((number, value)) }
    }
    near.sort { (-$0.value, $0.story) < (-$1.value, $1.story) }
    return near.prefix(StoryStream.mostCandidates).map(\.story)
  }

  /// How much of a similarity is left for two days; undated documents lose nothing.
  func decay(_ one: Int?, _ other: Int?) -> Float {
    guard let one, let other else { return 1 }
    let days = Swift.max(0, Swift.max(one, other) - Swift.min(one, other) - settings.grace)
    return StoryStream.exponential(-Float(days) / settings.decay)
  }

  /// e^x for x ≤ 0 as (1 + x/1024)^1024, without a maths library: within 1 % above -4.
  private static func exponential(_ value: Float) -> Float {
    guard value < 0 else { return 1 }
    var result = Swift.max(0, 1 + value / 1024)
    for _ in 0..<10 { result *= result }
    return result
  }
}

extension StoryStream {
  /// The stories as they stand: ids with their documents, ascending, in the order of the ids.
  package var current: [(id: String, documents: [Int])] {
    stories.values.map { ($0.id, $0.documents) }.sorted { $0.id < $1.id }
  }
}

extension Document {
  /// The day by which reports are parted into stories. A date that a text merely opens with is too
  /// often that of what it tells: it parts nothing.
  package var storyDay: Int? { published.isOpening ? nil : published.value?.days }
}
