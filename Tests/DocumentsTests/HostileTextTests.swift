import Spans
import Testing

@testable import Documents

/// Input made to hurt: each must be read in time linear in its size, without a crash.
@Suite(.serialized) struct HostileTextTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "word ", "a", "A. ", "\n", "- \n", "Latest stories\n", "(Reuters) - ", "By ", "\u{FFFD}",
      "\0 word",
      "3 March 2031\n", "é", "\u{2014}", "same same same ", "\r", "\t", "(", "1.",
    ])
  func tenThousandTimes(piece: String) {
    let bytes = Array(String(repeating: piece, count: 10_000).utf8)
    _ = DocumentReader.read(RawInput(name: "a.txt", bytes: bytes), settings: IntakeSettings())
  }

  @Test(.timeLimit(.minutes(1))) func allBytes() {
    var state: UInt64 = 42
    for size in [1, 2, 3, 10, 1000, 20_000] {
      let bytes = (0..<size).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 33) | 0x20
      }
      _ = DocumentReader.read(RawInput(name: "a.txt", bytes: bytes), settings: IntakeSettings())
    }
  }
}
