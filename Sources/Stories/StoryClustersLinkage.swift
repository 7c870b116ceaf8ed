/// A document, or a family of copies, on its way into a story.
struct StoryPoint: Sendable {
  var vector: StoryVector
  /// Day of publication; nil where unknown.
  var day: Int?
}

/// Average-link agglomeration of points.
///
/// Two clusters whose average similarity reaches the threshold contain a pair that reaches it, so
/// the agglomeration is exact inside each component of the pairs that do, and touches nothing else.
struct StoryLinkage {
  let points: [StoryPoint]
  let threshold: Float
  let decay: Float
  let grace: Int

  /// Posting lists longer than this connect a point only with its nearest neighbours in the list.
  private static let longList = 400
  private static let neighbours = 128
  /// A larger component is first split at a higher threshold: memory stays below 64 MB.
  private static let largest = 4000

  /// Pairs of points compared at most when clusters of two languages meet.
  private static let mostComparisons = 1 << 22

  /// Clusters of these points, each ascending, in the order of their first points.
  func clusters(of members: [Int]) -> [[Int]] {
    let edges = edges(among: members)
    var clusters: [[Int]] = []
    for component in components(members, edges) {
      clusters += agglomerated(component)
    }
    return clusters.sorted { $0[0] < $1[0] }
  }

  /// The cluster with the highest average similarity to this one, from half the threshold on.
  func nearest(to cluster: [Int], among others: [[Int]]) -> Int? {
    let total = others.reduce(0) { $0 + $1.count }
    guard total * cluster.count <= StoryLinkage.mostComparisons else { return nil }
    var best: Int?
    var value = threshold / 2
    for (number, other) in others.enumerated() {
      var sum: Float = 0
      for one in cluster { for two in other { sum += similarity(one, two) } }
      let average = sum / Float(Swift.max(1, cluster.count * other.count))
      if average >= value { (best, value) = (number, average) }
    }
    return best
  }

  struct Edge {
    var one: Int32
    var other: Int32
    var similarity: Float
  }

