/// Numbers, punctuation, symbols, and addresses.
extension Tokenizer {
  /// Units written against their number: "5pm", "10km"; UD parts them.
  private static let units: Set<String> = [
    "am", "pm", "km", "kg", "mg", "mm", "cm", "m", "k", "bn", "tn", "mn", "mb", "gb", "tb", "mw",
    "gw", "kw", "kwh", "mph", "kph", "ft", "lb", "lbs", "hrs", "hr", "min", "yr", "yrs", "nm", "ha",
    "kt", "hz", "khz", "mhz", "ghz", "usd", "eur",
  ]

  mutating func readNumber() {
    if mayBeginAddress, let end = addressEnd() {
      emit(to: end)
      return
    }
    var end = digitsEnd(from: position)
    if let phone = phoneEnd(from: end) { end = phone }
    guard kind(at: end).isLetter else {
      emit(to: end)
      return
    }
    let suffixEnd = run(from: end) { $0.kind.isWord }
    let suffix = String(decoding: bytes[end..<suffixEnd], as: UTF8.self)
    if suffixEnd - end <= 3, Tokenizer.units.contains(suffix.lowercased()), suffix != "K" {
      emit(to: end)
    } else {
      emit(to: suffixEnd)
    }
  }

  /// Digits with separators between them: "1,500", "3.5", "9/11", "10:30".
  private func digitsEnd(from start: Int) -> Int {
    var end = start
    while let next = character(at: end) {
      if next.kind == .digit {
        end = next.end
      } else if next.value == 0x2C || next.value == 0x2E || next.value == 0x3A
        || next.value == 0x2F, kind(at: next.end) == .digit
      {
        end = next.end
      } else {
        return end
      }
    }
    return end
  }

  /// A telephone number goes on after its first group: "713-555-0199", "555-0199".
  private func phoneEnd(from end: Int) -> Int? {
    var groups = [end - position]
    var last = end
    while groups.count < 5, byte(at: last) == 0x2D, kind(at: last + 1) == .digit {
      let next = run(from: last + 1) { $0.kind == .digit }
      groups.append(next - last - 1)
      last = next
    }
    guard groups.count > 1, groups.last == 4, groups.dropLast().contains(3) else { return nil }
    return groups.dropFirst().dropLast().allSatisfy { $0 == 3 } ? last : nil
  }

  mutating func readMark(_ first: Character32) {
    switch first.kind {
    case .apostrophe: readApostrophe(first)
    case .stop: readStops(first)
    case .hyphen, .dash: emit(to: run(from: position) { $0.value == first.value })
    case .quote, .bracket: emit(to: faceEnd() ?? first.end)
    default: readSymbol(first)
    }
  }

  /// "..." and "?!" are one token each.
  private mutating func readStops(_ first: Character32) {
    if first.value == 0x2E, kind(at: first.end) == .digit, isAtBlank {
      emit(to: digitsEnd(from: first.end))
    } else {
      emit(to: run(from: position) { $0.kind == .stop })
    }
  }

  /// A quotation mark, an elision ("'em", "’72"), a clitic that lost its word, or a genitive.
  private mutating func readApostrophe(_ first: Character32) {
    let word = run(from: first.end) { $0.kind.isWord }
    let ending = String(decoding: bytes[first.end..<Swift.min(word, first.end + 5)], as: UTF8.self)
    let lower = ending.lowercased()
    if isAtBlank {
      if ["em", "til", "cause", "tis", "twas", "n"].contains(lower) {
        emit(to: word)
      } else if isYear(from: first.end, to: word) {
        emit(to: word)
      } else {
        emit(
          to: byte(at: first.end) == byte(at: position) && first.end == position + 1
            ? first.end + 1 : first.end)
      }
    } else if Tokenizer.endings.contains(lower), followsWord {
      emit(to: word, isClitic: true)
    } else {
      let isGenitive = followsWord && byte(at: position - 1) | 0x20 == 0x73
      emit(to: first.end, isClitic: isGenitive)
    }
  }

  private static let endings: Set<String> = ["s", "re", "ve", "ll", "d", "m"]

  private var followsWord: Bool {
    guard let last = tokens.last, last.end == position else { return false }
    return kind(at: last.start).isWord
  }

  /// "’72", "'90s".
  private func isYear(from start: Int, to end: Int) -> Bool {
    let digits = run(from: start) { $0.kind == .digit }
    guard digits == start + 2 else { return false }
    return digits == end || (end == digits + 1 && bytes[digits] | 0x20 == 0x73)
  }

