import Dates
import Documents
import Names
import Sentences
import Spans

@testable import Claims
@testable import Events

/// A parsed sentence about invented places, written word by word as `form/lemma/TAG/head/relation`
/// (head 1-based, 0 for the root; `=` for a lemma like the form in lower case). `@id` marks a word
/// as the mention of an actor: `@nl` a state, `@nl.gov` a government.
struct Fixture {
  var text = ""
  var sentences: [Sentence] = []
  var names = NameReading()
  var dates: [TimeExpression] = []
  var claims: [Claim] = []

  init(_ lines: String...) {
    for line in lines { add(line) }
  }

  private mutating func add(_ line: String) {
    var tokens: [Token] = []
    let start = text.utf8.count
    for word in line.split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: "@").map(String.init)
      let cells = parts[0].split(separator: "/").map(String.init)
      if !tokens.isEmpty { text += " " }
      let span = Span(text.utf8.count, text.utf8.count + cells[0].utf8.count)
      text += cells[0]
      let lower = cells[0].lowercased()
      if parts.count > 1 {
        names.mentions.append(
          mention(parts[1], span, sentence: sentences.count, token: tokens.count))
      }
      tokens.append(
        Token(
          span: span, text: cells[0], lower: lower, lemma: cells[1] == "=" ? lower : cells[1],
          tag: Tag(rawValue: cells[2]) ?? .x, head: (Int(cells[3]) ?? 0) - 1,
          relation: Relation(rawValue: cells[4]) ?? .dep))
    }
    sentences.append(Sentence(span: Span(start, text.utf8.count), tokens: tokens))
    text += "\n"
  }

  private mutating func mention(_ id: String, _ span: Span, sentence: Int, token: Int) -> Mention {
    let actor = ActorID(id)
    let code = id.hasPrefix("expert") ? "---" : String(id.prefix(2)).uppercased()
    let kind: Actor.Kind =
      id.hasPrefix("expert") ? .person : id.contains(".") ? .government : .state
    names.actors[actor] = Actor(id: actor, name: id, kind: kind, code: code)
    return Mention(
      span: span, sentence: sentence, tokens: token..<token + 1, kind: .place, actor: actor,
      rule: "fixture")
  }

  var source: SourceText { SourceText(text) }

  var events: [Event] {
    EventReader.events(
      in: document, sentences: sentences, names: names, dates: dates, claims: claims)
  }

  var commitments: [Commitment] {
    EventReader.commitments(
      in: document, sentences: sentences, names: names, dates: dates, claims: claims)
  }

  var document: Document { Document(id: "fixture", text: source) }

  /// "nl → su AID reported", for short expectations.
  var told: [String] {
    events.map { event in
      side(event.actors) + " → " + side(event.recipients) + " " + (event.plover ?? "-") + " "
        + event.realis.rawValue
    }
  }

  func side(_ parties: [Event.Party]) -> String {
    parties.map { $0.actor?.value ?? "\"" + source.string($0.span) + "\"" }
      .joined(separator: "+")
  }
}
