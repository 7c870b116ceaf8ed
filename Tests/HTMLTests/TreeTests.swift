import Testing

@testable import HTML

/// Trees of small pages, printed as html5lib prints them.
@Suite struct TreeTests {
  static func dump(_ page: String) -> String {
    String(decoding: TreeDump.lines(of: HTMLParser.tree(of: Array(page.utf8))), as: UTF8.self)
  }

  @Test func aParagraphEndsWhereABlockStarts() {
    #expect(
      Self.dump("<!doctype html><p>Ice on <b>the quay<div>Closed")
        == """
        | <!DOCTYPE html>
        | <html>
        |   <head>
        |   <body>
        |     <p>
        |       "Ice on "
        |       <b>
        |         "the quay"
        |     <div>
        |       <b>
        |         "Closed"

        """)
  }
}
