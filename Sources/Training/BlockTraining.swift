import Documents

/// Learns which blocks of a page are its article.
enum BlockTraining {
  /// The bytes of `blocks.bin`, as `BlockModel` reads them.
  static func train(_ corpus: BlockCorpus) -> [UInt8] {
    var learner = BoostedTrees(
      rows: corpus.rows, width: corpus.width, labels: corpus.labels, weights: corpus.weights,
      settings: BoostedTrees.Settings())
    learner.train()
    return bytes(of: learner.trees, depth: learner.settings.depth)
  }

  /// "SBT1", number of trees (two bytes), depth; for each tree its splits (feature, threshold in
  /// two bytes) in level order and its leaves (two bytes, thousandths).
  private static func bytes(of trees: [BoostedTrees.Tree], depth: Int) -> [UInt8] {
    var out: [UInt8] = Array("SBT1".utf8)
    func put(_ value: Int16) {
      let bits = UInt16(bitPattern: value)
      out += [UInt8(bits & 255), UInt8(bits >> 8)]
    }
    put(Int16(trees.count))
    out.append(UInt8(depth))
    for tree in trees {
      for (feature, threshold) in zip(tree.features, tree.thresholds) {
        out.append(feature)
        put(threshold)
      }
      for leaf in tree.leaves { put(Int16(max(-32_000, min(32_000, (leaf * 1_000).rounded())))) }
    }
    return out
  }
}

extension Parameters {
  /// The block classifier alone.
  func learnBlocks(folder: String) throws {
    try write(BlockTraining.train(BlockCorpus(folder: folder)), "blocks.bin")
  }
}
