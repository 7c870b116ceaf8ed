/// Marks of the words in a class or id, by hashes of their bytes: no string is made.
///
/// Cuts as `PageMarks.parts` does. Two words with one hash (FNV-1a, 64 bits) would be taken for
/// each other; among a few hundred words none are.
enum PageNames {
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(TextBlock.folded(byte))) &* 0x100_0000_01b3
  }

  private static func hash(_ word: String) -> UInt64 { word.utf8.reduce(start) { add($1, to: $0) } }

  /// What a part of a name means.
  private static let parts: [UInt64: PageMarks.Mark] = {
    var marks: [UInt64: PageMarks.Mark] = [:]
    let kinds: [(Set<String>, PageMarks.Mark)] = [
      (PageWords.out, .named), (PageWords.comments, .comments), (PageWords.meta, .meta),
      (PageWords.caption, .caption), (PageAuthors.classes, .author),
    ]
    for (words, mark) in kinds {
      for word in words { marks[hash(word), default: []].formUnion(mark) }
    }
    return marks
  }()

  /// Whole names that say that the article is inside.
  private static let bodies = Set(PageWords.body.map(hash))

  /// Where a scan of names stands: the name and the part of it that are being read.
  private struct Scan {
    var mark: PageMarks.Mark = []
    var (name, part) = (PageNames.start, PageNames.start)
    var (length, partLength) = (0, 0)
    var (wasLower, followsDigit) = (false, false)
    var before: UInt8 = 0

    mutating func endPart() {
      if partLength > 0, !followsDigit, let found = PageNames.parts[part] { mark.formUnion(found) }
      (part, partLength) = (PageNames.start, 0)
    }

    mutating func endName() {
      endPart()
      if length > 0, PageNames.bodies.contains(name) { mark.insert(.body) }
      (name, length, before, wasLower) = (PageNames.start, 0, 0, false)
    }

    mutating func take(_ byte: UInt8) {
      let isUpper = byte &- 0x41 < 26
      let isLetter = isUpper || byte &- 0x61 < 26 || byte >= 0x80
      if !isLetter || (isUpper && wasLower) { endPart() }
      if partLength == 0 { followsDigit = before &- 0x30 < 10 }
      before = byte
      if isLetter {
        part = PageNames.add(byte, to: part)
        partLength += 1
      }
      name = PageNames.add(byte, to: name)
      length += 1
      wasLower = isLetter && !isUpper
    }
  }

  /// The marks of the names in an attribute's value.
  static func marks(of value: ArraySlice<UInt8>) -> PageMarks.Mark {
    var scan = Scan()
    for byte in value {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 { scan.endName() } else { scan.take(byte) }
    }
    scan.endName()
    return scan.mark
  }
}
