import Claims
import Dates
import Documents
import Events
import Names
import Sentences
import Spans

@testable import Stories

/// A reading of sentences about invented places, written word by word as
/// `form/lemma/TAG/head/relation` (head 1-based, 0 for the root); `@id` marks the mention of an
/// actor. Events and commitments are read from it by the rules.
struct ParsedReading {
  private var text = ""
  private var sentences: [Sentence] = []
  private var names = NameReading()
  var claims: [Claim] = []
  let id: String

  init(_ id: String, _ lines: String...) {
    self.id = id
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
        let actor = ActorID(parts[1])
        names.actors[actor] = Actor(
          id: actor, name: parts[1], kind: .state, code: parts[1].prefix(2).uppercased())
        names.mentions.append(
          Mention(
            span: span, sentence: sentences.count, tokens: tokens.count..<tokens.count + 1,
            kind: .place, actor: actor, rule: "fixture"))
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

  func reading(published: CalendarDate? = nil) -> Reading {
    var document = Document(id: id, text: SourceText(text))
    if let published { document.published = PublicationDate(published, basis: .given) }
    let events = EventReader.events(
      in: document, sentences: sentences, names: names, dates: [], claims: claims)
    let commitments = EventReader.commitments(
      in: document, sentences: sentences, names: names, dates: [], claims: claims)
    return Reading(
      document: document, sentences: sentences, names: names, claims: claims, events: events,
      commitments: commitments)
  }
}
