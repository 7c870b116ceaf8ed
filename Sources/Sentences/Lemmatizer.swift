/// The dictionary form of a word, from its form and its tag.
///
/// Two decisions, both by tables learned from annotated text and from tables/inflections.tsv. How
/// the word ends: an edit of the lower-case word ("ies" of a plural noun: cut 3, add "y"), first by
/// the whole word under its tag, then by the whole word under the family of its tag, then by the
/// longest known ending under that family. And how it is written: small, as it stands, or with a
/// capital, by the word and its capitals, then by its capitals and tag alone. O(bytes).
///
/// An ending's edit never cuts more than the ending: what a word nobody knows keeps of itself is
/// its own. Gets wrong: verbs whose bare form no rule can tell ("hoping" from an unknown "hop").
package struct Lemmatizer: Sendable {
  /// How a form becomes a lemma.
  package struct Edit: Sendable, Hashable {
    /// Bytes to cut from the end.
    package var cut: Int
    package var ending: String

    package init(cut: Int, ending: String) {
      self.cut = cut
      self.ending = ending
    }
  }

  /// Rows of one pair: the ending's label and the bytes to cut, or a way of writing.
  private let table: LinearModel
  /// By label of the tagger.
  private let families: [UInt64]
  private let isProper: [Bool]
  /// "me" is a form of "I", "french" is "French".
  private let mayRise: [Bool]

  /// `labels` are those of the tagger. The table's are the ways of writing, then the endings.
  package init?(table: LinearModel?, labels: [String]) {
    guard let table else { return nil }
    self.table = table
    families = labels.enumerated().map { Lemmatizer.family(of: $1, number: $0) }
    isProper = labels.map { $0.hasPrefix("PROPN") }
    mayRise = labels.map(Lemmatizer.mayRise)
  }

  /// Whether words of a label may get a capital they are not written with.
  package static func mayRise(_ label: String) -> Bool {
    label.hasPrefix("PROPN") || ["PRON PRP", "PRON PRP$", "ADJ JJ"].contains(label)
  }

  /// The longest ending that is looked up, in bytes.
  package static let longestEnding = 7

  /// Tags whose words inflect alike: "VBD" and "VBN", plural nouns and names. Other labels are a
  /// family each.
  package static func family(of label: String, number: Int) -> UInt64 {
    switch label {
    case "VERB VBD", "VERB VBN": 1001
    case "NOUN NNS", "PROPN NNPS": 1002
    default: UInt64(number)
    }
  }

  /// `label` is the number of the word's label in the tagger; `isFirst` says that the word begins
  /// its sentence.
  func lemma(
    of word: WordForm, text: String, lower: String, label: UInt8, isFirst: Bool
  ) -> String {
    let number = Int(label)
    guard number < families.count else { return lower }
    if word.startsWithDigit, !word.isWord { return Numerals.lemma(of: text) ?? text }
    let found = edit(of: word, label: label, family: families[number])
    let isPlain = text == lower
    if isPlain, !mayRise[number] { return apply(found, to: lower) }
    let spelling = LemmaCase.Spelling(text, isPlain: isPlain)
    switch writing(of: word, spelling, label: label, isFirst: isFirst, isProper: isProper[number]) {
    case .lower: return apply(found, to: lower)
    case .capital: return LemmaCase.capitalised(apply(found, to: lower))
    case .kept:
      guard let found, found.cut > 0 || !found.ending.isEmpty else { return text }
      let ending = spelling.isAllCapitals ? found.ending.uppercased() : found.ending
      return apply(Edit(cut: found.cut, ending: ending), to: text)
    }
  }

  private func apply(_ edit: Edit?, to base: String) -> String {
    guard let edit, edit.cut > 0 || !edit.ending.isEmpty else { return base }
    let bytes = base.utf8
    guard edit.cut < bytes.count || (edit.cut == bytes.count && !edit.ending.isEmpty) else {
      return base
    }
    return String(decoding: bytes.dropLast(edit.cut), as: UTF8.self) + edit.ending
  }

  private func edit(of word: WordForm, label: UInt8, family: UInt64) -> Edit? {
    if let found = first(Lemmatizer.key(ofWord: word, label: label)) { return found }
    if family > 1000, let found = first(Lemmatizer.key(ofWord: word, family: family)) {
      return found
    }
    var found = first(Lemmatizer.key(ofEnding: 0, word: word, family: family))
    guard found != nil else { return nil }
    // Every ending of a known ending is known: the first that is not ends the search.
    for length in 1...UInt64(Lemmatizer.longestEnding) {
      guard let next = first(Lemmatizer.key(ofEnding: length, word: word, family: family))
      else { break }
      if next.cut <= length { found = next }
    }
    return found
  }

  private func writing(
    of word: WordForm, _ spelling: LemmaCase.Spelling, label: UInt8, isFirst: Bool,
    isProper: Bool
  ) -> LemmaCase {
    let found =
      table.first(LemmaCase.key(ofWord: word, spelling, label: label))
      ?? table.first(LemmaCase.key(ofEnding: word, spelling, label: label, isFirst: isFirst))
      ?? table.first(LemmaCase.key(of: spelling, label: label, isFirst: isFirst))
    if let found, found.label < LemmaCase.allCases.count {
      return LemmaCase.allCases[found.label]
    }
    return isProper ? .kept : .lower
  }

  private func first(_ key: UInt64) -> Edit? {
    guard let (label, cut) = table.first(key), label >= LemmaCase.allCases.count,
      label < table.labels.count
    else { return nil }
    return Edit(cut: cut, ending: table.labels[label])
  }

  package static func key(ofWord word: WordForm, label: UInt8) -> UInt64 {
    FeatureKey.key(1, word.lower, UInt64(label))
  }

  package static func key(ofWord word: WordForm, family: UInt64) -> UInt64 {
    FeatureKey.key(5, word.lower, family)
  }

  package static func key(ofEnding length: UInt64, word: WordForm, family: UInt64) -> UInt64 {
    FeatureKey.key(2, length, word.suffix(length), family)
  }
}

