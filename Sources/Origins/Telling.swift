import Claims
import Names
import Spans

/// One place where a claim or a figure is told: in which document, and by way of whom.
package struct Telling: Sendable, Hashable {
  /// Number of the document in the call.
  package var document: Int
  /// The words that tell it: the claim's content or the figure's quantity phrase.
  package var span: Span
  /// The sentence it stands in, where the text may say "independently".
  package var sentence: Span?
  /// Outermost first, starting with the outlet.
  package var chain: [Claim.Link]

  package init(document: Int, span: Span, sentence: Span? = nil, chain: [Claim.Link]) {
    self.document = document
    self.span = span
    self.sentence = sentence
    self.chain = chain
  }

  package init(_ claim: Claim, in document: Int, sentence: Span? = nil) {
    self.init(document: document, span: claim.content, sentence: sentence, chain: claim.chain)
  }
}

/// What kind of source an actor identity stands for, read from the identity itself and, where the
/// names stage knows the actor, from its record.
struct SourceKind {
  enum Kind { case outlet, medium, evidence, unspecified, anonymous, named }

  let actors: [ActorID: Actor]

  /// Sectors that are no part of a state's executive: each such body is its own origin.
  private static let ownVoices: Set<String> = [
    "LEG", "OPP", "PTY", "JUD", "CVL", "CIV", "BUS", "MED", "JRN", "EDU", "NGO", "REB", "SEP",
    "UAF", "CRM", "HLH", "REL", "LAB", "COP",
  ]
  /// The same, where only the identity tells.
  private static let ownOffices: Set<String> = [
    "lawmakers", "parliament", "congress", "senate", "opposition", "court", "courts", "media",
    "police", "party", "union", "rebels", "analysts", "experts", "residents", "people",
  ]

  func kind(of id: ActorID) -> Kind {
    let parts = id.value.split(separator: ".", omittingEmptySubsequences: false)
    if id == .outlet { return .outlet }
    switch actors[id]?.kind {
    case .evidence: return .evidence
    case .unspecified: return .unspecified
    case .anonymous: return .anonymous
    case .outlet: return .medium
    default: break
    }
    if parts.first == "evidence" { return .evidence }
    if parts.first == "unspec" { return .unspecified }
    return parts.contains("anon") ? .anonymous : .named
  }

  /// The state an organ of its executive speaks for: "kr" for kr.nis and kr.gov; nil for bodies,
  /// persons and groups that speak for themselves.
  func state(of id: ActorID) -> String? {
    let parts = id.value.split(separator: ".")
    guard let first = parts.first, first.utf8.count == 2, !parts.contains("anon") else {
      return nil
    }
    if let actor = actors[id], !actor.sectors.isEmpty {
      let isOwnVoice = actor.sectors.contains { SourceKind.ownVoices.contains($0) }
      return isOwnVoice ? nil : String(first)
    }
    if parts.count > 1, SourceKind.ownOffices.contains(String(parts[1])) { return nil }
    return String(first)
  }
}
