/// Gives each word its part of speech, greedily from left to right.
///
/// An averaged perceptron (Collins 2002) over hashed features of the word, its neighbours and the
/// two tags before it; UPOS and XPOS are one label ("VERB VBD"). Words that only ever have one tag
/// are not scored. O(words).
///
/// Gets wrong: past tense against participle where the auxiliary is far away; unknown names at the
/// beginning of a sentence.
package struct Tagger: Sendable {
  private let model: LinearModel
  private let lexicon: LinearModel

  package init?(model: LinearModel?, lexicon: LinearModel?) {
    guard let model, let lexicon else { return nil }
    self.model = model
    self.lexicon = lexicon
  }

  /// The labels: UPOS and XPOS with a blank between them.
  package var labels: [String] { model.labels }

  /// Fills in what the lexicon knows about a word.
  func look(up word: inout WordForm) { lexicon.look(up: &word) }

  /// The number of the label of each word. The words must have been looked up.
  package func labels(of words: [WordForm]) -> [UInt8] {
    var scores = [Int32](repeating: 0, count: model.labels.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(64)
    var tags = [UInt8](repeating: 0, count: words.count)
    let style = TaggerFeatures.style(of: words)
    for index in words.indices {
      if words[index].only != 0, !style.isCapitalised {
        tags[index] = words[index].only - 1
        continue
      }
      TaggerFeatures.keys(of: words, at: index, tags: tags, style: style, into: &keys)
      model.score(keys, into: &scores)
      tags[index] = best(scores)
    }
    return tags
  }

  private func best(_ scores: [Int32]) -> UInt8 {
    var best = 0
    for label in scores.indices where scores[label] > scores[best] { best = label }
    return UInt8(truncatingIfNeeded: best)
  }
}

/// The features of the tagger; the trainer and the tagger share them.
package enum TaggerFeatures {
  /// How the whole sentence is written.
  package struct Style: Sendable {
    /// Most words begin with a capital: a headline.
    package var isCapitalised: Bool
    var value: UInt64 { isCapitalised ? 1 : 0 }
  }

  package static func style(of words: [WordForm]) -> Style {
    var capitalised = 0
    var all = 0
    for word in words where word.isWord {
      all += 1
      if word.isCapitalised { capitalised += 1 }
    }
    return Style(isCapitalised: all >= 4 && capitalised * 3 >= all * 2)
  }

  private static let outside: WordForm = {
    var word = WordForm()
    word.lower = 1
    word.form = 1
    word.lexical = 255
    return word
  }()

  @inline(__always)
  private static func word(_ words: [WordForm], _ index: Int) -> WordForm {
    index >= 0 && index < words.count ? words[index] : outside
  }

  /// The features of one word, given the labels of the words before it.
  package static func keys(
    of words: [WordForm], at index: Int, tags: [UInt8], style: Style, into keys: inout [UInt64]
  ) {
    keys.removeAll(keepingCapacity: true)
    let word = words[index]
    let before = self.word(words, index - 1)
    let after = self.word(words, index + 1)
    let last: UInt64 = index > 0 ? UInt64(tags[index - 1]) : 254
    let last2: UInt64 = index > 1 ? UInt64(tags[index - 2]) : 254
    addForm(word, isFirst: index == 0, style: style, to: &keys)
    addContext(
      word, before, after, self.word(words, index - 2), self.word(words, index + 2), to: &keys)
    addTags(word, before, after, last, last2, to: &keys)
  }

  private static func addForm(
    _ word: WordForm, isFirst: Bool, style: Style, to keys: inout [UInt64]
  ) {
    let place = (isFirst ? 2 : 0) | style.value
    keys.append(FeatureKey.key(1, 0))
    keys.append(FeatureKey.key(2, word.form))
    keys.append(FeatureKey.key(3, word.lower))
    keys.append(FeatureKey.key(4, word.suffix(1)))
    keys.append(FeatureKey.key(5, word.suffix(2)))
    keys.append(FeatureKey.key(6, word.suffix(3)))
    keys.append(FeatureKey.key(7, word.suffix(4)))
    keys.append(FeatureKey.key(8, word.prefix(1)))
    keys.append(FeatureKey.key(9, word.prefix(2)))
    keys.append(FeatureKey.key(10, word.prefix(3)))
    keys.append(FeatureKey.key(11, word.shape, place))
    keys.append(FeatureKey.key(12, word.lexical))
    keys.append(FeatureKey.key(13, word.lexical, word.shape, place))
    keys.append(FeatureKey.key(14, word.suffix(3), word.isCapitalised ? 1 : 0, place))
  }

  private static func addContext(
    _ word: WordForm, _ before: WordForm, _ after: WordForm, _ before2: WordForm,
    _ after2: WordForm, to keys: inout [UInt64]
  ) {
    keys.append(FeatureKey.key(20, before.lower))
    keys.append(FeatureKey.key(21, after.lower))
    keys.append(FeatureKey.key(22, before2.lower))
    keys.append(FeatureKey.key(23, after2.lower))
    keys.append(FeatureKey.key(24, before.lower, word.lower))
    keys.append(FeatureKey.key(25, word.lower, after.lower))
    keys.append(FeatureKey.key(26, after.lexical))
    keys.append(FeatureKey.key(27, word.lexical, after.lexical))
    keys.append(FeatureKey.key(28, after.lexical, after2.lexical))
    keys.append(FeatureKey.key(29, before.suffix(3)))
    keys.append(FeatureKey.key(30, after.suffix(3)))
    keys.append(FeatureKey.key(31, before.shape, word.shape, after.shape))
    keys.append(FeatureKey.key(32, word.suffix(3), after.lexical))
    keys.append(FeatureKey.key(33, before.lower, after.lower))
    keys.append(FeatureKey.key(34, word.lower, after.lexical))
  }

  private static func addTags(
    _ word: WordForm, _ before: WordForm, _ after: WordForm, _ last: UInt64, _ last2: UInt64,
    to keys: inout [UInt64]
  ) {
    keys.append(FeatureKey.key(40, last))
    keys.append(FeatureKey.key(41, last, last2))
    keys.append(FeatureKey.key(42, last, word.lower))
    keys.append(FeatureKey.key(43, last, word.lexical))
    keys.append(FeatureKey.key(44, last, after.lexical))
    keys.append(FeatureKey.key(45, last, word.lexical, after.lexical))
    keys.append(FeatureKey.key(46, last, last2, word.lexical))
    keys.append(FeatureKey.key(47, last, word.suffix(2)))
    keys.append(FeatureKey.key(48, last, word.suffix(3)))
    keys.append(FeatureKey.key(49, last, word.shape))
    keys.append(FeatureKey.key(50, last2, before.lower))
    keys.append(FeatureKey.key(51, last, word.lower, after.lexical))
  }
}

extension LinearModel {
  /// Read as a lexicon: fills in the class of a word and its only label.
  package func look(up word: inout WordForm) {
    var values: (Int32, Int32) = (0, 0)
    withUnsafeMutablePointer(to: &values) { pointer in
      pointer.withMemoryRebound(to: Int32.self, capacity: 2) { add(word.lower, to: $0) }
    }
    word.lexical = UInt64(UInt32(bitPattern: values.0))
    word.only = UInt8(truncatingIfNeeded: values.1)
  }
}
