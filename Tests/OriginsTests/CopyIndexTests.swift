import Documents
import Spans
import Testing

@testable import Origins

@Suite struct CopyIndexTests {
  /// A generator of numbers with a fixed beginning (SplitMix64).
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"]

  private static func sentence(_ dice: inout Dice) -> String {
    let words = (0..<Int.random(in: 6...18, using: &dice)).map { _ in
      (0..<Int.random(in: 1...3, using: &dice)).map { _ in
        syllables.randomElement(using: &dice) ?? ""
      }.joined()
    }
    return "The " + words.joined(separator: " ") + ". "
  }

  /// Made reports, half of them copies of an earlier one: cut, topped, or with words replaced.
  private static func documents(_ count: Int, seed: UInt64) -> [Document] {
    var dice = Dice(state: seed)
    var texts: [[String]] = []
    for _ in 0..<count {
      var text = (0..<12).map { _ in sentence(&dice) }
      if Bool.random(using: &dice), let source = texts.randomElement(using: &dice) {
        switch Int.random(in: 0...3, using: &dice) {
        case 0: text = source
        case 1: text = Array(source.dropLast(Int.random(in: 0...5, using: &dice)))
        case 2: text = Array(text.prefix(3)) + source
        default: text = Array(text.prefix(6)) + source.suffix(5)
        }
      }
      texts.append(text)
    }
    return texts.enumerated().map { number, text in
      let day = number % 3 == 0 ? nil : "2031-05-0\(1 + number % 7)"
      return Fixtures.document(
        "d\(number)", text.joined(), outlet: number % 4 == 0 ? nil : "Outlet \(number % 9)",
        day: day)
    }
  }

  /// A passage told without the order of the documents; both ways where neither is the source.
  private struct Sight: Hashable {
    var words: [String]
    var kind: SharedPassage.Kind
    var direction: SharedPassage.Direction

    init(_ passage: SharedPassage, _ documents: [Document]) {
      let sides = [
        "\(documents[passage.document].id) \(passage.span)",
        "\(documents[passage.source].id) \(passage.sourceSpan)",
      ]
      words = passage.isDirected ? sides : sides.sorted()
      kind = passage.kind
      direction = passage.direction
    }
  }

  private func sights(_ passages: [SharedPassage], _ documents: [Document]) -> Set<Sight> {
    Set(passages.map { Sight($0, documents) })
  }

  private func grown(
    _ documents: [Document], window: Int, pieces: (Int) -> Int
  ) -> (index: CopyIndex, passages: [SharedPassage]) {
    var index = CopyIndex(window: window)
    var passages: [SharedPassage] = []
    var start = 0
    while start < documents.count {
      let end = min(documents.count, start + max(1, pieces(start)))
      passages += index.add(Array(documents[start..<end])) {
        documents.indices.contains($0) ? documents[$0] : nil
      }
      start = end
    }
    return (index, passages)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anySplitGivesWhatOneCallGives(seed: UInt64) {
    let documents = Self.documents(120, seed: seed)
    for window in [8, 32] {
      let whole = SharedPassages.find(in: documents, window: window, isThorough: false)
      #expect(!whole.isEmpty)
      for size in [1, 7, 50] {
        let (index, passages) = grown(documents, window: window) { _ in size }
        #expect(SharedPassages.settled(passages, in: documents) == whole)
        #expect(index.count == documents.count)
      }
    }
  }

  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func anyOrderGivesTheSamePassages(seed: UInt64) {
    let documents = Self.documents(100, seed: seed)
    var dice = Dice(state: seed)
    let shuffled = documents.shuffled(using: &dice)
    let (_, passages) = grown(shuffled, window: 32) { 1 + $0 % 11 }
    let found = sights(SharedPassages.settled(passages, in: shuffled), shuffled)
    #expect(
      found == sights(SharedPassages.find(in: documents, window: 32, isThorough: false), documents))
  }

  @Test func whatManyPrintStaysConnectedInAnyOrder() {
    let documents = (0..<200).map {
      Fixtures.document("\($0)", Fixtures.wire + "\nOur reader number \($0) was there at noon.")
    }
    let (_, passages) = grown(documents.reversed(), window: 32) { _ in 3 }
    #expect(passages.count < 200 * (PostingJoin.widest + PostingJoin.reach))
    let settled = SharedPassages.settled(passages, in: documents.reversed())
    #expect(Set(CopyGroups(settled, in: documents.reversed()).group) == [0])
    #expect(Set(CopyGroups(SharedPassages.find(in: documents), in: documents).group) == [0])
  }

  @Test func bytesBringTheIndexBack() throws {
    let documents = Self.documents(60, seed: 9)
    let (index, _) = grown(documents, window: 32) { _ in 4 }
    var again = try #require(CopyIndex(bytes: index.bytes))
    #expect(again.bytes == index.bytes)
    let new = Fixtures.document("new", documents[3].text.string, outlet: "X", day: "2031-06-01")
    let found = again.add([new]) { documents[$0] }
    #expect(found.contains { $0.source == 3 && $0.document == 60 && $0.kind == .verbatim })
  }

  @Test func badBytesAreRefused() {
    let documents = Self.documents(40, seed: 10)
    let bytes = grown(documents, window: 32) { _ in 9 }.index.bytes
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(CopyIndex(bytes: Array(bytes[..<length])) == nil)
    }
    var dice = Dice(state: 11)
    for _ in 0..<40 {
      var broken = bytes
      for _ in 0..<3 { broken[Int.random(in: 0..<bytes.count, using: &dice)] ^= 0x55 }
      var index = CopyIndex(bytes: broken)
      _ = index?.add([documents[0]]) { documents.indices.contains($0) ? documents[$0] : nil }
    }
  }

  @Test func hostileSetsCostNoMoreThanTheirSize() {
    let same = (0..<2000).map { Fixtures.document("\($0)", Fixtures.wire, outlet: "A\($0 % 7)") }
    #expect(SharedPassages.find(in: same).count < 2000 * (PostingJoin.reach + PostingJoin.widest))
    let words = String(repeating: "Again ", count: 60_000)
    let names = (0..<20_000).map { "x Ab\($0 % 50) " }.joined()
    let odd = [words, words + "x", names, names + "y", "", "1", "\u{2019}’“"].enumerated().map {
      Fixtures.document("\($0)", $1)
    }
    #expect(SharedPassages.find(in: odd).allSatisfy { $0.span.end <= odd[$0.document].text.count })
  }

  @Test func anIndexIsSmall() {
    let text = Self.documents(40, seed: 12).map(\.text.string).joined()
    let report = Fixtures.document("a", String(text.prefix(5000)))
    var index = CopyIndex()
    _ = index.add([report])
    #expect(index.bytes.count <= 1000)
  }
}
