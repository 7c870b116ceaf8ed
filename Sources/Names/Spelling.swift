/// Spellings brought to one form, so that "Élysée", "Elysee" and "ELYSÉE" are one key.
package enum Spelling {
  /// Letters U+00C0…U+017F without their marks, in lower case.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
      + "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  /// Appends the folded bytes of `text`: lower case, marks dropped, curly apostrophes straight.
  /// O(bytes). Letters outside Latin keep their bytes.
  package static func fold(_ text: String, into bytes: inout [UInt8]) {
    var plain = true
    for byte in text.utf8 where byte >= 0x80 { plain = false }
    if plain {
      for byte in text.utf8 { bytes.append(lower(byte)) }
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x80: bytes.append(lower(UInt8(scalar.value)))
      case 0xC0...0x17F: bytes.append(latin[Int(scalar.value) - 0xC0])
      case 0x218, 0x219: bytes.append(0x73)
      case 0x21A, 0x21B: bytes.append(0x74)
      case 0x2018, 0x2019, 0x2BC: bytes.append(0x27)
      case 0x2010, 0x2011, 0x2013: bytes.append(0x2D)
      case 0x300...0x36F: continue
      default: bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
  }

  /// The folded form as a string.
  package static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    fold(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A part of an actor's id: folded, apostrophes dropped, hyphens kept, the rest "_".
  /// "O’Brien" gives `obrien`, "Cranny-Evans" `cranny-evans`, "Storm Corps" `storm_corps`.
  package static func slug(_ text: String) -> String {
    var bytes: [UInt8] = []
    fold(text, into: &bytes)
    var out: [UInt8] = []
    for byte in bytes where byte != 0x27 {
      let keep = isAlphanumeric(byte) || byte == 0x2D || byte >= 0x80
      if keep { out.append(byte) } else if let last = out.last, last != 0x5F { out.append(0x5F) }
    }
    while out.last == 0x5F || out.last == 0x2D { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether the first letter is a capital: "U.S.", "Élysée", also "al-Assad" is not.
  package static func isCapitalized(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first.value < 0x80 { return first.value >= 0x41 && first.value <= 0x5A }
    return first.properties.isUppercase
  }

  /// Whether all letters are capitals and there are at least two: "NATO", "U.S.", "M23".
  package static func isAllCapitals(_ text: String) -> Bool {
    var capitals = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return capitals >= 2
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}
