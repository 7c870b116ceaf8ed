import Documents
import Names
import Spans

/// Adds the document's credit as an inferred link to the chains of attributed claims.
struct Chains {
  let document: Document

  /// The outlet's own statements never get the credit: nobody says the agency made them.
  func linked(_ claims: [Claim]) -> [Claim] {
    guard let credit = creditActor else { return claims }
    return claims.map { claim in
      guard claim.isAttributed, !claim.chain.contains(where: { $0.actors.contains(credit) })
      else { return claim }
      var claim = claim
      claim.chain.insert(Claim.Link([credit], isInferred: true), at: min(1, claim.chain.count))
      return claim
    }
  }

  /// One credited agency; nil where the text credits none or several.
  private var creditActor: ActorID? {
    let ids = Set(document.credits.map { Chains.id(ofCredit: $0.name) })
    return ids.count == 1 ? ids.first : nil
  }

  /// "www.reuters.com" and "Reuters" are one: `org.reuters`.
  static func id(ofCredit name: String) -> ActorID {
    var word = name.lowercased()
    for prefix in ["https://", "http://", "www."] where word.hasPrefix(prefix) {
      word.removeFirst(prefix.count)
    }
    if let dot = word.firstIndex(of: "."), word.contains("."), !word.contains(" ") {
      word = String(word[..<dot])
    }
    let letters = word.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return ActorID("org." + String(letters))
  }
}
