import Names
import Origins
import Sentences

/// Puts together again what the words of few reports tore apart: two clusters that name the same
/// rare persons, bodies and places tell one story.
///
/// Reports of one event may share few words: a court's ruling and the street's answer. Names tell
/// more, where somebody read them, and by their words: reports type and shorten them differently.
/// Each word weighs by its rarity in news, so governments and capitals weigh little. Only small
/// sets are looked at. With both bounds 18 of 18 samples of one real story stay whole (14 by words
/// alone), and pairs of events of one kind are kept apart as before. Wrong where two stories of one town and its officials come together.
package enum NameAgreement {
  /// Documents at most.
  static let mostDocuments = 200
  /// Share of the rarity of the smaller cluster's names that both must have.
  static let leastShare: Float = 0.35
  /// Rare names at least that both have.
  static let leastShared = 3

  /// The clusters, those that agree most joined first, until none agree.
  package static func joined(_ clusters: [[Int]], _ readings: [Reading]) -> [[Int]] {
    guard clusters.count > 1, clusters.reduce(0, { $0 + $1.count }) <= mostDocuments else {
      return clusters
    }
    let named = readings.map(names)
    var result = clusters
    while let (one, other) = nearest(result, named) {
      result[one] = (result[one] + result[other]).sorted()
      result.remove(at: other)
    }
    return result
  }

  private static func nearest(_ clusters: [[Int]], _ named: [Set<String>]) -> (Int, Int)? {
    let names = clusters.map { cluster in cluster.reduce(into: Set()) { $0.formUnion(named[$1]) } }
    let weights = names.map(weight)
    var best: (pair: (Int, Int), share: Float)?
    for one in clusters.indices {
      for other in clusters.indices where other > one {
        let shared = names[one].intersection(names[other])
        guard shared.count >= leastShared else { continue }
        let share = weight(shared) / min(weights[one], weights[other])
        if share >= leastShare, share > best?.share ?? 0 { best = ((one, other), share) }
      }
    }
    return best?.pair
  }

  private static func weight(_ names: Set<String>) -> Float {
    names.sorted().reduce(0) { $0 + rarity($1) }
  }

  private static func rarity(_ name: String) -> Float {
    BackgroundFrequencies.news.rarity(of: TermHash.of(("^" + name).utf8))
  }

  /// Words of the names of a document that few articles name, in small letters.
  private static func names(_ reading: Reading) -> Set<String> {
    var result: Set<String> = []
    for mention in reading.names.mentions where mention.kind != .reference {
      guard reading.sentences.indices.contains(mention.sentence) else { continue }
      let tokens = reading.sentences[mention.sentence].tokens
      for index in mention.tokens where tokens.indices.contains(index) {
        let token = tokens[index]
        if token.tag == .propn, token.lower.utf8.count > 2, rarity(token.lower) >= leastRarity {
          result.insert(token.lower)
        }
      }
    }
    return result
  }

  /// log2 of how few articles name it: 6 is one in 64.
  private static let leastRarity: Float = 6
}
