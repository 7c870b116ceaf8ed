import Claims
import Documents
import Events
import Names
import Sentences
import Spans

/// Who is said to gain or fear what, by whom. Spans only.
package struct Interest: Sendable {
  package enum Kind: String, Sendable { case gain, fear }

  package var kind: Kind
  package var reading: Int
  package var sentence: Int
  /// Who gains or fears.
  package var beneficiary: ActorID
  package var beneficiarySpan: Span
  /// What is gained or feared, verbatim.
  package var object: Span
  /// The word that says so ("gain", "benefit", "concerned").
  package var cue: Span
  /// The claim that tells it, by number in the reading.
  package var claim: Int?
  /// Who says so; `[.outlet]` where nobody but the outlet does.
  package var by: [ActorID]
  package var rule: String

  package init(
    kind: Kind, reading: Int, sentence: Int, beneficiary: ActorID, beneficiarySpan: Span,
    object: Span, cue: Span, claim: Int?, by: [ActorID], rule: String
  ) {
    self.kind = kind
    self.reading = reading
    self.sentence = sentence
    self.beneficiary = beneficiary
    self.beneficiarySpan = beneficiarySpan
    self.object = object
    self.cue = cue
    self.claim = claim
    self.by = by
    self.rule = rule
  }
}

/// Interests told in the documents.
package enum Interests {
  /// In document and text order, each beneficiary and object once a document.
  package static func interests(in readings: [Reading]) -> [Interest] {
    var result: [Interest] = []
    for (number, reading) in readings.enumerated() {
      let claims = Dictionary(grouping: reading.claims.indices) { reading.claims[$0].sentence }
      var seen = Set<String>()
      for index in reading.sentences.indices {
        let stated = EventReader.interests(
          in: reading.sentences[index], index, names: reading.names)
        for item in stated {
          let words = reading.document.text.string(item.object)
          guard seen.insert(item.who.value + "|" + words).inserted else { continue }
          result.append(interest(item, number, index, reading, claims[index] ?? []))
        }
      }
    }
    return result
  }

  private static func interest(
    _ item: StatedInterest, _ number: Int, _ sentence: Int, _ reading: Reading, _ claims: [Int]
  ) -> Interest {
    let claim = claim(at: item.cue.start, among: claims, reading)
    return Interest(
      kind: item.isGain ? .gain : .fear, reading: number, sentence: sentence,
      beneficiary: item.who, beneficiarySpan: item.whoSpan, object: item.object, cue: item.cue,
      claim: claim, by: claim.map { reading.claims[$0].actors } ?? [.outlet], rule: item.rule)
  }

  /// The attributed claim with the fewest words that holds the offset.
  private static func claim(at offset: Int, among claims: [Int], _ reading: Reading) -> Int? {
    claims.filter { number in
      let claim = reading.claims[number]
      return claim.isAttributed && claim.content.contains(offset)
    }.min { reading.claims[$0].content.length < reading.claims[$1].content.length }
  }
}
