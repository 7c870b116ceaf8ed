import Testing

@testable import Origins

@Suite struct NumberPhraseTests {
  /// What the words come to, and how many of them belong to the number.
  private static func read(_ words: [Int]) -> (value: Int, taken: Int) {
    var phrase = NumberPhrase(words[0])
    var taken = 1
    while taken < words.count, phrase.add(words[taken]) { taken += 1 }
    return (phrase.value, taken)
  }

  @Test(arguments: [
    ([60, 4], 64), ([3, 100, 40], 340), ([12, 1000], 12_000), ([4, 1000, 11], 4011),
    ([2, 1000, 4, 100, 10], 2410), ([3, 100, 20, 7], 327), ([0], 0), ([90, 9, 1000], 99_000),
  ])
  func wordsOfOneNumberArePutTogether(words: [Int], value: Int) {
    let (found, taken) = Self.read(words)
    #expect(found == value)
    #expect(taken == words.count)
  }

  @Test(arguments: [([2, 3], 2), ([11, 5], 11), ([20, 30], 20), ([0, 100], 0)])
  func aWordThatCannotGoOnBeginsAnother(words: [Int], value: Int) {
    let (found, taken) = Self.read(words)
    #expect(found == value)
    #expect(taken == 1)
  }
}
