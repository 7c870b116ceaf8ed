/// The dictionary form of a word, from its form and its tag.
///
/// A table of learned edits: the longest known ending under the tag says how many bytes to cut and
/// what to add ("ies" under NNS: cut 3, add "y"); whole words come first ("were": "be"). O(bytes).
///
/// Gets wrong: irregular words that the training corpora do not hold.
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

    /// "3+y".
    package init?(_ text: String) {
      guard let plus = text.firstIndex(of: "+"), let cut = Int(text[..<plus]) else { return nil }
      self.init(cut: cut, ending: String(text[text.index(after: plus)...]))
    }

    package var text: String { "\(cut)+\(ending)" }
  }

  private let table: LinearModel
  private let edits: [Edit]

  package init?(table: LinearModel?) {
    guard let table else { return nil }
    self.table = table
    edits = table.labels.map { Edit($0) ?? Edit(cut: 0, ending: "") }
  }

  /// The longest ending that is looked up, in bytes.
  package static let longestEnding = 7

  /// `label` is the number of the word's label in the tagger.
  func lemma(of word: WordForm, text: String, lower: String, tag: Tag, label: UInt8) -> String {
    guard let edit = edit(of: word, label: label) else { return tag == .propn ? text : lower }
    let base = tag == .propn ? text : lower
    if edit.cut == 0 { return edit.ending.isEmpty ? base : base + edit.ending }
    let bytes = base.utf8
    guard edit.cut <= bytes.count else { return base }
    return String(decoding: bytes.dropLast(edit.cut), as: UTF8.self) + edit.ending
  }

  private func edit(of word: WordForm, label: UInt8) -> Edit? {
    var found = first(Lemmatizer.key(ofWord: word, label: label))
    var length = Lemmatizer.longestEnding
    while found == nil, length >= 0 {
      found = first(Lemmatizer.key(ofEnding: UInt64(length), word: word, label: label))
      length -= 1
    }
    return found
  }

  private func first(_ key: UInt64) -> Edit? {
    table.first(key).map { edits[$0] }
  }

  package static func key(ofWord word: WordForm, label: UInt8) -> UInt64 {
    FeatureKey.key(1, word.lower, UInt64(label))
  }

  package static func key(ofEnding length: UInt64, word: WordForm, label: UInt8) -> UInt64 {
    FeatureKey.key(2, length, word.suffix(length), UInt64(label))
  }
}
