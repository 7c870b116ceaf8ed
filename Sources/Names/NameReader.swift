import Documents
import Sentences
import Spans

/// From sentences to mentions and actors.
package enum NameReader {
  /// Mentions in text order; every actor they resolve to is in `actors`. O(tokens).
  package static func names(
    in document: Document, sentences: [Sentence], gazetteer: Gazetteer = .standard
  ) -> NameReading {
    let votes = CapitalVotes(sentences)
    let marked = mark(sentences, votes, gazetteer)
    var finder = EntityFinder(gazetteer: gazetteer)
    for sentence in marked {
      let first = finder.book.drafts.count
      finder.read(sentence)
      Appositions.link(sentence, from: first, in: &finder.book)
    }
    finder.readLoose(marked, votes)
    finder.book.noteGenders(gazetteer)
    let drafts = Coreference.resolve(marked, finder.book)
    var naming = ActorNaming(finder.book, gazetteer: gazetteer)
    var mentions: [Mention] = []
    mentions.reserveCapacity(drafts.count)
    for draft in drafts {
      let sentence = sentences[draft.sentence]
      var actor = naming.id(of: draft)
      if draft.rule == "seat", !SeatOfGovernment.acts(draft.tokens, marked[draft.sentence]) {
        actor = nil
      }
      mentions.append(
        Mention(
          span: sentence.span(of: draft.tokens), sentence: draft.sentence, tokens: draft.tokens,
          kind: draft.kind, actor: actor, rule: draft.rule))
    }
    var reading = NameReading(mentions: mentions, actors: naming.actors)
    reading.gazetteer = gazetteer
    reading.day = document.published.value.map(\.iso)
    reading.marked = marked
    reading.organs = naming.organs()
    reading.offices = naming.offices()
    reading.actors = naming.actors
    return reading
  }

  private static func mark(
    _ sentences: [Sentence], _ votes: CapitalVotes, _ gazetteer: Gazetteer
  ) -> [MarkedSentence] {
    var marked = sentences.enumerated().map {
      MarkedSentence($0.element, number: $0.offset, gazetteer: gazetteer, votes: votes)
    }
    let nations = NationFinder(marked)
    if !nations.forms.isEmpty {
      for index in marked.indices { marked[index].mark(nations) }
    }
    return marked
  }
}
