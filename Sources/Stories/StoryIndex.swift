/// A document, or the longest of a family of copies, on its way into a story.
struct StoryPoint: Sendable {
  var vector: StoryVector
  /// Day of publication; nil where unknown.
  var day: Int?
  /// Points of two languages are never compared.
  var language = "en"
}

/// The live points of a stream, and which of them lead with which term.
///
/// A point leaves when nothing that comes can be near it any more (`lifetime` days), or when there
/// are more than `mostPoints`: then the oldest leave. 2 kB a live point.
struct StoryIndex: Sendable {
  private(set) var points: [StoryPoint?] = []
  /// Story number of each point, by the stream.
  var story: [Int32] = []
  /// Points before this one have left.
  private(set) var firstLive = 0
  private var lists: [UInt32: Int32] = [:]
  private var postings: [[Posting]] = []

  private struct Posting {
    var point: Int32
    var weight: Float
  }

  /// Of a list longer than this only the newest are read: a term that so many reports lead with
  /// tells little, and the cost of a document stays the same however many came before.
  static let longList = 64
  /// Live points at most.
  let mostPoints: Int

  init(mostPoints: Int) { self.mostPoints = mostPoints }

  /// Adds a point, which gets the next number.
  mutating func add(_ point: StoryPoint, story number: Int) {
    let place = Int32(truncatingIfNeeded: points.count)
    for (term, weight) in point.vector.leading {
      if let list = lists[term] {
        postings[Int(list)].append(Posting(point: place, weight: weight))
        trim(Int(list))
      } else {
        lists[term] = Int32(truncatingIfNeeded: postings.count)
        postings.append([Posting(point: place, weight: weight)])
      }
    }
    points.append(point)
    story.append(Int32(truncatingIfNeeded: number))
  }

  /// Forgets what would not be read again.
  private mutating func trim(_ list: Int) {
    let length = postings[list].count
    guard length > 2 * StoryIndex.longList else { return }
    postings[list].removeFirst(length - StoryIndex.longList)
  }

  /// For each story what its live points share with this one on leading terms, summed up. Stories
  /// in the order in which they were met.
  func shared(
    with point: StoryPoint, _ scratch: inout StoryScratch
  ) -> [(story: Int, weight: Float)] {
    scratch.clear()
    for (term, weight) in point.vector.leading {
      guard let list = lists[term] else { continue }
      postings[Int(list)].withUnsafeBufferPointer { entries in
        for entry in entries.suffix(StoryIndex.longList) where entry.point >= firstLive {
          scratch.add(story[Int(entry.point)], weight * entry.weight)
        }
      }
    }
    return scratch.sums()
  }

  /// Lets points leave that are too old for `day`, in the order in which they came: one that came
  /// late in the stream stays as long as those after it. Returns the numbers of those that left.
  mutating func expire(before day: Int?) -> Range<Int> {
    let first = firstLive
    while firstLive < points.count {
      let isSurplus = points.count - firstLive > mostPoints
      let isOld: Bool =
        if let day, let published = points[firstLive]?.day { published < day } else { false }
      guard isSurplus || isOld else { break }
      points[firstLive] = nil
      firstLive += 1
    }
    return first..<firstLive
  }
}

/// Sums by story number, cleared in O(stories met).
struct StoryScratch: Sendable {
  private var values: [Float] = []
  private var touched: [Int32] = []

  mutating func clear() {
    for story in touched { values[Int(story)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  @inline(__always) mutating func add(_ story: Int32, _ value: Float) {
    if Int(story) >= values.count {
      let size = Swift.max(1024, Int(story) * 2)
      values += [Float](repeating: 0, count: size - values.count)
    }
    if values[Int(story)] == 0 { touched.append(story) }
    values[Int(story)] += value
  }

  func sums() -> [(story: Int, weight: Float)] {
    touched.map { (Int($0), values[Int($0)]) }
  }
}
