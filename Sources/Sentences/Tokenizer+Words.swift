/// Words: letters with what joins them (stops of acronyms, ampersands, some hyphens), less clitics.
extension Tokenizer {
  mutating func readWord() {
    if mayBeginAddress, let end = addressEnd() {
      emit(to: end)
      return
    }
    let end = wordEnd(from: position)
    if byte(at: end) == UInt8(ascii: "."), readStop(after: end) { return }
    emitWord(to: end)
  }

  /// End of the letters and digits from `start`, over apostrophes between letters and joining
  /// hyphens. Linear: each hyphen is looked at once.
  private func wordEnd(from start: Int) -> Int {
    var partStart = start
    var end = partEnd(from: start)
    while kind(at: end) == .hyphen, let hyphen = character(at: end),
      joins(bytes[partStart..<end], at: hyphen.end, isFirst: partStart == start)
    {
      partStart = hyphen.end
      end = partEnd(from: hyphen.end)
    }
    return end
  }

  /// Letters and digits with apostrophes, underscores and "&" between them.
  private func partEnd(from start: Int) -> Int {
    var end = start
    while let next = character(at: end) {
      if next.kind.isWord || next.value == 0x5F {
        end = next.end
      } else if next.kind == .apostrophe || next.value == 0x26 {
        let isJoined = next.value == 0x26 ? kind(at: next.end) == .upper : true
        guard isJoined, kind(at: next.end).isLetter, end > start else { return end }
        end = next.end
      } else {
        return end
      }
    }
    return end
  }

  /// Whether the hyphen after `part` keeps the word together.
  private func joins(_ part: ArraySlice<UInt8>, at next: Int, isFirst: Bool) -> Bool {
    guard isFirst, kind(at: next).isWord else { return false }
    if Hyphenation.isPrefix(part) { return true }
    let following = bytes[next..<partEnd(from: next)]
    return kind(at: part.startIndex) == .upper && Hyphenation.isSyllable(part)
      && Hyphenation.isSyllable(following)
  }

  /// Handles the full stop after a word; false where it is an ordinary one.
  private mutating func readStop(after end: Int) -> Bool {
    if let acronym = acronymEnd(from: position) {
      emit(to: acronym, abbreviation: .end)
      return true
    }
    let next = end + 1
    if kind(at: next).isLetter, byte(at: position) != UInt8(ascii: "@") {
      return readDotted(stop: end)
    }
    guard byte(at: next) != UInt8(ascii: "."), let kind = abbreviation(to: end) else {
      return false
    }
    emit(to: next, abbreviation: kind)
    return true
  }

  /// "U.S.", "a.m", "D.C.": single letters parted by stops, at least two. A last stop belongs to it.
  private func acronymEnd(from start: Int) -> Int? {
    var end = start
    var letters = 0
    // The bound keeps "a.b.c.d…" without end from being read again at every letter.
    while letters < 12, kind(at: end).isLetter, let letter = character(at: end) {
      if byte(at: letter.end) == UInt8(ascii: ".") {
        end = letter.end + 1
        letters += 1
      } else if letters > 0, !kind(at: letter.end).isWord {
        letters += 1
        end = letter.end
        break
      } else {
        return nil
      }
    }
    return letters >= 2 ? end : nil
  }

  /// "Ph.D.", "example.com", "flank.North": letters on both sides of a stop.
  private mutating func readDotted(stop: Int) -> Bool {
    let right = stop + 1
    let rightEnd = partEnd(from: right)
    if byte(at: rightEnd) == UInt8(ascii: "."),
      let kind = Abbreviations.kind(of: bytes[position..<rightEnd])
    {
      emit(to: rightEnd + 1, abbreviation: kind)
      return true
    }
    // A small word before and a capitalised word after it: two sentences without a blank.
    let left = bytes[position..<stop]
    let isGlue =
      left.count >= 2 && left.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      && kind(at: right) == .upper && kind(at: right + 1) != .upper
    if isGlue { return false }
    emit(to: run(from: right) { $0.kind.isWord || $0.value == 0x5F })
    return true
  }