  /// Pairs at or above the threshold. Candidates share at least one of their leading terms and
  /// enough weight on them.
  private func edges(among members: [Int]) -> [Edge] {
    let lists = postings(members)
    var edges: [Edge] = []
    var partial = [Float](repeating: 0, count: points.count)
    var touched: [Int32] = []
    for point in members {
      let value = points[point]
      for place in value.vector.leading {
        let term = value.vector.terms[place]
        guard let list = lists[term] else { continue }
        let end = list.count <= StoryLinkage.longList ? 0 : StoryLinkage.lower(list, point)
        let low = end == 0 ? 0 : Swift.max(0, end - StoryLinkage.neighbours)
        for entry in list[low...] {
          guard entry.point < point else { break }
          let other = Int(entry.point)
          if partial[other] == 0 { touched.append(entry.point) }
          partial[other] += value.vector.weights[place] * entry.weight
        }
      }
      for other in touched where partial[Int(other)] >= threshold / 8 {
        let similarity = similarity(point, Int(other))
        if similarity >= threshold {
          edges.append(Edge(one: other, other: Int32(point), similarity: similarity))
        }
      }
      for other in touched { partial[Int(other)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    return edges
  }

  private func postings(_ members: [Int]) -> [UInt32: [(point: Int32, weight: Float)]] {
    var lists: [UInt32: [(point: Int32, weight: Float)]] = [:]
    for point in members {
      let value = points[point]
      for place in value.vector.leading {
        lists[value.vector.terms[place], default: []].append(
          (Int32(point), value.vector.weights[place]))
      }
    }
    return lists.filter { $0.value.count > 1 }
  }

  private static func lower(_ list: [(point: Int32, weight: Float)], _ point: Int) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].point < point { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Cosine, less the further apart the two were published; undated ones lose nothing.
  private func similarity(_ one: Int, _ other: Int) -> Float {
    let cosine = points[one].vector.similarity(to: points[other].vector)
    guard let day = points[one].day, let otherDay = points[other].day else { return cosine }
    return cosine
      * StoryLinkage.exponential(-Float(Swift.max(0, abs(day - otherDay) - grace)) / decay)
  }

  /// e^x for x ≤ 0 as (1 + x/1024)^1024, without a maths library: within 1 % above -4.
  private static func exponential(_ value: Float) -> Float {
    var result = Swift.max(0, 1 + value / 1024)
    for _ in 0..<10 { result *= result }
    return result
  }

  /// Points connected by edges, ascending; a component too large for one matrix is split at
  /// rising thresholds.
  private func components(_ members: [Int], _ edges: [Edge]) -> [[Int]] {
    var result: [[Int]] = []
    var open = [(points: members, edges: edges, level: threshold)]
    while let (members, edges, level) = open.popLast() {
      let kept = edges.filter { $0.similarity >= level }
      for component in StoryLinkage.components(members, kept) {
        if component.count <= StoryLinkage.largest || level > 0.95 {
          result.append(contentsOf: StoryLinkage.chunks(component))
        } else {
          let inside = Set(component.map(Int32.init))
          open.append((component, kept.filter { inside.contains($0.one) }, level * 1.15))
        }
      }
    }
    return result
  }

  private static func chunks(_ component: [Int]) -> [[Int]] {
    stride(from: 0, to: component.count, by: largest).map {
      Array(component[$0..<Swift.min(component.count, $0 + largest)])
    }
  }

  private static func components(_ members: [Int], _ edges: [Edge]) -> [[Int]] {
    var parent: [Int: Int] = [:]
    func root(_ start: Int) -> Int {
      var at = start
      while let next = parent[at], next != at {
        parent[at] = parent[next] ?? next
        at = next
      }
      return at
    }
    for edge in edges {
      let (one, other) = (root(Int(edge.one)), root(Int(edge.other)))
      if one != other { parent[Swift.max(one, other)] = Swift.min(one, other) }
    }
    return Dictionary(grouping: members, by: root).values.sorted { $0[0] < $1[0] }
  }

  /// Average-link by chains of nearest neighbours (Murtagh 1983): O(m²) time and memory for m
  /// points, the same result as merging the nearest pair each time.
  private func agglomerated(_ members: [Int]) -> [[Int]] {
    guard members.count > 1 else { return [members] }
    var matrix = SimilarityMatrix(members.count) { similarity(members[$0], members[$1]) }
    var clusters = members.map { [$0] }
    var alive = Array(members.indices)
    var chain: [Int] = []
    while let first = alive.first, alive.count > 1 || !chain.isEmpty {
      if chain.isEmpty { chain.append(first) }
      let top = chain[chain.count - 1]
      let before = chain.count > 1 ? chain[chain.count - 2] : nil
      let nearest = matrix.nearest(to: top, among: alive, preferring: before)
      guard let nearest, matrix[top, nearest] >= threshold else {
        // Nothing will ever come nearer to this cluster: averages only fall.
        alive.removeAll { $0 == top }
        chain.removeLast()
        continue
      }
      guard nearest == before else {
        chain.append(nearest)
        continue
      }
      chain.removeLast(2)
      let (kept, gone) = (Swift.min(top, nearest), Swift.max(top, nearest))
      matrix.merge(gone, into: kept, among: alive, clusters[kept].count, clusters[gone].count)
      clusters[kept] += clusters[gone]
      clusters[gone] = []
      alive.removeAll { $0 == gone }
    }
    return clusters.filter { !$0.isEmpty }.map { $0.sorted() }
  }
}

/// A symmetric matrix of similarities.
private struct SimilarityMatrix {
  private let size: Int
  private var values: [Float]

  init(_ size: Int, _ similarity: (Int, Int) -> Float) {
    self.size = size
    values = [Float](repeating: 0, count: size * size)
    for one in 0..<size {
      for other in 0..<one {
        let value = similarity(one, other)
        values[one * size + other] = value
        values[other * size + one] = value
      }
    }
  }

  subscript(one: Int, other: Int) -> Float { values[one * size + other] }

  /// The most similar other one; the preferred one, then the lower number, among equals.
  func nearest(to one: Int, among alive: [Int], preferring preferred: Int?) -> Int? {
    var best: Int?
    var value: Float = -1
    if let preferred { (best, value) = (preferred, values[one * size + preferred]) }
    for other in alive where other != one {
      let similarity = values[one * size + other]
      if similarity > value { (best, value) = (other, similarity) }
    }
    return best
  }

  mutating func merge(_ gone: Int, into kept: Int, among alive: [Int], _ one: Int, _ other: Int) {
    let total = Float(one + other)
    for third in alive where third != kept && third != gone {
      let value =
        (values[kept * size + third] * Float(one) + values[gone * size + third] * Float(other))
        / total
      values[kept * size + third] = value
      values[third * size + kept] = value
    }
  }
}
