import Sentences
import Tables

/// Learns how forms become lemmas: the edit of the longest ending that settles it, whole words that
/// end otherwise, and which words keep their capitals.
enum LemmaTraining {
  /// How often a form of inflections.tsv counts: more than slips of the tagger and slips of those
  /// who annotated.
  private static let tableWeight = 6

  /// One word under one label, with what the lemmatizer should do.
  struct Case {
    var word: WordForm
    var label: UInt8
    var family: UInt64
    var edit: Lemmatizer.Edit
    var spelling: LemmaCase.Spelling
    /// Nil where no way of writing gives the lemma.
    var writing: LemmaCase?
    /// Whether the lemma may have a capital that the word has not.
    var mayRise: Bool
    var isFirst: Bool
    /// With the label people gave, not the tagger.
    var isGold: Bool
  }

  /// `tagged` are the labels of a tagger that has not seen the sentences: what it takes for
  /// something else has its lemma all the same.
  static func train(
    _ sentences: [AnnotatedSentence], tagged: [[UInt8]], labels: [String], inflections: Table
  ) -> [UInt8] {
    let gold = cases(sentences, tagged: nil, labels)
    let inflected = Inflections.forms(in: inflections).compactMap { item in
      TaggerTraining.numbers(labels)[item.label].flatMap {
        self.case(form: item.form, lemma: item.lemma, label: $0, labels, isFirst: false)
      }
    }
    let cases =
      gold + self.cases(sentences, tagged: tagged, labels)
      + Array(repeating: inflected, count: tableWeight).flatMap { $0 }
    let endings = mostFrequent(cases + inflected)
    var numbers: [String: UInt8] = [:]
    for (index, ending) in endings.enumerated() {
      numbers[ending] = UInt8(index + LemmaCase.allCases.count)
    }
    let known = cases.filter { numbers[$0.edit.ending] != nil && $0.edit.cut < 100 }
    var table = LemmaTable(known, numbers)
    table.addEndings()
    table.addWords()
    table.addWritings()
    return ModelWriter.bytes(
      labels: LemmaCase.allCases.map { "=\($0)" } + endings, rows: table.rows, isDistinct: true)
  }

  private static func cases(
    _ sentences: [AnnotatedSentence], tagged: [[UInt8]]?, _ labels: [String]
  ) -> [Case] {
    let numbers = TaggerTraining.numbers(labels)
    var cases: [Case] = []
    for (index, sentence) in sentences.enumerated() {
      for (place, word) in sentence.words.enumerated() where word.lemma != "_" {
        let given = tagged.flatMap { $0[index].indices.contains(place) ? $0[index][place] : nil }
        guard let label = tagged == nil ? numbers[TaggerTraining.label(of: word)] : given,
          var item = self.case(
            form: word.form, lemma: word.lemma, label: label, labels, isFirst: place == 0)
        else { continue }
        item.isGold = tagged == nil
        cases.append(item)
      }
    }
    return cases
  }

