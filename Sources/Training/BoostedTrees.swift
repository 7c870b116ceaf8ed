import Foundation

/// Gradient-boosted trees for a yes-or-no question over rows of small numbers (Friedman 2001, with
/// the second-order gains of Chen and Guestrin 2016). Trees are complete, so a walk needs no links.
///
/// Values are put into at most 64 bins a feature, and a level of a tree is one pass over the rows.
/// Sums are made in row order, so the same rows give the same trees.
struct BoostedTrees {
  /// Splits in level order, then a score for each leaf.
  struct Tree {
    var features: [UInt8]
    var thresholds: [Int16]
    var leaves: [Float]
  }

  struct Settings {
    var trees = 120
    var depth = 5
    var rate: Float = 0.08
    /// Added to the weight of a leaf: a few odd rows make no strong rule.
    var shrinkage: Float = 10
    /// Least second-order weight on either side of a split.
    var least: Float = 5
    /// Of the features, how many hundredths each tree may use.
    var share = 30
  }

  private static let bins = 64

  let settings: Settings
  private(set) var trees: [Tree] = []
  private let width: Int
  private let count: Int
  /// Upper bounds of each feature's bins.
  private var bounds: [[Int16]] = []
  /// Bin of each value, feature after feature.
  private var binned: [UInt8] = []
  private let labels: [Float]
  private let weights: [Float]
  private var margins: [Float]
  private var random = FixedRandom(seed: 11)

  /// `rows` holds `width` values a row.
  init(rows: [Int16], width: Int, labels: [Float], weights: [Float], settings: Settings) {
    self.settings = settings
    self.width = width
    self.labels = labels
    self.weights = weights
    count = labels.count
    margins = Array(repeating: 0, count: labels.count)
    for feature in 0..<width { addBins(rows, feature) }
  }

  private mutating func addBins(_ rows: [Int16], _ feature: Int) {
    let column = (0..<count).map { rows[$0 * width + feature] }
    let sorted = column.sorted()
    var cuts: [Int16] = []
    for step in 1..<BoostedTrees.bins {
      let value = sorted[step * (count - 1) / BoostedTrees.bins]
      if cuts.last.map({ value > $0 }) ?? true, value < sorted[count - 1] { cuts.append(value) }
    }
    // rare values at the ends have bins too
    for value in sorted[max(0, count - 1 - count / 500)...] where cuts.count < BoostedTrees.bins - 1
    {
      if value > (cuts.last ?? .min), value < sorted[count - 1] { cuts.append(value) }
    }
    bounds.append(cuts)
    for value in column {
      var bin = 0
      while bin < cuts.count, value > cuts[bin] { bin += 1 }
      binned.append(UInt8(bin))
    }
  }

  mutating func train() {
    for _ in 0..<settings.trees { trees.append(nextTree()) }
  }

  private mutating func nextTree() -> Tree {
    let gradients = zip(zip(margins, labels), weights).map { pair, weight -> (Float, Float) in
      let chance = 1 / (1 + expf(-pair.0))
      return ((pair.1 - chance) * weight, max(chance * (1 - chance), 1e-4) * weight)
    }
    var features = Array(0..<width)
    random.shuffle(&features)
    let used = Array(features.prefix(width * settings.share / 100)).sorted()
    var node = [UInt16](repeating: 0, count: count)
    var tree = Tree(features: [], thresholds: [], leaves: [])
    for level in 0..<settings.depth {
      let splits = bestSplits(1 << level, node, gradients, used)
      for split in splits {
        tree.features.append(UInt8(split.feature))
        tree.thresholds.append(
          split.bin < bounds[split.feature].count ? bounds[split.feature][split.bin] : .max)
      }
      for row in 0..<count {
        let split = splits[Int(node[row])]
        node[row] = node[row] * 2 + (binned[split.feature * count + row] > split.bin ? 1 : 0)
      }
    }
    tree.leaves = leaves(node, gradients)
    for row in 0..<count { margins[row] += tree.leaves[Int(node[row])] }
    return tree
  }

  private func leaves(_ node: [UInt16], _ gradients: [(Float, Float)]) -> [Float] {
    var sums = [(Float, Float)](repeating: (0, 0), count: 1 << settings.depth)
    for row in 0..<count {
      sums[Int(node[row])].0 += gradients[row].0
      sums[Int(node[row])].1 += gradients[row].1
    }
    return sums.map { settings.rate * $0.0 / ($0.1 + settings.shrinkage) }
  }

  private typealias Split = (feature: Int, bin: Int, gain: Float)

  /// The best split of each node of a level; a split at the last bin sends all rows left.
  private func bestSplits(
    _ nodes: Int, _ node: [UInt16], _ gradients: [(Float, Float)], _ used: [Int]
  ) -> [Split] {
    var best = [Split](repeating: (0, BoostedTrees.bins, 0), count: nodes)
    let size = BoostedTrees.bins
    for feature in used {
      var sums = [(Float, Float)](repeating: (0, 0), count: nodes * size)
      sums.withUnsafeMutableBufferPointer { sums in
        for row in 0..<count {
          let place = Int(node[row]) * size + Int(binned[feature * count + row])
          sums[place].0 += gradients[row].0
          sums[place].1 += gradients[row].1
        }
      }
      for place in 0..<nodes {
        let found = split(sums[place * size..<(place + 1) * size])
        if found.gain > best[place].gain { best[place] = (feature, found.bin, found.gain) }
      }
    }
    return best
  }

  private func split(_ sums: ArraySlice<(Float, Float)>) -> (bin: Int, gain: Float) {
    let total = sums.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    func score(_ sum: (Float, Float)) -> Float { sum.0 * sum.0 / (sum.1 + settings.shrinkage) }
    var left: (Float, Float) = (0, 0)
    var best = (bin: BoostedTrees.bins, gain: Float(0.5))
    for (bin, sum) in sums.enumerated() {
      left = (left.0 + sum.0, left.1 + sum.1)
      let right = (total.0 - left.0, total.1 - left.1)
      guard left.1 >= settings.least, right.1 >= settings.least else { continue }
      let gain = score(left) + score(right) - score(total)
      if gain > best.gain { best = (bin, gain) }
    }
    return best
  }
}
