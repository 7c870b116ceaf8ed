/// Average-link agglomeration of a few items with a test of cohesion.
///
/// The nearest two clusters are joined while their average similarity reaches the threshold *and*
/// is not much lower than the similarity inside the looser of them: two tight clusters with some
/// likeness are two events of one kind, not one event. The threshold alone has to grow with the
/// number of documents; with the test one value serves for 8 documents and for 1,500.
///
/// O(m²) memory; O(m²) time as a rule, O(m³) where most pairs fail the test.
struct StoryAgglomeration {
  /// What is put together: a point, or a story that is not opened.
  struct Item {
    var size: Int
    /// Sum of the similarities of all pairs inside.
    var inside: Float
  }

  /// Numbers of items, ascending, and what they are together.
  struct Cluster {
    var members: [Int]
    var item: Item
  }

  let threshold: Float
  /// Share of the lower inner average that the average between two clusters must reach.
  let cohesion: Float

  private var items: [Item]
  private let count: Int
  private var values: [Float]
  private var isBlocked: [Bool]
  private var best: [Int?]
  private var alive: [Int]
  private var members: [[Int]]

  init(
    _ items: [Item], threshold: Float, cohesion: Float, similarities: (Int) -> ((Int) -> Float)
  ) {
    self.items = items
    self.threshold = threshold
    self.cohesion = cohesion
    count = items.count
    values = [Float](repeating: 0, count: items.count * items.count)
    isBlocked = [Bool](repeating: false, count: items.count * items.count)
    best = [Int?](repeating: nil, count: items.count)
    alive = Array(items.indices)
    members = items.indices.map { [$0] }
    for one in items.indices {
      let similarity = similarities(one)
      for other in 0..<one {
        let value = similarity(other)
        values[one * count + other] = value
        values[other * count + one] = value
      }
    }
  }

  /// The clusters in the order of their first items.
  mutating func clusters() -> [Cluster] {
    for item in alive { best[item] = nearest(to: item) }
    while let (one, other) = nearestPair() {
      if isCohesive(one, other) {
        merge(other, into: one)
      } else {
        isBlocked[one * count + other] = true
        isBlocked[other * count + one] = true
        for item in [one, other] { best[item] = nearest(to: item) }
      }
    }
    return alive.map { Cluster(members: members[$0].sorted(), item: items[$0]) }
      .sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) }
  }

  /// The most similar allowed one from the threshold on; the lowest number among equals.
  private func nearest(to one: Int) -> Int? {
    var best: Int?
    var value = threshold
    for other in alive where other != one && !isBlocked[one * count + other] {
      let similarity = values[one * count + other]
      if best == nil ? similarity >= value : similarity > value {
        (best, value) = (other, similarity)
      }
    }
    return best
  }

  private func nearestPair() -> (Int, Int)? {
    var pair: (Int, Int)?
    var value: Float = -1
    for one in alive {
      guard let other = best[one], values[one * count + other] > value else { continue }
      (pair, value) = ((Swift.min(one, other), Swift.max(one, other)), values[one * count + other])
    }
    return pair
  }

  /// Whether the similarity between two clusters is not far below that inside them. A single
  /// document has no inside and is judged by the threshold alone.
  private func isCohesive(_ one: Int, _ other: Int) -> Bool {
    guard items[one].size > 1, items[other].size > 1 else { return true }
    let least = Swift.min(inner(one), inner(other))
    return values[one * count + other] >= cohesion * least
  }

  private func inner(_ item: Int) -> Float {
    let size = Float(items[item].size)
    return items[item].inside / (size * (size - 1) / 2)
  }

  private mutating func merge(_ gone: Int, into kept: Int) {
    let (one, other) = (Float(items[kept].size), Float(items[gone].size))
    items[kept].inside += items[gone].inside + values[kept * count + gone] * one * other
    items[kept].size += items[gone].size
    members[kept] += members[gone]
    members[gone] = []
    alive.removeAll { $0 == gone }
    for third in alive where third != kept {
      let sum = values[kept * count + third] * one + values[gone * count + third] * other
      values[kept * count + third] = sum / (one + other)
      values[third * count + kept] = sum / (one + other)
      isBlocked[kept * count + third] = false
      isBlocked[third * count + kept] = false
    }
    best[kept] = nearest(to: kept)
    for third in alive where third != kept {
      if best[third] == kept || best[third] == gone {
        best[third] = nearest(to: third)
      } else if let rival = best[third] {
        // The joined cluster may have come nearer, where the pair was blocked before.
        let (now, then) = (values[third * count + kept], values[third * count + rival])
        if now > then || now == then && kept < rival { best[third] = kept }
      } else if values[third * count + kept] >= threshold {
        best[third] = kept
      }
    }
  }
}
