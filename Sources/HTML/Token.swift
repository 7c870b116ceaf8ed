/// What the tokenizer found last. One value, written again and again.
struct Token {
  enum Kind { case startTag, endTag, text, null, comment, doctype, end }

  /// A tag's name.
  var name: UInt32 = 0
  var tag = Tag.unknown
  var isSelfClosing = false
  /// A tag's attributes in the tokenizer's row of attributes.
  var firstAttribute = 0
  /// Where it stands in the page: the whole tag, a run of text, or what is inside a comment.
  var start = 0
  var end = 0
  /// What a run of text stands for where it is a character reference; nothing where it is itself.
  var characters = EncodedCharacters()
  var doctype = Doctype()
}

/// A document type declaration: places in the page.
struct Doctype {
  var name: Range<Int>?
  var publicID: Range<Int>?
  var systemID: Range<Int>?
  var forcesQuirks = false
}

/// An attribute of a tag: its name's number, and where its value stands in the page, quotes and
/// undecoded references as they are.
package struct Attribute: BitwiseCopyable, Sendable {
  package var name: UInt32
  package var start: UInt32
  package var end: UInt32
}
