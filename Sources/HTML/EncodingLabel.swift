import CModels
import Tables

/// An encoding of the Encoding Standard.
package struct EncodingLabel: Sendable {
  /// How its bytes become characters.
  enum Kind: Sendable {
    case utf8, utf16Little, utf16Big
    /// The characters of 0x80…0xFF.
    case single([UInt32])
    /// The name the C library's iconv has for it.
    case multi(String)
  }

  /// In lower case.
  package let name: String
  let kind: Kind

  /// The encoding a label names, white space around it and case aside; nil for one that is none.
  package init?(_ label: String) {
    let key = label.lowercased().drop { $0.isWhitespace }
    guard let end = key.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    guard let found = EncodingLabel.byLabel[String(key[...end])] else { return nil }
    self = found
  }

  private init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// Whether ASCII is ASCII in it, byte for byte, and a byte that is not never follows one that is
  /// half of a character: valid UTF-8 is then read as such.
  var isByteWise: Bool {
    switch kind {
    case .utf8, .single: true
    default: false
    }
  }

  static let utf8 = EncodingLabel(name: "utf-8", kind: .utf8)
  static let utf16Little = EncodingLabel(name: "utf-16le", kind: .utf16Little)
  static let utf16Big = EncodingLabel(name: "utf-16be", kind: .utf16Big)
  static let windows1252 =
    byLabel["windows-1252"] ?? EncodingLabel(name: "windows-1252", kind: .single([]))

  private static let byLabel: [String: EncodingLabel] = {
    var byLabel: [String: EncodingLabel] = [:]
    for row in Table(sayso_table_encodings).rows where row.count == 4 {
      let kind: Kind
      switch (row[0], row[1]) {
      case ("utf-8", _): kind = .utf8
      case ("utf-16le", _): kind = .utf16Little
      case ("utf-16be", _): kind = .utf16Big
      case (_, "single"):
        kind = .single(row[3].split(separator: " ").map { UInt32($0, radix: 16) ?? 0xFFFD })
      case (_, "multi"): kind = .multi(row[3])
      default: continue
      }
      for label in row[2].split(separator: ",") {
        byLabel[String(label)] = EncodingLabel(name: row[0], kind: kind)
      }
    }
    return byLabel
  }()
}
