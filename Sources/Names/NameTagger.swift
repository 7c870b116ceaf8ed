import CModels
import Sentences
import Spans
import Tables

/// Finds persons, bodies and places by learned weights, where no rule knows them.
///
/// An averaged perceptron (Collins 2002) that labels words from left to right, greedily, with the
/// labels outside, begin and inside of three types (IOB2). Features: the word, its ends and shape,
/// its neighbours, what the gazetteer, the lists of names and the tagger's lexicon say of them, how
/// the document writes the word elsewhere and in whose company, and the two labels before.
/// O(words × features).
///
/// Gets wrong: bodies named like places ("Norvik beat Karsholm"), names in lower case.
package struct NameTagger: Sendable {
  /// Types of the shared task this is scored on.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case person, organisation, place
    package var code: String { ["PER", "ORG", "LOC"][Int(rawValue)] }
  }

  /// A stretch of words with its type.
  package struct Found: Sendable, Hashable {
    package var tokens: Range<Int>
    package var kind: Kind

    package init(tokens: Range<Int>, kind: Kind) {
      self.tokens = tokens
      self.kind = kind
    }
  }

  /// Outside; then begin and inside of each type.
  package static let labels = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]

  package static let english = NameTagger(LinearModel(sayso_model_names))

  private let model: LinearModel?

  package init(_ model: LinearModel?) { self.model = model }

  /// The names of one sentence; none where the model is not there.
  func names(in words: [NameFeatures.Word]) -> [Found] {
    guard let model, model.labels.count == NameTagger.labels.count else { return [] }
    var labels = [UInt8](repeating: 0, count: words.count)
    var scores = [Int32](repeating: 0, count: model.labels.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(80)
    for index in words.indices {
      NameFeatures.keys(of: words, at: index, labels: labels, into: &keys)
      model.score(keys, into: &scores)
      labels[index] = NameTagger.best(scores, after: index > 0 ? labels[index - 1] : 0)
    }
    return NameTagger.spans(labels)
  }

  /// The best label that may follow the last one: inside only after the same type.
  package static func best(_ scores: [Int32], after last: UInt8) -> UInt8 {
    var best = 0
    for label in scores.indices where scores[label] > scores[best] {
      let isInside = label > 0 && label % 2 == 0
      if !isInside || Int(last) == label || Int(last) == label - 1 { best = label }
    }
    return UInt8(best)
  }

  package static func spans(_ labels: [UInt8]) -> [Found] {
    var found: [Found] = []
    for (index, label) in labels.enumerated() where label > 0 {
      if label % 2 == 0, let last = found.last, last.tokens.upperBound == index {
        found[found.count - 1].tokens = last.tokens.lowerBound..<index + 1
      } else if let kind = Kind(rawValue: (label - 1) / 2) {
        found.append(Found(tokens: index..<index + 1, kind: kind))
      }
    }
    return found
  }

  /// The names of the sentences of one document.
  package func names(
    in sentences: [Sentence], gazetteer: Gazetteer = .standard
  ) -> [[Found]] {
    NameFeatures.words(of: sentences, gazetteer: gazetteer).map { names(in: $0) }
  }
}

