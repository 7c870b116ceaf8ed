import Names
import Testing

@Suite struct IOB2Tests {
  @Test func keepsWordsAndSentences() {
    let file = "# text\n1\tLena\tB-PER\t-\t-\n2\tTarsk\tI-PER\t-\t-\n\n1\tRain\tO\t-\t-\n"
    let text = IOB2(Array(file.utf8))
    #expect(text.sentences.map(\.words) == [["Lena", "Tarsk"], ["Rain"]])
    #expect(text.sentences[0].labels == ["B-PER", "I-PER"])
    let found = NameTagger.Found(tokens: 0..<2, kind: .person)
    let output = String(decoding: text.text(labelled: [[found], []]), as: UTF8.self)
    #expect(output == "1\tLena\tB-PER\t-\t-\n2\tTarsk\tI-PER\t-\t-\n\n1\tRain\tO\t-\t-\n\n")
  }

  @Test func readsBrokenFiles() {
    #expect(IOB2([]).sentences.isEmpty)
    #expect(IOB2(Array("\t\t\n1\n2\t\n".utf8)).sentences.count == 1)
  }

  @Test func insideFollowsOnlyItsOwnType() {
    let scores: [Int32] = [0, 1, 9, 2, 8, 3, 7]
    #expect(NameTagger.best(scores, after: 0) == 5)
    #expect(NameTagger.best(scores, after: 1) == 2)
    #expect(NameTagger.best(scores, after: 3) == 4)
    #expect(NameTagger.spans([1, 2, 0, 5, 5]).map(\.tokens) == [0..<2, 3..<4, 4..<5])
  }
}
