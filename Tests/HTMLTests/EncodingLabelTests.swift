import Testing

@testable import HTML

/// Bytes to characters by what the page states and what the bytes are.
@Suite struct EncodingLabelTests {
  private func text(_ bytes: [UInt8], label: String? = nil) -> String {
    let tree = HTMLParser.tree(of: bytes, label: label)
    var out: [UInt8] = []
    for node in tree.nodes.indices { tree.appendText(of: node, to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  @Test func aLabelOfThePageCounts() {
    #expect(text(Array("<meta charset=koi8-r><p>".utf8) + [0xEC, 0xA3, 0xC4]) == "Лёд")
  }

  @Test func aLabelThatLiesDoesNot() {
    #expect(text(Array("<meta charset=iso-8859-1><p>Größe über".utf8)) == "Größe über")
  }

  @Test func textWithoutALabelIsWindows1252() {
    #expect(text([0x93, 0x71, 0x75, 0x61, 0x79, 0x94]) == "“quay”")
  }

  @Test func characterReferencesFollowTheStandard() {
    #expect(
      text(Array("&eacute;&copy&notit;&#150;&#0;&#xD800;&bogus;&amp;amp;".utf8))
        == "é©¬it;–\u{FFFD}\u{FFFD}&bogus;&amp;")
  }

  @Test func utf16IsKnownByItsMark() {
    #expect(text([0xFE, 0xFF, 0, 0x3C, 0, 0x70, 0, 0x3E, 4, 0x1B]) == "Л")
  }
}
