import Sentences

/// Capitalised words no rule claimed: names known from elsewhere in the document (surnames,
/// acronyms, headlines), then what the learned tagger takes them for.
extension EntityFinder {
  mutating func readLoose(_ sentences: [MarkedSentence], _ votes: CapitalVotes) {
    let tagged = tag(sentences, votes)
    var claimed: Set<Int> = []
    for (place, run) in loose.enumerated() where !isKnown(run.tokens, sentences[run.sentence]) {
      let (number, range) = run
      guard let found = tagged[number]?.first(where: { range.overlaps($0.tokens) }),
        range.lowerBound <= found.tokens.lowerBound, found.tokens.upperBound <= range.upperBound
      else { continue }
      note(found, sentences[number])
      claimed.insert(place)
    }
    for (place, run) in loose.enumerated() where !claimed.contains(place) {
      noteKnown(run.tokens, sentences[run.sentence])
    }
  }

  /// What the tagger finds in the sentences that hold loose words.
  private func tag(
    _ sentences: [MarkedSentence], _ votes: CapitalVotes
  ) -> [Int: [NameTagger.Found]] {
    var tagged: [Int: [NameTagger.Found]] = [:]
    let company = Company(sentences)
    for (number, _) in loose where tagged[number] == nil {
      let sentence = sentences[number]
      tagged[number] =
        sentence.isTitleCase
        ? [] : NameTagger.english.names(in: NameFeatures.words(of: sentence, votes, company))
    }
    return tagged
  }

  private func isKnown(_ range: Range<Int>, _ sentence: MarkedSentence) -> Bool {
    if book.body(called: sentence.text(of: range)) != nil { return true }
    let words = PersonName.words(range, sentence)
    return words.count == 1 && book.person(called: words[0]) != nil
  }

  /// A person of one word alone gets no identity: it may be anybody's surname.
  private mutating func note(_ found: NameTagger.Found, _ sentence: MarkedSentence) {
    switch found.kind {
    case .person:
      if PersonName.words(found.tokens, sentence).count > 1 {
        notePerson(found.tokens, sentence, rule: "learned")
      } else {
        note(sentence, found.tokens, .person, .none, "learned")
      }
    case .organisation:
      let name = sentence.text(of: found.tokens)
      let body = book.body(named: name, of: nil, role: nil, sectors: [])
      note(sentence, found.tokens, .organisation, .body(body), "learned")
    case .place:
      note(sentence, found.tokens, .place, .none, "learned")
    }
  }

  private mutating func noteKnown(_ range: Range<Int>, _ sentence: MarkedSentence) {
    let words = PersonName.words(range, sentence)
    if let body = book.body(called: sentence.text(of: range)) {
      note(sentence, range, .organisation, .body(body), "known name")
    } else if words.count == 1, let person = book.person(called: words[0]) {
      note(sentence, range, .person, .person(person), "surname")
    } else if let last = words.last, let person = book.person(called: last),
      book.persons[person].words.first == words.first
    {
      note(sentence, range, .person, .person(person), "known name")
    }
  }
}
