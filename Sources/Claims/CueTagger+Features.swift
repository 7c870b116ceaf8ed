import Sentences

extension CueTagger {
  /// The features of one word: itself, its place in the tree, its neighbours. The order of the
  /// templates is free; their numbers are part of the learned weights.
  package static func keys(_ sentence: AttributionSentence, at index: Int) -> [UInt64] {
    var keys: [UInt64] = [FeatureKey.key(1, 1)]
    keys.reserveCapacity(64)
    let window = Window(words: sentence.words, index: index)
    addWord(window.word, window.head, to: &keys)
    addTree(window.word, window.head, to: &keys)
    addNeighbours(window, to: &keys)
    let word = window.word
    keys.append(FeatureKey.key(87, UInt64(min(index, 3)), word.xpos, 0))
    keys.append(FeatureKey.key(88, UInt64(min(sentence.count - index, 4)), word.lemma, 0))
    keys.append(FeatureKey.key(89, sentence.tree.sentence.isHeading ? 1 : 0, word.lemma, 0))
    return keys
  }

  /// A word among its neighbours; outside the sentence stand empty words.
  private struct Window {
    let words: [AttributionSentence.Word]
    let index: Int

    subscript(offset: Int) -> AttributionSentence.Word {
      words.indices.contains(index + offset) ? words[index + offset] : .init()
    }

    var word: AttributionSentence.Word { self[0] }
    var head: AttributionSentence.Word {
      words.indices.contains(word.head) ? words[word.head] : .init()
    }
  }

  private static func addWord(
    _ word: AttributionSentence.Word, _ head: AttributionSentence.Word, to keys: inout [UInt64]
  ) {
    keys += [
      FeatureKey.key(2, word.form, 0, 0), FeatureKey.key(3, word.lemma, word.xpos, 0),
      FeatureKey.key(4, word.lemma, word.relation, 0),
      FeatureKey.key(5, word.xpos, word.relation, head.xpos),
      FeatureKey.key(6, word.lemma, word.dependents, 0),
      FeatureKey.key(7, word.cue, word.dependents, 0),
      FeatureKey.key(8, word.cue, word.relation, 0),
      FeatureKey.key(9, word.drafted, word.cue, 0),
      FeatureKey.key(10, word.drafted, word.lemma, 0), FeatureKey.key(11, word.drafted, 0, 0),
      FeatureKey.key(12, word.suffix, word.xpos, 0), FeatureKey.key(86, word.name, word.xpos, 0),
    ]
  }

  private static func addTree(
    _ word: AttributionSentence.Word, _ head: AttributionSentence.Word, to keys: inout [UInt64]
  ) {
    keys += [
      FeatureKey.key(13, word.subject, word.xpos, 0), FeatureKey.key(14, word.subject, word.cue, 0),
      FeatureKey.key(15, word.lemma, word.object, 0), FeatureKey.key(16, word.mark, word.cue, 0),
      FeatureKey.key(17, head.lemma, word.relation, 0),
      FeatureKey.key(18, head.cue, word.relation, word.lemma),
      FeatureKey.key(19, head.drafted, word.relation, word.lemma),
      FeatureKey.key(20, word.quoted, word.xpos, 0), FeatureKey.key(21, word.quoted, word.cue, 0),
      FeatureKey.key(22, word.quoted, word.lemma, 0),
    ]
  }

  private static func addNeighbours(_ window: Window, to keys: inout [UInt64]) {
    let word = window.word
    for offset in [-2, -1, 1, 2] {
      let other = window[offset]
      let place = UInt64(offset + 8)
      keys += [
        FeatureKey.key(30 + place, other.form, 0, 0),
        FeatureKey.key(40 + place, other.xpos, word.lemma, 0),
        FeatureKey.key(50 + place, other.drafted, word.drafted, 0),
        FeatureKey.key(60 + place, other.quoted, word.cue, 0),
        FeatureKey.key(70 + place, other.cue, word.cue, 0),
        FeatureKey.key(130 + place, other.name, other.speaker, word.cue),
      ]
    }
    keys += [
      FeatureKey.key(80, window[-1].lemma, word.lemma, 0),
      FeatureKey.key(81, word.lemma, window[1].lemma, 0),
      FeatureKey.key(82, window[-1].xpos, word.xpos, window[1].xpos),
      FeatureKey.key(83, window[-2].xpos, window[-1].xpos, word.xpos),
      FeatureKey.key(84, word.xpos, window[1].xpos, window[2].xpos),
      FeatureKey.key(85, word.lemma, window[1].xpos, window[2].xpos),
    ]
  }
}
