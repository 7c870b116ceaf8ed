/// Bytes of a page in, a tree out. Total: every input gives a tree.
package enum HTMLParser {
  /// Bytes of a page that are read; places are kept in 32 bits.
  static let longest = 1 << 30

  /// Reads a page. `label` is the encoding its carrier states (a header, a record), if any.
  package static func tree(
    of bytes: [UInt8], label: String? = nil, isScripting: Bool = false
  ) -> HTMLTree {
    let decoded = PageDecoder.decode(bytes, label: label)
    var tree = build(decoded.bytes, from: decoded.start, isScripting: isScripting)
    tree.origins = decoded.origins
    tree.encoding = decoded.encoding
    return tree
  }

  /// The encoding a page states, by the Encoding Standard's name; Windows-1252 where it states none.
  package static func encoding(of bytes: [UInt8]) -> String {
    PageDecoder.encoding(of: bytes, label: nil).0.name
  }

  private static func build(_ bytes: [UInt8], from start: Int, isScripting: Bool) -> HTMLTree {
    var builder = TreeBuilder(
      PageBytes(bytes.prefix(longest)), from: start, isScripting: isScripting)
    builder.build()
    return builder.tree(of: bytes)
  }
}
