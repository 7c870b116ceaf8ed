import Testing

@testable import Documents

@Suite struct BlockModelTests {
  /// One tree of one split: more than 3 in the third feature is text.
  private let small: [UInt8] = Array("SBT1".utf8) + [1, 0, 1, 2, 3, 0, 0x18, 0xFC, 0xE8, 0x03]

  private func score(_ table: [UInt8], _ third: Int16) -> Int {
    var row = [Int16](repeating: 0, count: BlockFeatures.count)
    row[2] = third
    return table.withUnsafeBufferPointer { BlockModel($0).score(row) }
  }

  @Test func aTreeIsWalkedToItsLeaf() {
    #expect(score(small, 3) == -1_000)
    #expect(score(small, 4) == 1_000)
  }

  @Test func aTableThatIsCutOffSaysNothing() {
    for length in small.indices { #expect(score(Array(small[..<length]), 4) == 0) }
  }

  @Test func theShippedTableHasTrees() {
    #expect(BlockModel.standard.trees > 0)
  }

  @Test func whatAnAuthorSaysTwiceIsKept() throws {
    let line = "Bring the lamp down to the harbour, bring it down before the morning comes again."
    let other = "The boats of Port Ellery lay in the mist, and nobody in the town had slept at all."
    let page =
      "<article><h1>The lamp song</h1><p>\(line)</p><p>\(other)</p><p>\(line)</p></article>"
    let input = RawInput(name: "song.html", bytes: Array(page.utf8))
    let report = try #require(
      DocumentReader.read(input, settings: IntakeSettings()).documents.first)
    #expect(report.passages.filter { $0.role == .body }.count == 3)
  }
}
