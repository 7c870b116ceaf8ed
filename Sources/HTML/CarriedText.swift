/// What other formats than pages share with them: encodings and character references.
package enum CarriedText {
  /// Bytes to valid UTF-8 without a mark, by the label their carrier states (`charset=…`), else by
  /// what they look like; what cannot be read becomes U+FFFD. O(size).
  package static func utf8(_ bytes: [UInt8], label: String?) -> [UInt8] {
    let page = PageDecoder.decode(bytes, label: label)
    return page.start > 0 ? Array(page.bytes[page.start...]) : page.bytes
  }

  /// The characters that a reference (`&amp;`, `&#38;`, `&eacute;`) at an ampersand stands for, and
  /// the place after it; nil where the ampersand is just that.
  package static func reference(at place: Int, in bytes: [UInt8]) -> (utf8: [UInt8], end: Int)? {
    let match = CharacterReference.match(at: place, isInAttribute: false) {
      $0 < bytes.count ? bytes[$0] : 0
    }
    guard let match else { return nil }
    return ((0..<match.characters.count).map { match.characters[$0] }, match.end)
  }
}