  /// What kind of abbreviation the word up to `end` is, where its stop belongs to it.
  private func abbreviation(to end: Int) -> Abbreviations.Kind? {
    let word = bytes[position..<end]
    let isCapital = kind(at: position) == .upper
    if isCapital, character(at: position)?.end == end { return initial(to: end) }
    guard let kind = Abbreviations.kind(of: word) else { return nil }
    switch kind {
    case .number: return self.kind(at: nextVisible(from: end + 1)) == .digit ? kind : nil
    case .capital: return isCapital ? .title : nil
    case .month: return isCapital ? .month : nil
    case .title, .end, .inner: return kind
    }
  }

  /// "E." in "Jonas E. Smith"; the pronoun "I" only after a capitalised word.
  private func initial(to end: Int) -> Abbreviations.Kind? {
    guard byte(at: position) == UInt8(ascii: "I") else { return .inner }
    guard let last = tokens.last, kind(at: last.start) == .upper else { return nil }
    return kind(at: nextVisible(from: end + 1)) == .upper ? .inner : nil
  }

  private func nextVisible(from start: Int) -> Int { run(from: start) { $0.kind == .blank } }

  /// Emits a word, its clitics apart.
  private mutating func emitWord(to end: Int) {
    guard let cut = Clitics.cut(in: bytes[position..<end]) else {
      emit(to: end)
      return
    }
    emit(to: cut)
    emit(to: end, isClitic: true)
  }
}

/// Where a written word parts into two syntactic words.
enum Clitics {
  /// Endings after an apostrophe, and whole words that part at a letter (letters before the cut).
  private static let afterApostrophe: Set<String> = ["s", "re", "ve", "ll", "d", "m"]
  private static let whole: [String: Int] = [
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "dont": 2, "cant": 2, "didnt": 3,
    "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "couldnt": 5, "wouldnt": 5,
    "shouldnt": 6, "havent": 4, "hasnt": 3, "hadnt": 3, "im": 1, "ive": 1, "youre": 3,
    "theyre": 4, "thats": 4, "youve": 3, "theyve": 4, "whats": 4,
  ]

  /// Offset of the second part; nil for most words.
  static func cut(in word: ArraySlice<UInt8>) -> Int? {
    guard word.count <= 24 || word.suffix(6).contains(where: { !isPlain($0) }) else { return nil }
    if let apostrophe = lastApostrophe(in: word) {
      return cut(in: word, at: apostrophe)
    }
    guard word.count <= 8, word.count >= 2 else { return nil }
    let lower = String(decoding: word, as: UTF8.self).lowercased()
    return whole[lower].map { word.startIndex + $0 }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != 0x27 && byte != 0x60
  }

  /// Start and end of the last apostrophe.
  private static func lastApostrophe(in word: ArraySlice<UInt8>) -> Range<Int>? {
    var index = word.endIndex - 1
    let low = Swift.max(word.startIndex + 1, word.endIndex - 6)
    while index >= low {
      let byte = word[index]
      if byte == 0x27 || byte == 0x60 { return index..<index + 1 }
      if byte == 0xE2, index + 2 < word.endIndex, word[index + 1] == 0x80,
        word[index + 2] == 0x98 || word[index + 2] == 0x99
      {
        return index..<index + 3
      }
      index -= 1
    }
    return nil
  }

  private static func cut(in word: ArraySlice<UInt8>, at apostrophe: Range<Int>) -> Int? {
    let ending = String(decoding: word[apostrophe.upperBound...], as: UTF8.self).lowercased()
    if afterApostrophe.contains(ending) { return apostrophe.lowerBound }
    let before = apostrophe.lowerBound - 1
    if ending == "t", before > word.startIndex, word[before] | 0x20 == 0x6E { return before }
    return nil
  }
}
