import Sentences

/// A sentence as seen from one of its cues.
package struct CueView {
  private let sentence: AttributionSentence
  private let words: [AttributionSentence.Word]
  private let cue: [Int]
  private let head: Int
  private let others: Set<Int>
  /// For each word: way up to the common ancestor with the cue's head, way down, and the last
  /// step before the cue's head for words under it.
  private let ways: [Way]
  /// What the draft of this cue makes of each word: bit 0 source, 1 content, 2 first of it.
  private let drafted: [UInt64]
  private let rule: UInt64
  /// Number of commas, quotation marks and other cues from the cue to each word, small.
  private let commas: [UInt64]
  private let marks: [UInt64]
  private let between: [UInt64]

  struct Way {
    var path: UInt64 = 0
    var top: UInt64 = 0
    var length = 0
    var isUnder = false
  }

  package init(_ sentence: AttributionSentence, cue: [Int], cues: [[Int]]) {
    self.sentence = sentence
    words = sentence.words
    self.cue = cue
    let inside = Set(cue)
    head =
      cue.first { sentence.words[$0].cue != 0 && sentence.words[$0].drafted != 0 }
      ?? cue.first { sentence.words[$0].cue != 0 }
      ?? cue.first { !inside.contains(sentence.words[$0].head) } ?? cue.first ?? 0
    others = Set(cues.joined()).subtracting(inside)
    ways = CueView.ways(sentence.words, to: head)
    (drafted, rule) = CueView.drafted(sentence, inside)
    let (first, last) = (cue.first ?? 0, cue.last ?? 0)
    let others = others
    commas = CueView.counts(sentence.words.count, first, last) { sentence.tree.lower($0) == "," }
    marks = CueView.counts(sentence.words.count, first, last) { sentence.words[$0].quoted & 4 != 0 }
    between = CueView.counts(sentence.words.count, first, last) { others.contains($0) }
  }

  /// How many words between the cue and each word fulfil a condition, at most three.
  private static func counts(
    _ count: Int, _ first: Int, _ last: Int, _ holds: (Int) -> Bool
  ) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: count)
    var sum: UInt64 = 0
    for index in stride(from: first - 1, through: 0, by: -1) {
      result[index] = sum
      if holds(index) { sum = min(3, sum + 1) }
    }
    sum = 0
    for index in stride(from: last + 1, to: count, by: 1) {
      result[index] = sum
      if holds(index) { sum = min(3, sum + 1) }
    }
    return result
  }

  private static func drafted(
    _ sentence: AttributionSentence, _ cue: Set<Int>
  ) -> ([UInt64], UInt64) {
    var result = [UInt64](repeating: 0, count: sentence.count)
    var rule: UInt64 = 0
    for draft in sentence.drafts where draft.cue.contains(where: cue.contains) {
      if rule == 0 { rule = Hash.of(draft.rule) }
      for index in draft.source ?? 0..<0 where result.indices.contains(index) {
        result[index] |= 1 | (index == draft.source?.lowerBound ? 4 : 0)
      }
      for index in draft.content where result.indices.contains(index) {
        result[index] |= 2 | (index == draft.content.lowerBound ? 4 : 0)
      }
    }
    return (result, rule)
  }

  /// Steps from each word to the target: at most 4 up and 3 down are told apart. O(words × depth),
  /// depth held to 32.
  private static func ways(_ words: [AttributionSentence.Word], to target: Int) -> [Way] {
    var above: [Int: Int] = [:]
    var current = target
    for step in 0..<32 where words.indices.contains(current) && above[current] == nil {
      above[current] = step
      current = words[current].head
    }
    var down: [UInt64] = [1]
    current = target
    for _ in 0..<3 where words.indices.contains(current) {
      down.append(FeatureKey.mix(down[down.count - 1], words[current].relation))
      current = words[current].head
    }
    return words.indices.map { way(from: $0, target, words, above, down) }
  }

  private static func way(
    from index: Int, _ target: Int, _ words: [AttributionSentence.Word], _ above: [Int: Int],
    _ down: [UInt64]
  ) -> Way {
    var way = Way()
    var current = index
    var hash: UInt64 = 7
    for step in 0..<32 {
      if let depth = above[current] {
        way.path = FeatureKey.mix(hash, down[min(depth, down.count - 1)] ^ UInt64(min(depth, 4)))
        way.length = step + depth
        way.isUnder = depth == 0
        return way
      }
      guard words.indices.contains(current) else { break }
      if step < 4 { hash = FeatureKey.mix(hash, words[current].relation) }
      way.top = words[current].relation
      current = words[current].head
    }
    way.path = 3
    way.length = 40
    return way
  }

  /// Features of each word for the source.
  package func sourceKeys() -> [[UInt64]] { words.indices.map { keys(at: $0) } }

  /// Features of each word for the content, given the source's words.
  package func contentKeys(_ source: [Int]) -> [[UInt64]] {
    let source = Set(source)
    return words.indices.map { keys(at: $0) + keys(at: $0, beside: source) }
  }

  private func side(_ index: Int) -> UInt64 {
    if cue.contains(index) { return 1 }
    return index < (cue.first ?? 0) ? 2 : index > (cue.last ?? 0) ? 3 : 4
  }

  private func distance(_ index: Int) -> UInt64 {
    let steps = index < (cue.first ?? 0) ? (cue.first ?? 0) - index : index - (cue.last ?? 0)
    switch steps {
    case ..<1: return 0
    case 1...3: return UInt64(steps)
    case 4...6: return 6
    case 7...12: return 12
    default: return 13
    }
  }

  private func keys(at index: Int) -> [UInt64] {
    var keys: [UInt64] = [FeatureKey.key(1, side(index))]
    keys.reserveCapacity(64)
    addWay(index, to: &keys)
    addPlace(index, to: &keys)
    addDraft(index, to: &keys)
    addNeighbours(index, to: &keys)
    return keys
  }

  private var cueWord: AttributionSentence.Word {
    words.indices.contains(head) ? words[head] : .init()
  }

  /// Commas, marks and cues between a word and the cue, in one number.
  private func crossed(_ index: Int) -> UInt64 {
    commas[index] | marks[index] << 2 | between[index] << 4
  }

  private func word(_ index: Int) -> AttributionSentence.Word {
    words.indices.contains(index) ? words[index] : .init()
  }

  private func addWay(_ index: Int, to keys: inout [UInt64]) {
    let (word, way, side) = (words[index], ways[index], side(index))
    let cueWord = cueWord
    let isUnder: UInt64 = way.isUnder ? 1 : 0
    keys += [
      FeatureKey.key(2, word.lemma, side, 0),
      FeatureKey.key(3, word.xpos, word.relation, side),
      FeatureKey.key(4, way.path, 0, 0), FeatureKey.key(5, way.path, word.xpos, 0),
      FeatureKey.key(6, way.path, cueWord.lemma, 0), FeatureKey.key(7, way.path, cueWord.cue, 0),
      FeatureKey.key(8, way.top, isUnder, side),
      FeatureKey.key(9, way.top, isUnder, FeatureKey.mix(cueWord.lemma, side)),
      FeatureKey.key(10, way.top, isUnder, FeatureKey.mix(cueWord.cue, side)),
      FeatureKey.key(11, way.top, isUnder, FeatureKey.mix(cueWord.xpos, side)),
      FeatureKey.key(12, UInt64(way.length), side, 0),
      FeatureKey.key(82, cueWord.lemma, side, 0),
      FeatureKey.key(83, cueWord.xpos, side, cueWord.dependents),
    ]
  }

  private func addPlace(_ index: Int, to keys: inout [UInt64]) {
    let (word, side) = (words[index], side(index))
    let crossed = crossed(index)
    keys += [
      FeatureKey.key(13, distance(index), side, 0),
      FeatureKey.key(14, distance(index), side, word.xpos), FeatureKey.key(15, side, crossed, 0),
      FeatureKey.key(16, side, crossed, word.quoted),
      FeatureKey.key(17, word.quoted, side, cueWord.quoted),
      FeatureKey.key(24, word.name, word.speaker, side),
      FeatureKey.key(25, word.name, word.speaker, ways[index].path),
      FeatureKey.key(26, others.contains(index) ? 1 : 0, side, between[index]),
      FeatureKey.key(27, word.form, side, distance(index)),
      FeatureKey.key(80, UInt64(min(index, 2)), side, 0),
      FeatureKey.key(81, UInt64(min(words.count - index, 3)), side, 0),
    ]
  }

  private func addDraft(_ index: Int, to keys: inout [UInt64]) {
    func draft(_ offset: Int) -> UInt64 {
      drafted.indices.contains(index + offset) ? drafted[index + offset] : 9
    }
    let (word, side) = (words[index], side(index))
    keys += [
      FeatureKey.key(18, draft(0), rule, 0), FeatureKey.key(19, draft(0), rule == 0 ? 0 : 1, side),
      FeatureKey.key(20, draft(0), cueWord.lemma, 0),
      FeatureKey.key(21, draft(-1), draft(0), draft(1)),
      FeatureKey.key(22, draft(0), word.xpos, word.relation),
      FeatureKey.key(23, draft(0), ways[index].path, 0),
      FeatureKey.key(28, draft(0), crossed(index), side),
      FeatureKey.key(29, draft(0), word.quoted, side),
    ]
  }

  private func addNeighbours(_ index: Int, to keys: inout [UInt64]) {
    let (here, side) = (words[index], side(index))
    for offset in [-2, -1, 1, 2] {
      let place = UInt64(offset + 8)
      let other = word(index + offset)
      keys += [
        FeatureKey.key(30 + place, other.form, side, 0),
        FeatureKey.key(40 + place, other.xpos, here.xpos, side),
        FeatureKey.key(50 + place, other.quoted, here.quoted, side),
      ]
      guard abs(offset) == 1 else { continue }
      let way = ways.indices.contains(index + offset) ? ways[index + offset] : Way()
      keys += [
        FeatureKey.key(60 + place, way.path, ways[index].path, 0),
        FeatureKey.key(70 + place, way.top, ways[index].top, side),
      ]
    }
  }

  private func keys(at index: Int, beside source: Set<Int>) -> [UInt64] {
    let side = side(index)
    let way = ways[index]
    let sourced: UInt64 =
      source.contains(index)
      ? 1 : source.contains(index - 1) ? 2 : source.contains(index + 1) ? 3 : 0
    let sourceSide: UInt64 = source.isEmpty ? 0 : (source.min() ?? 0) < (cue.first ?? 0) ? 1 : 2
    let crossed = crossed(index)
    return [
      FeatureKey.key(90, sourced, side), FeatureKey.key(91, sourced, way.path),
      FeatureKey.key(92, sourceSide, side, crossed),
      FeatureKey.key(93, sourceSide, drafted[index], side),
      FeatureKey.key(94, sourceSide, way.top, side),
    ]
  }
}