/// What the tagger looks at; the trainer and the tagger share it.
package enum NameFeatures {
  /// One word in hashes.
  package struct Word: Sendable {
    var form: UInt64 = 1
    var lower: UInt64 = 1
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var shape: UInt64 = 0
    /// Sense in the gazetteer and whether the phrase begins here; 0 for none.
    var known: UInt64 = 0
    /// One bit for each class of the word lists.
    var classes: UInt64 = 0
    /// How the document writes the word elsewhere: 1 small, 2 capitalised inside a sentence.
    var vote: UInt64 = 0
    /// What the tagger's lexicon knows: a class of words that may have the same tags.
    var lexical: UInt64 = 0
    /// Bits of the lists of names.
    var lists: UInt64 = 0
    /// What stands beside the word anywhere in the document: one bit for each kind of neighbour.
    var company: UInt64 = 0
    var isCapitalised = false
    /// First of its sentence, or in a headline.
    var place: UInt64 = 0
    var length: UInt64 = 0

    init() {}

    /// As if nobody knew the word: for training.
    package mutating func forget() {
      form = 2
      lower = 2
      lexical = 0
    }

    init(_ text: String) { NameFeatures.spell(text, &self) }

    func suffix(_ count: UInt64) -> UInt64 { tail & ((1 << (8 * count)) - 1) }
    func prefix(_ count: UInt64) -> UInt64 { head & ((1 << (8 * count)) - 1) }
  }

  /// The words of a document's sentences. O(bytes).
  package static func words(
    of sentences: [Sentence], gazetteer: Gazetteer = .standard, language: Language = .english
  ) -> [[Word]] {
    let votes = CapitalVotes(sentences)
    let marked = sentences.enumerated().map { number, sentence in
      MarkedSentence(sentence, number: number, gazetteer: gazetteer, votes: votes)
    }
    let company = Company(marked)
    return marked.map { words(of: $0, votes, company, language) }
  }

  static func words(
    of sentence: MarkedSentence, _ votes: CapitalVotes, _ company: Company,
    _ language: Language = .english
  ) -> [Word] {
    sentence.tokens.indices.map { word(at: $0, sentence, votes, company, language) }
  }

  private static func word(
    at index: Int, _ sentence: MarkedSentence, _ votes: CapitalVotes, _ company: Company,
    _ language: Language
  ) -> Word {
    let token = sentence.tokens[index]
    var word = Word()
    spell(token.text, &word)
    word.lexical = language.word(Array(token.text.utf8)[...]).lexical
    word.lists = NameLists.standard.kinds(of: word.lower)
    if word.isCapitalised { word.company = company.kinds(of: token.text) }
    if let mark = sentence.mark(at: index) {
      if let sense = mark.sense {
        word.known = UInt64(sense.rawValue + 1) << 1
        if mark.isCommon { word.known |= 64 }
        if mark.tokens.lowerBound == index { word.known |= 1 }
      }
      for entry in mark.words { word.classes |= entry.kind.bit }
    }
    let words = NameWords.standard
    if words.isGivenName(token.text) { word.classes |= 1 << 40 }
    for head in words.heads(token.text) { word.classes |= head.kind.bit }
    if votes.lower.contains(token.lower) { word.vote |= 1 }
    if votes.names.contains(token.text) { word.vote |= 2 }
    word.place = (index == 0 ? 1 : 0) | (sentence.isTitleCase ? 2 : 0)
    return word
  }

  fileprivate static func spell(_ text: String, _ word: inout Word) {
    var form: UInt64 = 0xCBF2_9CE4_8422_2325
    var lower = form
    var last: UInt64 = 0
    for byte in text.utf8 {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isDigit = byte >= 0x30 && byte <= 0x39
      let plain: UInt8 = isDigit ? 0x30 : byte
      let small = isUpper ? byte | 0x20 : plain
      form = (form ^ UInt64(plain)) &* 0x100_0000_01B3
      lower = (lower ^ UInt64(small)) &* 0x100_0000_01B3
      if word.length < 8 { word.head |= UInt64(small) << (8 * word.length) }
      word.tail = word.tail << 8 | UInt64(small)
      let group: UInt64
      if isUpper {
        group = 1
      } else if small >= 0x61 && small <= 0x7A {
        group = 2
      } else if isDigit {
        group = 3
      } else {
        group = byte >= 0x80 ? 5 : 4
      }
      if group != last, word.shape < 1 << 24 { word.shape = word.shape << 4 | group }
      last = group
      if word.length == 0 { word.isCapitalised = isUpper }
      word.length += 1
    }
    word.form = form
    word.lower = lower
    if word.length == 1 { word.shape |= 1 << 32 }
  }

  private static let outside = Word()

  @inline(__always)
  private static func word(_ words: [Word], _ index: Int) -> Word {
    index >= 0 && index < words.count ? words[index] : outside
  }

  /// The features of one word, given the labels of the words before it.
  package static func keys(
    of words: [Word], at index: Int, labels: [UInt8], into keys: inout [UInt64]
  ) {
    keys.removeAll(keepingCapacity: true)
    let word = words[index]
    let before = self.word(words, index - 1)
    let after = self.word(words, index + 1)
    let last: UInt64 = index > 0 ? UInt64(labels[index - 1]) : 9
    let last2: UInt64 = index > 1 ? UInt64(labels[index - 2]) : 9
    addForm(word, last, to: &keys)
    addKnown(word, before, after, last, to: &keys)
    addContext(
      word, before, after, self.word(words, index - 2), self.word(words, index + 2), to: &keys)
    addLabels(word, before, after, last, last2, to: &keys)
    addRun(words, index, last, to: &keys)
    addDocument(word, before, after, last, to: &keys)
  }

  private static func addDocument(
    _ word: Word, _ before: Word, _ after: Word, _ last: UInt64, to keys: inout [UInt64]
  ) {
    keys.append(FeatureKey.key(190, word.lexical, word.shape, word.place))
    keys.append(FeatureKey.key(191, before.lexical, word.lexical, word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(192, word.lexical, after.lexical, word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(193, last, word.lexical, word.isCapitalised ? 1 : 0))
    let capital: UInt64 = word.isCapitalised ? 1 : 0
    keys.append(FeatureKey.key(196, word.lists, capital))
    keys.append(FeatureKey.key(197, before.lists, word.lists, capital))
    keys.append(FeatureKey.key(198, word.lists, after.lists, capital))
    keys.append(FeatureKey.key(199, last, word.lists, capital))
    var rest = word.company
    while rest != 0 {
      let bit = UInt64(rest.trailingZeroBitCount)
      keys.append(FeatureKey.key(194, bit))
      keys.append(FeatureKey.key(195, bit, last))
      rest &= rest - 1
    }
  }

  private static func addForm(_ word: Word, _ last: UInt64, to keys: inout [UInt64]) {
    keys.append(FeatureKey.key(101, 0))
    keys.append(FeatureKey.key(102, word.form))
    keys.append(FeatureKey.key(103, word.lower))
    keys.append(FeatureKey.key(104, word.suffix(2), word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(105, word.suffix(3), word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(106, word.suffix(4), word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(107, word.prefix(2), word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(108, word.prefix(3), word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(109, word.prefix(4)))
    keys.append(FeatureKey.key(110, word.shape, word.place))
    keys.append(FeatureKey.key(111, word.shape, word.vote, word.place))
    keys.append(FeatureKey.key(112, word.shape, word.length))
    keys.append(FeatureKey.key(113, word.lower, last))
  }

  private static func addKnown(
    _ word: Word, _ before: Word, _ after: Word, _ last: UInt64, to keys: inout [UInt64]
  ) {
    keys.append(FeatureKey.key(120, word.known, word.shape))
    keys.append(FeatureKey.key(121, word.classes, word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(122, word.known, word.classes, word.place))
    keys.append(FeatureKey.key(123, before.known, word.known))
    keys.append(FeatureKey.key(124, word.known, after.known))
    keys.append(FeatureKey.key(125, before.classes, word.shape))
    keys.append(FeatureKey.key(126, after.classes, word.shape))
    keys.append(FeatureKey.key(127, before.classes, word.classes, after.classes))
    keys.append(FeatureKey.key(128, last, word.known, word.classes))
    keys.append(FeatureKey.key(129, last, word.classes, after.classes))
  }

  private static func addContext(
    _ word: Word, _ before: Word, _ after: Word, _ before2: Word, _ after2: Word,
    to keys: inout [UInt64]
  ) {
    keys.append(FeatureKey.key(140, before.lower))
    keys.append(FeatureKey.key(141, after.lower))
    keys.append(FeatureKey.key(142, before2.lower))
    keys.append(FeatureKey.key(143, after2.lower))
    keys.append(FeatureKey.key(144, before.lower, word.shape))
    keys.append(FeatureKey.key(145, after.lower, word.shape))
    keys.append(FeatureKey.key(146, before.shape, word.shape, after.shape))
    keys.append(FeatureKey.key(147, before.lower, word.lower))
    keys.append(FeatureKey.key(148, word.lower, after.lower))
    keys.append(FeatureKey.key(149, before.lower, after.lower, word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(150, before2.lower, before.lower, word.isCapitalised ? 1 : 0))
    keys.append(FeatureKey.key(151, after.suffix(3), word.shape))
    keys.append(FeatureKey.key(152, before.suffix(3), word.shape))
    keys.append(FeatureKey.key(153, after.lower, after2.lower, word.isCapitalised ? 1 : 0))
  }

  private static func addLabels(
    _ word: Word, _ before: Word, _ after: Word, _ last: UInt64, _ last2: UInt64,
    to keys: inout [UInt64]
  ) {
    keys.append(FeatureKey.key(160, last))
    keys.append(FeatureKey.key(161, last, last2))
    keys.append(FeatureKey.key(162, last, word.shape, word.vote))
    keys.append(FeatureKey.key(163, last, word.suffix(3)))
    keys.append(FeatureKey.key(164, last, before.lower))
    keys.append(FeatureKey.key(165, last, after.lower))
    keys.append(FeatureKey.key(166, last, last2, word.shape))
    keys.append(FeatureKey.key(167, last, after.shape, word.shape))
    keys.append(FeatureKey.key(168, last, before.lower, word.shape))
  }

  /// The rest of the capitalised run: its length and last word decide what the first is.
  private static func addRun(
    _ words: [Word], _ index: Int, _ last: UInt64, to keys: inout [UInt64]
  ) {
    guard words[index].isCapitalised else { return }
    var end = index + 1
    while end < words.count, end - index < 6, words[end].isCapitalised { end += 1 }
    let final = words[end - 1]
    let length = UInt64(end - index)
    let next = word(words, end)
    keys.append(FeatureKey.key(180, length, last))
    keys.append(FeatureKey.key(181, final.lower, last))
    keys.append(FeatureKey.key(182, final.classes, length, last))
    keys.append(FeatureKey.key(183, next.lower, last))
    keys.append(FeatureKey.key(184, final.suffix(3), last))
    keys.append(FeatureKey.key(185, next.classes, last, length))
  }
}

extension NameWords.Class {
  /// A bit of its own, below 40.
  var bit: UInt64 {
    switch self {
    case .office: 1
    case .expert: 2
    case .person: 4
    case .organ: 8
    case .force: 16
    case .role: 32
    case .body: 64
    case .learned: 128
    case .report: 256
    case .evidence: 512
    case .head: 1 << 10
    case .place: 1 << 11
    case .world: 1 << 12
    case .supra: 1 << 13
    case .weapon: 1 << 14
    case .unit: 1 << 15
    case .act: 1 << 16
    case .notnation: 1 << 17
    }
  }
}
