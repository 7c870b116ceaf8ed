import Spans
import Testing

@testable import Documents

@Suite struct EncodingTests {
  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: Encoding.utf8(from: bytes), as: UTF8.self)
  }

  private let sample = "Café “fog” – 3 €, a longer line of plain words to judge by"

  @Test func utf8WithAndWithoutMark() {
    #expect(text(Array(sample.utf8)) == sample)
    #expect(text([0xEF, 0xBB, 0xBF] + Array(sample.utf8)) == sample)
  }

  @Test func utf16WithAndWithoutMark() {
    let little = sample.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = sample.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(text([0xFF, 0xFE] + little) == sample)
    #expect(text([0xFE, 0xFF] + big) == sample)
    #expect(text(little) == sample)
    #expect(text(big) == sample)
    #expect(text([0xFF, 0xFE, 0x41]) == "\u{FFFD}")
  }

  @Test func windows1252() {
    #expect(text([0x43, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x61, 0x94, 0x80]) == "Café “a”€")
  }

  @Test func damagedUTF8IsRepaired() {
    let damaged = Array("Ünïcödé wörds".utf8) + [0xFF] + Array(" énd".utf8)
    #expect(text(damaged) == "Ünïcödé wörds\u{FFFD} énd")
  }

  @Test(arguments: [
    [UInt8]("%PDF-1.7\n".utf8), [0x50, 0x4B, 3, 4, 1], [0x89, 0x50, 0x4E, 0x47],
    [UInt8](repeating: 0, count: 200), (0..<255).map { UInt8($0) },
  ])
  func binaryIsAFault(bytes: [UInt8]) {
    let (documents, faults) = DocumentReader.read(
      RawInput(name: "a.bin", bytes: bytes), settings: IntakeSettings())
    #expect(documents.isEmpty && faults == [.binary(path: "a.bin")])
  }

  @Test func emptyAndBlankAreFaults() {
    for bytes in [[], Array(" \n\u{A0}\n".utf8), [0xEF, 0xBB, 0xBF]] {
      let (_, faults) = DocumentReader.read(
        RawInput(name: "a.txt", bytes: bytes), settings: IntakeSettings())
      #expect(faults == [.empty(path: "a.txt")])
    }
  }
}
