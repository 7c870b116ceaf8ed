import Spans

/// The identity of an actor: dotted, country first ("kr.nis", "us.secdef.austin", "org.nato",
/// "unspec.reports", "us.officials.anon"). The scheme is that of the annotation guidelines.
package struct ActorID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let value: String

  package init(_ value: String) { self.value = value }

  /// The outlet itself: the first link of every chain.
  package static let outlet = ActorID("outlet")

  package var description: String { value }

  package static func < (left: ActorID, right: ActorID) -> Bool { left.value < right.value }
}

/// A person, body, state or group, resolved to one identity however it is named.
package struct Actor: Sendable, Hashable {
  package enum Kind: String, Sendable {
    case state, government, organ, person, organisation, group, place, outlet
    /// Nobody in particular: "reports", "analysts", "concerns".
    case unspecified
    /// Described but unnamed: "two U.S. officials".
    case anonymous
    /// A ground in subject position: "satellite imagery confirmed". Never an actor in a brief.
    case evidence
  }

  package var id: ActorID
  /// As the brief prints it: "National Intelligence Service (South Korea)".
  package var name: String
  package var kind: Kind
  /// ISO 3166 alpha-3, `IGO` for an international body, `EUR` for Europe, `---` unknown or none.
  package var code: String
  /// PLOVER sectors: GOV, MIL, SPY, LEG, …
  package var sectors: [String]

  package init(
    id: ActorID, name: String, kind: Kind, code: String = "---", sectors: [String] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.code = code
    self.sectors = sectors
  }
}

/// One place where a text names or means an actor or place.
package struct Mention: Sendable {
  package enum Kind: String, Sendable {
    case person, organisation, place, nationality, unit, weapon
    /// A common noun or pronoun that stands for an actor named elsewhere: "the agency", "he".
    case reference
  }

  package var span: Span
  /// Number of the sentence in the document.
  package var sentence: Int
  /// The tokens it covers in that sentence.
  package var tokens: Range<Int>
  package var kind: Kind
  /// Nil where the text does not tell which of several actors is meant: never guessed.
  package var actor: ActorID?
  /// Which rule or table row resolved it ("gazetteer", "apposition", "surname", "pronoun").
  package var rule: String

  package init(
    span: Span, sentence: Int, tokens: Range<Int>, kind: Kind, actor: ActorID?, rule: String
  ) {
    self.span = span
    self.sentence = sentence
    self.tokens = tokens
    self.kind = kind
    self.actor = actor
    self.rule = rule
  }
}

/// Everything one document names: its mentions in text order and the actors they resolve to.
package struct NameReading: Sendable {
  package var mentions: [Mention]
  package var actors: [ActorID: Actor]
  /// Who was known before the text was read.
  package var gazetteer = Gazetteer.standard
  /// When the document was published, ISO, where that is known to the day.
  var day: String?
  /// The sentences' words as the gazetteer and the word lists see them.
  var marked: [MarkedSentence] = []
  /// "veldania intel" → the organ of that kind this document names.
  var organs: [String: ActorID] = [:]
  /// "veldania fm" → who holds the office in this document.
  var offices: [String: ActorID] = [:]

  package init(mentions: [Mention] = [], actors: [ActorID: Actor] = [:]) {
    self.mentions = mentions
    self.actors = actors
  }

  /// Mentions in one sentence, in text order. O(log mentions).
  package func mentions(inSentence sentence: Int) -> [Mention] {
    Array(mentions[start(of: sentence)..<start(of: sentence + 1)])
  }

  /// Number of the first mention in or after the sentence.
  private func start(of sentence: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].sentence < sentence { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The smallest mention that covers the token.
  package func mention(at token: Int, inSentence sentence: Int) -> Mention? {
    mentions(inSentence: sentence).filter { $0.tokens.contains(token) }
      .min { $0.tokens.count < $1.tokens.count }
  }
}
