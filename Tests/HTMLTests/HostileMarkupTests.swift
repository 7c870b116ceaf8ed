import Testing

@testable import HTML

/// Markup made to hurt: bounded time and memory, no crash. One by one, not to measure each other.
@Suite(.serialized) struct HostileMarkupTests {
  private func tree(_ piece: String, _ count: Int, after: String = "") -> HTMLTree {
    HTMLParser.tree(of: Array((String(repeating: piece, count: count) + after).utf8))
  }

  @Test(.timeLimit(.minutes(1))) func nestingIsFlattenedAt512() {
    let tree = tree("<div>", 200_000, after: "quay")
    let text = tree.nodes.last { $0.kind == .text }
    var depth = 0
    var node = text?.parent ?? 0
    while node > 0 {
      depth += 1
      node = tree.nodes[Int(node)].parent
    }
    #expect(depth > 500 && depth <= 514)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<b>", "<a href=x>", "<table><tr><td>", "<svg>", "<template>", "</p>", "&amp", "&#1", "<!--",
      "<", "&", "<p><font a=1>", "<b><div></b>", "<table>x<b>", "<select><option>", "\0",
      "<script><!--<script>", "<nobr>", "</br>", "<svg><![CDATA[", "<math><mi>", "<frameset>",
    ])
  func tensOfThousandsOfAPiece(piece: String) { _ = tree(piece, 30_000) }

  @Test(.timeLimit(.minutes(1))) func differentFormattingElementsAreNotOpenedForEver() {
    var page = ""
    for number in 0..<30_000 { page += "<p><font a=\(number)></p>" }
    let tree = HTMLParser.tree(of: Array(page.utf8))
    #expect(tree.nodes.count < 200_000)
  }

  @Test(.timeLimit(.minutes(1))) func manyAttributesCostNoSquare() {
    var page = "<p "
    for number in 0..<100_000 { page += "a\(number)=1 a1=2 " }
    let tree = HTMLParser.tree(of: Array((page + ">").utf8))
    let paragraph = tree.nodes.firstIndex { $0.tag == .p } ?? 0
    #expect(tree.attributeRange(of: paragraph).count == 100_000)
  }

  @Test func aTagThatNeverEndsIsNothing() {
    #expect(TreeTests.dump("quay<p a=\"x").contains("\"quay\"\n"))
  }

  @Test func everyPrefixOfAPageGivesATree() {
    let page = Array(
      "<!doctype html \"a\"><p id='&lt;'>é&notin;<table>x<tr><td><svg><![CDATA[a]]><!-- b --!>"
        .utf8)
    for count in 0...page.count { _ = HTMLParser.tree(of: Array(page.prefix(count))) }
  }
}
