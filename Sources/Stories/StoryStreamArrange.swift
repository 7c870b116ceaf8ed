/// Putting together anew what a slice touched.
extension StoryStream {
  /// A point, or a story that stays closed, with its number.
  private enum Part {
    case point(Int)
    case story(Int, Story)
  }

  /// Replaces the stories of a region by those that agglomeration makes of their points. They have
  /// no ids until the batch is through.
  mutating func arrange(_ region: [Int], _ journal: inout StoryJournal) {
    var old: [(number: Int, story: Story)] = []
    for number in region {
      if let story = stories.removeValue(forKey: number) { old.append((number, story)) }
    }
    let parts = parts(of: old, &journal)
    var agglomeration = StoryAgglomeration(
      parts.map(item), threshold: settings.threshold, cohesion: settings.cohesion,
      similarities: similarities(parts))
    for cluster in agglomeration.clusters() { close(cluster, parts, &journal) }
  }

  /// The points of small stories and, whole, the stories that are too large to be opened, or some
  /// of whose points have left.
  private func parts(
    of old: [(number: Int, story: Story)], _ journal: inout StoryJournal
  ) -> [Part] {
    var left = StoryStream.mostItems
    var isOpen = [Bool](repeating: false, count: old.count)
    let order = old.indices.sorted {
      (old[$0].story.points.count, $0) < (old[$1].story.points.count, $1)
    }
    for place in order {
      let story = old[place].story
      guard story.points.count <= Swift.min(left, settings.largestOpen) else { break }
      isOpen[place] = story.live == story.points.count
      left -= story.points.count
    }
    var parts: [Part] = []
    for (place, (number, story)) in old.enumerated() {
      if isOpen[place] {
        journal.open(story)
        parts += story.points.map { .point($0) }
      } else {
        journal.keep(story)
        parts.append(.story(number, story))
      }
    }
    return parts
  }

  private func item(_ part: Part) -> StoryAgglomeration.Item {
    switch part {
    case .point: StoryAgglomeration.Item(size: 1, inside: 0)
    case .story(_, let story): story.item
    }
  }

  private func vector(_ part: Part) -> (vector: StoryVector, day: Int?) {
    switch part {
    case .point(let number):
      (index.points[number]?.vector ?? StoryVector(), index.points[number]?.day)
    case .story(_, let story): (story.centre, story.day)
    }
  }

  /// For each part, a function that gives its similarity to another.
  private func similarities(_ parts: [Part]) -> (Int) -> (Int) -> Float {
    let vectors = parts.map(vector)
    var spread = SpreadVector()
    return { one in
      spread.spread(vectors[one].vector)
      let row = spread
      return { other in
        row.similarity(to: vectors[other].vector) * decay(vectors[one].day, vectors[other].day)
      }
    }
  }

  /// Records one cluster as a story. It keeps the number of its largest closed part.
  private mutating func close(
    _ cluster: StoryAgglomeration.Cluster, _ parts: [Part], _ journal: inout StoryJournal
  ) {
    var largest: (number: Int, size: Int)?
    for member in cluster.members {
      guard case .story(let number, let story) = parts[member] else { continue }
      if story.points.count > largest?.size ?? 0 { largest = (number, story.points.count) }
    }
    let number = largest?.number ?? nextStory
    if largest == nil { nextStory += 1 }
    var story = Story(id: "", item: cluster.item)
    var centre = StoryCentre()
    for member in cluster.members {
      let (vector, day) = vector(parts[member])
      centre.add(vector, times: item(parts[member]).size)
      story.day = [story.day, day].compactMap { $0 }.max()
      switch parts[member] {
      case .point(let point): add(point, to: &story, number, journal)
      case .story(let old, let part): add(part, old, to: &story, number, journal)
      }
    }
    story.points.sort()
    story.documents.sort()
    story.centre = centre.mean()
    stories[number] = story
    journal.pending.insert(number)
  }

  private mutating func add(
    _ point: Int, to story: inout Story, _ number: Int, _ journal: StoryJournal
  ) {
    story.points.append(point)
    story.live += 1
    story.documents += documentsOfPoint[point]
    story.language = index.points[point]?.language ?? story.language
    index.story[point] = Int32(truncatingIfNeeded: number)
    if let id = journal.idOfPoint[point] {
      story.before[id, default: 0] += journal.old(documentsOfPoint[point])
    }
  }

  private mutating func add(
    _ part: Story, _ old: Int, to story: inout Story, _ number: Int, _ journal: StoryJournal
  ) {
    story.points += part.points
    story.live += part.live
    story.documents += part.documents
    story.language = part.language
    if old != number {
      for point in part.points { index.story[point] = Int32(truncatingIfNeeded: number) }
    }
    if part.id.isEmpty {
      story.before.merge(part.before, uniquingKeysWith: +)
    } else {
      story.before[part.id, default: 0] += journal.old(part.documents)
    }
  }
}

/// The mean of vectors, without weak terms.
struct StoryCentre {
  /// Terms kept.
  static let most = 256
  private var only: StoryVector?
  private var sums = TermCounts(slots: 1024)
  private var size = 0

  mutating func add(_ vector: StoryVector, times count: Int) {
    only = size == 0 ? vector : nil
    size += count
    for place in vector.terms.indices {
      sums.add(vector.terms[place], vector.weights[place] * Float(count))
    }
  }

  func mean() -> StoryVector {
    if let only { return only }
    var keys = zip(sums.terms, sums.counts).map { term, sum in
      UInt64(~(sum / Float(size)).bitPattern) << 32 | UInt64(term)
    }
    selectLowest(&keys, StoryCentre.most)
    var vector = StoryVector()
    for key in keys.prefix(StoryCentre.most) {
      vector.terms.append(UInt32(truncatingIfNeeded: key))
      vector.weights.append(Float(bitPattern: ~UInt32(truncatingIfNeeded: key >> 32)))
    }
    return vector
  }
}