/// How the lemma of a word is written, and what decides it.
package enum LemmaCase: UInt8, Sendable, CaseIterable {
  case lower
  /// As the word itself is written.
  case kept
  case capital

  /// Where a word has capitals, and roughly how many.
  package enum Spelling: UInt64, Sendable {
    case small, capitalised, mixed, letter, acronym, fourCapitals, capitals

    package init(_ text: String, isPlain: Bool = false) {
      if isPlain {
        self = .small
        return
      }
      var upper = 0
      var lower = 0
      var isFirstUpper = false
      for (index, byte) in text.utf8.enumerated() {
        if byte >= 0x41 && byte <= 0x5A {
          upper += 1
          if index == 0 { isFirstUpper = true }
        } else if byte >= 0x61 && byte <= 0x7A || byte >= 0x80 {
          lower += 1
        }
      }
      switch (upper, lower) {
      case (0, _): self = .small
      case (1, 0): self = .letter
      case (2...3, 0): self = .acronym
      case (4, 0): self = .fourCapitals
      case (_, 0): self = .capitals
      default: self = isFirstUpper && upper == 1 ? .capitalised : .mixed
      }
    }

    var isAllCapitals: Bool { rawValue >= Spelling.acronym.rawValue }
  }

  package static func key(ofWord word: WordForm, _ spelling: Spelling, label: UInt8) -> UInt64 {
    FeatureKey.key(3, word.lower, spelling.rawValue, UInt64(label))
  }

  /// "-ian" and "-ese" keep their capitals.
  package static func key(
    ofEnding word: WordForm, _ spelling: Spelling, label: UInt8, isFirst: Bool
  ) -> UInt64 {
    FeatureKey.key(
      6, word.suffix(3), spelling.rawValue, UInt64(label) << 1 | (isFirst ? 1 : 0))
  }

  package static func key(of spelling: Spelling, label: UInt8, isFirst: Bool) -> UInt64 {
    FeatureKey.key(4, spelling.rawValue, UInt64(label), isFirst ? 1 : 0)
  }

  package static func capitalised(_ text: String) -> String {
    guard let first = text.utf8.first, first >= 0x61, first <= 0x7A else { return text }
    var bytes = Array(text.utf8)
    bytes[0] = first & 0xDF
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Numbers written in digits.
enum Numerals {
  /// Without the commas between thousands: "1,100" gives "1100"; nil for everything else.
  static func lemma(of text: String) -> String? {
    guard text.utf8.contains(0x2C) else { return nil }
    var plain: [UInt8] = []
    var group = 0
    var hasComma = false
    var rest = text.utf8[...]
    while let byte = rest.first, byte == 0x2C || (byte >= 0x30 && byte <= 0x39) {
      if byte == 0x2C {
        guard group > 0, group <= 3, !hasComma || group == 3 else { return nil }
        hasComma = true
        group = 0
      } else {
        plain.append(byte)
        group += 1
      }
      rest = rest.dropFirst()
    }
    guard hasComma, group == 3, rest.isEmpty || rest.first == 0x2E else { return nil }
    return String(decoding: plain + rest, as: UTF8.self)
  }
}
