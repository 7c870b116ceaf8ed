import Sentences

/// Learns how forms become lemmas: the edit of the longest ending that settles it.
enum LemmaTraining {
  private struct Case {
    var word: WordForm
    var label: UInt8
    var edit: Lemmatizer.Edit
  }

  static func train(_ sentences: [AnnotatedSentence], labels: [String: UInt8]) -> [UInt8] {
    let cases = cases(sentences, labels)
    let names = names(of: cases)
    var numbers: [Lemmatizer.Edit: UInt8] = [:]
    for (index, edit) in names.enumerated() { numbers[edit] = UInt8(index) }
    let known = cases.filter { numbers[$0.edit] != nil }
    var table = Majority(numbers)
    for length in 0...Lemmatizer.longestEnding {
      table.add(known, leastCount: length == 0 ? 1 : 2) {
        Lemmatizer.key(ofEnding: UInt64(length), word: $0.word, label: $0.label)
      }
    }
    table.add(known, leastCount: 1) { Lemmatizer.key(ofWord: $0.word, label: $0.label) }
    return ModelWriter.bytes(labels: names.map(\.text), rows: table.rows)
  }

  private static func cases(
    _ sentences: [AnnotatedSentence], _ labels: [String: UInt8]
  ) -> [Case] {
    sentences.flatMap(\.words).compactMap { word in
      guard let label = labels[TaggerTraining.label(of: word)], word.lemma != "_" else {
        return nil
      }
      let form = Language.straight(word.form)
      let base = word.tag == "PROPN" ? word.form : form.lowercased()
      return Case(
        word: Language.plainWord(word.form), label: label, edit: edit(from: base, to: word.lemma))
    }
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

  /// The 250 most frequent edits.
  private static func names(of cases: [Case]) -> [Lemmatizer.Edit] {
    var counts: [Lemmatizer.Edit: Int] = [:]
    for item in cases { counts[item.edit, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key.text) < ($0.value, $1.key.text) }.prefix(250)
      .map(\.key)
  }

  /// Rows that say something the rows before them do not.
  private struct Majority {
    let numbers: [Lemmatizer.Edit: UInt8]
    var rows: [(key: UInt64, pairs: [(UInt8, Int8)])] = []
    /// What the rows so far give for each case.
    private var given: [UInt8?] = []

    init(_ numbers: [Lemmatizer.Edit: UInt8]) { self.numbers = numbers }

    mutating func add(_ cases: [Case], leastCount: Int, key: (Case) -> UInt64) {
      if given.isEmpty { given = Array(repeating: nil, count: cases.count) }
      var counts: [UInt64: [UInt8: Int]] = [:]
      var order: [UInt64] = []
      let keys = cases.map(key)
      for (index, item) in cases.enumerated() {
        if counts[keys[index]] == nil { order.append(keys[index]) }
        counts[keys[index], default: [:]][numbers[item.edit] ?? 0, default: 0] += 1
      }
      var best: [UInt64: UInt8] = [:]
      for (key, edits) in counts where edits.values.reduce(0, +) >= leastCount {
        best[key] = edits.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      }
      var isNeeded: Set<UInt64> = []
      for index in cases.indices {
        guard let edit = best[keys[index]] else { continue }
        if edit != given[index] { isNeeded.insert(keys[index]) }
        given[index] = edit
      }
      for key in order where isNeeded.contains(key) {
        if let edit = best[key] { rows.append((key, [(edit, 1)])) }
      }
    }
  }
}