  private mutating func readSymbol(_ first: Character32) {
    switch first.value {
    case 0x23, 0x40:  // # @
      let end = run(from: first.end) { $0.kind.isWord || $0.value == 0x5F }
      emit(to: isAtBlank && kind(at: first.end).isWord ? end : first.end)
    case 0x2B where kind(at: first.end) == .digit && isAtBlank:
      emit(to: digitsEnd(from: first.end))
    case 0x2A, 0x3D, 0x5F, 0x7E, 0x3C, 0x3E, 0x7C:  // * = _ ~ < > |
      emit(to: run(from: position) { $0.value == first.value })
    case 0x3A, 0x3B: emit(to: faceEnd() ?? first.end)
    case 0x80...: emit(to: run(from: first.end) { Tokenizer.extendsSymbol($0.value) })
    default: emit(to: first.end)
    }
  }

  /// Variation selectors, joiners and skin tones that belong to the emoji before them.
  private static func extendsSymbol(_ value: UInt32) -> Bool {
    value == 0x200D || (0xFE00...0xFE0F).contains(value) || (0x1F3FB...0x1F3FF).contains(value)
      || (0xE0020...0xE007F).contains(value)
  }

  /// ":-)", ";)", "(:": a face, standing alone or before a blank.
  private func faceEnd() -> Int? {
    let end = Swift.min(limit, position + 3)
    for length in [3, 2] where position + length <= end {
      let face = String(decoding: bytes[position..<position + length], as: UTF8.self)
      if Tokenizer.faces.contains(face), !kind(at: position + length).isWord {
        return position + length
      }
    }
    return nil
  }

  private static let faces: Set<String> = [
    ":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":P", ":-D", ":-P", ":/", "(:", "=)", "=(", ":o",
    ":'(", ";-(",
  ]

  // MARK: Addresses

  /// Only after a blank or an opening mark, so that no stretch is searched twice.
  var mayBeginAddress: Bool {
    isAtBlank || [0x28, 0x3C, 0x22, 0x5B].contains(byte(at: position - 1))
  }

  /// End of a web or mail address or file name that begins here; nil for an ordinary word.
  func addressEnd() -> Int? {
    let head = run(from: position) {
      $0.value < 0x80 && ($0.kind.isWord || Tokenizer.joinsAddress($0.value))
    }
    let mark = byte(at: head)
    let isSite = mark == 0x3A && byte(at: head + 1) == 0x2F && byte(at: head + 2) == 0x2F
    let isMail =
      (mark == 0x40 && kind(at: head + 1).isWord)
      || (mark == 0x3A && bytes[position..<head].elementsEqual("mailto".utf8))
    guard isSite || isMail || isDomain(to: head) else { return nil }
    return trimmedAddress(to: run(from: head) { Tokenizer.belongsToAddress($0) })
  }

  /// . - _ + %
  private static func joinsAddress(_ value: UInt32) -> Bool {
    value == 0x2E || value == 0x2D || value == 0x5F || value == 0x2B || value == 0x25
  }

  private static func belongsToAddress(_ next: Character32) -> Bool {
    next.kind != .blank && next.kind != .quote && next.value != 0x3C && next.value != 0x3E
      && next.kind != .dash && next.value != 0x2019
  }

  private static let domains: Set<String> = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "tv", "co", "uk", "us", "ru",
    "ua",
    "de", "fr", "kr", "cn", "jp", "eu", "ca", "au", "in", "doc", "docx", "pdf", "xls", "txt",
    "html",
    "htm", "php", "jpg", "png", "gif", "zip", "csv", "url",
  ]

  /// "www.example.org", "example.com", "notes.doc".
  private func isDomain(to head: Int) -> Bool {
    guard head > position + 3, let stop = lastStop(from: position, to: head) else { return false }
    if byte(at: position) | 0x20 == 0x77, bytes[position..<head].starts(with: "www.".utf8) {
      return true
    }
    let ending = String(decoding: bytes[(stop + 1)..<head], as: UTF8.self).lowercased()
    return stop > position + 1 && Tokenizer.domains.contains(ending)
      && byte(at: stop - 1) != 0x2E && kind(at: head) != .apostrophe
  }

  private func lastStop(from start: Int, to end: Int) -> Int? {
    var index = end - 1
    while index > start, index >= end - 6 {
      if bytes[index] == 0x2E, index < end - 1 { return index }
      index -= 1
    }
    return nil
  }

  /// Without the punctuation that ends the sentence around it.
  private func trimmedAddress(to end: Int) -> Int {
    let closing: Set<UInt8> = [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27, 0x7D]
    var end = end
    while end > position + 1, closing.contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
