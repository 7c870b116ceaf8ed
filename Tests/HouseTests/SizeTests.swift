import Testing

/// Files of one idea, functions that fit on a screen.
@Suite struct SizeTests {
  static let sources =
    Checkout.files(in: "Sources", endingIn: ".swift")
    + Checkout.files(in: "Tests", endingIn: ".swift")

  @Test func noFileIsLongerThan400Lines() {
    for file in Self.sources {
      let count = Checkout.lines(of: file).count
      #expect(count <= 401, "\(file) has \(count) lines: one idea a file")
    }
  }

  @Test func noFunctionIsLongerThan40Lines() {
    for file in Self.sources where file.hasPrefix("Sources/") {
      for function in Self.functions(in: Checkout.lines(of: file)) where function.length > 40 {
        Issue.record("\(file):\(function.line) has \(function.length) lines: \(function.header)")
      }
    }
  }

  struct Function {
    var line: Int
    var length: Int
    var header: String
  }

  /// Functions by their header and the closing brace at the header's indentation, which the
  /// linter guarantees. Counts the lines between the two.
  static func functions(in lines: [Substring]) -> [Function] {
    var found: [Function] = []
    for (at, line) in lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let words = line.split(separator: " ")
      guard words.contains("func") || words.contains(where: { $0.hasPrefix("init(") }),
        !line.hasSuffix("}"), !ImportOrderTests.isComment(line)
      else { continue }
      let closing = String(repeating: " ", count: indent) + "}"
      guard let end = lines[at...].firstIndex(where: { $0 == closing }),
        let start = lines[at...end].firstIndex(where: { $0.hasSuffix("{") })
      else { continue }
      found.append(Function(line: at + 1, length: end - start - 1, header: String(line)))
    }
    return found
  }
}
