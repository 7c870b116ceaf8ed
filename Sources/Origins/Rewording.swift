/// Finds passages that were retold: sentences of one text whose names, numbers and rare words stand
/// together in one or two neighbouring sentences of the other.
///
/// A shared term counts its rarity in bits, divided by the number of sentences it stands in: what
/// a report says everywhere says little about where a sentence was taken from. The sum is weighed
/// by how much of both sides it covers, and by how many of the sentence's names the other text has
/// at all: an agency's mould filled with another event has none. What is between quotation marks
/// tells nothing about who rewrote whom.
///
/// Constants were set on the dev half of `Evaluation/rewrites`. It gets wrong: a text retold without
/// its names and numbers (missed), and two reporters' accounts of one short statement (taken).
struct Rewording {
  let left: ContentText
  let right: ContentText

  /// Bits from which on a sentence is retold, and beside such a one.
  private static let least: Float = 1.5
  private static let leastBeside: Float = 1
  /// Share of the shorter text, and bits in all, from which on a text is a rewriting.
  private static let leastShare = 0.5
  private static let leastInAll: Float = 20
  /// The same for each word of the shorter text: two reporters at one event share facts, but far
  /// between.
  private static let leastAWord: Float = 0.25
  /// Sentences of a term that are looked at.
  private static let mostPlaces = 64
  /// Bits that a second sentence has to add.
  private static let second: Float = 0.5

  /// A sentence's best place in the other text.
  struct Match {
    var bits: Float = 0
    /// Sentences of the other text.
    var place: Range<Int> = 0..<0
    var isRetold = false
  }

  /// The matches of the sentences on either side; nil where neither text retells the other.
  /// `covered` tells of a word whether it stands in a passage found by its words.
  func matches(
    covered: (Int) -> Bool
  ) -> (left: [Match], right: [Match])? {
    let (leftWeights, rightWeights) = weights()
    let ofLeft = Rewording.matches(left, right, leftWeights, rightWeights)
    let ofRight = Rewording.matches(right, left, rightWeights, leftWeights)
    let (one, other) = (
      Rewording.extent(left, ofLeft, covered), Rewording.extent(right, ofRight, covered)
    )
    let share = one.all <= other.all ? one.share : other.share
    let bits = Swift.min(one.bits, other.bits)
    let words = Float(Swift.min(one.all, other.all))
    guard share >= Rewording.leastShare, bits >= Rewording.leastInAll,
      bits >= Rewording.leastAWord * words
    else { return nil }
    return (ofLeft, ofRight)
  }

  /// What each term is worth in this pair, by its number on either side.
  private func weights() -> (left: [Float], right: [Float]) {
    var ofLeft = left.keys.indices.map { left.rarity[$0] / Float(left.count(of: $0)) }
    var ofRight = right.keys.indices.map { right.rarity[$0] / Float(right.count(of: $0)) }
    for (term, key) in right.keys.enumerated() {
      guard let other = left.number(of: key) else { continue }
      let places = Swift.max(left.count(of: other), right.count(of: term))
      let weight = Swift.min(left.rarity[other], right.rarity[term]) / Float(places)
      (ofLeft[other], ofRight[term]) = (weight, weight)
    }
    return (ofLeft, ofRight)
  }

  /// Words told and in all, and the bits of what is told, quotations left out.
  private static func extent(
    _ text: ContentText, _ matches: [Match], _ covered: (Int) -> Bool
  ) -> (share: Double, all: Int, bits: Float) {
    var (told, all) = (0, 0)
    var bits: Float = 0
    for (sentence, match) in zip(text.sentences, matches) {
      all += sentence.words.count
      guard !sentence.isQuoted else { continue }
      let isCovered = sentence.words.count(where: covered) * 2 >= sentence.words.count
      if match.isRetold || isCovered { told += sentence.words.count }
      if match.isRetold { bits += match.bits }
    }
    return (Double(told) / Double(Swift.max(1, all)), all, bits)
  }

  /// The best place in `other` of each sentence of `text`. O(terms × their places).
  private static func matches(
    _ text: ContentText, _ other: ContentText, _ weights: [Float], _ otherWeights: [Float]
  ) -> [Match] {
    let sums = other.sentences.map { sentence in
      other.terms[sentence.terms].reduce(Float(0)) { $0 + otherWeights[Int($1)] }
    }
    let numbers = text.keys.map { other.number(of: $0) }
    var found = Overlaps(count: sums.count)
    return smoothed(
      text.sentences.map { sentence in
        found.clear()
        var whole: Float = 0
        for term in text.terms[sentence.terms] {
          whole += weights[Int(term)]
          guard let number = numbers[Int(term)] else { continue }
          found.add(weights[Int(term)], at: other.places(of: number).prefix(mostPlaces))
        }
        let known = text.names[sentence.names].count { numbers[Int($0)] != nil }
        let agreement = Float(known + 1) / Float(sentence.names.count + 1)
        return best(found, sums, whole: whole, factor: agreement * agreement)
      })
  }

  /// Bits that a sentence shares with each sentence of the other text, and with each and its next.
  private struct Overlaps {
    var single: [Float]
    var double: [Float]

    init(count: Int) {
      single = [Float](repeating: 0, count: count)
      double = single
    }

    mutating func clear() {
      for place in single.indices { (single[place], double[place]) = (0, 0) }
    }

    mutating func add(_ weight: Float, at places: ArraySlice<Int32>) {
      var last = -1
      for place in places {
        let place = Int(place)
        single[place] += weight
        double[place] += weight
        if place > 0, last != place - 1 { double[place - 1] += weight }
        last = place
      }
    }
  }

  private static func best(
    _ found: Overlaps, _ sums: [Float], whole: Float, factor: Float
  ) -> Match {
    var best = Match()
    guard whole > 0 else { return best }
    func bits(_ shared: Float, _ sum: Float) -> Float {
      sum > 0 ? shared * (shared / whole * (shared / sum)).squareRoot() * factor : 0
    }
    for place in sums.indices where found.double[place] > 0 {
      let one = bits(found.single[place], sums[place])
      if one > best.bits { best = Match(bits: one, place: place..<(place + 1)) }
      guard place + 1 < sums.count else { continue }
      let two = bits(found.double[place], sums[place] + sums[place + 1]) - second
      if two > best.bits { best = Match(bits: two, place: place..<(place + 2)) }
    }
    return best
  }

  /// Decides which sentences are retold: the sure ones, weaker ones beside those that go on where
  /// they stand, and what lies between two.
  private static func smoothed(_ matches: [Match]) -> [Match] {
    var result = matches
    for (at, match) in matches.enumerated() {
      if match.bits >= least {
        result[at].isRetold = true
      } else if match.bits >= leastBeside {
        result[at].isRetold = [at - 1, at + 1].contains { near in
          matches.indices.contains(near) && matches[near].bits >= least
            && abs(matches[near].place.lowerBound - match.place.lowerBound) <= 2
        }
      }
    }
    for at in result.indices.dropFirst().dropLast()
    where !result[at].isRetold && result[at].bits > 0 {
      result[at].isRetold = result[at - 1].isRetold && result[at + 1].isRetold
    }
    return result
  }
}
