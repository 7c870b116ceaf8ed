import Documents
import Spans

/// The words of all documents of a call, one after the other: 10 bytes a word.
///
/// A word is a stretch of letters and digits, folded to lower case (ASCII only); apostrophes
/// inside it, straight or curly, do not count, so that "don't" is one word however it was typeset.
/// In scripts written without blanks each character is a word. Words of furniture, and of passages
/// a document repeats, match nothing.
struct WordTable {
  /// 32 bits of each word's hash: enough inside a candidate pair, where neighbours must agree.
  var hashes: [UInt32] = []
  /// Byte offset of the word in its document.
  var starts: [UInt32] = []
  /// Length in bytes (14 bits) above two flags.
  var marks: [UInt16] = []
  /// Number of the first word of each document, and behind the last the number of all words.
  var firsts: [Int] = [0]

  private var scratch: [UInt32] = []

  /// The word opens a sentence or a line.
  static let opensSentence: UInt16 = 1
  /// The word stands between quotation marks.
  static let isQuoted: UInt16 = 2
  /// A longer word is cut.
  static let longestWord = 16_383

  func words(of document: Int) -> Range<Int> { firsts[document]..<firsts[document + 1] }

  func end(_ word: Int) -> Int { Int(starts[word]) + Int(marks[word] >> 2) }

  func opensSentence(_ word: Int) -> Bool { marks[word] & WordTable.opensSentence != 0 }

  func isQuoted(_ word: Int) -> Bool { marks[word] & WordTable.isQuoted != 0 }

  /// Makes room for so many words.
  mutating func reserve(_ words: Int) {
    hashes.reserveCapacity(words)
    starts.reserveCapacity(words)
    marks.reserveCapacity(words)
  }

  /// The 32 bits kept of a word's hash.
  @inline(__always) static func short(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 24)
  }

  /// A hash that occurs nowhere else, for the word with this number.
  private static func unmatched(_ word: Int) -> UInt64 {
    UInt64(word) &* 0xD6E8_FEB8_6659_FD93
  }

  /// Adds the words a scanner has read of one document. O(words).
  mutating func add(_ scanner: WordScanner) {
    let words = 0..<scanner.count
    if scratch.count < scanner.count {
      scratch = [UInt32](repeating: 0, count: scanner.count * 2)
    }
    let first = hashes.count
    scratch.withUnsafeMutableBufferPointer { scratch in
      for word in words {
        let hash = scanner.hashes[word]
        scratch[word] = WordTable.short(
          hash == WordScanner.mute ? WordTable.unmatched(first + word + 1) : hash)
      }
    }
    hashes.append(contentsOf: scratch[words])
    starts.append(contentsOf: scanner.starts[words])
    marks.append(contentsOf: scanner.marks[words])
    firsts.append(hashes.count)
  }
}