  /// Nil for numbers in digits, which need no table.
  private static func `case`(
    form: String, lemma: String, label: UInt8, _ labels: [String], isFirst: Bool
  ) -> Case? {
    let word = Language.plainWord(form)
    guard word.isWord else {
      guard form.utf8.allSatisfy({ $0 < 0x30 || $0 > 0x39 }) else { return nil }
      return Case(
        word: word, label: label, family: UInt64(label), edit: edit(from: form, to: lemma),
        spelling: .small, writing: nil, mayRise: false, isFirst: isFirst, isGold: true)
    }
    let small = Language.straight(form).lowercased()
    let edit = edit(from: small, to: lemma.lowercased())
    // No numbers, no addresses.
    guard !edit.ending.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x40 }) else { return nil }
    let name = labels[Int(label)]
    return Case(
      word: word, label: label, family: Lemmatizer.family(of: name, number: Int(label)),
      edit: edit, spelling: LemmaCase.Spelling(form),
      writing: writing(of: form, lemma: lemma, edit), mayRise: Lemmatizer.mayRise(name),
      isFirst: isFirst, isGold: true)
  }

  private static func writing(
    of form: String, lemma: String, _ edit: Lemmatizer.Edit
  ) -> LemmaCase? {
    let small = lemma.lowercased()
    if lemma == small { return .lower }
    let kept = form.utf8.dropLast(edit.cut)
    if !kept.isEmpty, lemma.utf8.starts(with: kept) { return .kept }
    return lemma == LemmaCase.capitalised(small) ? .capital : nil
  }

  private static func edit(from form: String, to lemma: String) -> Lemmatizer.Edit {
    var shared = form.startIndex
    var other = lemma.startIndex
    while shared < form.endIndex, other < lemma.endIndex, form[shared] == lemma[other] {
      shared = form.index(after: shared)
      other = lemma.index(after: other)
    }
    return Lemmatizer.Edit(cut: form[shared...].utf8.count, ending: String(lemma[other...]))
  }

  /// The 250 most frequent endings of lemmas; there is room for 255 labels.
  private static func mostFrequent(_ cases: [Case]) -> [String] {
    var counts: [String: Int] = [:]
    for item in cases { counts[item.edit.ending, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(250).map(\.key)
  }
}

/// The rows of the lemmatizer's table while they are collected: only those that say something the
/// rows before them do not.
struct LemmaTable {
  private(set) var rows: [(key: UInt64, pairs: [(UInt8, Int8)])] = []
  private let cases: [LemmaTraining.Case]
  /// Labels of endings.
  private let numbers: [String: UInt8]
  /// What the rows so far give for each case.
  private var given: [Value?]

  /// What a row says: a label and the bytes to cut.
  typealias Value = UInt16

  init(_ cases: [LemmaTraining.Case], _ numbers: [String: UInt8]) {
    self.cases = cases
    self.numbers = numbers
    given = Array(repeating: nil, count: cases.count)
  }

  private func value(_ item: LemmaTraining.Case) -> Value {
    Value(numbers[item.edit.ending] ?? 0) << 8 | Value(item.edit.cut)
  }

  private static func cut(_ value: Value) -> Int { Int(value & 255) }

  /// What most of `votes` say under each key; ties go to the lower number.
  private func majority(
    _ indices: [Int], leastCount: Int, key: (LemmaTraining.Case) -> UInt64,
    vote: (LemmaTraining.Case) -> Value?
  ) -> [UInt64: Value] {
    var counts: [UInt64: [Value: Int]] = [:]
    for index in indices {
      guard let vote = vote(cases[index]) else { continue }
      counts[key(cases[index]), default: [:]][vote, default: 0] += 1
    }
    return counts.compactMapValues { votes in
      guard votes.values.reduce(0, +) >= leastCount else { return nil }
      return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  /// Endings are counted by different words, not by how often each occurs: a word nobody knows is
  /// like the many rare ones.
  mutating func addEndings() {
    let types = self.types()
    var best: [[UInt64: Value]] = []
    for length in 0...Lemmatizer.longestEnding {
      let key = { Self.key($0, length) }
      let least = length == 0 ? 1 : 2
      let any = majority(types, leastCount: least, key: key) { value($0) }
      let valid = majority(types, leastCount: least, key: key) {
        $0.edit.cut <= length ? value($0) : nil
      }
      best.append(any.merging(valid) { $1 })
    }
    let needed = neededEndings(best)
    for length in 0...Lemmatizer.longestEnding {
      append(types.map { Self.key(cases[$0], length) }, best[length], needed)
    }
  }

  private static func key(_ item: LemmaTraining.Case, _ length: Int) -> UInt64 {
    Lemmatizer.key(ofEnding: UInt64(length), word: item.word, family: item.family)
  }

  /// One case for each word, family and edit that people tagged.
  private func types() -> [Int] {
    var seen: Set<UInt64> = []
    return cases.indices.filter {
      let item = cases[$0]
      guard item.isGold else { return false }
      return seen.insert(
        FeatureKey.key(9, item.word.lower, item.family, UInt64(value(item)))
      ).inserted
    }
  }

  /// The endings that change something, with every shorter ending of theirs: the search ends at the
  /// first ending it does not know. Fills in `given`.
  private mutating func neededEndings(_ best: [[UInt64: Value]]) -> Set<UInt64> {
    var needed: Set<UInt64> = []
    for (index, item) in cases.enumerated() {
      let keys = (0...Lemmatizer.longestEnding).map { Self.key(item, $0) }
      var longest = -1
      for (length, key) in keys.enumerated() {
        guard let edit = best[length][key] else { break }
        guard Self.cut(edit) <= length, edit != given[index] else { continue }
        given[index] = edit
        longest = length
      }
      for length in 0..<(longest + 1) { needed.insert(keys[length]) }
    }
    return needed
  }

  private mutating func append(
    _ keys: [UInt64], _ best: [UInt64: Value], _ needed: Set<UInt64>
  ) {
    var done: Set<UInt64> = []
    for key in keys where needed.contains(key) && done.insert(key).inserted {
      if let edit = best[key] { rows.append((key, [(UInt8(edit >> 8), Int8(edit & 255))])) }
    }
  }

  /// Whole words under the family of their label, then under the label.
  mutating func addWords() {
    let inFamily = cases.indices.filter { cases[$0].family > 1000 }
    add(inFamily.filter { cases[$0].isGold }, appliedTo: inFamily) {
      Lemmatizer.key(ofWord: $0.word, family: $0.family)
    }
    let all = Array(cases.indices)
    add(all, appliedTo: all) {
      Lemmatizer.key(ofWord: $0.word, label: $0.label)
    }
  }

  private mutating func add(
    _ voters: [Int], appliedTo concerned: [Int], key: (LemmaTraining.Case) -> UInt64
  ) {
    let best = majority(voters, leastCount: 1, key: key) { value($0) }
    var needed: Set<UInt64> = []
    for index in concerned {
      let key = key(cases[index])
      guard let edit = best[key] else { continue }
      if edit != given[index] { needed.insert(key) }
      given[index] = edit
    }
    append(voters.map { key(cases[$0]) }, best, needed)
  }

  /// How lemmas are written: by capitals and label, then by the ending, then by the word. What says
  /// nothing new is left out. The first two count different words.
  mutating func addWritings() {
    let written = cases.indices.filter {
      cases[$0].writing != nil && (cases[$0].spelling != .small || cases[$0].mayRise)
    }
    var seen: Set<UInt64> = []
    let types = written.filter {
      let item = cases[$0]
      let writing = UInt64(item.writing?.rawValue ?? 0) << 1 | (item.isFirst ? 1 : 0)
      return seen.insert(
        FeatureKey.key(8, item.word.lower, item.spelling.rawValue, UInt64(item.label), writing)
      ).inserted
    }
    var given = [Value?](repeating: nil, count: cases.count)
    addWritings(types, leastCount: 1, written, &given) {
      LemmaCase.key(of: $0.spelling, label: $0.label, isFirst: $0.isFirst)
    }
    addWritings(types, leastCount: 3, written, &given) {
      LemmaCase.key(ofEnding: $0.word, $0.spelling, label: $0.label, isFirst: $0.isFirst)
    }
    addWritings(written, leastCount: 1, written, &given) {
      LemmaCase.key(ofWord: $0.word, $0.spelling, label: $0.label)
    }
  }

  private mutating func addWritings(
    _ voters: [Int], leastCount: Int, _ written: [Int], _ given: inout [Value?],
    key: (LemmaTraining.Case) -> UInt64
  ) {
    let best = majority(voters, leastCount: leastCount, key: key) {
      $0.writing.map { Value($0.rawValue) << 8 }
    }
    var needed: Set<UInt64> = []
    for index in written {
      let key = key(cases[index])
      guard let writing = best[key] else { continue }
      if writing != given[index] { needed.insert(key) }
      given[index] = writing
    }
    append(written.map { key(cases[$0]) }, best, needed)
  }
}
